//! The past of a device: every change of its claims, and the denied report
//! that it is known for.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::domain::claim::fold;
use crate::domain::{
    Author, ChangeKind, Claim, ClaimKey, Market, PartialDate, Property, Source, Status,
    SubjectNumber, Text, Value,
};

/// One change of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The claim.
    pub key: ClaimKey,
    /// The name of the series or brand, when the claim is theirs.
    pub stated_for: Option<String>,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What it says after the change.
    pub value: Value,
    /// Its status after the change.
    pub status: Status,
    /// What the change did.
    pub deed: Deed,
    /// When, as far as known.
    pub when: Option<PartialDate>,
    /// Why.
    pub why: Option<Text>,
    /// Who made it.
    pub by: Author,
    /// What the change itself rests on.
    pub sources: Arc<[Source]>,
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The claim came into being or got another status.
    Status,
    /// It got another source.
    Source,
    /// Its value was replaced.
    Revised,
    /// An earlier change was undone.
    Undone,
}

/// A report that was denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// When it was first reported.
    pub reported: Option<PartialDate>,
    /// When it was denied.
    pub denied: Option<PartialDate>,
}

/// Every change of these claims, newest first; those without a date last.
pub(super) fn changes(claims: &[&Claim], catalog: &Catalog, device: SubjectNumber) -> Vec<Changed> {
    let mut changes: Vec<Changed> = Vec::new();
    for claim in claims {
        let owner = (claim.subject != device)
            .then(|| catalog.subject(claim.subject))
            .flatten()
            .map(|owner| catalog.full_name(owner));
        let life = claim.changes();
        for (index, change) in life.iter().enumerate().rev() {
            let Ok(state) = fold(&life[..=index]) else {
                continue;
            };
            let (deed, sources) = match &change.kind {
                ChangeKind::Recorded { sources, .. } | ChangeKind::StatusSet(_, sources) => {
                    (Deed::Status, sources.clone())
                }
                ChangeKind::SourceAdded(source) => (Deed::Source, [source.clone()].into()),
                ChangeKind::Revised(_) => (Deed::Revised, [].into()),
                ChangeKind::Undone(_) => (Deed::Undone, [].into()),
            };
            changes.push(Changed {
                key: claim.id().key(),
                stated_for: owner.clone(),
                property: claim.property,
                market: claim.market,
                value: state.value,
                status: state.status,
                deed,
                when: change.when,
                why: change.why.clone(),
                by: change.by,
                sources,
            });
        }
    }
    // Stable: changes of one day stay in the order of the registry.
    changes.sort_by_key(|changed| Reverse(changed.when.map(|date| (date.end(), date.start()))));
    changes
}

/// The denied report that the device itself is known for: the one about the
/// property that cards show first.
pub(super) fn report(claims: &[&Claim], device: SubjectNumber) -> Option<Report> {
    let denied = claims
        .iter()
        .find(|claim| claim.subject == device && claim.state.status == Status::Debunked)?;
    let life = denied.changes();
    let first = life.first()?;
    let reported = match &first.kind {
        ChangeKind::Recorded { status, .. } if *status != Status::Debunked => first.when,
        _ => None,
    };
    Some(Report {
        reported,
        denied: denied.state.as_of,
    })
}

/// When anything of the device's own last changed.
pub(super) fn last_change(claims: &[&Claim], device: SubjectNumber) -> Option<PartialDate> {
    claims
        .iter()
        .filter(|claim| claim.subject == device)
        .flat_map(|claim| claim.dates())
        .max_by_key(|date| (date.end(), date.start()))
}
