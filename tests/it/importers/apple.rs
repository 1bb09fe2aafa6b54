//! AppleDB and the list of identifiers: variants, dates, what was never sold.

use specdex::domain::{DeviceKind, Property as P};
use specdex::importers::Parsed;

use super::{device, parse_one, parse_recorded, refusals, value};

const APPLEDB: &str = "appledb";
const IDENTIFIERS: &str = "apple-device-identifiers";

fn release(parsed: &Parsed, system: &str, version: &str) -> String {
    let mut releases = parsed.releases.iter();
    let found = releases.find(|r| r.system == system && r.version == version);
    found.unwrap().facts[0].value.to_string()
}

#[test]
fn variants_of_one_name_are_one_device() {
    let parsed = parse_recorded(APPLEDB);
    let ipad = device(&parsed, "iPad Pro 11-inch (1st generation)");
    assert_eq!(ipad.codenames, ["iPad8,1", "iPad8,4"]);
    assert_eq!(ipad.codes.len(), 4, "{:?}", ipad.codes);
    assert_eq!(ipad.kind, Some(DeviceKind::Tablet));
    let watch = device(&parsed, "Watch SE (1st generation)");
    assert_eq!((watch.brand.as_str(), watch.codenames.len()), ("Apple", 2));
    assert_eq!(watch.kind, Some(DeviceKind::Watch));
    // The revision of 2012 is not a device of its own.
    let iphone = device(&parsed, "iPhone 4");
    assert_eq!(iphone.codenames, ["iPhone3,1", "iPhone3,2"]);
    assert_eq!(value(iphone, P::ReleaseDate), "2010-06-24");
}

#[test]
fn a_new_color_is_not_a_release() {
    let parsed = parse_recorded(APPLEDB);
    let iphone = device(&parsed, "iPhone 13");
    assert_eq!(value(iphone, P::ReleaseDate), "2021-09-24");
    let fact = &iphone.facts[0];
    assert_eq!(fact.as_of.unwrap().to_string(), "2025-02-10");
}

#[test]
fn chips_carry_their_makers_name() {
    let parsed = parse_recorded(APPLEDB);
    let chip = |name| value(device(&parsed, name), P::ChipSoc);
    assert_eq!(chip("iPhone 16 Pro"), "Apple A18 Pro");
    assert_eq!(chip("Vision Pro"), "Apple M2 | Apple R1");
    assert_eq!(chip("iPhone"), "APL0098");
}

#[test]
fn a_release_has_the_day_on_which_everybody_got_it() {
    let parsed = parse_recorded(APPLEDB);
    // Its build for the phones of that autumn was there a week before.
    assert_eq!(release(&parsed, "ios", "18.0"), "2024-09-16");
    // And here a few days after.
    assert_eq!(release(&parsed, "ios", "16.0"), "2022-09-12");
    assert_eq!(release(&parsed, "watchos", "9.0"), "2022-09-12");
    // Betas and internal builds are no releases, and builds no versions.
    let ios = parsed.releases.iter().filter(|r| r.system == "ios");
    assert_eq!(ios.count(), 2);
}

#[test]
fn what_was_never_shown_is_refused() {
    let refused = refusals(&parse_recorded(APPLEDB));
    let wanted = "deviceFiles/iPhone/iPhone17,5.json: iPhone17,5 is not released; it is called \"Unreleased iPhone\"";
    assert_eq!(refused, [wanted]);
}

#[test]
fn identifiers_are_gathered_under_the_same_names() {
    let parsed = parse_recorded(IDENTIFIERS);
    assert_eq!(
        device(&parsed, "iPhone 4").codenames,
        ["iPhone3,1", "iPhone3,2"]
    );
    assert_eq!(
        device(&parsed, "Watch Series 3").codenames,
        ["Watch3,1", "Watch3,3"]
    );
    assert_eq!(
        device(&parsed, "Vision Pro (M5)").kind,
        Some(DeviceKind::Headset)
    );
    assert_eq!(
        device(&parsed, "iPad Pro 11-inch (M5)").codenames,
        ["iPad17,1"]
    );
    let simulator =
        "ios-device-identifiers.json:x86_64: iPhone Simulator is no device that people buy";
    assert_eq!(refusals(&parsed), [simulator]);
}

#[test]
fn damaged_files_are_refused_by_their_path() {
    super::refuses_an_empty_checkout(APPLEDB);
    super::refuses_an_empty_checkout(IDENTIFIERS);
    let path = "deviceFiles/iPhone/iPhone17,1.json";
    let torn = parse_one(APPLEDB, path, "{\"name\": \"iPhone 16 Pro\"}");
    assert!(refusals(&torn)[0].starts_with("deviceFiles/iPhone/iPhone17,1.json: missing field"));
    let path = "osFiles/iOS/22x - 18.x/22A1.json";
    let odd = parse_one(
        APPLEDB,
        path,
        "{\"version\": \"18.0 (a)\", \"released\": \"2024-09-16\"}",
    );
    assert!(refusals(&odd)[0].contains("\"18.0 (a)\" is no plain version"));
    let undated = parse_one(
        APPLEDB,
        path,
        "{\"version\": \"18.0\", \"released\": \"soon\"}",
    );
    assert!(refusals(&undated)[0].contains("\"soon\" is no date"));
    let torn = parse_one(
        IDENTIFIERS,
        "watchos-device-identifiers.json",
        "{\"Watch3,1\":",
    );
    assert!(
        refusals(&torn)
            .iter()
            .any(|line| line.contains("line 1 column"))
    );
}
