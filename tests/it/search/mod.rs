//! Search over the real catalog: what people type finds what they mean, or
//! asks, or says that there is no record; and never shows another device.
//! Here is what its tests share.

mod codes;
mod completing;
mod messages;
mod named;
mod names;
mod numbers;
mod outcomes;
mod properties;
mod scripts;
mod words;

use specdex::catalog::Subject;
use specdex::domain::SubjectNumber;
use specdex::search::{Found, Outcome};

use crate::shipped::SNAPSHOT;

fn find(text: &str) -> Found {
    SNAPSHOT.devices.find(text)
}

fn full_name(number: SubjectNumber) -> String {
    let subject = SNAPSHOT.catalog.subject(number).unwrap();
    SNAPSHOT.catalog.full_name(subject)
}

/// The devices that people know much of: written by hand, or rich. Of the long
/// tail, which `crate::long_tail` is about, many share their names.
fn devices() -> impl Iterator<Item = &'static Subject> {
    SNAPSHOT.catalog.devices().filter(|device| {
        let known = SNAPSHOT.catalog.claims_of(device.number).len();
        device.hand_written || known >= RICH
    })
}

/// What a device of the long tail has at most is less than this.
const RICH: usize = 8;

/// A name as one word, small: what is left when people type in a hurry.
fn joined(name: &str) -> String {
    let kept = |ch: &char| ch.is_alphanumeric() || *ch == '+';
    name.chars().filter(kept).collect::<String>().to_lowercase()
}

#[track_caller]
fn shows(text: &str, name: &str) {
    let found = find(text);
    let hits: Vec<String> = found
        .hits
        .iter()
        .take(4)
        .map(|hit| full_name(hit.number))
        .collect();
    assert_eq!(
        (found.outcome, hits.first().map(String::as_str)),
        (Outcome::Show, Some(name)),
        "{text:?}: {hits:?}"
    );
}

#[track_caller]
fn asks(text: &str, names: &[&str]) {
    let found = find(text);
    let hits: Vec<String> = found.hits.iter().map(|hit| full_name(hit.number)).collect();
    assert_eq!(found.outcome, Outcome::Ask, "{text:?}: {hits:?}");
    for name in names {
        assert!(
            hits.iter().any(|hit| hit == name),
            "{text:?} should offer {name}: {hits:?}"
        );
    }
}

#[track_caller]
fn refuses(text: &str) {
    let found = find(text);
    let hits: Vec<String> = found
        .hits
        .iter()
        .take(3)
        .map(|hit| full_name(hit.number))
        .collect();
    assert_eq!(found.outcome, Outcome::NoRecord, "{text:?}: {hits:?}");
}
