//! Whatever people type: as a command line, into options, and in messages. The
//! first byte chooses the command.

#![no_main]

mod bot;

use libfuzzer_sys::fuzz_target;
use specdex::app::Input;
use specdex::commands::{ALL, complete_line, parse_line};
use specdex::domain::Level;
use specdex::i18n::Locale;

fuzz_target!(|input: (u8, &str)| {
    // One command a time, so that many texts are tried.
    let (which, text) = input;
    let command = &ALL[usize::from(which) % ALL.len()];
    let snapshot = &bot::APP.snapshot();
    for mention in snapshot.devices.scan(text) {
        assert!(text.get(mention.span).is_some());
    }
    snapshot.devices.find(text);
    let words = bot::APP.words(Locale::English);
    let line = format!("/{} {text}", command.name());
    complete_line(&line, snapshot, words, bot::TODAY, Level::Admin);
    if let Some(option) = command.options.get(usize::from(which) / ALL.len()) {
        bot::ask(Input::Complete {
            takes: option.takes,
            typed: text.to_owned(),
            beside: Vec::new(),
        });
    }
    bot::ask(Input::LookUp(text.to_owned()));
    if let Ok(call) = parse_line(&line) {
        bot::ask(Input::Command(call));
    }
});
