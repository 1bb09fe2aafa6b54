//! Puts edits over data files: the claims of each edited subject become what
//! the files say, then what the edits say, through the one fold.
//!
//! Only what an event touched is made anew. Where the files have changed under
//! an edit so that both cannot hold, neither is silently preferred: the files'
//! change and whatever of the edits still fits are shown, and the rest is
//! listed as a conflict.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::{NewKind, NewSubject};
use super::folding::{Folding, folded};
use super::state::{AddedSubject, ClaimDeed, ClaimLog, ClaimStep, State, Touched};
use super::version::filed_version;
use crate::catalog::{Catalog, Details, Device, Overlay, Subject, TakenBack};
use crate::domain::claim::FoldError;
use crate::domain::{
    Claim, ClaimId, Edit, Precedence, Publisher, PublisherId, Publishers, SourceKind, SubjectId,
    SubjectKind, SubjectNumber, Text, Value,
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
                if let Some(added) = state.added_subject(id) {
                    let lost = lost_with(files, state, added);
                    overlay.set_taken_back(added.new.number, lost);
                }
                continue;
            };
            let made = claims(files, state, id, number, kind);
            overlay.set_claims(number, made.claims, |key| files.filed_claim(key).is_none());
            overlay.set_taken_back(number, made.taken_back);
            note(&mut conflicts, made.found);
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

/// What was said of a subject that was taken back, too.
fn lost_with(files: &Catalog, state: &State, added: &AddedSubject) -> Vec<TakenBack> {
    let name = files.full_name(&subject(files, state, &added.new));
    let claims = state.claims_of(&added.new.id);
    let lost = claims.filter_map(|(id, log)| {
        let lost = folded(files, None, log).taken_back(id, None, log, added.new.number)?;
        Some(TakenBack {
            gone: Some(name.clone()),
            ..lost
        })
    });
    lost.collect()
}

/// The number and kind of a subject: that of the files, else that of the edit
/// that added it.
pub(super) fn number_of(
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

/// The number of a subject, also of one that was taken back.
pub(super) fn number_once(files: &Catalog, state: &State, id: &SubjectId) -> Option<SubjectNumber> {
    let filed = files.filed(id.as_str()).map(|filed| filed.number);
    filed.or_else(|| Some(state.added_subject(id)?.new.number))
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

/// What is made of an edited subject.
struct Made {
    claims: Vec<Claim>,
    taken_back: Vec<TakenBack>,
    found: Found,
}

/// The claims of an edited subject, and what of its edits does not fit.
fn claims(
    files: &Catalog,
    state: &State,
    id: &SubjectId,
    number: SubjectNumber,
    kind: SubjectKind,
) -> Made {
    let filed = files.filed_claims_of(number);
    let mut claims: Vec<Claim> = Vec::with_capacity(filed.len());
    let edited: BTreeMap<&ClaimId, &ClaimLog> = state.claims_of(id).collect();
    let (mut taken_back, mut conflicts) = (Vec::new(), Vec::new());
    for (id, log) in &edited {
        let fits = log.property.spec().fits.contains(&kind);
        let found = match filed_under(files, number, id, log).filter(|_| fits) {
            Some(filed) => {
                let (claim, folding) = fold_over(files, id, filed, log, number);
                if claim.is_none() {
                    taken_back.extend(folding.taken_back(id, filed, log, number));
                }
                claims.extend(claim);
                folding.conflicts
            }
            None => {
                let last = log.steps.last();
                let taken = last.map(|step| Conflict::Taken { edit: step.edit });
                taken.into_iter().collect()
            }
        };
        conflicts.push(((*id).clone(), found));
    }
    for claim in filed {
        let log = edited.get(&claim.id().to_id());
        let folded = log.is_some_and(|log| is_about(claim, number, log));
        if !folded {
            claims.push(claim.clone());
        }
    }
    Made {
        claims,
        taken_back,
        found: conflicts,
    }
}

/// What the files have under the id of an edited claim, if anything; `None`
/// where that is something else.
pub(super) fn filed_under<'f>(
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
) -> (Option<Claim>, Folding) {
    let mut folding = folded(files, filed, log);
    let name = filed.map_or_else(|| id.clone().into(), Claim::name);
    let changes = folding.changes.clone();
    let claim = Claim::new(name, number, log.property, log.market, changes).ok();
    if let (Some(filed), Some(claim), Some(last)) = (filed, &claim, log.steps.last()) {
        let differs = differs(files, filed, claim, last, log);
        folding.conflicts.extend(differs);
    }
    (claim, folding)
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
