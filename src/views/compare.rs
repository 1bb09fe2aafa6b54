//! The card of `/compare`.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::compare::CompareAnswer;

/// The card of `/compare`.
pub(super) fn card(_answer: &CompareAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
