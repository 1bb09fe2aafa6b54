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
    /// What it rests on: first what came with its present status, then what
    /// spoke for earlier ones.
    pub sources: Arc<[Source]>,
    /// How many of the sources, from the front, came with the present status.
    pub carrying: usize,
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
        let (sources, carrying) = by_status(claim);
        Self {
            key: claim.id().key(),
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
            sources,
            carrying,
            stale: is_stale(claim, today),
            overdue: expected_date_passed(claim, today),
        }
    }
}

/// The sources of a claim, those of its last change of status first: whoever
/// spread a rumor must not read as the one who denied it.
fn by_status(claim: &Claim) -> (Arc<[Source]>, usize) {
    let all = &claim.state.sources;
    let last = claim.brought_by_status();
    let Some(last) = last.filter(|sources| !sources.is_empty()) else {
        return (all.clone(), all.len());
    };
    let (mut sources, earlier): (Vec<Source>, Vec<Source>) = all
        .iter()
        .cloned()
        .partition(|source| last.contains(source));
    let carrying = sources.len();
    sources.extend(earlier);
    (sources.into(), carrying)
}
