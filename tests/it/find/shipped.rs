//! `/find` on the catalog that is shipped.

use std::collections::BTreeSet;

use specdex::answers::find::{Criteria, FoundDevice, Limits, Order};
use specdex::answers::{self, Action, Answer, Asked, Choice, Question};
use specdex::domain::{
    Claim, DeviceKind, Market, Property, Quantity, Stage, Status, Value, knowledge,
};
use specdex::search::Figure;

use super::{answer, asked, view, without_rumors};
use crate::cards::print;
use crate::shipped::{SNAPSHOT, WORDS};

/// The best value of a property in a market, straight from the claims.
fn best(claims: &[Claim], property: Property, market: Market) -> Option<&Value> {
    let catalog = &SNAPSHOT.catalog;
    let same = claims.iter().filter(|claim| claim.property == property);
    let known = knowledge(
        property,
        same,
        market,
        catalog.markets(),
        catalog.publishers(),
    )?;
    known.value()
}

/// Whether any variant of a quantity is certainly at least this much.
fn is_at_least(value: Option<&Value>, limit: i64) -> bool {
    value.is_some_and(|value| {
        value.each().iter().any(|value| match value {
            Value::Quantity(Quantity::About(amount)) => amount.thousandths() >= limit,
            Value::Quantity(quantity) => quantity.span().0 >= limit,
            _ => false,
        })
    })
}

/// Every device of all pages.
fn all(line: &str) -> Vec<FoundDevice> {
    let mut asked = asked(&SNAPSHOT, line);
    let (first, _) = answer(&SNAPSHOT, &asked, &view());
    let mut rows = first.rows;
    for page in 1..first.pages {
        asked.page = page;
        rows.extend(answer(&SNAPSHOT, &asked, &view()).0.rows);
    }
    assert_eq!(rows.len(), first.total, "{line}");
    rows
}

#[test]
fn what_is_found_is_what_the_claims_say() {
    for (line, property, limit) in [
        (
            "/find battery:8000 market:in",
            Property::BatteryCapacity,
            8_000_000,
        ),
        (
            "/find refresh:165 market:cn",
            Property::DisplayRefreshRate,
            165_000,
        ),
        ("/find camera:150 market:us", Property::CameraMain, 150_000),
        ("/find ram:24 market:global", Property::MemoryRam, 24_000),
    ] {
        let asked = asked(&SNAPSHOT, line);
        let market = asked.market.unwrap();
        let (found, _) = answer(&SNAPSHOT, &asked, &view());
        let expected: BTreeSet<String> = SNAPSHOT
            .catalog
            .devices()
            .filter(|device| {
                let claims = SNAPSHOT.catalog.claims_of(device.number);
                is_at_least(best(claims, property, market), limit)
            })
            .map(|device| SNAPSHOT.catalog.full_name(device))
            .collect();
        assert!(!expected.is_empty(), "{line} shows nothing");
        let names: BTreeSet<String> = all(line).into_iter().map(|device| device.name).collect();
        assert!(names.is_subset(&expected), "{line}");
        assert_eq!(found.total + found.elsewhere, expected.len(), "{line}");
    }
}

#[test]
fn several_criteria_find_what_each_of_them_finds() {
    let numbers = |line: &str| -> BTreeSet<_> {
        let rows = all(line).into_iter();
        rows.map(|device| device.number).collect()
    };
    // In one market each device has one place, so that sets can be cut.
    for (market, criteria) in [
        ("cn", ["brand:huawei", "os:harmonyos", "status:released"]),
        ("in", ["brand:oneplus", "ram:12", "battery:4500"]),
        ("us", ["foldable", "year:2023-2025", "ram:12"]),
        ("jp", ["brand:sharp", "os:android 10", "ram:4"]),
    ] {
        let line = |criteria: &[&str]| format!("/find {} market:{market}", criteria.join(" "));
        let together = numbers(&line(&criteria));
        let [first, second, third] = criteria;
        let one = numbers(&line(&[first, second]));
        let other = numbers(&line(&[first, third]));
        let both: BTreeSet<_> = one.intersection(&other).copied().collect();
        assert!(!both.is_empty(), "{market}: {criteria:?} shows nothing");
        assert_eq!(together, both, "{market}: {criteria:?}");
    }
}

#[test]
fn every_order_tells_the_same_devices() {
    let orders = Order::ALL.iter().map(|(_, order)| *order);
    let tell = |order: &str| {
        let rows = all(&format!("/find brand:oneplus sort:{order}"));
        let numbers: Vec<_> = rows.iter().map(|device| device.number).collect();
        (numbers.iter().copied().collect::<BTreeSet<_>>(), numbers)
    };
    let (expected, by_name) = tell("name");
    for order in orders.filter(|order| *order != "name") {
        let (told, in_order) = tell(order);
        assert_eq!(told, expected, "{order}");
        assert_ne!(in_order, by_name, "{order}");
    }
    // The values fall, and the unknown ones come last.
    let figures: Vec<Option<i64>> = all("/find brand:oneplus sort:battery")
        .iter()
        .map(|row| {
            let said = row.values.iter().find_map(|value| value.said.as_ref());
            match said?.value.each().first()? {
                Value::Quantity(quantity) => Some(quantity.span().0),
                _ => None,
            }
        })
        .collect();
    assert!(figures.first().is_some_and(Option::is_some), "{figures:?}");
    assert!(figures.iter().rev().is_sorted(), "{figures:?}");
}

#[test]
fn pages_hold_each_device_once_in_order() {
    let rows = all("/find brand:nokia sort:name");
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    assert!(names.len() > 20, "{names:?}");
    assert!(names.is_sorted(), "{names:?}");
    let numbers: BTreeSet<_> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers.len(), rows.len());
    let mut beyond = asked(&SNAPSHOT, "/find brand:nokia");
    beyond.page = u16::MAX;
    let (found, card) = answer(&SNAPSHOT, &beyond, &view());
    assert_eq!(card.page, Some((found.pages - 1, found.pages)));
    assert!(!found.rows.is_empty());
    // The newest come first, and what is still to come behind them.
    let dates: Vec<_> = all("/find foldable status:released")
        .iter()
        .filter_map(|row| match &row.values[0].said.as_ref()?.value {
            Value::Date(date) => Some(date.start()),
            _ => None,
        })
        .collect();
    assert!(dates.iter().rev().is_sorted(), "{dates:?}");
}

#[test]
fn the_shipped_data_answers() {
    let shown = |line: &str| print(&answer(&SNAPSHOT, &asked(&SNAPSHOT, line), &view()).1);
    let text = shown("/find brand:nokia battery:6000 camera:200");
    assert!(text.contains("Nokia X60 Pro, never released: "), "{text}");
    assert!(text.contains("6,000 mAh"), "{text}");
    assert!(text.contains("rumored"), "{text}");
    let hidden = answer(
        &SNAPSHOT,
        &asked(&SNAPSHOT, "/find brand:nokia battery:6000 camera:200"),
        &without_rumors(),
    );
    assert!(hidden.0.hidden > 0);
    assert!(!print(&hidden.1).contains("X60 Pro"));
    // Denied is not had.
    let rows = all("/find brand:nokia os:harmonyos market:cn");
    assert!(rows.iter().all(|row| !row.name.contains("X60")), "{rows:?}");
    let rows = all("/find os:harmonyos brand:huawei kind:foldable market:cn");
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert!(names.contains(&"Huawei Mate X5"), "{names:?}");
}

#[test]
fn each_row_tells_what_was_asked_and_how_sure_it_is() {
    for line in [
        "/find battery:7500 weight:300",
        "/find ram:16 refresh:144 sort:weight",
        "/find brand:samsung status:rumored",
        "/find foldable sort:battery",
    ] {
        let asked = asked(&SNAPSHOT, line);
        let (found, card) = answer(&SNAPSHOT, &asked, &view());
        let rows = card.sections.last().unwrap();
        assert_eq!(rows.rows.len(), found.rows.len(), "{line}");
        for (row, device) in rows.rows.iter().zip(&found.rows) {
            let text = row.text();
            assert!(text.starts_with(&device.name), "{text}");
            let released = matches!(device.stage, Stage::Released(_));
            assert!(released || text.contains(", "), "{text}");
            for said in device.values.iter().filter_map(|value| value.said.as_ref()) {
                let status = specdex::i18n::format::status(&WORDS, said.status);
                let confirmed = said.status == Status::Confirmed;
                assert!(confirmed || text.contains(&status), "{text}");
            }
        }
        assert!(found.rows.len() <= answers::find::ON_PAGE);
    }
}

#[test]
fn a_menu_opens_a_card_and_changes_the_order() {
    let asked = asked(&SNAPSHOT, "/find foldable brand:samsung market:cn");
    let (found, card) = answer(&SNAPSHOT, &asked, &view());
    let menu = card.select.unwrap();
    assert!(menu.options.len() <= 25);
    let choose = |choice| match menu.action.clone().choose(choice) {
        Action::Show(asked) => asked,
        other => panic!("{other:?}"),
    };
    let device = choose(Choice::Subject(found.rows[0].number));
    assert!(matches!(device.question, Question::Spec { .. }));
    assert_eq!(device.market, Some(Market::CHINA));
    let order = choose(Choice::Order(Order::Best(Figure::Weight)));
    let (found, _) = answer(&SNAPSHOT, &order, &view());
    assert_eq!(found.criteria.order, Order::Best(Figure::Weight));
    assert_eq!(found.criteria.kind, Some(DeviceKind::Foldable));
    let every = choose(Choice::Market(None));
    assert_eq!(every.market, None);
}

#[test]
fn a_brand_or_system_that_is_gone_is_no_record() {
    let nokia_phone = SNAPSHOT.catalog.by_id("nokia-x60-pro").unwrap().number;
    for criteria in [
        Criteria {
            brand: Some(specdex::domain::SubjectNumber(u32::MAX)),
            ..Criteria::default()
        },
        // A forged id may name anything.
        Criteria {
            system: Some(nokia_phone),
            limits: Limits::default(),
            ..Criteria::default()
        },
    ] {
        let asked = Asked::new(Question::Find { criteria });
        let answer = answers::answer(&SNAPSHOT, &asked, &view());
        assert!(matches!(answer, Answer::NoRecord(_)), "{answer:?}");
    }
}
