//! The program over the catalog that is inside it, for targets that ask it.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use specdex::app::{App, By, Defaults, Input, Request, Response};
use specdex::catalog::{load, packed};
use specdex::i18n::Locale;
use specdex::search::Snapshot;
use specdex::views::discord;

/// The limits that the tests hold every body against.
#[path = "../../tests/it/loopback/limits.rs"]
#[expect(dead_code, reason = "not every target makes every kind of body")]
pub mod limits;

/// The day of every answer.
pub const TODAY: Date = date(2026, 11, 28);

/// The program.
pub static APP: LazyLock<App> = LazyLock::new(|| {
    let defaults = Defaults {
        market: None,
        show_rumors: true,
    };
    App::new(Snapshot::new(load(&packed()).catalog), defaults)
});

/// Asks, and holds what would be sent against Discord's limits.
pub fn ask(input: Input) -> Response {
    let request = Request {
        input,
        locale: Locale::English,
        today: TODAY,
        by: By::Anybody,
    };
    let response = APP.respond(&request);
    match &response {
        Response::Show(card) | Response::Update(card) => check(&discord::message(card)),
        // Forms belong to edits, which no fuzzing writes.
        Response::Delete | Response::Form(_) => {}
        Response::Refused(text) => check(&discord::notice(text)),
        Response::Choices(choices) => {
            assert!(choices.len() <= 25);
            for choice in choices {
                assert!((1..=100).contains(&choice.label.encode_utf16().count()));
                assert!((1..=100).contains(&choice.value.encode_utf16().count()));
            }
        }
    }
    response
}

fn check(message: &discord::Message) {
    let body = serde_json::to_value(message).unwrap();
    let mut problems = Vec::new();
    limits::message(&body, &mut problems);
    assert!(problems.is_empty(), "{problems:#?}");
}
