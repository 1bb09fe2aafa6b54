//! Thousands of devices that hardly anybody means are called like a famous
//! one, or by an ordinary word. They are found by their makers' names, and
//! stand in nobody's way: not in search, not in messages.

use specdex::catalog::{Details, Subject};
use specdex::search::Outcome;

use crate::shipped::SNAPSHOT;

/// The devices of makers that hardly anybody knows, and that only data sets know.
fn obscure() -> impl Iterator<Item = &'static Subject> {
    SNAPSHOT.catalog.devices().filter(|device| {
        let brand = device
            .brand
            .and_then(|brand| SNAPSHOT.catalog.subject(brand));
        let unknown = match brand.map(|brand| &brand.details) {
            Some(Details::Brand { tier }) => *tier > 2,
            _ => true,
        };
        unknown && !device.hand_written
    })
}

/// What a text leads to: the outcome and the full names, best first.
fn find(typed: &str) -> (Outcome, Vec<String>) {
    let found = SNAPSHOT.devices.find(typed);
    let names = found.hits.iter().map(|hit| {
        let subject = SNAPSHOT.catalog.subject(hit.number).unwrap();
        SNAPSHOT.catalog.full_name(subject)
    });
    (found.outcome, names.collect())
}

#[test]
fn the_long_tail_hides_no_famous_device() {
    for (typed, name) in [
        ("s24", "Samsung Galaxy S24"),
        ("s24 ultra", "Samsung Galaxy S24 Ultra"),
        ("s24u", "Samsung Galaxy S24 Ultra"),
        ("s24+", "Samsung Galaxy S24+"),
        ("pixel 9", "Google Pixel 9"),
        ("mi 11", "Xiaomi Mi 11"),
        ("iphone 17", "Apple iPhone 17"),
        ("mate 60 pro", "Huawei Mate 60 Pro"),
        ("p30 pro", "Huawei P30 Pro"),
        ("z fold 7", "Samsung Galaxy Z Fold7"),
    ] {
        let (outcome, names) = find(typed);
        assert_eq!(
            (outcome, names[0].as_str()),
            (Outcome::Show, name),
            "{typed:?}: {names:?}"
        );
    }
    // Two famous makers have an X60 Pro, and only they are asked about.
    for typed in ["x60 pro", "x60pro"] {
        let (outcome, names) = find(typed);
        assert_eq!(outcome, Outcome::Ask);
        assert_eq!(names[..2], ["Nokia X60 Pro", "Honor X60 PRO"], "{names:?}");
        assert!(!names.contains(&"EL X60 Pro".to_owned()), "{names:?}");
    }
    // A line is asked about, and only about those who have it.
    let (outcome, names) = find("galaxy");
    assert_eq!(outcome, Outcome::Ask);
    assert!(names[0].starts_with("Samsung Galaxy"), "{names:?}");
    // What several famous ones may be is still asked, and only about them.
    let (outcome, names) = find("note 10");
    assert_eq!(outcome, Outcome::Ask);
    let first: Vec<_> = names.iter().take(2).map(String::as_str).collect();
    assert!(first.contains(&"Samsung Galaxy Note10"), "{names:?}");
    assert!(first.contains(&"Xiaomi Redmi Note 10"), "{names:?}");
}

#[test]
fn the_long_tail_makes_no_device_of_a_question_or_a_wrong_name() {
    for typed in [
        "how are you",
        "what is it",
        "nokia x60 pro plus",
        "nokia x61 pro",
    ] {
        let (outcome, names) = find(typed);
        assert_eq!(outcome, Outcome::NoRecord, "{typed:?}: {names:?}");
    }
}

/// Every hundredth, as there are twenty thousand.
#[test]
fn the_long_tail_is_found_by_its_makers_and_its_codes() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for device in obscure().step_by(100) {
        seen += 1;
        let full = SNAPSHOT.catalog.full_name(device);
        let found = SNAPSHOT.devices.find(&full);
        let among = found.hits.iter().any(|hit| hit.number == device.number);
        if found.outcome == Outcome::NoRecord || !among {
            wrong.push(format!("{full}: {:?}", find(&full)));
        }
    }
    assert!(seen > 100, "{seen}");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    for (typed, name) in [
        ("ihunt s24 ultra", "iHunt S24 ULTRA"),
        ("hafury note 10", "HAFURY NOTE 10"),
        ("melefon good", "Melefon Good"),
        ("homtom p30 pro", "HOMTOM P30 pro"),
        ("SKR-A0", "Xiaomi Black Shark"),
    ] {
        let (outcome, names) = find(typed);
        assert_eq!(
            (outcome, names.first().map(String::as_str)),
            (Outcome::Show, Some(name)),
            "{typed:?}: {names:?}"
        );
    }
}

/// While a name is being typed, what everybody knows is offered before what
/// hardly anybody does.
#[test]
fn a_few_letters_offer_what_people_know() {
    for (typed, maker) in [
        ("nok", "Nokia"),
        ("sam", "Samsung"),
        ("gal", "Samsung Galaxy"),
        ("pix", "Google Pixel"),
        ("iph", "Apple iPhone"),
        ("hua", "Huawei"),
        ("xia", "Xiaomi"),
    ] {
        let found = SNAPSHOT.devices.complete(typed, 10);
        assert_eq!(found.len(), 10, "{typed}");
        for number in found {
            let name = SNAPSHOT
                .catalog
                .full_name(SNAPSHOT.catalog.subject(number).unwrap());
            assert!(name.starts_with(maker), "{typed:?}: {name}");
        }
    }
    let opening = SNAPSHOT.devices.complete("", 25);
    assert_eq!(opening.len(), 25);
    for number in opening {
        assert!(obscure().all(|device| device.number != number));
    }
}

/// Messages in which nobody names a device.
const SENTENCES: &[&str] = &[
    "One day I will own one of these.",
    "life is good, play it smart",
    "he is a pro and a hero to me",
    "note to self: buy milk",
    "please note the power of one",
    "I own 2 dogs and 3 cats",
    "truly smart people never stop to play",
    "the hot one is mine, the view is great",
    "we play 5 on 5 every sunday",
    "a smart 5 year old kid could do it",
    "one 5 star review and two 1 star ones",
    "Life 8 years ago was different",
    "see note 4 in the manual",
    "Note 10 people were there",
    "the world 1 level is easy, world 8 is not",
    "Go 2 blocks and turn left",
    "I got a 2 pro tip for you",
    "my top 10 plus one more",
    "pop the hood, joy to the world",
    "magic 8 ball says no",
    "Star Wars 4 was the first one",
    "watch 2 movies tonight",
    "The Smart One is my favorite song",
    "Play Pro is what they call it",
    "Hero of the day",
    "Energy and Touch are overrated",
    "The Sky is blue and the Orange is ripe",
    "an orangey sky, so pretty",
    "air max 90 are my shoes",
    "ps5 pro vs xbox series x",
    "I need a 4k 60 hz monitor",
    "windows 11 pro and ubuntu 24.04",
    "android 11 is old, android 14 is not",
    "python 3.12 is out, node 20 too",
    "the m3 max is faster than the m2 ultra",
    "room 5g on floor 4",
    "be there at 5 pm, bring 2 plus ones",
    "flight A320 to LAX on gate B12",
    "my score is 100 plus 20",
    "5g is faster than 4g lte",
    "logic pro x is my daw",
    "galaxy far far away",
    "apple watch out for that",
    "nothing 2 see here",
    "honor among thieves",
    "mi casa es su casa",
    "let x = 2 + y, then x=2+2",
    "usb 3 gen2+ and type c",
    "iron man 3 and avengers 2",
    "mazda cx 5 vs bmw x5 m",
    "canon eos r5 and sony a7 iv",
    "gopro hero 12 black",
    "echo dot 5",
    "chatgpt 4o and gpt 5",
    "level 60 pro player",
    "mp3 to mp4 converter",
    "alpha3 and beta2 are out, prime1 is next",
    "hello you, how is it going",
    "it is truly hot, 5 plus 2 is 7",
    "he owned one play 2 years ago",
];

#[test]
fn look_up_finds_nothing_in_ordinary_sentences() {
    let mut wrong = Vec::new();
    for sentence in SENTENCES {
        for mention in SNAPSHOT.devices.scan(sentence) {
            let subject = SNAPSHOT.catalog.subject(mention.number).unwrap();
            let name = SNAPSHOT.catalog.full_name(subject);
            wrong.push(format!(
                "{:?} in {sentence:?}: {name}",
                &sentence[mention.span]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn look_up_still_finds_what_is_named() {
    for (message, name) in [
        ("is the s24 ultra worth it", "Samsung Galaxy S24 Ultra"),
        ("the X60 Pro never came out", "Nokia X60 Pro"),
        ("my pixel 9 is fine", "Google Pixel 9"),
        ("got an SM-S948B from work", "Samsung Galaxy S26 Ultra"),
        ("the iHunt S24 Ultra is a copy", "iHunt S24 ULTRA"),
        ("my DOOGEE X60 broke", "DOOGEE X60"),
    ] {
        let names: Vec<_> = SNAPSHOT
            .devices
            .scan(message)
            .iter()
            .map(|mention| {
                let subject = SNAPSHOT.catalog.subject(mention.number).unwrap();
                SNAPSHOT.catalog.full_name(subject)
            })
            .collect();
        assert_eq!(names, [name], "{message:?}");
    }
}
