//! The generated files in the making: which rows each subject gets.
//!
//! It decides no more who is one device; it says what is written of each.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::brands::Brands;
use super::facts::{self, Row};
use super::groups::Group;
use super::names::{key, slug};
use super::tables::{Table, add_rows, cell};
use super::{is_by_hand, kinds};
use crate::catalog::{Catalog, ReleaseKind, impossible};
use crate::domain::{DeviceKind, Property, SubjectId, Text, Value};
use crate::importers::record::{Fact, Refused};

/// The most other names of one device that are kept.
const MOST_ALIASES: usize = 8;

/// The generated files in the making.
pub(super) struct Tables {
    brands: Table,
    devices: Table,
    codes: Table,
    releases: Table,
    specs: Table,
    /// Every id that was written.
    pub(super) ids: BTreeSet<String>,
}

impl Tables {
    /// Files without rows.
    pub(super) fn new() -> Self {
        Self {
            brands: Table::new(&["id", "name", "aliases"]),
            devices: Table::new(&[
                "id",
                "name",
                "brand",
                "kind",
                "aliases",
                "codes",
                "codenames",
                "sources",
            ]),
            codes: Table::new(&["subject", "codes", "codenames", "aliases"]),
            releases: Table::new(&["id", "family", "version", "kind"]),
            specs: Table::new(&["subject", "property", "market", "value", "as_of", "sources"]),
            ids: BTreeSet::new(),
        }
    }

    /// Every device and its brand.
    pub(super) fn devices(
        &mut self,
        sources: &Sources<'_>,
        brands: &Brands<'_>,
        devices: &BTreeMap<String, Group<'_>>,
        refused: &mut Vec<Refused>,
    ) {
        let new = devices.values().map(|group| group.brand.as_str());
        let new: BTreeSet<&str> = new.filter(|id| !is_by_hand(sources.written, id)).collect();
        for id in new {
            let name = brands.name_of_new(id).unwrap_or(id);
            self.brands.row(&[id, name, ""]);
            self.ids.insert(id.to_owned());
        }
        for (id, group) in devices {
            let kind = kinds::kind(group, sources.rules);
            self.device(id, group, kind, sources.written);
            let facts = group.records.iter().flat_map(|record| &record.facts);
            let place = group.records.first().map(|record| record.place.as_str());
            let place = place.unwrap_or_default();
            let publishers = sources.written.publishers();
            let (mut rows, contradicted) = facts::rows(facts, publishers);
            refused.extend(contradicted.into_iter().map(|reason| Refused {
                place: place.to_owned(),
                reason,
            }));
            rows.retain(|row| !is_placed(row, id, sources.written));
            name_chips(&mut rows, sources.written);
            turn_upright(&mut rows, kind);
            keep_possible(&mut rows, kind, place, refused);
            add_rows(&mut self.specs, id, &rows);
        }
    }

    fn device(&mut self, id: &str, group: &Group<'_>, kind: DeviceKind, written: &Catalog) {
        let codes = cell(distinct(group.codes.iter()));
        let codenames = cell(distinct(group.codenames.iter()));
        let aliases = cell(aliases(group));
        if !group.hand_written {
            let kind = kind.key();
            let (name, brand) = (group.name.as_str(), group.brand.as_str());
            // A table names the publisher of every line and is none itself.
            let upstreams = group.upstreams.iter().copied();
            let upstreams = upstreams.filter(|id| written.publishers().contains_key(*id));
            let upstreams = cell(upstreams);
            self.devices.row(&[
                id, name, brand, kind, &aliases, &codes, &codenames, &upstreams,
            ]);
            self.ids.insert(id.to_owned());
        } else if !(codes.is_empty() && codenames.is_empty() && aliases.is_empty()) {
            self.codes.row(&[id, &codes, &codenames, &aliases]);
        }
    }

    /// The releases of systems, by system and version.
    pub(super) fn releases(&mut self, sources: &Sources<'_>, refused: &mut Vec<Refused>) {
        let mut releases: BTreeMap<String, (String, String, ReleaseKind, Vec<&Fact>)> =
            BTreeMap::new();
        for record in sources
            .records
            .iter()
            .flat_map(|(_, parsed)| &parsed.releases)
        {
            if sources.written.by_id(&record.system).is_none() {
                refused.push(Refused {
                    place: record.place.clone(),
                    reason: format!("there is no system {} in os/", record.system),
                });
                continue;
            }
            let id = slug(&[&record.system, &record.version], SubjectId::MAX);
            let release = releases.entry(id).or_insert_with(|| {
                let (system, version) = (record.system.clone(), record.version.clone());
                (system, version, record.kind, Vec::new())
            });
            release.3.extend(&record.facts);
        }
        for (id, (system, version, kind, facts)) in releases {
            if sources.written.by_id(&id).is_none() {
                let mut kinds = ReleaseKind::ALL.iter();
                let key = kinds.find(|(known, _)| *known == kind);
                let key = key.map_or("", |(_, key)| *key);
                self.releases.row(&[&id, &system, &version, key]);
                self.ids.insert(id.clone());
            }
            let (rows, contradicted) = facts::rows(facts.into_iter(), sources.written.publishers());
            refused.extend(contradicted.into_iter().map(|reason| Refused {
                place: id.clone(),
                reason,
            }));
            add_rows(&mut self.specs, &id, &rows);
        }
    }

    /// The files by path.
    pub(super) fn finish(self) -> BTreeMap<String, String> {
        let files = [
            ("imported/brands.csv", self.brands),
            ("imported/devices.csv", self.devices),
            ("imported/codes.csv", self.codes),
            ("imported/releases.csv", self.releases),
            ("imported/specs.csv", self.specs),
        ];
        let files = files.into_iter();
        files
            .map(|(path, table)| (path.to_owned(), table.finish()))
            .collect()
    }
}

/// Whether people wrote in which markets this value of this publisher holds.
fn is_placed(row: &Row, id: &str, written: &Catalog) -> bool {
    let Some(subject) = written.by_id(id) else {
        return false;
    };
    let publisher = row.sources.first().map(|source| &source.publisher);
    written.claims_of(subject.number).iter().any(|claim| {
        let mut sources = claim.state.sources.iter();
        claim.property == row.property
            && claim.market != row.market
            && claim.state.value == row.value
            && sources.any(|source| Some(&source.publisher) == publisher)
    })
}

/// Chips that an upstream knows by a part number get the name that `socs.toml`
/// gives for it.
fn name_chips(rows: &mut Vec<Row>, written: &Catalog) {
    let named = |value: &Value| match value {
        Value::Text(text) => {
            let name = written.chips().named(text.as_str());
            let name = name.and_then(|name| Text::new(&name).ok());
            name.map_or_else(|| value.clone(), Value::Text)
        }
        other => other.clone(),
    };
    let chips = rows.iter_mut();
    for row in chips.filter(|row| row.property == Property::ChipSoc) {
        let values = row.value.each().iter().map(named).collect();
        if let Some(value) = Value::list(values) {
            row.value = value;
        }
    }
    facts::join(rows);
}

/// Screens of what is held upright are higher than wide, whichever way an
/// upstream turns them.
fn turn_upright(rows: &mut Vec<Row>, kind: DeviceKind) {
    if !matches!(kind, DeviceKind::Phone | DeviceKind::Tablet) {
        return;
    }
    let upright = |value: &Value| match value {
        Value::Resolution(width, height) if width > height => Value::Resolution(*height, *width),
        other => other.clone(),
    };
    for row in rows.iter_mut() {
        let values = row.value.each().iter().map(upright).collect();
        if let Some(value) = Value::list(values) {
            row.value = value;
        }
    }
    facts::join(rows);
}

/// Drops the values that cannot be.
fn keep_possible(rows: &mut Vec<Row>, kind: DeviceKind, place: &str, refused: &mut Vec<Refused>) {
    rows.retain(|row| {
        let reason = impossible(row.property, Some(kind), &row.value);
        if let Some(reason) = &reason {
            let publishers = facts::publishers_of(row).map(ToString::to_string);
            let publishers: Vec<String> = publishers.collect();
            refused.push(Refused {
                place: place.to_owned(),
                reason: format!("{}: {reason}", publishers.join(", ")),
            });
        }
        reason.is_none()
    });
}

/// Texts that differ in more than their case.
fn distinct<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<&'t str> {
    let mut seen = BTreeSet::new();
    let fitting = texts.filter(|text| Text::new(text).is_ok());
    let kept = fitting.filter(|text| seen.insert(text.to_lowercase()));
    kept.map(String::as_str).collect()
}

/// Other names that say something which the name and the codes do not.
fn aliases<'g>(group: &'g Group<'_>) -> Vec<&'g str> {
    let mut seen: BTreeSet<String> = [key(&group.name)].into();
    seen.insert(key(&format!("{} {}", group.brand, group.name)));
    seen.extend(
        group
            .codes
            .iter()
            .chain(&group.codenames)
            .map(|mark| key(mark)),
    );
    let names = distinct(group.other_names.iter()).into_iter();
    let new = names.filter(|name| seen.insert(key(name)));
    new.take(MOST_ALIASES).collect()
}
