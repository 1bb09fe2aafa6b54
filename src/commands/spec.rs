//! `/spec`: what is known of one device. It never guesses which device is
//! meant; that is the answer's work.

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::{Asked, Question, Section};
use crate::domain::Level;

/// `/spec`.
pub(super) const SPEC: Command = Command {
    path: &["spec"],
    summary: "command-spec",
    options: &[
        CommandOption {
            name: "device",
            summary: "command-option-device",
            takes: Takes::Device,
            required: true,
        },
        MARKET,
        HIDDEN,
    ],
    example: "/spec nokia x60 pro market:cn",
    level: Level::Member,
    does: Does::Ask(spec),
};

fn spec(given: &Given<'_>) -> Result<Asked, Refusal> {
    given.in_market(Question::Spec {
        device: given.required_wanted("device")?,
        section: Section::Overview,
        typed: None,
    })
}
