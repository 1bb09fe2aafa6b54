//! Puts edits over data files: the claims of each edited subject become what
//! the files say, then what the edits say, through the one fold.
//!
//! Only what an event touched is made anew. Where the files have changed under
//! an edit so that both cannot hold, neither is silently preferred: the files'
//! change and whatever of the edits still fits are shown, and the rest is
//! listed as a conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::command::Situation;
use super::event::{NewKind, NewSubject};
use super::state::{ClaimDeed, ClaimLog, ClaimStep, State, Touched};
use super::version::{filed_version, mark};
use crate::catalog::{Catalog, Details, Device, Overlay, Subject};
use crate::domain::claim::{FoldError, fold};
use crate::domain::{
    Author, Change, ChangeKind, Claim, ClaimId, Edit, EditId, Precedence, Publisher, PublisherId,
    Publishers, SourceKind, SubjectId, SubjectKind, SubjectNumber, Text, Value,
};
use crate::search::Snapshot;

/// What is published: a snapshot with its edits, and where these disagree with
/// the files. Copying is cheap.
#[derive(Debug, Clone)]
pub struct Edited {
    /// What answers are made from.
    pub snapshot: Snapshot,
    /// What does not go together, by claim.
    pub conflicts: BTreeMap<ClaimId, Vec<Conflict>>,
}

/// Where the files and an edit do not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// The edit does not fit what the files say now, and has no effect.
    Unfit {
        /// The edit.
        edit: Edit,
        /// Why not.
        why: FoldError,
    },
    /// The files were changed after the edit, which still holds, and say
    /// something else.
    Differs {
        /// The newest edit of the claim.
        edit: Edit,
        /// What the files alone say.
        filed: Value,
        /// How far the files alone back it.
        status: crate::domain::Status,
    },
    /// The files have lost the claim or its subject, and the edit has no effect.
    Gone {
        /// The edit.
        edit: Edit,
    },
    /// The files have a claim or subject of their own under an id that an edit
    /// gave; the files' one counts.
    Taken {
        /// The edit.
        edit: Edit,
    },
}

impl Edited {
    /// All edits over these data files. The snapshot may hold other edits,
    /// which do not count.
    pub fn new(files: &Snapshot, state: &State) -> Self {
        let mut touched = Touched {
            known: true,
            publishers: true,
            ..Touched::default()
        };
        touched.subjects.extend(state.edited_subjects().cloned());
        let bare = files.under(Overlay::default(), false);
        let empty = Self {
            snapshot: bare,
            conflicts: BTreeMap::new(),
        };
        if state.edited_subjects().next().is_none() && state.added_subjects().next().is_none() {
            return empty;
        }
        empty.after(state, &touched)
    }

    /// The same files with what these events touched made anew. The cost grows
    /// with the edits, never with the files.
    #[must_use]
    pub fn after(&self, state: &State, touched: &Touched) -> Self {
        let files = &self.snapshot.catalog;
        let mut overlay = files.overlay().clone();
        let mut conflicts = self.conflicts.clone();
        let mut subjects = touched.subjects.clone();
        if touched.publishers {
            overlay.set_publishers(publishers(files, state));
        }
        if touched.known {
            overlay.clear_subjects();
            add_subjects(files, state, &mut overlay);
            // Whether a subject counts decides whether its claims do.
            let added = state.edited_subjects();
            let added = added.filter(|id| state.added_subject(id).is_some());
            subjects.extend(added.cloned());
        }
        for id in &subjects {
            let Some((number, kind)) = number_of(files, state, id) else {
                note(&mut conflicts, gone(state, id));
                continue;
            };
            let (claims, found) = claims(files, state, id, number, kind);
            overlay.set_claims(number, claims, |key| files.filed_claim(key).is_none());
            note(&mut conflicts, found);
        }
        Self {
            snapshot: self.snapshot.under(overlay, !touched.known),
            conflicts,
        }
    }
}

type Found = Vec<(ClaimId, Vec<Conflict>)>;

/// Replaces the conflicts of these claims.
fn note(conflicts: &mut BTreeMap<ClaimId, Vec<Conflict>>, found: Found) {
    for (claim, found) in found {
        if found.is_empty() {
            conflicts.remove(&claim);
        } else {
            conflicts.insert(claim, found);
        }
    }
}

/// The edits of a subject that nobody has.
fn gone(state: &State, id: &SubjectId) -> Found {
    // One that an edit added and another took back is gone on purpose.
    let lost = state.added_subject(id).is_none();
    let all = state.claims_of(id);
    all.map(|(claim, log)| {
        let last = log.steps.last().filter(|_| lost);
        let found = last.map(|step| Conflict::Gone { edit: step.edit });
        (claim.clone(), found.into_iter().collect())
    })
    .collect()
}

/// The number and kind of a subject: that of the files, else that of the edit
/// that added it.
fn number_of(
    files: &Catalog,
    state: &State,
    id: &SubjectId,
) -> Option<(SubjectNumber, SubjectKind)> {
    if let Some(filed) = files.filed(id.as_str()) {
        return Some((filed.number, filed.kind()));
    }
    let added = state.added_subject(id).filter(|added| added.counts())?;
    let kind = match added.new.kind {
        NewKind::Device(..) => SubjectKind::Device,
        NewKind::Series => SubjectKind::Series,
    };
    Some((added.new.number, kind))
}

/// Every publisher, where edits added some.
fn publishers(files: &Catalog, state: &State) -> Option<Publishers> {
    let filed = files.filed_publishers();
    let mut added = state.publishers().peekable();
    added.peek()?;
    let mut all = filed.clone();
    for (id, host) in added {
        if let Some(publisher) = publisher(id, host).filter(|_| !filed.contains_key(id)) {
            all.insert(id.clone(), publisher);
        }
    }
    Some(all)
}

/// A publisher of which only the host is known: the weakest voice.
pub(super) fn publisher(id: &PublisherId, host: &str) -> Option<Publisher> {
    let name = Text::new(host).or_else(|_| Text::new(id.as_str()));
    Some(Publisher {
        name: name.ok()?,
        kind: SourceKind::Community,
        hosts: vec![host.to_owned()],
        address: None,
        license: None,
        attribution: None,
        commit: None,
        redistributable: false,
        digest: None,
        precedence: Precedence::default(),
    })
}

fn add_subjects(files: &Catalog, state: &State, overlay: &mut Overlay) {
    for added in state.added_subjects() {
        match files.filed(added.new.id.as_str()) {
            Some(filed) => overlay.renumber(added.new.number, filed.number),
            None => overlay.add_subject(subject(files, state, &added.new)),
        }
    }
}

fn subject(files: &Catalog, state: &State, new: &NewSubject) -> Subject {
    let number = |id: &SubjectId| number_of(files, state, id).map(|(number, _)| number);
    Subject {
        number: new.number,
        id: new.id.clone(),
        name: new.name.clone(),
        brand: number(&new.brand),
        names: Vec::new(),
        aliases: Vec::new(),
        details: match &new.kind {
            NewKind::Series => Details::Series,
            NewKind::Device(kind, series) => Details::Device(Device {
                kind: *kind,
                series: series.as_ref().and_then(number),
                codes: Vec::new(),
                codenames: Vec::new(),
                looked_for_release: None,
                named_by: Arc::new([]),
            }),
        },
        hand_written: true,
    }
}

/// The claims of an edited subject, and what of its edits does not fit.
fn claims(
    files: &Catalog,
    state: &State,
    id: &SubjectId,
    number: SubjectNumber,
    kind: SubjectKind,
) -> (Vec<Claim>, Found) {
    let filed = files.filed_claims_of(number);
    let mut claims: Vec<Claim> = Vec::with_capacity(filed.len());
    let edited: BTreeMap<&ClaimId, &ClaimLog> = state.claims_of(id).collect();
    let mut conflicts = Vec::new();
    for (id, log) in &edited {
        let fits = log.property.spec().fits.contains(&kind);
        let (claim, found) = match filed_under(files, number, id, log).filter(|_| fits) {
            Some(filed) => fold_over(files, id, filed, log, number),
            None => {
                let last = log.steps.last();
                let taken = last.map(|step| Conflict::Taken { edit: step.edit });
                (None, taken.into_iter().collect())
            }
        };
        claims.extend(claim);
        conflicts.push(((*id).clone(), found));
    }
    for claim in filed {
        let log = edited.get(&claim.id().to_id());
        let folded = log.is_some_and(|log| is_about(claim, number, log));
        if !folded {
            claims.push(claim.clone());
        }
    }
    (claims, conflicts)
}

/// What the files have under the id of an edited claim, if anything; `None`
/// where that is something else.
fn filed_under<'f>(
    files: &'f Catalog,
    number: SubjectNumber,
    id: &ClaimId,
    log: &ClaimLog,
) -> Option<Option<&'f Claim>> {
    match files.filed_claim(id.key()) {
        None => Some(None),
        Some(claim) => (claim.id() == *id && is_about(claim, number, log)).then_some(Some(claim)),
    }
}

/// Whether a claim of the files is about what the edits of its id are about.
fn is_about(claim: &Claim, number: SubjectNumber, log: &ClaimLog) -> bool {
    (claim.subject, claim.property, claim.market) == (number, log.property, log.market)
}

/// One claim: what the files say, then what the edits say. `None` where the
/// recording is undone, or nothing is left of it.
fn fold_over(
    files: &Catalog,
    id: &ClaimId,
    filed: Option<&Claim>,
    log: &ClaimLog,
    number: SubjectNumber,
) -> (Option<Claim>, Vec<Conflict>) {
    let Folding {
        changes,
        mut conflicts,
        ..
    } = folded(files, filed, log);
    let name = filed.map_or_else(|| id.clone().into(), Claim::name);
    let claim = Claim::new(name, number, log.property, log.market, changes).ok();
    if let (Some(filed), Some(claim), Some(last)) = (filed, &claim, log.steps.last()) {
        conflicts.extend(differs(files, filed, claim, last, log));
    }
    (claim, conflicts)
}

/// All changes of an edited claim, those that are undone included; also of one
/// that nothing is left of.
pub(super) fn life(situation: &Situation<'_>, id: &ClaimId) -> Option<Vec<Change>> {
    let log = situation.state.claim(id)?;
    let folding = folding(&situation.snapshot.catalog, situation.state, id, log)?;
    Some(folding.changes)
}

/// The edits of a claim that fit its files, and whether anything is left of the
/// claim.
pub(super) fn placed(
    files: &Catalog,
    state: &State,
    id: &ClaimId,
    log: &ClaimLog,
) -> Option<(BTreeSet<EditId>, bool)> {
    let folding = folding(files, state, id, log)?;
    let there = fold(&folding.changes).is_ok();
    Some((folding.places.into_keys().collect(), there))
}

fn folding(files: &Catalog, state: &State, id: &ClaimId, log: &ClaimLog) -> Option<Folding> {
    let (number, _) = number_of(files, state, &log.subject)?;
    let filed = filed_under(files, number, id, log)?;
    Some(folded(files, filed, log))
}

/// The changes of the files with those of the edits behind them.
fn folded(files: &Catalog, filed: Option<&Claim>, log: &ClaimLog) -> Folding {
    let mut folding = Folding {
        changes: filed.map_or_else(Vec::new, |claim| claim.changes().into_owned()),
        places: BTreeMap::new(),
        conflicts: Vec::new(),
    };
    let exported = filed.map_or(&[][..], |claim| files.exported(claim.id().key()));
    for step in &log.steps {
        folding.take(step, filed.is_some(), exported);
    }
    folding
}

/// The changes of a claim while edits are put behind those of its files.
struct Folding {
    changes: Vec<Change>,
    /// Where the change of each edit stands.
    places: BTreeMap<EditId, usize>,
    conflicts: Vec<Conflict>,
}

impl Folding {
    fn take(&mut self, step: &ClaimStep, filed: bool, exported: &[(u64, u32)]) {
        let edit = step.edit;
        let mark = mark(edit);
        let place = exported.iter().find(|(known, _)| *known == mark);
        if let Some((_, place)) = place
            && let Some(change) = self.changes.get_mut(*place as usize)
        {
            // The file has it from here; who made it is only known here.
            change.by = Author::Person(edit);
            self.places.insert(edit.id, *place as usize);
            return;
        }
        let change = match &step.deed {
            ClaimDeed::Change(change, _) => {
                let records = matches!(change.kind, ChangeKind::Recorded { .. });
                if records && filed {
                    self.conflicts.push(Conflict::Taken { edit });
                    return;
                }
                (**change).clone()
            }
            ClaimDeed::Undo(target, why) => {
                let Some(place) = self.places.get(target) else {
                    // What it takes back has no effect anyway.
                    return;
                };
                Change {
                    by: Author::Person(edit),
                    when: None,
                    why: why.clone(),
                    kind: ChangeKind::Undone(*place),
                }
            }
        };
        self.changes.push(change);
        match fold(&self.changes) {
            // Nothing counts while the recording is undone.
            Ok(_) | Err(FoldError::NotRecorded) if self.has_recording() => {
                self.places.insert(edit.id, self.changes.len() - 1);
            }
            Ok(_) | Err(FoldError::NotRecorded) => {
                self.changes.pop();
                self.conflicts.push(Conflict::Gone { edit });
            }
            Err(why) => {
                self.changes.pop();
                self.conflicts.push(Conflict::Unfit { edit, why });
            }
        }
    }

    fn has_recording(&self) -> bool {
        let mut all = self.changes.iter();
        all.any(|change| matches!(change.kind, ChangeKind::Recorded { .. }))
    }
}

/// Whether the files were changed after the last edit and say something else.
fn differs(
    files: &Catalog,
    filed: &Claim,
    claim: &Claim,
    last: &ClaimStep,
    log: &ClaimLog,
) -> Option<Conflict> {
    let overs = log.steps.iter().rev().filter_map(|step| match step.deed {
        ClaimDeed::Change(_, over) => Some(over),
        ClaimDeed::Undo(..) => None,
    });
    let over = overs.into_iter().next()?;
    let same =
        filed.state.status == claim.state.status && filed.state.value.agrees(&claim.state.value);
    let known = over == filed_version(files, Some(filed));
    (!same && !known).then(|| Conflict::Differs {
        edit: last.edit,
        filed: filed.state.value.clone(),
        status: filed.state.status,
    })
}
