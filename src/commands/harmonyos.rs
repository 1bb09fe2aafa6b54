//! `/harmonyos`: the named shortcut for `/os ... harmonyos`, with the same answers.

use super::{Command, Does, Given, HIDDEN, MARKET, Refusal};
use crate::answers::{Asked, Question, SystemTopic, Wanted};
use crate::domain::Level;

/// The system that the shortcut is for.
const ID: &str = "harmonyos";

/// `/harmonyos about`.
pub(super) const ABOUT: Command = Command {
    path: &["harmonyos", "about"],
    summary: "command-harmonyos-about",
    example: "/harmonyos about",
    does: Does::Ask(|given| system(given, SystemTopic::Info)),
    ..COMMON
};

/// `/harmonyos versions`.
pub(super) const VERSIONS: Command = Command {
    path: &["harmonyos", "versions"],
    summary: "command-harmonyos-versions",
    example: "/harmonyos versions",
    does: Does::Ask(|given| system(given, SystemTopic::Versions)),
    ..COMMON
};

/// `/harmonyos devices`.
pub(super) const DEVICES: Command = Command {
    path: &["harmonyos", "devices"],
    summary: "command-harmonyos-devices",
    example: "/harmonyos devices market:cn",
    does: Does::Ask(|given| system(given, SystemTopic::Devices)),
    ..COMMON
};

/// `/harmonyos oems`.
pub(super) const OEMS: Command = Command {
    path: &["harmonyos", "oems"],
    summary: "command-harmonyos-oems",
    example: "/harmonyos oems",
    does: Does::Ask(|given| system(given, SystemTopic::Makers)),
    ..COMMON
};

/// What the four have in common.
const COMMON: Command = Command {
    path: &[],
    summary: "",
    options: &[MARKET, HIDDEN],
    example: "",
    level: Level::Member,
    does: Does::Ask(|given| system(given, SystemTopic::Info)),
};

fn system(given: &Given<'_>, topic: SystemTopic) -> Result<Asked, Refusal> {
    let known = given.snapshot.catalog.by_id(ID);
    let system = known.map_or_else(
        || Wanted::Typed(ID.to_owned()),
        |system| Wanted::Number(system.number),
    );
    given.in_market(Question::System { system, topic })
}
