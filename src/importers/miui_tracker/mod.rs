//! The Xiaomi updates tracker: the newest builds of each device for each market.
//!
//! Reads `data/latest.yml`, a list of flat entries. It states which system a
//! device runs in a market, with the date of the build, and which versions of
//! Android a version of MIUI or HyperOS was seen on.

mod names;

use std::collections::{BTreeMap, BTreeSet};

use super::Importer;
use super::draft::{Draft, Speaker};
use super::record::{DeviceRecord, Fact, Parsed, Refused, ReleaseRecord};
use super::several::devices;
use crate::catalog::{Files, ReleaseKind};
use crate::domain::{Market, Property as P, Text, Value};
use names::{codename, market};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "miui-updates-tracker",
    wants: |path| path == FILE,
    parse,
};

const FILE: &str = "data/latest.yml";

/// One build: a line number and the fields by name.
#[derive(Debug)]
struct Entry<'a> {
    line: usize,
    fields: BTreeMap<&'a str, &'a str>,
}

/// A build that people get, in the catalog's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Build {
    /// As `2026-08-14`, so that later is greater.
    date: String,
    system: &'static str,
    /// The parts of the version.
    version: Vec<u32>,
    android: String,
}

/// Builds of one device by market.
#[derive(Debug, Default)]
struct Builds {
    line: usize,
    codenames: BTreeSet<String>,
    newest: BTreeMap<Market, Build>,
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let Some(bytes) = files.get(FILE) else {
        return parsed.without(FILE);
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        return parsed.damaged(FILE, "it is not UTF-8");
    };
    let mut by_device: BTreeMap<String, Builds> = BTreeMap::new();
    let mut android = Androids::new();
    // One name has a dozen entries; what is unclear about it is said once.
    let mut said = BTreeSet::new();
    for entry in entries(text, &mut parsed.refused) {
        let read = read(&entry, &mut by_device, &mut android);
        if let Err(reason) = read
            && said.insert(reason.clone())
        {
            let place = format!("{FILE}:{}", entry.line);
            parsed.refused.push(Refused { place, reason });
        }
    }
    for (name, builds) in by_device {
        parsed.devices.push(device(&name, builds));
    }
    parsed.releases = releases(android);
    parsed
}

/// The entries of the list. Only its flat form is read: `- key: value`, then
/// `  key: value`.
fn entries<'a>(text: &'a str, refused: &mut Vec<Refused>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let begins = line.starts_with("- ");
        if begins {
            entries.push(Entry {
                line: index + 1,
                fields: BTreeMap::new(),
            });
        }
        let pair = line
            .get(2..)
            .filter(|_| begins || line.starts_with("  "))
            .and_then(|pair| pair.split_once(": "));
        match (pair, entries.last_mut()) {
            (Some((key, value)), Some(entry)) => {
                entry.fields.insert(key, value.trim().trim_matches('\''));
            }
            _ if line.trim().is_empty() => {}
            _ => refused.push(Refused {
                place: format!("{FILE}:{}", index + 1),
                reason: format!("{line:?} is no entry and no field of one"),
            }),
        }
    }
    entries
}

/// Which versions of Android each major version of a system was seen on, with
/// the newest date.
type Androids = BTreeMap<(&'static str, u32), (BTreeSet<Vec<u32>>, String)>;

fn read(
    entry: &Entry<'_>,
    by_device: &mut BTreeMap<String, Builds>,
    android: &mut Androids,
) -> Result<(), String> {
    let field = |key: &str| {
        let value = entry.fields.get(key).copied();
        value.ok_or_else(|| format!("the entry has no {key}"))
    };
    // The others are builds for testers, which most people never get.
    if !matches!(field("branch")?, "Stable" | "Stable Beta") {
        return Ok(());
    }
    let (name, version) = (field("name")?, field("version")?);
    let (name, market) = market(name)?;
    let (system, parts) =
        system(version).ok_or_else(|| format!("{version:?} is no version of MIUI or HyperOS"))?;
    let date = field("date")?;
    if crate::domain::PartialDate::parse(date).is_err() {
        return Err(format!("the build {version} of {name} has no date"));
    }
    let build = Build {
        date: date.to_owned(),
        system,
        version: parts,
        android: field("android")?.to_owned(),
    };
    seen(&build, android);
    let codename = codename(field("codename")?);
    let (devices, unclear) = devices(name);
    for device in devices {
        let builds = by_device.entry(device).or_default();
        if builds.line == 0 {
            builds.line = entry.line;
        }
        builds.codenames.insert(codename.to_owned());
        let newest = builds.newest.entry(market).or_insert_with(|| build.clone());
        if *newest < build {
            *newest = build.clone();
        }
    }
    match unclear.as_slice() {
        [] => Ok(()),
        parts => Err(format!("of {name:?} it is not clear what {parts:?} is")),
    }
}

/// The system and the parts of its version, without the letters that stand for
/// device and market: MIUI 14.0.4.0 of `V14.0.4.0.UMCCNXM`.
///
/// `A15` is Android 15 without a skin. `V816`, with which the simplest phones
/// are numbered, is no version that anybody is shown.
fn system(version: &str) -> Option<(&'static str, Vec<u32>)> {
    if let Some(rest) = version.strip_prefix('A') {
        let major = rest.split('.').next()?.parse().ok()?;
        return Some(("android", vec![major]));
    }
    let (system, rest) = match version.strip_prefix("OS") {
        Some(rest) => ("hyperos", rest),
        None => ("miui", version.strip_prefix('V')?),
    };
    let parts: Vec<u32> = rest
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    let shown = parts.first().is_some_and(|major| *major < 100);
    (shown && parts.len() >= 2).then_some((system, parts))
}

fn seen(build: &Build, android: &mut Androids) {
    if build.system == "android" {
        return;
    }
    let major = build.version.first().copied().unwrap_or_default();
    let (versions, newest) = android.entry((build.system, major)).or_default();
    let parts = build.android.split('.').map_while(|part| part.parse().ok());
    let mut parts: Vec<u32> = parts.collect();
    // Android 9.0 is called 9.
    while parts.len() > 1 && parts.last() == Some(&0) {
        parts.pop();
    }
    versions.insert(parts);
    if *newest < build.date {
        newest.clone_from(&build.date);
    }
}

fn dotted(parts: &[u32]) -> String {
    let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
    parts.join(".")
}

fn device(name: &str, builds: Builds) -> DeviceRecord {
    let place = format!("{FILE}:{}", builds.line);
    // The day of the speaker is each build's own.
    let mut facts = Vec::with_capacity(builds.newest.len());
    for (market, build) in builds.newest {
        let speaker = Speaker::new(IMPORTER.name, &build.date);
        let value = format!("{} {}", build.system, dotted(&build.version));
        let value = Value::parse(P::OsCurrent, &value);
        facts.extend(value.map(|value| speaker.says(P::OsCurrent, market, value)));
    }
    let speaker = Speaker::new(IMPORTER.name, "");
    let brand = "Xiaomi";
    let name = name.strip_prefix("Xiaomi ").unwrap_or(name);
    let mut draft = Draft::new(&speaker, place, brand, name);
    let record = draft.record();
    record.codenames = builds.codenames.into_iter().collect();
    record.facts = facts;
    draft.finish().0
}

fn releases(android: Androids) -> Vec<ReleaseRecord> {
    let release = |((system, major), (versions, newest)): ((&str, u32), _)| {
        let versions: BTreeSet<Vec<u32>> = versions;
        let newest: String = newest;
        ReleaseRecord {
            place: FILE.to_owned(),
            system: system.to_owned(),
            version: major.to_string(),
            kind: ReleaseKind::Observed,
            facts: base(&versions, &newest).into_iter().collect(),
        }
    };
    android.into_iter().map(release).collect()
}

fn base(versions: &BTreeSet<Vec<u32>>, newest: &str) -> Option<Fact> {
    let versions = versions
        .iter()
        .filter_map(|parts| Text::new(&format!("Android {}", dotted(parts))).ok());
    let value = Value::list(versions.map(Value::Text).collect())?;
    let speaker = Speaker::new(IMPORTER.name, newest);
    Some(speaker.says(P::OsBase, Market::WORLD, value))
}
