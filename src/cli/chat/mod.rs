//! The terminal bot: the same answers as in Discord, line by line.
//!
//! `conversation` decides what a line means, `prompt` talks with a person,
//! `plain` reads lines from a file or pipe.

mod conversation;
mod plain;
mod prompt;

use std::io::{self, IsTerminal as _};
use std::sync::Arc;

use super::open::Opened;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use crate::config::Settings;
use crate::i18n::Words;
use conversation::{Conversation, EXAMPLES, Said};

/// What it means when there is nothing to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// Nothing was said, so nothing is answered.
    IsFine,
    /// Somebody wanted to start the bot of Discord, and forgot the token.
    NeedsToken,
}

/// Talks until the other side leaves.
pub(super) fn run(
    opened: &Arc<Opened>,
    screen: &Screen,
    settings: &Settings,
    empty: Empty,
) -> anyhow::Result<Outcome> {
    let person = io::stdin().is_terminal() && io::stdout().is_terminal();
    if person && !settings.terminal.dumb {
        prompt::run(opened, screen, settings)?;
        return Ok(Outcome::Done);
    }
    let lines = plain::run(opened, screen, &mut io::stdin().lock())?;
    if lines == 0 && empty == Empty::NeedsToken {
        let words = opened.app.words(opened.locale);
        outcome::complain(&words.say("terminal-nothing-to-do"));
        return Ok(Outcome::Usage);
    }
    Ok(Outcome::Done)
}

/// Prints what was said in return. `false` when it was a farewell.
fn print(said: &Said, screen: &Screen, words: &Words) -> io::Result<bool> {
    match said {
        Said::Nothing => {}
        Said::Card(card) => screen.card(card, words)?,
        Said::Text(text) => screen.line(text)?,
        Said::Farewell => return Ok(false),
    }
    Ok(true)
}
