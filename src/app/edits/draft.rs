//! An edit that waits for its Confirm: the command as it was typed, and which
//! state of each claim its preview showed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::stop::Stop;
use crate::answers::DraftId;
use crate::commands::{self, Call, Filled};
use crate::domain::ClaimId;
use crate::moderation::{Command, Decided};
use crate::store::{self, Store};

/// How long a preview is valid, in minutes.
pub(super) const MINUTES: u8 = 15;

/// What is kept of an edit that waits.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The command.
    pub(super) call: Call,
    /// The version of each claim that the preview showed.
    pub(super) seen: BTreeMap<String, u64>,
    /// What else the message names that it was taken from.
    pub(super) also: Vec<String>,
}

/// The same as JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Body {
    command: String,
    options: Vec<(String, String)>,
    /// Hexadecimal, because JSON has no integers as large.
    seen: BTreeMap<String, String>,
    #[serde(default)]
    also: Vec<String>,
}

impl Draft {
    /// A draft of which nothing was shown yet.
    pub(super) fn of(call: Call) -> Self {
        Self {
            call,
            seen: BTreeMap::new(),
            also: Vec::new(),
        }
    }

    /// Notes which state of each claim a preview shows.
    pub(super) fn shows(&mut self, decided: &Decided) {
        let seen = decided.differences.iter().filter_map(|difference| {
            let version = difference.seen?;
            Some((difference.claim.to_string(), version))
        });
        self.seen = seen.collect();
    }

    /// Whether an edit would change a claim that its preview did not show, or
    /// showed in another state.
    pub(super) fn differs(&self, decided: &Decided) -> bool {
        decided.differences.iter().any(|difference| {
            let shown = self.seen.get(difference.claim.as_str()).copied();
            difference.seen.is_some() && difference.seen != shown
        })
    }

    /// The command as one that rests on what the preview showed.
    pub(super) fn resting(&self, mut command: Command) -> Command {
        let seen = |claim: &ClaimId| self.seen.get(claim.as_str()).copied();
        match &mut command {
            Command::Status(set) => set.seen = seen(&set.claim),
            Command::Source(add) => add.seen = seen(&add.claim),
            Command::Revise(revise) => revise.seen = seen(&revise.claim),
            Command::Resolve(resolve) => {
                for (claim, version) in &mut resolve.claims {
                    *version = seen(claim);
                }
            }
            Command::Add(_)
            | Command::AddSubject(_)
            | Command::Undo { .. }
            | Command::Lock { .. }
            | Command::Freeze { .. }
            | Command::Approve { .. }
            | Command::Reject { .. } => {}
        }
        command
    }

    /// Keeps it under this number, for this person, from now on.
    pub(super) async fn keep(
        &self,
        store: &Store,
        id: DraftId,
        owner: u64,
        now_ms: i64,
    ) -> Result<(), Stop> {
        let seen = self.seen.iter();
        let body = Body {
            command: self.call.command.name(),
            options: self
                .call
                .options
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            seen: seen
                .map(|(claim, version)| (claim.clone(), format!("{version:x}")))
                .collect(),
            also: self.also.clone(),
        };
        let draft = store::Draft {
            id: id.0,
            owner,
            body: serde_json::to_value(body).unwrap_or_default(),
            expires_ms: now_ms + i64::from(MINUTES) * 60_000,
        };
        Ok(store.put_draft(&draft).await?)
    }

    /// The draft with this number, when it is this person's and still valid.
    pub(super) async fn load(
        store: &Store,
        id: DraftId,
        owner: u64,
        now_ms: i64,
    ) -> Result<Self, Stop> {
        let kept = store.draft(id.0).await?.ok_or(Stop::NoDraft)?;
        if kept.owner != owner {
            return Err(Stop::Foreign);
        }
        let draft = Self::read(&kept.body).ok_or(Stop::NoDraft)?;
        if kept.expires_ms <= now_ms {
            return Err(Stop::Expired(draft.call.line()));
        }
        Ok(draft)
    }

    /// `None` where this version has no such command or option any more.
    fn read(body: &serde_json::Value) -> Option<Self> {
        let body = Body::deserialize(body).ok()?;
        let path: Vec<&str> = body.command.split(' ').collect();
        let options = body.options.iter();
        let options = options.map(|(name, value)| (name.as_str(), Filled::Text(value)));
        let call = commands::fill(&path, &options.collect::<Vec<_>>()).ok()?;
        let seen = body.seen.into_iter().map(|(claim, version)| {
            let version = u64::from_str_radix(&version, 16).ok()?;
            Some((claim, version))
        });
        Some(Self {
            call,
            seen: seen.collect::<Option<_>>()?,
            also: body.also,
        })
    }
}
