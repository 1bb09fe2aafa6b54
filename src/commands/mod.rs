//! The table of commands: names, options, help, permission, and a function
//! from options to a question.
//!
//! Registration, completion, the terminal and `/help` all read [`ALL`]. It
//! may use answers, search, catalog, words and domain; it never prints a card
//! and never talks to anything outside.

mod complete;
mod parse;
mod registration;
mod table;

pub use complete::{Suggestion, complete};
pub use parse::{Refusal, complete_line, parse_line};
pub use registration::registration;
pub use table::{ALL, manual};

use crate::answers::{Asked, Level};
use crate::search::Snapshot;

/// One command: everything that any shell needs to know about it.
#[derive(Debug)]
pub struct Command {
    /// Its name, and the names of the groups before it: `["rumors", "show"]`.
    pub path: &'static [&'static str],
    /// The key of the sentence that says what it answers.
    pub summary: &'static str,
    /// Its options, required ones first.
    pub options: &'static [CommandOption],
    /// One line that works as it stands.
    pub example: &'static str,
    /// What somebody must be to use it.
    pub level: Level,
    /// Turns its options into a question.
    pub question: fn(&Given<'_>) -> Result<Asked, Refusal>,
}

/// One option of a command.
#[derive(Debug)]
pub struct CommandOption {
    /// Its name.
    pub name: &'static str,
    /// The key of the sentence that says what it takes.
    pub summary: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it must be given.
    pub required: bool,
}

/// What an option takes, and with that, what completes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A device.
    Device,
    /// An operating system or skin.
    System,
    /// A device, series, brand or system.
    Subject,
    /// A claim, by its id.
    Claim,
    /// A market.
    Market,
    /// The name of a command.
    Command,
    /// Yes or no.
    Flag,
}

/// A command with the options that somebody gave it, as text.
#[derive(Debug, Clone)]
pub struct Call {
    /// The command.
    pub command: &'static Command,
    /// Option names and values, each name at most once; names are known ones.
    pub options: Vec<(&'static str, String)>,
    /// Whether only the asker shall see the answer.
    pub hidden: bool,
}

/// What a question function may look at.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The options.
    pub call: &'a Call,
    /// What the words in them may mean.
    pub snapshot: &'a Snapshot,
}

impl Call {
    /// The question of this call.
    ///
    /// # Errors
    /// When an option is missing or means nothing, with wording for the person.
    pub fn question(&self, snapshot: &Snapshot) -> Result<Asked, Refusal> {
        (self.command.question)(&Given {
            call: self,
            snapshot,
        })
    }
}
