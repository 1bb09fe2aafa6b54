//! One claim as answers tell it: everything a reader may want to know of it,
//! with what is computed for today.

use std::sync::Arc;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::domain::stage::{expected_date_passed, is_stale};
use crate::domain::{
    Claim, ClaimKey, Market, PartialDate, Property, Source, Status, SubjectNumber, Text, Value,
};

/// One claim as answers tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its key, for controls that lead to it.
    pub key: ClaimKey,
    /// What it is about; the brand or series when a device only inherits it.
    pub about: SubjectNumber,
    /// The name of the brand or series whose claim it is, when the answer is
    /// about one of its devices. Such a claim never reads as the device's own.
    pub stated_for: Option<String>,
    /// The property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What it says.
    pub value: Value,
    /// How far it is backed.
    pub status: Status,
    /// When the status was last true.
    pub as_of: Option<PartialDate>,
    /// When the value began to hold.
    pub since: Option<PartialDate>,
    /// Why it has this status.
    pub reason: Option<Text>,
    /// A remark of the catalog.
    pub note: Option<Text>,
    /// What it rests on.
    pub sources: Arc<[Source]>,
    /// Whether it is a rumor or leak without news for half a year.
    pub stale: bool,
    /// Whether it expects something by a date that has passed.
    pub overdue: bool,
}

impl Said {
    /// A claim as it is told in an answer about `shown`.
    pub fn of(catalog: &Catalog, claim: &Claim, shown: SubjectNumber, today: Date) -> Self {
        let owner = (claim.subject != shown)
            .then(|| catalog.subject(claim.subject))
            .flatten();
        let state = &claim.state;
        Self {
            key: claim.id.key(),
            about: claim.subject,
            stated_for: owner.map(|owner| catalog.full_name(owner)),
            property: claim.property,
            market: claim.market,
            value: state.value.clone(),
            status: state.status,
            as_of: state.as_of,
            since: state.since,
            reason: state.reason.clone(),
            note: state.note.clone(),
            sources: state.sources.clone(),
            stale: is_stale(claim, today),
            overdue: expected_date_passed(claim, today),
        }
    }
}
