//! AppleDB: iPhones, iPads, watches and headsets with their identifiers, and
//! the releases of their systems.
//!
//! Reads one small JSON file for each hardware variant and each build. Variants
//! of one name are one device, and builds of one version one release.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::Importer;
use super::apple_names::{device_name, kind};
use super::draft::{Draft, Speaker};
use super::record::{DeviceRecord, Parsed, Refused, ReleaseRecord};
use crate::catalog::{Files, ReleaseKind};
use crate::domain::{Market, PartialDate, Property as P, Value};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "appledb",
    wants: |path| device_file(path) || system_of(path).is_some(),
    parse,
};

/// The day of the newest commit; the files carry no date of their own.
const SNAPSHOT: &str = "2025-02-10";

const DEVICES: &[&str] = &["iPhone", "iPad", "Apple Watch", "Vision Pro"];

fn device_file(path: &str) -> bool {
    let inside = path.strip_prefix("deviceFiles/");
    let folder = inside.and_then(|inside| inside.split('/').next());
    folder.is_some_and(|folder| DEVICES.contains(&folder)) && path.ends_with(".json")
}

/// The system whose build a file describes.
fn system_of(path: &str) -> Option<&'static str> {
    let inside = path.strip_prefix("osFiles/")?.strip_suffix(".json")?;
    match inside.split('/').next()? {
        "iOS" => Some("ios"),
        "iPadOS" => Some("ipados"),
        "watchOS" => Some("watchos"),
        "visionOS" => Some("visionos"),
        _ => None,
    }
}

/// One text or several.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged)]
enum Texts {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Texts {
    fn each(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Variant {
    #[serde(skip)]
    place: String,
    name: String,
    identifier: String,
    #[serde(default)]
    soc: Texts,
    #[serde(default)]
    model: Texts,
    #[serde(default)]
    released: Texts,
    /// Known from Apple's software, never shown.
    #[serde(default)]
    internal: bool,
}

#[derive(Debug, Deserialize)]
struct Build {
    version: String,
    #[serde(default)]
    released: Option<String>,
    #[serde(default)]
    beta: bool,
    #[serde(default)]
    rc: bool,
    #[serde(default)]
    internal: bool,
    /// `true` where it came with new devices only, whose day is not that of the
    /// release for all; a list of devices where it was for others too.
    #[serde(default)]
    preinstalled: serde_json::Value,
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut devices: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    let mut releases = Releases::new();
    for (path, bytes) in files.iter() {
        let read = if device_file(path) {
            variant(path, bytes).map(|variant| {
                let name = device_name(&variant.name);
                devices.entry(name).or_default().push(variant);
            })
        } else if let Some(system) = system_of(path) {
            build(system, path, bytes, &mut releases)
        } else {
            continue;
        };
        if let Err(reason) = read {
            let place = path.to_owned();
            parsed.refused.push(Refused { place, reason });
        }
    }
    if devices.is_empty() && releases.is_empty() && parsed.refused.is_empty() {
        return parsed.without("deviceFiles");
    }
    let speaker = Speaker::new(IMPORTER.name, SNAPSHOT);
    for (name, variants) in devices {
        let (record, refused) = device(&speaker, &name, &variants);
        parsed.devices.push(record);
        parsed.refused.extend(refused);
    }
    parsed.releases = releases
        .into_iter()
        .map(|(key, release)| release_record(&speaker, key, &release))
        .collect();
    parsed
}

fn variant(path: &str, bytes: &[u8]) -> Result<Variant, String> {
    let mut variant: Variant = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if variant.internal {
        let (identifier, name) = (&variant.identifier, &variant.name);
        return Err(format!(
            "{identifier} is not released; it is called {name:?}"
        ));
    }
    path.clone_into(&mut variant.place);
    Ok(variant)
}

fn device(speaker: &Speaker, name: &str, variants: &[Variant]) -> (DeviceRecord, Vec<Refused>) {
    let first = &variants[0];
    let mut draft = Draft::new(speaker, first.place.clone(), "Apple", name);
    let record = draft.record();
    record.kind = kind(&first.identifier);
    for variant in variants {
        add(&mut record.codenames, &variant.identifier);
        for model in variant.model.each() {
            add(&mut record.codes, model);
        }
    }
    let mut chips = Vec::new();
    let mut days = Vec::new();
    for variant in variants {
        for soc in variant.soc.each() {
            add(&mut chips, &chip(soc));
        }
        days.extend(variant.released.each().iter().filter(|day| !day.is_empty()));
    }
    let chips: Vec<&str> = chips.iter().map(String::as_str).collect();
    draft.say_each(Market::WORLD, P::ChipSoc, &chips);
    // Later days are those of new colors and of carriers that came after.
    if let Some(first) = days.into_iter().min() {
        draft.say_in(Market::WORLD, P::ReleaseDate, first);
    }
    draft.finish()
}

/// `Apple A18 Pro` of `A18 Pro`; the oldest chips have a number such as APL0098.
fn chip(soc: &str) -> String {
    let (letter, number) = soc.split_at_checked(1).unwrap_or((soc, ""));
    let named =
        ["A", "M", "R", "S"].contains(&letter) && number.starts_with(|c: char| c.is_ascii_digit());
    if named {
        format!("Apple {soc}")
    } else {
        soc.to_owned()
    }
}

fn add(list: &mut Vec<String>, value: &str) {
    if !list.iter().any(|known| known == value) {
        list.push(value.to_owned());
    }
}

/// Releases by system and version.
type Releases = BTreeMap<(&'static str, Vec<u32>), Release>;

#[derive(Debug)]
struct Release {
    place: String,
    /// Whether it is only known from new devices.
    preinstalled: bool,
    /// The first day on which everybody, or a buyer of a new device, had it.
    day: Date,
}

/// Adds a build to its release; previews and builds that nobody got are passed over.
fn build(
    system: &'static str,
    path: &str,
    bytes: &[u8],
    releases: &mut Releases,
) -> Result<(), String> {
    let build: Build = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if build.beta || build.rc || build.internal {
        return Ok(());
    }
    let version = build.version.split('.').map(str::parse).collect();
    let version: Vec<u32> = Result::map_err(version, |_: std::num::ParseIntError| {
        format!("{:?} is no plain version", build.version)
    })?;
    let Some(day) = build.released.filter(|day| !day.is_empty()) else {
        return Err(format!("{} has no date", build.version));
    };
    let day: Date = day.parse().map_err(|_| format!("{day:?} is no date"))?;
    let preinstalled = build.preinstalled == serde_json::Value::Bool(true);
    let release = Release {
        place: path.to_owned(),
        preinstalled,
        day,
    };
    let known = releases.entry((system, version)).or_insert(release);
    if (preinstalled, day) < (known.preinstalled, known.day) {
        (known.preinstalled, known.day) = (preinstalled, day);
    }
    Ok(())
}

fn release_record(
    speaker: &Speaker,
    (system, version): (&str, Vec<u32>),
    release: &Release,
) -> ReleaseRecord {
    let version: Vec<String> = version.iter().map(u32::to_string).collect();
    let day = Value::Date(PartialDate::day(release.day));
    ReleaseRecord {
        place: release.place.clone(),
        system: system.to_owned(),
        version: version.join("."),
        kind: ReleaseKind::Build,
        facts: vec![speaker.says(P::ReleaseDate, Market::WORLD, day)],
    }
}
