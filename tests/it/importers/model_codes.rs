//! The lists of model codes: encodings, codes of several names, and lines
//! that name nothing.

use super::{device, parse_one, parse_recorded, recorded, refusals};

const BSTHEN: &str = "bsthen-device-models";
const CHARLIE_CAPTAIN: &str = "charlie-captain-android-device-model";
const JAREDRUMMLER: &str = "jaredrummler-android-device-names";

#[test]
fn codes_of_one_name_are_one_device() {
    let parsed = parse_recorded(BSTHEN);
    let s24 = device(&parsed, "Galaxy S24 Ultra");
    assert_eq!(s24.brand, "Samsung");
    assert_eq!(s24.codes, ["SC-52E", "SM-S9280", "SM-S928B"]);
    // The brand is not part of the name.
    assert_eq!(device(&parsed, "10 evo").codes, ["HTC 10 evo"]);
    // Backslashes before quotes come from the way the list is made.
    assert_eq!(device(&parsed, "Bush 8''").brand, "Archos");
}

#[test]
fn googles_table_is_read_as_utf_16() {
    let parsed = parse_recorded(CHARLIE_CAPTAIN);
    let s22 = device(&parsed, "Galaxy S22 Ultra");
    assert_eq!(s22.codes, ["SC-52C", "SM-S908E", "SM-S908B"]);
    assert_eq!(s22.codenames, ["SC-52C", "b0q", "b0s"]);
    // One code under two names stays with both; which one holds is not decided here.
    assert_eq!(device(&parsed, "飛馬 (T500KLC)").codes, ["ASUS_X003"]);
    assert_eq!(device(&parsed, "ZenFone Go (T500)").codes, ["ASUS_X003"]);
    // A tab in front and spaces that do not break are plain spaces.
    assert_eq!(device(&parsed, "Myco 3").brand, "Ascom");
    assert_eq!(device(&parsed, "BQ-5504 Strike Selfie Max").brand, "BQru");
    assert_eq!(device(&parsed, "Alba 8").codes, ["Alba 8\""]);
    assert_eq!(
        refusals(&parsed),
        ["supported_devices.csv:2: FJL21 has no name"]
    );
}

#[test]
fn the_database_is_read_without_brands() {
    let parsed = parse_recorded(JAREDRUMMLER);
    // Without a brand only the codename tells devices of one name apart.
    let mut s22 = parsed.devices.iter();
    let s22 = s22.find(|device| device.codenames == ["b0s"]).unwrap();
    assert_eq!(
        (s22.name.as_str(), s22.brand.as_str()),
        ("Galaxy S22 Ultra", "")
    );
    assert_eq!(s22.codes, ["SM-S908B"]);
    let alba = device(&parsed, "Alba 10\"");
    assert_eq!(
        (&alba.codes, &alba.codenames),
        (&vec!["Alba 10\"".to_owned()], &vec!["ac101cpl".to_owned()])
    );
    // Every row arrives: its pages are a tree of two levels, and the text that
    // describes the table fills a page of its own.
    let codes: usize = parsed.devices.iter().map(|device| device.codes.len()).sum();
    assert_eq!((codes, parsed.refused.len()), (21, 1));
}

#[test]
fn damaged_lists_are_refused() {
    for name in [BSTHEN, CHARLIE_CAPTAIN, JAREDRUMMLER] {
        super::refuses_an_empty_checkout(name);
    }
    let torn = parse_one(BSTHEN, "devices.json", "{\"SM-S928B\": {\"brand\":");
    assert!(refusals(&torn)[0].contains("line 1 column"));
    let nameless = parse_one(
        BSTHEN,
        "devices.json",
        "{\"SM-S928B\": {\"brand\": \"Samsung\"}}",
    );
    assert_eq!(
        refusals(&nameless),
        ["devices.json:SM-S928B: SM-S928B has no name"]
    );

    let whole = recorded(CHARLIE_CAPTAIN);
    let whole = whole.get("supported_devices.csv").unwrap();
    let odd = parse_one(
        CHARLIE_CAPTAIN,
        "supported_devices.csv",
        &whole[..whole.len() - 1],
    );
    assert!(refusals(&odd)[0].contains("UTF-16"), "{:?}", odd.refused);
    let latin = parse_one(
        CHARLIE_CAPTAIN,
        "supported_devices.csv",
        b"Device,Model\nx,\xE9\n",
    );
    assert!(refusals(&latin)[0].contains("line 2 is not UTF-8"));
}

#[test]
fn a_database_damaged_anywhere_never_panics() {
    let path = "database/android-devices.db";
    let files = recorded(JAREDRUMMLER);
    let whole = files.get(path).unwrap();
    assert!(refusals(&parse_one(JAREDRUMMLER, path, "no database"))[0].contains("no SQLite 3"));
    for length in 0..whole.len() {
        let torn = parse_one(JAREDRUMMLER, path, &whole[..length]);
        assert!(!torn.refused.is_empty(), "cut at {length}");
        assert_eq!(torn.devices, [], "cut at {length}");
    }
    for at in 0..whole.len() {
        let mut bent = whole.to_vec();
        bent[at] ^= 0xFF;
        let _ = parse_one(JAREDRUMMLER, path, bent);
    }
}
