//! The cards of one operating system or skin.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::system::SystemAnswer;

/// The card of one system, about the topic that was asked for.
pub(super) fn card(_answer: &SystemAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
