//! Rumors changed in the terminal: the same way as in Discord, line by line.

use crate::shipped::SNAPSHOT;
use crate::support::{Home, Ran};

const ADD: &str = "/rumor add nokia x60 pro property:battery.capacity value:6100 mAh source:https://nokiamob.net/2021/07/05/x60-battery/";
const CLAIM: &str = "claim:nokia-x60-pro-battery-capacity";

/// A conversation as somebody who may do this much; numbers press what stands
/// beside them.
fn chat(home: &Home, level: &str, lines: &[&str]) -> Ran {
    let input = lines.join("\n");
    let state = [("SPECDEX_STATE_DIR", "state")];
    home.run_with(&["chat", "--as", level], &state, &input)
        .ended(0)
}

fn says(ran: &Ran, parts: &[&str]) {
    for part in parts {
        assert!(ran.out.contains(part), "{part} is not in:\n{}", ran.out);
    }
}

#[test]
fn a_rumor_lives_in_the_terminal_as_in_discord() {
    let home = Home::new();
    // Added, seen at once, with a second source.
    let source = format!(
        "/rumor source nokia x60 pro {CLAIM} source:https://www.gizbot.com/x60-battery.html"
    );
    let ran = chat(
        &home,
        "contributor",
        &[ADD, "/spec nokia x60 pro", "/rumor waiting"],
    );
    says(
        &ran,
        &[
            "Propose this?",
            "6,100 mAh, rumored",
            "[1] Propose",
            "Nothing waits",
        ],
    );
    let ran = chat(
        &home,
        "moderator",
        &[ADD, "1", "/spec nokia x60 pro", &source, "1"],
    );
    says(&ran, &["Record this?", "Recorded", "Edit 1", "6,100 mAh"]);
    // Confirmed by a second person.
    let confirm = format!(
        "/rumor status nokia x60 pro {CLAIM} status:confirmed source:https://www.hmd.com/x60-pro reason:on the maker's page"
    );
    let ran = chat(&home, "moderator", &[&confirm, "2", "1"]);
    says(
        &ran,
        &[
            "Also found false",
            "waits for a second person",
            "Ask a second person",
        ],
    );
    let history = format!("/rumors history {CLAIM}");
    let ran = chat(
        &home,
        "admin",
        &["/rumor waiting", "/rumor approve 3", "1", &history],
    );
    says(
        &ran,
        &[
            "1 edit waits",
            "Agree to this?",
            "Approved",
            "6,100 mAh, confirmed",
        ],
    );
    // Undone, with a reason that is asked for; everybody reads the history.
    let ran = chat(
        &home,
        "moderator",
        &["/rumor undo edit:3 reason:the page is gone", "1"],
    );
    says(&ran, &["Take this back?", "Taken back"]);
    let state = [("SPECDEX_STATE_DIR", "state")];
    let ran = home.run_with(&["ask", &history], &state, "").ended(0);
    says(
        &ran,
        &[
            "6,100 mAh, rumored",
            "sources",
            "the page is gone",
            "undone later",
            "moderator",
        ],
    );
}

#[test]
fn a_preview_is_changed_line_by_line() {
    let home = Home::new();
    let lines = [ADD, "2", "6200 mAh", "", "leaked", "", "cn", "1"];
    let ran = chat(&home, "moderator", &lines);
    says(
        &ran,
        &[
            "Market:",
            "Battery in China",
            "6,200 mAh, leaked",
            "Recorded",
        ],
    );
}

#[test]
fn without_a_level_nothing_is_changed() {
    let home = Home::new();
    let ran = home.run_with(&["ask", ADD], &[("SPECDEX_STATE_DIR", "state")], "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--as moderator"), "{}", ran.err);
    assert!(!home.path().join("state/specdex.db").exists());
    // A contributor does not undo.
    let ran = chat(&home, "contributor", &["/rumor undo edit:1 reason:x"]);
    says(&ran, &["only moderators"]);
}

#[test]
fn what_cannot_be_read_is_named_with_what_would_work() {
    let home = Home::new();
    let with = |value: &str, source: &str| {
        format!("/rumor add nokia x60 pro property:battery.capacity value:{value} source:{source}")
    };
    let page = "https://nokiamob.net/x60";
    let lines = [
        with("lots", page),
        with("6100 mAh", "http://nokiamob.net/x60"),
        "/rumor add nokia x60 pro property:batery.capacity value:6100 mAh source:https://nokiamob.net/x60".to_owned(),
        "/rumor add nokia toaster 9000 property:battery.capacity value:1 mAh source:https://nokiamob.net/x60".to_owned(),
        "/rumor status nokia x60 pro claim:nokia-x60-pro-os-cn status:leaked source:https://nokiamob.net/x60 reason:x".to_owned(),
        "/rumor status nokia x60 pro claim:nokia-x60-pro-os-global status:confirmed source:https://www.gizbot.com/x reason:x".to_owned(),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let ran = chat(&home, "moderator", &lines);
    says(
        &ran,
        &[
            "is a number in mAh",
            "does not begin with https://",
            "battery.capacity",
            "No record of \"nokia toaster 9000\"",
            "It can become rumored",
            "needs the maker, an authority or a shop",
        ],
    );
    assert!(!ran.out.contains("[1] Confirm"), "{}", ran.out);
}

#[test]
fn a_message_gives_its_address_without_the_marks_around_it() {
    let source = |message: &str| {
        let recorded = specdex::commands::record(message, &SNAPSHOT);
        recorded.call.text("source").map(ToOwned::to_owned)
    };
    let page = |address: &str| Some(address.to_owned());
    for (message, address) in [
        ("see (https://example.com/a).", "https://example.com/a"),
        ("[x](https://example.com/a)", "https://example.com/a"),
        (
            "[https://example.com/a](https://example.com/a)",
            "https://example.com/a",
        ),
        ("**https://example.com/a_**", "https://example.com/a_"),
        (
            "https://en.wikipedia.org/wiki/Pixel_(phone), they say",
            "https://en.wikipedia.org/wiki/Pixel_(phone)",
        ),
    ] {
        assert_eq!(source(message), page(address), "{message}");
    }
    assert_eq!(source("http://example.com and nothing else"), None);
}

#[test]
fn a_command_leaves_a_form() {
    let home = Home::new();
    let ran = chat(&home, "moderator", &[ADD, "2", "/about", "quit"]);
    says(&ran, &["a command leaves the form", "Specdex"]);
    assert!(!ran.out.contains("/about,"), "{}", ran.out);
}
