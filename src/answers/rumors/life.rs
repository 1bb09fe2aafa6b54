//! The life of a claim as steps that a reader follows: what happened, when,
//! by whom, and what the claim was after it.

use crate::domain::claim::{FoldError, counting, fold};
use crate::domain::{
    Author, Change, ChangeKind, Claim, ClaimState, PartialDate, Source, Status, Text, Value,
};

/// One step in the life of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, as far as known: the change's own date, else the newest date of
    /// its new sources, else the day on which a person made it.
    pub when: Option<PartialDate>,
    /// Who recorded it.
    pub by: Author,
    /// Why.
    pub why: Option<Text>,
    /// What happened.
    pub what: Happened,
    /// The claim's status before it; `None` where there was no claim.
    pub was: Option<Status>,
    /// The claim's status after it.
    pub status: Status,
    /// The sources that it brought and that no step before it had.
    pub sources: Vec<Source>,
    /// Whether a later step took it back.
    pub undone: bool,
}

/// What happened in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The claim came up.
    Recorded,
    /// It got the status that the step names.
    StatusSet,
    /// It got another source.
    SourceAdded,
    /// Its value was corrected.
    Revised {
        /// What it said before, as far as that can be told.
        from: Option<Value>,
        /// What it says from then on.
        to: Value,
    },
    /// An earlier step was taken back.
    Undone,
    /// The first step was taken back, and with it the claim.
    TakenBack,
}

/// The steps of a claim, oldest first, one for each of its changes. An undone
/// step still says what it did; what follows its undo does not build on it.
pub fn life(claim: &Claim) -> Vec<Step> {
    steps(&claim.changes(), claim.state.status)
}

/// The steps that these changes are; `status` is that of a claim whose first
/// change sets none.
pub(super) fn steps(changes: &[Change], mut status: Status) -> Vec<Step> {
    let counts = counting(changes).unwrap_or_default();
    let mut before: Option<ClaimState> = None;
    let mut seen: Vec<&Source> = Vec::new();
    let mut steps = Vec::with_capacity(changes.len());
    for (index, change) in changes.iter().enumerate() {
        let (mut what, set, brought) = parts(change, before.as_ref());
        let sources: Vec<Source> = brought
            .iter()
            .filter(|source| !seen.contains(source))
            .cloned()
            .collect();
        seen.extend(brought);
        // The claim as it stood then. A step that was illegal until it was
        // undone folds to nothing; it still says what it set.
        let then = changes.get(..=index).map(fold);
        let was = before.take().map(|state| state.status);
        status = match then {
            Some(Ok(state)) => {
                let status = state.status;
                before = Some(state);
                status
            }
            Some(Err(FoldError::NotRecorded)) if what == Happened::Undone => {
                what = Happened::TakenBack;
                status
            }
            _ => set.unwrap_or(status),
        };
        let newest = || {
            let dates = sources.iter().filter_map(|source| source.date);
            dates.max_by_key(|date| date.end())
        };
        steps.push(Step {
            when: change.when.or_else(newest).or_else(|| made_on(change.by)),
            by: change.by,
            why: change.why.clone(),
            what,
            was,
            status,
            sources,
            undone: !counts.get(index).copied().unwrap_or(true),
        });
    }
    steps
}

/// What a change did, the status it set, the sources it named.
fn parts<'c>(
    change: &'c Change,
    before: Option<&ClaimState>,
) -> (Happened, Option<Status>, &'c [Source]) {
    match &change.kind {
        ChangeKind::Recorded {
            status, sources, ..
        } => (Happened::Recorded, Some(*status), sources),
        ChangeKind::StatusSet(status, sources) => (Happened::StatusSet, Some(*status), sources),
        ChangeKind::SourceAdded(source) => {
            (Happened::SourceAdded, None, std::slice::from_ref(source))
        }
        ChangeKind::Revised(value) => {
            let from = before.map(|state| state.value.clone());
            let to = value.clone();
            (Happened::Revised { from, to }, None, &[])
        }
        ChangeKind::Undone(_) => (Happened::Undone, None, &[]),
    }
}

/// The day on which a person made an edit, in UTC.
fn made_on(by: Author) -> Option<PartialDate> {
    let Author::Person(edit) = by else {
        return None;
    };
    let at = jiff::Timestamp::from_millisecond(edit.at_ms).ok()?;
    let day = jiff::tz::Offset::UTC.to_datetime(at).date();
    Some(PartialDate::day(day))
}

/// The sources that speak for a claim: those that came while it stood for
/// something that may be so. For a claim that was denied from the start, or
/// whose first steps name no sources, nobody can tell; then all of them.
pub fn backing(steps: &[Step]) -> Vec<&Source> {
    let live = steps.iter().filter(|step| step.status.is_live());
    let backing: Vec<&Source> = live.flat_map(|step| &step.sources).collect();
    if backing.is_empty() {
        steps.iter().flat_map(|step| &step.sources).collect()
    } else {
        backing
    }
}
