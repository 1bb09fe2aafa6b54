//! The card of who ships a system: one maker once, in its strongest group.

use jiff::civil::Date;

use super::super::card::{Card, CardSection, Row, Span};
use super::super::{Context, rows};
use super::{joined, marks, named, note, nothing, tone};
use crate::answers::Said;
use crate::answers::system::SystemAnswer;
use crate::answers::system::devices::DeviceRow;
use crate::answers::system::makers::{DeviceCount, MakerGroup, MakerRow, MakersAnswer};
use crate::domain::{DateSpan, Market, PartialDate, Property, Status};
use crate::i18n::format;

pub(super) fn card(answer: &SystemAnswer, makers: &MakersAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let has = |group: MakerGroup| makers.makers.iter().any(|maker| maker.group == group);
    let tone = tone(
        has(MakerGroup::Ships) || has(MakerGroup::Once) || has(MakerGroup::Earlier),
        has(MakerGroup::Announced) || has(MakerGroup::Partner),
        has(MakerGroup::Rumored),
        has(MakerGroup::Denied),
    );
    let mut card = Card::new(&title(answer, makers, context), tone);
    if makers.makers.len() > FEW {
        card.push(CardSection::bare(overview(makers, context)));
    }
    for group in MakerGroup::ALL {
        let of_group = || makers.makers.iter().filter(|maker| maker.group == *group);
        let leads = || of_group().flat_map(|maker| &maker.leads);
        let all_stale = leads().next().is_some() && leads().all(|said| said.stale);
        let stale = all_stale.then(|| Row::quiet(words.say("os-stale-all")));
        let family = answer.scope.family_name.as_str();
        let of_makers = of_group().flat_map(|maker| maker_rows(maker, family, all_stale, context));
        let rows: Vec<Row> = stale.into_iter().chain(of_makers).collect();
        card.push(CardSection::new(heading(*group, context), rows));
    }
    if makers.makers.is_empty() {
        let system = named(answer, context);
        let sentence = words.say_with("os-makers-nothing", &[("system", (&system).into())]);
        card.push(nothing(sentence, answer, context));
    }
    if !makers.version_unsaid.is_empty() {
        let names = format::list_and(words, &makers.version_unsaid);
        card.push(CardSection::bare(vec![Row::quiet(words.say_with(
            "os-makers-version-unsaid",
            &[
                ("makers", (&names).into()),
                ("family", (&answer.scope.family_name).into()),
            ],
        ))]));
    }
    card
}

/// So many makers are seen at once; more of them get an overview first.
const FEW: usize = 2;

/// Who stands in which group, since when, and whose word that is for the first.
fn overview(makers: &MakersAnswer, context: &Context<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in MakerGroup::ALL {
        let of_group = || makers.makers.iter().filter(|maker| maker.group == *group);
        let names: Vec<String> = of_group().map(|maker| briefly(maker, context)).collect();
        if names.is_empty() {
            continue;
        }
        let names = format::list_and(context.words, &names);
        rows.push(rows::plain_row(&heading(*group, context), &names, context));
        rows.extend(of_group().find_map(|maker| {
            let said = maker.leads.first()?;
            named_evidence(&maker.name, said, context)
        }));
    }
    rows
}

/// `Huawei (worldwide, since 9 Aug 2019)`, and how well a partnership is backed.
fn briefly(maker: &MakerRow, context: &Context<'_>) -> String {
    let Some(said) = maker.leads.first() else {
        return maker.name.clone();
    };
    let mut when = vec![format::market_in(context.words, said.market)];
    when.extend(since(said, context));
    // The other groups say by their heading how well they are backed.
    if maker.group == MakerGroup::Partner && said.status != Status::Confirmed {
        when.push(format::status(context.words, said.status));
    }
    let when = joined(when, context);
    let args = [("maker", (&maker.name).into()), ("when", (&when).into())];
    context.words.say_with("os-overview-maker", &args)
}

/// Whose word it is, for one of several makers: `Nokia: Huawei, quoted by
/// Nokiamob, 30 Jun 2021`.
fn named_evidence(maker: &str, said: &Said, context: &Context<'_>) -> Option<Row> {
    let mut row = rows::evidence(said, context)?;
    let span = row.spans.pop()?;
    if span.text().starts_with(maker) {
        // It speaks for itself.
        return Some(row.with(span));
    }
    let args = [("label", maker.into()), ("value", span.text().into())];
    let text = context.words.say_with("row", &args);
    Some(row.with(match span {
        Span::Link(_, address) => Span::Link(text, address),
        _ => Span::Plain(text),
    }))
}

fn heading(group: MakerGroup, context: &Context<'_>) -> String {
    let words = context.words;
    match group {
        MakerGroup::Ships => words.say("os-makers-ships"),
        MakerGroup::Once => words.say("os-makers-once"),
        MakerGroup::Earlier => words.say("os-makers-earlier"),
        MakerGroup::Announced => words.say("os-makers-announced"),
        MakerGroup::Partner => words.say("os-makers-partner"),
        MakerGroup::Rumored => words.say("os-makers-rumored"),
        MakerGroup::Denied => words.say("os-makers-denied"),
    }
}

fn title(answer: &SystemAnswer, makers: &MakersAnswer, context: &Context<'_>) -> String {
    let count = |group: MakerGroup| {
        let within = makers.makers.iter();
        within.filter(|maker| maker.group == group).count()
    };
    let system = named(answer, context);
    let args = [
        ("system", (&system).into()),
        ("ships", count(MakerGroup::Ships).into()),
        ("announced", count(MakerGroup::Announced).into()),
        ("rumored", count(MakerGroup::Rumored).into()),
        ("denied", count(MakerGroup::Denied).into()),
    ];
    context.words.say_with("os-title-makers", &args)
}

/// A maker with what puts it there, its devices, and what speaks against it.
/// `said_once` leaves out the mark that the section says once for all.
fn maker_rows(maker: &MakerRow, family: &str, said_once: bool, context: &Context<'_>) -> Vec<Row> {
    let mut rows = lead(maker, said_once, context);
    if !maker.skins.is_empty() {
        let skins = format::list_and(context.words, &maker.skins);
        let text = context
            .words
            .say_with("os-maker-skins", &[("skins", (&skins).into())]);
        rows.push(Row::plain(text).indented());
    }
    rows.extend(of_devices(maker, context));
    let beside = maker.leads.iter().skip(1).chain(&maker.beside);
    rows.extend(beside.map(|said| beneath(said, context)));
    if !maker.of_family.is_empty() {
        let family = [("family", family.into())];
        rows.push(Row::quiet(context.words.say_with("os-maker-of-family", &family)).indented());
        rows.extend(maker.of_family.iter().map(|said| beneath(said, context)));
    }
    rows.extend(instead(maker, context));
    rows
}

/// The maker's own line with the reason or remark and whose word it is; one
/// that only its devices put there is a line by itself.
fn lead(maker: &MakerRow, said_once: bool, context: &Context<'_>) -> Vec<Row> {
    if let Some(said) = maker.leads.first() {
        let text = told(said, said_once, context);
        let row = rows::plain_row(&maker.name, &text, context).telling(said.key);
        let why = said.reason.as_ref().or(said.note.as_ref());
        let why = why.map(|text| note(text.as_str()));
        let whose = rows::evidence(said, context);
        return std::iter::once(row).chain(why).chain(whose).collect();
    }
    match plain_count(maker) {
        Some(only) => {
            let mut text = vec![devices(only, context)];
            if maker.group == MakerGroup::Earlier {
                text.extend(maker.newest.map(|day| newest(day, context)));
            }
            vec![rows::plain_row(
                &maker.name,
                &joined(text, context),
                context,
            )]
        }
        None => vec![Row::plain(maker.name.clone())],
    }
}

/// The number of its devices, where it is all that is known and needs no line.
fn plain_count(maker: &MakerRow) -> Option<&DeviceCount> {
    match maker.devices.as_slice() {
        [only] if maker.leads.is_empty() && only.line.is_none() => Some(only),
        _ => None,
    }
}

/// Its devices: how many have it, which are said to get it, which were denied.
fn of_devices(maker: &MakerRow, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut rows = Vec::new();
    if plain_count(maker).is_none() {
        let counts = maker.devices.iter().map(|some| devices(some, context));
        rows.extend(counts.map(|text| Row::plain(text).indented()));
    }
    if maker.expected.len() > SHOWN {
        let count = maker.expected.len();
        let text = words.say_with("os-maker-expected", &[("count", count.into())]);
        rows.push(Row::plain(text).indented());
    } else {
        let expected = maker.expected.iter();
        rows.extend(expected.filter_map(|row| device(row, context)));
    }
    for same in maker.denied.chunk_by(|a, b| a.markets() == b.markets()) {
        let names: Vec<String> = same.iter().map(|row| row.name.clone()).collect();
        let places = same.iter().take(1).flat_map(DeviceRow::markets);
        let places: Vec<String> = places
            .map(|market| format::market_in(words, market))
            .collect();
        let names = format::list_and(words, &names);
        let places = format::list_and(words, &places);
        let args = [("devices", (&names).into()), ("place", (&places).into())];
        rows.push(Row::plain(words.say_with("os-maker-denied", &args)).indented());
    }
    rows
}

/// So many expected devices are named; more are counted.
const SHOWN: usize = 3;

/// What it puts on its phones instead, in one line: each system once.
fn instead(maker: &MakerRow, context: &Context<'_>) -> Option<Row> {
    let words = context.words;
    let mut systems: Vec<(String, Vec<Market>)> = Vec::new();
    for said in &maker.instead {
        let system = rows::value(said.property, &said.value, context);
        match systems.iter_mut().find(|(kept, _)| *kept == system) {
            Some((_, markets)) => markets.push(said.market),
            None => systems.push((system, vec![said.market])),
        }
    }
    let systems: Vec<String> = systems
        .into_iter()
        .map(|(system, mut markets)| {
            let both = [Market::CHINA, Market::GLOBAL];
            if markets.contains(&Market::WORLD) || both.iter().all(|half| markets.contains(half)) {
                markets = vec![Market::WORLD];
            }
            let places: Vec<String> = markets
                .into_iter()
                .map(|market| format::market_in(words, market))
                .collect();
            let place = format::list_and(words, &places);
            let args = [("system", (&system).into()), ("place", (&place).into())];
            words.say_with("os-name-in", &args)
        })
        .collect();
    (!systems.is_empty()).then(|| {
        let systems = format::list_and(words, &systems);
        Row::plain(words.say_with("os-maker-instead", &[("systems", (&systems).into())])).indented()
    })
}

/// What the maker's own line says under the heading of its group: `in China,
/// since 10 Aug 2019, superseded`.
fn told(said: &Said, said_once: bool, context: &Context<'_>) -> String {
    let words = context.words;
    let place = format::market_in(words, said.market);
    let args = [("place", (&place).into())];
    let what = match said.property {
        Property::MakerOsPlan => words.say_with("os-maker-plan", &args),
        Property::MakerOsTalks => words.say_with("os-maker-talks", &args),
        Property::OsPhones => words.say_with("os-maker-phones", &args),
        _ => place.clone(),
    };
    let mut parts = vec![what];
    parts.extend(since(said, context));
    if said_once {
        parts.push(format::status(words, said.status));
    } else {
        parts.extend(marks(said, context));
    }
    joined(parts, context)
}

fn since(said: &Said, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    let date = format::date(words, said.since?);
    let args = [("date", (&date).into())];
    Some(match said.status {
        Status::Confirmed => words.say_with("os-maker-since", &args),
        // What is over did not go on since then.
        Status::Superseded => words.say_with("os-maker-from", &args),
        _ => date,
    })
}

/// A further claim of a maker in one line, with whose word it is: `Plan in
/// China, debunked, Chinascope, repeating NetEase, 4 Jun 2021`.
fn beneath(said: &Said, context: &Context<'_>) -> Row {
    let words = context.words;
    let place = format::market_in(words, said.market);
    let args = [("place", (&place).into())];
    let what = match said.property {
        Property::MakerOsPlan => words.say_with("os-beneath-plan", &args),
        Property::MakerOsTalks => words.say_with("os-beneath-talks", &args),
        Property::OsPhones => words.say_with("os-beneath-phones", &args),
        Property::MakerOsPartner => words.say_with("os-beneath-partner", &args),
        _ => words.say_with("os-beneath-ships", &args),
    };
    let mut parts = vec![what];
    parts.extend(since(said, context));
    parts.extend(marks(said, context));
    let told = joined(parts, context);
    let mut row = Row::plain(told.clone()).indented();
    if let Some(mut evidence) = rows::evidence(said, context)
        && let Some(span) = evidence.spans.pop()
    {
        let text = joined(vec![told, span.text().to_owned()], context);
        evidence.spans.push(match span {
            Span::Link(_, address) => Span::Link(text, address),
            _ => Span::Plain(text),
        });
        row = evidence;
    }
    row.telling(said.key)
}

/// `HarmonyOS 1 to 4: 2 devices in the catalog, in China`.
fn devices(some: &DeviceCount, context: &Context<'_>) -> String {
    let words = context.words;
    let mut parts = vec![match some.line {
        Some(_) => words.say_with("os-maker-devices", &[("count", some.count.into())]),
        None => words.say_with("os-devices-count", &[("count", some.count.into())]),
    }];
    let place = some.market.filter(|market| *market != Market::WORLD);
    parts.extend(place.map(|market| format::market_in(words, market)));
    let text = joined(parts, context);
    let label = match &some.line {
        Some(line) => line.clone(),
        None if !some.version_known => words.say("os-maker-version-unknown"),
        None => return text,
    };
    words.say_with(
        "row",
        &[("label", (&label).into()), ("value", (&text).into())],
    )
}

fn newest(day: Date, context: &Context<'_>) -> String {
    let year = PartialDate {
        span: DateSpan::Year(day.year()),
        not_before: false,
    };
    let year = format::date(context.words, year);
    context
        .words
        .say_with("os-maker-newest", &[("year", (&year).into())])
}

/// A device beneath its maker, in one line and without its own reasons.
fn device(row: &DeviceRow, context: &Context<'_>) -> Option<Row> {
    let rows = super::devices::device(row, true, context);
    rows.into_iter().next().map(Row::indented)
}
