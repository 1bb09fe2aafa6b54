//! `specdex log`, `fsck`, `backup` and `forget`, run as an operator runs them.

use std::fs;

use specdex::store::{FILE_NAME, Store};

use super::{ANNA, BEN, append, event, run};
use crate::support::Home;

/// A home whose program has made these two edits: one of Anna's, one of Ben's.
fn edited() -> Home {
    let home = Home::with_small_catalog();
    run(async {
        let store = Store::open(&home.path().join("state").join(FILE_NAME)).await;
        let store = store.unwrap();
        store.append(&append("one")).await.unwrap();
        let mut two = append("two");
        two.user = BEN;
        two.events = vec![event(8, "A reason\u{1b}[31m\nof Ben's \u{202e}")];
        store.append(&two).await.unwrap();
        store.close().await;
    });
    home
}

fn operate(home: &Home, arguments: &[&str], code: i32) -> String {
    let state = [("SPECDEX_STATE_DIR", "state")];
    let ran = home.run_with(arguments, &state, "").ended(code);
    ran.out + &ran.err
}

#[test]
fn without_a_store_nothing_is_made() {
    let home = Home::with_small_catalog();
    // Who has a copy made every night must notice that there is none.
    for (arguments, code) in [
        (&["log"][..], 0),
        (&["fsck"], 0),
        (&["backup", "copy"], 2),
        (&["forget", "5"], 2),
    ] {
        let said = operate(&home, arguments, code);
        assert!(said.contains("There is no store yet"), "{said}");
        assert!(!home.path().join("state").exists());
        assert!(!home.path().join("copy").exists());
    }
}

#[test]
fn the_log_says_who_what_and_why() {
    let home = edited();
    let log = operate(&home, &["log"], 0);
    let anna = format!("1  2026-11-29T00:00:00Z  claim.status 1, by {ANNA}\n");
    assert!(log.starts_with(&anna), "{log}");
    assert!(log.contains("    reason: The maker says so\n"), "{log}");
    assert!(log.contains(&format!(", by {BEN}\n")), "{log}");
    assert!(!log.contains(['\u{1b}', '\u{202e}']), "{log:?}");
    let log = operate(&home, &["log", "--since", "1"], 0);
    assert!(log.starts_with("2  "), "{log}");
    let log = operate(&home, &["log", "--since", "2"], 0);
    assert_eq!(log, "No edits.\n");
}

#[test]
fn fsck_is_clean_after_somebody_was_forgotten_and_finds_what_was_changed() {
    let home = edited();
    // These events are of a kind that only a newer program writes.
    let said = operate(&home, &["fsck"], 0);
    assert!(
        said.contains("2 events say what this version cannot read."),
        "{said}"
    );
    assert!(said.contains("Nothing is wrong."), "{said}");
    let said = operate(&home, &["forget", &ANNA.to_string()], 0);
    assert!(said.contains("is forgotten, with 1 text."), "{said}");
    let said = operate(&home, &["forget", &ANNA.to_string()], 0);
    assert!(said.contains("nothing was erased"), "{said}");
    let log = operate(&home, &["log"], 0);
    assert!(log.contains("by somebody who was forgotten"), "{log}");
    assert!(log.contains("    reason: erased\n"), "{log}");
    assert!(operate(&home, &["fsck"], 0).contains("Nothing is wrong."));

    let file = home.path().join("state").join(FILE_NAME);
    let mut bytes = fs::read(&file).unwrap();
    let written = b"\"claim\":8";
    let at = bytes
        .windows(written.len())
        .position(|part| part == written);
    bytes[at.unwrap() + written.len() - 1] = b'9';
    fs::write(&file, bytes).unwrap();
    let said = operate(&home, &["fsck"], 1);
    assert!(said.contains("Event 2 is not what was written"), "{said}");
    assert!(said.contains("newest backup"), "{said}");
}

#[test]
fn a_backup_is_put_in_the_place_of_the_store() {
    let home = edited();
    let said = operate(&home, &["backup", "copy.db"], 0);
    assert!(said.contains("copy.db"), "{said}");
    let said = operate(&home, &["backup", "copy.db"], 1);
    assert!(said.contains("choose another name"), "{said}");
    let log = operate(&home, &["log"], 0);
    let file = home.path().join("state").join(FILE_NAME);
    fs::copy(home.path().join("copy.db"), file).unwrap();
    assert_eq!(operate(&home, &["log"], 0), log);
    assert!(operate(&home, &["fsck"], 0).contains("Nothing is wrong."));
}

#[test]
fn where_newer_files_and_edits_disagree_is_counted_and_named() {
    let home = Home::with_small_catalog();
    let add = "/rumor add acme rocket property:body.weight value:210 g source:https://nokiamob.net/rocket\n1\n";
    let state = [("SPECDEX_STATE_DIR", "state")];
    let chat = ["chat", "--as", "moderator"];
    let ran = home.run_with(&chat, &state, add).ended(0);
    assert!(ran.out.contains("Recorded"), "{}", ran.out);
    let said = operate(&home, &["fsck"], 0);
    assert!(!said.contains("disagree"), "{said}");
    // The files come to have something of their own under its id.
    let file = "data/devices/acme/acme-rocket.toml";
    let claim = "\n[[claims]]\nid = \"acme-rocket-body-weight\"\nproperty = \"body.weight\"\nvalue = \"300 g\"\nstatus = \"rumored\"\nas_of = \"2026-11\"\nsources = [{ publisher = \"nokiamob\", url = \"https://nokiamob.net/rocket-2\", date = \"2026-11\" }]\n";
    home.write(file, &(home.read(file) + claim));
    let said = operate(&home, &["fsck"], 0);
    assert!(said.contains("Nothing is wrong."), "{said}");
    assert!(said.contains("disagree about 1 rumor"), "{said}");
    let named = "acme-rocket-body-weight: the files have something of their own";
    assert!(said.contains(named), "{said}");
    // So does whoever starts the program with them.
    let ran = home.run_with(&chat, &state, "/spec acme rocket\n").ended(0);
    assert!(
        ran.err.contains("disagree") && ran.err.contains("acme-rocket-body-weight"),
        "{}",
        ran.err
    );
}
