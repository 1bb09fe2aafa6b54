//! Google Play's device catalog, as hossain-khan/android-device-catalog-parser
//! keeps it: one line for each codename that Google Play serves.
//!
//! Reads `catalog-data/android-devices-catalog.csv`, and the day on which it
//! was taken from `catalog-data/catalog-metadata.json`. Lines of one brand,
//! name and kind are one device, whose values hold by variant.

use std::collections::BTreeMap;

use super::Importer;
use super::draft::{Draft, Speaker, add_new};
use super::naming::{kind_by_name, without_brand};
use super::record::{Parsed, Refused};
use super::table::{Row, Table};
use crate::catalog::Files;
use crate::domain::{DeviceKind, Market, PartialDate, Property as P};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "google-play-catalog",
    wants: |path| path == CATALOG || path == METADATA,
    parse,
};

const CATALOG: &str = "catalog-data/android-devices-catalog.csv";
const METADATA: &str = "catalog-data/catalog-metadata.json";

const COLUMNS: &[&str] = &[
    "Brand",
    "Device",
    "Manufacturer",
    "Model Name",
    "RAM (TotalMem)",
    "Form Factor",
    "System on Chip",
    "GPU",
    "Screen Sizes",
    "Android SDK Versions",
];

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let Some(bytes) = files.get(CATALOG) else {
        return parsed.without(CATALOG);
    };
    let Some(day) = day_of_export(files) else {
        return parsed.damaged(METADATA, "it names no catalogExportDate");
    };
    let Some(table) = Table::read(CATALOG, bytes, COLUMNS, &mut parsed.refused) else {
        return parsed;
    };
    let speaker = Speaker::new(IMPORTER.name, &day);
    for variants in group(&table, &mut parsed.refused) {
        let (record, refused) = device(&speaker, &variants);
        parsed.devices.push(record);
        parsed.refused.extend(refused);
    }
    parsed
}

/// The day of the export, `2025-12-14` of `2025-12-14T12:19:26Z`.
fn day_of_export(files: &Files<'_>) -> Option<String> {
    let metadata: serde_json::Value = serde_json::from_slice(files.get(METADATA)?).ok()?;
    let time = metadata.get("catalogExportDate")?.as_str()?;
    let day = time.get(..10).filter(|day| PartialDate::parse(day).is_ok());
    day.map(str::to_owned)
}

/// A line with what is needed to find those of the same device.
#[derive(Debug, Clone, Copy)]
struct Variant<'a> {
    row: Row<'a>,
    brand: &'a str,
    name: &'a str,
    kind: Option<DeviceKind>,
}

/// The lines of each device, in the order of their first lines.
fn group<'a>(table: &'a Table, refused: &mut Vec<Refused>) -> Vec<Vec<Variant<'a>>> {
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Variant<'a>>> = Vec::new();
    for row in table.rows() {
        match variant(row) {
            Ok(variant) => {
                let key = (
                    variant.brand.to_lowercase(),
                    variant.name.to_lowercase(),
                    variant.kind,
                );
                let at = *places.entry(key).or_insert(groups.len());
                match groups.get_mut(at) {
                    Some(group) => group.push(variant),
                    None => groups.push(vec![variant]),
                }
            }
            Err(reason) => refused.push(Refused {
                place: row.place(),
                reason,
            }),
        }
    }
    groups
}

fn variant(row: Row<'_>) -> Result<Variant<'_>, String> {
    let name = row.get("Model Name");
    if name.is_empty() {
        return Err(format!("{} has no model name", row.get("Device")));
    }
    let kind = match row.get("Form Factor") {
        "Phone" => Some(kind_by_name(DeviceKind::Phone, name)),
        "Tablet" => Some(kind_by_name(DeviceKind::Tablet, name)),
        "Wearable" => Some(DeviceKind::Watch),
        "TV" => Some(DeviceKind::Tv),
        "Chromebook" => Some(DeviceKind::Pc),
        "Android Automotive" => Some(DeviceKind::Other),
        "" => None,
        other => return Err(format!("{name} is a {other:?}, which is no kind of device")),
    };
    let brand = brand(row, kind);
    Ok(Variant {
        row,
        brand,
        name: without_brand(brand, name),
        kind,
    })
}

/// Carriers that stand as the brand of devices which others make and name, and
/// two codes that makers use for themselves.
const CARRIERS: &[&str] = &[
    "airtel",
    "att",
    "bouyguestelecom",
    "claro",
    "cricket",
    "docomo",
    "ee",
    "kddi",
    "kddi_u",
    "lguplus",
    "megafon",
    "metropcs",
    "movistar",
    "mts",
    "o2",
    "orange",
    "proximus",
    "rakuten",
    "semc",
    "sg",
    "sbm",
    "sfr",
    "softbank",
    "swisscom",
    "t-mobile",
    "telcel",
    "telenor",
    "tim",
    "turkcell",
    "verizon",
    "vodafone",
    "ymobile",
];

/// The maker: the manufacturer where a carrier, or Google for the computers of
/// others, stands as the brand.
fn brand(row: Row<'_>, kind: Option<DeviceKind>) -> &str {
    let (brand, maker) = (row.get("Brand"), row.get("Manufacturer"));
    let carrier = CARRIERS.contains(&brand.to_lowercase().as_str());
    let google_pc = brand == "google" && kind == Some(DeviceKind::Pc);
    if !maker.is_empty() && (carrier || google_pc) {
        maker
    } else {
        brand
    }
}

fn device(
    speaker: &Speaker,
    variants: &[Variant<'_>],
) -> (super::record::DeviceRecord, Vec<Refused>) {
    let first = variants[0];
    let mut draft = Draft::new(speaker, first.row.place(), first.brand, first.name);
    let record = draft.record();
    record.kind = first.kind;
    for variant in variants {
        add_new(&mut record.codenames, variant.row.get("Device"));
    }
    if is_model_code(first.name) {
        add_new(&mut record.codes, first.name);
    }
    chips(&mut draft, variants);
    let gpus = distinct(variants, |row| gpu(row.get("GPU")));
    say_few(&mut draft, P::ChipGpu, &gpus);
    let screens = distinct(variants, |row| largest_screen(row.get("Screen Sizes")));
    say_few(&mut draft, P::DisplayResolution, &screens);
    memory(&mut draft, variants);
    system(&mut draft, first, variants);
    draft.finish()
}

/// Whether a name is plainly a model code, such as `SM-T505N` or `V1921A`: the
/// catalog has no other names for some devices.
fn is_model_code(name: &str) -> bool {
    let code_like = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    name.len() >= 6
        && name.chars().all(code_like)
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().filter(char::is_ascii_digit).count() >= 3
}

/// The different values that the variants have, in their order.
fn distinct(variants: &[Variant<'_>], read: impl Fn(Row<'_>) -> Option<String>) -> Vec<String> {
    let mut values = Vec::new();
    for value in variants.iter().filter_map(|variant| read(variant.row)) {
        add_new(&mut values, &value);
    }
    values
}

/// The most values that variants of one device have. Where there are more, the
/// name stands for different devices.
const MOST_VARIANTS: usize = 4;

fn say_few(draft: &mut Draft<'_>, property: P, values: &[String]) {
    if values.len() > MOST_VARIANTS {
        let (count, key) = (values.len(), property.key());
        draft.refuse(format!("{key} has {count} values under one name"));
        return;
    }
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    draft.say_each(Market::WORLD, property, &values);
}

fn chips(draft: &mut Draft<'_>, variants: &[Variant<'_>]) {
    let chips = distinct(variants, |row| chip(row.get("System on Chip")));
    say_few(draft, P::ChipSoc, &chips);
}

/// The chip by its maker and the part number that the catalog gives; what it is
/// called is for the merge to say.
fn chip(raw: &str) -> Option<String> {
    let (vendor, part) = raw.split_once(' ')?;
    let vendor = match vendor {
        "QTI" => "Qualcomm",
        "Mediatek" => "MediaTek",
        "NVidia" => "NVIDIA",
        other => other,
    };
    let part = match part.strip_prefix("KIRIN") {
        Some(number) => format!("Kirin {number}"),
        None => part.to_owned(),
    };
    Some(format!("{vendor} {part}"))
}

fn gpu(raw: &str) -> Option<String> {
    let words: Vec<&str> = raw.split_whitespace().collect();
    // "Adreno 642l" is sold as 642L.
    let word = |word: &&str| match word.strip_suffix('l') {
        Some(number) if number.parse::<u32>().is_ok() => format!("{number}L"),
        _ => (*word).to_owned(),
    };
    let words: Vec<String> = words.iter().map(word).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The largest of the resolutions that are listed: the smaller ones are modes
/// into which people switch the same screen.
fn largest_screen(raw: &str) -> Option<String> {
    let pixels = |size: &&str| {
        let (width, height) = size.split_once('x')?;
        let side = |text: &str| text.parse::<u32>().ok().map(u64::from);
        Some(side(width)? * side(height)?)
    };
    let sizes = raw.split(';').filter(|size| !size.is_empty());
    sizes.max_by_key(pixels).map(str::to_owned)
}

/// Memory sizes on sale with the most megabytes, as the catalog counts them,
/// that a system with it reports.
///
/// The catalog counts millions of bytes: 2147 are exactly 2 GB as makers count.
/// A system reports less, as part is reserved. The step at 775 keeps devices
/// with 1 GB, of which old ones reserved a quarter, from the 768 MB ones.
const MEMORY_SIZES: &[(u32, &str)] = &[
    (269, "0.25 GB"),
    (537, "0.5 GB"),
    (775, "0.75 GB"),
    (1074, "1 GB"),
    (1611, "1.5 GB"),
    (2148, "2 GB"),
    (3222, "3 GB"),
    (4295, "4 GB"),
    (6443, "6 GB"),
    (8590, "8 GB"),
    (10_738, "10 GB"),
    (12_885, "12 GB"),
    (17_180, "16 GB"),
    (19_328, "18 GB"),
    (25_770, "24 GB"),
    (34_360, "32 GB"),
];

/// Less is no memory with which the catalog's systems start.
const LEAST_MEGABYTES: u32 = 128;

/// The sizes on sale that the smallest and the largest measured memory belong
/// to; what lies between them is not known.
fn memory(draft: &mut Draft<'_>, variants: &[Variant<'_>]) {
    let mut measured = Vec::new();
    for variant in variants {
        let raw = variant.row.get("RAM (TotalMem)");
        for part in raw.trim_end_matches("MB").split('-') {
            match part.parse::<u32>() {
                Ok(megabytes) if megabytes >= LEAST_MEGABYTES => measured.push(megabytes),
                _ => draft.refuse(format!("memory of {raw:?}: {part:?} MB cannot be")),
            }
        }
    }
    measured.sort_unstable();
    let mut sizes = Vec::new();
    for megabytes in measured {
        match MEMORY_SIZES.iter().find(|(most, _)| megabytes <= *most) {
            Some((_, size)) if sizes.contains(size) => {}
            Some((_, size)) => sizes.push(*size),
            None => draft.refuse(format!("memory of {megabytes} MB is no size on sale")),
        }
    }
    draft.say_each(Market::WORLD, P::MemoryRam, &sizes);
}

/// Android versions by API level, in ascending order.
const ANDROID: &[(u32, &str)] = &[
    (14, "4.0"),
    (15, "4.0"),
    (16, "4.1"),
    (17, "4.2"),
    (18, "4.3"),
    (19, "4.4"),
    (20, "4.4"),
    (21, "5.0"),
    (22, "5.1"),
    (23, "6.0"),
    (24, "7.0"),
    (25, "7.1"),
    (26, "8.0"),
    (27, "8.1"),
    (28, "9"),
    (29, "10"),
    (30, "11"),
    (31, "12"),
    (32, "12.1"),
    (33, "13"),
    (34, "14"),
    (35, "15"),
    (36, "16"),
];

/// The newest Android version that was seen. Not for watches, computers and
/// headsets, whose systems go by other names.
fn system(draft: &mut Draft<'_>, first: Variant<'_>, variants: &[Variant<'_>]) {
    let named_android = matches!(
        first.kind,
        Some(DeviceKind::Phone | DeviceKind::Foldable | DeviceKind::Tablet | DeviceKind::Tv)
    );
    if !named_android {
        return;
    }
    let levels = variants
        .iter()
        .flat_map(|variant| variant.row.get("Android SDK Versions").split(';'));
    let Some(newest) = levels.filter_map(|level| level.parse::<u32>().ok()).max() else {
        return;
    };
    // Their devices for China run other systems, which Google Play never sees.
    let elsewhere = ["huawei", "honor"].contains(&first.brand.to_lowercase().as_str());
    let market = if elsewhere {
        Market::GLOBAL
    } else {
        Market::WORLD
    };
    match ANDROID.iter().find(|(level, _)| *level == newest) {
        Some((_, version)) => draft.say_in(market, P::OsCurrent, &format!("android {version}")),
        None => draft.refuse(format!("API level {newest} has no version in the list")),
    }
}
