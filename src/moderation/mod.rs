//! Edits of the catalog by people: what may be decided, what the log of edits
//! says in all, and how it lies over the data files.
//!
//! Pure: a [`State`] and a snapshot go in, [`Event`]s or a [`Refusal`] come
//! out. It may use `search`, `catalog` and `domain`; it never writes a log,
//! reads a clock, knows who somebody is, or prints.

mod cite;
mod command;
mod decide;
mod deciding;
mod encode;
mod event;
mod export;
mod folding;
pub mod input;
mod overlay;
mod refusal;
mod review;
mod state;
mod subject;
mod switches;
mod undo;
mod version;

pub use cite::owner;
pub use command::{
    Actor, Add, AddSource, AddSubject, Cited, Command, Decided, Difference, Resolve, Revise, Rules,
    SetStatus, Situation, UndoWhat,
};
pub use decide::{MOST_AT_ONCE, MOST_WAITING, decide};
pub use encode::{Written, decode, encode};
pub use event::{ClaimChange, Event, FIRST_NUMBER, Lockable, Logged, NewKind, NewSubject};
pub use export::export;
pub use overlay::{Conflict, Edited};
pub use refusal::Refusal;
pub use state::{
    AddedSubject, ClaimDeed, ClaimLog, ClaimStep, Proposal, State, Switch, Touched, Undoable,
};
pub use undo::MOST_UNDONE;
pub use version::{filed_version, mark, version};
