//! `/about`: what the bot is, what it knows, and under which licenses.

use super::{Command, Does, Given, HIDDEN, Refusal};
use crate::answers::{Asked, Question};
use crate::domain::Level;

/// `/about`.
pub(super) const ABOUT: Command = Command {
    path: &["about"],
    summary: "command-about",
    options: &[HIDDEN],
    example: "/about",
    level: Level::Member,
    does: Does::Ask(about),
};

fn about(_given: &Given<'_>) -> Result<Asked, Refusal> {
    Ok(Asked::new(Question::About))
}
