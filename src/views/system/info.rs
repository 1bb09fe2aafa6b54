//! The card that says what a system is.

use super::super::card::{Card, CardSection, Row, Span};
use super::super::{Context, rows};
use super::{joined, kind, named, note, nothing, tone};
use crate::answers::Said;
use crate::answers::system::SystemAnswer;
use crate::answers::system::info::{Fact, InfoAnswer, Part};
use crate::domain::property::Arity;
use crate::domain::{Market, Property, Status};
use crate::i18n::format;

/// A part of the card about the system itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// What it is made of.
    Made,
    /// When and where it is to be had, and for how long.
    Offered,
    /// Figures.
    Figures,
    /// What has no type.
    Statements,
}

fn group(property: Property) -> Group {
    match property {
        Property::Statement => Group::Statements,
        Property::ReleaseAnnounced
        | Property::ReleaseDate
        | Property::ReleaseDeveloper
        | Property::ReleaseMarket
        | Property::SupportUntil
        | Property::SupportActive
        | Property::OsFirst
        | Property::OsScope => Group::Offered,
        Property::OsDevices
        | Property::OsProducts
        | Property::OsNativeApps
        | Property::OsMarketShare
        | Property::OsDeviceShare => Group::Figures,
        _ => Group::Made,
    }
}

pub(super) fn card(answer: &SystemAnswer, info: &InfoAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let all = || {
        let parts = info.lines.iter().flat_map(|part| &part.facts);
        info.facts.iter().chain(parts).flat_map(|fact| &fact.best)
    };
    let is = |wanted: fn(Status) -> bool| all().any(|said| wanted(said.status));
    let tone = tone(
        is(|status| status == Status::Confirmed),
        is(|status| status == Status::Announced),
        is(|status| matches!(status, Status::Rumored | Status::Leaked)),
        false,
    );
    let mut card = Card::new(&title(answer, info, context), tone);
    let mut head = vec![Row::plain(kind(&answer.scope, context))];
    head.extend(info.lines.iter().filter_map(|line| brief(line, context)));
    let section = |heading: &str, wanted: Group| {
        let facts = info.facts.iter();
        let facts = facts.filter(|fact| group(fact.property) == wanted);
        let rows = facts.flat_map(|fact| fact_rows(fact, context));
        CardSection::new(words.say(heading), rows.collect())
    };
    card.push(section("os-section-made", Group::Made));
    for line in &info.lines {
        card.push(part(line, &line.name, context));
    }
    card.push(section("os-section-offered", Group::Offered));
    card.push(section("os-section-figures", Group::Figures));
    card.push(section("os-section-statements", Group::Statements));
    for service in &info.services {
        let heading = words.say_with("os-section-service", &[("service", (&service.name).into())]);
        card.push(part(service, &heading, context));
    }
    if !info.skins.is_empty() {
        let skins = format::list_and(words, &info.skins);
        card.push(CardSection::new(
            words.say("os-section-skins"),
            vec![Row::plain(skins)],
        ));
    }
    if card.sections.is_empty() && info.lines.is_empty() {
        let sentence = words.say_with(
            "os-info-nothing",
            &[("system", (&named(answer, context)).into())],
        );
        card.push(nothing(sentence, answer, context));
    }
    card.sections.insert(0, CardSection::bare(head));
    for section in &mut card.sections {
        say_once(&mut section.rows);
    }
    card
}

/// What tells a line from the others: `HarmonyOS 1 to 4: AOSP on Linux, 4.3`.
fn brief(line: &Part, context: &Context<'_>) -> Option<Row> {
    let first = |property: Property| {
        let fact = line.facts.iter().find(|fact| fact.property == property)?;
        let said = fact.best.first()?;
        Some(rows::value(property, &said.value, context))
    };
    let newest = first(Property::OsLatest).map(|version| {
        context
            .words
            .say_with("os-newest", &[("version", (&version).into())])
    });
    let parts: Vec<String> = first(Property::OsBase).into_iter().chain(newest).collect();
    (!parts.is_empty()).then(|| rows::plain_row(&line.name, &joined(parts, context), context))
}

/// A remark that several rows of a section share is said at the first.
fn say_once(rows: &mut Vec<Row>) {
    let mut said: Vec<String> = Vec::new();
    rows.retain(|row| {
        let remark = row.claim.is_none() && row.depth > 0;
        let again = remark && said.contains(&row.text());
        if remark {
            said.push(row.text());
        }
        !again
    });
}

/// The newest version answers best what somebody wants to know first; that of
/// a line may be for other markets than the one that was asked for.
fn title(answer: &SystemAnswer, info: &InfoAnswer, context: &Context<'_>) -> String {
    let system = named(answer, context);
    if info.offered == Some(false) {
        let args = [("system", (&system).into())];
        return context.words.say_with("os-title-info-elsewhere", &args);
    }
    let lines = info.lines.iter().filter(|_| answer.market.is_none());
    let parts = lines.flat_map(|part| &part.facts);
    let latest = info
        .facts
        .iter()
        .chain(parts)
        .filter(|fact| fact.property == Property::OsLatest)
        .find_map(|fact| fact.best.first());
    match latest {
        Some(said) => context.words.say_with(
            "os-title-info",
            &[
                ("system", (&system).into()),
                ("version", (&super::newest(said, context)).into()),
            ],
        ),
        None => context
            .words
            .say_with("os-title-info-plain", &[("system", (&system).into())]),
    }
}

fn part(part: &Part, heading: &str, context: &Context<'_>) -> CardSection {
    let mut facts: Vec<&Fact> = part.facts.iter().collect();
    facts.sort_by_key(|fact| group(fact.property));
    let rows = facts.into_iter().flat_map(|fact| fact_rows(fact, context));
    CardSection::new(heading, rows.collect())
}

/// A fact: what holds, what disputes it, what else was said, what was denied.
fn fact_rows(fact: &Fact, context: &Context<'_>) -> Vec<Row> {
    if fact.property == Property::Statement {
        return fact
            .said()
            .flat_map(|said| statement(said, context))
            .collect();
    }
    let mut rows = Vec::new();
    let disputed = !fact.disputed.is_empty();
    for said in fact.best.iter().chain(&fact.disputed) {
        rows.extend(claim(said, disputed, context));
    }
    rows.extend(
        fact.agreeing
            .iter()
            .filter_map(|said| Some(rows::evidence(said, context)?.telling(said.key))),
    );
    for said in fact.others.iter().chain(&fact.dead) {
        let first = rows.is_empty();
        let lines = claim(said, false, context);
        rows.extend(
            lines
                .into_iter()
                .map(|row| if first { row } else { row.indented() }),
        );
    }
    rows
}

/// One claim with its date, where figures change, and the catalog's remark.
fn claim(said: &Said, disputed: bool, context: &Context<'_>) -> Vec<Row> {
    // "Sold in" names its market in the value.
    let place = if said.property == Property::ReleaseMarket {
        Market::WORLD
    } else {
        said.market
    };
    let label = rows::label(said.property, place, context);
    let figure = said.property.spec().arity == Arity::Timed;
    let row = match said.as_of.filter(|_| figure) {
        Some(as_of) => {
            let value = rows::value(said.property, &said.value, context);
            let mut parts = vec![value, super::date(as_of, context)];
            let plain = said.status == Status::Confirmed && !disputed && !said.stale;
            if !plain {
                parts.push(rows::marks(said, disputed, context));
            }
            rows::plain_row(&label, &joined(parts, context), context).telling(said.key)
        }
        None => rows::claim(&label, said, disputed, context),
    };
    let reason = said.reason.iter().map(|text| note(text.as_str()));
    let remark = said.note.iter().map(|text| note(text.as_str()));
    std::iter::once(row).chain(reason).chain(remark).collect()
}

/// A statement, with its status and whose word it is beneath.
fn statement(said: &Said, context: &Context<'_>) -> Vec<Row> {
    let text = rows::value(said.property, &said.value, context);
    let status = format::status(context.words, said.status);
    let mut rows = vec![Row::plain(text).telling(said.key)];
    match rows::evidence(said, context) {
        Some(mut evidence) => {
            if let Some(span) = evidence.spans.pop() {
                let text = joined(vec![status, span.text().to_owned()], context);
                evidence.spans.push(match span {
                    Span::Link(_, address) => Span::Link(text, address),
                    _ => Span::Plain(text),
                });
            }
            rows.push(evidence);
        }
        None => rows.push(Row::plain(status).indented()),
    }
    rows.extend(said.note.iter().map(|text| note(text.as_str())));
    rows
}
