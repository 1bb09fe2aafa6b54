//! Google Play's device catalog: units, variants, brands, and what is refused.

use specdex::domain::{DeviceKind, Property as P};

use super::{device, fact_in, parse_one, parse_recorded, recorded, refusals, value};

const NAME: &str = "google-play-catalog";

#[test]
fn measured_memory_becomes_the_sizes_on_sale() {
    let parsed = parse_recorded(NAME);
    let ram = |name| value(device(&parsed, name), P::MemoryRam);
    assert_eq!(ram("Galaxy A16 5G"), "4 | 8");
    // Megabytes are millions of bytes there: 12354 of them are less than 12 GB.
    assert_eq!(ram("BV9300 Pro"), "12");
    assert_eq!(ram("Galaxy Watch7"), "2");
    // The impossible end of "0-3038MB" is refused, the other one used.
    assert_eq!(ram("K22"), "3");
    let zero = refusals(&parsed);
    assert!(
        zero.iter().any(|line| line.contains("\"0-3038MB\"")),
        "{zero:?}"
    );
}

#[test]
fn variants_of_one_name_are_one_device() {
    let parsed = parse_recorded(NAME);
    let a16 = device(&parsed, "Galaxy A16 5G");
    assert_eq!(a16.codenames, ["a16x", "a16xm"]);
    assert_eq!(a16.place, "catalog-data/android-devices-catalog.csv:2");
    assert_eq!(
        value(a16, P::ChipSoc),
        "Samsung s5e8535 | MediaTek MT6835V/TZ"
    );
    assert_eq!(value(a16, P::DisplayResolution), "1080 x 2340");
}

#[test]
fn a_carrier_or_google_is_not_the_maker() {
    let parsed = parse_recorded(NAME);
    assert_eq!(device(&parsed, "Xperia XZ3").brand, "Sony");
    let dell = device(&parsed, "Latitude Chromebook Enterprise");
    assert_eq!(
        (dell.brand.as_str(), dell.kind),
        ("Dell", Some(DeviceKind::Pc))
    );
}

#[test]
fn a_folding_phone_is_no_tablet() {
    let parsed = parse_recorded(NAME);
    let fold = device(&parsed, "Galaxy Z Fold4");
    assert_eq!(fold.kind, Some(DeviceKind::Foldable));
    assert_eq!(value(fold, P::ChipSoc), "Qualcomm SM8475");
}

#[test]
fn the_newest_android_holds_where_google_play_sees_it() {
    let parsed = parse_recorded(NAME);
    let fold = device(&parsed, "Galaxy Z Fold4");
    let seen = fact_in(fold, P::OsCurrent, "world").unwrap();
    assert_eq!(seen.value.to_string(), "android 16");
    assert_eq!(seen.as_of.unwrap().to_string(), "2025-12-14");
    // Huawei's units for China have no Google Play.
    let p30 = device(&parsed, "P30 Pro");
    assert_eq!(value(p30, P::OsCurrent), "");
    let seen = fact_in(p30, P::OsCurrent, "global").unwrap();
    assert_eq!(seen.value.to_string(), "android 12");
    assert_eq!(value(p30, P::ChipSoc), "HiSilicon Kirin 980");
    // A watch does not call its system Android, nor a Chromebook.
    assert_eq!(value(device(&parsed, "Galaxy Watch7"), P::OsCurrent), "");
}

#[test]
fn modes_of_a_screen_are_not_its_resolution() {
    let parsed = parse_recorded(NAME);
    let s9 = device(&parsed, "Galaxy S9");
    assert_eq!(value(s9, P::DisplayResolution), "1440 x 2960");
}

#[test]
fn a_code_in_place_of_a_name_is_kept_as_code() {
    let parsed = parse_recorded(NAME);
    assert_eq!(device(&parsed, "V1921A").codes, ["V1921A"]);
    assert_eq!(device(&parsed, "BV9300 Pro").codes, [""; 0]);
    // A part number of several chips gets no name.
    let xz3 = device(&parsed, "Xperia XZ3");
    assert_eq!(value(xz3, P::ChipSoc), "Qualcomm SDM845");
}

#[test]
fn what_is_no_device_or_has_no_name_is_refused_with_its_line() {
    let refused = refusals(&parse_recorded(NAME));
    let about = |what: &str| refused.iter().find(|line| line.contains(what)).unwrap();
    let place = "catalog-data/android-devices-catalog.csv:";
    assert!(about("suez has no model name").starts_with(place));
    assert!(about("Google Play Games on PC").starts_with(place));
}

#[test]
fn damaged_files_are_refused() {
    super::refuses_an_empty_checkout(NAME);
    let alone = parse_one(
        NAME,
        "catalog-data/android-devices-catalog.csv",
        "Brand,Device\n",
    );
    assert!(refusals(&alone)[0].contains("catalog-metadata.json"));

    let mut files = recorded(NAME);
    let path = "catalog-data/android-devices-catalog.csv";
    files.insert(path.to_owned(), b"Brand,Device\nsamsung,a16x\n".to_vec());
    let renamed = (super::importer(NAME).parse)(&files);
    assert!(refusals(&renamed)[0].contains("names no column \"Manufacturer\""));

    let mut torn = recorded(NAME).get(path).unwrap().to_vec();
    torn.extend(b"samsung,a17x,Samsung\n");
    files.insert(path.to_owned(), torn);
    let torn = (super::importer(NAME).parse)(&files);
    assert!(refusals(&torn)[0].contains("3 cells where the first line names 13"));
    assert_eq!(torn.devices.len(), parse_recorded(NAME).devices.len());
}

#[test]
fn screens_and_days_that_cannot_be_are_refused() {
    let mut files = recorded(NAME);
    let catalog = "catalog-data/android-devices-catalog.csv";
    let text = String::from_utf8(files.get(catalog).unwrap().to_vec()).unwrap();
    let huge = text.replace("1080x2388", "9999999999x9999999999");
    files.insert(catalog.to_owned(), huge.into_bytes());
    let parsed = (super::importer(NAME).parse)(&files);
    assert_eq!(
        value(device(&parsed, "BV9300 Pro"), P::DisplayResolution),
        ""
    );
    let metadata = "catalog-data/catalog-metadata.json";
    files.insert(
        metadata.to_owned(),
        br#"{"catalogExportDate":"a long time ago"}"#.to_vec(),
    );
    let undated = (super::importer(NAME).parse)(&files);
    assert!(refusals(&undated)[0].contains("catalogExportDate"));
    assert_eq!(undated.devices, []);
}
