//! The cards "which one?" and "no record"; both are hidden.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::{Miss, Which};

/// The card that asks which one is meant.
pub(super) fn which(_which: &Which, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Missing)
}

/// The card that says that there is no record, with the nearest names.
pub(super) fn no_record(_miss: &Miss, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Missing)
}
