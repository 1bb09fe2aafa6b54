//! What is rumored: the newest changes, one subject's contested claims, one
//! claim's life.

use super::Answer;
use super::question::{View, Wanted, WantedClaim};
use crate::domain::Market;
use crate::search::Snapshot;

/// The newest changes.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedAnswer {}

/// Every contested claim about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierAnswer {}

/// One claim with its whole life.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryAnswer {}

/// The newest changes, of everything or of one subject and what hangs below it.
pub fn feed(
    _snapshot: &Snapshot,
    _about: Option<&Wanted>,
    _market: Option<Market>,
    _view: &View,
) -> Answer {
    Answer::Feed(FeedAnswer {})
}

/// Every contested claim about one subject.
pub fn dossier(
    _snapshot: &Snapshot,
    _about: &Wanted,
    _market: Option<Market>,
    _view: &View,
) -> Answer {
    Answer::Dossier(DossierAnswer {})
}

/// One claim with its whole life.
pub fn history(_snapshot: &Snapshot, _claim: &WantedClaim, _view: &View) -> Answer {
    Answer::History(Box::new(HistoryAnswer {}))
}
