//! The card of `/about`.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::about::AboutAnswer;

/// The card of `/about`.
pub(super) fn card(_answer: &AboutAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
