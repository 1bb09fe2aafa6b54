//! What is offered at each keystroke.

use std::collections::HashSet;

use super::full_name;
use crate::shipped::SNAPSHOT;

#[test]
fn completion_follows_the_keys() {
    let complete = |text: &str| -> Vec<String> {
        let numbers = SNAPSHOT.devices.complete(text, 25);
        numbers.into_iter().map(full_name).collect()
    };
    let check = |text: &str, name: &str| {
        let found = complete(text);
        assert!(
            found.iter().any(|found| found == name),
            "{text:?}: {found:?}"
        );
    };
    check("nok", "Nokia X60 Pro");
    check("nokia x", "Nokia X60 Pro");
    check("nokia x6", "Nokia X60 Pro");
    check("noka x6", "Nokia X60 Pro");
    check("x60", "Nokia X60 Pro");
    check("galaxy s26 u", "Samsung Galaxy S26 Ultra");
    check("iphone 1", "Apple iPhone 17");
    check("华为 ma", "Huawei Mate 60");
    check("sm-s928", "Samsung Galaxy S24 Ultra");
    check("oneoplus", "OnePlus 13");
    check("huaawei", "Huawei P30");
    assert!(
        complete("in")
            .iter()
            .take(10)
            .all(|name| !name.contains("(India)")),
        "makers and lines go before words inside a name"
    );
    assert_eq!(complete("iphone 17")[0], "Apple iPhone 17");
    assert_eq!(complete("nokia x60 pro")[0], "Nokia X60 Pro");
    assert_eq!(
        complete("").len(),
        25,
        "an empty field offers well-known devices"
    );
    assert!(complete("toaster").is_empty());
}

/// How many places in names one keystroke may look at; the names have ten times
/// as many. Nothing else is looked at where nothing is misspelled.
const MOST_PLACES: usize = 20_000;

/// Each device that people wrote a file for is offered once its name stands
/// there, and no keystroke on the way costs more than it may. What is looked at
/// is counted, as a time says little on another computer.
#[test]
fn every_keystroke_of_a_curated_name_is_answered_and_costs_little() {
    let mut seen = HashSet::new();
    let curated = SNAPSHOT.catalog.devices();
    for device in curated.filter(|device| device.hand_written) {
        let name = full_name(device.number);
        let ends = name.char_indices().map(|(at, ch)| at + ch.len_utf8());
        let typed: Vec<&str> = ends.map(|end| &name[..end]).collect();
        let new = |typed: &&&str| seen.insert(typed.to_lowercase());
        let new: Vec<&&str> = typed.iter().filter(new).collect();
        for typed in new {
            let (found, looked) = SNAPSHOT.devices.completed(typed, 25);
            assert!((1..=25).contains(&found.len()), "{typed:?}: {found:?}");
            let once: HashSet<_> = found.iter().collect();
            assert_eq!(once.len(), found.len(), "{typed:?} twice: {found:?}");
            assert!(looked.places <= MOST_PLACES, "{typed:?}: {looked:?}");
            assert_eq!((looked.words, looked.names), (0, 0), "{typed:?}");
        }
        let found = SNAPSHOT.devices.complete(&name, 25);
        assert!(found.contains(&device.number), "{name}: {found:?}");
    }
    assert!(seen.len() > 2_000, "{}", seen.len());
}

/// A misspelled maker is compared with each word once, and then nothing is
/// searched for.
#[test]
fn a_misspelled_maker_costs_a_look_at_each_word() {
    let (_, right) = SNAPSHOT.devices.completed("huawei p", 25);
    assert_eq!(right.words, 0);
    let (found, wrong) = SNAPSHOT.devices.completed("huawie", 25);
    assert!(full_name(found[0]).starts_with("Huawei"));
    let (_, other) = SNAPSHOT.devices.completed("sumsun", 25);
    assert!(wrong.words > 0 && wrong.words == other.words);
    assert_eq!((wrong.names, other.names), (0, 0));
    let (_, long) = SNAPSHOT.devices.completed(&"sasasa ".repeat(30), 25);
    assert!(long.words <= wrong.words, "{long:?}");
}

/// Other makers' numbers leave a maker that few know its own.
#[test]
fn a_maker_and_what_stands_within_its_names_finds_all_of_them() {
    let found = SNAPSHOT.devices.complete("ulefone 20", 25);
    let names: Vec<String> = found.into_iter().map(full_name).collect();
    for name in ["Ulefone Note 20Pro", "Ulefone Armor Mini 20"] {
        assert!(names.iter().any(|found| found == name), "{names:?}");
    }
}
