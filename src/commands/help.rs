//! `/help`: what the bot can do. It refuses the name of a command that does
//! not exist, with the nearest one.

use super::{Command, CommandOption, Does, Given, HIDDEN, Refusal, Takes, table};
use crate::answers::{Asked, Question};
use crate::domain::Level;

/// `/help`.
pub(super) const HELP: Command = Command {
    path: &["help"],
    summary: "command-help",
    options: &[
        CommandOption {
            name: "command",
            summary: "command-option-command",
            takes: Takes::Command,
            required: false,
        },
        HIDDEN,
    ],
    example: "/help spec",
    level: Level::Member,
    does: Does::Ask(help),
};

fn help(given: &Given<'_>) -> Result<Asked, Refusal> {
    let command = given
        .text("command")
        .map(|typed| known(&typed))
        .transpose()?;
    Ok(Asked::new(Question::Help { command }))
}

/// The name of a command or group as the table writes it.
fn known(typed: &str) -> Result<String, Refusal> {
    let name = table::normalize(typed);
    if table::find(&name).is_some() || table::GROUPS.iter().any(|group| group.name == name) {
        return Ok(name);
    }
    Err(Refusal::unknown_command(typed))
}
