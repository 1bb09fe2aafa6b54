//! From a typed line to a command with its options.

use super::{Call, Suggestion};
use crate::i18n::Words;
use crate::search::Snapshot;

/// Why a line or its options make no question: a value with wording, which
/// names the input and what would work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The control is from another version, damaged or forged.
    OldControl,
    /// There is no such command.
    UnknownCommand {
        /// What was typed.
        typed: String,
        /// The nearest command, as it is written.
        nearest: Option<String>,
    },
}

impl Refusal {
    /// The refusal as a person reads it.
    pub fn text(&self, words: &Words) -> String {
        let _ = words;
        String::new()
    }
}

/// Reads `/spec nokia x60 pro market:cn`. Words without a name go to the first
/// option; a line without a slash is looked up as `/spec`.
///
/// # Errors
/// When the command or an option is unknown or missing.
pub fn parse_line(line: &str) -> Result<Call, Refusal> {
    Err(Refusal::UnknownCommand {
        typed: line.to_owned(),
        nearest: None,
    })
}

/// What a partly typed line can become, best first, at most 25: names of
/// commands, names of options, values of the option under the cursor at the
/// end. `value` holds the whole line after the choice.
pub fn complete_line(line: &str, snapshot: &Snapshot, words: &Words) -> Vec<Suggestion> {
    let _ = (line, snapshot, words);
    Vec::new()
}
