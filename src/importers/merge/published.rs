//! What was published before: the ids and names that must stay.
//!
//! Read from the generated files themselves and from `ids.csv`. Pure.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Files, cells};

/// The makers that nobody has written down.
pub(super) const BRANDS: &str = "imported/brands.csv";

/// A device of the generated files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PublishedDevice {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) brand: String,
    pub(super) codes: Vec<String>,
}

/// What was published before.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// Names of generated brands by id.
    pub(super) brands: BTreeMap<String, String>,
    /// Generated devices, in the order of the file.
    pub(super) devices: Vec<PublishedDevice>,
    /// Every id of `ids.csv` and whether it is retired.
    pub(super) ids: BTreeMap<String, bool>,
}

impl Published {
    /// Reads the files. What cannot be read is not there.
    pub(super) fn read(files: &Files<'_>) -> Self {
        let brands = rows(files, BRANDS);
        let brands = brands.into_iter().filter_map(|row| {
            let [id, name, ..] = row.as_slice() else {
                return None;
            };
            Some((id.clone(), name.clone()))
        });
        let devices = rows(files, "imported/devices.csv");
        let devices = devices.into_iter().filter_map(|row| {
            let [id, name, brand, _, _, codes, ..] = row.as_slice() else {
                return None;
            };
            Some(PublishedDevice {
                id: id.clone(),
                name: name.clone(),
                brand: brand.clone(),
                codes: cells::items(codes).map(str::to_owned).collect(),
            })
        });
        let ids = rows(files, "ids.csv");
        let ids = ids.into_iter().filter_map(|row| {
            let id = row.get(1)?.clone();
            Some((id, row.len() > 2))
        });
        Self {
            brands: brands.collect(),
            devices: devices.collect(),
            ids: ids.collect(),
        }
    }

    /// Ids that no subject may get again.
    pub(super) fn retired(&self) -> BTreeSet<String> {
        let retired = self.ids.iter().filter(|(_, retired)| **retired);
        retired.map(|(id, _)| id.clone()).collect()
    }
}

/// The rows below the header.
fn rows(files: &Files<'_>, path: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(files.get(path).unwrap_or_default());
    let records = reader.records().filter_map(Result::ok);
    let rows = records.map(|record| record.iter().map(str::to_owned).collect());
    rows.collect()
}
