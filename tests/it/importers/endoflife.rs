//! endoflife.date: days and how exact they are, ends of support, systems, kinds
//! and names of devices, and releases of systems.

use specdex::catalog::ReleaseKind;
use specdex::domain::{DeviceKind, Property as P};
use specdex::importers::Parsed;

use super::{admit_recorded, device, fact_in, parse_one, parse_recorded, refusals, value};

const NAME: &str = "endoflife-date";

fn said(parsed: &Parsed, name: &str, property: P) -> String {
    value(device(parsed, name), property)
}

#[test]
fn a_device_has_its_release_its_ends_and_its_systems() {
    let parsed = parse_recorded(NAME);
    let pixel = device(&parsed, "Pixel");
    assert_eq!(pixel.brand, "Google");
    assert_eq!(pixel.place, "products/pixel.md:1");
    assert_eq!(value(pixel, P::ReleaseDate), "2016-10-20");
    assert_eq!(value(pixel, P::SupportUpgradesUntil), "2019-10-06");
    assert_eq!(value(pixel, P::SupportUntil), "2019-10-06");
    assert_eq!(value(pixel, P::OsLaunch), "android 7.1");
    assert_eq!(value(pixel, P::OsCurrent), "android 10");
    let day = pixel.facts[0].as_of.unwrap().to_string();
    assert_eq!(day, "2026-08-22");
    // One version alone is the first and the newest.
    assert_eq!(
        said(&parsed, "Pixel 11 Pro Fold", P::OsLaunch),
        "android 17"
    );
    assert_eq!(
        said(&parsed, "Pixel 11 Pro Fold", P::OsCurrent),
        "android 17"
    );
    // Written with arrows and with spaces of a fixed width.
    assert_eq!(said(&parsed, "Xperia 10 VI", P::OsLaunch), "android 14");
    assert_eq!(said(&parsed, "Xperia 10 VI", P::OsCurrent), "android 16");
}

#[test]
fn an_end_without_a_day_says_only_whether_it_has_come() {
    let parsed = parse_recorded(NAME);
    assert_eq!(said(&parsed, "Galaxy Avant", P::SupportActive), "false");
    assert_eq!(said(&parsed, "Galaxy Avant", P::SupportUntil), "");
    assert_eq!(said(&parsed, "Galaxy Avant", P::SupportUpgradesUntil), "");
    assert_eq!(said(&parsed, "Galaxy Z Fold8", P::SupportActive), "true");
    let upgrades = said(&parsed, "Galaxy Z Fold8", P::SupportUpgradesUntil);
    assert_eq!(upgrades, "2033-07-31");
    assert_eq!(said(&parsed, "Galaxy S25 Ultra", P::SupportActive), "");
}

#[test]
fn a_day_is_as_exact_as_its_page() {
    let parsed = parse_recorded(NAME);
    // Motorola's days all stand for their month.
    assert_eq!(said(&parsed, "edge 2024", P::ReleaseDate), "2024-05");
    assert_eq!(said(&parsed, "edge 2024", P::SupportUntil), "2027-05");
    // Samsung's do where they are the first of a month.
    assert_eq!(said(&parsed, "Galaxy Avant", P::ReleaseDate), "2014-07");
    assert_eq!(
        said(&parsed, "Galaxy S25 Ultra", P::ReleaseDate),
        "2025-02-03"
    );
}

#[test]
fn kinds_follow_from_the_page_and_the_name() {
    let parsed = parse_recorded(NAME);
    for (name, kind) in [
        ("Pixel 11 Pro Fold", DeviceKind::Foldable),
        ("Pixel Tablet", DeviceKind::Tablet),
        ("Razr 60", DeviceKind::Foldable),
        ("Gear S3 classic", DeviceKind::Watch),
        ("T20", DeviceKind::Tablet),
        ("Pad 3", DeviceKind::Tablet),
        ("Kindle (1st Generation)", DeviceKind::Reader),
        ("Surface Pro X (SQ1)", DeviceKind::Pc),
        ("8", DeviceKind::Phone),
    ] {
        assert_eq!(device(&parsed, name).kind, Some(kind), "{name}");
    }
}

#[test]
fn apples_devices_have_the_names_and_systems_of_their_time() {
    let parsed = parse_recorded(NAME);
    for name in ["iPhone", "iPhone Air", "iPhone 17", "Watch Series 11"] {
        assert_eq!(device(&parsed, name).brand, "Apple");
    }
    assert_eq!(
        said(&parsed, "Watch (1st generation)", P::OsCurrent),
        "watchos 4"
    );
    assert_eq!(said(&parsed, "iPad (4th generation)", P::OsLaunch), "ios 6");
    let mini = device(&parsed, "iPad Mini (5th generation)");
    assert_eq!(value(mini, P::OsLaunch), "ios 12");
    assert_eq!(value(mini, P::OsCurrent), "ipados 26");
    device(&parsed, "iPad Pro 12.9-inch (6th generation)");
}

#[test]
fn oneplus_runs_another_system_in_china() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "15");
    assert_eq!(phone.brand, "OnePlus");
    let system = fact_in(phone, P::OsLaunch, "global").unwrap();
    assert_eq!(system.value.to_string(), "oxygenos 16");
    assert_eq!(value(phone, P::OsLaunch), "");
    assert_eq!(value(phone, P::SupportUntil), "2031-11-13");
}

#[test]
fn releases_of_systems_are_read_with_their_newest_patch() {
    let parsed = parse_recorded(NAME);
    let facts = |system: &str, version: &str| {
        let mut all = parsed.releases.iter();
        let found = all.find(|one| one.system == system && one.version == version);
        let release = found.unwrap_or_else(|| panic!("no {system} {version}"));
        assert_eq!(release.kind, ReleaseKind::Release);
        let fact = |fact: &specdex::importers::Fact| {
            let day = fact.as_of.unwrap();
            format!("{} {} {day}", fact.property.key(), fact.value)
        };
        release.facts.iter().map(fact).collect::<Vec<_>>()
    };
    assert_eq!(
        facts("android", "17"),
        [
            "release.date 2026-06-16 2026-08-22",
            "support.active true 2026-08-22",
            "os.codename Cinnamon Bun 2026-08-22",
            "os.api_level 37 2026-08-22",
        ]
    );
    // Its label, "12.1 'Snow Cone v2' (aka 12L)", is no version.
    assert_eq!(facts("android", "12.1").len(), 4);
    assert_eq!(facts("android", "4.4W").len(), 4);
    let latest = "os.latest 18.7.10 2026-08-17".to_owned();
    assert!(facts("ios", "18").contains(&latest));
    let base = "os.base Android 16 2026-08-22".to_owned();
    assert!(facts("lineageos", "23.2").contains(&base));
    // Two releases of Windows share a label.
    let end = |version| facts("windows", version)[1].clone();
    assert_eq!(end("11 24H2 (E)"), "support.until 2027-10-12 2026-08-22");
    assert_eq!(
        end("11 24H2 (E) LTS"),
        "support.until 2029-10-09 2026-08-22"
    );
}

#[test]
fn what_is_known_to_be_wrong_stays_out() {
    let parsed = admit_recorded(NAME);
    let refused = refusals(&parsed);
    for wanted in [
        "products/nokia.md:g60-5g: release.date 2022-08-05: that day is before its announcement",
        "products/ipad.md:pro-3-11: iPad Pro 11-inch (3rd generation): it is numbered as Apple does not",
        "products/ipad.md:pro-1-11: os.launch ios 9: the system is older than the device",
    ] {
        assert!(
            refused.contains(&wanted.to_owned()),
            "{wanted}\n{refused:#?}"
        );
    }
    // A wrong day that people overrule in a file of their own is kept.
    assert!(said(&parsed, "iPhone X", P::ReleaseDate).starts_with("2017-09-12"));
    assert_eq!(said(&parsed, "iPhone X", P::OsLaunch), "ios 11");
    assert!(
        !parsed
            .devices
            .iter()
            .any(|one| one.name == "iPad Pro 11-inch (3rd generation)")
    );
}

#[test]
fn damaged_pages_are_refused_and_others_passed_over() {
    super::refuses_an_empty_checkout(NAME);
    let path = "products/pixel.md";
    assert!(refusals(&parse_one(NAME, path, "Pixel"))[0].contains("no front matter"));
    assert!(refusals(&parse_one(NAME, path, b"---\xFF"))[0].contains("not UTF-8"));
    let torn = "---\nreleases:\n  - releaseCycle: \"9\"\n---\n";
    assert!(refusals(&parse_one(NAME, path, torn))[0].contains("releaseDate"));
    let wants = super::importer(NAME).wants;
    assert!(wants("products/windows.md") && !wants("products/nginx.md"));
}
