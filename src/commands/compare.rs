//! `/compare`: two to four devices side by side. Fewer than two are refused.

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::{Asked, Question};
use crate::domain::Level;

/// `/compare`.
pub(super) const COMPARE: Command = Command {
    path: &["compare"],
    summary: "command-compare",
    options: &[
        device("first", "command-option-first", true),
        device("second", "command-option-second", true),
        device("third", "command-option-third", false),
        device("fourth", "command-option-fourth", false),
        MARKET,
        HIDDEN,
    ],
    example: "/compare huawei mate 60 pro, iphone 15 pro",
    level: Level::Member,
    does: Does::Ask(compare),
};

const fn device(name: &'static str, summary: &'static str, required: bool) -> CommandOption {
    CommandOption {
        name,
        summary,
        takes: Takes::Device,
        required,
    }
}

fn compare(given: &Given<'_>) -> Result<Asked, Refusal> {
    let mut devices = vec![
        given.required_wanted("first")?,
        given.required_wanted("second")?,
    ];
    devices.extend(given.wanted("third"));
    devices.extend(given.wanted("fourth"));
    given.in_market(Question::Compare {
        devices,
        only_differences: false,
    })
}
