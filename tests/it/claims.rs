//! Claims: how their changes fold, what passes the gates, which value is best.

use std::collections::BTreeMap;

use proptest::prelude::*;
use specdex::domain::claim::{FoldError, fold};
use specdex::domain::gate::{self, Circumstances, GateRefusal};
use specdex::domain::market::MarketEntry;
use specdex::domain::source::independence;
use specdex::domain::stage::{expected_date_passed, is_stale, stage};
use specdex::domain::{
    Author, Change, ChangeKind, Claim, ClaimId, ClaimName, Market, MarketTree, PartialDate,
    Precedence, Property, Publisher, PublisherId, Publishers, Source, SourceKind, Stage, Status,
    SubjectId, SubjectNumber, Text, Value, knowledge,
};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 28);

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn source(publisher: &str) -> Source {
    Source::of(PublisherId(publisher.into()))
}

/// One publisher of each kind, named by the kind's key.
fn publishers() -> Publishers {
    let publisher = |kind| Publisher {
        name: Text::new("x").unwrap(),
        kind,
        hosts: Vec::new(),
        address: None,
        license: None,
        commit: None,
        attribution: None,
        redistributable: true,
        digest: None,
        precedence: Precedence::default(),
    };
    let all = SourceKind::ALL.iter();
    all.map(|(kind, key)| (PublisherId((*key).into()), publisher(*kind)))
        .collect()
}

fn change(kind: ChangeKind) -> Change {
    Change {
        by: Author::File,
        when: None,
        why: None,
        kind,
    }
}

fn recorded(property: Property, value: &str, status: Status, publisher: &str) -> Change {
    change(ChangeKind::Recorded {
        value: Value::parse(property, value).unwrap(),
        status,
        since: None,
        note: None,
        sources: [source(publisher)].into(),
    })
}

fn set(status: Status) -> Change {
    change(ChangeKind::StatusSet(status, [].into()))
}

fn undo(index: usize) -> Change {
    change(ChangeKind::Undone(index))
}

fn battery(status: Status) -> Change {
    recorded(Property::BatteryCapacity, "6,000 mAh", status, "press")
}

/// A fact that was recorded once keeps neither its change nor its id; both
/// read as if it did, because buttons and histories hold them.
#[test]
fn a_plain_fact_has_its_change_and_its_id() {
    let only = Change {
        when: Some(date("2021-06")),
        why: Text::new("because").ok(),
        ..battery(Status::Leaked)
    };
    let claim = |name: ClaimName, changes: Vec<Change>| {
        let (property, market) = (Property::BatteryCapacity, Market::CHINA);
        Claim::new(name, SubjectNumber(1), property, market, changes).unwrap()
    };
    let after = ClaimName::After(SubjectId::new("acme-one").unwrap());
    let plain = claim(after.clone(), vec![only.clone()]);
    assert_eq!(*plain.changes(), *std::slice::from_ref(&only));
    assert_eq!(plain.state, fold(std::slice::from_ref(&only)).unwrap());
    assert!(plain.is_contested() && !plain.is_imported());

    let id = ClaimId::new("acme-one/battery.capacity/cn/press").unwrap();
    let named = claim(id.clone().into(), vec![only.clone()]);
    assert_eq!((plain.id(), plain.id().to_id()), (named.id(), id.clone()));
    assert_eq!(plain.id().key(), id.key());
    assert_eq!(plain.id().to_string(), id.as_str());
    for (beginning, begins) in [("acme-one/bat", true), ("acme-one/cn", false), ("", true)] {
        assert_eq!(plain.id().starts_with(beginning), begins, "{beginning:?}");
    }
    for other in ["a", "acme-one/battery", "acme-one0", "b"] {
        let other = claim(ClaimId::new(other).unwrap().into(), vec![only.clone()]);
        assert_eq!(plain.id().cmp(&other.id()), id.cmp(&other.id().to_id()));
    }

    let denied = claim(after, vec![only, set(Status::Debunked)]);
    assert_eq!(denied.changes().len(), 2);
    assert_eq!(denied.dates().collect::<Vec<_>>(), [date("2021-06")]);
}

#[test]
fn an_undo_can_itself_be_undone() {
    let mut changes = vec![battery(Status::Rumored), set(Status::Debunked)];
    let status = |changes: &[Change]| fold(changes).map(|state| state.status);
    assert_eq!(status(&changes), Ok(Status::Debunked));
    changes.push(undo(1));
    assert_eq!(status(&changes), Ok(Status::Rumored));
    changes.push(undo(2));
    assert_eq!(status(&changes), Ok(Status::Debunked));
    changes.push(undo(3));
    assert_eq!(status(&changes), Ok(Status::Rumored));
    // What comes after an undone change is judged as if it had never been.
    changes.push(set(Status::Confirmed));
    assert_eq!(status(&changes), Ok(Status::Confirmed));
}

#[test]
fn changes_that_make_no_claim_are_refused() {
    assert_eq!(fold(&[]), Err(FoldError::NotRecorded));
    assert_eq!(fold(&[set(Status::Leaked)]), Err(FoldError::NotRecorded));
    assert_eq!(
        fold(&[battery(Status::Rumored), undo(0)]),
        Err(FoldError::NotRecorded)
    );
    assert_eq!(
        fold(&[battery(Status::Rumored), battery(Status::Rumored)]),
        Err(FoldError::RecordedTwice { index: 1 })
    );
    assert_eq!(
        fold(&[battery(Status::Rumored), undo(1)]),
        Err(FoldError::UndoAhead { index: 1 })
    );
}

#[test]
fn an_illegal_move_names_the_legal_ones() {
    let error = fold(&[battery(Status::Debunked), set(Status::Confirmed)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "debunked cannot become confirmed; from debunked it can become rumored"
    );
    let error = fold(&[battery(Status::Withdrawn), set(Status::Rumored)]).unwrap_err();
    assert!(error.to_string().ends_with("it can become nothing else"));
    for (from, _) in Status::ALL {
        for (to, _) in Status::ALL {
            let legal = fold(&[battery(*from), set(*to)]).is_ok();
            assert_eq!(legal, from.moves().contains(to), "{from:?} to {to:?}");
        }
    }
}

#[test]
fn a_fold_keeps_sources_once_and_the_last_reason() {
    let mut debunked = change(ChangeKind::StatusSet(
        Status::Debunked,
        [source("press"), source("official")].into(),
    ));
    debunked.why = Some(Text::new("denied").unwrap());
    debunked.when = Some(date("2021-06-30"));
    let added = change(ChangeKind::SourceAdded(source("leaker")));
    let revised = change(ChangeKind::Revised(Value::Unknown));
    let state = fold(&[battery(Status::Rumored), debunked, added, revised]).unwrap();
    let names: Vec<_> = state.sources.iter().map(|s| s.publisher.as_str()).collect();
    assert_eq!(names, ["press", "official", "leaker"]);
    assert_eq!(state.reason.unwrap().as_str(), "denied");
    assert_eq!(state.as_of, Some(date("2021-06-30")));
    assert_eq!(state.value, Value::Unknown);
}

#[test]
fn gates_ask_for_the_right_voices() {
    use GateRefusal::{NeedsPressOrLeaker, NeedsPrimary, NeedsReason};
    let check = |status, publisher: &str, released: bool, refused: Option<GateRefusal>| {
        let circumstances = Circumstances {
            spec_of_released: released,
            has_reason: false,
        };
        let sources = [source(publisher)];
        let verdict = gate::check(status, &sources, &publishers(), circumstances);
        assert_eq!(verdict.err(), refused, "{status:?} by {publisher}");
    };
    check(Status::Rumored, "community", false, None);
    check(Status::Leaked, "press", false, None);
    check(Status::Leaked, "leaker", false, None);
    check(Status::Leaked, "community", false, Some(NeedsPressOrLeaker));
    check(Status::Leaked, "dataset", false, Some(NeedsPressOrLeaker));
    check(Status::Announced, "official", false, None);
    check(Status::Announced, "regulator", false, None);
    check(Status::Announced, "retailer", false, None);
    check(Status::Announced, "press", true, Some(NeedsPrimary));
    check(Status::Confirmed, "press", false, Some(NeedsPrimary));
    check(Status::Confirmed, "press", true, None);
    check(Status::Confirmed, "dataset", true, None);
    check(Status::Confirmed, "community", true, Some(NeedsPrimary));
    check(Status::Debunked, "official", false, Some(NeedsReason));
    let circumstances = Circumstances {
        spec_of_released: false,
        has_reason: true,
    };
    let quoting = Source {
        quotes: Some(PublisherId("official".into())),
        ..source("press")
    };
    let check =
        |status, sources: &[Source]| gate::check(status, sources, &publishers(), circumstances);
    assert_eq!(check(Status::Announced, &[quoting]), Ok(()));
    assert_eq!(check(Status::Rumored, &[]), Err(GateRefusal::NoSource));
}

#[test]
fn sources_of_one_origin_count_once() {
    let repeating = |publisher| Source {
        origin: Some(PublisherId("leaker".into())),
        ..source(publisher)
    };
    let sources = [
        repeating("press"),
        repeating("community"),
        source("leaker"),
        source("official"),
        source("press"),
    ];
    let found = independence(&sources, &publishers());
    assert_eq!((found.origins, found.unknown), (2, 1));
}

/// The world with China and the rest, and India in the rest.
fn tree() -> MarketTree {
    let parents = [
        ("world", None),
        ("cn", Some("world")),
        ("global", Some("world")),
        ("in", Some("global")),
    ];
    let entries: BTreeMap<_, _> = parents
        .into_iter()
        .map(|(code, parent)| {
            let entry = MarketEntry {
                parent: parent.map(|code| Market::new(code).unwrap()),
                aliases: vec![format!("the {code}")],
            };
            (Market::new(code).unwrap(), entry)
        })
        .collect();
    MarketTree::new(entries)
}

#[test]
fn markets_lie_in_each_other() {
    let tree = tree();
    let market = |code| Market::new(code).unwrap();
    let check = |inner, outer, steps| {
        assert_eq!(
            tree.distance(market(inner), market(outer)),
            steps,
            "{inner} in {outer}"
        );
    };
    check("in", "world", Some(2));
    check("in", "global", Some(1));
    check("cn", "global", None);
    check("world", "cn", None);
    assert_eq!(tree.find("The CN"), Some(Market::CHINA));
    assert_eq!(tree.find("mars"), None);
    // A circle ends.
    let entry = |parent| MarketEntry {
        parent: Some(market(parent)),
        aliases: Vec::new(),
    };
    let circle = MarketTree::new([(market("aa"), entry("bb")), (market("bb"), entry("aa"))].into());
    assert_eq!(circle.distance(market("aa"), Market::WORLD), None);
}

/// A claim from words: id, market, value, status, as of, publisher.
fn claim(property: Property, words: [&str; 6]) -> Claim {
    let [id, market, value, status, as_of, publisher] = words;
    let mut first = recorded(
        property,
        value,
        Status::from_key(status).unwrap(),
        publisher,
    );
    first.when = PartialDate::parse(as_of).ok();
    if publisher == "dataset" {
        first.by = Author::Import;
    }
    Claim::new(
        ClaimId::new(id).unwrap(),
        SubjectNumber(1),
        property,
        Market::new(market).unwrap(),
        vec![first],
    )
    .unwrap()
}

/// The ids of the best, nearer, disputed, agreeing, weaker and dead claims.
fn known(property: Property, claims: &[[&str; 6]], market: &str) -> Vec<String> {
    let claims: Vec<_> = claims.iter().map(|words| claim(property, *words)).collect();
    let market = Market::new(market).unwrap();
    let known = knowledge(property, &claims, market, &tree(), &publishers()).unwrap();
    let parts = [
        ("best", &known.best),
        ("nearer", &known.nearer),
        ("disputed", &known.disputed),
        ("agreeing", &known.agreeing),
        ("weaker", &known.weaker),
        ("dead", &known.dead),
    ];
    assert_eq!(
        known.all().count(),
        parts.iter().map(|(_, c)| c.len()).sum::<usize>()
    );
    parts
        .iter()
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(part, claims)| {
            let ids: Vec<_> = claims.iter().map(|claim| claim.id().to_string()).collect();
            format!("{part} {}", ids.join(" "))
        })
        .collect()
}

const CONFIRMED: [&str; 6] = ["a", "world", "5,000 mAh", "confirmed", "2025", "official"];

#[test]
fn the_best_value_is_the_best_backed_then_the_nearest() {
    let check = |other: [&str; 6], market: &str, expected: &[&str]| {
        let found = known(Property::BatteryCapacity, &[CONFIRMED, other], market);
        assert_eq!(found, expected, "{other:?}");
    };
    // Nearer but unconfirmed stands beside, never instead.
    check(
        ["b", "cn", "6,000 mAh", "rumored", "2026", "press"],
        "cn",
        &["best a", "nearer b"],
    );
    check(
        ["b", "cn", "6,000 mAh", "confirmed", "2024", "press"],
        "cn",
        &["best b", "weaker a"],
    );
    // It does not reach the world.
    check(
        ["b", "cn", "6,000 mAh", "rumored", "2026", "press"],
        "world",
        &["best a"],
    );
    check(
        ["b", "world", "6,000 mAh", "rumored", "2026", "press"],
        "in",
        &["best a", "weaker b"],
    );
    // Within one status and market the newer one, and then it is disputed.
    check(
        ["b", "world", "6,000 mAh", "confirmed", "2026", "press"],
        "in",
        &["best b", "disputed a"],
    );
    check(
        ["b", "world", "5,000 mAh", "confirmed", "2024", "press"],
        "in",
        &["best a", "agreeing b"],
    );
    check(
        ["b", "world", "6,000 mAh", "debunked", "2026", "press"],
        "in",
        &["best a", "dead b"],
    );
    // What people wrote overrides what was imported.
    check(
        ["b", "world", "6,000 mAh", "confirmed", "2026", "dataset"],
        "in",
        &["best a", "weaker b"],
    );
    check(
        ["b", "cn", "6,000 mAh", "confirmed", "2026", "dataset"],
        "cn",
        &["best b", "weaker a"],
    );
}

#[test]
fn rumors_that_differ_dispute_each_other() {
    let rumors = [
        ["a", "world", "144 Hz", "rumored", "2021", "press"],
        ["b", "world", "120 Hz", "leaked", "2021", "press"],
        ["c", "world", "90 Hz", "withdrawn", "2022", "press"],
    ];
    assert_eq!(
        known(Property::DisplayRefreshRate, &rumors, "cn"),
        ["best b", "disputed a", "dead c"]
    );
    assert_eq!(
        known(Property::DisplayRefreshRate, &rumors[2..], "cn"),
        ["dead c"]
    );
}

#[test]
fn sets_add_up_and_figures_of_a_time_follow_each_other() {
    let markets = [
        ["a", "cn", "cn", "confirmed", "2021", "official"],
        ["b", "cn", "in", "rumored", "2021", "press"],
        ["c", "cn", "cn", "rumored", "2021", "press"],
    ];
    assert_eq!(
        known(Property::ReleaseMarket, &markets, "cn"),
        ["best a b", "agreeing c"]
    );
    let devices = [
        [
            "a",
            "world",
            "700,000,000",
            "confirmed",
            "2023-08",
            "official",
        ],
        ["b", "world", "900,000,000", "confirmed", "2024-06", "press"],
    ];
    assert_eq!(
        known(Property::OsDevices, &devices, "world"),
        ["best b", "weaker a"]
    );
}

fn stage_of(claims: &[Claim], looked: Option<&str>) -> Stage {
    stage(claims, looked.map(date), &publishers(), TODAY)
}

#[test]
fn a_stage_is_what_the_claims_show() {
    let dated = |status, when| {
        claim(
            Property::ReleaseDate,
            ["a", "world", when, status, "2026", "official"],
        )
    };
    let check = |claims: &[Claim], looked, expected| {
        assert_eq!(stage_of(claims, looked), expected);
    };
    check(&[], None, Stage::Rumored);
    check(
        &[],
        Some("2026-08-21"),
        Stage::NoReleaseFound(date("2026-08-21")),
    );
    check(
        &[dated("confirmed", "2024-05")],
        Some("2026"),
        Stage::Released(Some(date("2024-05"))),
    );
    check(&[dated("rumored", "2024-05")], None, Stage::Rumored);
    check(&[dated("confirmed", "2027-05")], None, Stage::Announced);
    check(&[dated("announced", "2027-05")], None, Stage::Announced);
    check(
        &[dated("announced", "not before 2027")],
        None,
        Stage::Rumored,
    );
    let canceled = claim(
        Property::ReleaseCanceled,
        ["b", "world", "true", "announced", "2026", "official"],
    );
    check(
        &[dated("announced", "2027-05"), canceled],
        None,
        Stage::Canceled,
    );
    let in_a_set = claim(
        Property::ChipSoc,
        ["c", "world", "x", "confirmed", "2026", "dataset"],
    );
    check(&[in_a_set], None, Stage::Released(None));
    let ahead = claim(
        Property::ReleaseDate,
        ["d", "world", "2027-05", "confirmed", "2026", "dataset"],
    );
    check(&[ahead], None, Stage::Announced);
}

#[test]
fn rumors_age_and_expectations_pass() {
    let rumor = |as_of, status, value| {
        claim(
            Property::ReleaseDate,
            ["a", "world", value, status, as_of, "press"],
        )
    };
    let stale = |as_of, status| is_stale(&rumor(as_of, status, "2027"), TODAY);
    // The age counts from the end of the month.
    assert!(!stale("2026-06", "rumored"));
    assert!(stale("2026-05", "leaked"));
    assert!(
        !stale("2020", "announced") && !stale("2020", "confirmed") && !stale("2020", "debunked")
    );
    let passed = |value, status| expected_date_passed(&rumor("2026", status, value), TODAY);
    assert!(passed("2026-10", "rumored") && passed("2026-Q3", "announced"));
    assert!(!passed("2026-11", "rumored"), "November is not over");
    assert!(!passed("2025-10", "rumored"), "a report about the past");
    assert!(!passed("not before 2020", "rumored") && !passed("2026-10", "confirmed"));
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let markets = prop::sample::select(vec!["world", "cn", "global", "in"]);
    let statuses = prop::sample::select(Status::ALL.to_vec());
    let voices = prop::sample::select(vec!["official", "press", "dataset"]);
    (0u32..100_000, markets, statuses, voices, 4u32..8).prop_map(
        |(id, market, status, voice, amount)| {
            let (id, value) = (format!("c{id}"), format!("{amount}000 mAh"));
            claim(
                Property::BatteryCapacity,
                [&id, market, &value, status.1, "2026", voice],
            )
        },
    )
}

proptest! {
    #[test]
    fn knowledge_tells_every_claim_once_whatever_the_order(
        claims in prop::collection::vec(any_claim(), 1..8).prop_shuffle(),
        market in prop::sample::select(vec!["world", "cn", "global", "in"]),
    ) {
        let market = Market::new(market).unwrap();
        let (tree, publishers) = (tree(), publishers());
        let reaching = claims.iter().filter(|c| tree.distance(market, c.market).is_some()).count();
        let told = knowledge(Property::BatteryCapacity, &claims, market, &tree, &publishers);
        prop_assert_eq!(told.as_ref().map_or(0, |known| known.all().count()), reaching);
        let Some(known) = told else { return Ok(()) };
        let backward = knowledge(Property::BatteryCapacity, claims.iter().rev(), market, &tree, &publishers).unwrap();
        prop_assert_eq!(known.first().map(|c| c.id()), backward.first().map(|c| c.id()));
        for beside in known.all() {
            prop_assert!(known.first().is_none_or(|best| best.state.status.strength() >= beside.state.status.strength()));
        }
    }

    #[test]
    fn any_list_of_changes_folds_or_is_refused(codes in prop::collection::vec((0usize..3, 0usize..8), 0..12)) {
        let mut changes = vec![battery(Status::Rumored)];
        changes.extend(codes.into_iter().map(|(kind, n)| match kind {
            0 => set(Status::ALL[n % Status::ALL.len()].0),
            1 => undo(n),
            _ => change(ChangeKind::SourceAdded(source("press"))),
        }));
        // Undoing what an undo did gives back what was before.
        if let Ok(before) = fold(&changes) {
            let last = changes.len();
            changes.push(undo(last - 1));
            changes.push(undo(last));
            if let Ok(after) = fold(&changes) {
                prop_assert_eq!(before, after);
            }
        }
    }
}
