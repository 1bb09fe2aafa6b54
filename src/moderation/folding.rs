//! The changes of one edited claim: those of the files, then those of the
//! edits that fit behind them, with what does not fit.
//!
//! It may use what `moderation` and the domain know; whose claims are made anew,
//! and when, is `overlay`'s.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Situation;
use super::overlay::{Conflict, filed_under, number_of, number_once};
use super::state::{ClaimDeed, ClaimLog, ClaimStep, State};
use super::version::mark;
use crate::catalog::{Catalog, TakenBack};
use crate::domain::claim::{FoldError, counting, fold};
use crate::domain::{Author, Change, ChangeKind, Claim, ClaimId, EditId, SubjectNumber};

/// All changes of an edited claim, those that are undone included; also of one
/// that nothing is left of, or whose subject was taken back.
pub(super) fn life(situation: &Situation<'_>, id: &ClaimId) -> Option<Vec<Change>> {
    let (files, state) = (&situation.snapshot.catalog, situation.state);
    let log = state.claim(id)?;
    let number = number_once(files, state, &log.subject)?;
    let filed = filed_under(files, number, id, log)?;
    Some(folded(files, filed, log).changes)
}

/// The edits of a claim that fit its files, and whether anything is left of the
/// claim.
pub(super) fn placed(
    files: &Catalog,
    state: &State,
    id: &ClaimId,
    log: &ClaimLog,
) -> Option<(BTreeSet<EditId>, bool)> {
    let (number, _) = number_of(files, state, &log.subject)?;
    let folding = folded(files, filed_under(files, number, id, log)?, log);
    let there = fold(&folding.changes).is_ok();
    Some((folding.places.into_keys().collect(), there))
}

/// The changes of the files with those of the edits behind them.
pub(super) fn folded(files: &Catalog, filed: Option<&Claim>, log: &ClaimLog) -> Folding {
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
pub(super) struct Folding {
    pub(super) changes: Vec<Change>,
    /// Where the change of each edit stands.
    places: BTreeMap<EditId, usize>,
    pub(super) conflicts: Vec<Conflict>,
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

    /// The claim that an edit took back altogether, as it was before; `None`
    /// where something of it is left, or there never was anything.
    pub(super) fn taken_back(
        &self,
        id: &ClaimId,
        filed: Option<&Claim>,
        log: &ClaimLog,
        number: SubjectNumber,
    ) -> Option<TakenBack> {
        let records = |change: &Change| matches!(change.kind, ChangeKind::Recorded { .. });
        let undoes = ChangeKind::Undone(self.changes.iter().position(records)?);
        let counts = counting(&self.changes).ok()?;
        let mut counted = self.changes.iter().zip(counts);
        let place = counted.rposition(|(change, counts)| counts && change.kind == undoes)?;
        let Author::Person(by) = self.changes.get(place)?.by else {
            return None;
        };
        let name = filed.map_or_else(|| id.clone().into(), Claim::name);
        let before = self.changes.get(..place)?.to_vec();
        let claim = Claim::new(name, number, log.property, log.market, before).ok()?;
        let changes = self.changes.as_slice().into();
        Some(TakenBack {
            claim,
            changes,
            by,
            gone: None,
        })
    }

    fn has_recording(&self) -> bool {
        let mut all = self.changes.iter();
        all.any(|change| matches!(change.kind, ChangeKind::Recorded { .. }))
    }
}
