//! Taking edits back: one, all of one command, or all of one person since a
//! time. An undo is an edit of its own, and can be taken back like any other.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{Actor, Decided, Difference, Situation, UndoWhat};
use super::deciding::Deciding;
use super::event::{Event, NewKind};
use super::folding::life;
use super::overlay::number_once;
use super::refusal::Refusal;
use super::state::{AddedSubject, ClaimLog, Undoable};
use crate::domain::claim::{FoldError, counting, fold};
use crate::domain::gate::GateRefusal;
use crate::domain::{
    Author, Change, ChangeKind, Claim, ClaimId, ClaimState, Edit, EditId, SubjectId, Text,
};

/// The most edits that one undo takes back.
pub const MOST_UNDONE: usize = 100;

/// Takes edits back, where nothing that stays builds on them.
pub(super) fn undo(
    deciding: &Deciding<'_>,
    what: &UndoWhat,
    why: &Text,
) -> Result<Decided, Refusal> {
    let situation = deciding.situation;
    let mut targets = targets(situation, what)?;
    // Of somebody's many edits the newest; the same command takes back the next.
    if matches!(what, UndoWhat::Person { .. }) {
        targets.drain(..targets.len().saturating_sub(MOST_UNDONE));
    }
    if targets.len() > MOST_UNDONE {
        return Err(Refusal::TooMany { most: MOST_UNDONE });
    }
    let mut claims: BTreeMap<ClaimId, BTreeSet<EditId>> = BTreeMap::new();
    let mut subjects: BTreeMap<SubjectId, EditId> = BTreeMap::new();
    for edit in &targets {
        match situation.state.undoable(*edit) {
            Some(Undoable::Claim(id)) => {
                claims.entry(id).or_default().insert(*edit);
            }
            Some(Undoable::Subject(id)) => {
                subjects.insert(id, *edit);
            }
            None => return Err(Refusal::NotUndoable(*edit)),
        }
    }
    let mut differences = Vec::new();
    for (id, edits) in &claims {
        differences.push(of_claim(deciding, id, edits, &subjects)?);
    }
    let mut known = Vec::new();
    for (id, edit) in &subjects {
        of_subject(situation, id, *edit, &claims, &subjects)?;
        let added = situation.state.added_subject(id);
        known.extend(added.map(|added| (added.new.clone(), !added.counts())));
    }
    // Newest first, as one walks back.
    let events = targets.iter().rev().map(|edit| Event::Undone {
        edit: *edit,
        why: Some(why.clone()),
    });
    Ok(Decided {
        events: events.collect(),
        differences,
        subjects: known,
        ..Decided::default()
    })
}

/// The edits to take back, oldest first. Of several, those that have no effect
/// any more, and those that cannot be undone, are passed over.
fn targets(situation: &Situation<'_>, what: &UndoWhat) -> Result<Vec<EditId>, Refusal> {
    let state = situation.state;
    let many: Vec<EditId> = match what {
        UndoWhat::Edit(edit) => {
            state.event(*edit).ok_or(Refusal::NoEdit(*edit))?;
            return if state.undoable(*edit).is_none() {
                Err(Refusal::NotUndoable(*edit))
            } else if counts(situation, *edit) {
                Ok(vec![*edit])
            } else {
                Err(Refusal::Undone(*edit))
            };
        }
        UndoWhat::Group(group) => {
            // An approval stands for what it approved.
            let approved = state.event(*group).and_then(|one| match one.event {
                Event::Approved { group } => Some(group),
                _ => None,
            });
            let all = state.group(approved.unwrap_or(*group));
            let all: Vec<EditId> = all.map(|one| one.edit.id).collect();
            if all.is_empty() {
                return Err(Refusal::NoEdit(*group));
            }
            all
        }
        UndoWhat::Person { by, since_ms } => {
            let all = state.by(*by, *since_ms);
            // What they took back stays so: undoing that would bring edits of
            // others back.
            let all = all.filter(|one| one.event.change().is_some() || is_subject(&one.event));
            all.map(|one| one.edit.id).collect()
        }
    };
    let first = many.first().copied();
    let any = many.iter().any(|edit| state.undoable(*edit).is_some());
    let left: Vec<EditId> = many
        .into_iter()
        .filter(|edit| state.undoable(*edit).is_some() && counts(situation, *edit))
        .collect();
    match (left.is_empty(), any, first) {
        (false, ..) => Ok(left),
        (true, true, Some(first)) => Err(Refusal::Undone(first)),
        (true, false, Some(first)) => Err(Refusal::NotUndoable(first)),
        (true, _, None) => Err(Refusal::Nothing),
    }
}

fn is_subject(event: &Event) -> bool {
    matches!(event, Event::SubjectAdded(_))
}

/// Whether an edit has an effect that can be taken back.
fn counts(situation: &Situation<'_>, edit: EditId) -> bool {
    match situation.state.undoable(edit) {
        Some(Undoable::Claim(id)) => {
            life(situation, &id).is_some_and(|changes| effective(&changes).contains(&edit))
        }
        Some(Undoable::Subject(id)) => situation
            .state
            .added_subject(&id)
            .is_some_and(|added| effect_of(added) == Some(edit)),
        None => false,
    }
}

/// The edit by which a subject is there, or is gone.
fn effect_of(added: &AddedSubject) -> Option<EditId> {
    added.uncounted().or(Some(added.edit.id))
}

/// The edits of a claim that count.
fn effective(changes: &[Change]) -> BTreeSet<EditId> {
    // An undo that is taken into a claim names what lies before it.
    let counts = counting(changes).unwrap_or_else(|_| vec![true; changes.len()]);
    let counted = changes.iter().zip(counts).filter(|(_, counts)| *counts);
    counted.filter_map(|(change, _)| edit_of(change)).collect()
}

fn edit_of(change: &Change) -> Option<EditId> {
    person(change).map(|edit| edit.id)
}

fn person(change: &Change) -> Option<Edit> {
    match change.by {
        Author::Person(edit) => Some(edit),
        Author::File | Author::Import => None,
    }
}

/// What becomes of a claim when these edits of it are taken back.
fn of_claim(
    deciding: &Deciding<'_>,
    id: &ClaimId,
    edits: &BTreeSet<EditId>,
    subjects: &BTreeMap<SubjectId, EditId>,
) -> Result<Difference, Refusal> {
    let situation = deciding.situation;
    let mut changes = life(situation, id).ok_or(Refusal::NoClaim)?;
    let log = situation.state.claim(id).ok_or(Refusal::NoClaim)?;
    deciding.check_open(Some(id), &log.subject)?;
    // A claim of a subject that was taken back comes back with it, or after it.
    if let (Some(by), Some(edit)) = (gone(situation, log), edits.first())
        && !subjects.contains_key(&log.subject)
    {
        return Err(Refusal::SubjectGone { edit: *edit, by });
    }
    let counted = effective(&changes);
    check_unbuilt(&changes, edits, &counted)?;
    take_back(&mut changes, edits, deciding.actor)?;
    let after = match fold(&changes) {
        Ok(state) => Some(state),
        Err(FoldError::NotRecorded) => None,
        Err(error) => return Err(Refusal::Unfit(error)),
    };
    let catalog = &situation.snapshot.catalog;
    let now = catalog.claim(id.key()).filter(|claim| claim.id() == *id);
    let before = now.map(|claim| &claim.state);
    if let Some(after) = after
        .as_ref()
        .filter(|after| is_weakened(deciding, log, before, after))
    {
        match (standing(&changes), edits.first()) {
            (Some(by), Some(edit)) if counted.contains(&by.id) => {
                let (edit, status) = (*edit, after.status);
                return Err(Refusal::RestsOn { edit, by, status });
            }
            // It would come back without what it rested on.
            (Some(_), _) => deciding.check_gate(log, after)?,
            // Nobody judges what data files say.
            (None, _) => {}
        }
    }
    Ok(match now {
        Some(claim) => Difference::of(claim, after),
        None => brought_back(situation, log, id, after)?,
    })
}

/// That nothing that stays builds on these edits.
fn check_unbuilt(
    changes: &[Change],
    edits: &BTreeSet<EditId>,
    counted: &BTreeSet<EditId>,
) -> Result<(), Refusal> {
    for (at, change) in changes.iter().enumerate() {
        let Some(edit) = edit_of(change).filter(|edit| edits.contains(edit)) else {
            continue;
        };
        let later = changes.iter().skip(at + 1);
        let later = later.filter(|one| builds_on(change, one, changes));
        let later = later.filter_map(person);
        let later = later.filter(|one| counted.contains(&one.id) && !edits.contains(&one.id));
        let later: Vec<Edit> = later.collect();
        if !later.is_empty() {
            return Err(Refusal::BuiltOn { edit, later });
        }
    }
    Ok(())
}

/// Puts the undos of these edits behind the changes of a claim, newest first.
fn take_back(
    changes: &mut Vec<Change>,
    edits: &BTreeSet<EditId>,
    actor: Actor,
) -> Result<(), Refusal> {
    let by = Author::Person(Edit {
        id: EditId(u64::MAX),
        by: actor.id,
        at_ms: 0,
    });
    for edit in edits.iter().rev() {
        let mut all = changes.iter();
        let place = all.position(|change| edit_of(change) == Some(*edit));
        let kind = ChangeKind::Undone(place.ok_or(Refusal::Undone(*edit))?);
        changes.push(Change {
            by,
            when: None,
            why: None,
            kind,
        });
    }
    Ok(())
}

/// The undo that took back what a claim is about, where nobody has it now.
fn gone(situation: &Situation<'_>, log: &ClaimLog) -> Option<EditId> {
    let there = situation.snapshot.catalog.by_id(log.subject.as_str());
    let added = situation.state.added_subject(&log.subject)?;
    added.uncounted().filter(|_| there.is_none())
}

/// Whether sources that go carried a status that stays. What was too little
/// before is nothing that this takes away.
fn is_weakened(
    deciding: &Deciding<'_>,
    log: &ClaimLog,
    before: Option<&ClaimState>,
    after: &ClaimState,
) -> bool {
    let lacks = |state: &ClaimState| {
        let judged = deciding.check_gate(log, state);
        // A reason may have been erased, with the person who gave it.
        matches!(judged, Err(Refusal::Gate(_, lack)) if lack != GateRefusal::NeedsReason)
    };
    lacks(after) && !before.is_some_and(lacks)
}

/// The edit that set the status that stands after these changes.
fn standing(changes: &[Change]) -> Option<Edit> {
    let counts = counting(changes).ok()?;
    let counted = changes.iter().zip(counts).filter(|(_, counts)| *counts);
    let mut set = counted.filter(|(change, _)| change.kind.status().is_some());
    set.next_back().and_then(|(change, _)| person(change))
}

/// A claim that is gone, and would be there again.
fn brought_back(
    situation: &Situation<'_>,
    log: &ClaimLog,
    id: &ClaimId,
    after: Option<ClaimState>,
) -> Result<Difference, Refusal> {
    let files = &situation.snapshot.catalog;
    let number = number_once(files, situation.state, &log.subject);
    Ok(Difference {
        claim: id.clone(),
        subject: number.ok_or(Refusal::NoSubject)?,
        property: log.property,
        market: log.market,
        before: None,
        after,
        seen: None,
    })
}

/// Whether a later change of a claim builds on an earlier one: what sets a
/// status on what set it before, and everything on the recording.
fn builds_on(earlier: &Change, later: &Change, all: &[Change]) -> bool {
    match &earlier.kind {
        ChangeKind::Recorded { .. } => !matches!(later.kind, ChangeKind::Undone(_)),
        ChangeKind::StatusSet(..) => matches!(later.kind, ChangeKind::StatusSet(..)),
        ChangeKind::Revised(_) => matches!(later.kind, ChangeKind::Revised(_)),
        ChangeKind::SourceAdded(_) => false,
        // To take an undo back is to make its target count again.
        ChangeKind::Undone(target) => all
            .get(*target)
            .is_some_and(|target| builds_on(target, later, all)),
    }
}

/// Whether a subject may go: not while anybody's claims about it stay, or
/// devices that were added to it.
fn of_subject(
    situation: &Situation<'_>,
    id: &SubjectId,
    edit: EditId,
    undone: &BTreeMap<ClaimId, BTreeSet<EditId>>,
    subjects: &BTreeMap<SubjectId, EditId>,
) -> Result<(), Refusal> {
    let added = situation.state.added_subject(id);
    let goes = added.is_some_and(|added| added.counts() && added.edit.id == edit);
    let catalog = &situation.snapshot.catalog;
    let number = added.map(|added| added.new.number);
    let claims = number.map_or(&[][..], |number| catalog.claims_of(number));
    let stays = |claim: &&Claim| !undone.contains_key(&claim.id().to_id());
    let stays = claims.iter().filter(stays);
    let stays: Vec<ClaimId> = stays.map(|claim| claim.id().to_id()).collect();
    if goes && !stays.is_empty() {
        return Err(Refusal::HasClaims(edit, stays));
    }
    let is_member = |one: &&AddedSubject| match &one.new.kind {
        NewKind::Device(_, series) => series.as_ref() == Some(id),
        NewKind::Series => false,
    };
    let members = situation.state.added_subjects().filter(is_member);
    let members = members.filter(|one| !subjects.contains_key(&one.new.id));
    let members: Vec<_> = members.map(|one| (one.new.number, one.edit.id)).collect();
    if goes && !members.is_empty() {
        return Err(Refusal::HasMembers(edit, members));
    }
    Ok(())
}
