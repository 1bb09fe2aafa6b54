//! What becomes of each claim that an edit touches: before and after, what it
//! rests on, and the details that were filled in.

use super::super::Context;
use super::super::card::{CardSection, Row};
use super::super::rows;
use super::{named, stated};
use crate::domain::{ClaimState, PartialDate, Source, Text};
use crate::i18n::format;
use crate::moderation::{Decided, Difference, Event, Lockable, NewKind, NewSubject};

/// One section for each claim, then what is no claim.
pub(super) fn sections(decided: &Decided, context: &Context<'_>) -> Vec<CardSection> {
    let mut sections = Vec::new();
    for difference in &decided.differences {
        sections.push(CardSection::bare(rows_of(difference, context)));
    }
    let known = decided.subjects.iter();
    let known = known.map(|(new, back)| {
        let key = if *back {
            "edit-subject-back"
        } else {
            "edit-subject-gone"
        };
        let name = new_subject(new, context);
        Row::plain(context.words.say_with(key, &[("name", (&name).into())]))
    });
    sections.push(CardSection::bare(known.collect()));
    let others = decided
        .events
        .iter()
        .flat_map(|event| other(event, context));
    sections.push(CardSection::bare(others.collect()));
    // Of several changes by one command, the reason is the same.
    let why = decided.events.iter().find_map(Event::why);
    sections.push(CardSection::bare(
        why.map(|why| reason(why, context)).into_iter().collect(),
    ));
    sections
}

fn rows_of(difference: &Difference, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let subject = context.catalog.subject(difference.subject);
    let name = subject.map(|subject| context.catalog.full_name(subject));
    let mut told: Vec<Row> = name.map(named).into_iter().collect();
    let label = rows::label(difference.property, difference.market, context);
    let value = |state: &ClaimState| {
        let value = rows::value(difference.property, &state.value, context);
        stated(&value, state.status, context)
    };
    let before = difference.before.as_ref();
    match &difference.after {
        Some(after) => {
            told.push(rows::plain_row(&label, &value(after), context));
            if let Some(before) = before {
                let before = words.say_with("edit-before", &[("value", (&value(before)).into())]);
                told.push(Row::quiet(before).indented());
            }
            told.extend(details(difference, after, context));
        }
        None => {
            told.push(rows::plain_row(&label, &words.say("edit-gone"), context));
            let before = before.map(|before| {
                let text = words.say_with("edit-before", &[("value", (&value(before)).into())]);
                Row::quiet(text).indented()
            });
            told.extend(before);
        }
    }
    told.push(Row::quiet(words.say_with(
        "edit-claim",
        &[("id", difference.claim.as_str().into())],
    )));
    told
}

/// What was filled in for somebody: where, since when, who says so.
fn details(difference: &Difference, after: &ClaimState, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut told = Vec::new();
    if difference.before.is_none() {
        let market = format::market(words, difference.market);
        told.push(Row::plain(
            words.say_with("edit-market", &[("market", (&market).into())]),
        ));
    }
    let known = difference.before.as_ref();
    if known.and_then(|before| before.as_of) != after.as_of {
        told.extend(after.as_of.map(|date| dated(date, context)));
    }
    let old: &[Source] = known.map_or(&[], |before| &before.sources);
    for source in after.sources.iter().filter(|source| !old.contains(source)) {
        told.push(rows::source(source, context));
        let publisher = context.catalog.publishers().get(&source.publisher);
        let kind = match publisher {
            Some(publisher) => format::source_kind(words, publisher.kind),
            // The edit itself brings it; nothing is known of it but its host.
            None => words.say("edit-publisher-new"),
        };
        told.push(Row::quiet(kind).indented());
    }
    told
}

fn dated(date: PartialDate, context: &Context<'_>) -> Row {
    let date = format::date(context.words, date);
    Row::plain(
        context
            .words
            .say_with("edit-date", &[("date", (&date).into())]),
    )
}

fn reason(why: &Text, context: &Context<'_>) -> Row {
    Row::plain(
        context
            .words
            .say_with("edit-reason", &[("reason", why.as_str().into())]),
    )
}

/// A device or series that edits add: its name, and what it is.
fn new_subject(new: &NewSubject, context: &Context<'_>) -> String {
    let brand = context.catalog.by_id(new.brand.as_str());
    let brand = brand
        .map(|brand| brand.name.to_string())
        .unwrap_or_default();
    let key = match new.kind {
        NewKind::Device(..) => "edit-new-device",
        NewKind::Series => "edit-new-series",
    };
    let name = new.name.as_str();
    let arguments = [("name", name.into()), ("brand", (&brand).into())];
    context.words.say_with(key, &arguments)
}

/// What an event does that changes no claim.
fn other(event: &Event, context: &Context<'_>) -> Option<Row> {
    match event {
        Event::SubjectAdded(new) => Some(Row::plain(new_subject(new, context))),
        Event::Locked { what, .. } => {
            let what = match what {
                Lockable::Claim(id) => id.to_string(),
                Lockable::Subject(id) => {
                    let subject = context.catalog.by_id(id.as_str());
                    subject.map_or_else(|| id.to_string(), |s| context.catalog.full_name(s))
                }
            };
            Some(named(what))
        }
        _ => None,
    }
}
