//! What is known of one device.

use super::question::{View, Wanted};
use super::{Answer, Miss, resolve};
use crate::domain::Market;
use crate::search::Snapshot;

/// What is known of one device.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceAnswer {}

/// Answers about the device that is meant.
pub fn answer(
    snapshot: &Snapshot,
    device: &Wanted,
    _typed: Option<&str>,
    _market: Option<Market>,
    view: &View,
) -> Answer {
    match resolve::device(snapshot, device, view.today) {
        Ok(resolved) => Answer::NoRecord(Miss {
            typed: format!("{resolved:?}"),
            kinds: resolve::Kinds::Device,
            nearest: Vec::new(),
        }),
        Err(unresolved) => unresolved.into(),
    }
}
