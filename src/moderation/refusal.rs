//! Why an edit is refused, as values; the views find the words.

use super::event::Lockable;
use super::state::Switch;
use crate::domain::claim::FoldError;
use crate::domain::gate::GateRefusal;
use crate::domain::source::AddressError;
use crate::domain::text::TextError;
use crate::domain::value::ValueError;
use crate::domain::{
    Change, ClaimId, ClaimState, Edit, EditId, Level, Market, PartialDate, Property, PublisherId,
    Status, SubjectKind, SubjectNumber,
};

/// Why an edit is refused. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The person may not do that.
    NotAllowed {
        /// Who may.
        needs: Level,
    },
    /// All editing is stopped.
    Frozen(Switch),
    /// The claim or its subject is closed.
    Locked(Lockable, Switch),
    /// The catalog has no such subject.
    NoSubject,
    /// The catalog has no such claim.
    NoClaim,
    /// The catalog has no such publisher.
    NoPublisher(PublisherId),
    /// The catalog has no such market.
    NoMarket(Market),
    /// The catalog has no such system.
    NoSystem(String),
    /// The property is none of this kind of subject.
    Misfit(Property, SubjectKind),
    /// The value does not read; it says which form is expected.
    Value(ValueError),
    /// No device can have this value.
    Implausible(Property),
    /// The address is none.
    Address(AddressError),
    /// The date does not read.
    Date(String),
    /// Nobody can know today what was true then.
    Ahead(PartialDate),
    /// The text cannot be kept.
    Text(TextError),
    /// The status cannot become this one.
    IllegalMove {
        /// The status that it has.
        from: Status,
        /// The status that was asked for.
        to: Status,
    },
    /// The sources do not carry this status.
    Gate(Status, GateRefusal),
    /// Somebody changed the claim since the person saw it.
    Moved {
        /// The claim.
        claim: ClaimId,
        /// What was changed since, oldest first; empty where that cannot be told.
        since: Vec<Change>,
        /// What it says now.
        now: Box<ClaimState>,
    },
    /// The claim says that already.
    Same,
    /// The claim rests on this source already.
    Known,
    /// There is a live claim that says the same; it can get the source.
    Exists(ClaimId),
    /// There is a subject of this name.
    SubjectExists(SubjectNumber),
    /// Nothing can be made of the name, such as an id.
    Name,
    /// There is no edit, or no proposal, of this number.
    NoEdit(EditId),
    /// This kind of edit is not undone but switched back.
    NotUndoable(EditId),
    /// The edit has no effect any more.
    Undone(EditId),
    /// Later edits build on it; they must be undone first, or with it.
    BuiltOn {
        /// The edit.
        edit: EditId,
        /// What builds on it, oldest first.
        later: Vec<Edit>,
    },
    /// A later edit gave the claim a status that rests on it.
    RestsOn {
        /// The edit.
        edit: EditId,
        /// The edit that set the status; it must be undone first, or with it.
        by: Edit,
        /// The status.
        status: Status,
    },
    /// Devices were added to the series, each by this edit.
    HasMembers(EditId, Vec<(SubjectNumber, EditId)>),
    /// What the edit is about is gone itself.
    SubjectGone {
        /// The edit.
        edit: EditId,
        /// The undo that took the subject back; it must be undone first, or with
        /// it.
        by: EditId,
    },
    /// The subject has claims that edits made.
    HasClaims(EditId, Vec<ClaimId>),
    /// What would be left does not hold together.
    Unfit(FoldError),
    /// Nobody approves what they proposed.
    OwnProposal,
    /// There is nothing to do.
    Nothing,
    /// As many edits of this person wait for a second one already as may.
    Waiting {
        /// How many may wait.
        most: usize,
    },
    /// More at once than one edit may hold.
    TooMany {
        /// How many it may hold.
        most: usize,
    },
}
