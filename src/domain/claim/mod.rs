//! Claims: one value of one property of one subject in one market, as a list
//! of changes that one fold turns into what holds now.
//!
//! Data files load as changes by the file, moderators' edits as changes by a
//! person; both go through [`fold`]. Nothing is ever taken out of the list: an
//! undo is a change of its own.
//!
//! Nearly every claim of the catalog is a plain fact: recorded once, never
//! changed. Its only change says what its state says, so it is not kept twice.

mod change;
mod id;

use std::borrow::Cow;

use super::date::PartialDate;
use super::market::Market;
use super::property::Property;
use super::source::{Publishers, Source};
use super::status::Status;
use super::subject::SubjectNumber;
use change::{first, recorded};

pub use change::{
    ActorId, Author, Change, ChangeKind, ClaimState, Edit, EditId, FoldError, counting, fold,
};
pub use id::{ClaimId, ClaimIdError, ClaimKey, ClaimName, IdOf};

/// A claim with its whole life and what it says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub subject: SubjectNumber,
    /// Which property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What it says now: the fold of the changes.
    pub state: ClaimState,
    name: ClaimName,
    life: Life,
}

/// The changes of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Life {
    /// A file recorded it, and that is all: the change says what the state says.
    Recorded {
        /// Whether the file is a generated one.
        imported: bool,
    },
    /// All of them, oldest first.
    Changed(Box<[Change]>),
}

impl Claim {
    /// A claim of these changes, oldest first.
    ///
    /// # Errors
    /// Those of [`fold`].
    pub fn new(
        name: impl Into<ClaimName>,
        subject: SubjectNumber,
        property: Property,
        market: Market,
        changes: Vec<Change>,
    ) -> Result<Self, FoldError> {
        let (state, life) = match <[Change; 1]>::try_from(changes) {
            Ok([only]) if !matches!(only.by, Author::Person(_)) => {
                let imported = only.by == Author::Import;
                (first(only)?, Life::Recorded { imported })
            }
            // Who it was takes more room than all else that a plain fact keeps.
            Ok(only) => (fold(&only)?, Life::Changed(only.into())),
            Err(changes) => (fold(&changes)?, Life::Changed(changes.into())),
        };
        Ok(Self {
            subject,
            property,
            market,
            state,
            name: name.into(),
            life,
        })
    }

    /// Its permanent id.
    pub fn id(&self) -> IdOf<'_> {
        IdOf(self)
    }

    /// Where it has its id from.
    pub fn name(&self) -> ClaimName {
        self.name.clone()
    }

    /// Its life, oldest change first; a plain fact's only change is made anew.
    pub fn changes(&self) -> Cow<'_, [Change]> {
        match &self.life {
            Life::Changed(changes) => Cow::Borrowed(changes),
            Life::Recorded { imported } => {
                let by = if *imported {
                    Author::Import
                } else {
                    Author::File
                };
                Cow::Owned(vec![recorded(by, self.state.clone())])
            }
        }
    }

    /// When each of its changes was, as far as known, oldest change first.
    pub fn dates(&self) -> impl Iterator<Item = PartialDate> {
        let (only, changes) = match &self.life {
            Life::Recorded { .. } => (self.state.as_of, &[][..]),
            Life::Changed(changes) => (None, &**changes),
        };
        let dates = changes.iter().filter_map(|change| change.when);
        only.into_iter().chain(dates)
    }

    /// Where it stands among imported claims by the declared precedence of the
    /// data sets; 0, in front of all, for what people wrote.
    pub fn place(&self, publishers: &Publishers) -> u8 {
        let first = self.state.sources.first();
        match first.filter(|_| self.is_imported()) {
            Some(source) => source.place(self.property, publishers).saturating_add(1),
            None => 0,
        }
    }

    /// Whether nobody but an importer has had a hand in it.
    pub fn is_imported(&self) -> bool {
        match &self.life {
            Life::Recorded { imported } => *imported,
            Life::Changed(changes) => changes.iter().all(|change| change.by == Author::Import),
        }
    }

    /// What came with the last change that set its present status; `None` where
    /// it was recorded with it.
    pub fn brought_by_status(&self) -> Option<&[Source]> {
        let Life::Changed(changes) = &self.life else {
            return None;
        };
        let mut latest = changes.iter().rev();
        latest.find_map(|change| match &change.kind {
            ChangeKind::StatusSet(status, sources) if *status == self.state.status => {
                Some(&**sources)
            }
            _ => None,
        })
    }

    /// Whether it still stands for something that may be so.
    pub fn is_live(&self) -> bool {
        self.state.status.is_live()
    }

    /// Whether it is more than a plain fact: it is or was unconfirmed, or was
    /// found false. An undone step counts too, because people saw it.
    pub fn is_contested(&self) -> bool {
        let contests = |status| !matches!(status, Status::Confirmed | Status::Superseded);
        match &self.life {
            Life::Recorded { .. } => contests(self.state.status),
            Life::Changed(changes) => {
                let mut set = changes.iter().filter_map(|change| change.kind.status());
                set.any(contests)
            }
        }
    }

    /// For each of its changes, whether it counts, that is, no undo takes it back.
    pub fn counts(&self) -> Vec<bool> {
        match &self.life {
            Life::Recorded { .. } => vec![true],
            // The fold went through the same changes before, so they are in order.
            Life::Changed(changes) => {
                counting(changes).unwrap_or_else(|_| vec![true; changes.len()])
            }
        }
    }

    /// The status that each change that counts sets, if any, and the sources
    /// that it brings, oldest change first.
    pub fn statuses(&self) -> impl Iterator<Item = (Option<Status>, &[Source])> {
        let (only, changes) = match &self.life {
            Life::Recorded { .. } => (
                Some((Some(self.state.status), &*self.state.sources)),
                &[][..],
            ),
            Life::Changed(changes) => (None, &**changes),
        };
        let counted = changes
            .iter()
            .zip(self.counts())
            .filter(|(_, counts)| *counts);
        let set = counted.map(|(change, _)| (change.kind.status(), change.kind.sources()));
        only.into_iter().chain(set)
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
