//! `/find`: what is found, in which order, page by page; what is left out and
//! why; what is refused.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use specdex::answers::find::{Criteria, Criterion, FindAnswer, FoundDevice, Limits, Order, Years};
use specdex::answers::{self, Action, Answer, Asked, Choice, Manual, Question, View};
use specdex::catalog::{self, Files};
use specdex::commands::parse_line;
use specdex::domain::{
    Claim, DeviceKind, Market, Property, Quantity, Stage, StageKind, Status, Value, knowledge,
};
use specdex::search::{Figure, Snapshot};
use specdex::views::card::{Card, Tone};
use specdex::views::{self, Context};

use crate::cards::print;
use crate::shipped::{SNAPSHOT, TODAY, WORDS};

const ACME: &str =
    "[[brands]]\nid = \"acme\"\nname = \"Acme\"\n\n[[brands]]\nid = \"bravo\"\nname = \"Bravo\"\n";
const SOURCES: &str = "[[publishers]]\nid = \"acme\"\nname = \"Acme\"\nkind = \"official\"\naddress = \"https://acme.example\"\n\n[[publishers]]\nid = \"paper\"\nname = \"The paper\"\nkind = \"press\"\naddress = \"https://paper.example\"\n";
const MARKETS: &str = "[[markets]]\ncode = \"world\"\n\n[[markets]]\ncode = \"cn\"\nparent = \"world\"\n\n[[markets]]\ncode = \"global\"\nparent = \"world\"\n\n[[markets]]\ncode = \"in\"\nparent = \"global\"\n";

/// Systems: a family with two lines, and a skin on it.
const SYSTEMS: &[(&str, &str)] = &[
    (
        "os/anos.toml",
        "id = \"anos\"\nkind = \"family\"\nname = \"AnOS\"\nmaker = \"acme\"\n\n[[lines]]\nid = \"anos-old\"\nname = \"AnOS Old\"\nfrom = \"1\"\n\n[[lines]]\nid = \"anos-next\"\nname = \"AnOS Next\"\nfrom = \"5\"\n",
    ),
    (
        "os/gloss.toml",
        "id = \"gloss\"\nkind = \"skin\"\nname = \"Gloss\"\nmaker = \"bravo\"\nbase = \"anos\"\n",
    ),
];

/// Devices: id, brand, kind, and what is known.
const DEVICES: &[(&str, &str, &str, &str)] = &[
    (
        "acme-alpha",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2024-03-05\"\nbattery.capacity = \"6,000 mAh\"\ndisplay.refresh_rate = \"120 Hz\"\nmemory.ram = [\"8 GB\", \"12 GB\"]\nbody.weight = \"220 g\"\ncamera.main = \"50 MP\"\nos.launch = \"anos 4\"\n",
    ),
    (
        "acme-beta",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2023\"\nbattery.capacity = \"3,000 mAh\"\nbody.weight = \"150 g\"\nos.launch = \"anos\"\n",
    ),
    (
        // Another battery in China than elsewhere.
        "acme-gamma",
        "acme",
        "foldable",
        "[[specs]]\nmarket = \"cn\"\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2025-01-10\"\nbattery.capacity = \"6,500 mAh\"\nos.launch = \"anos 5.1\"\n\n[[specs]]\nmarket = \"global\"\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2025-06\"\nbattery.capacity = \"5,500 mAh\"\nos.launch = \"gloss 3\"\n",
    ),
    (
        "acme-delta",
        "acme",
        "phone",
        "[[claims]]\nid = \"d-battery\"\nproperty = \"battery.capacity\"\nvalue = \"7,000 mAh\"\nstatus = \"rumored\"\nas_of = \"2026-11-01\"\nsources = [{ publisher = \"paper\", title = \"t\", date = \"2026-11-01\" }]\n",
    ),
    (
        // No number that is certain.
        "acme-epsilon",
        "acme",
        "phone",
        "[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2022-05\"\nbattery.capacity = \"up to 6,000 mAh\"\nbody.weight = \"none\"\ndisplay.refresh_rate = \"more than 90 Hz\"\n",
    ),
    (
        "bravo-zeta",
        "bravo",
        "phone",
        "[[claims]]\nid = \"z-market\"\nproperty = \"release.market\"\nvalue = \"cn\"\nmarket = \"cn\"\nstatus = \"confirmed\"\nas_of = \"2024-01-01\"\nsources = [{ publisher = \"acme\", title = \"t\" }]\n\n[[specs]]\nsources = [{ publisher = \"acme\" }]\nrelease.date = \"2024-01\"\nbattery.capacity = \"6,100 mAh\"\nos.launch = \"gloss 2\"\n",
    ),
    ("bravo-watch", "bravo", "watch", ""),
];

static SMALL: LazyLock<Snapshot> = LazyLock::new(|| {
    let mut files = Files::default();
    let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    put("markets.toml", MARKETS);
    put("sources.toml", SOURCES);
    put("brands.toml", ACME);
    for (path, text) in SYSTEMS {
        put(path, text);
    }
    for (id, brand, kind, text) in DEVICES {
        let name = id.split_once('-').unwrap().1;
        let head =
            format!("id = \"{id}\"\nname = \"{name}\"\nbrand = \"{brand}\"\nkind = \"{kind}\"\n\n");
        put(
            &format!("devices/{brand}/{id}.toml"),
            &format!("{head}{text}"),
        );
    }
    put("ids.csv", "number,id\n");
    let numbers = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbers.into_bytes());
    let loaded = catalog::load(&files);
    assert!(!loaded.has_errors(), "{:#?}", loaded.problems);
    Snapshot::new(loaded.catalog)
});

fn view() -> View {
    View::on(TODAY)
}

fn without_rumors() -> View {
    View {
        show_rumors: false,
        ..view()
    }
}

/// The question of a line.
fn asked(snapshot: &Snapshot, line: &str) -> Asked {
    let call = parse_line(line).map_err(|refusal| refusal.text(&WORDS));
    let asked = call.and_then(|call| {
        call.question(snapshot)
            .map_err(|refusal| refusal.text(&WORDS))
    });
    asked.unwrap_or_else(|refusal| panic!("{line}: {refusal}"))
}

fn answer(snapshot: &Snapshot, asked: &Asked, view: &View) -> (FindAnswer, Card) {
    let answer = answers::answer(snapshot, asked, view);
    let context = Context {
        words: &WORDS,
        catalog: &snapshot.catalog,
        manual: &Manual::default(),
        asked,
        view,
    };
    let card = views::card(&answer, &context);
    match answer {
        Answer::Find(found) => (*found, card),
        other => panic!("{other:?}"),
    }
}

fn find(line: &str) -> FindAnswer {
    answer(&SMALL, &asked(&SMALL, line), &view()).0
}

fn names(found: &FindAnswer) -> Vec<&str> {
    let rows = found.rows.iter();
    rows.map(|device| device.name.as_str()).collect()
}

#[track_caller]
fn check(line: &str, expected: &[&str], unknown: usize) {
    let found = find(line);
    assert_eq!(names(&found), expected, "{line}");
    assert_eq!(found.unknown, unknown, "{line}: left out as unknown");
    assert_eq!(found.total, expected.len(), "{line}");
}

#[test]
fn devices_are_found_by_what_is_asked_for() {
    check("/find brand:bravo", &["Bravo zeta", "Bravo watch"], 0);
    check("/find kind:watch", &["Bravo watch"], 0);
    check("/find watches", &["Bravo watch"], 0);
    // A phone that folds is a phone.
    check(
        "/find phone sort:name brand:acme",
        &[
            "Acme alpha",
            "Acme beta",
            "Acme delta",
            "Acme epsilon",
            "Acme gamma",
        ],
        0,
    );
    check("/find foldable", &["Acme gamma"], 0);
    check("/find year:2024", &["Acme alpha", "Bravo zeta"], 2);
    check(
        "/find year:2023-2024 brand:acme",
        &["Acme alpha", "Acme beta"],
        1,
    );
    check("/find status:rumored", &["Acme delta", "Bravo watch"], 0);
    check("/find ram:12", &["Acme alpha"], 6);
    check("/find ram:16 battery:100", &[], 6);
    check("/find weight:150", &["Acme beta"], 5);
    check("/find camera:50", &["Acme alpha"], 6);
}

#[test]
fn a_limit_counts_only_what_is_certain() {
    // Up to 6,000 mAh may be less; nothing is known of the watch.
    check(
        "/find battery:6000 sort:battery",
        &["Acme delta", "Acme gamma", "Bravo zeta", "Acme alpha"],
        2,
    );
    // Nobody says when the rumored one comes out.
    check("/find battery:6001 kind:phone brand:acme year:2022", &[], 1);
    check("/find refresh:90", &["Acme alpha", "Acme epsilon"], 5);
    // It may be 91 Hz and may be 144.
    check("/find refresh:100", &["Acme alpha"], 6);
}

#[test]
fn all_that_is_asked_for_holds_in_one_place() {
    // 6,500 mAh in China, Gloss elsewhere: no phone has both.
    check("/find os:gloss battery:6400", &[], 2);
    let found = find("/find foldable battery:6400");
    let [gamma] = found.rows.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(gamma.place, Some(Market::CHINA));
    check("/find foldable battery:6400 market:in", &[], 0);
    check("/find foldable battery:5500 market:in", &["Acme gamma"], 0);
    check("/find foldable year:2025 market:cn", &["Acme gamma"], 0);
    let (found, card) = answer(
        &SMALL,
        &asked(&SMALL, "/find foldable battery:5000 market:in"),
        &view(),
    );
    assert_eq!(found.rows[0].place, None);
    let text = print(&card);
    assert!(text.contains("Acme gamma: Jun 2025, 5,500 mAh\n"), "{text}");
    assert!(text.contains("Values for India"), "{text}");
}

#[test]
fn what_is_on_record_for_other_markets_only_is_left_out() {
    let found = find("/find battery:6100 market:in");
    assert_eq!(names(&found), ["Acme delta"]);
    assert_eq!(found.elsewhere, 1);
    let found = find("/find battery:6100 market:cn sort:name");
    assert_eq!(names(&found), ["Acme delta", "Acme gamma", "Bravo zeta"]);
    assert_eq!(found.elsewhere, 0);
}

#[test]
fn a_system_is_found_in_its_lines_and_beneath_its_skins() {
    check(
        "/find os:anos sort:name",
        &["Acme alpha", "Acme beta", "Acme gamma", "Bravo zeta"],
        3,
    );
    check("/find os:gloss sort:name", &["Acme gamma", "Bravo zeta"], 3);
    // Of a skin nobody says on which line it is built, and of beta no version.
    check("/find os:anos-next", &["Acme gamma"], 5);
    check("/find os:AnOS Old", &["Acme alpha"], 5);
    let (_, card) = answer(&SMALL, &asked(&SMALL, "/find os:anos-next"), &view());
    let text = print(&card);
    assert!(
        text.contains("Acme gamma: AnOS 5.1, 10 Jan 2025, in China"),
        "{text}"
    );
    check("/find os:gloss market:cn", &["Bravo zeta"], 3);
}

#[test]
fn rumors_count_only_where_they_are_shown_and_say_so() {
    let asked = asked(&SMALL, "/find battery:6600");
    let (found, card) = answer(&SMALL, &asked, &view());
    assert_eq!(names(&found), ["Acme delta"]);
    let text = print(&card);
    assert!(
        text.contains("Acme delta, rumored: Release not known, 7,000 mAh (rumored)"),
        "{text}"
    );
    let (found, card) = answer(&SMALL, &asked, &without_rumors());
    assert_eq!((found.total, found.hidden), (0, 1));
    assert!(card.hidden);
    let text = print(&card);
    assert!(!text.contains("7,000"), "{text}");
    assert!(
        text.contains("unconfirmed values are hidden here"),
        "{text}"
    );
}

#[test]
fn the_order_is_what_was_asked_for() {
    check(
        "/find brand:acme",
        &[
            "Acme gamma",
            "Acme alpha",
            "Acme beta",
            "Acme epsilon",
            "Acme delta",
        ],
        0,
    );
    check(
        "/find brand:acme sort:weight",
        &[
            "Acme beta",
            "Acme alpha",
            "Acme delta",
            "Acme epsilon",
            "Acme gamma",
        ],
        0,
    );
    let (_, card) = answer(
        &SMALL,
        &asked(&SMALL, "/find sort:weight brand:acme"),
        &view(),
    );
    let text = print(&card);
    assert!(
        text.contains("# Lightest first\nAcme beta: 150 g\n"),
        "{text}"
    );
    assert!(
        text.contains("Acme delta, rumored: Weight not known"),
        "{text}"
    );
}

#[test]
fn nothing_found_says_what_to_leave_out() {
    let asked = asked(&SMALL, "/find foldable brand:bravo market:cn");
    let (found, card) = answer(&SMALL, &asked, &view());
    assert_eq!(found.total, 0);
    assert_eq!(
        found.loosened,
        [(Criterion::Kind, 2), (Criterion::Brand, 1)]
    );
    assert_eq!(card.tone, Tone::Missing);
    assert!(card.hidden);
    let text = print(&card);
    assert!(text.starts_with("No device fits"), "{text}");
    assert!(text.contains("foldable, Bravo, values in China"), "{text}");
    assert!(
        text.contains("Any kind: 2 devices\nAny brand: 1 device\n"),
        "{text}"
    );
    // A button does what it says.
    let Action::Show(next) = &card.buttons[1].action else {
        panic!("{card:?}")
    };
    let (found, card) = answer(&SMALL, next, &view());
    assert_eq!(names(&found), ["Acme gamma"]);
    assert!(!card.hidden);
    let lost = self::asked(&SMALL, "/find watch brand:acme battery:20000");
    let (found, card) = answer(&SMALL, &lost, &view());
    assert_eq!(found.loosened, []);
    let text = print(&card);
    assert!(text.contains("Leave out two or more"), "{text}");
}

#[test]
fn what_cannot_be_is_refused_with_what_works() {
    let refused = |line: &str, expected: &str| {
        let call = parse_line(line).unwrap();
        let refusal = call.question(&SNAPSHOT).unwrap_err();
        assert_eq!(refusal.text(&WORDS), expected, "{line}");
    };
    refused(
        "/find tablett",
        r#""kind" cannot be "tablett". The nearest is tablet: kind:tablet"#,
    );
    refused(
        "/find qqq",
        r#""kind" cannot be "qqq". It takes phone, foldable, tablet, watch, tv, pc, handheld, reader, headset, other or unknown."#,
    );
    refused(
        "/find brand:nokai",
        r#""brand" cannot be "nokai". The nearest is Nokia: brand:nokia"#,
    );
    refused(
        "/find brand:qqqqqqqq",
        r#""brand" cannot be "qqqqqqqq", because nothing on record has that name. Try brand:nokia"#,
    );
    refused(
        "/find os:harmonyoz",
        r#""os" cannot be "harmonyoz". The nearest is HarmonyOS: os:harmonyos"#,
    );
    refused(
        "/find year:20xx",
        r#""year" is a year or two, and "20xx" is neither. Try year:2024 or year:2022-2024"#,
    );
    refused(
        "/find battery:big",
        r#""battery" is a number in mAh, and "big" is none. Try battery:5000"#,
    );
    refused(
        "/find battery:900000",
        r#""battery" cannot be "900000", because no device has more than 60,000 mAh. Try battery:5000"#,
    );
    refused(
        "/find weight:2 g",
        r#""weight" cannot be "2 g", because no device has less than 10 g. Try weight:200"#,
    );
    refused(
        "/find weight:at least 200 g",
        r#""weight" is a number in g, and "at least 200 g" is none. Try weight:200"#,
    );
    refused(
        "/find sort:price",
        r#""sort" cannot be "price". It takes newest, battery, refresh, camera, ram, weight or name."#,
    );
    refused(
        "/find status:rumord",
        r#""status" cannot be "rumord". The nearest is rumored: status:rumored"#,
    );
}

#[test]
fn options_are_read_as_people_write_them() {
    let criteria = |line: &str| match asked(&SNAPSHOT, line).question {
        Question::Find { criteria } => criteria,
        other => panic!("{other:?}"),
    };
    for line in [
        "/find battery:6000",
        "/find battery:6,000",
        "/find battery:6000mah",
        "/find battery:6,000 mAh",
        "/find battery:6000+",
        "/find battery:at least 6000 mAh",
    ] {
        let limit = criteria(line).limits.get(Figure::Battery);
        assert_eq!(limit, Some(6_000_000), "{line}");
    }
    let limit = criteria("/find weight:up to 200 g").limits;
    assert_eq!(limit.get(Figure::Weight), Some(200_000));
    let years = |first, last| Some(Years { first, last });
    assert_eq!(criteria("/find year:2024").years, years(2024, 2024));
    assert_eq!(criteria("/find year:2022-2024").years, years(2022, 2024));
    assert_eq!(criteria("/find year:2024 to 2022").years, years(2022, 2024));
    let kind = |line| criteria(line).kind;
    assert_eq!(kind("/find phones"), Some(DeviceKind::Phone));
    assert_eq!(kind("/find kind:Watches"), Some(DeviceKind::Watch));
    let stage = criteria("/find status:never released").stage;
    assert_eq!(stage, Some(StageKind::NeverReleased));
    let number = |id: &str| SNAPSHOT.catalog.by_id(id).map(|subject| subject.number);
    assert_eq!(criteria("/find brand:Nokia").brand, number("nokia"));
    assert_eq!(criteria("/find brand:诺基亚").brand, number("nokia"));
    assert_eq!(criteria("/find os:one ui").system, number("one-ui"));
    assert_eq!(criteria("/find os:android 10").system, number("android-10"));
    let order = criteria("/find sort:refresh").order;
    assert_eq!(order, Order::Best(Figure::RefreshRate));
}

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
