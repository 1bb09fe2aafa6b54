//! STF's device database: dates of Japan, kinds, names, chips and units.

use specdex::domain::{DeviceKind, Property as P};

use super::{device, fact_in, parse_one, parse_recorded, refusals, value};

const NAME: &str = "stf-device-db";

#[test]
fn a_day_of_sale_is_the_one_in_japan_and_holds_there() {
    let parsed = parse_recorded(NAME);
    let day = |name| fact_in(device(&parsed, name), P::ReleaseDate, "jp").unwrap();
    // 15:00 in universal time is midnight in Japan, where the day begins:
    // the iPhone 6 was first sold on September 19, written as 18T15:00.
    assert_eq!(day("iPhone 6").value.to_string(), "2014-09-19");
    assert_eq!(day("ARROWS Z ISW11F").value.to_string(), "2011-12-17");
    assert_eq!(value(device(&parsed, "iPhone 6"), P::ReleaseDate), "");
    let market = fact_in(device(&parsed, "iPhone 6"), P::ReleaseMarket, "jp").unwrap();
    assert_eq!(market.value.to_string(), "jp");
    // Two carriers, a year and a half apart: the first day counts.
    assert_eq!(day("iPhone 4S").value.to_string(), "2011-10-14");
}

#[test]
fn without_a_carrier_only_the_month_is_sure() {
    let parsed = parse_recorded(NAME);
    let fire = device(&parsed, "Fire Phone");
    assert_eq!(value(fire, P::ReleaseDate), "2014-07");
    assert_eq!(fact_in(fire, P::ReleaseMarket, "jp"), None);
    assert_eq!(value(device(&parsed, "One"), P::ReleaseDate), "");
    let refused = refusals(&parsed);
    assert!(
        refused
            .iter()
            .any(|line| line.contains(":A0001: 2014-05-31 or the day after"))
    );
}

#[test]
fn the_kind_follows_from_the_screen() {
    let parsed = parse_recorded(NAME);
    let kind = |name| device(&parsed, name).kind.unwrap();
    assert_eq!(kind("Fire 7 7th gen"), DeviceKind::Tablet);
    assert_eq!(kind("G Watch R"), DeviceKind::Watch);
    assert_eq!(kind("iPhone 6"), DeviceKind::Phone);
}

#[test]
fn names_and_codes_are_found_wherever_they_stand() {
    let parsed = parse_recorded(NAME);
    let codes = |name| device(&parsed, name).codes.clone();
    assert_eq!(codes("Galaxy S8+"), ["SM-G955F"]);
    assert_eq!(codes("ARROWS Z ISW11F"), ["ISW11F"]);
    assert_eq!(codes("Fire 7 7th gen"), ["KFAUWI"]);
    assert_eq!(codes("iPhone 6"), [""; 0]);
    assert_eq!(device(&parsed, "ARROWS Z ISW11F").brand, "Fujitsu Toshiba");
}

#[test]
fn chips_are_spelled_alike_and_cores_are_none() {
    let parsed = parse_recorded(NAME);
    let chip = |name| value(device(&parsed, name), P::ChipSoc);
    assert_eq!(chip("ARROWS Z ISW11F"), "TI OMAP4430");
    assert_eq!(chip("Galaxy S8+"), "Samsung Exynos 8895M");
    assert_eq!(chip("AQUOS CRYSTAL 305SH"), "Snapdragon 400 (MSM8926)");
    assert_eq!(chip("AQUOS PHONE THE HYBRID 101SH"), "Qualcomm MSM8255");
    assert_eq!(chip("Ascend P7"), "HiSilicon Kirin 910T");
    assert_eq!(chip("Fire Phone"), "");
    let refused = refusals(&parsed);
    let core = |line: &String| line.contains(":SD4930UR: \"Krait 400\" is a core and no chip");
    assert!(refused.iter().any(core), "{refused:?}");
}

#[test]
fn sizes_come_in_the_units_of_the_catalog() {
    let parsed = parse_recorded(NAME);
    let arrows = device(&parsed, "ARROWS Z ISW11F");
    assert_eq!(value(arrows, P::MemoryRam), "1");
    assert_eq!(value(arrows, P::StorageCapacity), "8");
    assert_eq!(
        value(device(&parsed, "iPhone 4S"), P::StorageCapacity),
        "16 | 64"
    );
    assert_eq!(value(arrows, P::DisplaySize), "4.3");
    assert_eq!(value(arrows, P::ChipCpu), "2-core 1.2 GHz");
    assert_eq!(value(arrows, P::OsCurrent), "android 4.0");
    // Written with its sides exchanged, and with the frequency in quotes.
    assert_eq!(
        value(device(&parsed, "Mi 3"), P::DisplayResolution),
        "1080 x 1920"
    );
    assert_eq!(
        value(device(&parsed, "Fire Phone"), P::ChipCpu),
        "4-core 2.26 GHz"
    );
    // What an iPhone ran on the day of writing says nothing of today.
    assert_eq!(value(device(&parsed, "iPhone 6"), P::OsCurrent), "");
}

#[test]
fn what_cannot_be_read_is_refused() {
    super::refuses_an_empty_checkout(NAME);
    let nameless = refusals(&parse_recorded(NAME));
    assert!(
        nameless
            .iter()
            .any(|line| line.contains(":FXC-35: FXC-35 names no maker"))
    );
    let path = "data/devices-latest.json";
    let torn = parse_one(NAME, path, "{\"ISW11F\": {");
    assert!(refusals(&torn)[0].contains("line 1 column"));
    let empty = parse_one(NAME, path, "{\"ISW11F\": {}}");
    assert_eq!(
        refusals(&empty),
        ["data/devices-latest.json:ISW11F: missing field `name`"]
    );
}
