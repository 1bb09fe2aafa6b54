//! Parts: the values of a line that tells several properties at once, such as
//! `Display: 6.3 in, 120 Hz, OLED`.

use super::super::Context;
use super::super::card::Row;
use super::super::rows::{self, Part};
use crate::answers::Said;
use crate::answers::device::{DeviceAnswer, Fact};
use crate::domain::property::Arity;
use crate::domain::{Market, Property, Status, Value};
use crate::i18n::format;

/// How many characters a phone shows on a line.
pub(super) const PHONE: usize = 36;

/// The values of a property, wherever they hold, each with its place.
pub(super) fn parts(answer: &DeviceAnswer, property: Property, context: &Context<'_>) -> Vec<Part> {
    let facts: Vec<&Fact> = answer
        .facts
        .iter()
        .filter(|fact| fact.property() == Some(property))
        .collect();
    let own = facts.iter().any(|fact| fact.is_own() && fact.is_known());
    facts
        .into_iter()
        .filter(|fact| fact.is_known() && fact.is_own() == own)
        .flat_map(|fact| of_fact(fact, context))
        .collect()
}

/// The parts of a property, each with a word that says what it is.
pub(super) fn named(
    answer: &DeviceAnswer,
    property: Property,
    context: &Context<'_>,
    key: &str,
) -> Vec<Part> {
    let found = parts(answer, property, context).into_iter();
    let renamed = found.map(|part| Part {
        text: context
            .words
            .say_with(key, &[("value", (&part.text).into())]),
        ..part
    });
    renamed.collect()
}

fn of_fact(fact: &Fact, context: &Context<'_>) -> Vec<Part> {
    let Some(said) = fact.best.first() else {
        return Vec::new();
    };
    if matches!(said.value, Value::None | Value::Unknown) {
        return Vec::new();
    }
    // The card says once that rumors are stale: the lines here are short.
    let fresh = |said, disputed| marks_with(said, disputed, false, context);
    let mut parts = vec![Part {
        text: placed(&values(fact, context), &fact.places, context),
        marks: fresh(said, fact.is_disputed()),
    }];
    parts.extend(fact.nearer.iter().map(|said| Part {
        text: placed(
            &rows::value(said.property, &said.value, context),
            &[said.market],
            context,
        ),
        marks: fresh(said, false),
    }));
    parts
}

fn placed(text: &str, places: &[Market], context: &Context<'_>) -> String {
    rows::label_in(text, places, context)
}

/// The values of a fact: what is disputed side by side, what holds together
/// joined.
pub(super) fn values(fact: &Fact, context: &Context<'_>) -> String {
    let live = fact.best.iter().chain(&fact.disputed);
    let denied = fact
        .dead
        .iter()
        .take(if fact.best.is_empty() { 1 } else { 0 });
    let mut texts: Vec<String> = Vec::new();
    for said in live.chain(denied) {
        let text = rows::value(said.property, &said.value, context);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let many = fact
        .property()
        .is_some_and(|property| property.spec().arity == Arity::Many);
    if many {
        format::list_and(context.words, &texts)
    } else {
        format::list_or(context.words, &texts)
    }
}

/// The marks of a claim on this card; empty when it is plainly confirmed.
pub(super) fn marks(
    answer: &DeviceAnswer,
    said: &Said,
    disputed: bool,
    context: &Context<'_>,
) -> String {
    let stale = said.stale && !answer.all_stale;
    marks_with(said, disputed, stale, context)
}

fn marks_with(said: &Said, disputed: bool, stale: bool, context: &Context<'_>) -> String {
    let plain = said.status == Status::Confirmed && !disputed && !stale && !said.overdue;
    let mut marks = if plain {
        Vec::new()
    } else {
        rows::computed_marks(said, disputed, stale, context)
    };
    if let Some(owner) = &said.stated_for {
        let of = context
            .words
            .say_with("spec-mark-stated", &[("owner", owner.into())]);
        marks.push(of);
    }
    rows::joined_marks(&marks, context)
}

/// A line of as many parts as fit on a phone, at least one. Parts with the
/// same backing share it at the end of the line.
pub(super) fn line(label: &str, parts: &[Part], context: &Context<'_>) -> Option<Row> {
    let (first, rest) = parts.split_first()?;
    let mut kept = vec![first.clone()];
    let mut row = rows::parts_row(label, &kept, context);
    for part in rest {
        // A row with one more part is longer by that at least; most are too long
        // already, and need not be written to know it.
        let least = row.text().chars().count() + part.text.chars().count();
        if least > PHONE {
            continue;
        }
        kept.push(part.clone());
        let longer = rows::parts_row(label, &kept, context);
        if longer.text().chars().count() <= PHONE {
            row = longer;
        } else {
            kept.pop();
        }
    }
    Some(row)
}
