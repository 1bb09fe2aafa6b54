//! Every device that people know much of is found by its name in all of the
//! ways in which people write names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use specdex::catalog::{Details, Subject};
use specdex::domain::SubjectNumber;
use specdex::search::{Found, Outcome};

use super::{devices, find, full_name, joined};
use crate::shipped::SNAPSHOT;

/// How many devices have a name, up to case, spaces and punctuation.
static NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for device in SNAPSHOT.catalog.devices() {
        *names.entry(joined(&full_name(device.number))).or_default() += 1;
    }
    names
});

/// Every word of every name, in small letters.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = SNAPSHOT.catalog.devices();
    let names = names.map(|device| full_name(device.number).to_lowercase());
    names
        .flat_map(|name| {
            let words = name.split(|ch: char| !ch.is_alphanumeric());
            words.map(ToOwned::to_owned).collect::<Vec<_>>()
        })
        .collect()
});

/// Whether a text leads to a device: shown, or among what is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Led {
    Shown,
    Asked,
    Elsewhere,
    Nowhere,
}

fn leads(found: &Found, number: SubjectNumber) -> Led {
    match found.outcome {
        Outcome::Show if found.hits[0].number == number => Led::Shown,
        Outcome::Show => Led::Elsewhere,
        Outcome::Ask if found.hits.iter().any(|hit| hit.number == number) => Led::Asked,
        Outcome::Ask | Outcome::NoRecord => Led::Nowhere,
    }
}

/// Collects the texts that do not lead where they should, with what they find.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn check(&mut self, text: &str, device: &Subject, fine: &[Led]) {
        let found = find(text);
        let led = leads(&found, device.number);
        if !fine.contains(&led) {
            let hits: Vec<String> = (found.hits.iter().take(4))
                .map(|hit| format!("{} {:.2}", full_name(hit.number), hit.confidence))
                .collect();
            let wanted = full_name(device.number);
            self.0
                .push(format!("{text:?} is {wanted}, but {led:?}: {hits:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{}\n{}", self.0.len(), self.0.join("\n"));
    }
}

const SHOWN: &[Led] = &[Led::Shown];
const SHOWN_OR_ASKED: &[Led] = &[Led::Shown, Led::Asked];
/// Whether a name can be read back when it is joined: two numbers side by
/// side, or a single letter before another word, cannot be told apart again.
fn joins(name: &str) -> bool {
    let words: Vec<&str> = name
        .split(|ch: char| !ch.is_alphanumeric() && ch != '+')
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).all(|pair| {
        let digits = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        let letters = |word: &str| word.chars().all(char::is_alphabetic);
        let numbers = digits(pair[0].chars().last()) && digits(pair[1].chars().next());
        let letter = (pair[0].chars().count() == 1 || !letters(pair[0])) && letters(&pair[1][..1]);
        !numbers && !letter
    })
}

#[test]
fn every_device_is_found_by_its_name_and_its_id() {
    let mut failures = Failures::default();
    for device in devices() {
        let name = full_name(device.number);
        // Where lists have one device twice, it asks.
        let alone = NAMES[&joined(&name)] == 1;
        let fine = if alone { SHOWN } else { SHOWN_OR_ASKED };
        failures.check(&name, device, fine);
        failures.check(&name.to_uppercase(), device, fine);
        failures.check(device.id.as_str(), device, fine);
        let question = format!("what are the specs of the {name}, please?");
        failures.check(&question, device, SHOWN_OR_ASKED);
    }
    failures.none();
}

#[test]
fn every_device_is_found_by_its_name_in_one_word() {
    let mut failures = Failures::default();
    let mut count = 0;
    for device in devices() {
        let name = full_name(device.number);
        if joins(&name) {
            count += 1;
            failures.check(&joined(&name), device, SHOWN_OR_ASKED);
        }
    }
    assert!(count > 800, "{count}");
    failures.none();
}

#[test]
fn every_device_is_found_by_its_other_names() {
    let mut failures = Failures::default();
    for device in devices() {
        for (_, name) in &device.names {
            failures.check(name.as_str(), device, SHOWN);
        }
        let brand = device
            .brand
            .and_then(|brand| SNAPSHOT.catalog.subject(brand))
            .unwrap();
        for alias in &device.aliases {
            // Where another device has that name for its own, it goes first.
            let name = format!("{} {alias}", brand.name);
            if !NAMES.contains_key(&joined(&name)) {
                failures.check(&name, device, SHOWN_OR_ASKED);
            }
        }
    }
    failures.none();
}

/// How well known the maker of a device is: 1 to 3.
fn tier(device: &Subject) -> u8 {
    let brand = device
        .brand
        .and_then(|brand| SNAPSHOT.catalog.subject(brand));
    match brand.map(|brand| &brand.details) {
        Some(Details::Brand { tier }) => *tier,
        _ => 3,
    }
}

/// Whether a name is more than numbers, networks and words such as "mini" and
/// "phone" that any maker uses.
fn says_something(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split(|ch: char| !ch.is_alphanumeric());
    words.any(|word| {
        word.contains(char::is_alphabetic) && !["5g", "mini", "pro", "phone"].contains(&word)
    })
}

#[test]
fn every_device_is_found_without_its_brand_where_that_is_unique() {
    let mut makers: HashMap<String, Vec<SubjectNumber>> = HashMap::new();
    for device in SNAPSHOT.catalog.devices() {
        makers
            .entry(joined(device.name.as_str()))
            .or_default()
            .push(device.number);
    }
    let mut failures = Failures::default();
    for device in devices() {
        let unique = makers[&joined(device.name.as_str())].len() == 1;
        // "Z1" is rather a famous device without its line than an obscure one.
        let known = device.hand_written || tier(device) < 3;
        if unique && known && says_something(device.name.as_str()) {
            failures.check(device.name.as_str(), device, SHOWN_OR_ASKED);
        }
    }
    failures.none();
}

/// One typo in the longest word of a name that may have one.
fn with_a_typo(name: &str) -> Option<String> {
    const SIBLINGS: &[&str] = &[
        "ultra", "plus", "lite", "mini", "prime", "active", "edge", "slim", "turbo", "youth",
        "premium", "classic", "ultimate", "fold", "flip", "viii",
    ];
    let word = name
        .split(' ')
        .filter(|word| word.len() >= 4 && word.chars().all(|ch| ch.is_ascii_alphabetic()))
        .filter(|word| !SIBLINGS.contains(&word.to_lowercase().as_str()))
        .max_by_key(|word| word.len())?;
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    if letters[middle] == letters[middle - 1] {
        letters.remove(middle);
    } else {
        letters.swap(middle - 1, middle);
    }
    let slip: String = letters.into_iter().collect();
    // What is a word of another name is no typo of this one.
    let none = !WORDS.contains(&slip.to_lowercase());
    none.then(|| name.replacen(word, &slip, 1))
}

#[test]
fn every_device_survives_one_typo() {
    let mut failures = Failures::default();
    for device in devices() {
        if let Some(text) = with_a_typo(&full_name(device.number)) {
            failures.check(&text, device, SHOWN_OR_ASKED);
        }
    }
    failures.none();
}
