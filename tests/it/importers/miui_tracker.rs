//! The Xiaomi updates tracker: markets, dates, builds for testers, and names
//! that stand for several devices.

use specdex::domain::Property as P;
use specdex::importers::Parsed;

use super::{device, fact_in, parse_one, parse_recorded, refusals};

const NAME: &str = "miui-updates-tracker";

fn system(parsed: &Parsed, name: &str, market: &str) -> (String, String) {
    let fact = fact_in(device(parsed, name), P::OsCurrent, market);
    let fact = fact.unwrap_or_else(|| panic!("{name} has no system in {market}"));
    (fact.value.to_string(), fact.as_of.unwrap().to_string())
}

fn pair(system: &str, day: &str) -> (String, String) {
    (system.to_owned(), day.to_owned())
}

#[test]
fn each_market_has_its_own_newest_build_and_day() {
    let parsed = parse_recorded(NAME);
    // The newest is the one of the latest day, not the highest number; builds
    // for testers do not count.
    assert_eq!(
        system(&parsed, "13", "cn"),
        pair("miui 14.0.32.0", "2026-08-06")
    );
    assert_eq!(
        system(&parsed, "13", "eu"),
        pair("hyperos 3.0.302.0", "2026-06-26")
    );
    assert_eq!(fact_in(device(&parsed, "13"), P::OsCurrent, "global"), None);
    let global = system(&parsed, "Redmi 2 LTE", "global");
    assert_eq!(global, pair("miui 6.2.2.0", "2015-10-17"));
    // A phone without a skin runs plain Android.
    assert_eq!(
        system(&parsed, "POCO C71", "in"),
        pair("android 15", "2026-07-28")
    );
}

#[test]
fn a_name_can_stand_for_several_devices() {
    let parsed = parse_recorded(NAME);
    let korea = pair("hyperos 2.0.5.0", "2026-07-15");
    assert_eq!(system(&parsed, "Redmi Note 12 Pro", "kr"), korea);
    assert_eq!(system(&parsed, "Redmi Note 12 Pro+ 5G", "kr"), korea);
    assert_eq!(device(&parsed, "Redmi Note 12 Pro").codenames, ["ruby"]);
    assert_eq!(device(&parsed, "14 Pro").codenames, ["shennong"]);
    // What a number begins with tells which words are left out before it.
    let entry = "- android: '14'\n  branch: Stable\n  codename: x\n  date: 2024-05-01\n  name: NAME China\n  version: OS1.0.1.0.X\n";
    for (name, second) in [
        ("Redmi Note 13 5G / 13R Pro", "Redmi Note 13R Pro"),
        ("Redmi Note 15 / 15 SE 5G", "Redmi Note 15 SE 5G"),
        ("Xiaomi Civi 2 / 13 Lite", "13 Lite"),
        ("Redmi 14C/17C/A3 Pro/POCO C75", "Redmi 17C"),
    ] {
        let parsed = parse_one(NAME, "data/latest.yml", entry.replace("NAME", name));
        device(&parsed, second);
    }
    let refused = refusals(&parsed);
    let unclear = refused.iter().filter(|line| line.contains("[\"Ti\"]"));
    assert_eq!(unclear.count(), 1, "it is said once, not for every build");
}

#[test]
fn versions_of_android_under_a_system_are_collected() {
    let parsed = parse_recorded(NAME);
    let hyperos = |version: &str| {
        let mut releases = parsed.releases.iter();
        let found = releases.find(|r| r.system == "hyperos" && r.version == version);
        let fact = &found.unwrap().facts[0];
        assert_eq!(fact.property, P::OsBase);
        (fact.value.to_string(), fact.as_of.unwrap().to_string())
    };
    assert_eq!(hyperos("2"), pair("Android 14 | Android 15", "2026-08-07"));
    assert_eq!(hyperos("3"), pair("Android 16", "2026-06-26"));
}

#[test]
fn what_says_no_version_or_no_day_is_refused_with_its_line() {
    super::refuses_an_empty_checkout(NAME);
    let refused = refusals(&parse_recorded(NAME));
    for wanted in [
        "data/latest.yml:1: \"JHACNBH22.0\" is no version of MIUI or HyperOS",
        "data/latest.yml:22: the build OS2.0.104.0.VOHCNXM of MIX Flip 2 has no date",
        "data/latest.yml:29: \"V816.0.5.0.UGRMIXM\" is no version of MIUI or HyperOS",
    ] {
        assert!(
            refused.contains(&wanted.to_owned()),
            "{wanted}\n{refused:#?}"
        );
    }
}

#[test]
fn damaged_entries_are_refused_and_the_others_read() {
    let path = "data/latest.yml";
    let whole = parse_recorded(NAME);
    let mut torn = super::recorded(NAME).get(path).unwrap().to_vec();
    torn.extend(b"- branch: Stable\n  name: Xiaomi 13 Mars\n  version: V14.0.1.0\nbroken\n");
    let torn = parse_one(NAME, path, torn);
    assert_eq!(torn.devices, whole.devices);
    let refused = refusals(&torn);
    assert!(
        refused
            .iter()
            .any(|line| line.contains("ends with no market"))
    );
    assert!(
        refused
            .iter()
            .any(|line| line.contains("\"broken\" is no entry"))
    );
    assert!(refusals(&parse_one(NAME, path, b"\xFF"))[0].contains("not UTF-8"));
}
