//! What the bot is: the state of its data, counted.

use crate::catalog::{Counts, DataVersion};
use crate::search::Snapshot;

/// What the bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutAnswer {
    /// Which state of the data this is.
    pub data: DataVersion,
    /// How much it holds.
    pub counts: Counts,
}

/// What the snapshot holds. Linear in the catalog when it is asked first.
pub fn answer(snapshot: &Snapshot) -> AboutAnswer {
    AboutAnswer {
        data: snapshot.catalog.version().clone(),
        counts: snapshot.catalog.counts(),
    }
}
