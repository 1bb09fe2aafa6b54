//! From the records of all upstreams to the generated files.
//!
//! A pure function of four things: the files that people wrote, what was
//! published before, the declared rules, and the records. The same four give
//! the same files, and what it writes changes nothing when it is read again as
//! published. It never changes what people wrote.
//!
//! `brands` and `names` say who a record is about, `groups` which records are
//! about one device, `kinds` what kind it is, `facts` which values stay; `generated` says what is written of
//! each, `tables` how.

mod brands;
mod facts;
mod generated;
mod groups;
mod kinds;
mod names;
mod published;
mod rules;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::{self, Catalog, Files, Loaded};
use crate::domain::{SubjectId, Text};
use brands::Brands;
use generated::Tables;
use groups::{Group, Groups, Item};
use names::{key, slug};
use published::{BRANDS, Published};
pub use rules::{Rules, Wrong};

/// What is merged.
#[derive(Debug)]
pub struct Sources<'a> {
    /// What people wrote, as [`written`] reads it.
    pub written: &'a Catalog,
    /// All data files, of which `imported/` and `ids.csv` say what was published.
    pub files: &'a Files<'a>,
    /// The declared rules.
    pub rules: &'a Rules,
    /// Each upstream with its records, those that come first in front.
    pub records: &'a [(&'a str, &'a Parsed)],
}

impl<'a> Sources<'a> {
    /// Every device record with its upstream.
    fn devices(&self) -> impl Iterator<Item = (&'a str, &'a DeviceRecord)> {
        let upstreams = self.records.iter();
        upstreams.flat_map(|(upstream, parsed)| {
            parsed.devices.iter().map(move |record| (*upstream, record))
        })
    }
}

/// What the merge made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The generated files, by path below the data folder.
    pub files: BTreeMap<String, String>,
    /// Ids of devices that turned out to be another one.
    pub retired: Vec<String>,
    /// Other published ids that nothing has any more: no upstream has such a
    /// device or release now. Whether they are retired is for people to say.
    pub gone: Vec<String>,
    /// What could not be used.
    pub refused: Vec<Refused>,
    /// Records of model codes that name neither a brand nor a known device.
    pub without_device: usize,
}

/// What people wrote, with the makers that were published: a hand-written
/// device may name one that nobody has written down.
pub fn written(files: &Files<'_>) -> Loaded {
    let mut by_hand = Files::default();
    let written = files
        .iter()
        .filter(|(path, _)| !path.starts_with("imported/") || *path == BRANDS);
    for (path, content) in written {
        by_hand.insert(path.to_owned(), content.to_vec());
    }
    catalog::load(&by_hand)
}

/// Merges.
pub fn merge(sources: &Sources<'_>) -> Merged {
    let published = Published::read(sources.files);
    let mut brands = Brands::new(sources.written, &published.brands, sources.rules);
    let mut refused = Vec::new();
    let (groups, without_device) = group(sources, &published, &mut brands, &mut refused);
    let (known, new): (Vec<Group<'_>>, Vec<Group<'_>>) = groups
        .into_iter()
        .filter(|group| group.hand_written || !group.upstreams.is_empty())
        .partition(|group| group.id.is_some());
    let mut devices: BTreeMap<String, Group<'_>> = BTreeMap::new();
    let mut taken = published.retired();
    taken.extend(
        sources
            .written
            .subjects()
            .map(|subject| subject.id.to_string()),
    );
    taken.extend(new.iter().map(|group| group.brand.clone()));
    for group in known {
        let id = group.id.clone().unwrap_or_default();
        taken.insert(id.clone());
        devices.insert(id, group);
    }
    for group in new {
        match new_id(&group, &mut taken) {
            Some(id) => {
                devices.insert(id, group);
            }
            None => refuse(&mut refused, &group, "no id can be made of its name"),
        }
    }
    let mut tables = Tables::new();
    tables.devices(sources, &brands, &devices, &mut refused);
    tables.releases(sources, &mut refused);
    let former = devices
        .values()
        .flat_map(|group| group.former.iter().cloned());
    let (retired, gone) = unused(&published, sources.written, &tables.ids)
        .partition(|id| former.clone().any(|former| former == *id));
    Merged {
        files: tables.finish(),
        retired,
        gone,
        refused,
        without_device,
    }
}

/// The devices, and how many records of codes belong to none.
fn group<'a>(
    sources: &Sources<'a>,
    published: &Published,
    brands: &mut Brands<'_>,
    refused: &mut Vec<Refused>,
) -> (Vec<Group<'a>>, usize) {
    let mut groups = Groups::new(sources.rules);
    let written = sources.written;
    for subject in written.devices() {
        let brand = subject.brand.and_then(|brand| written.subject(brand));
        groups.seed(subject, brand.map_or("", |brand| brand.id.as_str()));
    }
    for device in &published.devices {
        if !is_by_hand(written, &device.id) {
            let brand = brands.current(&device.brand);
            let (brand, name) = brands.place(brand, &device.name);
            groups.publish(device, &brand, &name);
        }
    }
    let mut only_codes = Vec::new();
    for (upstream, record) in sources.devices() {
        let item = match item(upstream, record, brands) {
            Ok(item) => item,
            Err(reason) => {
                let place = record.place.clone();
                refused.push(Refused { place, reason });
                continue;
            }
        };
        if left_out(&item, sources.rules) {
            continue;
        }
        if record.kind.is_none() && record.facts.is_empty() {
            only_codes.push(item);
        } else {
            groups.describe(&item);
        }
    }
    groups.unite();
    let marks = groups.marks();
    only_codes.retain(|item| !groups.mark(item, &marks));
    // What is left is known by its name and codes alone.
    for item in &only_codes {
        groups.describe(item);
    }
    groups.unite();
    let marks = groups.marks();
    only_codes.retain(|item| item.brand.is_none() && !groups.mark(item, &marks));
    groups.keep_ids();
    (groups.finish(), only_codes.len())
}

fn item<'a>(
    upstream: &'a str,
    record: &'a DeviceRecord,
    brands: &mut Brands<'_>,
) -> Result<Item<'a>, String> {
    if record.brand.is_empty() {
        return Ok(Item {
            upstream,
            record,
            brand: None,
            name: record.name.clone(),
        });
    }
    let (brand, name) = brands
        .resolve(&record.brand, &record.name)
        .ok_or_else(|| format!("no id can be made of {} {}", record.brand, record.name))?;
    if brands.is_called(&brand, &name) {
        return Err(format!("{name} is a brand and no device"));
    }
    let name = Text::new(&name).map_err(|error| error.to_string())?;
    Ok(Item {
        upstream,
        record,
        brand: Some(brand),
        name: name.as_str().to_owned(),
    })
}

/// Whether rules say that this names no single device.
fn left_out(item: &Item<'_>, rules: &Rules) -> bool {
    rules.no_device.iter().any(|names| {
        item.brand.as_ref() == Some(&names.brand)
            && names.names.iter().any(|name| key(name) == key(&item.name))
    })
}

fn refuse(refused: &mut Vec<Refused>, group: &Group<'_>, reason: &str) {
    let place = group.records.first().map(|record| record.place.clone());
    refused.push(Refused {
        place: place.unwrap_or_default(),
        reason: format!("{} {}: {reason}", group.brand, group.name),
    });
}

/// An id for a new device: brand and name, and a codename where that is taken.
fn new_id(group: &Group<'_>, taken: &mut BTreeSet<String>) -> Option<String> {
    let plain = slug(&[&group.brand, &group.name], SubjectId::MAX);
    if plain == slug(&[&group.brand], SubjectId::MAX) {
        return None;
    }
    let marks = group.codenames.iter().chain(&group.codes);
    let longer = marks.map(|mark| slug(&[&group.brand, &group.name, mark], SubjectId::MAX));
    let mut ids = [plain].into_iter().chain(longer);
    let id = ids.find(|id| !taken.contains(id) && SubjectId::new(id).is_ok())?;
    taken.insert(id.clone());
    Some(id)
}

/// Published ids that are not retired, and that nothing has any more.
fn unused(
    published: &Published,
    written: &Catalog,
    ids: &BTreeSet<String>,
) -> impl Iterator<Item = String> {
    let live = published.ids.iter().filter(|(_, retired)| !**retired);
    let unused = live.filter(|(id, _)| !ids.contains(*id) && !is_by_hand(written, id));
    unused.map(|(id, _)| id.clone())
}

/// Whether people wrote this subject.
fn is_by_hand(written: &Catalog, id: &str) -> bool {
    let subject = written.by_id(id);
    subject.is_some_and(|subject| subject.hand_written)
}
