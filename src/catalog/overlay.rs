//! What edits say beside the data files: new subjects and publishers, and the
//! claims of every subject that an edit touches, already folded.
//!
//! A catalog looks here first and then at its files. Copying an overlay costs
//! as much as there are edited subjects, never as much as there are files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Details, Subject};
use crate::domain::{Change, Claim, ClaimKey, Edit, Publishers, SubjectId, SubjectNumber};

/// What edits say beside the data files.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    pub(super) subjects: BTreeMap<SubjectNumber, Arc<Subject>>,
    pub(super) by_id: BTreeMap<SubjectId, SubjectNumber>,
    /// Numbers that an edit gave to what the files have now, with their numbers
    /// there: old buttons carry the first ones.
    pub(super) renumbered: BTreeMap<SubjectNumber, SubjectNumber>,
    pub(super) members: BTreeMap<SubjectNumber, BTreeSet<SubjectNumber>>,
    /// All claims of the subjects that edits touch, in the order of
    /// [`super::Catalog::claims_of`].
    pub(super) claims: BTreeMap<SubjectNumber, Arc<[Claim]>>,
    /// Whose the claims are that no file has, by key.
    pub(super) owners: BTreeMap<ClaimKey, SubjectNumber>,
    /// What edits took back altogether, by what it is about.
    taken_back: BTreeMap<SubjectNumber, Arc<[TakenBack]>>,
    pub(super) publishers: Option<Arc<Publishers>>,
}

/// A claim that an edit took back altogether: it counts for nothing, but people
/// saw it, and it can come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The claim as it was before.
    pub claim: Claim,
    /// Everything that was ever done to it, oldest first.
    pub changes: Arc<[Change]>,
    /// The edit that took it back.
    pub by: Edit,
    /// The full name of what it is about, where that was taken back, too.
    pub gone: Option<String>,
}

impl Overlay {
    /// Adds a subject that no file has. Its number must be one that no file
    /// gives.
    pub fn add_subject(&mut self, subject: Subject) {
        let owners = match &subject.details {
            Details::Device(device) => [subject.brand, device.series],
            _ => [subject.brand, None],
        };
        for owner in owners.into_iter().flatten() {
            self.members
                .entry(owner)
                .or_default()
                .insert(subject.number);
        }
        self.by_id.insert(subject.id.clone(), subject.number);
        self.subjects.insert(subject.number, Arc::new(subject));
    }

    /// Takes away all subjects that it added, and what belongs to them.
    pub fn clear_subjects(&mut self) {
        for number in std::mem::take(&mut self.subjects).into_keys() {
            self.set_claims(number, Vec::new(), |_| false);
            self.set_taken_back(number, Vec::new());
        }
        self.by_id.clear();
        self.members.clear();
        self.renumbered.clear();
    }

    /// Lets a number that an edit gave mean what the files call by another.
    pub fn renumber(&mut self, from: SubjectNumber, to: SubjectNumber) {
        self.renumbered.insert(from, to);
    }

    /// Replaces the claims of a subject, those of its files included; in no
    /// particular order. Without any, those of its files count again. `is_new`
    /// says of a key that no file has it.
    pub fn set_claims(
        &mut self,
        number: SubjectNumber,
        mut claims: Vec<Claim>,
        is_new: impl Fn(ClaimKey) -> bool,
    ) {
        if let Some(old) = self.claims.remove(&number) {
            for claim in &*old {
                self.owners.remove(&claim.id().key());
            }
        }
        if claims.is_empty() {
            return;
        }
        claims.sort_by(|one, other| {
            let order = |claim: &Claim| (claim.property, claim.market);
            let order = order(one).cmp(&order(other));
            order.then_with(|| one.id().cmp(&other.id()))
        });
        let keys = claims.iter().map(|claim| claim.id().key());
        let new = keys.filter(|key| is_new(*key));
        self.owners.extend(new.map(|key| (key, number)));
        self.claims.insert(number, claims.into());
    }

    /// Replaces what edits took back altogether of a subject.
    pub fn set_taken_back(&mut self, number: SubjectNumber, claims: Vec<TakenBack>) {
        if claims.is_empty() {
            self.taken_back.remove(&number);
        } else {
            self.taken_back.insert(number, claims.into());
        }
    }

    /// Replaces all publishers, those of the files included.
    pub fn set_publishers(&mut self, publishers: Option<Publishers>) {
        self.publishers = publishers.map(Arc::new);
    }

    /// The subjects that no file has, by number.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.values().map(|subject| &**subject)
    }

    /// The subjects whose claims edits touch, by number.
    pub fn edited(&self) -> impl Iterator<Item = SubjectNumber> {
        self.claims.keys().copied()
    }

    /// Whether the claims of a subject stand here and not in the files.
    pub fn touches(&self, number: SubjectNumber) -> bool {
        self.claims.contains_key(&number)
    }

    /// What edits took back altogether.
    pub fn taken_back(&self) -> impl Iterator<Item = &TakenBack> {
        self.taken_back.values().flat_map(|claims| claims.iter())
    }

    /// The number by which a subject goes now.
    pub(super) fn now(&self, number: SubjectNumber) -> SubjectNumber {
        self.renumbered.get(&number).copied().unwrap_or(number)
    }

    pub(super) fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.values().flat_map(|claims| claims.iter())
    }

    /// The claim of an edited subject with this key.
    pub(super) fn claim(&self, of: SubjectNumber, key: ClaimKey) -> Option<&Claim> {
        let mut claims = self.claims.get(&of)?.iter();
        claims.find(|claim| claim.id().key() == key)
    }
}
