//! What every edit of a claim is held against: that the claim is there, open
//! and as it was seen, that the value is possible, and that the sources carry
//! the status.

use super::command::{Actor, Difference, Situation};
use super::event::{ClaimChange, Lockable};
use super::refusal::Refusal;
use super::state::ClaimLog;
use super::version::{filed_version, version, version_of};
use super::{input, subject};
use crate::catalog::{Subject, impossible};
use crate::domain::claim::{FoldError, fold};
use crate::domain::gate::{self, Circumstances};
use crate::domain::{
    Author, Change, ChangeKind, Claim, ClaimId, ClaimState, Edit, EditId, Level, PartialDate,
    Property, SubjectId, SubjectNumber, Value,
};

/// A command that is being decided on.
pub(super) struct Deciding<'a> {
    pub(super) situation: &'a Situation<'a>,
    pub(super) actor: Actor,
}

impl Deciding<'_> {
    /// That no live claim about this says the same as a new one.
    pub(super) fn check_new(
        &self,
        subject: SubjectNumber,
        change: &ClaimChange,
    ) -> Result<(), Refusal> {
        let ChangeKind::Recorded { value, .. } = &change.kind else {
            return Ok(());
        };
        let catalog = &self.situation.snapshot.catalog;
        let mut about = catalog.claims_of(subject).iter();
        let same = about.find(|one| {
            let is_about_it = (one.property, one.market) == (change.property, change.market);
            is_about_it && one.is_live() && one.state.value == *value
        });
        same.map_or(Ok(()), |same| Err(Refusal::Exists(same.id().to_id())))
    }

    /// A claim that may be edited, with its subject.
    pub(super) fn claim(
        &self,
        id: &ClaimId,
        seen: Option<u64>,
    ) -> Result<(&Claim, &Subject), Refusal> {
        let catalog = &self.situation.snapshot.catalog;
        let claim = catalog.claim(id.key()).filter(|claim| claim.id() == *id);
        let claim = claim.ok_or(Refusal::NoClaim)?;
        let subject = catalog.subject(claim.subject).ok_or(Refusal::NoSubject)?;
        self.check_open(Some(id), &subject.id)?;
        if seen.is_some_and(|seen| seen != version(claim)) {
            return Err(moved(claim, seen.unwrap_or_default()));
        }
        Ok((claim, subject))
    }

    /// Whether neither the claim nor its subject is closed.
    pub(super) fn check_open(
        &self,
        claim: Option<&ClaimId>,
        subject: &SubjectId,
    ) -> Result<(), Refusal> {
        if self.actor.level >= Level::Admin {
            return Ok(());
        }
        let claim = claim.map(|id| Lockable::Claim(id.clone()));
        let mut all = claim
            .into_iter()
            .chain([Lockable::Subject(subject.clone())]);
        let locked = all.find_map(|what| {
            let lock = self.situation.state.lock(&what)?.clone();
            Some(Refusal::Locked(what, lock))
        });
        locked.map_or(Ok(()), Err)
    }

    pub(super) fn check_value(
        &self,
        subject: &Subject,
        property: Property,
        value: &Value,
    ) -> Result<(), Refusal> {
        input::known(self.situation.snapshot, value.clone())?;
        let device = subject.device().map(|device| device.kind);
        match impossible(property, device, value) {
            Some(_) => Err(Refusal::Implausible(property)),
            None => Ok(()),
        }
    }

    /// The day from which something was known: today where nobody says.
    pub(super) fn known_by(&self, as_of: Option<PartialDate>) -> Result<PartialDate, Refusal> {
        let today = self.situation.today;
        let as_of = as_of.unwrap_or_else(|| PartialDate::day(today));
        if as_of.start() > today {
            return Err(Refusal::Ahead(as_of));
        }
        Ok(as_of)
    }

    /// A change of a claim that is there.
    pub(super) fn change_of(
        &self,
        claim: &Claim,
        subject: &Subject,
        kind: ChangeKind,
    ) -> ClaimChange {
        let catalog = &self.situation.snapshot.catalog;
        let filed = catalog.filed_claims_of(claim.subject).iter();
        let filed = filed.into_iter().find(|filed| filed.id() == claim.id());
        ClaimChange {
            claim: claim.id().to_id(),
            subject: subject.id.clone(),
            property: claim.property,
            market: claim.market,
            over: filed_version(catalog, filed),
            when: None,
            why: None,
            kind,
        }
    }

    /// What becomes of a claim by these changes, where its gate lets it.
    pub(super) fn difference(
        &self,
        claim: &Claim,
        subject: &Subject,
        changes: &[ClaimChange],
    ) -> Result<Difference, Refusal> {
        let changes: Vec<&ClaimChange> = changes.iter().collect();
        let after = self.after(Some(claim), &changes)?;
        let judged = changes.iter().any(|change| change.kind.status().is_some());
        if let Some(after) = after.as_ref().filter(|_| judged) {
            self.judge(subject, claim.property, after)?;
        }
        Ok(Difference::of(claim, after))
    }

    /// What a proposed claim would say, where its gate lets it.
    pub(super) fn recording(
        &self,
        subject: &Subject,
        changes: &[ClaimChange],
    ) -> Result<Difference, Refusal> {
        let first = changes.first().ok_or(Refusal::Nothing)?;
        let all: Vec<&ClaimChange> = changes.iter().collect();
        let after = self.after(None, &all)?;
        if let Some(after) = &after {
            self.judge(subject, first.property, after)?;
        }
        Ok(Difference::recorded(first, subject.number, after))
    }

    /// What a claim says after these changes.
    fn after(
        &self,
        claim: Option<&Claim>,
        new: &[&ClaimChange],
    ) -> Result<Option<ClaimState>, Refusal> {
        let by = Author::Person(Edit {
            id: EditId(u64::MAX),
            by: self.actor.id,
            at_ms: 0,
        });
        let mut changes = claim.map_or_else(Vec::new, |claim| claim.changes().into_owned());
        changes.extend(new.iter().map(|change| Change {
            by,
            when: change.when,
            why: change.why.clone(),
            kind: change.kind.clone(),
        }));
        match fold(&changes) {
            Ok(state) => Ok(Some(state)),
            Err(FoldError::IllegalMove { from, to, .. }) => Err(Refusal::IllegalMove { from, to }),
            Err(error) => Err(Refusal::Unfit(error)),
        }
    }

    /// Whether its sources carry what an edited claim would say.
    pub(super) fn check_gate(&self, log: &ClaimLog, after: &ClaimState) -> Result<(), Refusal> {
        let catalog = &self.situation.snapshot.catalog;
        let subject = catalog.by_id(log.subject.as_str());
        self.judge(subject.ok_or(Refusal::NoSubject)?, log.property, after)
    }

    fn judge(
        &self,
        subject: &Subject,
        property: Property,
        after: &ClaimState,
    ) -> Result<(), Refusal> {
        let released = subject::is_released(self.situation, subject);
        let circumstances = Circumstances {
            spec_of_released: released && property != Property::Statement,
            has_reason: after.reason.is_some(),
        };
        let publishers = self.situation.snapshot.catalog.publishers();
        let verdict = gate::check(after.status, &after.sources, publishers, circumstances);
        verdict.map_err(|refusal| Refusal::Gate(after.status, refusal))
    }
}

/// Somebody changed a claim since it was seen.
fn moved(claim: &Claim, seen: u64) -> Refusal {
    let changes = claim.changes();
    let property = claim.property;
    let place = (0..=changes.len()).find(|place| {
        changes
            .get(..*place)
            .is_some_and(|part| version_of(property, part) == seen)
    });
    let since = place.and_then(|place| changes.get(place..));
    Refusal::Moved {
        claim: claim.id().to_id(),
        since: since.unwrap_or_default().to_vec(),
        now: Box::new(claim.state.clone()),
    }
}
