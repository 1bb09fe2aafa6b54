//! Three copies of Google's list of supported devices: which model code and
//! codename belong to which name.
//!
//! bsthen/device-models has the newest one, by code and without codenames;
//! charlie-captain/Android_device_model has Google's own table, in UTF-16;
//! jaredrummler/AndroidDeviceNames has a database without brands. They state
//! names and codes only.

use std::collections::BTreeMap;

use super::Importer;
use super::draft::add_new;
use super::naming::without_brand;
use super::record::{DeviceRecord, Parsed, Refused};
use super::sqlite;
use super::table::Table;
use crate::catalog::Files;

/// bsthen/device-models.
pub(super) const BSTHEN: Importer = Importer {
    name: "bsthen-device-models",
    wants: |path| path == BSTHEN_FILE,
    parse: bsthen,
};

/// charlie-captain/Android_device_model.
pub(super) const CHARLIE_CAPTAIN: Importer = Importer {
    name: "charlie-captain-android-device-model",
    wants: |path| path == CHARLIE_CAPTAIN_FILE,
    parse: charlie_captain,
};

/// jaredrummler/AndroidDeviceNames.
pub(super) const JAREDRUMMLER: Importer = Importer {
    name: "jaredrummler-android-device-names",
    wants: |path| path == JAREDRUMMLER_FILE,
    parse: jaredrummler,
};

const BSTHEN_FILE: &str = "devices.json";
const CHARLIE_CAPTAIN_FILE: &str = "supported_devices.csv";
const JAREDRUMMLER_FILE: &str = "database/android-devices.db";

/// One line of a list.
#[derive(Debug, Default)]
struct Line {
    place: String,
    brand: String,
    name: String,
    code: String,
    codename: String,
}

/// An object of `code: { brand, name }`.
fn bsthen(files: &Files<'_>) -> Parsed {
    let parsed = Parsed::default();
    let Some(bytes) = files.get(BSTHEN_FILE) else {
        return parsed.without(BSTHEN_FILE);
    };
    let list: serde_json::Map<String, serde_json::Value> = match serde_json::from_slice(bytes) {
        Ok(list) => list,
        Err(problem) => return parsed.damaged(BSTHEN_FILE, &problem.to_string()),
    };
    let lines = list.iter().map(|(code, device)| {
        let text = |key: &str| device.get(key).and_then(serde_json::Value::as_str);
        Line {
            place: format!("{BSTHEN_FILE}:{code}"),
            brand: clean(text("brand").unwrap_or_default()),
            name: clean(text("name").unwrap_or_default()),
            code: clean(code),
            codename: String::new(),
        }
    });
    devices(lines, parsed)
}

fn charlie_captain(files: &Files<'_>) -> Parsed {
    const COLUMNS: &[&str] = &["Retail Branding", "Marketing Name", "Device", "Model"];
    let mut parsed = Parsed::default();
    let Some(bytes) = files.get(CHARLIE_CAPTAIN_FILE) else {
        return parsed.without(CHARLIE_CAPTAIN_FILE);
    };
    let table = Table::read(CHARLIE_CAPTAIN_FILE, bytes, COLUMNS, &mut parsed.refused);
    let Some(table) = table else {
        return parsed;
    };
    let lines = table.rows().map(|row| Line {
        place: row.place(),
        brand: clean(row.get("Retail Branding")),
        name: clean(row.get("Marketing Name")),
        code: clean(row.get("Model")),
        codename: clean(row.get("Device")),
    });
    devices(lines, parsed)
}

/// Rows of number, name, codename and code. Some cells still carry the quotes
/// of the table that they were copied from.
fn jaredrummler(files: &Files<'_>) -> Parsed {
    let parsed = Parsed::default();
    let Some(bytes) = files.get(JAREDRUMMLER_FILE) else {
        return parsed.without(JAREDRUMMLER_FILE);
    };
    let rows = match sqlite::rows(bytes, "devices") {
        Ok(rows) => rows,
        Err(problem) => return parsed.damaged(JAREDRUMMLER_FILE, &problem.to_string()),
    };
    // The first column is the row's number, which the format keeps elsewhere.
    let lines = rows.iter().enumerate().map(|(index, row)| {
        let cell = |at: usize| clean(&unquote(row.get(at).map_or("", String::as_str)));
        Line {
            place: format!("{JAREDRUMMLER_FILE}:{}", index + 1),
            brand: String::new(),
            name: cell(1),
            codename: cell(2),
            code: cell(3),
        }
    });
    devices(lines, parsed)
}

/// The devices of some lines, in their order. Those of one brand and name are
/// one device; without a brand, those of one name and codename.
fn devices(lines: impl Iterator<Item = Line>, mut parsed: Parsed) -> Parsed {
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in lines {
        if line.name.is_empty() {
            parsed.refused.push(Refused {
                reason: format!("{} has no name", line.code),
                place: line.place,
            });
            continue;
        }
        let owner = if line.brand.is_empty() {
            &line.codename
        } else {
            &line.brand
        };
        let key = (owner.to_lowercase(), line.name.to_lowercase());
        let at = *places.entry(key).or_insert_with(|| {
            parsed.devices.push(device(&line));
            parsed.devices.len() - 1
        });
        if let Some(device) = parsed.devices.get_mut(at) {
            add_new(&mut device.codes, &line.code);
            add_new(&mut device.codenames, &line.codename);
        }
    }
    parsed
}

fn device(line: &Line) -> DeviceRecord {
    DeviceRecord {
        place: line.place.clone(),
        brand: line.brand.clone(),
        name: without_brand(&line.brand, &line.name).to_owned(),
        kind: None,
        aliases: Vec::new(),
        codes: Vec::new(),
        codenames: Vec::new(),
        facts: Vec::new(),
    }
}

/// The text with single plain spaces, and without the backslashes that the
/// list puts before quotes.
fn clean(raw: &str) -> String {
    let raw = raw.replace("\\'", "'");
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `"Alba 10"""` is a cell of a table for `Alba 10"`.
fn unquote(raw: &str) -> String {
    match raw
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(inside) if inside.contains("\"\"") => inside.replace("\"\"", "\""),
        _ => raw.to_owned(),
    }
}
