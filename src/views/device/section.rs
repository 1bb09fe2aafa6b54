//! The sections about one topic: every value with who says so and when. What
//! rests on the same evidence stands together above it.

use super::super::Context;
use super::super::card::{Card, CardSection, Row};
use super::super::rows;
use super::part::{self, marks};
use crate::answers::device::{DeviceAnswer, Fact};
use crate::answers::{Said, Section};
use crate::domain::property::Arity;
use crate::domain::{Market, Property, Value};
use crate::i18n::format;

/// Fills the card with a section about one topic.
pub(super) fn fill(
    card: &mut Card,
    section: Section,
    answer: &DeviceAnswer,
    context: &Context<'_>,
) {
    let facts: Vec<&Fact> = answer
        .facts
        .iter()
        .filter(|fact| fact.property().is_some_and(|p| Section::of(p) == section))
        .collect();
    let heading = super::section_name(section, context);
    if facts.is_empty() {
        let key = if answer.hidden > 0 {
            "spec-section-hidden"
        } else {
            "spec-section-empty"
        };
        let row = Row::plain(context.words.say(key));
        card.push(CardSection::new(heading, vec![row]));
        return;
    }
    if section == Section::Software {
        by_market(card, &facts, answer, context);
    } else {
        let rows = by_evidence(&facts, true, answer, context);
        card.push(CardSection::new(heading, rows));
    }
}

/// Systems and markets: every market under a heading of its own.
fn by_market(card: &mut Card, facts: &[&Fact], answer: &DeviceAnswer, context: &Context<'_>) {
    let mut places: Vec<&[Market]> = Vec::new();
    for fact in facts {
        if !places.contains(&fact.places.as_slice()) {
            places.push(&fact.places);
        }
    }
    places.sort_by_key(|places| {
        let world = places.contains(&Market::WORLD);
        let china = places.contains(&Market::CHINA);
        (!world, !china, places.len() > 1, places.to_vec())
    });
    for place in places {
        let here: Vec<&Fact> = facts
            .iter()
            .copied()
            .filter(|f| f.places == place)
            .collect();
        let names: Vec<String> = place
            .iter()
            .map(|market| format::market(context.words, *market))
            .collect();
        let heading = capitalized(&format::list_and(context.words, &names));
        let rows = by_evidence(&here, false, answer, context);
        card.push(CardSection::new(heading, rows));
    }
}

/// A heading begins with a capital.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The rows of facts; those that rest on the same evidence stand together,
/// with the evidence as their last row.
fn by_evidence(
    facts: &[&Fact],
    with_place: bool,
    answer: &DeviceAnswer,
    context: &Context<'_>,
) -> Vec<Row> {
    let mut groups: Vec<(Option<Row>, Vec<Row>)> = Vec::new();
    for fact in facts {
        for (evidence, rows) in of_fact(fact, facts, with_place, answer, context) {
            match groups.iter_mut().find(|(kept, _)| *kept == evidence) {
                Some((_, kept)) => kept.extend(rows),
                None => groups.push((evidence, rows)),
            }
        }
    }
    groups
        .into_iter()
        .flat_map(|(evidence, rows)| rows.into_iter().chain(evidence))
        .collect()
}

type WithEvidence = (Option<Row>, Vec<Row>);

fn of_fact(
    fact: &Fact,
    beside: &[&Fact],
    with_place: bool,
    answer: &DeviceAnswer,
    context: &Context<'_>,
) -> Vec<WithEvidence> {
    let Some(property) = fact.property() else {
        return Vec::new();
    };
    let many = property.spec().arity == Arity::Many && property != Property::ReleaseMarket;
    let beside_china = with_place
        && beside.iter().any(|other| {
            other.property() == Some(property) && other.places.contains(&Market::CHINA)
        });
    let places: &[Market] = if with_place { &fact.places } else { &[] };
    let label =
        |said: &Said| super::label(&stated_label(said, context), places, beside_china, context);
    let mut found: Vec<WithEvidence> = Vec::new();
    if many {
        for said in &fact.best {
            found.push(one(&label(said), said, answer, context));
        }
    } else if let Some(said) = fact.best.first() {
        found.push(main(&label(said), fact, said, answer, context));
        for other in &fact.disputed {
            found.push((rows::evidence(other, context), remarks(other, context)));
        }
    }
    for said in &fact.nearer {
        let label = rows::label_in(&stated_label(said, context), &[said.market], context);
        found.push(one(&label, said, answer, context));
    }
    for said in fact.weaker.iter().chain(&fact.dead) {
        found.push(one(&label(said), said, answer, context));
    }
    found
}

/// The row of a fact with one value, or with all that are disputed.
fn main(
    label: &str,
    fact: &Fact,
    said: &Said,
    answer: &DeviceAnswer,
    context: &Context<'_>,
) -> WithEvidence {
    let text = dated(&part::values(fact, context), said, context);
    let marks = own_marks(answer, said, fact.is_disputed(), context);
    let row = rows::marked_row(label, &text, &marks, context).telling(said.key);
    let rows = [row].into_iter().chain(remarks(said, context)).collect();
    (rows::evidence(said, context), rows)
}

/// The row of one claim.
fn one(label: &str, said: &Said, answer: &DeviceAnswer, context: &Context<'_>) -> WithEvidence {
    let text = rows::value(said.property, &said.value, context);
    let text = dated(&text, said, context);
    let marks = own_marks(answer, said, false, context);
    let row = rows::marked_row(label, &text, &marks, context).telling(said.key);
    let rows = [row].into_iter().chain(remarks(said, context)).collect();
    (rows::evidence(said, context), rows)
}

/// The marks of a claim whose label says already whose it is.
fn own_marks(answer: &DeviceAnswer, said: &Said, disputed: bool, context: &Context<'_>) -> String {
    let own = Said {
        stated_for: None,
        ..said.clone()
    };
    with_difference(
        answer,
        said,
        &marks(answer, &own, disputed, context),
        context,
    )
}

/// Marks, with the one that says that other sources say something else.
pub(super) fn with_difference(
    answer: &DeviceAnswer,
    said: &Said,
    marks: &str,
    context: &Context<'_>,
) -> String {
    let differs = answer.differing.contains(&said.key);
    let differs = differs.then(|| context.words.say("mark-differs"));
    let marks = Some(marks.to_owned()).filter(|marks| !marks.is_empty());
    let all: Vec<String> = marks.into_iter().chain(differs).collect();
    rows::joined_marks(&all, context)
}

/// A value with the day since which it holds, where that is known.
pub(super) fn dated(text: &str, said: &Said, context: &Context<'_>) -> String {
    match said.since {
        Some(since) => {
            let date = format::date(context.words, since);
            context.words.say_with(
                "spec-since",
                &[("value", text.into()), ("date", (&date).into())],
            )
        }
        None => text.to_owned(),
    }
}

/// Why it has its status, and what the catalog remarks.
pub(super) fn remarks(said: &Said, context: &Context<'_>) -> Vec<Row> {
    let _ = context;
    let texts = [&said.reason, &said.note].into_iter().flatten();
    texts
        .map(|text| Row::quiet(text.as_str()).indented())
        .collect()
}

/// The label of a property; what a series or brand states says whose it is.
pub(super) fn stated_label(said: &Said, context: &Context<'_>) -> String {
    let words = context.words;
    let label = match ended(said, context) {
        Some(key) => words.say(key),
        None => format::property(words, said.property),
    };
    let Some(owner) = &said.stated_for else {
        return label;
    };
    match said.property {
        Property::OsPhones => super::overview::habit_label(said, context),
        Property::Statement => words.say_with("spec-label-about", &[("owner", owner.into())]),
        _ => words.say_with(
            "spec-label-stated",
            &[("owner", owner.into()), ("label", (&label).into())],
        ),
    }
}

/// The label of something that lasted until a day which has passed.
fn ended(said: &Said, context: &Context<'_>) -> Option<&'static str> {
    let key = match said.property {
        Property::SupportUntil => "spec-label-support-ended",
        Property::SupportUpgradesUntil => "spec-label-upgrades-ended",
        _ => return None,
    };
    matches!(said.value, Value::Date(date) if date.has_passed(context.view.today)).then_some(key)
}
