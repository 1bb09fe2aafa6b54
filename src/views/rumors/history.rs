//! The card of one claim: its life, newest step first, then every source.

use super::super::Context;
use super::super::card::{Button, Card, CardSection, Row, Tone, cut};
use super::super::edits::{dated_number, mark};
use super::super::rows;
use super::feed::happened;
use crate::answers::rumors::{ClaimChoices, ClaimLife, Happened, HistoryAnswer, Step};
use crate::answers::{Action, EditStep, Question, Wanted};
use crate::domain::{Author, Edit, Level, Source, Status};
use crate::i18n::format;

/// A value longer than this stands in a row of its own, not in the title.
const LONG_VALUE: usize = 80;

/// The card of one claim's life, or of the claims to choose from.
pub(in crate::views) fn card(answer: &HistoryAnswer, context: &Context<'_>) -> Card {
    match answer {
        HistoryAnswer::Life(life) if life.hidden => hidden(life, context),
        HistoryAnswer::Life(life) => told(life, context),
        HistoryAnswer::Choices(found) => choices(found, context),
    }
}

fn told(life: &ClaimLife, context: &Context<'_>) -> Card {
    let words = context.words;
    let said = &life.now.said;
    let label = rows::label(said.property, said.market, context);
    let value = rows::value(said.property, &said.value, context);
    let status = match life.taken_back {
        Some(_) => words.say("rumor-taken-back"),
        None => format::status(words, said.status),
    };
    let is_long = value.chars().count() > LONG_VALUE;
    let title = if is_long {
        words.say_with(
            "rumor-history-title-short",
            &[
                ("subject", (&life.name).into()),
                ("label", (&label).into()),
                ("status", (&status).into()),
            ],
        )
    } else {
        words.say_with(
            "rumor-history-title",
            &[
                ("subject", (&life.name).into()),
                ("label", (&label).into()),
                ("value", (&value).into()),
                ("status", (&status).into()),
            ],
        )
    };
    let mut card = Card::new(&title, tone(life));
    let mut summary: Vec<Row> = Vec::new();
    summary.extend(life.taken_back.map(|by| taken_back(by, context)));
    if is_long {
        summary.push(Row::plain(value));
    }
    summary.extend(
        said.note
            .as_ref()
            .map(|note| Row::plain(note.as_str().to_owned())),
    );
    if life.now.disputed || said.stale || said.overdue {
        summary.push(Row::quiet(rows::marks(said, life.now.disputed, context)));
    }
    if said.status == Status::Debunked {
        // Who denied it is asked first; the whole list may be pages away.
        summary.extend(rows::evidence(said, context).map(|row| Row { depth: 0, ..row }));
    }
    summary.push(Row::quiet(super::backing(&life.now, context)));
    if let Some(first) = summary.first_mut() {
        *first = first.clone().telling(said.key);
    }
    card.push(CardSection::bare(summary));
    let steps = life.steps.iter().rev();
    card.push(CardSection::new(
        words.say("rumor-history-steps"),
        steps.flat_map(|each| step(each, life, context)).collect(),
    ));
    for section in sources(life, context) {
        card.push(section);
    }
    card.footer = vec![Row::quiet(
        words.say_with("rumor-history-id", &[("id", life.id.as_str().into())]),
    )];
    card.buttons = buttons(life, context);
    card
}

/// With rumors off, only what the claim is about is told.
fn hidden(life: &ClaimLife, context: &Context<'_>) -> Card {
    let said = &life.now.said;
    let label = rows::label(said.property, said.market, context);
    let title = context.words.say_with(
        "rumor-history-title-hidden",
        &[("subject", (&life.name).into()), ("label", (&label).into())],
    );
    let mut card = Card::new(&title, Tone::Neutral);
    let hidden = Row::plain(context.words.say("rumor-hidden"));
    card.push(CardSection::bare(vec![hidden.telling(said.key)]));
    card.buttons = buttons(life, context);
    card
}

fn choices(found: &ClaimChoices, context: &Context<'_>) -> Card {
    let words = context.words;
    let typed = cut(&found.typed, super::TYPED);
    let title = words.say_with(
        "rumor-choices-title",
        &[("count", found.total.into()), ("typed", (&typed).into())],
    );
    let mut card = Card::new(&title, Tone::Missing);
    let next = Row::plain(words.say("rumor-choices-next"));
    card.push(CardSection::bare(vec![next]));
    let claims = found.claims.iter();
    let claims: Vec<_> = claims.map(|(name, said)| (name.as_str(), said)).collect();
    card.select = super::menu(&claims, context);
    card.hidden = true;
    card
}

fn buttons(life: &ClaimLife, context: &Context<'_>) -> Vec<Button> {
    let about = life.now.said.about;
    let question = Question::Dossier {
        about: Wanted::Number(about),
    };
    let label = context.words.say("rumor-button-all");
    let all = super::button(&label, question, context);
    let device = super::device_button(about, context);
    // Who may not press it needs not see it.
    let may = context.view.level >= Level::Moderator;
    let undo = life.taken_back.filter(|_| may).map(|by| {
        let step = Action::Edit(EditStep::Undo(by.id.0));
        Button::new(&context.words.say("edit-button-undo"), step)
    });
    // What it is about may be gone, too.
    let all = context.catalog.subject(about).map(|_| all);
    undo.into_iter().chain(all).chain(device).collect()
}

/// That it counts for nothing, and which edit made it so.
fn taken_back(by: Edit, context: &Context<'_>) -> Row {
    let number = by.id.0.to_string();
    Row::plain(
        context
            .words
            .say_with("rumor-history-taken-back", &[("number", (&number).into())]),
    )
}

fn tone(life: &ClaimLife) -> Tone {
    if life.taken_back.is_some() {
        return Tone::Neutral;
    }
    match life.now.said.status {
        Status::Rumored | Status::Leaked => Tone::Rumored,
        Status::Announced => Tone::Announced,
        Status::Confirmed => Tone::Confirmed,
        Status::Debunked | Status::Withdrawn => Tone::Denied,
        Status::Superseded => Tone::Neutral,
    }
}

/// A step on a row, and why.
fn step(step: &Step, life: &ClaimLife, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let date = step.when.map_or_else(
        || words.say("rumor-undated"),
        |date| format::date(words, date),
    );
    let who = match step.by {
        Author::File => words.say("rumor-by-file"),
        Author::Import => words.say("rumor-by-import"),
        Author::Person(edit) => {
            words.say_with("rumor-by-person", &[("mark", (&mark(edit.by)).into())])
        }
    };
    let what = what(step, life, context);
    let text = words.say_with(
        "rumor-step",
        &[
            ("date", (&date).into()),
            ("who", (&who).into()),
            ("what", (&what).into()),
        ],
    );
    let undone = step
        .undone
        .then(|| Row::quiet(words.say("rumor-step-undone")).indented());
    let why = step.why.as_ref();
    let why = why.map(|why| Row::plain(why.as_str().to_owned()).indented());
    let number = match step.by {
        Author::Person(edit) => Some(dated_number(edit, context).indented()),
        Author::File | Author::Import => None,
    };
    std::iter::once(Row::plain(text))
        .chain(why)
        .chain(undone)
        .chain(number)
        .collect()
}

/// What happened and what the claim became by it.
fn what(step: &Step, life: &ClaimLife, context: &Context<'_>) -> String {
    let words = context.words;
    let status = format::status(words, step.status);
    if let Happened::Revised { from, to } = &step.what {
        let value = |value| rows::value(life.now.said.property, value, context);
        let (from, to) = (from.as_ref().map(value), value(to));
        let mut arguments = vec![("value", (&to).into()), ("status", (&status).into())];
        return match &from {
            Some(from) => {
                arguments.push(("from", from.into()));
                words.say_with("rumor-step-revised-from", &arguments)
            }
            None => words.say_with("rumor-step-revised", &arguments),
        };
    }
    match happened(step.status, &step.what, context) {
        Some(happened) if step.what == Happened::TakenBack => happened,
        // "denied, debunked" says one thing twice.
        Some(happened) if step.status != Status::Debunked => words.say_with(
            "rumor-marks",
            &[
                ("happened", (&happened).into()),
                ("status", (&status).into()),
            ],
        ),
        _ => status,
    }
}

/// Every source in full, by the step that it came with, oldest step first.
fn sources(life: &ClaimLife, context: &Context<'_>) -> Vec<CardSection> {
    let words = context.words;
    let sourced: Vec<&Step> = life
        .steps
        .iter()
        .filter(|step| !step.sources.is_empty())
        .collect();
    let told_apart = sourced.len() > 1;
    let section = |step: &&Step| {
        let heading = words.say(match (told_apart, &step.what, step.status) {
            (false, _, _) => "rumor-sources",
            (true, Happened::Recorded, _) => "rumor-sources-first",
            (true, Happened::StatusSet, Status::Leaked) => "rumor-sources-leaked",
            (true, Happened::StatusSet, Status::Announced) => "rumor-sources-announced",
            (true, Happened::StatusSet, Status::Confirmed) => "rumor-sources-confirmed",
            (true, Happened::StatusSet, Status::Debunked) => "rumor-sources-debunked",
            (true, _, _) => "rumor-sources-later",
        });
        let rows = step
            .sources
            .iter()
            .flat_map(|each| source(each, life, context));
        CardSection::new(heading, rows.collect())
    };
    sourced.iter().map(section).collect()
}

/// Whose word it is and when; below it what kind of voice it is, how often it
/// was right before, and the title.
fn source(source: &Source, life: &ClaimLife, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let known = context.catalog.publishers().get(&source.publisher);
    let kind = known.map(|known| format::source_kind(words, known.kind));
    // Who only carries the words of others is not judged by them.
    let own = source.quotes.is_none();
    let record = life.records.get(&source.publisher).filter(|_| own);
    let kind = kind.map(|kind| match record {
        Some(record) => words.say_with(
            "rumor-source-record",
            &[
                ("kind", (&kind).into()),
                ("confirmed", record.confirmed.into()),
                ("resolved", record.resolved.into()),
            ],
        ),
        None => kind,
    });
    let title = source.title.as_ref().map(ToString::to_string);
    let below = match (kind, title) {
        (Some(kind), Some(title)) => Some(words.say_with(
            "rumor-source-title",
            &[("kind", (&kind).into()), ("title", (&title).into())],
        )),
        (kind, title) => kind.or(title),
    };
    std::iter::once(rows::source(source, context))
        .chain(below.map(|below| Row::quiet(below).indented()))
        .collect()
}
