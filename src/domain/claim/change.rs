//! The changes of a claim, and the fold that turns them into what it says now.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::date::PartialDate;
use crate::domain::source::Source;
use crate::domain::status::Status;
use crate::domain::text::Text;
use crate::domain::value::Value;

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    /// A hand-written data file.
    File,
    /// A generated data file.
    Import,
    /// A person, in an edit of their own.
    Person(Edit),
}

/// The random number of a person who edits; it says nothing about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u64);

/// The permanent number of an edit: its place in the log of edits, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditId(pub u64);

/// An edit by a person: which one, whose, and when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edit {
    /// Its permanent number.
    pub id: EditId,
    /// Who made it.
    pub by: ActorId,
    /// When, in milliseconds since the beginning of 1970 in UTC.
    pub at_ms: i64,
}

/// One step in the life of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who made it.
    pub by: Author,
    /// When what it says became so, as far as known.
    pub when: Option<PartialDate>,
    /// Why.
    pub why: Option<Text>,
    /// What it does.
    pub kind: ChangeKind,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// The claim comes into being.
    Recorded {
        /// What it says.
        value: Value,
        /// Its first status.
        status: Status,
        /// When the value began to hold.
        since: Option<PartialDate>,
        /// A remark in the catalog's own words.
        note: Option<Text>,
        /// What it rests on.
        sources: Arc<[Source]>,
    },
    /// It gets another status, resting on these further sources.
    StatusSet(Status, Arc<[Source]>),
    /// It gets another source.
    SourceAdded(Source),
    /// Its value was wrong and is replaced.
    Revised(Value),
    /// An earlier change no longer counts; holds its place in the list. An
    /// undo can itself be undone.
    Undone(usize),
}

impl ChangeKind {
    /// The status that it sets, if any.
    pub fn status(&self) -> Option<Status> {
        match self {
            Self::Recorded { status, .. } | Self::StatusSet(status, _) => Some(*status),
            Self::SourceAdded(_) | Self::Revised(_) | Self::Undone(_) => None,
        }
    }

    /// The sources that it brings.
    pub fn sources(&self) -> &[Source] {
        match self {
            Self::Recorded { sources, .. } | Self::StatusSet(_, sources) => sources,
            Self::SourceAdded(source) => std::slice::from_ref(source),
            Self::Revised(_) | Self::Undone(_) => &[],
        }
    }
}

/// What a claim says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimState {
    /// What it says.
    pub value: Value,
    /// How far it is backed.
    pub status: Status,
    /// When the status was last true.
    pub as_of: Option<PartialDate>,
    /// When the value began to hold.
    pub since: Option<PartialDate>,
    /// Why it has this status.
    pub reason: Option<Text>,
    /// A remark in the catalog's own words.
    pub note: Option<Text>,
    /// Everything it rests on, oldest change first, without doubles.
    pub sources: Arc<[Source]>,
}

/// Why a list of changes makes no claim; `index` is the place in the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The first change that counts does not record a value.
    #[error("the claim has no recorded value")]
    NotRecorded,
    /// A value is recorded twice.
    #[error("change {index} records the claim a second time")]
    RecordedTwice {
        /// Place in the list.
        index: usize,
    },
    /// The move is not in the table of [`Status::moves`].
    #[error("{} cannot become {}; from {} it can become {}", from.key(), to.key(), from.key(), list(from.moves()))]
    IllegalMove {
        /// Place in the list.
        index: usize,
        /// Status before.
        from: Status,
        /// Status that was asked for.
        to: Status,
    },
    /// An undo names itself or a later change.
    #[error("change {index} undoes a change that does not come before it")]
    UndoAhead {
        /// Place in the list.
        index: usize,
    },
}

fn list(statuses: &[Status]) -> String {
    if statuses.is_empty() {
        return "nothing else".into();
    }
    statuses
        .iter()
        .map(|s| s.key())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Turns the changes of a claim into what it says now.
///
/// # Errors
/// When they do not begin with a recorded value, move a status against the
/// table, or undo what does not come before. Linear in the list.
pub fn fold(changes: &[Change]) -> Result<ClaimState, FoldError> {
    let counts = counting(changes)?;
    let mut state: Option<ClaimState> = None;
    let mut added: Vec<&Source> = Vec::new();
    for (index, change) in changes
        .iter()
        .enumerate()
        .filter(|(index, _)| counts[*index])
    {
        match (&change.kind, &mut state) {
            (ChangeKind::Recorded { .. }, None) => state = Some(first(change.clone())?),
            (ChangeKind::Recorded { .. }, Some(_)) => {
                return Err(FoldError::RecordedTwice { index });
            }
            (ChangeKind::Undone(_), _) => {}
            (_, None) => return Err(FoldError::NotRecorded),
            (kind, Some(state)) => {
                apply(state, change, kind, index)?;
                added.extend(kind.sources());
            }
        }
    }
    let mut state = state.ok_or(FoldError::NotRecorded)?;
    add_sources(&mut state, added);
    Ok(state)
}

/// What a claim says after a first change.
pub(super) fn first(change: Change) -> Result<ClaimState, FoldError> {
    let ChangeKind::Recorded {
        value,
        status,
        since,
        note,
        sources,
    } = change.kind
    else {
        return Err(FoldError::NotRecorded);
    };
    Ok(ClaimState {
        value,
        status,
        as_of: change.when,
        since,
        reason: change.why,
        note,
        sources,
    })
}

/// The change after which a claim says this: the way back from [`first`].
pub(super) fn recorded(by: Author, state: ClaimState) -> Change {
    Change {
        by,
        when: state.as_of,
        why: state.reason,
        kind: ChangeKind::Recorded {
            value: state.value,
            status: state.status,
            since: state.since,
            note: state.note,
            sources: state.sources,
        },
    }
}

fn apply(
    state: &mut ClaimState,
    change: &Change,
    kind: &ChangeKind,
    index: usize,
) -> Result<(), FoldError> {
    match kind {
        ChangeKind::StatusSet(to, _) => {
            let from = state.status;
            if !from.moves().contains(to) {
                return Err(FoldError::IllegalMove {
                    index,
                    from,
                    to: *to,
                });
            }
            state.status = *to;
            state.reason.clone_from(&change.why);
        }
        ChangeKind::Revised(value) => state.value = value.clone(),
        ChangeKind::SourceAdded(_) | ChangeKind::Recorded { .. } | ChangeKind::Undone(_) => {}
    }
    if change.when.is_some() {
        state.as_of = change.when;
    }
    Ok(())
}

/// Adds sources that are not there yet. A list without news stays the shared
/// one that it is.
fn add_sources(state: &mut ClaimState, added: Vec<&Source>) {
    if added.is_empty() {
        return;
    }
    let mut seen: HashSet<&Source> = state.sources.iter().collect();
    let news: Vec<&Source> = added
        .into_iter()
        .filter(|source| seen.insert(source))
        .collect();
    if !news.is_empty() {
        state.sources = state.sources.iter().chain(news).cloned().collect();
    }
}

/// Which changes count once undos are taken into account, later undos first.
///
/// # Errors
/// When an undo does not come after what it names.
pub fn counting(changes: &[Change]) -> Result<Vec<bool>, FoldError> {
    let mut counts = vec![true; changes.len()];
    for (index, change) in changes.iter().enumerate().rev() {
        if let ChangeKind::Undone(target) = change.kind {
            if target >= index {
                return Err(FoldError::UndoAhead { index });
            }
            if counts[index] {
                counts[target] = false;
            }
        }
    }
    Ok(counts)
}
