//! What the controls of an edit do: confirm, cancel, change, choose.

use super::draft::Draft;
use super::flow::Doing;
use super::form;
use super::stop::Stop;
use crate::answers::{Choice, DraftId, EditStep};
use crate::app::Response;
use crate::commands::{self, Call, CommandOption, Recorded, Refusal};
use crate::views::edits::{self, Wanted};

impl Doing<'_> {
    /// A button was pressed.
    pub(super) async fn press(&self, step: EditStep) -> Result<Response, Stop> {
        match step {
            EditStep::Confirm(id) => self.confirm(id).await,
            EditStep::Cancel(id) => self.cancel(id).await,
            EditStep::Change(id) => {
                let draft = self.load(id).await?;
                Ok(self.form(&draft.call, id))
            }
            EditStep::More(id) => {
                let draft = self.load(id).await?;
                Ok(self.asking(&draft.call, form::fields(&draft.call, true), id))
            }
            EditStep::Pick(_) => Err(Stop::Command(Refusal::OldControl)),
            EditStep::Approve(_) | EditStep::Reject(_) => self.begin(self.call_of(step)?).await,
            // It needs a reason, which nobody has given yet.
            EditStep::Undo(_) => {
                let call = self.call_of(step)?;
                self.allow(call.command.level)?;
                self.ask(Draft::of(call)).await
            }
        }
    }

    /// The form for a rumor that a message tells of.
    pub(super) async fn record(&self, message: &str) -> Result<Response, Stop> {
        let Recorded { call, also } = commands::record(message, &self.app.snapshot());
        self.allow(call.command.level)?;
        let draft = Draft {
            also,
            ..Draft::of(call)
        };
        self.ask(draft).await
    }

    /// Asks for what a command still needs.
    async fn ask(&self, draft: Draft) -> Result<Response, Stop> {
        let id = self.new_draft()?;
        self.keep(&draft, id).await?;
        Ok(self.form(&draft.call, id))
    }

    /// The form that changes a command: first what keeps it from being an edit.
    fn form(&self, call: &Call, id: DraftId) -> Response {
        let decided = self.wish(call).and_then(|wish| self.decided(wish));
        let refused = decided.err().and_then(|stop| stop.option());
        let fields = match refused {
            Some(refused) => form::mending(call, refused),
            None => form::fields(call, false),
        };
        self.asking(call, fields, id)
    }

    fn asking(&self, call: &Call, fields: Vec<&'static CommandOption>, id: DraftId) -> Response {
        let fields = fields.into_iter();
        let wanted: Vec<Wanted<'_>> = fields
            .map(|option| Wanted {
                option: option.name,
                value: call.text(option.name).unwrap_or_default(),
                required: option.required,
            })
            .collect();
        let words = self.app.words(self.request.locale);
        Response::Form(edits::form(id, &wanted, words))
    }

    /// A form was filled in: the preview with what stands in it.
    pub(super) async fn fill(
        &self,
        step: EditStep,
        filled: &[(String, String)],
    ) -> Result<Response, Stop> {
        let EditStep::Change(id) = step else {
            return Err(Stop::Command(Refusal::OldControl));
        };
        let mut draft = self.load(id).await?;
        // It is the person's own command: they may have typed anything for it.
        for (name, value) in filled {
            if let Some(option) = draft.call.command.option(name) {
                draft.call.set(option.name, value);
            }
        }
        self.pin(&mut draft.call);
        // It is kept even where it cannot be read, so that "Change" begins with
        // what was typed.
        self.keep(&draft, id).await?;
        match self.preview(draft, id).await {
            Ok(shown) => Ok(Response::Update(shown)),
            Err(stop @ (Stop::Command(_) | Stop::Moderation(_))) => {
                Ok(Response::Update(self.unread(&stop, id)))
            }
            Err(stop) => Err(stop),
        }
    }

    /// Claims were chosen: those that a source confirms, or those that it
    /// shows to be false.
    pub(super) async fn pick(&self, step: EditStep, values: &[String]) -> Result<Response, Stop> {
        let EditStep::Pick(id) = step else {
            return Err(Stop::Command(Refusal::OldControl));
        };
        let mut draft = self.load(id).await?;
        let snapshot = self.app.snapshot();
        let claims = values.iter().map(|value| match Choice::decode(value) {
            Ok(Choice::Claim(key)) => snapshot
                .catalog
                .claim(key)
                .map(|claim| claim.id().to_string()),
            _ => None,
        });
        let claims: Option<Vec<String>> = claims.collect();
        let claims = claims.ok_or(Stop::Command(Refusal::OldControl))?;
        let options = draft.call.command.options.iter();
        let several = options.map(|option| option.name);
        let mut several = several.filter(|name| matches!(*name, "claims" | "debunk"));
        let option = several.next().ok_or(Stop::Command(Refusal::OldControl))?;
        let mut chosen = claims;
        // A second choice from the menu of rivals adds to the first.
        if option == "debunk"
            && let Some(before) = draft.call.text(option)
        {
            chosen.push(before.to_owned());
        }
        draft.call.set(option, &chosen.join(","));
        let shown = self.preview(draft, id).await?;
        Ok(Response::Update(shown))
    }

    async fn cancel(&self, id: DraftId) -> Result<Response, Stop> {
        // Only who made it may throw it away.
        match self.load(id).await {
            Ok(_) | Err(Stop::Expired(_)) => {
                if self.edits.store.drop_draft(id.0).await? {
                    let card = self.app.with_context(self.request, edits::canceled);
                    return Ok(Response::Update(card));
                }
            }
            Err(Stop::NoDraft) => {}
            Err(other) => return Err(other),
        }
        // Confirm was faster.
        self.already(id).await?.ok_or(Stop::NoDraft)
    }
}
