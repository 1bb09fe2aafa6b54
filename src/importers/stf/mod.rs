//! The device database of DeviceFarmer's STF: some five hundred devices of
//! Japanese carriers, and a few that others added.
//!
//! Reads `data/devices-latest.json`, an object of entries by model. Entries of
//! one maker and name, such as the iPhones of three carriers, are one device.

mod chips;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::Importer;
use super::draft::{Draft, Speaker, add_new};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;
use crate::domain::{DeviceKind, Market, Property as P};
use chips::chip;
use names::{MAKERS, is_model_code, name};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "stf-device-db",
    wants: |path| path == FILE,
    parse,
};

const FILE: &str = "data/devices-latest.json";

/// The day of the newest commit; the entries carry no date of their own.
const SNAPSHOT: &str = "2023-08-18";

#[derive(Debug, Deserialize)]
struct Entry {
    name: Name,
    maker: Named,
    #[serde(default)]
    carrier: Named,
    os: System,
    cpu: Cpu,
    memory: Memory,
    date: String,
    display: Display,
}

#[derive(Debug, Deserialize)]
struct Name {
    id: String,
    #[serde(default)]
    long: String,
}

#[derive(Debug, Default, Deserialize)]
struct Named {
    name: String,
}

#[derive(Debug, Deserialize)]
struct System {
    #[serde(default, rename = "type")]
    kind: String,
    ver: String,
}

#[derive(Debug, Deserialize)]
struct Cpu {
    name: String,
    cores: u32,
    /// Gigahertz, as a number or in quotes.
    #[serde(default)]
    freq: serde_json::Value,
}

/// In megabytes of 1,048,576 bytes.
#[derive(Debug, Deserialize)]
struct Memory {
    ram: u32,
    rom: u32,
}

/// Pixels, and the diagonal in inches.
#[derive(Debug, Deserialize)]
struct Display {
    w: u32,
    h: u32,
    s: f64,
}

/// An entry with the names that it is known by.
#[derive(Debug)]
struct Variant {
    place: String,
    brand: &'static str,
    name: String,
    code: Option<String>,
    entry: Entry,
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let Some(bytes) = files.get(FILE) else {
        return parsed.without(FILE);
    };
    let entries: BTreeMap<String, serde_json::Value> = match serde_json::from_slice(bytes) {
        Ok(entries) => entries,
        Err(problem) => return parsed.damaged(FILE, &problem.to_string()),
    };
    let speaker = Speaker::new(IMPORTER.name, SNAPSHOT);
    for variants in group(entries, &mut parsed.refused) {
        let (record, refused) = device(&speaker, &variants);
        parsed.devices.push(record);
        parsed.refused.extend(refused);
    }
    parsed
}

fn group(
    entries: BTreeMap<String, serde_json::Value>,
    refused: &mut Vec<Refused>,
) -> Vec<Vec<Variant>> {
    let mut places: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Variant>> = Vec::new();
    for (key, entry) in entries {
        let place = format!("{FILE}:{key}");
        match variant(&key, &place, entry) {
            Ok(variant) => {
                let key = (variant.brand, variant.name.to_lowercase());
                let at = *places.entry(key).or_insert(groups.len());
                match groups.get_mut(at) {
                    Some(group) => group.push(variant),
                    None => groups.push(vec![variant]),
                }
            }
            Err(reason) => refused.push(Refused { place, reason }),
        }
    }
    groups
}

fn variant(key: &str, place: &str, entry: serde_json::Value) -> Result<Variant, String> {
    let entry: Entry = serde_json::from_value(entry).map_err(|problem| problem.to_string())?;
    let maker = entry.maker.name.trim();
    let brand = MAKERS
        .iter()
        .find(|(spelling, _)| *spelling == maker.to_lowercase());
    let Some((_, brand)) = brand else {
        return Err(match maker {
            "" => format!("{key} names no maker"),
            maker => format!("{maker} is no maker that is known here"),
        });
    };
    // Which of the three is the model code differs from entry to entry.
    let code = [key, &entry.name.id, &entry.name.long]
        .into_iter()
        .find(|text| is_model_code(text))
        .map(|code| code.trim_start_matches('_').replace('_', " "));
    Ok(Variant {
        place: place.to_owned(),
        brand,
        name: name(brand, &entry.name, code.as_deref(), sold_in_japan(&entry)),
        code,
        entry,
    })
}

fn device(speaker: &Speaker, variants: &[Variant]) -> (DeviceRecord, Vec<Refused>) {
    let first = &variants[0];
    let mut draft = Draft::new(speaker, first.place.clone(), first.brand, &first.name);
    let kind = kind(&first.entry);
    let record = draft.record();
    record.kind = Some(kind);
    record.codes = distinct(variants.iter().filter_map(|variant| variant.code.clone()));
    let entries = || variants.iter().map(|variant| &variant.entry);
    chips(&mut draft, variants);
    let cpus = entries().filter_map(|entry| cores(&entry.cpu));
    say(&mut draft, P::ChipCpu, cpus);
    let memory = sizes(entries().map(|entry| entry.memory.ram));
    say(&mut draft, P::MemoryRam, memory);
    let storage = sizes(entries().map(|entry| entry.memory.rom));
    say(&mut draft, P::StorageCapacity, storage);
    say(
        &mut draft,
        P::DisplaySize,
        entries().map(|entry| format!("{} in", entry.display.s)),
    );
    let screens = entries().map(|entry| screen(kind, &entry.display));
    say(&mut draft, P::DisplayResolution, screens);
    say(
        &mut draft,
        P::OsCurrent,
        entries().filter_map(|entry| system(&entry.os)),
    );
    release(&mut draft, variants);
    draft.finish()
}

fn say(draft: &mut Draft<'_>, property: P, values: impl Iterator<Item = String>) {
    let values = distinct(values);
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    draft.say_each(Market::WORLD, property, &values);
}

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = Vec::new();
    for value in values {
        add_new(&mut kept, &value);
    }
    kept
}

/// The database names no kind: a screen of seven inches is a tablet's.
fn kind(entry: &Entry) -> DeviceKind {
    if entry.os.kind == "Android Wear" {
        DeviceKind::Watch
    } else if entry.display.s >= 7.0 {
        DeviceKind::Tablet
    } else {
        DeviceKind::Phone
    }
}

fn chips(draft: &mut Draft<'_>, variants: &[Variant]) {
    let mut names = Vec::new();
    for variant in variants {
        match chip(&variant.entry.cpu.name) {
            Ok(name) => names.extend(name),
            Err(reason) => draft.refuse(reason),
        }
    }
    say(draft, P::ChipSoc, names.into_iter());
}

fn cores(cpu: &Cpu) -> Option<String> {
    let frequency = match &cpu.freq {
        serde_json::Value::Number(number) => number.to_string(),
        serde_json::Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let known = frequency.parse::<f64>().is_ok_and(|number| number > 0.0);
    known.then(|| format!("{}-core {frequency} GHz", cpu.cores))
}

fn sizes(megabytes: impl Iterator<Item = u32>) -> impl Iterator<Item = String> {
    let sizes: BTreeSet<u32> = megabytes.collect();
    sizes.into_iter().map(gigabytes)
}

/// Two digits after the point: some sizes count what is left to the user.
fn gigabytes(megabytes: u32) -> String {
    let number = format!("{:.2}", f64::from(megabytes) / 1024.0);
    let number = number.trim_end_matches('0').trim_end_matches('.');
    format!("{number} GB")
}

/// Width and height in pixels; a phone that is wider than high has them exchanged.
fn screen(kind: DeviceKind, display: &Display) -> String {
    let (width, height) = (display.w, display.h);
    if kind == DeviceKind::Phone && width > height {
        format!("{height} x {width}")
    } else {
        format!("{width} x {height}")
    }
}

/// The system that an entry names, where it is one that stayed: the versions
/// of iOS are those of the day of writing, and long gone.
fn system(system: &System) -> Option<String> {
    let id = match system.kind.as_str() {
        "android" => "android",
        "blackberry" => "blackberry-os",
        "firefox" => "firefox-os",
        "windowsmobile" => "windows-mobile",
        _ => return None,
    };
    let version = match system.ver.strip_suffix(".0") {
        // Since Android 9 the version is one number.
        Some(major) if id == "android" && major.parse().is_ok_and(|n: u32| n >= 9) => major,
        _ => system.ver.as_str(),
    };
    Some(format!("{id} {version}"))
}

/// Carriers of Japan, and those who sell without one there.
const JAPANESE: &[&str] = &[
    "DoCoMo",
    "ドコモ",
    "au",
    "Softbank",
    "MVNO/Other",
    "EMOBILE",
    "Disney Mobile",
    "WILLCOM",
    "Ymobile",
    "b-mobile",
];

fn sold_in_japan(entry: &Entry) -> bool {
    JAPANESE.contains(&entry.carrier.name.as_str())
}

/// The first day of sale. What a carrier sells is for Japan, and its day began
/// at 15:00 of the day before in the universal time that the entries use. The
/// others put their own day before the same "15:00", or do not, so that only
/// the month is sure.
fn release(draft: &mut Draft<'_>, variants: &[Variant]) {
    let mut days = Vec::new();
    for variant in variants {
        match day(&variant.entry.date) {
            Some(day) => days.push((sold_in_japan(&variant.entry), day)),
            None => draft.refuse(format!("{:?} is no date", variant.entry.date)),
        }
    }
    let japan = Market::new("jp").unwrap_or(Market::WORLD);
    let in_japan = days.iter().filter(|(in_japan, _)| *in_japan);
    if let Some(first) = in_japan.filter_map(|(_, day)| day.tomorrow().ok()).min() {
        draft.say_in(japan, P::ReleaseDate, &first.to_string());
        draft.say_in(japan, P::ReleaseMarket, "jp");
    }
    let elsewhere = days.iter().filter(|(in_japan, _)| !in_japan);
    if let Some(day) = elsewhere.map(|(_, day)| *day).min() {
        let month = format!("{:04}-{:02}", day.year(), day.month());
        let sure = day.tomorrow().is_ok_and(|next| next.month() == day.month());
        if sure {
            draft.say_in(Market::WORLD, P::ReleaseDate, &month);
        } else {
            draft.refuse(format!("{day} or the day after: the month is not sure"));
        }
    }
}

/// The day in universal time.
fn day(time: &str) -> Option<Date> {
    time.split_once('T')?.0.parse().ok()
}
