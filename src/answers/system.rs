//! One operating system or skin: what it is, its releases, its devices, its makers.

use super::question::{SystemTopic, View, Wanted};
use super::{Answer, resolve};
use crate::domain::Market;
use crate::search::Snapshot;

/// One operating system or skin.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemAnswer {}

/// Answers about the system that is meant.
pub fn answer(
    snapshot: &Snapshot,
    system: &Wanted,
    _topic: SystemTopic,
    _market: Option<Market>,
    view: &View,
) -> Answer {
    match resolve::system(snapshot, system, view.today) {
        Ok(_) => Answer::System(Box::new(SystemAnswer {})),
        Err(unresolved) => unresolved.into(),
    }
}
