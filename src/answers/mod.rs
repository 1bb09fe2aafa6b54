//! From a question to an answer, as plain data in the reader's vocabulary.
//!
//! Pure: a snapshot, a question and a point of view go in, an [`Answer`] comes
//! out. "Which one?" and "no record" are answers, not errors. Nothing here
//! prints, knows a language, reads a clock or names Discord.

pub mod about;
pub mod action;
pub mod compare;
pub mod device;
pub mod find;
pub mod look_up;
pub mod manual;
pub mod question;
mod resolve;
pub mod rumors;
mod said;
pub mod system;

pub use action::{Action, ActionError, Choice, DraftId, EditStep};
pub use manual::{Manual, ManualEntry, ManualOption};
pub use question::{Asked, Question, Section, SystemTopic, View, Wanted, WantedClaim};
pub use resolve::any as resolve;
pub use resolve::{Candidate, Kinds, Miss, Resolved, Unresolved, Which, stage_of, system_called};
pub use said::Said;

use crate::search::Snapshot;

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One device.
    Device(Box<device::DeviceAnswer>),
    /// Two to four devices side by side.
    Compare(compare::CompareAnswer),
    /// Two to four devices, of which one is not clear yet.
    Unclear(compare::Unclear),
    /// One operating system or skin.
    System(Box<system::SystemAnswer>),
    /// The newest changes.
    Feed(rumors::FeedAnswer),
    /// Every contested claim about one subject.
    Dossier(rumors::DossierAnswer),
    /// One claim with its whole life.
    History(rumors::HistoryAnswer),
    /// The devices that have what was asked for.
    Find(Box<find::FindAnswer>),
    /// The devices that a text names.
    LookUp(look_up::LookUpAnswer),
    /// What the bot can do: one command, or all. The texts stand in the [`Manual`].
    Help(Option<String>),
    /// What the bot is.
    About(about::AboutAnswer),
    /// The words fit several subjects.
    Which(Which),
    /// Nothing is known under these words.
    NoRecord(Miss),
}

impl From<Unresolved> for Answer {
    fn from(unresolved: Unresolved) -> Self {
        match unresolved {
            Unresolved::Which(which) => Self::Which(which),
            Unresolved::NoRecord(miss) => Self::NoRecord(miss),
        }
    }
}

/// Answers a question. Never fails and never panics, whatever was typed.
pub fn answer(snapshot: &Snapshot, asked: &Asked, view: &View) -> Answer {
    match &asked.question {
        Question::Spec {
            device,
            section,
            typed,
        } => device::answer(
            snapshot,
            device,
            *section,
            typed.as_deref(),
            asked.market,
            view,
        ),
        Question::Compare { devices, .. } => compare::answer(snapshot, devices, asked.market, view),
        Question::System { system, topic } => {
            system::answer(snapshot, system, *topic, asked.market, view)
        }
        Question::Feed { about } => {
            rumors::feed(snapshot, about.as_ref(), asked.market, asked.page, view)
        }
        Question::Dossier { about } => rumors::dossier(snapshot, about, asked.market, view),
        Question::History { claim } => rumors::history(snapshot, claim, view),
        Question::Find { criteria } => {
            find::answer(snapshot, *criteria, asked.market, asked.page, view)
        }
        Question::LookUp { text } => look_up::answer(snapshot, text, view),
        Question::Help { command } => Answer::Help(command.clone()),
        Question::About => Answer::About(about::answer(snapshot)),
    }
}
