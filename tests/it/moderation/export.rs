//! Accepted edits as data files: what was exported and is loaded again says
//! with the log what the log said alone.

use specdex::catalog::{self, Files, Severity};
use specdex::domain::{Property, Status};
use specdex::moderation::{AddSubject, Command, Edited, export};
use specdex::search::Snapshot;

use super::desk::{ANNA, BEN, Desk, revise, set, source, text, undo};

/// A small catalog, quick to load again and again.
fn files() -> Files<'static> {
    let packed = catalog::packed();
    let mut files = Files::default();
    for (path, bytes) in packed.iter() {
        let wanted = matches!(
            path,
            "markets.toml" | "sources.toml" | "brands.toml" | "series.toml"
        ) || path.starts_with("os/")
            || path.starts_with("devices/nokia/");
        if wanted {
            files.insert(path.to_owned(), bytes.to_owned());
        }
    }
    let numbered = catalog::number(&files);
    files.insert("ids.csv".to_owned(), numbered.into_bytes());
    files
}

fn snapshot(files: &Files<'_>) -> Snapshot {
    let loaded = catalog::load(files);
    let errors: Vec<_> = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Snapshot::new(loaded.catalog)
}

/// A desk with edits of every kind.
fn edited(files: &Files<'_>) -> Desk {
    let mut desk = Desk::over(&snapshot(files));
    desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::BodyWeight, "210 g"),
    );
    let weight = "nokia-x60-pro-body-weight";
    desk.must(BEN, &source(weight, "https://unheard.example/x60"));
    desk.must(
        BEN,
        &set(weight, Status::Leaked, "https://nokiamob.net/x60"),
    );
    let slip = desk.must(BEN, &revise(&desk, weight, "290 g"));
    desk.must(ANNA, &undo(slip));
    desk.must(
        ANNA,
        &revise(&desk, "nokia-x60-pro-battery", "more than 6,000 mAh"),
    );
    desk.must(
        ANNA,
        &set(
            "nokia-x60-pro-os-global",
            Status::Confirmed,
            "https://www.nokia.com/x60",
        ),
    );
    let withdrawn = desk.must(
        ANNA,
        &desk.add("nokia-x60-pro", Property::DesignNote, "Ugly"),
    );
    desk.must(BEN, &undo(withdrawn));
    desk.must(
        ANNA,
        &desk.add(
            "nokia",
            Property::Statement,
            "Says \"no\" | [nothing] = new",
        ),
    );
    desk.must(
        ANNA,
        &Command::AddSubject(AddSubject {
            name: text("X90 series"),
            brand: desk.number("nokia"),
            kind: None,
            series: None,
        }),
    );
    desk.must(
        ANNA,
        &Command::AddSubject(AddSubject {
            name: text("X90+"),
            brand: desk.number("nokia"),
            kind: Some(specdex::domain::DeviceKind::Phone),
            series: Some(desk.number("nokia-x90-series")),
        }),
    );
    desk.must(
        ANNA,
        &desk.add("nokia-x90-plus", Property::ReleaseDate, "early 2027"),
    );
    desk
}

fn with(files: &Files<'_>, desk: &Desk) -> Files<'static> {
    let mut all = Files::default();
    for (path, bytes) in files.iter() {
        all.insert(path.to_owned(), bytes.to_owned());
    }
    for (path, text) in export(files, &desk.edited.snapshot.catalog, &desk.state) {
        all.insert(path, text.into_bytes());
    }
    all
}

/// What a catalog says of some subjects, by their ids.
fn said(snapshot: &Snapshot) -> Vec<String> {
    let catalog = &snapshot.catalog;
    let mut said = Vec::new();
    for subject in catalog.subjects() {
        said.push(format!(
            "{} {} {:?}",
            subject.id,
            subject.name,
            subject.kind()
        ));
        for claim in catalog.claims_of(subject.number) {
            said.push(format!(
                "{} {:?} {:?}",
                claim.id(),
                claim.state,
                claim.changes()
            ));
        }
    }
    said.sort();
    said
}

#[test]
fn what_was_exported_folds_with_its_log_into_one() {
    let files = files();
    let desk = edited(&files);
    let exported = with(&files, &desk);
    assert_ne!(files, exported);
    let reloaded = snapshot(&exported);
    let both = Edited::new(&reloaded, &desk.state);
    assert!(both.conflicts.is_empty(), "{:?}", both.conflicts);
    assert_eq!(said(&both.snapshot), said(&desk.edited.snapshot));
    // Without the log the same holds; only who it was is not told.
    let states = |snapshot: &Snapshot| {
        let claims = snapshot.catalog.claims();
        let mut states: Vec<String> = claims
            .map(|claim| format!("{} {:?}", claim.id(), claim.state))
            .collect();
        states.sort();
        states
    };
    assert_eq!(states(&reloaded), states(&desk.edited.snapshot));
}

#[test]
fn exporting_twice_changes_nothing() {
    let files = files();
    let desk = edited(&files);
    let exported = with(&files, &desk);
    assert_eq!(exported, with(&files, &desk), "it is the same each time");
    let reloaded = snapshot(&exported);
    let again = export(&exported, &reloaded.catalog, &desk.state);
    assert!(again.is_empty(), "{again:?}");
}

#[test]
fn what_is_edited_after_an_export_is_exported_behind_it() {
    let files = files();
    let mut desk = edited(&files);
    let exported = with(&files, &desk);
    desk.edited = Edited::new(&snapshot(&exported), &desk.state);
    let weight = "nokia-x60-pro-body-weight";
    // The recording stands in a file now, and can be taken back all the same.
    let leaked = desk.state.claim(&super::desk::id(weight)).unwrap().steps[2]
        .edit
        .id;
    desk.must(ANNA, &undo(leaked));
    assert_eq!(desk.status(weight), Status::Rumored);
    let twice = with(&exported, &desk);
    let both = Edited::new(&snapshot(&twice), &desk.state);
    assert!(both.conflicts.is_empty(), "{:?}", both.conflicts);
    assert_eq!(said(&both.snapshot), said(&desk.edited.snapshot));
}

#[test]
fn old_numbers_of_a_subject_lead_to_its_file() {
    let files = files();
    let desk = edited(&files);
    let old = desk.number("nokia-x90-plus");
    let both = Edited::new(&snapshot(&with(&files, &desk)), &desk.state);
    let catalog = &both.snapshot.catalog;
    let now = catalog.by_id("nokia-x90-plus").unwrap();
    assert!(now.number < old);
    assert_eq!(catalog.subject(old).unwrap().number, now.number);
    assert_eq!(catalog.claims_of(old).len(), 1);
}

#[test]
fn exported_files_name_nobody_and_read_as_what_they_are() {
    let files = files();
    let desk = edited(&files);
    let texts = export(&files, &desk.edited.snapshot.catalog, &desk.state);
    let paths: Vec<&str> = texts.keys().map(String::as_str).collect();
    let expected = [
        "brands.toml",
        "devices/nokia/nokia-x60-pro.toml",
        "devices/nokia/nokia-x90-plus.toml",
        "ids.csv",
        "series.toml",
        "sources.toml",
    ];
    assert_eq!(paths, expected);
    for actor in [ANNA, BEN] {
        let number = actor.id.0.to_string();
        assert!(!texts.values().any(|text| text.contains(&number)));
    }
    // What was undone before it was exported stays out.
    assert!(!texts["devices/nokia/nokia-x60-pro.toml"].contains("Ugly"));
    insta::assert_snapshot!(texts["devices/nokia/nokia-x90-plus.toml"]);
}
