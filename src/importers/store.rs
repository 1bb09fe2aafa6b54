//! The records of one upstream as text, one line of JSON each: what an import
//! leaves in `data/upstream/`, and what the merge reads.
//!
//! Values and sources are written as in the generated files, so that a
//! difference between two versions can be read. What nearly all facts of an
//! upstream have in common, its date and its source, stands once in the first
//! line. Pure; it knows no upstream.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::{DeviceRecord, Fact, Parsed, ReleaseRecord};
use crate::catalog::{ReleaseKind, cells};
use crate::domain::{DeviceKind, Market, PartialDate, Property, PublisherId};

/// The records of one upstream, and which state of it they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The SHA-256 of the upstream's files that were read, in hexadecimal.
    pub digest: String,
    /// Its records; what was refused is not kept.
    pub parsed: Parsed,
}

/// Why a text holds no records.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} cannot be read: {reason}")]
pub struct StoredError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// One line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Files(Head),
    Device(Device),
    Release(Release),
}

/// What was read, and what most facts have in common.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    digest: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    as_of: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
}

/// Property, value, market, as-of date, source; the last ones are left out
/// where they are the world and what the head says.
type Cells = Vec<String>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Device {
    place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    brand: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    codes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    codenames: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Cells>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Release {
    place: String,
    system: String,
    version: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Cells>,
}

impl Stored {
    /// The text of the file.
    pub fn to_text(&self) -> String {
        let head = Head {
            digest: self.digest.clone(),
            ..Head::common(&self.parsed)
        };
        let first = Line::Files(head.clone());
        let devices = self.parsed.devices.iter();
        let devices = devices.map(|record| Line::Device(Device::of(record, &head)));
        let releases = self.parsed.releases.iter();
        let releases = releases.map(|record| Line::Release(Release::of(record, &head)));
        let mut text = String::new();
        for line in [first].into_iter().chain(devices).chain(releases) {
            // Maps with text as keys and texts always have a JSON form.
            if let Ok(json) = serde_json::to_string(&line) {
                text.push_str(&json);
                text.push('\n');
            }
        }
        text
    }

    /// Reads what [`Stored::to_text`] wrote.
    ///
    /// # Errors
    /// At the first line that is not one of its lines.
    pub fn from_text(text: &str) -> Result<Self, StoredError> {
        let mut parsed = Parsed::default();
        let mut head = Head::default();
        for (index, line) in text.lines().enumerate() {
            add(line, &mut head, &mut parsed).map_err(|reason| StoredError {
                line: index + 1,
                reason,
            })?;
        }
        Ok(Self {
            digest: head.digest,
            parsed,
        })
    }
}

fn add(line: &str, head: &mut Head, parsed: &mut Parsed) -> Result<(), String> {
    match serde_json::from_str(line).map_err(|error| error.to_string())? {
        Line::Files(first) => *head = first,
        Line::Device(device) => parsed.devices.push(device.read(head)?),
        Line::Release(release) => parsed.releases.push(release.read(head)?),
    }
    Ok(())
}

impl Head {
    /// The date and source that most facts have.
    fn common(parsed: &Parsed) -> Self {
        let devices = parsed.devices.iter().map(|record| &record.facts);
        let releases = parsed.releases.iter().map(|record| &record.facts);
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for fact in devices.chain(releases).flatten() {
            *counts.entry((date(fact), source(fact))).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let ((as_of, source), _) = most.unwrap_or_default();
        Self {
            digest: String::new(),
            as_of,
            source,
        }
    }
}

impl Device {
    fn of(record: &DeviceRecord, head: &Head) -> Self {
        Self {
            place: record.place.clone(),
            brand: record.brand.clone(),
            name: record.name.clone(),
            kind: record.kind.map(|kind| kind.key().to_owned()),
            aliases: record.aliases.clone(),
            codes: record.codes.clone(),
            codenames: record.codenames.clone(),
            facts: record.facts.iter().map(|fact| write(fact, head)).collect(),
        }
    }

    fn read(self, head: &Head) -> Result<DeviceRecord, String> {
        let kind = self.kind.map(|key| keyed(DeviceKind::ALL, &key));
        Ok(DeviceRecord {
            place: self.place,
            brand: self.brand,
            name: self.name,
            kind: kind.transpose()?,
            aliases: self.aliases,
            codes: self.codes,
            codenames: self.codenames,
            facts: facts(&self.facts, head)?,
        })
    }
}

impl Release {
    fn of(record: &ReleaseRecord, head: &Head) -> Self {
        let mut kinds = ReleaseKind::ALL.iter();
        let key = kinds.find(|(kind, _)| *kind == record.kind);
        Self {
            place: record.place.clone(),
            system: record.system.clone(),
            version: record.version.clone(),
            kind: key.map_or_else(String::new, |(_, key)| (*key).to_owned()),
            facts: record.facts.iter().map(|fact| write(fact, head)).collect(),
        }
    }

    fn read(self, head: &Head) -> Result<ReleaseRecord, String> {
        Ok(ReleaseRecord {
            kind: keyed(ReleaseKind::ALL, &self.kind)?,
            place: self.place,
            system: self.system,
            version: self.version,
            facts: facts(&self.facts, head)?,
        })
    }
}

fn keyed<T: Copy>(all: &[(T, &str)], key: &str) -> Result<T, String> {
    let mut all = all.iter();
    let found = all.find(|(_, known)| *known == key).map(|(kind, _)| *kind);
    found.ok_or_else(|| format!("{key:?} is no kind"))
}

fn date(fact: &Fact) -> String {
    fact.as_of.map_or_else(String::new, |date| date.to_string())
}

fn source(fact: &Fact) -> String {
    cells::write_source(&fact.source)
}

fn write(fact: &Fact, head: &Head) -> Cells {
    let usual = [&Market::WORLD.to_string(), &head.as_of, &head.source];
    let mut last = vec![fact.market.to_string(), date(fact), source(fact)];
    while !last.is_empty() && Some(&usual[last.len() - 1]) == last.last().as_ref() {
        last.pop();
    }
    let mut cells = vec![
        fact.property.key().to_owned(),
        fact.value.written(fact.property),
    ];
    cells.append(&mut last);
    cells
}

fn facts(all: &[Cells], head: &Head) -> Result<Vec<Fact>, String> {
    all.iter().map(|cells| fact(cells, head)).collect()
}

fn fact(cells: &Cells, head: &Head) -> Result<Fact, String> {
    let world = Market::WORLD.to_string();
    let [property, value, rest @ ..] = cells.as_slice() else {
        return Err("a fact has no value".to_owned());
    };
    let cell = |at: usize, usual: &'_ str| -> String {
        rest.get(at).map_or(usual, String::as_str).to_owned()
    };
    let property = Property::from_key(property).ok_or_else(|| format!("no property {property}"))?;
    let as_of = match cell(1, &head.as_of).as_str() {
        "" => None,
        date => Some(PartialDate::parse(date).map_err(|error| error.to_string())?),
    };
    Ok(Fact {
        property,
        market: Market::new(&cell(0, &world)).map_err(|error| error.to_string())?,
        value: cells::value(property, value)?,
        as_of,
        source: cells::source(&cell(2, &head.source), |id| PublisherId(id.into()))?,
    })
}
