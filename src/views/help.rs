//! The card of `/help`.

use super::Context;
use super::card::{Card, Tone};

/// The card of `/help`, for one command or for all.
pub(super) fn card(_command: Option<&str>, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
