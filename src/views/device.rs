//! The card of one device.

use super::Context;
use super::card::{Card, Tone};
use crate::answers::device::DeviceAnswer;

/// The card of one device, in the section that was asked for.
pub(super) fn card(_answer: &DeviceAnswer, _context: &Context<'_>) -> Card {
    Card::new("Specdex", Tone::Neutral)
}
