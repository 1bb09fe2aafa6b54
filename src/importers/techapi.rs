//! TechAPI: phones that are well known, one JSON file each, and the chips that
//! they name in files of their own.
//!
//! Reads `data/smartphone/` and `data/soc/`. A file says nothing of markets,
//! and one memory size even where several are on sale. Its pages of reference
//! are of the whole file, so that TechAPI itself stands for each value. That
//! it calls a file verified tells nothing of how right it is.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Number;

use super::Importer;
use super::draft::{Draft, Speaker};
use super::naming::{kind_by_name, without_brand};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;
use crate::domain::{DeviceKind, Market, Property as P};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "techapi",
    wants: |path| path.ends_with(".json") && (is_phone(path) || is_chip(path)),
    parse,
};

/// The day of the commit; the files carry no date of their own.
const SNAPSHOT: &str = "2026-05-29";

fn is_phone(path: &str) -> bool {
    path.starts_with("data/smartphone/")
}

fn is_chip(path: &str) -> bool {
    path.starts_with("data/soc/")
}

#[derive(Debug, Deserialize)]
struct Chip {
    slug: String,
    name: String,
    cpu_config: Cores,
    gpu_name: String,
}

#[derive(Debug, Deserialize)]
struct Cores {
    architecture: String,
}

#[derive(Debug, Deserialize)]
struct Phone {
    name: String,
    brand: String,
    soc: String,
    release_date: String,
    ram_gb: Number,
    storage_options_gb: Vec<Number>,
    display: Display,
    cameras: Vec<Camera>,
    battery_mah: Number,
    charging_wired_w: Option<Number>,
    charging_wireless_w: Option<Number>,
    weight_g: Number,
    dimensions: Dimensions,
    ip_rating: Option<String>,
    os: String,
    os_version: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Display {
    size_inch: Number,
    resolution: String,
    refresh_hz: Number,
    #[serde(rename = "type")]
    technology: String,
}

#[derive(Debug, Deserialize)]
struct Camera {
    #[serde(rename = "type")]
    label: String,
    mp: Number,
}

/// In millimeters.
#[derive(Debug, Deserialize)]
struct Dimensions {
    height_mm: Number,
    width_mm: Number,
    depth_mm: Number,
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let chips = chips(files, &mut parsed.refused);
    let speaker = Speaker::new(IMPORTER.name, SNAPSHOT);
    for (path, bytes) in files.iter().filter(|(path, _)| is_phone(path)) {
        match serde_json::from_slice(bytes) {
            Ok(phone) => {
                let (record, refused) = device(&speaker, path, &phone, &chips);
                parsed.devices.push(record);
                parsed.refused.extend(refused);
            }
            Err(problem) => parsed = parsed.damaged(path, &problem.to_string()),
        }
    }
    if parsed.devices.is_empty() && parsed.refused.is_empty() {
        return parsed.without("data/smartphone");
    }
    parsed
}

fn chips(files: &Files<'_>, refused: &mut Vec<Refused>) -> BTreeMap<String, Chip> {
    let mut chips = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_chip(path)) {
        match serde_json::from_slice::<Chip>(bytes) {
            Ok(chip) => {
                chips.insert(chip.slug.clone(), chip);
            }
            Err(problem) => refused.push(Refused {
                place: path.to_owned(),
                reason: problem.to_string(),
            }),
        }
    }
    chips
}

fn device(
    speaker: &Speaker,
    path: &str,
    phone: &Phone,
    chips: &BTreeMap<String, Chip>,
) -> (DeviceRecord, Vec<Refused>) {
    let name = without_brand(&phone.brand, &phone.name);
    let kind = kind(name, phone);
    let mut draft = Draft::new(speaker, path.to_owned(), &phone.brand, name);
    draft.record().kind = Some(kind);
    say(&mut draft, P::ReleaseDate, &phone.release_date);
    body(&mut draft, kind, phone);
    system(&mut draft, phone);
    screen(&mut draft, &phone.display);
    cameras(&mut draft, &phone.cameras);
    power(&mut draft, phone);
    chip(&mut draft, &phone.soc, chips);
    say_number(&mut draft, P::MemoryRam, &phone.ram_gb, "GB");
    let storage = phone.storage_options_gb.iter();
    let storage: Vec<String> = storage.map(|size| format!("{size} GB")).collect();
    say_each(&mut draft, P::StorageCapacity, &storage);
    draft.finish()
}

fn say(draft: &mut Draft<'_>, property: P, raw: &str) {
    draft.say_in(Market::WORLD, property, raw);
}

fn say_number(draft: &mut Draft<'_>, property: P, number: &Number, unit: &str) {
    say(draft, property, &format!("{number} {unit}"));
}

fn say_each(draft: &mut Draft<'_>, property: P, raw: &[String]) {
    let raw: Vec<&str> = raw.iter().map(String::as_str).collect();
    draft.say_each(Market::WORLD, property, &raw);
}

/// Every file is a phone's; one folds by its name, its screen, or a camera that
/// only devices with two screens have.
fn kind(name: &str, phone: &Phone) -> DeviceKind {
    let screen = phone.display.technology.to_lowercase();
    let second = |camera: &Camera| ["inner-selfie", "cover-selfie"].contains(&&*camera.label);
    if screen.contains("fold") || phone.cameras.iter().any(second) {
        DeviceKind::Foldable
    } else {
        kind_by_name(DeviceKind::Phone, name)
    }
}

/// A foldable that is thicker than this in millimeters was measured folded.
const THICKEST_UNFOLDED: f64 = 9.5;

fn body(draft: &mut Draft<'_>, kind: DeviceKind, phone: &Phone) {
    let sides = &phone.dimensions;
    say_number(draft, P::BodyHeight, &sides.height_mm, "mm");
    say_number(draft, P::BodyWidth, &sides.width_mm, "mm");
    let thick = sides
        .depth_mm
        .as_f64()
        .is_some_and(|d| d > THICKEST_UNFOLDED);
    let depth = if kind == DeviceKind::Foldable && thick {
        P::BodyFoldedDepth
    } else {
        P::BodyDepth
    };
    say_number(draft, depth, &sides.depth_mm, "mm");
    say_number(draft, P::BodyWeight, &phone.weight_g, "g");
    let ratings = phone.ip_rating.iter().flat_map(|all| all.split('/'));
    let ratings: Vec<&str> = ratings.collect();
    draft.say_each(Market::WORLD, P::BodyProtection, &ratings);
}

/// From then on Huawei's devices for China had HarmonyOS, and those for others
/// had not; a file has one system for both.
const HUAWEI_PARTED: &str = "2019-08";

fn system(draft: &mut Draft<'_>, phone: &Phone) {
    if phone.brand == "huawei" && phone.release_date.as_str() >= HUAWEI_PARTED {
        let (system, version) = (&phone.os, phone.os_version.as_deref().unwrap_or_default());
        draft.refuse(format!(
            "os.launch: {system} {version} was not on the devices of every market"
        ));
        return;
    }
    let id = match phone.os.as_str() {
        "Android" => "android",
        "iOS" => "ios",
        other => return draft.refuse(format!("os.launch: {other:?} is no system known here")),
    };
    match &phone.os_version {
        Some(version) => say(draft, P::OsLaunch, &format!("{id} {version}")),
        None => say(draft, P::OsLaunch, id),
    }
}

fn screen(draft: &mut Draft<'_>, display: &Display) {
    say_number(draft, P::DisplaySize, &display.size_inch, "in");
    say(draft, P::DisplayResolution, &upright(&display.resolution));
    say_number(draft, P::DisplayRefreshRate, &display.refresh_hz, "Hz");
    // How many pixels there are stands beside it.
    let technology = display.technology.trim_start_matches("Full HD ");
    say(draft, P::DisplayTechnology, technology);
}

/// Width before height, as people hold a phone: the files have the longer side first.
fn upright(resolution: &str) -> String {
    let side = |text: &str| text.trim().parse::<u32>().ok();
    match resolution.split_once('x') {
        Some((first, second)) if side(first) > side(second) => format!("{second} x {first}"),
        _ => resolution.to_owned(),
    }
}

/// Properties with the labels of their cameras.
const CAMERAS: &[(P, &[&str])] = &[
    (P::CameraMain, &["main"]),
    (P::CameraUltrawide, &["ultrawide"]),
    (P::CameraTelephoto, &["telephoto", "periscope"]),
    (P::CameraMacro, &["macro"]),
    (P::CameraDepth, &["depth", "tof", "3d-depth"]),
    (P::CameraMonochrome, &["monochrome", "mono"]),
    (P::CameraFront, &["selfie", "inner-selfie", "cover-selfie"]),
];

/// A telephoto camera with fewer megapixels is a macro camera with a wrong label.
const LEAST_TELEPHOTO: f64 = 6.0;

/// Each camera by its label; all of them as one list where a label has no property.
fn cameras(draft: &mut Draft<'_>, cameras: &[Camera]) {
    let said = |camera: &Camera| format!("{} MP", camera.mp);
    for (property, labels) in CAMERAS {
        let mut values = Vec::new();
        for camera in cameras {
            if !labels.contains(&camera.label.as_str()) {
                continue;
            }
            let few = camera.mp.as_f64().is_some_and(|mp| mp < LEAST_TELEPHOTO);
            if *property == P::CameraTelephoto && few {
                let mp = &camera.mp;
                draft.refuse(format!("{mp} MP are those of no telephoto camera"));
            } else {
                values.push(said(camera));
            }
        }
        say_each(draft, *property, &values);
    }
    let known = |camera: &Camera| {
        let mut labels = CAMERAS.iter().flat_map(|(_, labels)| labels.iter());
        labels.any(|label| *label == camera.label)
    };
    if !cameras.iter().all(known) {
        let all: Vec<String> = cameras.iter().map(said).collect();
        say_each(draft, P::CameraModules, &all);
    }
}

fn power(draft: &mut Draft<'_>, phone: &Phone) {
    say_number(draft, P::BatteryCapacity, &phone.battery_mah, "mAh");
    if let Some(watts) = &phone.charging_wired_w {
        say_number(draft, P::ChargingWired, watts, "W");
    }
    match &phone.charging_wireless_w {
        Some(watts) if watts.as_f64() == Some(0.0) => say(draft, P::ChargingWireless, "none"),
        Some(watts) => say_number(draft, P::ChargingWireless, watts, "W"),
        None => {}
    }
}

fn chip(draft: &mut Draft<'_>, slug: &str, chips: &BTreeMap<String, Chip>) {
    let Some(chip) = chips.get(slug) else {
        return draft.refuse(format!("chip.soc: no file describes {slug:?}"));
    };
    say(draft, P::ChipSoc, &chip.name);
    say(draft, P::ChipCpu, &chip.cpu_config.architecture);
    say(draft, P::ChipGpu, &chip.gpu_name);
}
