//! Numbers, and the words that tell siblings apart, are never guessed.

use proptest::prelude::*;
use specdex::catalog::Subject;
use specdex::domain::SubjectNumber;
use specdex::search::Outcome;

use super::{asks, devices, find, full_name, refuses, shows};
use crate::shipped::SNAPSHOT;

#[test]
fn numbers_and_sibling_words_are_strict() {
    shows("iphone 17", "Apple iPhone 17");
    shows("nokia x60", "Nokia X60");
    shows("xiaomi 13", "Xiaomi 13");
    shows("xiaomi 13t pro", "Xiaomi 13T Pro");
    shows("oneplus 13s", "OnePlus 13s");
    refuses("nokia x60 ultra");
    refuses("nokia x60 pro plus");
    refuses("nokia x61 pro");
    refuses("iphone 66");
    refuses("pixel 23 pro");
    refuses("galaxy z fold 7 ultra");
    refuses("huawei mate 92 pro");
    refuses("huawei p990 pro");
    // A number is no beginning of a longer one in a model code.
    asks("galaxy s 681", &["Samsung Galaxy Fame"]);
    asks("sony e 685", &["Sony Xperia Z5 Premium"]);
    shows("galaxy s6810", "Samsung Galaxy Fame");
    // Nor is a number of the maker's own codes one of its names.
    refuses("iphone 121");
    refuses("iphone 152");
    // A letter before a number is part of it, and no slip of the word before;
    // a letter that stands there twice is one.
    refuses("oneplus xt12");
    asks("findz5", &["OPPO Find 5"]);
    asks("matex60", &["Huawei Mate 60"]);
    shows("pixell9", "Google Pixel 9");
    // "9 1 plus" is no OnePlus 9.
    refuses("redmi 9 1 plus");
    // A shorter numeral is another device.
    asks("xperia 10 i", &["Sony Xperia 10"]);
    // Sibling words are as strict where they are written as one.
    refuses("nokia x60 proplus");
    refuses("galaxy s24 promax");
    shows("iphone 15 promax", "Apple iPhone 15 Pro Max");
    // A misspelled one is nearer than none.
    shows("galaxy watch 6 clasicc", "Samsung Galaxy Watch6 Classic");
    // The digits of another keyboard are numbers all the same.
    shows("iphone ۱۷", "Apple iPhone 17");
    refuses("iphone ۶۶");
    // The short word may be a mistyped "max".
    asks("iphone 17 pro mx", &["Apple iPhone 17 Pro"]);
    asks("iphone 15 5g", &["Apple iPhone 15"]);
}
/// The numbers in a text, each once, with the letter or two that touch them.
fn numbers(text: &str) -> Vec<String> {
    let digits: String = text
        .chars()
        // Wide digits are digits, too.
        .map(|ch| {
            ch.to_digit(10)
                .or_else(|| u32::from(ch).checked_sub(u32::from('０')))
        })
        .map(|digit| match digit {
            Some(digit @ 0..=9) => char::from_digit(digit, 10).unwrap(),
            _ => ' ',
        })
        .collect();
    let mut numbers: Vec<String> = digits.split_whitespace().map(str::to_owned).collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

/// Every number that some name, model code or codename of a device has: "Galaxy
/// A 307" is the Galaxy A30s, whose code is SM-A307F.
fn own_numbers(number: SubjectNumber) -> Vec<String> {
    let subject = SNAPSHOT.catalog.subject(number).unwrap();
    let codes = (subject.device()).map(|device| device.codes.iter().chain(&device.codenames));
    let others = subject.aliases.iter().chain(codes.into_iter().flatten());
    let others = others.map(|other| other.as_str());
    let texts: Vec<&str> = others.chain([subject.name.as_str()]).collect();
    numbers(&texts.join(" "))
}

#[test]
fn two_numbers_written_as_one_are_asked_about() {
    asks("nokia 54", &["Nokia 5.4"]);
    asks("nokia 61 plus", &["Nokia 6.1 Plus"]);
    asks("galaxy a32016", &["Samsung Galaxy A3 (2016)"]);
    refuses("nokia 45");
    refuses("redmi note 102");
    // A bare number is no name.
    let found = find("54");
    assert!(
        found
            .hits
            .iter()
            .all(|hit| full_name(hit.number) != "Nokia 5.4")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// A family with a number that none of its devices ever had: no record.
    #[test]
    fn what_never_existed_is_refused(
        family in prop::sample::select(vec![
            "iphone", "iphone {} pro", "galaxy s", "galaxy s{} ultra", "pixel {} pro", "redmi note",
            "oneplus", "oppo reno", "huawei p{} pro", "xiaomi {} ultra", "honor magic", "poco x{} pro",
        ]),
        number in 150_u16..290,
    ) {
        let number = number.to_string();
        let text = if family.contains("{}") {
            family.replace("{}", &number)
        } else {
            format!("{family} {number}")
        };
        let found = find(&text);
        let own = found.hits.first().is_some_and(|hit| own_numbers(hit.number).contains(&number));
        prop_assert!(
            found.outcome == Outcome::NoRecord || own,
            "{text:?}: {:?}",
            found.hits.first().map(|hit| full_name(hit.number))
        );
    }

    /// A name with its number changed is never shown as a device that has
    /// not every number typed.
    #[test]
    fn no_shown_device_lacks_a_number_typed(
        place in any::<prop::sample::Index>(),
        number in 0_u16..2100,
        letter in prop::sample::select(vec!["", "s", "t", "x", " pro", " ultra", "i"]),
    ) {
        let all: Vec<&Subject> = devices().collect();
        let name = full_name(place.get(&all).number);
        let words: String = name.chars().filter(|ch| !ch.is_numeric()).collect();
        let text = format!("{words} {number}{letter}");
        let found = find(&text);
        if found.outcome == Outcome::Show {
            let shown = found.hits[0].number;
            let own = own_numbers(shown);
            for typed in numbers(&text) {
                prop_assert!(own.contains(&typed), "{text:?} shows {}", full_name(shown));
            }
        }
    }
}
