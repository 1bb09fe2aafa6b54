//! Edits: who may make them, what they lead to, and what is written.
//!
//! An edit goes from its command to a draft with a preview, and from Confirm
//! into the log; then the snapshot is published anew. What may be changed is
//! decided by `moderation`, once for the preview and once more before it is
//! written. The log is read at the start and looked at again and again, because
//! other processes write to it, too.

mod draft;
mod flow;
mod form;
mod grant;
mod step;
mod stop;

use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use tracing::warn;

use super::permission::{self, By};
use super::{App, Input, Request, Response};
use crate::answers::Action;
use crate::commands::{self, Refusal};
use crate::config::{Editor, Moderation};
use crate::domain::{ActorId, Edit, EditId, Level};
use crate::i18n::Locale;
use crate::moderation::{self, Actor, Logged};
use crate::store::{Holder, Store, StoreError, StoredEvent};
use crate::views::edits;
use jiff::civil::Date;
use stop::Stop;

/// Numbers of Discord are larger, since its first millisecond.
const FIRST_SNOWFLAKE: u64 = 1 << 22;

/// How often a process looks for what others wrote.
const PERIOD: Duration = Duration::from_secs(1);

/// The log of edits, as the program uses it.
#[derive(Debug)]
pub(super) struct Edits {
    store: Store,
    /// Who was granted what, as of the last look at the store.
    granted: RwLock<Vec<(Editor, Level)>>,
}

impl Edits {
    /// Looks at who was granted what.
    async fn grants(&self) -> Result<Vec<(Editor, Level)>, StoreError> {
        let grants = self.store.grants().await?.into_iter();
        let known = grants.filter_map(|grant| {
            let level = Level::from_key(&grant.level)?;
            Some((editor(grant.holder), level))
        });
        let known: Vec<(Editor, Level)> = known.collect();
        // It is replaced as a whole, so it cannot be half written.
        let granted = self.granted.write();
        granted
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&known);
        Ok(known)
    }

    /// Who was granted what, as of the last look.
    fn granted(&self) -> Vec<(Editor, Level)> {
        let granted = self.granted.read();
        granted.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Who holds a grant, as the settings name them.
fn editor(holder: Holder) -> Editor {
    match holder {
        Holder::User(user) => Editor::User(user),
        Holder::Role { guild, role } => Editor::Role { guild, role },
    }
}

/// When something is done, and as what it is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// Milliseconds since 1970.
    pub now_ms: i64,
}

/// Who does something, as edits see it.
#[derive(Debug, Clone, Copy)]
struct Person {
    /// Their number in the store: that of Discord, or a small one for whoever
    /// sits at the terminal.
    user: u64,
    actor: Actor,
}

impl App {
    /// The program with this log of edits, everything in it read.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub async fn with_log(
        mut self,
        store: Store,
        moderation: Moderation,
    ) -> Result<Self, StoreError> {
        self.edits = Some(Edits {
            store,
            granted: RwLock::default(),
        });
        self.moderation = moderation;
        self.catch_up().await?;
        self.current.book().say_conflicts();
        Ok(self)
    }

    /// Who may edit, and where.
    pub fn moderation(&self) -> &Moderation {
        &self.moderation
    }

    /// The store of the edits, where there is one.
    pub fn store(&self) -> Option<&Store> {
        self.edits.as_ref().map(|edits| &edits.store)
    }

    /// Takes what was written since the last look, by this process or another.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let Some(edits) = &self.edits else {
            return Ok(());
        };
        let head = self.current.book().state.head();
        let events = edits.store.since(head).await?;
        self.current.take(events.iter().map(logged).collect());
        // Answers say what their reader may do.
        edits.grants().await?;
        Ok(())
    }

    /// The message that tells of an edit in a channel, with its controls, from
    /// what stands in the store. `seq` is the first event of the edit. `None`
    /// where this version cannot read it.
    pub fn told_in_channel(&self, body: &serde_json::Value, seq: u64) -> Option<serde_json::Value> {
        let waits = body.get("waits")?.as_bool()?;
        let by = body.get("by")?.as_u64()?;
        let mut message = body.get("message")?.clone();
        let request = Request {
            input: Input::LookUp(String::new()),
            locale: Locale::English,
            today: Date::MIN,
            by: By::Anybody,
        };
        let below = self.with_context(&request, |context| edits::below(waits, seq, context));
        let fields = message.as_object_mut()?;
        fields.insert("components".to_owned(), below.get("components")?.clone());
        let embed = fields.get_mut("embeds")?.get_mut(0)?.as_object_mut()?;
        embed.insert(
            "footer".to_owned(),
            below.pointer("/embeds/0/footer")?.clone(),
        );
        // Whoever sits at a terminal is nobody in Discord.
        if by > FIRST_SNOWFLAKE {
            fields.insert("content".to_owned(), format!("<@{by}>").into());
        }
        Some(message)
    }

    /// Looks again and again for what other processes wrote.
    pub async fn follow_log(&self) {
        let mut failing = false;
        loop {
            tokio::time::sleep(PERIOD).await;
            let done = self.catch_up().await;
            // One line when it begins to fail.
            if let (Err(error), false) = (&done, failing) {
                warn!(%error, "the log of edits cannot be read");
            }
            failing = done.is_err();
        }
    }

    /// Answers a request that may write. Nothing is written where this refuses.
    pub async fn edit(&self, request: &Request, occasion: &Occasion) -> Response {
        let done = match &self.edits {
            Some(edits) => self.try_edit(edits, request, occasion).await,
            None => Err(Stop::NoLog),
        };
        done.unwrap_or_else(|stop| {
            stop.log();
            self.with_context(request, |context| {
                Response::Refused(stop.text(occasion.now_ms, context))
            })
        })
    }

    async fn try_edit(
        &self,
        edits: &Edits,
        request: &Request,
        occasion: &Occasion,
    ) -> Result<Response, Stop> {
        let person = self.person(edits, &request.by).await?;
        // Whoever may do nothing learns nothing of drafts and edits.
        if person.actor.level < Level::Contributor {
            let needs = Level::Contributor;
            return Err(Stop::Moderation(moderation::Refusal::NotAllowed { needs }));
        }
        self.catch_up().await?;
        let doing = flow::Doing {
            app: self,
            edits,
            request,
            now_ms: occasion.now_ms,
            person,
        };
        match &request.input {
            Input::Command(call) => doing.begin(call.clone()).await,
            Input::Record(text) => doing.record(text).await,
            Input::Press(id) => doing.press(step(id)?).await,
            Input::Choose { id, value } => doing.pick(step(id)?, std::slice::from_ref(value)).await,
            Input::ChooseSeveral { id, values } => doing.pick(step(id)?, values).await,
            Input::Form { id, fields } => doing.fill(step(id)?, fields).await,
            Input::Complete { .. } | Input::LookUp(_) => Err(Stop::Command(Refusal::OldControl)),
        }
    }

    /// What somebody may do here, as far as that was known at the last look.
    pub fn level(&self, by: &By) -> Level {
        let granted = self.edits.as_ref().map(Edits::granted);
        permission::level(by, &self.moderation, granted.unwrap_or_default())
    }

    /// Who this is, and what they may do here.
    async fn person(&self, edits: &Edits, by: &By) -> Result<Person, Stop> {
        let user = match by {
            By::Anybody => 0,
            By::Terminal(level) => *level as u64,
            By::User(user) => user.id,
        };
        let level = permission::level(by, &self.moderation, edits.grants().await?);
        let known = edits.store.actor_of(user).await?;
        // Whoever never edited gets a number with their first edit; until then
        // nothing in the log is theirs.
        let id = known.unwrap_or(ActorId(0));
        Ok(Person {
            user,
            actor: Actor { id, level },
        })
    }
}

/// The step of an edit that an id stands for.
fn step(id: &str) -> Result<crate::answers::EditStep, Stop> {
    match Action::decode(id) {
        Ok(Action::Edit(step)) => Ok(step),
        _ => Err(Stop::Command(commands::Refusal::OldControl)),
    }
}

/// An event of the log, read from the form in which it is kept.
pub fn logged(stored: &StoredEvent) -> Logged {
    let (part, event) =
        moderation::decode(&stored.kind, stored.version, &stored.body, &stored.texts);
    Logged {
        edit: Edit {
            id: EditId(stored.seq),
            by: stored.actor,
            at_ms: stored.at_ms,
        },
        part,
        event,
    }
}
