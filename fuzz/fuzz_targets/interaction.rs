//! Interactions as Discord sends them, and as it does not: what can be read is
//! answered with a callback within Discord's limits, and no token is printed.

#![no_main]

mod bot;

use libfuzzer_sys::fuzz_target;
use serenity::all::Interaction;
use specdex::discord::{reply, request};

fuzz_target!(|bytes: &[u8]| {
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
    let problems = bot::limits::callback(&reply.body);
    assert!(problems.is_empty(), "{problems:#?}");
});
