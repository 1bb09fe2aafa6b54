//! What the log of edits says in all: folded event by event, by one function,
//! whether the log is read at the start or grows while the program runs.
//!
//! It knows nothing of the data files; putting both together is `overlay`'s.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{ClaimChange, Event, Lockable, Logged, NewSubject};
use crate::domain::{
    ActorId, Change, ClaimId, Edit, EditId, Market, Property, PublisherId, SubjectId,
    SubjectNumber, Text,
};

/// Everything that a log of edits says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The last event that was applied; 0 before the first.
    head: u64,
    log: BTreeMap<EditId, Logged>,
    claims: BTreeMap<ClaimId, ClaimLog>,
    /// The edited claims of each subject.
    by_subject: BTreeMap<SubjectId, BTreeSet<ClaimId>>,
    subjects: BTreeMap<SubjectId, AddedSubject>,
    publishers: BTreeMap<PublisherId, String>,
    pending: BTreeMap<EditId, Proposal>,
    locks: BTreeMap<Lockable, Switch>,
    frozen: Option<Switch>,
}

/// What edits did to one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLog {
    /// What the claim is about.
    pub subject: SubjectId,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What was done, in the order in which it took effect.
    pub steps: Vec<ClaimStep>,
}

/// One step of an edited claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimStep {
    /// The edit.
    pub edit: Edit,
    /// The second person, where it needed one.
    pub approved: Option<Edit>,
    /// What was done.
    pub deed: ClaimDeed,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimDeed {
    /// It recorded or changed the claim, over files of this version.
    Change(Box<Change>, u64),
    /// It took an earlier edit back.
    Undo(EditId, Option<Text>),
}

/// A subject that an edit added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedSubject {
    /// What was added.
    pub new: NewSubject,
    /// By which edit.
    pub edit: Edit,
    /// Undos of it, each with what it takes back, in their order.
    undos: Vec<(EditId, EditId)>,
}

/// Changes that wait for a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its first edit.
    pub edit: Edit,
    /// What is proposed, each with its own number.
    pub changes: Vec<(Edit, ClaimChange)>,
}

/// A lock, or the freeze.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Who switched it on, and when.
    pub edit: Edit,
    /// Why.
    pub why: Option<Text>,
}

/// What an event changed: what must be published anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// The subjects of which a claim changed.
    pub subjects: BTreeSet<SubjectId>,
    /// Whether a subject came or went.
    pub known: bool,
    /// Whether a publisher came.
    pub publishers: bool,
}

impl Touched {
    /// What this and another event changed.
    pub fn and(&mut self, other: Self) {
        self.subjects.extend(other.subjects);
        self.known |= other.known;
        self.publishers |= other.publishers;
    }
}

impl State {
    /// The state after these events, in the order of the log.
    pub fn of(events: impl IntoIterator<Item = Logged>) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(event);
        }
        state
    }

    /// Takes the next event of the log. One that was taken before changes
    /// nothing.
    pub fn apply(&mut self, logged: Logged) -> Touched {
        let mut touched = Touched::default();
        if logged.edit.id.0 <= self.head {
            return touched;
        }
        self.head = logged.edit.id.0;
        let edit = logged.edit;
        match &logged.event {
            Event::Changed(change) => self.change(edit, None, change, &mut touched),
            Event::Proposed(change) => {
                let group = self.pending.entry(logged.group());
                let proposal = group.or_insert_with(|| Proposal {
                    edit,
                    changes: Vec::new(),
                });
                proposal.changes.push((edit, change.clone()));
            }
            Event::Approved { group } => {
                let proposal = self.pending.remove(group);
                for (own, change) in proposal.into_iter().flat_map(|all| all.changes) {
                    self.change(own, Some(edit), &change, &mut touched);
                }
            }
            Event::Rejected { group, .. } => {
                self.pending.remove(group);
            }
            Event::Undone { edit: target, why } => {
                self.undo(edit, *target, why.as_ref(), &mut touched);
            }
            Event::SubjectAdded(new) => {
                let added = AddedSubject {
                    new: new.clone(),
                    edit,
                    undos: Vec::new(),
                };
                self.subjects.entry(new.id.clone()).or_insert(added);
                touched.known = true;
            }
            Event::PublisherAdded { id, host } => {
                let known = self.publishers.entry(id.clone());
                known.or_insert_with(|| host.clone());
                touched.publishers = true;
            }
            Event::Locked { what, on, why } => {
                let lock = on.then(|| Switch {
                    edit,
                    why: why.clone(),
                });
                match lock {
                    Some(lock) => self.locks.insert(what.clone(), lock),
                    None => self.locks.remove(what),
                };
            }
            Event::Frozen { on, why } => {
                let why = why.clone();
                self.frozen = on.then_some(Switch { edit, why });
            }
            Event::Unread { .. } => {}
        }
        self.log.insert(edit.id, logged);
        touched
    }

    fn change(
        &mut self,
        edit: Edit,
        approved: Option<Edit>,
        change: &ClaimChange,
        touched: &mut Touched,
    ) {
        let deed = Change {
            by: crate::domain::Author::Person(edit),
            when: change.when,
            why: change.why.clone(),
            kind: change.kind.clone(),
        };
        let claim = self.claims.entry(change.claim.clone());
        let claim = claim.or_insert_with(|| ClaimLog {
            subject: change.subject.clone(),
            property: change.property,
            market: change.market,
            steps: Vec::new(),
        });
        claim.steps.push(ClaimStep {
            edit,
            approved,
            deed: ClaimDeed::Change(Box::new(deed), change.over),
        });
        let of_subject = self.by_subject.entry(claim.subject.clone()).or_default();
        of_subject.insert(change.claim.clone());
        touched.subjects.insert(claim.subject.clone());
    }

    fn undo(&mut self, edit: Edit, target: EditId, why: Option<&Text>, touched: &mut Touched) {
        match self.undoable(target) {
            Some(Undoable::Claim(id)) => {
                let Some(claim) = self.claims.get_mut(&id) else {
                    return;
                };
                claim.steps.push(ClaimStep {
                    edit,
                    approved: None,
                    deed: ClaimDeed::Undo(target, why.cloned()),
                });
                touched.subjects.insert(claim.subject.clone());
            }
            Some(Undoable::Subject(id)) => {
                if let Some(added) = self.subjects.get_mut(&id) {
                    added.undos.push((edit.id, target));
                }
                touched.known = true;
            }
            None => {}
        }
    }

    /// What an edit is about, where it can be undone: a change of a claim that
    /// took effect, the adding of a subject, or an undo of one of these.
    pub fn undoable(&self, edit: EditId) -> Option<Undoable> {
        let mut edit = edit;
        // An undo names what lies before it, so this ends.
        loop {
            match &self.log.get(&edit)?.event {
                Event::Changed(change) | Event::Proposed(change) => {
                    let claim = self.claims.get(&change.claim)?;
                    let took_effect = claim.steps.iter().any(|step| step.edit.id == edit);
                    return took_effect.then(|| Undoable::Claim(change.claim.clone()));
                }
                Event::SubjectAdded(new) => return Some(Undoable::Subject(new.id.clone())),
                Event::Undone { edit: target, .. } if *target < edit => edit = *target,
                _ => return None,
            }
        }
    }

    /// The last event that was applied; 0 before the first.
    pub fn head(&self) -> u64 {
        self.head
    }

    /// An event of the log.
    pub fn event(&self, edit: EditId) -> Option<&Logged> {
        self.log.get(&edit)
    }

    /// Every event, oldest first.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Logged> {
        self.log.values()
    }

    /// The events that one command wrote together.
    pub fn group(&self, group: EditId) -> impl Iterator<Item = &Logged> {
        let from_first = self.log.range(group..).map(|(_, logged)| logged);
        from_first.take_while(move |logged| logged.group() == group)
    }

    /// What one person did since a time in milliseconds, oldest first.
    pub fn by(&self, person: ActorId, since_ms: i64) -> impl Iterator<Item = &Logged> {
        let all = self.log.values();
        all.filter(move |logged| logged.edit.by == person && logged.edit.at_ms >= since_ms)
    }

    /// What edits did to a claim.
    pub fn claim(&self, id: &ClaimId) -> Option<&ClaimLog> {
        self.claims.get(id)
    }

    /// Every claim that an edit touched, by id.
    pub fn claims(&self) -> impl Iterator<Item = (&ClaimId, &ClaimLog)> {
        self.claims.iter()
    }

    /// The claims of a subject that an edit touched.
    pub fn claims_of(&self, subject: &SubjectId) -> impl Iterator<Item = (&ClaimId, &ClaimLog)> {
        let ids = self.by_subject.get(subject).into_iter().flatten();
        ids.filter_map(|id| self.claims.get_key_value(id))
    }

    /// The subjects of which an edit touched a claim.
    pub fn edited_subjects(&self) -> impl Iterator<Item = &SubjectId> {
        self.by_subject.keys()
    }

    /// The subjects that edits added and that count.
    pub fn added_subjects(&self) -> impl Iterator<Item = &AddedSubject> {
        self.subjects.values().filter(|added| added.counts())
    }

    /// A subject that an edit added, whether it counts or not.
    pub fn added_subject(&self, id: &SubjectId) -> Option<&AddedSubject> {
        self.subjects.get(id)
    }

    /// The number for the next subject that is added; never one of an undone
    /// subject again.
    pub fn next_number(&self) -> SubjectNumber {
        let used = self.subjects.values().map(|added| added.new.number.0);
        let next = used
            .max()
            .map_or(super::FIRST_NUMBER, |last| last.saturating_add(1));
        SubjectNumber(next)
    }

    /// The publishers that edits added, with their hosts.
    pub fn publishers(&self) -> impl Iterator<Item = (&PublisherId, &str)> {
        self.publishers.iter().map(|(id, host)| (id, host.as_str()))
    }

    /// What waits for a second person, oldest first, each under its first edit.
    pub fn pending(&self) -> impl Iterator<Item = (EditId, &Proposal)> {
        self.pending
            .iter()
            .map(|(group, proposal)| (*group, proposal))
    }

    /// A proposal that waits.
    pub fn proposal(&self, group: EditId) -> Option<&Proposal> {
        self.pending.get(&group)
    }

    /// The lock on this, if there is one.
    pub fn lock(&self, what: &Lockable) -> Option<&Switch> {
        self.locks.get(what)
    }

    /// Everything that is locked.
    pub fn locks(&self) -> impl Iterator<Item = (&Lockable, &Switch)> {
        self.locks.iter()
    }

    /// Whether all editing is stopped, and by whom.
    pub fn frozen(&self) -> Option<&Switch> {
        self.frozen.as_ref()
    }
}

/// What an edit that can be undone is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undoable {
    /// A claim.
    Claim(ClaimId),
    /// The adding of a subject.
    Subject(SubjectId),
}

impl AddedSubject {
    /// Whether no undo takes it back.
    pub fn counts(&self) -> bool {
        self.uncounted().is_none()
    }

    /// The undo that takes it back.
    pub fn uncounted(&self) -> Option<EditId> {
        let mut gone: BTreeSet<EditId> = BTreeSet::new();
        // Later undos first: one that is itself undone takes nothing back.
        for (undo, target) in self.undos.iter().rev() {
            if !gone.contains(undo) {
                gone.insert(*target);
            }
        }
        let of_it = self.undos.iter().rev();
        let mut of_it =
            of_it.filter(|(undo, target)| *target == self.edit.id && !gone.contains(undo));
        of_it.next().map(|(undo, _)| *undo)
    }
}
