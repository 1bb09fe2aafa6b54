//! What goes into the log, and what comes out of it.

use std::collections::BTreeMap;

use super::AppendError;
use crate::domain::ActorId;

/// The most characters of a key, a kind or the slot of a text.
const MAX_NAME: usize = 100;
/// The most events and messages of one append.
const MAX_EVENTS: usize = 1000;
/// The most bytes of a body.
pub(super) const MAX_BODY: usize = 64 * 1024;
/// The most bytes of one text: Discord lets nobody type more than 4,000 characters.
const MAX_TEXT: usize = 16 * 1024;

/// One write to the log: all of it, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Append<'a> {
    /// The last sequence number that the decision rests on; `None` where it
    /// rests on none.
    pub expected_head: Option<u64>,
    /// What is written once under one key, whoever tries and however often,
    /// also from another process. For a button that may be pressed twice it
    /// stands for what is confirmed, such as `draft-17`, because each press is
    /// an interaction of its own.
    pub key: &'a str,
    /// The person, by their number in Discord.
    pub user: u64,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// What happened; at least one event, at most 1,000.
    pub events: Vec<NewEvent>,
    /// Messages about it, sent when it is written.
    pub outbox: Vec<NewPost>,
    /// The draft that becomes this; it is dropped when this is written.
    pub draft: Option<u64>,
}

/// An event that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// What kind it is, at most 100 characters.
    pub kind: String,
    /// The version of the form of its body.
    pub version: u16,
    /// What it says, without free text and without numbers of people of
    /// Discord: it can never be erased.
    pub body: serde_json::Value,
    /// What people wrote, by slot. Can be erased.
    pub texts: BTreeMap<String, String>,
}

/// A message about an append that is to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPost {
    /// The channel of Discord.
    pub channel: u64,
    /// The body of the message. Forgotten with the person whose edit it tells of.
    pub body: serde_json::Value,
}

/// An event of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEvent {
    /// Its place in the log; the first one is 1, and there is no gap.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who.
    pub actor: ActorId,
    /// The key of the append that wrote it.
    pub key: String,
    /// What kind it is.
    pub kind: String,
    /// The version of the form of its body.
    pub version: u16,
    /// What it says.
    pub body: serde_json::Value,
    /// What people wrote, by slot; `None` where it was erased.
    pub texts: BTreeMap<String, Option<String>>,
}

/// What an append did.
#[derive(Debug, Clone, PartialEq)]
pub struct Appended {
    /// The events as they stand in the log. They are durable.
    pub events: Vec<StoredEvent>,
    /// Whether they had been written before, under the same key; then nothing
    /// was written now.
    pub repeated: bool,
}

impl Append<'_> {
    /// Whether it keeps the limits.
    pub(super) fn check(&self) -> Result<(), AppendError> {
        let is_name = |name: &str| !name.is_empty() && name.chars().count() <= MAX_NAME;
        let fits = |body: &serde_json::Value| body.to_string().len() <= MAX_BODY;
        let names = self
            .events
            .iter()
            .flat_map(|event| event.texts.keys().chain([&event.kind]));
        let texts = self.events.iter().flat_map(|event| event.texts.values());
        let bodies = self.events.iter().map(|event| &event.body);
        let bodies = bodies.chain(self.outbox.iter().map(|post| &post.body));
        let count = self.events.len().max(self.outbox.len());
        let unfit = |reason| Err(AppendError::Unfit(reason));
        if self.events.is_empty() {
            return unfit("there is no event");
        }
        if count > MAX_EVENTS {
            return unfit("there are too many events at once");
        }
        if !is_name(self.key) || !names.into_iter().all(|name| is_name(name)) {
            return unfit("a name is empty or too long");
        }
        if !bodies.into_iter().all(fits) || !texts.into_iter().all(|text| text.len() <= MAX_TEXT) {
            return unfit("a text is too long");
        }
        Ok(())
    }
}
