//! From a command to its preview, and from Confirm into the log.

use serde_json::json;
use tracing::warn;

use super::draft::{Draft, MINUTES};
use super::stop::Stop;
use super::{Edits, Person};
use crate::answers::{DraftId, EditStep};
use crate::app::current::Book;
use crate::app::{App, Request, Response};
use crate::commands::{Call, Refusal, Wish};
use crate::domain::{ClaimId, Level, PartialDate, Property, SubjectNumber};
use crate::i18n::Locale;
use crate::moderation::{self, Command, Decided, Event, Logged, Rules, Situation, UndoWhat, input};
use crate::store::{Append, AppendError, NewEvent, NewPost, random_number};
use crate::views::card::Card;
use crate::views::{Context, discord, edits};

/// How often an edit is decided again when others write between.
const TRIES: u32 = 8;

/// Somebody who does something now.
#[derive(Clone, Copy)]
pub(super) struct Doing<'a> {
    pub(super) app: &'a App,
    pub(super) edits: &'a Edits,
    pub(super) request: &'a Request,
    pub(super) now_ms: i64,
    pub(super) person: Person,
}

impl Doing<'_> {
    /// What a command leads to: nearly always a preview.
    pub(super) async fn begin(&self, mut call: Call) -> Result<Response, Stop> {
        self.allow(call.command.level)?;
        match self.wish(&call) {
            Ok(Wish::Waiting) => Ok(self.show(|book, context| {
                edits::waiting(book.state.pending(), book.edited.conflicts.keys(), context)
            })),
            Ok(Wish::Choose { subject, property }) => {
                let id = self.new_draft()?;
                self.pin(&mut call);
                let draft = Draft::of(call);
                self.keep(&draft, id).await?;
                Ok(self.show(|book, context| {
                    let claims = open_claims(book, subject, property);
                    edits::choose(subject, &claims, id, context)
                }))
            }
            _ => {
                let id = self.new_draft()?;
                self.pin(&mut call);
                let draft = Draft::of(call);
                let card = match self.preview(draft.clone(), id).await {
                    Err(stop) if mendable(&stop, &draft.call) => {
                        self.keep(&draft, id).await?;
                        self.unread(&stop, id)
                    }
                    shown => shown?,
                };
                Ok(Response::Show(card))
            }
        }
    }

    /// Why a command makes no edit, with the way to the form that mends it.
    pub(super) fn unread(&self, stop: &Stop, id: DraftId) -> Card {
        self.app.with_context(self.request, |context| {
            edits::unread(&stop.text(self.now_ms, context), id, context)
        })
    }

    /// What an edit of the log leads to when its control is pressed.
    pub(super) fn call_of(&self, step: EditStep) -> Result<Call, Stop> {
        let (name, edit) = match step {
            EditStep::Approve(edit) => ("approve", edit),
            EditStep::Reject(edit) => ("reject", edit),
            EditStep::Undo(edit) => ("undo", edit),
            _ => return Err(Stop::Command(Refusal::OldControl)),
        };
        let edit = edit.to_string();
        let options = [("edit", crate::commands::Filled::Text(&edit))];
        Ok(crate::commands::fill(&["rumor", name], &options)?)
    }

    pub(super) fn allow(&self, needs: Level) -> Result<(), Stop> {
        if self.person.actor.level < needs {
            return Err(Stop::Moderation(moderation::Refusal::NotAllowed { needs }));
        }
        Ok(())
    }

    pub(super) fn wish(&self, call: &Call) -> Result<Wish, Stop> {
        let words = self.app.words(self.request.locale);
        let snapshot = self.app.snapshot();
        Ok(call.edit(&snapshot, words, self.request.today)?)
    }

    /// Puts what was meant in the place of what was typed, so that Confirm means
    /// what the preview showed, also after midnight.
    pub(super) fn pin(&self, call: &mut Call) {
        let (snapshot, today) = (self.app.snapshot(), self.request.today);
        for option in ["device", "brand", "series"] {
            if let Some(id) = call.subject_id(option, &snapshot, today) {
                call.set(option, &id);
            }
        }
        if let Some(address) = call
            .text("source")
            .and_then(|typed| input::address(typed).ok())
        {
            call.set("source", address.as_str());
        }
        let is_today = |typed: Option<&str>| {
            typed.is_none_or(|typed| typed.trim().eq_ignore_ascii_case("today"))
        };
        if call.command.option("date").is_some() && is_today(call.text("date")) {
            call.set("date", &today.to_string());
        }
    }

    pub(super) fn new_draft(&self) -> Result<DraftId, Stop> {
        Ok(DraftId(random_number()?))
    }

    pub(super) async fn keep(&self, draft: &Draft, id: DraftId) -> Result<(), Stop> {
        let (store, owner) = (&self.edits.store, self.person.user);
        draft.keep(store, id, owner, self.now_ms).await
    }

    pub(super) async fn load(&self, id: DraftId) -> Result<Draft, Stop> {
        let (store, owner) = (&self.edits.store, self.person.user);
        Draft::load(store, id, owner, self.now_ms).await
    }

    /// Decides on a draft, keeps it with what is shown, and shows it.
    pub(super) async fn preview(&self, mut draft: Draft, id: DraftId) -> Result<Card, Stop> {
        let wish = self.wish(&draft.call)?;
        if let Some(granting) = self.granting(&wish)? {
            return self.preview_grant(draft, id, &granting).await;
        }
        let decided = self.decided(wish)?;
        draft.shows(&decided);
        self.keep(&draft, id).await?;
        let preview = edits::Preview {
            decided: &decided,
            draft: id,
            also: &draft.also,
            minutes: MINUTES.into(),
            forms: super::form::count(&draft.call),
        };
        Ok(self
            .app
            .with_context(self.request, |context| edits::preview(&preview, context)))
    }

    /// Writes a draft, once, however often it is confirmed.
    pub(super) async fn confirm(&self, id: DraftId) -> Result<Response, Stop> {
        // Pressed again, or after a crash between writing it and saying so.
        if let Some(already) = self.already(id).await? {
            return Ok(already);
        }
        match self.write(id).await {
            // Of two presses at once the other one may have been first.
            Err(stop @ (Stop::NoDraft | Stop::Moderation(_))) => {
                self.already(id).await?.ok_or(stop)
            }
            done => done,
        }
    }

    /// What is said where a draft was written before; `None` where it was not.
    pub(super) async fn already(&self, id: DraftId) -> Result<Option<Response>, Stop> {
        let written = self.edits.store.written(&key(id)).await?;
        let Some(first) = written.first() else {
            return Ok(None);
        };
        if first.actor != self.person.actor.id {
            return Err(Stop::Foreign);
        }
        let card = |context: &Context<'_>| edits::already(first.seq, context);
        let card = self.app.with_context(self.request, card);
        Ok(Some(Response::Update(card)))
    }

    async fn write(&self, id: DraftId) -> Result<Response, Stop> {
        let key = key(id);
        let draft = self.load(id).await?;
        self.allow(draft.call.command.level)?;
        if let Some(granting) = self.granting(&self.wish(&draft.call)?)? {
            return self.confirm_grant(draft, id, &granting).await;
        }
        for _ in 0..TRIES {
            let wish = self.wish(&draft.call)?;
            let (head, decided) = {
                let book = self.app.current.book();
                let command = draft.resting(self.command(wish, &book)?);
                (book.state.head(), self.decide(&book, &command)?)
            };
            // It would do something else than was shown, so that is shown first.
            if draft.differs(&decided) {
                return Ok(Response::Update(self.preview(draft, id).await?));
            }
            let append = Append {
                expected_head: Some(head),
                key: &key,
                user: self.person.user,
                at_ms: self.now_ms,
                events: moderation::encode(&decided.events)
                    .into_iter()
                    .map(|written| NewEvent {
                        kind: written.kind,
                        version: written.version,
                        body: written.body,
                        texts: written.texts,
                    })
                    .collect(),
                outbox: self.posts(&decided),
                draft: Some(id.0),
            };
            match self.edits.store.append(&append).await {
                Ok(appended) => {
                    // It is written, whatever happens now. If it cannot be read
                    // at once, the next look at the log does.
                    if let Err(error) = self.app.catch_up().await {
                        warn!(%error, "an edit that was written cannot be read yet");
                    }
                    let first = appended.events.first().map_or(0, |event| event.seq);
                    return Ok(Response::Update(
                        self.app.with_context(self.request, |context| {
                            edits::written(&decided, first, context)
                        }),
                    ));
                }
                // Somebody wrote meanwhile: perhaps about something else.
                Err(AppendError::Moved { .. }) => self.app.catch_up().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(Stop::Store(crate::store::StoreError::Busy))
    }

    /// What a command would do now.
    pub(super) fn decided(&self, wish: Wish) -> Result<Decided, Stop> {
        let book = self.app.current.book();
        let command = self.command(wish, &book)?;
        self.decide(&book, &command)
    }

    fn decide(&self, book: &Book, command: &Command) -> Result<Decided, Stop> {
        let situation = Situation {
            state: &book.state,
            snapshot: &book.edited.snapshot,
            rules: Rules {
                two_people: self.app.moderation.two_person,
            },
            today: self.request.today,
        };
        Ok(moderation::decide(&situation, self.person.actor, command)?)
    }

    /// The command of a wish, with what only the log of edits knows.
    fn command(&self, wish: Wish, book: &Book) -> Result<Command, Stop> {
        match wish {
            // What one command wrote together is taken back together.
            Wish::Edit(Command::Undo {
                what: UndoWhat::Edit(edit),
                why,
            }) => {
                let what = match book.state.event(edit) {
                    // Whoever takes an approval back takes back what it let count.
                    Some(Logged {
                        event: Event::Approved { group },
                        ..
                    }) => UndoWhat::Group(*group),
                    Some(logged) if logged.group() == edit => UndoWhat::Group(edit),
                    _ => UndoWhat::Edit(edit),
                };
                Ok(Command::Undo { what, why })
            }
            Wish::Edit(command) => Ok(command),
            Wish::UndoPerson { mark, since, why } => {
                let mut people: Vec<_> = book.state.events().map(|logged| logged.edit.by).collect();
                people.sort_unstable();
                people.dedup();
                let mut meant = people
                    .into_iter()
                    .filter(|person| edits::mark(*person).eq_ignore_ascii_case(&mark));
                let (Some(by), None) = (meant.next(), meant.next()) else {
                    return Err(Stop::NoPerson(mark));
                };
                let since_ms = begin_of(since);
                let what = UndoWhat::Person { by, since_ms };
                Ok(Command::Undo { what, why })
            }
            Wish::Choose { .. } | Wish::Waiting | Wish::Grant { .. } => {
                Err(Stop::Moderation(moderation::Refusal::Nothing))
            }
        }
    }

    /// What is told in the channels of trusted servers.
    fn posts(&self, decided: &Decided) -> Vec<NewPost> {
        let told = Request {
            locale: Locale::English,
            ..self.request.clone()
        };
        let body = self.app.with_context(&told, |context| {
            let message = discord::message(&edits::post(decided, context));
            json!({ "message": message, "waits": decided.waits, "by": self.person.user })
        });
        let trusted = self.app.moderation.trusted_guilds.iter();
        let channels = trusted.filter_map(|trusted| trusted.change_log);
        channels
            .map(|channel| NewPost {
                channel: channel.get(),
                body: body.clone(),
            })
            .collect()
    }

    /// A card of what the log of edits says.
    fn show(&self, card: impl Fn(&Book, &Context<'_>) -> Card) -> Response {
        let book = self.app.current.book();
        let card = self
            .app
            .with_context(self.request, |context| card(&book, context));
        Response::Show(card)
    }
}

/// Whether another text of an option that was given would do.
fn mendable(stop: &Stop, call: &Call) -> bool {
    stop.option()
        .is_some_and(|option| call.text(option).is_some())
}

/// Under which key of the log a draft is written.
fn key(id: DraftId) -> String {
    format!("draft-{:x}", id.0)
}

/// The claims of a subject that a source could confirm.
fn open_claims(book: &Book, subject: SubjectNumber, only: Option<Property>) -> Vec<ClaimId> {
    let claims = book.edited.snapshot.catalog.claims_of(subject).iter();
    let open = claims.filter(|claim| claim.state.status.is_unconfirmed());
    let open = open.filter(|claim| only.is_none_or(|only| claim.property == only));
    open.map(|claim| claim.id().to_id()).collect()
}

/// When a date begins, in milliseconds.
fn begin_of(date: PartialDate) -> i64 {
    let midnight = date.start().to_zoned_datetime(jiff::tz::TimeZone::UTC);
    midnight.map_or(0, |time| time.timestamp().as_millisecond())
}
