//! The card of the newest changes. The answer is already one page.

use super::super::Context;
use super::super::card::{Card, CardSection, Row, Span, Tone};
use super::super::rows;
use crate::answers::rumors::{FeedAnswer, FeedEntry, Happened};
use crate::answers::{Question, Wanted};
use crate::domain::Status;
use crate::i18n::format;

/// The card of the newest changes.
pub(in crate::views) fn card(answer: &FeedAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(&title(answer, context), Tone::Neutral);
    for section in by_date(&answer.entries, context) {
        card.push(section);
    }
    if answer.entries.is_empty() {
        let none = words.say("rumor-feed-none");
        card.push(super::nothing(none, answer.hidden, context));
    }
    let about = answer
        .about
        .as_ref()
        .map(|(resolved, name)| (resolved, name.as_str()));
    card.footer = super::closing(about, answer.market, answer.hidden, context);
    let entries = answer.entries.iter();
    let claims: Vec<_> = entries
        .map(|entry| (entry.name.as_str(), &entry.said))
        .collect();
    card.select = super::menu(&claims, context);
    if let Some((about, _)) = about {
        let question = Question::Dossier {
            about: Wanted::Number(about.number),
        };
        card.buttons.push(super::button(
            &words.say("rumor-button-dossier"),
            question,
            context,
        ));
        card.buttons
            .extend(super::device_button(about.number, context));
    }
    card.page = Some((answer.page, answer.pages));
    card
}

fn title(answer: &FeedAnswer, context: &Context<'_>) -> String {
    let words = context.words;
    let name = answer.about.as_ref().map(|(_, name)| name);
    if answer.total == 0 && answer.hidden > 0 {
        // What is hidden is not denied.
        return match name {
            Some(name) => words.say_with("rumor-title-hidden-about", &[("name", name.into())]),
            None => words.say("rumor-title-hidden"),
        };
    }
    if answer.total == 0 {
        return match name {
            Some(name) => words.say_with("rumor-feed-title-empty-about", &[("name", name.into())]),
            None => words.say("rumor-feed-title-empty"),
        };
    }
    let date = answer.newest.map_or_else(
        || words.say("rumor-undated"),
        |date| format::date(words, date),
    );
    match name {
        Some(name) => words.say_with(
            "rumor-feed-title-about",
            &[
                ("name", name.into()),
                ("count", answer.total.into()),
                ("date", (&date).into()),
            ],
        ),
        None => words.say_with(
            "rumor-feed-title",
            &[("count", answer.total.into()), ("date", (&date).into())],
        ),
    }
}

/// One section for each date; in it, each subject is named once.
fn by_date(entries: &[FeedEntry], context: &Context<'_>) -> Vec<CardSection> {
    let words = context.words;
    let same_date = |a: &FeedEntry, b: &FeedEntry| a.step.when == b.step.when;
    let same_subject = |a: &FeedEntry, b: &FeedEntry| a.said.about == b.said.about;
    let sections = entries.chunk_by(same_date).map(|day| {
        let heading = day.first().and_then(|entry| entry.step.when).map_or_else(
            || words.say("rumor-undated"),
            |date| format::date(words, date),
        );
        let rows = day.chunk_by(same_subject).flat_map(|of_subject| {
            let named = of_subject.first();
            let name = named.map(|entry| Row::of(Span::Strong(entry.name.clone())));
            let changes = of_subject.iter().map(|entry| change(entry, context));
            name.into_iter().chain(changes)
        });
        CardSection::new(heading, rows.collect())
    });
    sections.collect()
}

/// One change: what it says, what happened, what it is now.
fn change(entry: &FeedEntry, context: &Context<'_>) -> Row {
    let words = context.words;
    let said = &entry.said;
    let label = rows::label(said.property, said.market, context);
    let value = rows::value(said.property, &said.value, context);
    let status = format::status(words, said.status);
    let happened = happened(entry.step.status, &entry.step.what, context);
    let marks = match happened {
        _ if entry.moved_on() => {
            let then = happened.unwrap_or_else(|| format::status(words, entry.step.status));
            words.say_with(
                "rumor-marks-since",
                &[("happened", (&then).into()), ("status", (&status).into())],
            )
        }
        // "denied, debunked" says one thing twice.
        Some(_) if is_denial(entry) => status,
        Some(happened) => words.say_with(
            "rumor-marks",
            &[
                ("happened", (&happened).into()),
                ("status", (&status).into()),
            ],
        ),
        None if entry.is_first() => status,
        None => words.say_with("rumor-marks-now", &[("status", (&status).into())]),
    };
    rows::marked_row(&label, &value, &marks, context)
        .indented()
        .telling(said.key)
}

fn is_denial(entry: &FeedEntry) -> bool {
    let set = matches!(entry.step.what, Happened::Recorded | Happened::StatusSet);
    set && entry.step.status == Status::Debunked
}

/// What happened, where the new status alone does not say it.
pub(super) fn happened(status: Status, what: &Happened, context: &Context<'_>) -> Option<String> {
    let key = match (what, status) {
        (Happened::SourceAdded, _) => "rumor-happened-source",
        (Happened::Revised { .. }, _) => "rumor-happened-revised",
        (Happened::Undone, _) => "rumor-happened-undone",
        (Happened::TakenBack, _) => "rumor-happened-taken-back",
        (_, Status::Debunked) => "rumor-happened-denied",
        (Happened::Recorded, Status::Rumored) => "rumor-happened-reported",
        (Happened::StatusSet, Status::Rumored) => "rumor-happened-reported-again",
        _ => return None,
    };
    Some(context.words.say(key))
}
