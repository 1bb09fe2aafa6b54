//! The importers, each on a few recorded records in the format of its upstream.

mod android_wiki;
mod apple;
mod endoflife;
mod google_play;
mod merge;
mod miui_tracker;
mod model_codes;
mod phone_compare;
mod plain_csv;
mod stf;
mod store;
mod techapi;
mod wikidata;

use std::fs;
use std::path::Path;

use specdex::catalog::{self, Files};
use specdex::domain::{Market, Property, PublisherId, SourceKind};
use specdex::importers::merge::Rules;
use specdex::importers::{self, DeviceRecord, Fact, Parsed};

use crate::shipped::SNAPSHOT;

/// The recorded files of an upstream that its importer reads.
pub(crate) fn recorded(name: &str) -> Files<'static> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/upstream");
    let root = root.join(name);
    let mut files = Files::default();
    read_folder(&root, &root, importer(name).wants, &mut files);
    files
}

fn read_folder(root: &Path, folder: &Path, wants: fn(&str) -> bool, files: &mut Files<'_>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(root, &path, wants, files);
            continue;
        }
        let inside = path.strip_prefix(root).unwrap();
        let inside = inside.to_str().unwrap().replace('\\', "/");
        if wants(&inside) {
            files.insert(inside, fs::read(&path).unwrap());
        }
    }
}

pub(crate) fn importer(name: &str) -> &'static importers::Importer {
    let mut all = importers::ALL.iter();
    all.find(|importer| importer.name == name).unwrap()
}

/// What the importer reads in its recorded files.
pub(crate) fn parse_recorded(name: &str) -> Parsed {
    (importer(name).parse)(&recorded(name))
}

/// What the importer reads in one file of this content.
pub(crate) fn parse_one(name: &str, path: &str, content: impl AsRef<[u8]>) -> Parsed {
    let mut files = Files::default();
    files.insert(path.to_owned(), content.as_ref().to_vec());
    (importer(name).parse)(&files)
}

/// The same, as far as the shipped catalog takes it.
pub(crate) fn admit_recorded(name: &str) -> Parsed {
    admitted(name, parse_recorded(name))
}

/// What the shipped catalog and its rules take of these records.
pub(crate) fn admitted(name: &str, parsed: Parsed) -> Parsed {
    let files = catalog::packed();
    let rules = files.get(catalog::MERGE_RULES).unwrap();
    let rules = Rules::from_text(std::str::from_utf8(rules).unwrap()).unwrap();
    importers::admit(name, parsed, &SNAPSHOT.catalog, &rules)
}

/// The record of the device with this name; there is exactly one.
pub(crate) fn device<'a>(parsed: &'a Parsed, name: &str) -> &'a DeviceRecord {
    let mut found = parsed.devices.iter().filter(|device| device.name == name);
    let device = found.next().unwrap_or_else(|| panic!("no device {name:?}"));
    assert_eq!(found.next(), None, "two devices are called {name:?}");
    device
}

/// The fact of a device about this property, in this market.
pub(crate) fn fact_in<'a>(
    device: &'a DeviceRecord,
    property: Property,
    market: &str,
) -> Option<&'a Fact> {
    let market = Market::new(market).unwrap();
    let mut facts = device.facts.iter();
    facts.find(|fact| fact.property == property && fact.market == market)
}

/// The value of a device's property everywhere, without its unit; empty where
/// there is none.
pub(crate) fn value(device: &DeviceRecord, property: Property) -> String {
    let fact = fact_in(device, property, "world");
    fact.map(|fact| fact.value.to_string()).unwrap_or_default()
}

/// Every refusal as `place: reason`.
pub(crate) fn refusals(parsed: &Parsed) -> Vec<String> {
    let refused = parsed.refused.iter();
    refused
        .map(|refused| format!("{}: {}", refused.place, refused.reason))
        .collect()
}

/// That an importer says of an empty checkout that nothing can be read.
pub(crate) fn refuses_an_empty_checkout(name: &str) {
    let parsed = (importer(name).parse)(&Files::default());
    assert_eq!(parsed.devices, [], "{name}");
    assert_eq!(parsed.releases, [], "{name}");
    assert!(!parsed.refused.is_empty(), "{name} says nothing");
}

#[test]
fn no_importer_panics_on_damaged_files() {
    for importer in importers::ALL {
        let whole = recorded(importer.name);
        for (path, content) in whole.iter() {
            let mut damaged = whole.clone();
            let step = (content.len() / 40).max(1);
            for at in (0..content.len()).step_by(step) {
                damaged.insert(path.to_owned(), content[..at].to_vec());
                let _ = (importer.parse)(&damaged);
                let mut bent = content.to_vec();
                bent[at] = bent[at].wrapping_add(1);
                damaged.insert(path.to_owned(), bent);
                let _ = (importer.parse)(&damaged);
            }
        }
    }
}

#[test]
fn every_data_set_is_a_publisher_that_may_be_passed_on() {
    let publishers = SNAPSHOT.catalog.publishers();
    // A plain table names the publisher of each line.
    let sets = importers::ALL.iter().filter(|one| one.name != "csv");
    for importer in sets {
        let id = PublisherId(importer.name.into());
        let publisher = publishers.get(&id);
        let publisher = publisher.unwrap_or_else(|| panic!("{id} is not in sources.toml"));
        assert!(publisher.redistributable, "{id}");
        assert_eq!(publisher.kind, SourceKind::Dataset, "{id}");
        assert!(
            publisher.address.is_some() && publisher.license.is_some(),
            "{id}"
        );
    }
}

#[test]
fn every_importer_reads_its_recorded_files_twice_alike() {
    for importer in importers::ALL {
        let parsed = parse_recorded(importer.name);
        assert!(
            !parsed.devices.is_empty(),
            "{} reads nothing",
            importer.name
        );
        assert_eq!(parsed, parse_recorded(importer.name), "{}", importer.name);
    }
}
