//! The card of the devices that have what was asked for: a row for each, with
//! the values that were asked for. The answer is already one page.

use super::Context;
use super::card::{Button, Card, CardSection, Row, Select, SelectOption, Tone};
use super::rows::{self, Part};
use crate::answers::find::{Criterion, FindAnswer, FoundDevice, FoundValue, Order};
use crate::answers::{Action, Asked, Choice, Question, Said};
use crate::domain::{Amount, Property, Stage, Status};
use crate::i18n::{Words, format};
use crate::search::Figure;

/// How many buttons a card offers that leave something out.
const BUTTONS: usize = 4;

/// The card of the devices that were found.
pub(super) fn card(answer: &FindAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let asked = asked(answer, context);
    if answer.total == 0 {
        return nothing(answer, &asked, context);
    }
    let count = [("count", answer.total.into())];
    let title = if asked.is_empty() {
        words.say_with("find-title-all", &count)
    } else {
        words.say_with("find-title", &count)
    };
    let mut card = Card::new(&title, Tone::Neutral);
    card.push(CardSection::bare(asked_row(&asked, context)));
    let rows = answer.rows.iter().map(|device| row(device, context));
    card.push(CardSection::new(
        words.say(answer.criteria.order.summary()),
        rows.collect(),
    ));
    card.footer = footer(answer, context);
    card.select = menu(answer, context);
    card.page = Some((answer.page, answer.pages));
    card
}

/// Nothing fits: what was asked for, and what to leave out of it.
fn nothing(answer: &FindAnswer, asked: &[String], context: &Context<'_>) -> Card {
    let words = context.words;
    let mut card = Card::new(&words.say("find-title-none"), Tone::Missing);
    card.push(CardSection::bare(asked_row(asked, context)));
    let rows = answer.loosened.iter().map(|(criterion, count)| {
        let label = words.say(any_key(*criterion));
        Row::plain(words.say_with(
            "find-without-row",
            &[("label", (&label).into()), ("count", (*count).into())],
        ))
    });
    card.push(CardSection::new(words.say("find-without"), rows.collect()));
    if answer.loosened.is_empty() {
        let next = Row::plain(words.say("find-without-several"));
        card.push(CardSection::bare(vec![next]));
    }
    let mut widest = answer.loosened.clone();
    widest.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    card.buttons = widest
        .iter()
        .take(BUTTONS)
        .map(|(criterion, _)| without(*criterion, answer, context))
        .collect();
    card.footer = footer(answer, context);
    card.hidden = true;
    card
}

/// A button that asks for the same without one thing.
fn without(criterion: Criterion, answer: &FindAnswer, context: &Context<'_>) -> Button {
    let market = context.asked.market;
    let asked = Asked {
        market: market.filter(|_| criterion != Criterion::Market),
        ..Asked::new(Question::Find {
            criteria: answer.criteria.without(criterion),
        })
    };
    let label = context.words.say(any_key(criterion));
    Button::new(&label, Action::Show(asked))
}

fn asked_row(asked: &[String], context: &Context<'_>) -> Vec<Row> {
    let told = (!asked.is_empty()).then(|| Row::plain(rows::joined_marks(asked, context)));
    told.into_iter().collect()
}

/// What was asked for, in words.
fn asked(answer: &FindAnswer, context: &Context<'_>) -> Vec<String> {
    let words = context.words;
    let criteria = &answer.criteria;
    let tell = |criterion| match criterion {
        Criterion::Kind => criteria.kind.map(|kind| format::device_kind(words, kind)),
        Criterion::Brand => answer.brand.clone(),
        Criterion::System => {
            let system = answer.system.as_ref()?;
            Some(words.say_with("find-asked-system", &[("system", system.into())]))
        }
        Criterion::Years => {
            let years = criteria.years?;
            let (first, last) = (years.first.to_string(), years.last.to_string());
            let years = if first == last {
                first
            } else {
                words.say_with(
                    "find-years",
                    &[("first", (&first).into()), ("last", (&last).into())],
                )
            };
            Some(words.say_with("find-asked-years", &[("years", (&years).into())]))
        }
        Criterion::Stage => criteria.stage.map(|stage| format::stage_kind(words, stage)),
        Criterion::Limit(figure) => {
            let limit = limit(words, figure, criteria.limits.get(figure)?);
            Some(words.say_with(limit_key(figure), &[("limit", (&limit).into())]))
        }
        Criterion::Market => None,
    };
    let mut told: Vec<String> = criteria.asked().into_iter().filter_map(tell).collect();
    if let Some(market) = answer.market.filter(|_| answer.total == 0) {
        let place = format::market_in(words, market);
        told.push(words.say_with("find-asked-market", &[("place", (&place).into())]));
    }
    told
}

/// A limit with its unit: `at least 6,000 mAh`, `up to 200 g`.
fn limit(words: &Words, figure: Figure, thousandths: u32) -> String {
    let amount = Amount::from_thousandths(thousandths.into());
    format::quantity(words, figure.limit(amount), figure.unit())
}

/// A device with what was asked for: `Huawei P50: 4,100 mAh, 90 Hz`.
fn row(device: &FoundDevice, context: &Context<'_>) -> Row {
    let words = context.words;
    let name = name(device, context);
    let values = device.values.iter();
    let mut parts: Vec<Part> = values.map(|value| part(value, context)).collect();
    if let (Some(place), Some(last)) = (device.place, parts.last()) {
        let marks = last.marks.clone();
        let text = format::market_in(words, place);
        parts.push(Part { text, marks });
    }
    if parts.is_empty() {
        return Row::plain(name);
    }
    rows::parts_row(&name, &parts, context)
}

/// Its name, with how far it has come where that is not what one expects.
fn name(device: &FoundDevice, context: &Context<'_>) -> String {
    let stage = match device.stage {
        Stage::Released(_) => None,
        stage => Some(stage),
    };
    format::choice(context.words, &device.name, stage)
}

fn part(value: &FoundValue, context: &Context<'_>) -> Part {
    let words = context.words;
    let Some(said) = &value.said else {
        let label = format::property(words, value.property);
        return Part {
            text: words.say_with("find-part-unknown", &[("label", (&label).into())]),
            marks: String::new(),
        };
    };
    let text = rows::value(said.property, &said.value, context);
    let text = match said.property {
        Property::MemoryRam => words.say_with("find-part-ram", &[("value", (&text).into())]),
        Property::ReleaseAnnounced if said.status == Status::Confirmed => {
            words.say_with("find-part-shown", &[("date", (&text).into())])
        }
        Property::ReleaseAnnounced => {
            words.say_with("find-part-expected", &[("date", (&text).into())])
        }
        _ => text,
    };
    // The card says once that rumors are stale: the rows are short.
    let plain = said.status == Status::Confirmed && !value.disputed && !said.overdue;
    let marks = if plain {
        Vec::new()
    } else {
        rows::computed_marks(said, value.disputed, false, context)
    };
    Part {
        text,
        marks: rows::joined_marks(&marks, context),
    }
}

fn footer(answer: &FindAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut lines = Vec::new();
    let values = || answer.rows.iter().flat_map(|device| &device.values);
    let said = || values().filter_map(|value| value.said.as_ref());
    let sure = |value: &FoundValue| {
        let said = value.said.as_ref();
        said.is_none_or(|said| said.status == Status::Confirmed) && !value.disputed
    };
    if said().any(|said| said.status == Status::Confirmed) {
        lines.push(words.say(if values().all(sure) {
            "find-footer-confirmed"
        } else {
            "find-footer-mixed"
        }));
    }
    if said().any(|said: &Said| said.stale) {
        lines.push(words.say("find-footer-stale"));
    }
    if let Some(market) = answer.market.filter(|_| answer.total > 0) {
        let market = format::market(words, market);
        lines.push(words.say_with("find-footer-market", &[("market", (&market).into())]));
    }
    for (count, key) in [
        (answer.unknown, "find-footer-unknown"),
        (answer.hidden, "find-footer-hidden"),
        (answer.elsewhere, "find-footer-elsewhere"),
    ] {
        if count > 0 {
            lines.push(words.say_with(key, &[("count", count.into())]));
        }
    }
    lines.into_iter().map(Row::quiet).collect()
}

/// The cards of the devices on the page, then the orders.
fn menu(answer: &FindAnswer, context: &Context<'_>) -> Option<Select> {
    let words = context.words;
    let devices = answer.rows.iter().map(|device| {
        let label = name(device, context);
        SelectOption::new(&label, None, Choice::Subject(device.number))
    });
    let orders = Order::ALL.iter().map(|(order, _)| {
        let label = words.say(order.summary());
        let mut option = SelectOption::new(&label, None, Choice::Order(*order));
        option.current = *order == answer.criteria.order;
        option
    });
    let market = answer.market.map(|_| {
        let every = words.say("find-menu-every-market");
        SelectOption::new(&every, None, Choice::Market(None))
    });
    let action = Action::Show(context.asked.clone());
    let options = devices.chain(orders).chain(market).collect();
    Select::new(&words.say("find-menu"), options, action)
}

fn limit_key(figure: Figure) -> &'static str {
    match figure {
        Figure::Battery => "find-asked-battery",
        Figure::RefreshRate => "find-asked-refresh",
        Figure::Camera => "find-asked-camera",
        Figure::Ram => "find-asked-ram",
        Figure::Weight => "find-asked-weight",
    }
}

fn any_key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Kind => "find-any-kind",
        Criterion::Brand => "find-any-brand",
        Criterion::System => "find-any-system",
        Criterion::Years => "find-any-year",
        Criterion::Stage => "find-any-stage",
        Criterion::Limit(Figure::Battery) => "find-any-battery",
        Criterion::Limit(Figure::RefreshRate) => "find-any-refresh",
        Criterion::Limit(Figure::Camera) => "find-any-camera",
        Criterion::Limit(Figure::Ram) => "find-any-ram",
        Criterion::Limit(Figure::Weight) => "find-any-weight",
        Criterion::Market => "find-any-market",
    }
}
