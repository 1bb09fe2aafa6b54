//! The terminal bot, fed with plain lines.

use crate::support::Home;

fn chat(input: &str) -> String {
    chat_in(&Home::new(), input)
}

fn chat_in(home: &Home, input: &str) -> String {
    let ran = home.run_with(&["chat"], &[], input).ended(0);
    assert_eq!(ran.err, "");
    ran.out
}

#[test]
fn each_line_is_answered_in_turn() {
    let out = chat("noka x60pro\n\n/harmonyos oems\n");
    let first = out.find("X60 Pro").unwrap();
    let second = out.find("HarmonyOS").unwrap();
    assert!(first < out.len() && second < out.len());
    // No prompt and no greeting: the answers alone.
    assert!(
        !out.contains("specdex>") && !out.contains('\u{1b}'),
        "{out}"
    );
}

#[test]
fn the_first_screen_names_lines_that_work() {
    let out = chat("noka x60pro\n/harmonyos oems\n/compare pixel 9 pro, galaxy s24 ultra\n");
    assert!(!out.contains("No record"), "{out}");
}

#[test]
fn a_number_presses_what_stands_beside_it() {
    let alone = chat("/spec nokia x60 pro\n");
    let number = numbered(&alone, "Sources");
    let out = chat(&format!("/spec nokia x60 pro\n{number}\n"));
    let second = out.strip_prefix(&alone).unwrap();
    assert!(second.contains("IT Home"), "{second}");
    assert!(!alone.contains("IT Home"), "{alone}");
    // What is pressed counts from the newest card: back to the first section.
    let overview = numbered(second, "Overview");
    let out = chat(&format!("/spec nokia x60 pro\n{number}\n{overview}\n"));
    assert!(out.trim_end().ends_with(alone.trim_end()), "{out}");
}

#[test]
fn the_next_page_keeps_its_number_and_its_name() {
    let first = chat("/find brand:nokia\n");
    let number = numbered(&first, "Next");
    let third = chat(&format!("/find brand:nokia\n{number}\n{number}\n"));
    assert!(third.contains("Page 3 of"), "{third}");
    let named = chat("/find brand:nokia\nnext\nNext\n");
    assert_eq!(named, third);
}

/// The number that stands beside a label.
fn numbered(card: &str, label: &str) -> String {
    let line = card
        .lines()
        .find(|line| line.contains(label) && line.contains(|c: char| c.is_ascii_digit()))
        .unwrap_or_else(|| unreachable!("no numbered {label} in {card}"));
    let before = line.split(label).next().unwrap();
    let digits = before.rsplit(|c: char| !c.is_ascii_digit());
    digits.map(str::to_owned).find(|d| !d.is_empty()).unwrap()
}

#[test]
fn a_number_that_is_not_there_says_which_are() {
    let check = |input: &str, expected: &str| {
        let out = chat(input);
        assert!(out.contains(expected), "{out}");
    };
    check("5\n", "Nothing is numbered yet");
    check("/spec nokia x60 pro\n99\n", "There is no 99");
    check("/spec nokia x60 pro\n0\n", "There is no 0");
    // Longer numbers are names of devices.
    check("9000\n", "9000");
}

#[test]
fn a_refusal_does_not_end_the_conversation() {
    let out = chat("/spce x60\nnoka x60pro\n");
    assert!(out.contains("/spec") && out.contains("X60 Pro"), "{out}");
}

#[test]
fn quit_leaves() {
    let home = Home::with_small_catalog();
    for word in ["quit", "exit", "/quit", " quit "] {
        assert_eq!(chat_in(&home, &format!("{word}\nacme rocket\n")), "");
    }
    assert_eq!(chat_in(&home, ""), "");
}

#[test]
fn long_and_odd_lines_are_survived() {
    let long = "x".repeat(100_000);
    let out = chat(&format!("{long}\nnoka x60pro"));
    assert!(out.contains("2,000") && out.contains("X60 Pro"), "{out}");
    assert!(!out.contains("xxxx"), "the line came back");
    let out = chat("\u{1b}[31m\u{202e}x60\u{0}\r\n");
    assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{out:?}");
}
