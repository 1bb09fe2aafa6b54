//! The devices that a message names.

use super::question::View;
use super::{Answer, Candidate};
use crate::search::Snapshot;

/// The devices that a message names, in its order, at most five.
#[derive(Debug, Clone, PartialEq)]
pub struct LookUpAnswer {
    /// The devices.
    pub devices: Vec<Candidate>,
}

/// Finds devices in a text.
pub fn answer(_snapshot: &Snapshot, _text: &str, _view: &View) -> Answer {
    Answer::LookUp(LookUpAnswer {
        devices: Vec::new(),
    })
}
