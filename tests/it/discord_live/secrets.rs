//! Nothing that is secret is in the log at the default level, whatever happens.
//!
//! Each [`Bot`] holds its whole log against tokens and what people wrote; here
//! everything goes wrong that could make them slip in.

use std::time::Duration;

use serde_json::json;

use super::bot::{Bot, WRITTEN, somebody};
use super::commands::look_up;
use crate::loopback::Loopback;
use crate::loopback::interactions::{Given, Interaction};
use crate::loopback::script::{How, Route};

fn written() -> Interaction {
    let given = [("device", Given::from(WRITTEN))];
    Interaction::command("spec", &given).by(somebody())
}

#[test]
fn what_fails_is_logged_without_secrets() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    for how in [
        How::Status(500),
        How::Status(403),
        How::Status(404),
        How::Status(400),
    ] {
        discord.script(Route::Callback, 20, how);
        let failing = written();
        discord.send(&failing);
        let on_message = Interaction::on_message(&look_up(), WRITTEN).by(somebody());
        discord.send(&on_message);
        discord.wait("both callbacks", |state| {
            let seen = state.seen(Route::Callback);
            let tried = |id: u64| seen.iter().any(|seen| seen.path.contains(&id.to_string()));
            (tried(failing.id) && tried(on_message.id)).then_some(())
        });
        discord.heal();
        assert_eq!(discord.ask(&written()).kind, 4);
    }
    let stopped = bot.stop();
    assert!(
        stopped.log.contains("ERROR"),
        "nothing was logged:\n{}",
        stopped.log
    );
}

#[test]
fn what_cannot_be_read_is_logged_without_secrets() {
    let discord = Loopback::start();
    let _bot = Bot::ready(&discord);
    // Interactions with fields that are missing, or of another type; errors
    // of the reader like to repeat what they cannot read.
    let token = written().token;
    for (field, value) in [
        ("data", json!(null)),
        ("data", json!(WRITTEN)),
        ("channel_id", json!({})),
        ("member", json!({ "user": WRITTEN })),
        ("version", json!(token)),
        ("locale", json!([WRITTEN])),
        ("type", json!(token)),
        ("context", json!(WRITTEN)),
    ] {
        let mut broken = written();
        broken.body[field] = value;
        discord.send(&broken);
    }
    // An option of a kind that does not exist yet.
    let mut broken = written();
    broken.body["data"]["options"][0]["type"] = 99.into();
    discord.send(&broken);
    discord.payload(json!({ "op": 0, "s": "x", "t": "INTERACTION_CREATE", "d": written().body }));
    discord.payload(json!({ "op": "x", "d": written().body }));
    assert_eq!(discord.ask(&written()).kind, 4);
}

#[test]
fn outages_are_logged_without_secrets() {
    let discord = Loopback::with_heartbeat(Duration::from_millis(1000));
    let _bot = Bot::ready(&discord);
    discord.close(4000);
    assert_eq!(discord.ask(&written()).kind, 4);
    discord.invalidate(false);
    discord.wait("another session", |state| {
        (state.gateway.identified.len() >= 2).then_some(())
    });
    assert_eq!(discord.ask(&written()).kind, 4);
    discord.zombie();
    discord.wait("another connection", |state| {
        (state.gateway.connections >= 4).then_some(())
    });
}

#[test]
fn a_failure_names_a_reference_that_the_log_has() {
    let discord = Loopback::start();
    let bot = Bot::ready(&discord);
    // A body that Discord refuses: the person learns that it is not their fault.
    discord.script(Route::Callback, 1, How::Status(400));
    let asked = written();
    discord.send(&asked);
    let apology = discord.answer(&asked);
    assert!(apology.hidden(), "{}", apology.text());
    let text = apology.text();
    let reference = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.len() == 6 && word.contains(|c: char| c.is_ascii_digit()));
    // The log is read a moment later than the answer.
    let line = bot.says(reference.unwrap_or_else(|| panic!("no reference in `{text}`")));
    assert!(line.contains("status 400"), "{line}");
}
