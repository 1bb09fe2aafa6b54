//! Claims: one value of one property of one subject in one market, as a list
//! of changes that one fold turns into what holds now.
//!
//! Data files load as changes by the file, moderators' edits as changes by a
//! person; both go through [`fold`]. Nothing is ever taken out of the list: an
//! undo is a change of its own.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::date::PartialDate;
use super::market::Market;
use super::property::Property;
use super::source::Source;
use super::status::Status;
use super::subject::SubjectNumber;
use super::text::Text;
use super::value::Value;

/// The permanent id of a claim, unique in the catalog. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(Arc<str>);

/// Why a string is not a [`ClaimId`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a claim id; use lower-case letters, digits, hyphens, dots, underscores and slashes, at most {max} characters", max = ClaimId::MAX)]
pub struct ClaimIdError(pub String);

impl ClaimId {
    /// The most characters that an id may have.
    pub const MAX: usize = 180;

    /// Checks and keeps `raw`.
    ///
    /// # Errors
    /// When it is empty, too long or has other characters.
    pub fn new(raw: &str) -> Result<Self, ClaimIdError> {
        let plain = |b: u8| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/' | b'_')
        };
        if raw.is_empty() || raw.len() > Self::MAX || !raw.bytes().all(plain) {
            return Err(ClaimIdError(raw.chars().take(80).collect()));
        }
        Ok(Self(raw.into()))
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that buttons carry.
    pub fn key(&self) -> ClaimKey {
        ClaimKey::of(&self.0)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Eight bytes that stand for a [`ClaimId`] where space is short: the
/// 64-bit FNV-1a hash of its bytes (Fowler, Noll and Vo; offset basis
/// 0xcbf29ce484222325, prime 0x100000001b3). The loader refuses a catalog in
/// which two ids share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimKey(pub u64);

impl ClaimKey {
    fn of(id: &str) -> Self {
        Self(id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }
}

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    /// A hand-written data file.
    File,
    /// A generated data file.
    Import,
    /// A person, by a random number that says nothing about them.
    Person(ActorId),
}

/// The random number of a person who edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u64);

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
            (
                ChangeKind::Recorded {
                    value,
                    status,
                    since,
                    note,
                    sources,
                },
                None,
            ) => {
                state = Some(ClaimState {
                    value: value.clone(),
                    status: *status,
                    as_of: change.when,
                    since: *since,
                    reason: change.why.clone(),
                    note: note.clone(),
                    sources: sources.clone(),
                });
            }
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
fn counting(changes: &[Change]) -> Result<Vec<bool>, FoldError> {
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

/// A claim with its whole life and what it says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its permanent id.
    pub id: ClaimId,
    /// What it is about.
    pub subject: SubjectNumber,
    /// Which property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// Its life, oldest change first.
    pub changes: Vec<Change>,
    /// What it says now: the fold of the changes.
    pub state: ClaimState,
}

impl Claim {
    /// A claim of these changes.
    ///
    /// # Errors
    /// Those of [`fold`].
    pub fn new(
        id: ClaimId,
        subject: SubjectNumber,
        property: Property,
        market: Market,
        changes: Vec<Change>,
    ) -> Result<Self, FoldError> {
        let state = fold(&changes)?;
        Ok(Self {
            id,
            subject,
            property,
            market,
            changes,
            state,
        })
    }

    /// Whether nobody but an importer has had a hand in it.
    pub fn is_imported(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.by == Author::Import)
    }

    /// Whether it still stands for something that may be so.
    pub fn is_live(&self) -> bool {
        self.state.status.is_live()
    }

    /// Whether it is more than a plain fact: it is or was unconfirmed, or was
    /// found false. An undone step counts too, because people saw it.
    pub fn is_contested(&self) -> bool {
        self.changes.iter().any(|change| match &change.kind {
            ChangeKind::Recorded { status, .. } | ChangeKind::StatusSet(status, _) => {
                !matches!(status, Status::Confirmed | Status::Superseded)
            }
            ChangeKind::SourceAdded(_) | ChangeKind::Revised(_) | ChangeKind::Undone(_) => false,
        })
    }

    /// For each of its changes, whether it counts, that is, no undo takes it back.
    pub fn counts(&self) -> Vec<bool> {
        // The fold went through the same changes before, so they are in order.
        counting(&self.changes).unwrap_or_else(|_| vec![true; self.changes.len()])
    }

    /// The newest date on its sources and changes, by the interval's end.
    pub fn newest_evidence(&self) -> Option<PartialDate> {
        let dates = self
            .state
            .sources
            .iter()
            .filter_map(|source| source.date)
            .chain(self.state.as_of);
        dates.max_by_key(|date| date.end())
    }
}
