//! Search over the real catalog: what people type finds what they mean, or
//! asks, or says that there is no record; and never shows another device.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use proptest::prelude::*;
use specdex::catalog::{self, Subject};
use specdex::domain::{SubjectKind, SubjectNumber};
use specdex::search::{Found, Outcome, Rule, Snapshot};

fn snapshot() -> &'static Snapshot {
    static SNAPSHOT: OnceLock<Snapshot> = OnceLock::new();
    SNAPSHOT.get_or_init(|| Snapshot::new(catalog::load(&catalog::packed()).catalog))
}

fn find(text: &str) -> Found {
    snapshot().devices.find(text)
}

fn name(number: SubjectNumber) -> String {
    let catalog = &snapshot().catalog;
    catalog
        .subject(number)
        .map_or_else(String::new, |subject| catalog.full_name(subject))
}

fn names(found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| name(hit.number)).collect()
}

fn devices() -> impl Iterator<Item = &'static Subject> {
    snapshot().catalog.devices()
}

/// What a text may lead to when it should mean this device.
#[derive(Clone, Copy, PartialEq)]
enum Right {
    /// It is shown.
    Shown,
    /// It is shown, or it is one of the first five of a question.
    ShownOrAsked,
}

fn wrong(text: &str, number: SubjectNumber, right: Right) -> Option<String> {
    let found = find(text);
    let first = found.hits.first().map(|hit| hit.number);
    let among = found.hits.iter().take(5).any(|hit| hit.number == number);
    let fine = match found.outcome {
        Outcome::Show => first == Some(number),
        Outcome::Ask => right == Right::ShownOrAsked && among,
        Outcome::NoRecord => false,
    };
    (!fine).then(|| {
        let hits: Vec<String> = found
            .hits
            .iter()
            .take(4)
            .map(|hit| format!("{} {:.2}", name(hit.number), hit.confidence))
            .collect();
        format!(
            "{text:?} for {}: {:?} {hits:?}",
            name(number),
            found.outcome
        )
    })
}

fn report(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn finds_every_device_by_its_full_name() {
    let failures: Vec<String> = devices()
        .filter_map(|device| wrong(&name(device.number), device.number, Right::Shown))
        .collect();
    report(&failures);
}

#[test]
fn finds_every_device_by_its_id() {
    let failures: Vec<String> = devices()
        .filter_map(|device| wrong(device.id.as_str(), device.number, Right::Shown))
        .collect();
    report(&failures);
}

#[test]
fn finds_every_device_with_its_name_joined() {
    let failures: Vec<String> = devices()
        .filter_map(|device| {
            let joined: String = joined(&name(device.number));
            wrong(&joined, device.number, Right::Shown)
        })
        .collect();
    report(&failures);
}

fn joined(name: &str) -> String {
    name.chars()
        .filter(|ch| ch.is_alphanumeric() || *ch == '+')
        .collect()
}
