//! The cards of edits: what would change, what changed, what waits, and why
//! an edit is refused. Nothing here decides: `moderation` did.

mod difference;
mod forms;
mod grants;
mod refusal;
mod waiting;

pub use forms::{Wanted, form};
pub use grants::{Grant, Who, grant, granted};
pub use refusal::{not_allowed, refusal};
pub use waiting::{choose, waiting};

use super::Context;
use super::card::{Button, Card, CardSection, Row, Select, SelectOption, Span, Tone};
use super::rows;
use crate::answers::{Action, Choice, DraftId, EditStep};
use crate::domain::{ActorId, ClaimId, Edit, Status};
use crate::i18n::format;
use crate::moderation::{Decided, Event};

/// What a preview shows.
#[derive(Debug, Clone, Copy)]
pub struct Preview<'a> {
    /// What was decided.
    pub decided: &'a Decided,
    /// Where it waits for its person.
    pub draft: DraftId,
    /// What else the message names that it was taken from.
    pub also: &'a [String],
    /// For how many minutes.
    pub minutes: usize,
    /// How many forms it takes to change its details.
    pub forms: usize,
}

/// What would change, with Confirm and Cancel.
pub fn preview(preview: &Preview<'_>, context: &Context<'_>) -> Card {
    let words = context.words;
    let decided = preview.decided;
    let mut card = Card::new(&words.say(titles(decided).0), Tone::Neutral);
    for section in difference::sections(decided, context) {
        card.push(section);
    }
    card.push(CardSection::bare(remarks(preview, context)));
    card.footer.push(Row::quiet(
        words.say_with("edit-preview-valid", &[("minutes", preview.minutes.into())]),
    ));
    let step = |label: &str, step| Button::new(&words.say(label), Action::Edit(step));
    card.buttons.push(step(
        if decided.waits {
            "edit-button-propose"
        } else {
            "edit-button-confirm"
        },
        EditStep::Confirm(preview.draft),
    ));
    if preview.forms > 0 {
        card.buttons
            .push(step("edit-button-change", EditStep::Change(preview.draft)));
    }
    if preview.forms > 1 {
        card.buttons
            .push(step("edit-button-more", EditStep::More(preview.draft)));
    }
    card.buttons
        .push(step("edit-button-cancel", EditStep::Cancel(preview.draft)));
    card.select = rivals(preview, context);
    card.hidden = true;
    card
}

/// What was written, with a button that takes it back. `edit` is the first
/// event of it.
pub fn written(decided: &Decided, edit: u64, context: &Context<'_>) -> Card {
    let mut card = told(decided, context);
    card.buttons = controls(decided.waits, edit, context);
    card.footer.push(number(edit, context));
    card.hidden = true;
    card
}

/// The same for the channel in which changes are told, without its controls:
/// these need the number that it gets only when it is written.
pub fn post(decided: &Decided, context: &Context<'_>) -> Card {
    told(decided, context)
}

/// What stands below such a message: its controls and the number of the edit,
/// as parts of a message's body.
pub fn below(waits: bool, edit: u64, context: &Context<'_>) -> serde_json::Value {
    let mut card = Card::new("", Tone::Neutral);
    card.buttons = controls(waits, edit, context);
    card.footer.push(number(edit, context));
    serde_json::to_value(super::discord::message(&card)).unwrap_or_default()
}

/// The controls below something that was written.
fn controls(waits: bool, edit: u64, context: &Context<'_>) -> Vec<Button> {
    let step = |label: &str, step| Button::new(&context.words.say(label), Action::Edit(step));
    if waits {
        vec![
            step("edit-button-approve", EditStep::Approve(edit)),
            step("edit-button-reject", EditStep::Reject(edit)),
        ]
    } else {
        vec![step("edit-button-undo", EditStep::Undo(edit))]
    }
}

/// The line that names an edit.
fn number(edit: u64, context: &Context<'_>) -> Row {
    let number = edit.to_string();
    Row::quiet(
        context
            .words
            .say_with("edit-number", &[("number", (&number).into())]),
    )
}

/// That a draft was written before. `edit` is the first event of it.
pub fn already(edit: u64, context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(&words.say("edit-already"), Tone::Neutral);
    let next = Row::plain(words.say("edit-already-next"));
    card.push(CardSection::bare(vec![next]));
    card.footer.push(number(edit, context));
    card.hidden = true;
    card
}

/// Why what was filled in makes no edit, with the way back to the form.
pub fn unread(why: &str, draft: DraftId, context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(&words.say("edit-unread"), Tone::Missing);
    card.push(CardSection::bare(vec![Row::plain(why)]));
    let step = |label: &str, step| Button::new(&words.say(label), Action::Edit(step));
    card.buttons
        .push(step("edit-button-change", EditStep::Change(draft)));
    card.buttons
        .push(step("edit-button-cancel", EditStep::Cancel(draft)));
    card.hidden = true;
    card
}

/// The line that names an edit, with the day on which it was made.
pub(super) fn dated_number(edit: Edit, context: &Context<'_>) -> Row {
    let number = edit.id.0.to_string();
    let date = refusal::day(edit).map(|day| format::date(context.words, day));
    Row::quiet(context.words.say_with(
        "edit-number-dated",
        &[
            ("number", (&number).into()),
            ("date", (&date.unwrap_or_default()).into()),
        ],
    ))
}

/// That a preview was thrown away.
pub fn canceled(context: &Context<'_>) -> Card {
    let mut card = Card::new(&context.words.say("edit-canceled"), Tone::Neutral);
    let next = Row::plain(context.words.say("edit-canceled-next"));
    card.push(CardSection::bare(vec![next]));
    card.hidden = true;
    card
}

/// What stands for a person: nobody can tell who it is, but that it is the
/// same one.
pub fn mark(person: ActorId) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let digit = |place: u32| {
        let index = usize::try_from(person.0 >> (place * 5) & 31).unwrap_or_default();
        LETTERS.get(index).copied().map_or('X', char::from)
    };
    (0..5).map(digit).collect()
}

fn told(decided: &Decided, context: &Context<'_>) -> Card {
    let mut card = Card::new(&context.words.say(titles(decided).1), Tone::Neutral);
    for section in difference::sections(decided, context) {
        card.push(section);
    }
    card
}

/// The first line, of a preview and of what was written.
fn titles(decided: &Decided) -> (&'static str, &'static str) {
    match decided.events.last() {
        _ if decided.waits => ("edit-preview-proposed", "edit-written-proposed"),
        Some(Event::Undone { .. }) => ("edit-preview-undone", "edit-written-undone"),
        Some(Event::Approved { .. }) => ("edit-preview-approved", "edit-written-approved"),
        Some(Event::Rejected { .. }) => ("edit-preview-rejected", "edit-written-rejected"),
        Some(Event::Locked { on: true, .. }) => ("edit-preview-locked", "edit-written-locked"),
        Some(Event::Locked { .. }) => ("edit-preview-unlocked", "edit-written-unlocked"),
        Some(Event::Frozen { on: true, .. }) => ("edit-preview-frozen", "edit-written-frozen"),
        Some(Event::Frozen { .. }) => ("edit-preview-thawed", "edit-written-thawed"),
        Some(Event::SubjectAdded(_)) => ("edit-preview-subject", "edit-written-subject"),
        _ if decided.differences.iter().all(|one| one.before.is_none()) => {
            ("edit-preview-recorded", "edit-written-recorded")
        }
        _ => ("edit-preview-changed", "edit-written-changed"),
    }
}

/// What a person should know before they confirm.
fn remarks(preview: &Preview<'_>, context: &Context<'_>) -> Vec<Row> {
    let (words, decided) = (context.words, preview.decided);
    let mut remarks = Vec::new();
    if !preview.also.is_empty() {
        let names = format::list_and(words, preview.also);
        remarks.push(Row::quiet(
            words.say_with("edit-remark-also", &[("names", (&names).into())]),
        ));
    }
    if !decided.cited.is_empty() {
        let ids: Vec<String> = decided.cited.iter().map(ToString::to_string).collect();
        let claims = format::list_and(words, &ids);
        remarks.push(Row::quiet(
            words.say_with("edit-remark-cited", &[("claims", (&claims).into())]),
        ));
    }
    if !decided.rivals.is_empty() {
        remarks.push(Row::plain(words.say_with(
            "edit-remark-rivals",
            &[("count", decided.rivals.len().into())],
        )));
    }
    if decided.waits {
        remarks.push(Row::quiet(words.say("edit-remark-waits")));
    }
    remarks
}

/// A menu of the rumors that a confirmation speaks against.
fn rivals(preview: &Preview<'_>, context: &Context<'_>) -> Option<Select> {
    let options = claim_options(&preview.decided.rivals, context);
    let placeholder = context.words.say("edit-select-rivals");
    let action = Action::Edit(EditStep::Pick(preview.draft));
    let mut select = Select::new(&placeholder, options, action)?;
    select.several = true;
    Some(select)
}

/// Claims to choose from.
fn claim_options(claims: &[ClaimId], context: &Context<'_>) -> Vec<SelectOption> {
    let option = |id: &ClaimId| {
        let claim = context.catalog.claim(id.key())?;
        let label = rows::label(claim.property, claim.market, context);
        let value = rows::value(claim.property, &claim.state.value, context);
        let text = context.words.say_with(
            "row",
            &[("label", (&label).into()), ("value", (&value).into())],
        );
        let status = format::status(context.words, claim.state.status);
        let choice = Choice::Claim(id.key());
        Some(SelectOption::new(&text, Some(&status), choice))
    };
    claims.iter().filter_map(option).collect()
}

/// A value with its status: `6,000 mAh, rumored`.
fn stated(value: &str, status: Status, context: &Context<'_>) -> String {
    let status = format::status(context.words, status);
    context.words.say_with(
        "row-marks",
        &[("left", value.into()), ("right", (&status).into())],
    )
}

/// A name that stands out on a row of its own.
fn named(name: String) -> Row {
    Row::of(Span::Strong(name))
}
