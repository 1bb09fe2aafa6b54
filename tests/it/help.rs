//! What `/help` and `/about` tell.

#![expect(clippy::panic, reason = "a test that fails should stop at once")]

use specdex::answers::{Answer, Asked, Manual, ManualEntry, ManualOption, Question, View, answer};
use specdex::domain::Level;
use specdex::search::Snapshot;
use specdex::views::{self, Context, card::Card};

use crate::shipped::{SNAPSHOT, TODAY, WORDS};

fn manual() -> Manual {
    let entry = |name: &str, usage: &str, example| ManualEntry {
        name: name.to_owned(),
        usage: usage.to_owned(),
        summary: "status-leaked",
        options: vec![
            ManualOption {
                name: "device",
                summary: "status-rumored",
                required: true,
            },
            ManualOption {
                name: "market",
                summary: "status-announced",
                required: false,
            },
        ],
        example,
        level: Level::Member,
    };
    Manual {
        entries: vec![
            entry("spec", "/spec device [market]", "/spec nokia x60 pro"),
            entry("compare", "/compare device", "/compare a b"),
            entry("rumors feed", "/rumors feed [about]", "/rumors feed nokia"),
            entry("rumors show", "/rumors show about", "/rumors show nokia"),
        ],
    }
}

fn card(question: Question, snapshot: &Snapshot) -> (Card, String) {
    let (asked, view) = (Asked::new(question), View::on(TODAY));
    let manual = manual();
    let context = Context {
        words: &WORDS,
        catalog: &snapshot.catalog,
        manual: &manual,
        asked: &asked,
        view: &view,
    };
    let card = views::card(&answer(snapshot, &asked, &view), &context);
    let mut text = card.title.as_str().to_owned();
    for section in &card.sections {
        for line in section
            .heading
            .iter()
            .cloned()
            .chain(section.rows.iter().map(specdex::views::card::Row::text))
        {
            text = format!("{text}\n{line}");
        }
    }
    for row in &card.footer {
        text = format!("{text}\n{}", row.text());
    }
    (card, text)
}

fn help(command: Option<&str>) -> (Card, String) {
    let command = command.map(ToOwned::to_owned);
    let empty = Snapshot::new(specdex::catalog::Catalog::default());
    card(Question::Help { command }, &empty)
}

#[test]
fn help_lists_every_command_and_three_examples() {
    for nothing in [None, Some(""), Some("  ")] {
        let (_, text) = help(nothing);
        for entry in manual().entries {
            let listed = text.contains(&format!("/{}: leaked", entry.name));
            // Nobody is told of what they may not use.
            assert_eq!(listed, entry.level == Level::Member, "{text}");
        }
        let examples = manual()
            .entries
            .iter()
            .filter(|e| text.contains(e.example))
            .count();
        assert_eq!(examples, 3, "{text}");
    }
}

#[test]
fn help_for_one_command_tells_its_options() {
    for typed in ["rumors show", "/rumors show", " Rumors   SHOW "] {
        let (card, text) = help(Some(typed));
        assert_eq!(card.title.as_str(), "/rumors show");
        assert!(text.contains("/rumors show about"), "{text}");
        assert!(text.contains("device: rumored, needed"), "{text}");
        assert!(text.contains("market: announced\n"), "{text}");
        assert!(text.ends_with("/rumors show nokia"), "{text}");
    }
}

#[test]
fn help_for_a_group_lists_its_commands() {
    let (_, text) = help(Some("rumors"));
    assert!(
        text.contains("/rumors feed") && text.contains("/rumors show"),
        "{text}"
    );
    assert!(!text.contains("/spec"), "{text}");
}

#[test]
fn help_for_an_unknown_command_names_the_nearest() {
    let (card, text) = help(Some("spce"));
    assert!(card.hidden);
    assert!(text.contains("No command \"spce\""), "{text}");
    assert!(text.contains("`/spec`"), "{text}");
    let (_, text) = help(Some("weather forecast"));
    assert!(
        !text.contains("Nearest") && text.contains("`/help`"),
        "{text}"
    );
}

#[test]
fn about_counts_what_the_data_holds() {
    let asked = Asked::new(Question::About);
    let view = View::on(TODAY);
    let Answer::About(about) = answer(&SNAPSHOT, &asked, &view) else {
        panic!("no answer");
    };
    assert_eq!(about.counts.devices, SNAPSHOT.catalog.devices().count());
    assert_eq!(about.counts.claims, SNAPSHOT.catalog.claims().count());
    assert_eq!(
        about.counts.sourced, about.counts.claims,
        "a value without a source"
    );
    let (_, text) = card(Question::About, &SNAPSHOT);
    assert!(text.starts_with(&format!("Specdex {}", env!("CARGO_PKG_VERSION"))));
    let digest = &SNAPSHOT.catalog.version().digest;
    for part in [
        digest.as_str(),
        "CC BY-SA 4.0",
        "MIT or Apache-2.0",
        "keeps nothing about you",
        "values, each with a source",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
