//! Whether an edit may be made, and what to write then.
//!
//! One function for all commands. It looks and never changes anything: who
//! decides again on the same state gets the same.

use super::command::{
    Actor, Add, AddSource, Command, Decided, Difference, Revise, SetStatus, Situation,
};
use super::deciding::Deciding;
use super::event::{ClaimChange, Event};
use super::refusal::Refusal;
use super::{cite, review, subject, switches, undo};
use crate::catalog::Subject;
use crate::domain::property::Arity;
use crate::domain::{
    ChangeKind, Claim, ClaimId, ClaimState, Level, Market, PartialDate, Source, Status,
};

/// The most claims that one command changes.
pub const MOST_AT_ONCE: usize = 25;

/// The most groups of one contributor that wait at a time.
pub const MOST_WAITING: usize = 20;

/// Decides on a command.
///
/// # Errors
/// Why not; nothing is to be written then.
pub fn decide(
    situation: &Situation<'_>,
    actor: Actor,
    command: &Command,
) -> Result<Decided, Refusal> {
    let needs = match command {
        Command::Freeze { .. } | Command::Lock { .. } => Level::Admin,
        Command::Undo { .. } | Command::Approve { .. } | Command::AddSubject(_) => Level::Moderator,
        // Who proposed something may take it back.
        Command::Add(_)
        | Command::Status(_)
        | Command::Source(_)
        | Command::Revise(_)
        | Command::Resolve(_)
        | Command::Reject { .. } => Level::Contributor,
    };
    if actor.level < needs {
        return Err(Refusal::NotAllowed { needs });
    }
    if let Some(frozen) = situation.state.frozen() {
        // Whoever cleans up after a storm undoes while nobody else edits.
        let mends = matches!(command, Command::Freeze { .. } | Command::Undo { .. });
        if actor.level < Level::Admin || !mends {
            return Err(Refusal::Frozen(frozen.clone()));
        }
    }
    if actor.level < Level::Moderator && !matches!(command, Command::Reject { .. }) {
        let waiting = situation.state.pending();
        let own = waiting.filter(|(_, proposal)| proposal.edit.by == actor.id);
        if own.count() >= MOST_WAITING {
            return Err(Refusal::Waiting { most: MOST_WAITING });
        }
    }
    let deciding = Deciding { situation, actor };
    match command {
        Command::Add(add) => deciding.add(add),
        Command::Status(set) => deciding.set_status(set),
        Command::Source(add) => deciding.add_source(add),
        Command::Revise(revise) => deciding.revise(revise),
        Command::AddSubject(add) => subject::add(situation, add),
        Command::Resolve(resolve) => deciding.resolve(resolve),
        Command::Undo { what, why } => undo::undo(&deciding, what, why),
        Command::Lock { what, on, why } => switches::lock(situation, what, *on, why),
        Command::Freeze { on, why } => switches::freeze(situation, *on, why),
        Command::Approve { group } => review::approve(&deciding, *group),
        Command::Reject { group, why } => review::reject(situation, actor, *group, why.as_ref()),
    }
}

impl Deciding<'_> {
    fn add(&self, add: &Add) -> Result<Decided, Refusal> {
        let catalog = &self.situation.snapshot.catalog;
        let subject = catalog.subject(add.subject).ok_or(Refusal::NoSubject)?;
        self.check_open(None, &subject.id)?;
        if !add.property.spec().fits.contains(&subject.kind()) {
            return Err(Refusal::Misfit(add.property, subject.kind()));
        }
        if !catalog.markets().contains(add.market) {
            return Err(Refusal::NoMarket(add.market));
        }
        self.check_value(subject, add.property, &add.value)?;
        let as_of = self.known_by(add.as_of)?;
        let (source, publisher) = cite::source(self.situation, &add.source)?;
        let change = ClaimChange {
            claim: self.new_id(subject, add)?,
            subject: subject.id.clone(),
            property: add.property,
            market: add.market,
            over: 0,
            when: Some(as_of),
            why: add.why.clone(),
            kind: ChangeKind::Recorded {
                value: add.value.clone(),
                status: add.status,
                since: add.since,
                note: add.note.clone(),
                sources: [source].into(),
            },
        };
        self.check_new(subject.number, &change)?;
        let difference = self.recording(subject, std::slice::from_ref(&change))?;
        let cited = cite::citing(self.situation, subject.number, &add.source.address);
        let mut decided = self.decided(publisher, vec![change], vec![difference]);
        decided.cited = cited;
        Ok(decided)
    }

    fn set_status(&self, set: &SetStatus) -> Result<Decided, Refusal> {
        let (claim, subject) = self.claim(&set.claim, set.seen)?;
        let as_of = self.known_by(set.as_of)?;
        let (source, publisher) = cite::source(self.situation, &set.source)?;
        let rivals = self.rivals(claim, set.to);
        let mut changes = vec![self.status_change(claim, subject, set, set.to, as_of, &source)];
        let mut differences = vec![self.difference(claim, subject, &changes[..1])?];
        for id in &set.debunk {
            let rival = rivals.iter().find(|rival| rival.id() == *id);
            let rival = rival.ok_or(Refusal::NoClaim)?;
            self.check_open(Some(id), &subject.id)?;
            let change = self.status_change(rival, subject, set, Status::Debunked, as_of, &source);
            differences.push(self.difference(rival, subject, std::slice::from_ref(&change))?);
            changes.push(change);
        }
        let cited = cite::citing(self.situation, claim.subject, &set.source.address);
        let left = rivals.iter().map(|rival| rival.id().to_id());
        let left = left.filter(|rival| !set.debunk.contains(rival)).collect();
        let mut decided = self.decided(publisher, changes, differences);
        decided.rivals = left;
        decided.cited = cited;
        Ok(decided)
    }

    fn status_change(
        &self,
        claim: &Claim,
        subject: &Subject,
        set: &SetStatus,
        to: Status,
        as_of: PartialDate,
        source: &Source,
    ) -> ClaimChange {
        ClaimChange {
            when: Some(as_of),
            why: Some(set.why.clone()),
            ..self.change_of(
                claim,
                subject,
                ChangeKind::StatusSet(to, [source.clone()].into()),
            )
        }
    }

    fn add_source(&self, add: &AddSource) -> Result<Decided, Refusal> {
        let (claim, subject) = self.claim(&add.claim, add.seen)?;
        let (source, publisher) = cite::source(self.situation, &add.source)?;
        let address = Some(&add.source.address);
        let mut known = claim.state.sources.iter();
        if known.any(|known| known.url.as_ref() == address) {
            return Err(Refusal::Known);
        }
        let change = ClaimChange {
            why: add.why.clone(),
            ..self.change_of(claim, subject, ChangeKind::SourceAdded(source))
        };
        let difference = self.difference(claim, subject, std::slice::from_ref(&change))?;
        let mut decided = self.decided(publisher, vec![change], vec![difference]);
        decided.cited = cite::citing(self.situation, claim.subject, &add.source.address);
        Ok(decided)
    }

    fn revise(&self, revise: &Revise) -> Result<Decided, Refusal> {
        let (claim, subject) = self.claim(&revise.claim, revise.seen)?;
        self.check_value(subject, claim.property, &revise.value)?;
        if claim.state.value == revise.value {
            return Err(Refusal::Same);
        }
        let mut changes = vec![ClaimChange {
            why: Some(revise.why.clone()),
            ..self.change_of(claim, subject, ChangeKind::Revised(revise.value.clone()))
        }];
        let mut publisher = None;
        if let Some(cited) = &revise.source {
            let (source, new) = cite::source(self.situation, cited)?;
            publisher = new;
            if !claim.state.sources.contains(&source) {
                let added = ChangeKind::SourceAdded(source);
                changes.push(self.change_of(claim, subject, added));
            }
        }
        let difference = self.difference(claim, subject, &changes)?;
        Ok(self.decided(publisher, changes, vec![difference]))
    }

    fn resolve(&self, resolve: &super::Resolve) -> Result<Decided, Refusal> {
        if resolve.claims.is_empty() {
            return Err(Refusal::Nothing);
        }
        if resolve.claims.len() > MOST_AT_ONCE {
            return Err(Refusal::TooMany { most: MOST_AT_ONCE });
        }
        let mut all = Decided::default();
        let mut taken: Vec<&ClaimId> = Vec::new();
        for (id, seen) in &resolve.claims {
            if taken.contains(&id) {
                continue;
            }
            taken.push(id);
            let one = self.set_status(&SetStatus {
                claim: id.clone(),
                seen: *seen,
                to: Status::Confirmed,
                source: resolve.source.clone(),
                as_of: resolve.as_of,
                why: resolve.why.clone(),
                debunk: Vec::new(),
            })?;
            if one
                .differences
                .iter()
                .any(|one| one.subject != resolve.subject)
            {
                return Err(Refusal::NoClaim);
            }
            let new = one.events.into_iter();
            // The publisher is added once.
            let new: Vec<Event> = new.filter(|event| !all.events.contains(event)).collect();
            all.events.extend(new);
            all.differences.extend(one.differences);
            all.waits |= one.waits;
            all.cited = one.cited;
        }
        Ok(all)
    }

    /// The live claims that cannot be so where this one is: of a property that
    /// has one value, in the same market.
    fn rivals(&self, claim: &Claim, to: Status) -> Vec<&Claim> {
        if to != Status::Confirmed || claim.property.spec().arity != Arity::One {
            return Vec::new();
        }
        let catalog = &self.situation.snapshot.catalog;
        let others = catalog.claims_of(claim.subject).iter();
        others
            .filter(|other| (other.property, other.market) == (claim.property, claim.market))
            .filter(|other| other.state.status.is_unconfirmed() && other.id() != claim.id())
            .filter(|other| !other.state.value.agrees(&claim.state.value))
            .collect()
    }

    /// What to write: at once, or as a proposal for a second person.
    fn decided(
        &self,
        publisher: Option<Event>,
        changes: Vec<ClaimChange>,
        differences: Vec<Difference>,
    ) -> Decided {
        // Also a new value of what is confirmed: it would be called confirmed, too.
        let says = |state: &ClaimState| (state.status, state.value.clone());
        let weighty = differences.iter().any(|one| {
            let before = one.before.as_ref().map(says);
            one.after.as_ref().is_some_and(|after| {
                matches!(after.status, Status::Confirmed | Status::Debunked)
                    && before != Some(says(after))
            })
        });
        let two = self.situation.rules.two_people && weighty;
        let waits = two || self.actor.level < Level::Moderator;
        let wrap = if waits {
            Event::Proposed
        } else {
            Event::Changed
        };
        // A publisher changes nothing that anybody sees, so it need not wait.
        let events = publisher.into_iter().chain(changes.into_iter().map(wrap));
        Decided {
            events: events.collect(),
            differences,
            waits,
            ..Decided::default()
        }
    }

    /// An id for a new claim that says what it is about and that nobody has.
    fn new_id(&self, subject: &Subject, add: &Add) -> Result<ClaimId, Refusal> {
        let market = match add.market {
            Market::WORLD => String::new(),
            market => format!("-{market}"),
        };
        let property = add.property.key().replace(['.', '_'], "-");
        let stem = format!("{}-{property}{market}", subject.id);
        let numbered = (2..10_000).map(|number| format!("{stem}-{number}"));
        let all = std::iter::once(stem.clone()).chain(numbered);
        let mut free = all.filter_map(|id| ClaimId::new(&id).ok());
        let free = free.find(|id| self.is_free(id));
        free.ok_or(Refusal::Name)
    }

    fn is_free(&self, id: &ClaimId) -> bool {
        let known = self.situation.snapshot.catalog.claim(id.key()).is_some();
        let pending = self.situation.state.pending();
        let mut pending = pending.flat_map(|(_, proposal)| &proposal.changes);
        let proposed = pending.any(|(_, change)| change.claim == *id);
        !known && !proposed && self.situation.state.claim(id).is_none()
    }
}
