//! The card of devices side by side: a row per property with the values one
//! after another, because columns do not stand side by side on a phone.

use super::Context;
use super::card::{Button, Card, CardSection, Row, Select, SelectOption, Tone};
use super::rows;
use crate::answers::compare::{Cell, CompareAnswer, Compared, ComparedRow};
use crate::answers::{Action, Asked, Choice, Question, Said, Section, Wanted};
use crate::domain::property::Arity;
use crate::domain::{Market, Property, Status, Value};
use crate::i18n::format;

/// The card of devices side by side.
pub(super) fn card(answer: &CompareAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let names: Vec<String> = answer.devices.iter().map(|d| d.name.clone()).collect();
    if let [only] = answer.devices.as_slice() {
        return one_device(only, answer, context);
    }
    let only_differences = matches!(
        context.asked.question,
        Question::Compare {
            only_differences: true,
            ..
        }
    );
    let all = format::list_and(words, &names);
    let title = words.say_with("compare-title", &[("names", (&all).into())]);
    let mut card = Card::new(&title, Tone::Neutral);
    let stages = answer.devices.iter().map(|device| {
        let stage = format::stage(words, device.stage);
        rows::plain_row(&device.short_name, &stage, context)
    });
    card.push(CardSection::bare(stages.collect()));
    let shown = answer
        .rows
        .iter()
        .filter(|row| row.differs || !only_differences);
    let told: Vec<Row> = shown.map(|row| row_of(row, answer, context)).collect();
    if told.is_empty() {
        let row = Row::plain(words.say("compare-no-difference"));
        card.push(CardSection::bare(vec![row]));
    }
    card.push(CardSection::bare(told));
    card.footer = footer(answer, context);
    card.select = menu(answer, context);
    card.buttons = vec![toggle(context)];
    card
}

/// One row for a property: what each device has, in the order of the title.
fn row_of(row: &ComparedRow, answer: &CompareAnswer, context: &Context<'_>) -> Row {
    let words = context.words;
    let china = answer
        .rows
        .iter()
        .any(|other| other.property == row.property && other.places.contains(&Market::CHINA));
    let property = format::property(words, row.property);
    let label = if row.property == Property::ReleaseMarket {
        property
    } else if china && row.places == [Market::GLOBAL] {
        words.say_with("compare-elsewhere", &[("label", (&property).into())])
    } else {
        rows::label_in(&property, &row.places, context)
    };
    let told = row.cells.iter().map(|cell| {
        let known = cell.as_ref().and_then(|cell| known(cell, context));
        known.unwrap_or_else(|| words.say("value-unknown"))
    });
    let all = told.reduce(|left, right| {
        words.say_with(
            "compare-beside",
            &[("left", (&left).into()), ("right", (&right).into())],
        )
    });
    rows::plain_row(&label, &all.unwrap_or_default(), context)
}

/// What one device has, with what stands behind it: `6,000 mAh, rumored`.
fn known(cell: &Cell, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    let fact = &cell.fact;
    let said = fact.leading()?;
    let live = fact.best.iter().chain(&fact.disputed).chain(&fact.nearer);
    let denied = fact.dead.iter().take(usize::from(fact.best.is_empty()));
    let told: Vec<&Said> = live.chain(denied).collect();
    let mut texts: Vec<String> = Vec::new();
    for said in told
        .iter()
        .filter(|said| !lies_within(said, &told, context))
    {
        let text = rows::value(said.property, &said.value, context);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let sold = |place: Market| told.iter().any(|said| said.value == Value::Market(place));
    let text = if sold(Market::CHINA) && sold(Market::GLOBAL) {
        format::market(words, Market::WORLD)
    } else if said.property.spec().arity == Arity::Many {
        format::list_and(words, &texts)
    } else {
        format::list_or(words, &texts)
    };
    let disputed = fact.is_disputed() || !fact.nearer.is_empty();
    let mut marks = if said.status == Status::Confirmed && !disputed {
        Vec::new()
    } else {
        rows::computed_marks(said, disputed, false, context)
    };
    if let Some(owner) = &said.stated_for {
        marks.push(words.say_with("compare-mark-stated", &[("owner", owner.into())]));
    }
    if cell.better {
        marks.push(words.say("compare-mark-better"));
    }
    marks.extend(others(cell, &text, context));
    marks.insert(0, text);
    Some(rows::joined_marks(&marks, context))
}

/// What other sources say that are as good: `others say 31 Jan 2024`.
fn others(cell: &Cell, shown: &str, context: &Context<'_>) -> Option<String> {
    let mut texts: Vec<String> = Vec::new();
    for said in cell.fact.others() {
        let text = rows::value(said.property, &said.value, context);
        if text != shown && !texts.contains(&text) {
            texts.push(text);
        }
    }
    let others = (!texts.is_empty()).then(|| format::list_or(context.words, &texts))?;
    let value = [("value", (&others).into())];
    Some(context.words.say_with("compare-mark-others", &value))
}

/// Whether it names a market that lies within another one that is named: who
/// reads "outside China" needs no "Japan".
fn lies_within(said: &Said, all: &[&Said], context: &Context<'_>) -> bool {
    let Value::Market(inner) = said.value else {
        return false;
    };
    all.iter().any(|other| match other.value {
        Value::Market(outer) => {
            inner != outer && context.catalog.markets().distance(inner, outer).is_some()
        }
        _ => false,
    })
}

fn footer(answer: &CompareAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut lines = Vec::new();
    for device in &answer.devices {
        if let Some(typed) = &device.inexact {
            lines.push(words.say_with(
                "compare-showing",
                &[
                    ("name", (&device.short_name).into()),
                    ("typed", typed.into()),
                ],
            ));
        }
    }
    for name in &answer.named_twice {
        lines.push(words.say_with("compare-named-twice", &[("name", name.into())]));
    }
    if answer.too_many {
        lines.push(words.say("compare-too-many"));
    }
    if let Some(market) = answer.market {
        let market = format::market(words, market);
        lines.push(words.say_with("compare-market", &[("market", (&market).into())]));
    }
    let cells = || {
        answer
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flatten())
    };
    let sure = |cell: &Cell| cell.fact.best.iter().all(|s| s.status == Status::Confirmed);
    let agreed = |cell: &Cell| !cell.fact.is_disputed() && cell.fact.others().next().is_none();
    let plain = |cell: &Cell| sure(cell) && !cell.fact.best.is_empty() && agreed(cell);
    if cells().any(plain) {
        let all = cells().all(plain);
        lines.push(words.say(if all {
            "compare-confirmed"
        } else {
            "compare-mixed"
        }));
    }
    if answer.hidden > 0 {
        lines.push(words.say_with("compare-hidden", &[("count", answer.hidden.into())]));
    }
    lines.into_iter().map(Row::quiet).collect()
}

/// The card of each device, where the sources of its values stand.
fn menu(answer: &CompareAnswer, context: &Context<'_>) -> Option<Select> {
    let words = context.words;
    let options = answer.devices.iter().map(|device| {
        let label = format::choice(words, &device.name, Some(device.stage));
        SelectOption::new(&label, None, Choice::Subject(device.number))
    });
    // A choice turns the question into the one about that device.
    let action = Action::Show(Asked {
        question: Question::LookUp {
            text: String::new(),
        },
        market: context.asked.market,
        page: 0,
    });
    Select::new(&words.say("compare-menu"), options.collect(), action)
}

fn toggle(context: &Context<'_>) -> Button {
    let mut asked = context.asked.clone();
    asked.page = 0;
    let mut key = "compare-button-differences";
    if let Question::Compare {
        only_differences, ..
    } = &mut asked.question
    {
        if *only_differences {
            key = "compare-button-all";
        }
        *only_differences = !*only_differences;
    }
    Button::new(&context.words.say(key), Action::Show(asked))
}

/// There is nothing to compare one device with.
fn one_device(device: &Compared, answer: &CompareAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let title = if answer.named_twice.is_empty() {
        words.say_with("compare-one-title", &[("name", (&device.name).into())])
    } else {
        words.say_with("compare-same-title", &[("name", (&device.name).into())])
    };
    let mut card = Card::new(&title, Tone::Missing);
    let row = Row::plain(words.say("compare-one"));
    card.push(CardSection::bare(vec![row]));
    card.buttons = vec![Button::new(
        &words.say("compare-button-card"),
        Action::Show(Asked {
            question: Question::Spec {
                device: Wanted::Number(device.number),
                section: Section::Overview,
                typed: None,
            },
            market: context.asked.market,
            page: 0,
        }),
    )];
    card.hidden = true;
    card
}
