//! What people ask for, and what comes of it.

use jiff::civil::Date;

use super::event::{Event, Lockable, NewSubject};
use crate::domain::{
    ActorId, Address, Claim, ClaimId, ClaimState, DeviceKind, EditId, Level, Market, PartialDate,
    Property, PublisherId, Status, SubjectNumber, Text, Value,
};

/// An edit that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record a new claim.
    Add(Add),
    /// Give a claim another status.
    Status(SetStatus),
    /// Give a claim another source.
    Source(AddSource),
    /// Correct the value of a claim.
    Revise(Revise),
    /// Add a device or a series that no file has.
    AddSubject(AddSubject),
    /// Let one source confirm several claims of a subject at once.
    Resolve(Resolve),
    /// Take edits back.
    Undo {
        /// Which.
        what: UndoWhat,
        /// Why.
        why: Text,
    },
    /// Close or open a claim, or a subject with all its claims.
    Lock {
        /// What.
        what: Lockable,
        /// Whether to close it.
        on: bool,
        /// Why.
        why: Text,
    },
    /// Stop all editing, or let it go on.
    Freeze {
        /// Whether to stop it.
        on: bool,
        /// Why.
        why: Text,
    },
    /// Let the proposals of a group take effect.
    Approve {
        /// The first edit of the group.
        group: EditId,
    },
    /// Let the proposals of a group never take effect; who proposed them may
    /// take them back so.
    Reject {
        /// The first edit of the group.
        group: EditId,
        /// Why.
        why: Option<Text>,
    },
}

/// A new claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Add {
    /// What it is about.
    pub subject: SubjectNumber,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What it says.
    pub value: Value,
    /// How far it is backed.
    pub status: Status,
    /// When it was known; today where nobody says.
    pub as_of: Option<PartialDate>,
    /// When the value began to hold.
    pub since: Option<PartialDate>,
    /// What it rests on.
    pub source: Cited,
    /// A remark.
    pub note: Option<Text>,
    /// Why.
    pub why: Option<Text>,
}

/// Another status for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStatus {
    /// The claim.
    pub claim: ClaimId,
    /// The version that the person saw, as [`super::version`].
    pub seen: Option<u64>,
    /// The status.
    pub to: Status,
    /// What carries it.
    pub source: Cited,
    /// When it became so; today where nobody says.
    pub as_of: Option<PartialDate>,
    /// Why.
    pub why: Text,
    /// Rivals of the claim that are found false by the same source, of those
    /// in [`Decided::rivals`].
    pub debunk: Vec<ClaimId>,
}

/// Another source for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddSource {
    /// The claim.
    pub claim: ClaimId,
    /// The version that the person saw.
    pub seen: Option<u64>,
    /// The source.
    pub source: Cited,
    /// Why.
    pub why: Option<Text>,
}

/// Another value for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revise {
    /// The claim.
    pub claim: ClaimId,
    /// The version that the person saw.
    pub seen: Option<u64>,
    /// What it says from now on.
    pub value: Value,
    /// What shows that, where it is not among the sources of the claim.
    pub source: Option<Cited>,
    /// Why.
    pub why: Text,
}

/// A device or series that no file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddSubject {
    /// Its name, without the brand.
    pub name: Text,
    /// Its brand.
    pub brand: SubjectNumber,
    /// What it is; `None` for a series.
    pub kind: Option<DeviceKind>,
    /// The series of a device.
    pub series: Option<SubjectNumber>,
}

/// One source that confirms several claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolve {
    /// What they are about.
    pub subject: SubjectNumber,
    /// The claims, each with the version that the person saw.
    pub claims: Vec<(ClaimId, Option<u64>)>,
    /// The source.
    pub source: Cited,
    /// When it became so; today where nobody says.
    pub as_of: Option<PartialDate>,
    /// Why.
    pub why: Text,
}

/// A source as somebody cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Its address.
    pub address: Address,
    /// Who published it; whoever has the host of the address where nobody says.
    pub publisher: Option<PublisherId>,
    /// Its title.
    pub title: Option<Text>,
    /// When it was published; today where nobody says.
    pub date: Option<PartialDate>,
    /// Whose words it carries.
    pub quotes: Option<PublisherId>,
    /// Whose report it repeats.
    pub origin: Option<PublisherId>,
}

impl Cited {
    /// A source of which only the address is known.
    pub fn at(address: Address) -> Self {
        Self {
            address,
            publisher: None,
            title: None,
            date: None,
            quotes: None,
            origin: None,
        }
    }
}

/// Which edits to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UndoWhat {
    /// One edit.
    Edit(EditId),
    /// All edits that one command made, by the first.
    Group(EditId),
    /// All edits of one person since a time in milliseconds.
    Person {
        /// Who.
        by: ActorId,
        /// Since when.
        since_ms: i64,
    },
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// Their number.
    pub id: ActorId,
    /// What they may do.
    pub level: Level,
}

/// What the operator decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Whether confirming and debunking take two people.
    pub two_people: bool,
}

/// The state of the world in which something is decided.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// What the log of edits says.
    pub state: &'a super::State,
    /// What the catalog says, edits included.
    pub snapshot: &'a crate::search::Snapshot,
    /// What the operator decides.
    pub rules: Rules,
    /// The day.
    pub today: Date,
}

/// What was decided: what to write, and what to show before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    /// What to write, as one group.
    pub events: Vec<Event>,
    /// What becomes of each claim that it touches, in the order of the events.
    pub differences: Vec<Difference>,
    /// Devices and series that an undo takes back, or, with `true`, brings back.
    pub subjects: Vec<(NewSubject, bool)>,
    /// Whether it waits for a second person.
    pub waits: bool,
    /// Live claims that a confirmation speaks against, and that it does not
    /// debunk yet.
    pub rivals: Vec<ClaimId>,
    /// Claims that cite the address of the source already.
    pub cited: Vec<ClaimId>,
}

/// What becomes of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The claim.
    pub claim: ClaimId,
    /// What it is about, in a snapshot without the edit.
    pub subject: SubjectNumber,
    /// Its property.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// What it says now; `None` where there is none yet.
    pub before: Option<ClaimState>,
    /// What it would say; `None` where it would be gone.
    pub after: Option<ClaimState>,
    /// The version that it has now, as [`super::version`].
    pub seen: Option<u64>,
}

impl Difference {
    /// What becomes of a claim that is there.
    pub(super) fn of(claim: &Claim, after: Option<ClaimState>) -> Self {
        Self {
            claim: claim.id().to_id(),
            subject: claim.subject,
            property: claim.property,
            market: claim.market,
            before: Some(claim.state.clone()),
            after,
            seen: Some(super::version(claim)),
        }
    }
}
