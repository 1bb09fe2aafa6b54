//! The second person: proposals that take effect once somebody else approves
//! them, or never.

use super::command::{Actor, Decided, Difference, Situation};
use super::deciding::Deciding;
use super::event::{ClaimChange, Event};
use super::refusal::Refusal;
use crate::domain::{ClaimId, ClaimState, EditId, Level, Text};

/// Lets a proposal take effect, where it still fits what the claims say now.
pub(super) fn approve(deciding: &Deciding<'_>, group: EditId) -> Result<Decided, Refusal> {
    let (state, catalog) = (
        deciding.situation.state,
        &deciding.situation.snapshot.catalog,
    );
    let proposal = state.proposal(group).ok_or(Refusal::NoEdit(group))?;
    if proposal.edit.by == deciding.actor.id {
        return Err(Refusal::OwnProposal);
    }
    let mut differences: Vec<Difference> = Vec::new();
    let mut done: Vec<&ClaimId> = Vec::new();
    for (_, change) in &proposal.changes {
        if done.contains(&&change.claim) {
            continue;
        }
        done.push(&change.claim);
        let of_claim = proposal.changes.iter().map(|(_, change)| change);
        let of_claim = of_claim.filter(|other| other.claim == change.claim);
        let of_claim: Vec<ClaimChange> = of_claim.cloned().collect();
        let subject = catalog.by_id(change.subject.as_str());
        let subject = subject.ok_or(Refusal::NoSubject)?;
        deciding.check_open(Some(&change.claim), &change.subject)?;
        let claim = catalog.claim(change.claim.key());
        differences.push(match claim.filter(|claim| claim.id() == change.claim) {
            Some(claim) => deciding.difference(claim, subject, &of_claim)?,
            None => {
                // Several may have proposed the same; one of them is enough.
                deciding.check_new(subject.number, change)?;
                deciding.recording(subject, &of_claim)?
            }
        });
    }
    Ok(Decided {
        events: vec![Event::Approved { group }],
        differences,
        ..Decided::default()
    })
}

/// Keeps a proposal from ever taking effect. Who made it may do so, and every
/// moderator.
pub(super) fn reject(
    situation: &Situation<'_>,
    actor: Actor,
    group: EditId,
    why: Option<&Text>,
) -> Result<Decided, Refusal> {
    let proposal = situation.state.proposal(group);
    let proposal = proposal.ok_or(Refusal::NoEdit(group))?;
    if actor.level < Level::Moderator && proposal.edit.by != actor.id {
        return Err(Refusal::NotAllowed {
            needs: Level::Moderator,
        });
    }
    Ok(Decided {
        events: vec![Event::Rejected {
            group,
            why: why.cloned(),
        }],
        ..Decided::default()
    })
}

impl Difference {
    /// A claim that would come into being.
    pub(super) fn recorded(
        change: &ClaimChange,
        subject: crate::domain::SubjectNumber,
        after: Option<ClaimState>,
    ) -> Self {
        Self {
            claim: change.claim.clone(),
            subject,
            property: change.property,
            market: change.market,
            before: None,
            after,
            seen: None,
        }
    }
}
