//! Rumors over the real data: the feed, one subject, one claim with its life.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should stop at once"
)]

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use specdex::answers::rumors::{FeedAnswer, Group, Happened, HistoryAnswer, life};
use specdex::answers::{Answer, Asked, Choice, Kinds, Question, View, Wanted, WantedClaim, answer};
use specdex::domain::{
    ActorId, Author, Change, ChangeKind, Claim, ClaimId, ClaimKey, Edit, EditId, Market, Property,
    PublisherId, Source, Status, SubjectNumber, TrackRecord, Value, track_records,
};
use specdex::views::card::{Card, CardSection, Row};

use crate::shipped::{self, SNAPSHOT, TODAY};

fn view() -> View {
    View::on(TODAY)
}

fn typed(text: &str) -> Wanted {
    Wanted::Typed(text.to_owned())
}

fn number(id: &str) -> SubjectNumber {
    SNAPSHOT.catalog.by_id(id).unwrap().number
}

fn card_of(asked: &Asked, view: &View) -> Card {
    let answer = answer(&SNAPSHOT, asked, view);
    shipped::card(&SNAPSHOT, &answer, asked, view)
}

fn card(question: Question, view: &View) -> Card {
    card_of(&Asked::new(question), view)
}

/// All pages of a card, one below the other.
fn pages(question: Question, view: &View) -> String {
    let mut asked = Asked::new(question);
    let first = card_of(&asked, view);
    let mut whole = vec![text(&first)];
    for page in 1..first.page.map_or(1, |(_, count)| count) {
        asked.page = page;
        whole.push(text(&card_of(&asked, view)));
    }
    whole.join("\n\n----\n\n")
}

/// The card as plain lines: title, headings, rows, footer.
fn text(card: &Card) -> String {
    let mut lines = vec![card.title.as_str().to_owned()];
    let row = |row: &Row| format!("{}{}", "  ".repeat(row.depth.into()), row.text());
    for section in &card.sections {
        lines.push(String::new());
        lines.extend(section.heading.iter().map(|heading| format!("# {heading}")));
        lines.extend(section.rows.iter().map(row));
    }
    lines.push(String::new());
    lines.extend(card.footer.iter().map(row));
    lines.join("\n")
}

fn feed_page(about: Option<Wanted>, market: Option<Market>, page: u16) -> FeedAnswer {
    let asked = Asked {
        question: Question::Feed { about },
        market,
        page,
    };
    match answer(&SNAPSHOT, &asked, &view()) {
        Answer::Feed(feed) => feed,
        other => panic!("no feed: {other:?}"),
    }
}

/// Every page of a feed, as one.
fn feed(about: Option<&str>, market: Option<Market>) -> FeedAnswer {
    let about = about.map(|id| Wanted::Number(number(id)));
    let mut whole = feed_page(about.clone(), market, 0);
    for page in 1..whole.pages {
        whole
            .entries
            .extend(feed_page(about.clone(), market, page).entries);
    }
    whole
}

fn subjects(feed: &FeedAnswer) -> BTreeSet<SubjectNumber> {
    feed.entries.iter().map(|entry| entry.said.about).collect()
}

#[test]
fn the_feed_holds_every_change_of_every_contested_claim_once() {
    let feed = feed(None, None);
    let contested = || {
        let claims = SNAPSHOT.catalog.claims();
        claims.filter(|claim| claim.is_contested())
    };
    let changes: usize = contested().map(|claim| claim.changes().len()).sum();
    assert!(changes > 200, "{changes}");
    assert_eq!(feed.total, changes);
    assert_eq!(feed.entries.len(), changes);
    let told: BTreeSet<_> = feed.entries.iter().map(|entry| entry.said.key).collect();
    let expected: BTreeSet<_> = contested().map(|claim| claim.id().key()).collect();
    assert_eq!(told, expected);
}

#[test]
fn the_feed_is_newest_first_and_a_denial_stands_above_its_report() {
    let feed = feed(None, None);
    let dated: Vec<_> = feed.entries.iter().map(|entry| entry.step.when).collect();
    for pair in dated.windows(2) {
        match (pair[0], pair[1]) {
            (Some(newer), Some(older)) => {
                let today = view().today;
                assert!(newer.start().min(today) >= older.start().min(today));
            }
            (None, Some(older)) => panic!("{older} stands below a change without a date"),
            (_, None) => {}
        }
    }
    let of_claim = |entry: &&_| {
        let entry: &specdex::answers::rumors::FeedEntry = entry;
        entry.said.key == ClaimId::new("nokia-x60-pro-os-cn").unwrap().key()
    };
    let life: Vec<Status> = feed
        .entries
        .iter()
        .filter(of_claim)
        .map(|entry| entry.step.status)
        .collect();
    assert_eq!(life, [Status::Debunked, Status::Rumored]);
}

#[test]
fn plain_specs_are_no_rumors() {
    for entry in feed(None, None).entries {
        let claim = SNAPSHOT.catalog.claim(entry.said.key).unwrap();
        let only_confirmed = claim.changes().len() == 1 && entry.said.status == Status::Confirmed;
        assert!(!only_confirmed, "{}", claim.id());
    }
}

#[test]
fn a_brand_covers_its_devices_its_series_and_its_own_word() {
    let covered = subjects(&feed(Some("nokia"), None));
    for id in ["nokia", "nokia-x60", "nokia-x60-pro"] {
        assert!(covered.contains(&number(id)), "{id}");
    }
    assert!(!covered.contains(&number("meizu")));
}

#[test]
fn a_system_covers_what_names_it() {
    let harmony = feed(Some("harmonyos"), None);
    let covered = subjects(&harmony);
    for id in ["nokia-x60-pro", "meizu"] {
        assert!(covered.contains(&number(id)), "{id}");
    }
    let android_only = harmony.entries.iter().find(|entry| {
        entry.said.about == number("nokia-x60-pro")
            && entry.said.property == Property::BatteryCapacity
    });
    assert!(
        android_only.is_none(),
        "the battery does not name HarmonyOS"
    );
}

#[test]
fn a_line_of_a_system_covers_its_own_versions_only() {
    let line = SNAPSHOT.catalog.by_id("harmonyos-next").unwrap();
    let told = feed(Some("harmonyos-next"), None);
    assert!(!told.entries.is_empty());
    for entry in &told.entries {
        let about = SNAPSHOT.catalog.subject(entry.said.about).unwrap();
        let of_line = about.number == line.number
            || about.release().is_some_and(|r| r.line == Some(line.number));
        let versions = match &entry.said.value {
            Value::List(values) => values.to_vec(),
            value => vec![value.clone()],
        };
        let named = versions.iter().any(|value| match value {
            Value::Os(os) => os.system.as_str() == "harmonyos" && os.major() >= Some(5),
            _ => false,
        });
        assert!(of_line || named, "{}: {:?}", about.id, entry.said.value);
    }
    let x60 = number("nokia-x60-pro");
    assert!(!subjects(&told).contains(&x60), "it was to run HarmonyOS 2");
}

#[test]
fn a_series_covers_its_devices() {
    let catalog = &SNAPSHOT.catalog;
    let mut checked = 0;
    for series in catalog.subjects() {
        let devices: Vec<_> = catalog.members(series.number).collect();
        if !matches!(series.details, specdex::catalog::Details::Series) || devices.is_empty() {
            continue;
        }
        let covered = subjects(&feed(Some(series.id.as_str()), None));
        for device in devices {
            let mut claims = catalog.claims_of(device.number).iter();
            if claims.any(Claim::is_contested) {
                assert!(covered.contains(&device.number), "{}", device.id);
                checked += 1;
            }
        }
    }
    assert!(checked > 0, "no series of the data has a contested device");
}

#[test]
fn a_market_leaves_out_what_does_not_reach_it() {
    let china = feed(Some("nokia-x60-pro"), Some(Market::CHINA));
    let germany = feed(Some("nokia-x60-pro"), Some(Market::new("de").unwrap()));
    let markets = |feed: &FeedAnswer| -> BTreeSet<Market> {
        feed.entries.iter().map(|entry| entry.said.market).collect()
    };
    assert_eq!(markets(&china), [Market::CHINA, Market::WORLD].into());
    assert_eq!(markets(&germany), [Market::GLOBAL, Market::WORLD].into());
}

#[test]
fn a_page_beyond_the_last_is_the_last() {
    let last = feed_page(None, None, u16::MAX);
    assert_eq!(last.page + 1, last.pages);
    assert!(!last.entries.is_empty());
    let first = feed_page(None, None, 0);
    assert!(first.pages > 20);
    assert_ne!(first.entries, last.entries);
}

#[test]
fn the_menu_of_the_feed_opens_what_stands_on_the_page() {
    let card = card(Question::Feed { about: None }, &view());
    let rows = card.sections.iter().flat_map(|section| &section.rows);
    let told: HashSet<Choice> = rows
        .filter_map(|row| row.claim)
        .map(Choice::Claim)
        .collect();
    let offered: HashSet<Choice> = card
        .select
        .unwrap()
        .options
        .iter()
        .map(|option| option.choice)
        .collect();
    assert_eq!(told, offered);
    assert!(!told.is_empty());
}

#[test]
fn nothing_contested_says_so_and_what_to_do() {
    let about = Wanted::Number(number("apple"));
    let plain = SNAPSHOT.catalog.devices().find(|device| {
        let own = SNAPSHOT.catalog.claims_of(device.number).iter();
        !own.chain(SNAPSHOT.catalog.inherited(device))
            .any(Claim::is_contested)
    });
    let about = plain.map_or(about, |device| Wanted::Number(device.number));
    let questions = [
        Question::Feed {
            about: Some(about.clone()),
        },
        Question::Dossier { about },
    ];
    for question in questions {
        let text = text(&card(question, &view()));
        assert!(text.starts_with("No rumors about "), "{text}");
        assert!(text.contains("/rumors feed"), "{text}");
    }
}

#[test]
fn with_rumors_off_a_card_says_that_they_are_hidden() {
    let off = View {
        show_rumors: false,
        ..view()
    };
    let about = Wanted::Number(number("nokia-x60-pro"));
    let claim = ClaimId::new("nokia-x60-pro-battery").unwrap().key();
    let questions = [
        Question::Feed {
            about: Some(about.clone()),
        },
        Question::Dossier { about },
        Question::History {
            claim: WantedClaim::Key(claim),
        },
    ];
    for question in questions {
        let text = text(&card(question.clone(), &off));
        assert!(
            text.contains("Unconfirmed values are hidden here."),
            "{question:?}: {text}"
        );
        assert!(!text.contains("6,000"), "{question:?}: {text}");
    }
}

#[test]
fn what_is_hidden_is_not_denied() {
    let off = View {
        show_rumors: false,
        ..view()
    };
    let about = Wanted::Number(number("samsung-galaxy-s27"));
    let questions = [
        Question::Feed {
            about: Some(about.clone()),
        },
        Question::Dossier { about },
        Question::History {
            claim: WantedClaim::Typed("nokia-x60-pro-batt".to_owned()),
        },
    ];
    for question in questions {
        let card = card(question, &off);
        let text = text(&card);
        assert!(!text.starts_with("No "), "{text}");
        assert!(
            text.contains("Unconfirmed values are hidden here."),
            "{text}"
        );
        assert!(!card.sections.is_empty(), "{text}");
    }
}

#[test]
fn a_dossier_sorts_by_what_became_of_the_claims() {
    let asked = Asked::new(Question::Dossier {
        about: Wanted::Number(number("nokia-x60-pro")),
    });
    let Answer::Dossier(dossier) = answer(&SNAPSHOT, &asked, &view()) else {
        panic!("no dossier");
    };
    let groups: Vec<Group> = dossier.groups.iter().map(|(group, _)| *group).collect();
    assert_eq!(groups, [Group::Open, Group::Confirmed, Group::Debunked]);
    let nokia = &dossier.groups[1].1[0].said;
    assert_eq!(nokia.stated_for.as_deref(), Some("Nokia"));
    let open = &dossier.groups[0].1;
    let rate = |claim: &&specdex::answers::rumors::DossierClaim| {
        claim.said.property == Property::DisplayRefreshRate
    };
    assert_eq!(open.iter().filter(rate).filter(|c| c.disputed).count(), 2);
    let told: usize = dossier.groups.iter().map(|(_, claims)| claims.len()).sum();
    let device = SNAPSHOT.catalog.by_id("nokia-x60-pro").unwrap();
    let own = SNAPSHOT.catalog.claims_of(device.number).iter();
    let expected = own
        .chain(SNAPSHOT.catalog.inherited(device))
        .filter(|claim| claim.is_contested());
    assert_eq!(told, expected.count());
}

#[test]
fn the_life_of_the_harmonyos_rumor() {
    let claim = WantedClaim::Typed("nokia-x60-pro-os-cn".to_owned());
    let text = pages(Question::History { claim }, &view());
    insta::assert_snapshot!(text);
    let denied = text.find("30 Jun 2021, catalog: debunked").unwrap();
    let reported = text
        .find("Jun 2021, catalog: first reported, rumored")
        .unwrap();
    assert!(denied < reported);
    assert!(text.contains("Huawei, quoted by Nokiamob, 1 Jul 2021"));
}

#[test]
fn the_feed_and_the_dossier_of_the_x60_pro() {
    let about = Wanted::Number(number("nokia-x60-pro"));
    let question = Question::Feed {
        about: Some(about.clone()),
    };
    insta::assert_snapshot!("x60_pro_feed", pages(question, &view()));
    let question = Question::Dossier { about };
    insta::assert_snapshot!("x60_pro_dossier", pages(question, &view()));
}

#[test]
fn a_claim_is_found_by_its_id_its_beginning_or_its_subject() {
    let history = |text: &str| {
        let claim = WantedClaim::Typed(text.to_owned());
        answer(&SNAPSHOT, &Asked::new(Question::History { claim }), &view())
    };
    let found = |text: &str| match history(text) {
        Answer::History(found) => match found {
            HistoryAnswer::Life(life) => vec![life.id.to_string()],
            HistoryAnswer::Choices(found) => {
                assert_eq!(found.total.min(25), found.claims.len());
                found.claims.iter().map(|(name, _)| name.clone()).collect()
            }
        },
        Answer::NoRecord(miss) => {
            assert_eq!(miss.kinds, Kinds::Claim);
            assert_eq!(miss.typed, text.trim());
            Vec::new()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(found("nokia-x60-pro-os-cn"), ["nokia-x60-pro-os-cn"]);
    assert_eq!(found(" Nokia-X60-Pro-OS-CN "), ["nokia-x60-pro-os-cn"]);
    assert_eq!(found("nokia-x60-pro-batt"), ["nokia-x60-pro-battery"]);
    assert!(found("nokia-x60-pro-").len() > 5);
    assert!(found("nokia x60 pro").len() > 5);
    for nothing in ["", "no-such-rumor", "🙂", "a/b/c\u{202e}"] {
        assert_eq!(found(nothing), [] as [&str; 0], "{nothing}");
    }
    let forged = Question::History {
        claim: WantedClaim::Key(ClaimKey(1)),
    };
    let forged = answer(&SNAPSHOT, &Asked::new(forged), &view());
    assert!(matches!(forged, Answer::NoRecord(_)), "{forged:?}");
}

#[test]
fn what_was_not_the_exact_name_is_repeated() {
    let text = text(&card(
        Question::Dossier {
            about: typed("samsnug"),
        },
        &view(),
    ));
    assert!(text.contains("Showing Samsung for \"samsnug\""), "{text}");
}

#[test]
fn every_claim_has_a_history_card_that_holds_all_its_sources() {
    for claim in SNAPSHOT.catalog.claims() {
        // The long tail of plain specs is alike; one in forty stands for it.
        if !claim.is_contested() && claim.id().key().0 % 40 != 0 {
            continue;
        }
        let key = claim.id().key();
        let asked = Asked::new(Question::History {
            claim: WantedClaim::Key(key),
        });
        let Answer::History(found) = answer(&SNAPSHOT, &asked, &view()) else {
            panic!("{} has no history", claim.id());
        };
        let HistoryAnswer::Life(found) = found else {
            panic!("{} is not told", claim.id());
        };
        let told: Vec<&Source> = found.steps.iter().flat_map(|step| &step.sources).collect();
        for source in claim.state.sources.iter() {
            assert!(told.contains(&source), "{}: {source:?}", claim.id());
        }
        let first = card_of(&asked, &view());
        assert_eq!(first.sections[0].rows[0].claim, Some(key), "{}", claim.id());
        let text = pages(asked.question, &view());
        let has_key = text.contains("[rumor-") || text.contains("[row");
        assert!(!has_key, "{text}");
        for source in claim.state.sources.iter() {
            let title = source.title.as_ref().map_or("", |title| title.as_str());
            assert!(text.contains(title), "{}: {title} in {text}", claim.id());
        }
    }
}

#[test]
fn every_contested_claim_stands_in_a_dossier_and_on_a_menu_of_it() {
    let subjects = SNAPSHOT.catalog.subjects();
    for subject in subjects {
        let own = SNAPSHOT.catalog.claims_of(subject.number).iter();
        let expected: BTreeSet<ClaimKey> = own
            .filter(|claim| claim.is_contested())
            .map(|claim| claim.id().key())
            .collect();
        if expected.is_empty() {
            continue;
        }
        let mut asked = Asked::new(Question::Dossier {
            about: Wanted::Number(subject.number),
        });
        let (mut told, mut offered) = (BTreeSet::new(), BTreeSet::new());
        let mut count = 1;
        while asked.page < count {
            let card = card_of(&asked, &view());
            count = card.page.map_or(1, |(_, count)| count);
            let rows = card.sections.iter().flat_map(|section| &section.rows);
            told.extend(rows.filter_map(|row| row.claim));
            let options = card.select.iter().flat_map(|select| &select.options);
            offered.extend(options.filter_map(|option| match option.choice {
                Choice::Claim(key) => Some(key),
                _ => None,
            }));
            asked.page += 1;
        }
        assert!(told.is_superset(&expected), "{}", subject.id);
        assert_eq!(told, offered, "{}", subject.id);
    }
}

fn change(when: &str, by: Author, kind: ChangeKind) -> Change {
    Change {
        by,
        when: Some(specdex::domain::PartialDate::parse(when).unwrap()),
        why: None,
        kind,
    }
}

/// Rumored, then denied by mistake, then the denial is taken back.
fn undone() -> Claim {
    let source = |id: &str| Source::of(PublisherId(id.into()));
    let person = Author::Person(Edit {
        id: EditId(3),
        by: ActorId(7),
        at_ms: 0,
    });
    let changes = vec![
        change(
            "2026-01",
            Author::File,
            ChangeKind::Recorded {
                value: Value::Boolean(true),
                status: Status::Rumored,
                since: None,
                note: None,
                sources: [source("a"), source("b")].into(),
            },
        ),
        change(
            "2026-02-01",
            person,
            ChangeKind::StatusSet(Status::Debunked, [source("b"), source("c")].into()),
        ),
        change("2026-02-02", person, ChangeKind::Undone(1)),
        change("2026-03-01", person, ChangeKind::SourceAdded(source("d"))),
    ];
    let id = ClaimId::new("undone").unwrap();
    Claim::new(
        id,
        SubjectNumber(1),
        Property::ChargingFast,
        Market::WORLD,
        changes,
    )
    .unwrap()
}

#[test]
fn an_undone_step_is_told_as_undone() {
    let steps = life(&undone());
    let undone: Vec<bool> = steps.iter().map(|step| step.undone).collect();
    assert_eq!(undone, [false, true, false, false]);
    let statuses: Vec<Status> = steps.iter().map(|step| step.status).collect();
    use Status::{Debunked, Rumored};
    assert_eq!(statuses, [Rumored, Debunked, Rumored, Rumored]);
    assert_eq!(steps[2].what, Happened::Undone);
    let brought: Vec<usize> = steps.iter().map(|step| step.sources.len()).collect();
    assert_eq!(brought, [2, 1, 0, 1], "b came with the first step");
}

/// A claim about a device that these voices reported and that ended so.
fn ended(device: u32, voices: &[&str], end: Option<Status>) -> Claim {
    let source = |id: &&str| Source::of(PublisherId((*id).into()));
    let mut changes = vec![change(
        "2026-01",
        Author::File,
        ChangeKind::Recorded {
            value: Value::Boolean(true),
            status: Status::Leaked,
            since: None,
            note: None,
            sources: voices.iter().map(source).collect(),
        },
    )];
    let maker: [Source; 1] = [source(&"maker")];
    changes.extend(end.map(|end| {
        change(
            "2026-02",
            Author::File,
            ChangeKind::StatusSet(end, maker.into()),
        )
    }));
    let id = ClaimId::new("a").unwrap();
    Claim::new(
        id,
        SubjectNumber(device),
        Property::ChargingFast,
        Market::WORLD,
        changes,
    )
    .unwrap()
}

#[test]
fn a_track_record_counts_a_device_once_and_open_claims_for_nobody() {
    use Status::{Confirmed, Debunked, Withdrawn};
    let claims = [
        ended(1, &["leaker", "press"], Some(Confirmed)),
        ended(1, &["leaker"], Some(Confirmed)),
        ended(1, &["leaker"], Some(Debunked)),
        ended(2, &["leaker"], Some(Debunked)),
        ended(3, &["leaker"], None),
        ended(4, &["leaker"], Some(Withdrawn)),
    ];
    let records = track_records(&claims);
    let record = |id: &str| {
        let record = records.get(id);
        record.map(|record| (record.confirmed, record.resolved))
    };
    assert_eq!(record("leaker"), Some((1, 2)));
    assert_eq!(record("press"), Some((1, 1)));
    assert_eq!(record("maker"), None, "it came with the end");
}

#[test]
fn a_longer_record_is_worth_more() {
    let bound = |confirmed, resolved| {
        TrackRecord {
            confirmed,
            resolved,
        }
        .lower_bound()
    };
    // Known values of Wilson's interval.
    for (confirmed, resolved, expected) in [(1, 1, 0.2065), (5, 10, 0.2366), (18, 20, 0.6990)] {
        let found = bound(confirmed, resolved);
        assert!(
            (found - expected).abs() < 1e-3,
            "{confirmed}/{resolved}: {found}"
        );
    }
    assert!(bound(0, 0) == 0.0 && bound(0, 9) < 1e-9);
    assert!(bound(2, 2) < bound(18, 20));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is typed, there is an answer with words in it, on every page.
    #[test]
    fn any_text_gets_an_answer(typed in "\\PC{0,90}|[a-z0-9 /-]{0,20}", page: u16) {
        let about = Wanted::Typed(typed.clone());
        let questions = [
            Question::Feed { about: Some(about.clone()) },
            Question::Dossier { about },
            Question::History { claim: WantedClaim::Typed(typed.clone()) },
            Question::Help { command: Some(typed) },
        ];
        for question in questions {
            let asked = Asked { question, market: None, page };
            let card = card_of(&asked, &view());
            prop_assert!(!card.title.as_str().starts_with('['), "{}", card.title.as_str());
        }
    }
}

#[test]
fn a_page_of_the_feed_fits_a_phone() {
    let pages = feed_page(None, None, 0).pages;
    for page in 0..pages {
        let asked = Asked {
            question: Question::Feed { about: None },
            market: None,
            page,
        };
        let card = card_of(&asked, &view());
        let lines = |section: &CardSection| section.rows.len() + 1;
        let lines: usize = card.sections.iter().map(lines).sum();
        assert!((1..=20).contains(&lines), "page {page} has {lines} lines");
        assert_eq!(card.page, Some((page, pages)));
        let enabled: Vec<bool> = card.buttons.iter().take(2).map(|b| b.enabled).collect();
        assert_eq!(enabled, [page > 0, page + 1 < pages], "page {page}");
    }
}
