//! Interactions as Discord sends them, and as it does not: what can be read is
//! answered with a callback within Discord's limits, and no token is printed.

#![no_main]

mod bot;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use serenity::all::Interaction;
use specdex::discord::{reply, request};

/// Whether serenity can read every hash of a picture: it panics over one with
/// other letters than ASCII has. Discord sends none, and the bot survives one.
fn is_readable(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_ascii() || !matches!(text.len(), 32 | 34),
        Value::Array(items) => items.iter().all(is_readable),
        Value::Object(fields) => fields.values().all(is_readable),
        _ => true,
    }
}

fuzz_target!(|bytes: &[u8]| {
    if !serde_json::from_slice(bytes).is_ok_and(|value| is_readable(&value)) {
        return;
    }
    let Ok(interaction) = serde_json::from_slice::<Interaction>(bytes) else {
        return;
    };
    let Ok(incoming) = request::read(&interaction) else {
        return;
    };
    let token = incoming.token.reveal();
    if token.len() > 20 {
        assert!(!format!("{:?}", incoming.token).contains(token));
    }
    let reply = reply::reply(&bot::APP, &incoming, bot::TODAY);
    let problems = bot::limits::callback(&reply.body.json());
    assert!(problems.is_empty(), "{problems:#?}");
});
