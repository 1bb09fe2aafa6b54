//! The card of a system's devices: one row each, by how well it is backed and
//! by market.

use super::super::card::{Card, CardSection, Row};
use super::super::{Context, rows};
use super::{joined, named, note, nothing, tone};
use crate::answers::system::SystemAnswer;
use crate::answers::system::devices::{DeviceGroup, DeviceRow, DevicesAnswer, Held};
use crate::domain::{Market, Property, Status};
use crate::i18n::format;

pub(super) fn card(answer: &SystemAnswer, devices: &DevicesAnswer, context: &Context<'_>) -> Card {
    let words = context.words;
    let has = |group: DeviceGroup| devices.devices.iter().any(|row| row.group == group);
    let tone = tone(
        devices.devices.iter().any(|row| row.group.has_it()),
        has(DeviceGroup::Announced),
        has(DeviceGroup::Rumored),
        has(DeviceGroup::Denied),
    );
    let mut card = Card::new(&title(answer, devices, context), tone);
    if devices.devices.len() > FEW {
        card.push(CardSection::bare(overview(devices, context)));
    }
    for group in DeviceGroup::ALL {
        let of_group: Vec<&DeviceRow> = devices
            .devices
            .iter()
            .filter(|row| row.group == *group)
            .collect();
        for section in sections(*group, &of_group, context) {
            card.push(section);
        }
    }
    if devices.devices.is_empty() {
        let system = named(answer, context);
        let sentence = words.say_with("os-devices-nothing", &[("system", (&system).into())]);
        card.push(nothing(sentence, answer, context));
    }
    let mut closing = Vec::new();
    if devices.version_unsaid > 0 {
        closing.push(Row::quiet(words.say_with(
            "os-devices-version-unsaid",
            &[
                ("count", devices.version_unsaid.into()),
                ("family", (&answer.scope.family_name).into()),
            ],
        )));
    }
    if let Some(skin) = devices.skins.first() {
        closing.push(Row::quiet(words.say_with(
            "os-devices-skins",
            &[
                ("system", (&answer.scope.name).into()),
                ("skin", skin.into()),
            ],
        )));
    }
    card.push(CardSection::bare(closing));
    card
}

/// So many devices are seen at once; more of them get an overview first.
const FEW: usize = 8;

/// How many devices are in which group.
fn overview(devices: &DevicesAnswer, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    let mut rows = Vec::new();
    for group in DeviceGroup::ALL {
        let of_group = devices.devices.iter().filter(|row| row.group == *group);
        let count = of_group.count();
        if count == 0 {
            continue;
        }
        let label = match group {
            DeviceGroup::Released => words.say("os-overview-released"),
            DeviceGroup::Updated => words.say("os-overview-updated"),
            DeviceGroup::Runs => words.say("os-overview-runs"),
            DeviceGroup::Once => words.say("os-overview-once"),
            DeviceGroup::Announced => words.say("os-makers-announced"),
            DeviceGroup::Rumored => words.say("os-makers-rumored"),
            DeviceGroup::Denied => words.say("os-makers-denied"),
        };
        rows.push(rows::plain_row(
            &label,
            &format::count(words, count),
            context,
        ));
    }
    rows
}

fn title(answer: &SystemAnswer, devices: &DevicesAnswer, context: &Context<'_>) -> String {
    let count = |group: DeviceGroup| {
        let within = devices.devices.iter();
        within.filter(|row| row.group == group).count()
    };
    let held = devices.devices.iter();
    let held = held.filter(|row| row.group.has_it()).count();
    let announced = count(DeviceGroup::Announced);
    let rumored = count(DeviceGroup::Rumored);
    let denied = count(DeviceGroup::Denied);
    let system = named(answer, context);
    let args = [
        ("system", (&system).into()),
        ("devices", held.into()),
        ("announced", announced.into()),
        ("rumored", rumored.into()),
        ("denied", denied.into()),
    ];
    context.words.say_with("os-title-devices", &args)
}

/// The sections of a group: one for each set of markets, the largest first;
/// rumors without news apart from those that are alive.
fn sections(group: DeviceGroup, rows: &[&DeviceRow], context: &Context<'_>) -> Vec<CardSection> {
    let mut sections: Vec<(Kind, Vec<&DeviceRow>)> = Vec::new();
    for row in rows {
        let kind = Kind {
            group,
            stale: group == DeviceGroup::Rumored && row.held.iter().all(|held| held.said.stale),
            markets: row.markets(),
        };
        match sections.iter_mut().find(|(kept, _)| *kept == kind) {
            Some((_, kept)) => kept.push(row),
            None => sections.push((kind, vec![row])),
        }
    }
    sections.sort_by_key(|(kind, rows)| (kind.stale, std::cmp::Reverse(rows.len())));
    sections
        .iter()
        .map(|(kind, rows)| section(kind, rows, context))
        .collect()
}

/// What the devices of one section have in common.
#[derive(PartialEq, Eq)]
struct Kind {
    group: DeviceGroup,
    stale: bool,
    markets: Vec<Market>,
}

fn section(kind: &Kind, rows: &[&DeviceRow], context: &Context<'_>) -> CardSection {
    let words = context.words;
    let places = kind.markets.iter();
    let places: Vec<String> = places
        .map(|market| format::market_in(words, *market))
        .collect();
    let place = format::list_and(words, &places);
    let args = [("place", (&place).into()), ("count", rows.len().into())];
    let heading = match kind.group {
        DeviceGroup::Released => words.say_with("os-devices-released", &args),
        DeviceGroup::Updated => words.say_with("os-devices-updated", &args),
        DeviceGroup::Runs => words.say_with("os-devices-runs", &args),
        DeviceGroup::Once => words.say_with("os-devices-once", &args),
        DeviceGroup::Announced => words.say_with("os-devices-announced", &args),
        DeviceGroup::Rumored if kind.stale => words.say_with("os-devices-stale", &args),
        DeviceGroup::Rumored => words.say_with("os-devices-rumored", &args),
        DeviceGroup::Denied => words.say_with("os-devices-denied", &args),
    };
    let rows = rows.iter().flat_map(|row| device(row, false, context));
    CardSection::new(heading, rows.collect())
}

/// A device: `Huawei P50: 2.0 at launch, 3.0 since Jul 2022`. Whoever denied
/// it stands beneath, and so does what is weaker or holds elsewhere. `placed`
/// says where, for rows that stand under no heading that does.
pub(super) fn device(row: &DeviceRow, placed: bool, context: &Context<'_>) -> Vec<Row> {
    let words = context.words;
    // An update to the version that it came with, and one launch told for two
    // markets, add nothing for a reader.
    let mut told: Vec<&Held> = Vec::new();
    for held in &row.held {
        if !told.iter().any(|kept| kept.versions == held.versions) {
            told.push(held);
        }
    }
    let several = told.len() > 1;
    let texts = told.iter().map(|held| held_text(held, several, context));
    let mut parts: Vec<String> = texts.collect();
    if let Some(held) = row.held.first() {
        if placed {
            parts.push(format::market_in(words, held.said.market));
        }
        if held.said.status != Status::Confirmed {
            parts.push(format::status(words, held.said.status));
        }
    }
    let text = joined(parts, context);
    let mut lead = rows::plain_row(&row.name, &text, context);
    lead.claim = row.held.first().map(|held| held.said.key);
    let mut rows = vec![lead];
    if row.group == DeviceGroup::Denied
        && let Some(held) = row.held.first()
    {
        rows.extend(held.said.reason.iter().map(|text| note(text.as_str())));
        rows.extend(rows::evidence(&held.said, context));
    }
    rows.extend(row.beside.iter().map(|held| beside(held, row, context)));
    rows
}

/// What is weaker or denied beside what a device has: `5.1 in Jul 2025, leaked`.
fn beside(held: &Held, row: &DeviceRow, context: &Context<'_>) -> Row {
    let words = context.words;
    let mut parts = vec![held_text(held, true, context)];
    if !row.markets().contains(&held.said.market) {
        parts.push(format::market_in(words, held.said.market));
    }
    parts.push(rows::marks(&held.said, false, context));
    Row::plain(joined(parts, context))
        .indented()
        .telling(held.said.key)
}

/// What one claim says of the version and when.
fn held_text(held: &Held, several: bool, context: &Context<'_>) -> String {
    let words = context.words;
    let version = if held.versions.is_empty() {
        rows::value(held.said.property, &held.said.value, context)
    } else {
        format::list_or(words, &held.versions)
    };
    let launch = held.said.property == Property::OsLaunch;
    match held.said.since.filter(|_| !launch) {
        Some(since) if held.group.has_it() => {
            let date = format::date(words, since);
            words.say_with(
                "os-device-since",
                &[("version", (&version).into()), ("date", (&date).into())],
            )
        }
        Some(when) => {
            let when = format::date_in(words, when);
            words.say_with(
                "os-device-when",
                &[("version", (&version).into()), ("when", (&when).into())],
            )
        }
        None if several && launch => {
            words.say_with("os-device-launch", &[("version", (&version).into())])
        }
        None if several => words.say_with("os-device-later", &[("version", (&version).into())]),
        None => version,
    }
}
