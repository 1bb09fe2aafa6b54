//! The card of "Look up devices".

use super::Context;
use super::card::{Card, Tone};
use crate::answers::look_up::LookUpAnswer;

/// The card of the devices that a message names; hidden.
pub(super) fn card(_answer: &LookUpAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
