//! endoflife.date: when devices and releases of systems came out, and until
//! when they are supported.
//!
//! Reads the front matter, in YAML, of the pages in `products/` that are about
//! devices or their systems; each lists cycles, of which every one is a device
//! or a release.

mod products;

use serde::Deserialize;

use super::Importer;
use super::draft::{Draft, Speaker};
use super::naming::without_brand;
use super::record::{DeviceRecord, Fact, Parsed, Refused, ReleaseRecord};
use crate::catalog::{Files, ReleaseKind};
use crate::domain::{Market, Property as P, Value};
use products::Devices;

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "endoflife-date",
    wants: |path| page_of(path).is_some(),
    parse,
};

/// The day of the newest commit.
const SNAPSHOT: &str = "2026-08-22";

/// The name of a page that is read, such as `pixel` of `products/pixel.md`.
fn page_of(path: &str) -> Option<&str> {
    let page = path.strip_prefix("products/")?.strip_suffix(".md")?;
    let known = products::devices(page).is_some() || products::system(page).is_some();
    known.then_some(page)
}

#[derive(Debug, Deserialize)]
struct Page {
    releases: Vec<Cycle>,
}

/// A device or a release. An end is a date, or whether it has come.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cycle {
    release_cycle: String,
    #[serde(default)]
    release_label: Option<String>,
    release_date: String,
    eol: String,
    #[serde(default)]
    eoas: Option<String>,
    #[serde(default)]
    lts: bool,
    #[serde(default)]
    codename: Option<String>,
    #[serde(default)]
    api_version: Option<String>,
    #[serde(default)]
    latest: Option<String>,
    #[serde(default)]
    latest_release_date: Option<String>,
    /// The Android that a release of LineageOS is.
    #[serde(default)]
    android_version: Option<String>,
    /// The versions of its system that a device ran, from the first to the newest.
    #[serde(
        default,
        rename = "supportedAndroidVersions",
        alias = "supportedIosVersions",
        alias = "supportedIpadOsVersions",
        alias = "supportedWatchOsVersions",
        alias = "supportedOxygenOSVersions",
        alias = "androidVersions"
    )]
    systems: Option<String>,
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let speaker = Speaker::new(IMPORTER.name, SNAPSHOT);
    for (path, bytes) in files.iter() {
        let Some(page) = page_of(path) else {
            continue;
        };
        let cycles = match cycles(bytes) {
            Ok(cycles) => cycles,
            Err(reason) => {
                parsed = parsed.damaged(path, &reason);
                continue;
            }
        };
        for cycle in &cycles {
            let place = format!("{path}:{}", cycle.release_cycle);
            if let Some(list) = products::devices(page) {
                let (record, refused) = device(&speaker, place, list, cycle);
                parsed.devices.push(record);
                parsed.refused.extend(refused);
            } else if let Some(system) = products::system(page) {
                let (record, refused) = release(&speaker, &place, system, cycle, &cycles);
                parsed.releases.push(record);
                parsed.refused.extend(refused);
            }
        }
    }
    if parsed == Parsed::default() {
        return parsed.without("products");
    }
    parsed
}

/// What stands between the first two lines of three hyphens.
fn cycles(bytes: &[u8]) -> Result<Vec<Cycle>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8")?;
    let text = text.strip_prefix("---").ok_or("it has no front matter")?;
    let front = text.split("\n---").next().unwrap_or(text);
    let options = serde_saphyr::options! { with_snippet: false };
    let page: Result<Page, _> = serde_saphyr::from_str_with_options(front, options);
    page.map(|page| page.releases)
        .map_err(|problem| problem.to_string())
}

fn device(
    speaker: &Speaker,
    place: String,
    list: &Devices,
    cycle: &Cycle,
) -> (DeviceRecord, Vec<Refused>) {
    let (page, id) = (list.page, cycle.release_cycle.as_str());
    let label = cycle.release_label.as_deref().unwrap_or(id);
    let given = products::name(page, id).map(str::to_owned);
    let own = || format!("{}{}", list.front, without_brand(list.brand, label));
    let name = given.unwrap_or_else(own);
    let mut draft = Draft::new(speaker, place, list.brand, &name);
    draft.record().kind = Some(products::kind(list, &name));
    let mut say = |market, property, value: &str| draft.say_in(market, property, value);
    say(
        Market::WORLD,
        P::ReleaseDate,
        &list.days.release(&cycle.release_date),
    );
    let (property, value) = support(&cycle.eol);
    say(Market::WORLD, property, &list.days.end(value));
    if let Some(day) = cycle.eoas.as_deref().filter(|eoas| !is_boolean(eoas)) {
        say(Market::WORLD, P::SupportUpgradesUntil, &list.days.end(day));
    }
    if let (Some(system), Some(versions)) = (list.system, &cycle.systems) {
        let market = products::market(page);
        let mut versions = versions.split(['-', '>']).map(str::trim);
        let first = versions.next().unwrap_or_default();
        say(market, P::OsLaunch, &os(system, first));
        let newest = versions.next_back().unwrap_or(first);
        say(market, P::OsCurrent, &os(system, newest));
    }
    draft.finish()
}

fn is_boolean(end: &str) -> bool {
    matches!(end, "true" | "false")
}

/// Whether it is still supported, or until when.
fn support(eol: &str) -> (P, &str) {
    match eol {
        "true" => (P::SupportActive, "false"),
        "false" => (P::SupportActive, "true"),
        day => (P::SupportUntil, day),
    }
}

/// The system with its version. Before version 13, tablets of Apple ran that of
/// its phones.
fn os(system: &str, version: &str) -> String {
    let major = version
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    let shared = system == "ipados" && major.is_some_and(|major: u32| major < 13);
    format!("{} {version}", if shared { "ios" } else { system })
}

fn release(
    speaker: &Speaker,
    place: &str,
    system: &str,
    cycle: &Cycle,
    cycles: &[Cycle],
) -> (ReleaseRecord, Vec<Refused>) {
    let mut facts = Vec::new();
    let mut refused = Vec::new();
    let mut say = |speaker: &Speaker, property: P, raw: &str| match Value::parse(property, raw) {
        Ok(value) => facts.push(speaker.says(property, Market::WORLD, value)),
        Err(problem) => refused.push(Refused {
            place: place.to_owned(),
            reason: problem.to_string(),
        }),
    };
    say(speaker, P::ReleaseDate, &cycle.release_date);
    let (property, value) = support(&cycle.eol);
    say(speaker, property, value);
    if let Some(codename) = &cycle.codename {
        say(speaker, P::OsCodename, codename);
    }
    if let Some(level) = &cycle.api_version {
        say(speaker, P::OsApiLevel, level);
    }
    if let Some(android) = &cycle.android_version {
        say(speaker, P::OsBase, &format!("Android {android}"));
    }
    if let Some(latest) = &cycle.latest {
        // It is the newest since that day.
        let day = cycle.latest_release_date.as_deref().unwrap_or(SNAPSHOT);
        say(&Speaker::new(IMPORTER.name, day), P::OsLatest, latest);
    }
    let facts: Vec<Fact> = facts;
    let record = ReleaseRecord {
        place: place.to_owned(),
        system: system.to_owned(),
        version: version(system, cycle, cycles),
        kind: ReleaseKind::Release,
        facts,
    };
    (record, refused)
}

/// Windows is known by its labels, which a release with long support shares
/// with the one without.
fn version(system: &str, cycle: &Cycle, cycles: &[Cycle]) -> String {
    match &cycle.release_label {
        Some(label) if system == "windows" => {
            let same = |other: &&Cycle| other.release_label.as_ref() == Some(label);
            let shared = cycle.lts && cycles.iter().filter(same).count() > 1;
            format!("{label}{}", if shared { " LTS" } else { "" })
        }
        // "4.4w" is written as 4.4W.
        Some(label) if label.eq_ignore_ascii_case(&cycle.release_cycle) => label.clone(),
        _ => cycle.release_cycle.clone(),
    }
}
