//! TechAPI: phones with their chips, and what of it is known to be wrong.

use specdex::domain::{DeviceKind, Property as P};

use super::{device, fact_in, parse_one, parse_recorded, recorded, refusals, value};

const NAME: &str = "techapi";

#[test]
fn a_phone_has_what_its_file_and_that_of_its_chip_say() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "iPhone 7");
    assert_eq!(phone.brand, "apple");
    assert_eq!(phone.kind, Some(DeviceKind::Phone));
    assert_eq!(phone.place, "data/smartphone/apple/2016/iphone-7.json");
    for (property, wanted) in [
        (P::ReleaseDate, "2016-09-16"),
        (P::ChipSoc, "Apple A10 Fusion"),
        (P::MemoryRam, "2"),
        (P::StorageCapacity, "32 | 128 | 256"),
        (P::DisplaySize, "4.7"),
        (P::DisplayResolution, "750 x 1334"),
        (P::DisplayRefreshRate, "60"),
        (P::BatteryCapacity, "1960"),
        (P::ChargingWired, "5"),
        (P::ChargingWireless, "none"),
        (P::CameraMain, "12"),
        (P::CameraFront, "7"),
        (P::BodyWeight, "138"),
        (P::BodyDepth, "7.1"),
        (P::BodyProtection, "IP67"),
        (P::OsLaunch, "ios 10"),
    ] {
        assert_eq!(value(phone, property), wanted, "{}", property.key());
    }
    let fact = fact_in(phone, P::ChipSoc, "world").unwrap();
    assert_eq!(fact.source.publisher.as_str(), NAME);
    assert_eq!(fact.as_of.unwrap().to_string(), "2026-05-29");
}

#[test]
fn a_foldable_is_known_by_its_name_its_screen_or_its_second_camera() {
    let parsed = parse_recorded(NAME);
    let fold = device(&parsed, "Galaxy Z Fold5");
    assert_eq!(fold.kind, Some(DeviceKind::Foldable));
    assert_eq!(value(fold, P::CameraFront), "10 | 4");
    assert_eq!(value(fold, P::BodyDepth), "6.1");
    // Ten millimeters are those of the folded phone.
    let magic = device(&parsed, "Magic V2");
    assert_eq!(magic.kind, Some(DeviceKind::Foldable));
    assert_eq!(value(magic, P::BodyFoldedDepth), "9.9");
    assert_eq!(value(magic, P::BodyDepth), "");
    assert_eq!(value(magic, P::DisplayResolution), "2156 x 2344");
}

#[test]
fn a_chip_without_a_file_is_refused() {
    let parsed = parse_recorded(NAME);
    assert_eq!(value(device(&parsed, "Magic V2"), P::ChipSoc), "");
    let wanted = "data/smartphone/honor/2023/honor-magic-v2.json: chip.soc: no file describes \"kirin-9000s\"";
    assert!(refusals(&parsed).contains(&wanted.to_owned()));
}

#[test]
fn the_system_of_huaweis_newer_phones_is_refused() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "P50 Pro");
    assert_eq!(value(phone, P::OsLaunch), "");
    let wanted = "data/smartphone/huawei/2021/huawei-p50-pro.json: os.launch: Android 11 was not on the devices of every market";
    assert!(refusals(&parsed).contains(&wanted.to_owned()));
    assert_eq!(value(device(&parsed, "12"), P::OsLaunch), "android 12");
}

#[test]
fn a_camera_that_has_no_property_leaves_all_of_them_in_one_list() {
    let parsed = parse_recorded(NAME);
    let phone = device(&parsed, "5T");
    assert_eq!(value(phone, P::CameraModules), "16 | 20");
    assert_eq!(value(phone, P::CameraMain), "16");
    let others = device(&parsed, "P50 Pro");
    assert_eq!(value(others, P::CameraModules), "");
    assert_eq!(value(others, P::CameraTelephoto), "64 | 40");
}

#[test]
fn a_macro_camera_is_no_telephoto_camera() {
    let parsed = parse_recorded(NAME);
    assert_eq!(value(device(&parsed, "12"), P::CameraTelephoto), "");
    let wanted =
        "data/smartphone/xiaomi/2021/xiaomi-12.json: 5 MP are those of no telephoto camera";
    assert!(refusals(&parsed).contains(&wanted.to_owned()));
}

#[test]
fn damaged_files_are_refused_by_their_path() {
    super::refuses_an_empty_checkout(NAME);
    let path = "data/smartphone/oneplus/2017/oneplus-5t.json";
    let torn = parse_one(NAME, path, "{\"name\": \"OnePlus 5T\"}");
    assert!(refusals(&torn)[0].starts_with(&format!("{path}: missing field")));
    let chip = "data/soc/qualcomm/2017/snapdragon-835.json";
    let mut files = recorded(NAME);
    files.insert(chip.to_owned(), b"[".to_vec());
    let parsed = (super::importer(NAME).parse)(&files);
    assert_eq!(value(device(&parsed, "5T"), P::BatteryCapacity), "3300");
    let refused = refusals(&parsed);
    assert!(refused.iter().any(|line| line.starts_with(chip)));
}
