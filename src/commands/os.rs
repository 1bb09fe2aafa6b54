//! `/os`: what is known of one operating system or skin, under four headings.

use super::{Command, CommandOption, Does, Given, HIDDEN, MARKET, Refusal, Takes};
use crate::answers::{Asked, Question, SystemTopic};
use crate::domain::Level;

/// `/os info`.
pub(super) const INFO: Command = Command {
    path: &["os", "info"],
    summary: "command-os-info",
    example: "/os info harmonyos",
    does: Does::Ask(|given| system(given, SystemTopic::Info)),
    ..COMMON
};

/// `/os versions`.
pub(super) const VERSIONS: Command = Command {
    path: &["os", "versions"],
    summary: "command-os-versions",
    example: "/os versions one ui",
    does: Does::Ask(|given| system(given, SystemTopic::Versions)),
    ..COMMON
};

/// `/os devices`.
pub(super) const DEVICES: Command = Command {
    path: &["os", "devices"],
    summary: "command-os-devices",
    example: "/os devices harmonyos market:cn",
    does: Does::Ask(|given| system(given, SystemTopic::Devices)),
    ..COMMON
};

/// `/os oems`.
pub(super) const OEMS: Command = Command {
    path: &["os", "oems"],
    summary: "command-os-oems",
    example: "/os oems android",
    does: Does::Ask(|given| system(given, SystemTopic::Makers)),
    ..COMMON
};

/// What the four have in common.
const COMMON: Command = Command {
    path: &[],
    summary: "",
    options: &[
        CommandOption {
            name: "family",
            summary: "command-option-family",
            takes: Takes::System,
            required: true,
        },
        MARKET,
        HIDDEN,
    ],
    example: "",
    level: Level::Member,
    does: Does::Ask(|given| system(given, SystemTopic::Info)),
};

fn system(given: &Given<'_>, topic: SystemTopic) -> Result<Asked, Refusal> {
    given.in_market(Question::System {
        system: given.required_wanted("family")?,
        topic,
    })
}
