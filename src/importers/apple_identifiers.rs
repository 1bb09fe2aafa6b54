//! apple-device-identifiers: which identifier, such as `iPhone18,2`, belongs to
//! which device. It states names only.

use std::collections::BTreeMap;

use super::Importer;
use super::apple_names::{device_name, kind};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "apple-device-identifiers",
    wants: |path| FILES.contains(&path),
    parse,
};

const FILES: &[&str] = &[
    "ios-device-identifiers.json",
    "visionos-device-identifiers.json",
    "watchos-device-identifiers.json",
];

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for path in FILES {
        let Some(bytes) = files.get(path) else {
            parsed = parsed.without(path);
            continue;
        };
        let list: BTreeMap<String, String> = match serde_json::from_slice(bytes) {
            Ok(list) => list,
            Err(problem) => {
                parsed = parsed.damaged(path, &problem.to_string());
                continue;
            }
        };
        for (identifier, name) in list {
            let place = format!("{path}:{identifier}");
            let Some(kind) = kind(&identifier) else {
                let reason = format!("{name} is no device that people buy");
                parsed.refused.push(Refused { place, reason });
                continue;
            };
            let name = device_name(&name);
            let at = *places.entry(name.clone()).or_insert_with(|| {
                parsed.devices.push(DeviceRecord {
                    place,
                    brand: "Apple".to_owned(),
                    name,
                    kind: Some(kind),
                    aliases: Vec::new(),
                    codes: Vec::new(),
                    codenames: Vec::new(),
                    facts: Vec::new(),
                });
                parsed.devices.len() - 1
            });
            if let Some(device) = parsed.devices.get_mut(at) {
                device.codenames.push(identifier);
            }
        }
    }
    parsed
}
