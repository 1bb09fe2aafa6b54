//! The cards of rumors: the feed, one subject, one claim.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::rumors::{DossierAnswer, FeedAnswer, HistoryAnswer};

/// The card of the newest changes.
pub(super) fn feed(_answer: &FeedAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}

/// The card of one subject's contested claims.
pub(super) fn dossier(_answer: &DossierAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}

/// The card of one claim's life.
pub(super) fn history(_answer: &HistoryAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
