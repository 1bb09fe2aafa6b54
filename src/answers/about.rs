//! What the bot is: the state of its data, counted.

use crate::search::Snapshot;

/// What the bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutAnswer {}

/// Counts what the snapshot holds.
pub fn answer(_snapshot: &Snapshot) -> AboutAnswer {
    AboutAnswer {}
}
