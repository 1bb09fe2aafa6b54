//! Two to four devices side by side, a row per property.

use super::question::{View, Wanted};
use super::{Answer, resolve};
use crate::domain::Market;
use crate::search::Snapshot;

/// Two to four devices side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareAnswer {}

/// Compares the devices that are meant; asks about the first that is not clear.
pub fn answer(
    snapshot: &Snapshot,
    devices: &[Wanted],
    _market: Option<Market>,
    view: &View,
) -> Answer {
    for device in devices {
        if let Err(unresolved) = resolve::device(snapshot, device, view.today) {
            return unresolved.into();
        }
    }
    Answer::Compare(CompareAnswer {})
}
