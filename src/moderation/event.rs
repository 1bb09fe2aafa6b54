//! What is written to the log of edits: typed events, one for each change of
//! one claim, and a few about subjects, reviews and switches.
//!
//! An event that was written is never changed. What one command writes at once
//! is a group: undone together, named by its first edit.

use crate::domain::{
    Address, ChangeKind, ClaimId, DeviceKind, Edit, EditId, Market, PartialDate, Property,
    PublisherId, SubjectId, SubjectNumber, Text,
};

/// Something that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A claim was recorded or changed.
    Changed(ClaimChange),
    /// Somebody proposes to change a claim; nothing changes before somebody
    /// else approves it.
    Proposed(ClaimChange),
    /// The proposals of a group take effect, in their order.
    Approved {
        /// The first edit of the group.
        group: EditId,
    },
    /// The proposals of a group never take effect.
    Rejected {
        /// The first edit of the group.
        group: EditId,
        /// Why.
        why: Option<Text>,
    },
    /// An edit of a claim, an undo, or the adding of a subject no longer counts.
    Undone {
        /// The edit.
        edit: EditId,
        /// Why.
        why: Option<Text>,
    },
    /// A device or series that no file has.
    SubjectAdded(NewSubject),
    /// A publisher that no file has, called after its web host.
    PublisherAdded {
        /// Its id.
        id: PublisherId,
        /// The host, lower case.
        host: String,
    },
    /// A claim or a subject with all its claims is closed or opened.
    Locked {
        /// What.
        what: Lockable,
        /// Whether it is closed from now on.
        on: bool,
        /// Why.
        why: Option<Text>,
    },
    /// All editing stops, or goes on.
    Frozen {
        /// Whether it stops.
        on: bool,
        /// Why.
        why: Option<Text>,
    },
    /// Something that a newer program wrote, or that cannot be read. It is
    /// kept, counted, and without effect.
    Unread {
        /// Its kind.
        kind: String,
        /// The version of its form.
        version: u16,
    },
}

/// A change of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimChange {
    /// The claim.
    pub claim: ClaimId,
    /// What the claim is about.
    pub subject: SubjectId,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What the files said of the claim when this was decided, as
    /// [`super::filed_version`]: whoever changes the files afterwards did not
    /// know of this edit, nor this edit of them.
    pub over: u64,
    /// When what it says became so.
    pub when: Option<PartialDate>,
    /// Why.
    pub why: Option<Text>,
    /// What it does; never an undo.
    pub kind: ChangeKind,
}

/// A device or series that no file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubject {
    /// Its id.
    pub id: SubjectId,
    /// Its number, at least [`FIRST_NUMBER`].
    pub number: SubjectNumber,
    /// Its name, without the brand.
    pub name: Text,
    /// Its brand.
    pub brand: SubjectId,
    /// What it is.
    pub kind: NewKind,
}

/// What a new subject is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewKind {
    /// A device, perhaps of a series.
    Device(DeviceKind, Option<SubjectId>),
    /// A series.
    Series,
}

/// The first number of subjects that edits add. Files count from 1, and will
/// not reach it.
pub const FIRST_NUMBER: u32 = 1 << 30;

/// What can be locked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lockable {
    /// One claim.
    Claim(ClaimId),
    /// A subject, with all its claims.
    Subject(SubjectId),
}

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Which edit it is, whose, and when.
    pub edit: Edit,
    /// Its place among the events of its group, from 0.
    pub part: u16,
    /// What was decided.
    pub event: Event,
}

impl Logged {
    /// The first edit of its group.
    pub fn group(&self) -> EditId {
        EditId(self.edit.id.0.saturating_sub(u64::from(self.part)))
    }
}

impl Event {
    /// The change of a claim that it makes or proposes.
    pub fn change(&self) -> Option<&ClaimChange> {
        match self {
            Self::Changed(change) | Self::Proposed(change) => Some(change),
            _ => None,
        }
    }

    /// Why, where somebody said so.
    pub fn why(&self) -> Option<&Text> {
        match self {
            Self::Changed(change) | Self::Proposed(change) => change.why.as_ref(),
            Self::Rejected { why, .. }
            | Self::Undone { why, .. }
            | Self::Locked { why, .. }
            | Self::Frozen { why, .. } => why.as_ref(),
            Self::Approved { .. }
            | Self::SubjectAdded(_)
            | Self::PublisherAdded { .. }
            | Self::Unread { .. } => None,
        }
    }
}

impl ClaimChange {
    /// The addresses that it cites.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        let sources = self.kind.sources().iter();
        sources.filter_map(|source| source.url.as_ref())
    }
}
