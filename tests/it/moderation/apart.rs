//! Where files and edits do not go together, and what hostile or erased text
//! does to a log.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use specdex::catalog::{self, Files};
use specdex::domain::{EditId, Property, Status, Text, Value};
use specdex::moderation::{Command, Conflict, Edited, Event, State, decode, encode, input};
use specdex::search::Snapshot;

use super::desk::{ANNA, BEN, Desk, Kept, logged, revise, set, text, undo};

const FILE: &str = "devices/nokia/nokia-x60-pro.toml";

/// A small catalog, with the file of the X60 Pro changed like this.
fn files(change: impl Fn(&str) -> String) -> Snapshot {
    let packed = catalog::packed();
    let mut files = Files::default();
    for (path, bytes) in packed.iter() {
        let wanted = matches!(
            path,
            "markets.toml" | "sources.toml" | "brands.toml" | "series.toml"
        ) || path.starts_with("os/")
            || path == FILE;
        if wanted {
            files.insert(path.to_owned(), bytes.to_owned());
        }
    }
    let changed = change(std::str::from_utf8(files.get(FILE).unwrap()).unwrap());
    files.insert(FILE.to_owned(), changed.into_bytes());
    let numbered = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbered.into_bytes());
    Snapshot::new(catalog::load(&files).catalog)
}

/// Where edits of this desk disagree with files that were changed so.
fn conflicts(desk: &Desk, change: impl Fn(&str) -> String) -> BTreeMap<String, Vec<Conflict>> {
    let edited = Edited::new(&files(change), &desk.state);
    let conflicts = edited.conflicts.into_iter();
    conflicts
        .map(|(claim, found)| (claim.to_string(), found))
        .collect()
}

const BATTERY: &str = "nokia-x60-pro-battery";

#[test]
fn files_that_change_under_an_edit_are_a_conflict_until_somebody_edits_again() {
    let mut desk = Desk::over(&files(str::to_owned));
    desk.must(ANNA, &revise(&desk, BATTERY, "6,100 mAh"));
    assert!(conflicts(&desk, str::to_owned).is_empty());
    let newer = |text: &str| text.replace("value = \"6,000 mAh\"", "value = \"5,500 mAh\"");
    let found = conflicts(&desk, newer);
    let [Conflict::Differs { edit, filed, .. }] = found[BATTERY].as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(edit.id, EditId(1));
    assert_eq!(filed.written(Property::BatteryCapacity), "5500 mAh");
    // The edit still holds; nobody decided silently.
    desk.edited = Edited::new(&files(newer), &desk.state);
    let now = |desk: &Desk| {
        desk.claim(BATTERY)
            .unwrap()
            .state
            .value
            .written(Property::BatteryCapacity)
    };
    assert_eq!(now(&desk), "6100 mAh");
    // Files that come to say the same are no conflict.
    let same = |text: &str| text.replace("value = \"6,000 mAh\"", "value = \"6,100 mAh\"");
    assert!(conflicts(&desk, same).is_empty());
    // Whoever edits it next has seen both.
    desk.must(BEN, &revise(&desk, BATTERY, "5,600 mAh"));
    assert!(
        desk.edited.conflicts.is_empty(),
        "{:?}",
        desk.edited.conflicts
    );
}

#[test]
fn an_edit_that_fits_the_files_no_longer_is_listed_and_has_no_effect() {
    let mut desk = Desk::over(&files(str::to_owned));
    desk.must(
        ANNA,
        &set(BATTERY, Status::Leaked, "https://nokiamob.net/x60"),
    );
    let withdrawn = |text: &str| {
        let (before, rest) = text.split_once(&format!("id = \"{BATTERY}\"")).unwrap();
        let rest = rest.replacen("status = \"rumored\"", "status = \"withdrawn\"", 1);
        format!("{before}id = \"{BATTERY}\"{rest}")
    };
    let found = conflicts(&desk, withdrawn);
    assert!(
        matches!(found[BATTERY][0], Conflict::Unfit { .. }),
        "{found:?}"
    );
    desk.edited = Edited::new(&files(withdrawn), &desk.state);
    assert_eq!(desk.status(BATTERY), Status::Withdrawn);
}

#[test]
fn an_edit_of_what_the_files_have_lost_is_listed() {
    let mut desk = Desk::over(&files(str::to_owned));
    desk.must(
        ANNA,
        &set(BATTERY, Status::Leaked, "https://nokiamob.net/x60"),
    );
    let renamed = |text: &str| text.replace(BATTERY, "nokia-x60-pro-battery-2026");
    let found = conflicts(&desk, renamed);
    assert!(
        matches!(found[BATTERY][0], Conflict::Gone { .. }),
        "{found:?}"
    );
}

#[test]
fn a_claim_of_the_files_under_an_id_that_an_edit_gave_counts_and_is_listed() {
    let mut desk = Desk::over(&files(str::to_owned));
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BodyWeight, "210 g"),
    );
    let own = "nokia-x60-pro-body-weight";
    let taken = |text: &str| {
        let text = text.replace(
            "id = \"nokia-x60-pro-chip-vendor\"",
            &format!("id = \"{own}\""),
        );
        assert!(text.contains(own));
        text
    };
    let found = conflicts(&desk, taken);
    assert!(matches!(found[own][0], Conflict::Taken { .. }), "{found:?}");
    let edited = Edited::new(&files(taken), &desk.state);
    let claim = edited
        .snapshot
        .catalog
        .claim(super::desk::id(own).key())
        .unwrap();
    assert_eq!(claim.property, Property::ChipVendor);
}

#[test]
fn what_a_newer_program_wrote_is_kept_without_effect() {
    let mut desk = Desk::new();
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BodyWeight, "210 g"),
    );
    let newer = |id: u64, kind: &str, version, body| {
        let edit = specdex::domain::Edit {
            id: EditId(id),
            ..desk.log[0].edit
        };
        let texts = BTreeMap::new();
        logged(&Kept {
            edit,
            kind: String::from(kind),
            version,
            body,
            texts,
        })
    };
    let all = desk.log.iter().map(logged).chain([
        newer(2, "poll-opened", 1, json!({ "part": 0 })),
        newer(3, "status-set", 2, json!({ "part": 0 })),
        newer(4, "status-set", 1, json!("no body")),
        newer(5, "undone", 1, json!({ "part": 0, "edit": 99 })),
    ]);
    let state = State::of(all);
    assert_eq!(state.head(), 5);
    let unread = state
        .events()
        .filter(|one| matches!(one.event, Event::Unread { .. }));
    assert_eq!(unread.count(), 3);
    let edited = Edited::new(&desk.edited.snapshot, &state);
    let number = desk.number("nokia-x60-pro");
    assert_eq!(
        edited.snapshot.catalog.claims_of(number),
        desk.edited.snapshot.catalog.claims_of(number)
    );
}

#[test]
fn erased_text_leaves_everything_else_as_it_was() {
    let mut desk = Desk::new();
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::DesignNote, "A name of mine"),
    );
    let claim = "nokia-x60-pro-design-note";
    let leaked = desk.must(
        ANNA,
        &set(claim, Status::Leaked, "https://nokiamob.net/x60"),
    );
    for kept in &mut desk.log {
        for text in kept.texts.values_mut() {
            *text = None;
        }
    }
    desk.state = State::of(desk.log.iter().map(logged));
    desk.edited = Edited::new(&desk.edited.snapshot, &desk.state);
    let now = desk.claim(claim).unwrap();
    assert_eq!(
        (&now.state.value, now.state.status),
        (&Value::Unknown, Status::Leaked)
    );
    assert_eq!(now.state.reason, None);
    desk.must(BEN, &undo(leaked));
    assert_eq!(desk.status(claim), Status::Rumored);
}

#[test]
fn no_event_holds_free_text_or_a_person_in_its_body() {
    let mut desk = Desk::new();
    let words = "Zanzibar said so";
    let Command::Add(mut add) = desk.add("nokia-x60-pro", Property::ChipSoc, words) else {
        panic!()
    };
    add.why = Some(text(words));
    add.note = Some(text(words));
    add.source.title = Some(text(words));
    desk.must(ANNA, &Command::Add(add));
    let why = text(words);
    desk.must(
        ANNA,
        &Command::Undo {
            what: specdex::moderation::UndoWhat::Edit(EditId(1)),
            why,
        },
    );
    for kept in &desk.log {
        let body = kept.body.to_string();
        assert!(
            !body.contains("Zanzibar") && !body.contains(&ANNA.id.0.to_string()),
            "{body}"
        );
        assert!(
            kept.texts
                .values()
                .flatten()
                .any(|text| text.contains("Zanzibar"))
        );
    }
}

/// Text that wants to be more than text.
fn hostile() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "@everyone",
        "<@1234>",
        "<#99>",
        "[x](https://evil.example)",
        "\u{202e}",
        "\u{200b}",
        "\u{2066}",
        "||",
        "```",
        "**",
        "\n",
        "\r\n",
        "\0",
        "\u{1b}[31m",
        "\u{feff}",
        "# ",
        "> ",
        "\"",
        "'''",
        "\"\"\"",
        "]]",
        "[[edits]]",
        "{}",
        "{ $x }",
        "%s",
        "|",
        "、",
        "🏴\u{e0067}",
        "a",
        " ",
        "é",
        "漢字",
    ]);
    prop::collection::vec(parts, 0..400).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever people type is refused, or kept as one plain line that comes
    /// out of the log and of an exported file as it went in.
    #[test]
    fn hostile_text_is_refused_or_kept_as_one_plain_line(typed in hostile()) {
        let Ok(kept) = input::text(&typed) else { return Ok(()) };
        prop_assert!(kept.as_str().chars().count() <= 300);
        prop_assert!(!kept.as_str().chars().any(specdex::domain::text::is_invisible));
        let event = Event::Undone { edit: EditId(3), why: Some(kept.clone()) };
        let written = encode(std::slice::from_ref(&event)).remove(0);
        let texts = written.texts.iter().map(|(place, text)| (place.clone(), Some(text.clone())));
        let (_, read) = decode(&written.kind, written.version, &written.body, &texts.collect());
        prop_assert_eq!(read, event);
        let quoted = catalog::exporting::quoted(kept.as_str());
        let table: toml::Table = format!("text = {quoted}").parse().unwrap();
        prop_assert_eq!(table["text"].as_str(), Some(kept.as_str()));
    }

    /// Every value, address and date is read or refused, and never panics.
    #[test]
    fn hostile_input_is_read_or_refused(typed in hostile(), which in 0..200_usize) {
        let desk = Desk::new();
        let registry = specdex::domain::property::REGISTRY;
        let property = registry[which % registry.len()].property;
        if let Ok(value) = input::value(&desk.edited.snapshot, property, &typed) {
            let plain = |text: &Text| !text.as_str().chars().any(specdex::domain::text::is_invisible);
            for one in value.each() {
                if let Value::Text(text) = one {
                    prop_assert!(plain(text));
                }
            }
        }
        let _ = input::address(&typed);
        let _ = input::date(&typed);
        let _ = input::market(&desk.edited.snapshot, &typed);
    }
}
