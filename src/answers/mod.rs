//! From a question to an answer, as plain data in the reader's vocabulary.
//!
//! Pure: a snapshot, a question and a point of view go in, an [`Answer`] comes
//! out. "Which one?" and "no record" are answers, not errors. Nothing here
//! prints, knows a language, reads a clock or names Discord.

pub mod action;
pub mod question;
mod resolve;
mod said;

pub use action::{Action, ActionError, Choice};
pub use question::{Asked, Level, Question, Section, SystemTopic, View, Wanted, WantedClaim};
pub use resolve::{Candidate, Kinds, Miss, Resolved, Unresolved, Which};
pub use said::Said;

use crate::search::Snapshot;

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The words fit several subjects.
    Which(Which),
    /// Nothing is known under these words.
    NoRecord(Miss),
}

/// Answers a question. Never fails and never panics, whatever was typed.
pub fn answer(_snapshot: &Snapshot, _asked: &Asked, _view: &View) -> Answer {
    Answer::NoRecord(Miss {
        typed: String::new(),
        kinds: resolve::Kinds::Device,
        nearest: Vec::new(),
    })
}
