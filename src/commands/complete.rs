//! What is offered while somebody types into an option.

use super::Takes;
use crate::i18n::Words;
use crate::search::Snapshot;

/// One choice: what it reads and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it reads, at most 100 characters, best within 40.
    pub label: String,
    /// What is sent when it is chosen, at most 100 characters.
    pub value: String,
}

/// The choices for what was typed into an option, best first, at most 25. An
/// empty field offers what people want most, never nothing.
pub fn complete(takes: Takes, typed: &str, snapshot: &Snapshot, words: &Words) -> Vec<Suggestion> {
    let _ = (takes, typed, snapshot, words);
    Vec::new()
}
