//! Model codes lead to the devices that have them, whole, or from their
//! beginning on, or without it.

use specdex::search::Outcome;

use super::{devices, find, full_name, joined, refuses, shows};
use crate::shipped::SNAPSHOT;

/// A code leads to one of the devices that have it, or to the device that has
/// it as its name.
#[test]
fn every_device_is_found_by_its_model_codes() {
    let mut failures = Vec::new();
    for device in devices() {
        for code in &device.device().unwrap().codes {
            let code = code.as_str();
            // Razer's first phone says "Phone", as every question may.
            if code.contains([' ', '/']) || code.len() < 5 || code == "Phone" {
                continue;
            }
            let found = find(code);
            let first = found
                .hits
                .first()
                .and_then(|hit| SNAPSHOT.catalog.subject(hit.number));
            let shares = first.is_some_and(|first| {
                let codes = &first.device().unwrap().codes;
                codes
                    .iter()
                    .any(|other| joined(other.as_str()) == joined(code))
                    || joined(&full_name(first.number)).contains(&joined(code))
            });
            let among = found
                .hits
                .iter()
                .take(5)
                .any(|hit| hit.number == device.number);
            if found.outcome == Outcome::NoRecord || !(shares || among) {
                failures.push(format!("{code} of {}", full_name(device.number)));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.len(),
        failures.join("\n")
    );
}
#[test]
fn a_model_code_finds_whole_or_from_its_beginning() {
    shows("SM-S928B", "Samsung Galaxy S24 Ultra");
    shows("sm s928b", "Samsung Galaxy S24 Ultra");
    shows("sm-s928", "Samsung Galaxy S24 Ultra");
    shows("s928b", "Samsung Galaxy S24 Ultra");
    refuses("SM-S9999");
}
