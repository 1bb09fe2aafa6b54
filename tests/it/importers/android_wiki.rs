//! The wikis of LineageOS and PixelExperience: fields by variant, builds for
//! one device, names, cameras, sizes and what is known to be wrong.

use specdex::domain::{DeviceKind, Property as P};
use specdex::importers::Parsed;

use super::{admit_recorded, device, fact_in, parse_one, parse_recorded, refusals, value};

const LINEAGEOS: &str = "lineageos-wiki";

#[test]
fn a_page_becomes_a_device_in_the_words_of_the_catalog() {
    let parsed = parse_recorded(LINEAGEOS);
    let pixel = device(&parsed, "Pixel 3a XL");
    assert_eq!(pixel.brand, "Google");
    assert_eq!(pixel.kind, Some(DeviceKind::Phone));
    assert_eq!(pixel.codes, ["G020B", "G020C", "G020D"]);
    assert_eq!(pixel.codenames, ["bonito"]);
    for (property, wanted) in [
        (P::ChipSoc, "Snapdragon 670 (SDM670)"),
        (P::ChipCpu, "8-core Kryo 360 (4 x 2.0 GHz + 4 x 1.7 GHz)"),
        (P::ChipGpu, "Qualcomm Adreno 615"),
        (P::MemoryRam, "4"),
        (P::StorageCapacity, "64"),
        (P::DisplaySize, "6"),
        // Written as 2160x1080.
        (P::DisplayResolution, "1080 x 2160"),
        (P::DisplayRefreshRate, "60"),
        (P::DisplayTechnology, "AMOLED"),
        (P::BatteryCapacity, "3700"),
        (P::BodyHeight, "160"),
        (P::NetworkKinds, "2G | 3G | 4G"),
        (P::ReleaseDate, "2019-04"),
    ] {
        assert_eq!(value(pixel, property), wanted, "{}", property.key());
    }
    let day = pixel.facts[0].as_of.unwrap();
    assert_eq!(day.to_string(), "2026-07-22");
}

#[test]
fn values_by_variant_hold_where_their_label_says() {
    let parsed = parse_recorded(LINEAGEOS);
    let nord = device(&parsed, "Nord 5");
    assert_eq!(value(nord, P::MemoryRam), "8 | 12");
    assert_eq!(value(nord, P::MemoryType), "LPDDR5X");
    let battery = |market| fact_in(nord, P::BatteryCapacity, market).map(|f| f.value.to_string());
    assert_eq!(battery("eu").as_deref(), Some("5200"));
    assert_eq!(battery("global").as_deref(), Some("6800"));
    assert_eq!(battery("world"), None);
    // By model: the first day of sale, and both screens.
    let duos = device(&parsed, "Galaxy S5 LTE Duos (G900FD/MD)");
    assert_eq!(value(duos, P::ReleaseDate), "2014-06");
    let laser = device(&parsed, "Zenfone 2 Laser (720p)");
    assert_eq!(value(laser, P::DisplaySize), "5.5 | 6");
    assert_eq!(
        value(laser, P::ChipSoc),
        "Snapdragon 615 (MSM8939) | Snapdragon 410 (MSM8916)"
    );
    // By the name of a device, in the text: "2 GB (R5), 3 GB (R5s)".
    assert_eq!(value(device(&parsed, "R5"), P::MemoryRam), "2");
}

#[test]
fn a_foldable_has_two_screens_and_two_depths() {
    let parsed = parse_recorded(LINEAGEOS);
    let fold = device(&parsed, "Pixel 9 Pro Fold");
    assert_eq!(fold.kind, Some(DeviceKind::Foldable));
    assert_eq!(value(fold, P::DisplaySize), "8");
    assert_eq!(value(fold, P::CoverSize), "6.3");
    assert_eq!(value(fold, P::CoverResolution), "1080 x 1092");
    assert_eq!(value(fold, P::BodyDepth), "5.1");
    assert_eq!(value(fold, P::BodyFoldedDepth), "10.5");
    assert_eq!(value(fold, P::BodyWidth), "150.2");
    assert_eq!(value(fold, P::CameraFront), "10");
    assert_eq!(value(fold, P::CameraTelephoto), "10.8");
    // One depth alone is the folded one where no open device is so thick.
    let page = super::recorded(LINEAGEOS);
    let page = page.get("_data/devices/comet.yml").unwrap();
    let page = String::from_utf8(page.to_vec()).unwrap();
    let page = page.replace(
        "dimensions:\n- Folded: {depth: 10.5, height: 155.2, width: 77.1}\n- Unfolded: {depth: 5.1, height: 155.2, width: 150.2}",
        "dimensions: {depth: 10.5, height: 155.2, width: 150.2}",
    );
    let parsed = parse_one(LINEAGEOS, "_data/devices/comet.yml", page);
    let fold = device(&parsed, "Pixel 9 Pro Fold");
    assert_eq!(value(fold, P::BodyFoldedDepth), "10.5");
    assert_eq!(value(fold, P::BodyDepth), "");
}

#[test]
fn builds_for_the_same_hardware_are_no_devices_of_their_own() {
    let parsed = parse_recorded(LINEAGEOS);
    let tablet = device(&parsed, "Nexus 7 2013 (LTE)");
    assert_eq!(tablet.codenames, ["deb", "debx"]);
    assert_eq!(tablet.kind, Some(DeviceKind::Tablet));
    let switch = device(&parsed, "Switch v1");
    assert_eq!(switch.codenames, ["nx_tab", "nx"]);
    assert_eq!(switch.kind, Some(DeviceKind::Handheld));
    assert_eq!(switch.codes, [""; 0], "\"v1 (odin)\" is no model code");
    assert_eq!(value(switch, P::DisplayResolution), "1280 x 720");
    let names = parsed.devices.iter().map(|device| device.name.as_str());
    assert!(
        !names
            .into_iter()
            .any(|name| name.contains(['[', '/']) && name != "Galaxy S5 LTE Duos (G900FD/MD)")
    );
}

#[test]
fn a_page_can_be_about_two_devices_and_left_behind() {
    let parsed = parse_recorded(LINEAGEOS);
    for (name, day) in [("Redmi 3S", "2016-06-14"), ("Redmi 3X", "2016-06-15")] {
        let redmi = device(&parsed, name);
        assert_eq!(redmi.codenames, ["Mi8937", "land"]);
        // The newer page says which day, and which camera is which.
        assert_eq!(value(redmi, P::ReleaseDate), day);
        assert_eq!(value(redmi, P::CameraModules), "");
        assert_eq!(value(redmi, P::CameraFront), "5");
    }
}

#[test]
fn what_stands_upright_and_lies_is_turned() {
    let parsed = parse_recorded(LINEAGEOS);
    let fusion = device(&parsed, "one fusion+");
    assert_eq!(value(fusion, P::BodyHeight), "162.9");
    assert_eq!(value(fusion, P::BodyWidth), "76.4");
    assert_eq!(value(fusion, P::CameraMain), "64");
    assert_eq!(value(fusion, P::CameraModules), "", "each has its label");
    // A label is missing, so all are listed too.
    let nord = device(&parsed, "Nord 5");
    assert_eq!(value(nord, P::CameraMain), "50");
    assert_eq!(value(nord, P::CameraModules), "50 | 8");
}

#[test]
fn a_box_for_a_television_has_no_screen() {
    let parsed = parse_recorded(LINEAGEOS);
    let cast = device(&parsed, "Chromecast with Google TV (4K)");
    assert_eq!(cast.kind, Some(DeviceKind::Tv));
    for absent in [P::DisplaySize, P::BatteryCapacity, P::NetworkKinds] {
        assert_eq!(value(cast, absent), "");
    }
    assert_eq!(value(cast, P::ChipSoc), "Amlogic S905D3G");
}

#[test]
fn what_is_wrong_or_unclear_is_refused_with_its_page() {
    super::refuses_an_empty_checkout(LINEAGEOS);
    let parsed = parse_recorded(LINEAGEOS);
    let refused = refusals(&parsed);
    for wanted in [
        "porg_variant1.yml: \"Jetson Nano [Android TV]\" is a board for developers, no device",
        "santoni.yml: \"Redmi 4(X)\" are several devices with other values",
        "giulia.yml: \"256/512 TB UFS4.0\" does not say which sizes there are",
        "Mi439_variant1.yml: the camera \"12 MP (Main) (India)\" does not say which device has it",
    ] {
        let wanted = format!("_data/devices/{wanted}");
        assert!(refused.contains(&wanted), "{wanted}\n{refused:#?}");
    }
    assert_eq!(value(device(&parsed, "Redmi 7A"), P::CameraFront), "5");
}

#[test]
fn what_people_found_to_be_wrong_is_declared_with_the_data() {
    let tab = |parsed: &Parsed| {
        let tab = device(parsed, "Galaxy Tab 2 7.0 (GSM)");
        [P::CameraModules, P::NetworkKinds, P::BatteryCapacity].map(|one| value(tab, one))
    };
    // The importer mends nothing.
    assert_eq!(tab(&parse_recorded(LINEAGEOS)), ["15 | 1.3", "2G", "4000"]);
    let admitted = admit_recorded(LINEAGEOS);
    assert_eq!(tab(&admitted), ["", "", "4000"]);
    let refused = refusals(&admitted);
    for wanted in [
        "camera.modules 15 | 1.3: its camera has 3.15 MP, not 15 MP",
        "network.kinds 2G: it joins more networks than 2G",
    ] {
        let wanted = format!("_data/devices/espresso3g_variant1.yml: {wanted}");
        assert!(refused.contains(&wanted), "{wanted}\n{refused:#?}");
    }
}

#[test]
fn a_damaged_page_says_where_and_leaves_the_others() {
    let path = "_data/devices/new.yml";
    let torn = refusals(&parse_one(LINEAGEOS, path, "name: [\n"));
    assert!(torn[0].starts_with("_data/devices/new.yml: "), "{torn:?}");
    let whole = parse_recorded(LINEAGEOS);
    let mut files = super::recorded(LINEAGEOS);
    files.insert(path.to_owned(), b"name: Nova\nvendor: Nobody\n".to_vec());
    let parsed = (super::importer(LINEAGEOS).parse)(&files);
    assert_eq!(parsed.devices, whole.devices);
    let refused = refusals(&parsed);
    let missing = |line: &String| line.contains("new.yml: ") && line.contains("missing field");
    assert!(refused.iter().any(missing), "{refused:?}");
}

const PIXEL_EXPERIENCE: &str = "pixelexperience-wiki";

#[test]
fn the_other_wiki_writes_lengths_twice_and_cameras_in_one_line() {
    let parsed = parse_recorded(PIXEL_EXPERIENCE);
    let note = device(&parsed, "Redmi Note 11");
    assert_eq!(note.brand, "Xiaomi");
    assert_eq!(note.kind, Some(DeviceKind::Phone), "it names no type");
    assert_eq!(value(note, P::DisplaySize), "6.43");
    assert_eq!(value(note, P::DisplayTechnology), "Super AMOLED");
    assert_eq!(value(note, P::BodyHeight), "163.7");
    for (property, wanted) in [
        (P::CameraMain, "50"),
        (P::CameraUltrawide, "8"),
        (P::CameraMacro, "2"),
        (P::CameraDepth, "2"),
        (P::CameraFront, "13"),
        (P::CameraModules, ""),
    ] {
        assert_eq!(value(note, property), wanted, "{}", property.key());
    }
    assert_eq!(note.facts[0].as_of.unwrap().to_string(), "2024-04-19");
    // Keys that hold parts of a label.
    let realme = device(&parsed, "5 Pro");
    assert_eq!(value(realme, P::CameraModules), "48 | 8 | 2");
    // The rate stands among what the panel is made of.
    let razer = device(&parsed, "Phone 2");
    assert_eq!(value(razer, P::DisplayTechnology), "IGZO IPS LCD");
    assert_eq!(value(razer, P::DisplayRefreshRate), "120");
}

#[test]
fn devices_of_one_page_have_what_their_labels_say() {
    let parsed = parse_recorded(PIXEL_EXPERIENCE);
    let of = |name, property| value(device(&parsed, name), property);
    assert_eq!(of("Mi Pad 4", P::BatteryCapacity), "6000");
    assert_eq!(of("Mi Pad 4 Plus", P::BatteryCapacity), "8620");
    assert_eq!(of("Mi Pad 4", P::DisplaySize), "8");
    assert_eq!(of("Mi Pad 4 Plus", P::ReleaseDate), "2018-08");
    assert_eq!(
        device(&parsed, "Mi Pad 4 Plus").kind,
        Some(DeviceKind::Tablet)
    );
    assert_eq!(of("3", P::StorageCapacity), "64");
    assert_eq!(of("3T", P::StorageCapacity), "64 | 128");
    assert_eq!(of("3T", P::BatteryCapacity), "3400");
    // Both chips stand in one text.
    assert_eq!(of("3T", P::ChipSoc), "");
    for name in ["Redmi 10", "Redmi 10C", "Redmi 10 Power"] {
        assert_eq!(device(&parsed, name).codenames, ["fog"]);
    }
    // The page leaves out the year, and so would be about an older phone.
    assert_eq!(device(&parsed, "Galaxy A5 (2017)").codenames, ["a5y17lte"]);
}

#[test]
fn what_contradicts_itself_stays_out() {
    super::refuses_an_empty_checkout(PIXEL_EXPERIENCE);
    let parsed = admit_recorded(PIXEL_EXPERIENCE);
    let refused = refusals(&parsed);
    for wanted in [
        "spes.yml: body.width: \"7.9 mm (2.91 in)\" contradicts itself",
        "ali.yml: 5.7 in and 1920x2160 do not go with the pixels per inch",
        "DRG.yml: chip.soc Snapdragon 636 (SDM660): the part number is that of another chip",
        "fog.yml: display.refresh_rate 60: the Redmi 10 has 90 Hz",
        "rosemary.yml: \"Redmi Note 10S/11 SE\" are several devices with other values",
    ] {
        let wanted = format!("_data/devices/{wanted}");
        assert!(refused.contains(&wanted), "{wanted}\n{refused:#?}");
    }
    let of = |name, property| value(device(&parsed, name), property);
    assert_eq!(of("Redmi Note 11", P::BodyWidth), "");
    assert_eq!(of("Moto G6", P::DisplayResolution), "");
    assert_eq!(of("6.1 Plus", P::ChipSoc), "");
    assert_eq!(of("Redmi 10", P::DisplayRefreshRate), "");
}
