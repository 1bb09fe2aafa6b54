//! Why an edit ends without being written, with its wording.

use std::error::Error as _;

use tracing::error;

use crate::commands::Refusal;
use crate::domain::gate::GateRefusal;
use crate::moderation;
use crate::store::{AppendError, StoreError};
use crate::views::{Context, edits};

/// Why an edit is not written.
#[derive(Debug)]
pub(super) enum Stop {
    /// There is no log of edits here.
    NoLog,
    /// The options mean nothing.
    Command(Refusal),
    /// It may not be done, or makes no sense.
    Moderation(moderation::Refusal),
    /// There is no such draft.
    NoDraft,
    /// The draft is too old; holds the command to type again.
    Expired(String),
    /// The draft is somebody else's.
    Foreign,
    /// The mark stands for nobody, or for several.
    NoPerson(String),
    /// The role is of no trusted server.
    NoGuild,
    /// They were granted that already.
    Granted,
    /// The store cannot do it.
    Store(StoreError),
}

impl Stop {
    /// What a person reads.
    pub(super) fn text(&self, now_ms: i64, context: &Context<'_>) -> String {
        let words = context.words;
        match self {
            Self::NoLog => words.say("edit-refused-no-log"),
            Self::Command(refusal) => refusal.text(words),
            Self::Moderation(refused) => edits::refusal(refused, now_ms, context),
            Self::NoDraft => words.say("edit-refused-draft"),
            Self::Expired(line) => words.say_with("edit-refused-expired", &[("line", line.into())]),
            Self::Foreign => words.say("edit-refused-foreign"),
            Self::NoPerson(typed) => {
                words.say_with("edit-refused-person", &[("typed", typed.into())])
            }
            Self::NoGuild => words.say("edit-refused-guild"),
            Self::Granted => words.say("edit-refused-granted"),
            Self::Store(StoreError::Full) => words.say("edit-refused-full"),
            Self::Store(StoreError::Busy) => words.say("edit-refused-busy"),
            Self::Store(_) => words.say("edit-refused-broken"),
        }
    }

    /// The option of the command that must become another one, where it is one.
    pub(super) fn option(&self) -> Option<&'static str> {
        match self {
            Self::Command(refusal) => refusal.option(),
            Self::Moderation(refusal) => about(refusal),
            Self::NoPerson(_) => Some("by"),
            _ => None,
        }
    }

    /// Logs what an operator must look at; a person's slip is none of that.
    pub(super) fn log(&self) {
        if let Self::Store(failure) = self {
            let cause = failure.source().map(|cause| format!(": {cause}"));
            let error = format!("{failure}{}", cause.unwrap_or_default());
            error!(error, "an edit could not be written");
        }
    }
}

/// The option that gave what moderation refuses.
fn about(refused: &moderation::Refusal) -> Option<&'static str> {
    use moderation::Refusal as No;
    match refused {
        No::Misfit(..) => Some("property"),
        No::Value(_) | No::Implausible(_) | No::NoSystem(_) | No::Exists(_) | No::Same => {
            Some("value")
        }
        No::NoMarket(_) => Some("market"),
        No::IllegalMove { .. } => Some("status"),
        No::Gate(_, GateRefusal::NeedsReason) | No::Text(_) => Some("reason"),
        No::Gate(..) | No::Address(_) | No::Known => Some("source"),
        No::NoPublisher(_) => Some("publisher"),
        No::Date(_) | No::Ahead(_) => Some("date"),
        No::Name | No::SubjectExists(_) => Some("name"),
        _ => None,
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Command(refusal)
    }
}

impl From<moderation::Refusal> for Stop {
    fn from(refusal: moderation::Refusal) -> Self {
        Self::Moderation(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AppendError> for Stop {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Failed(error) => Self::Store(error),
            AppendError::NoDraft => Self::NoDraft,
            // What is written is made here, within the limits; and who is
            // overtaken again and again waits.
            AppendError::Moved { .. } | AppendError::Unfit(_) => Self::Store(StoreError::Busy),
        }
    }
}
