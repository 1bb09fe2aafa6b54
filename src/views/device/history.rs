//! The history: every change, newest first, under its date.

use super::super::Context;
use super::super::card::{Card, CardSection, Row, Span};
use super::super::rows;
use super::owner;
use crate::answers::device::{Changed, Deed, DeviceAnswer};
use crate::domain::{Author, PartialDate, Property};
use crate::i18n::format;

/// Fills the card with every change.
pub(super) fn fill(card: &mut Card, answer: &DeviceAnswer, context: &Context<'_>) {
    let words = context.words;
    let mut dated: Vec<(Option<PartialDate>, Vec<Row>)> = Vec::new();
    for changed in &answer.changes {
        let rows = change(changed, context);
        match dated.iter_mut().find(|(when, _)| *when == changed.when) {
            Some((_, kept)) => kept.extend(rows),
            None => dated.push((changed.when, rows)),
        }
    }
    for (when, rows) in dated {
        let heading = match when {
            Some(date) => format::date(words, date),
            None => words.say("spec-history-undated"),
        };
        card.push(CardSection::new(heading, rows));
    }
    if card.sections.is_empty() {
        let row = Row::plain(words.say("spec-only-hidden"));
        card.push(CardSection::new(
            words.say("spec-section-history"),
            vec![row],
        ));
    }
    card.push(CardSection::bare(owner::rows(answer, context)));
}

fn change(changed: &Changed, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut label = format::property(words, changed.property);
    if let Some(owner) = &changed.stated_for {
        label = match changed.property {
            Property::Statement => words.say_with("spec-label-about", &[("owner", owner.into())]),
            Property::OsPhones => words.say_with("spec-label-habit", &[("owner", owner.into())]),
            _ => words.say_with(
                "spec-label-stated",
                &[("owner", owner.into()), ("label", (&label).into())],
            ),
        };
    }
    let places = rows::places(changed.property, changed.market);
    let label = rows::label_in(&label, &places, context);
    let value = rows::value(changed.property, &changed.value, context);
    let marks = match changed.deed {
        Deed::Status => format::status(words, changed.status),
        Deed::Source => words.say("spec-history-source"),
        Deed::Revised => words.say("spec-history-revised"),
        Deed::Undone => words.say("spec-history-undone"),
    };
    let mut found = vec![rows::marked_row(&label, &value, &marks, context).telling(changed.key)];
    if let Some(why) = &changed.why {
        found.push(Row::quiet(why.as_str()).indented());
    }
    if matches!(changed.by, Author::Person(_)) {
        found.push(Row::quiet(words.say("spec-history-moderator")).indented());
    }
    let publishers = context.catalog.publishers();
    let carrier = changed
        .sources
        .iter()
        .find(|source| source.is_primary(publishers))
        .or_else(|| changed.sources.first());
    if let Some(source) = carrier {
        let voice = Span::Quiet(rows::voice(source, context));
        found.push(Row::of(voice).indented());
    }
    found
}
