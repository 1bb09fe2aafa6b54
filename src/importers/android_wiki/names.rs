//! Which devices a page of the wikis is about, by its name.
//!
//! Used by `android_wiki` only; pure.

use super::page::Page;
use crate::domain::DeviceKind;
use crate::importers::naming::{kind_by_name, without_brand};
use crate::importers::several::devices;

/// Ends of names that tell builds for one device apart, or say that it is the
/// device which has the name alone; with what is left of them.
const SAME: &[(&str, &str)] = &[
    (" [Android TV]", ""),
    (" [Tablet]", ""),
    (", Repartitioned)", ")"),
    (" - ENG BL)", ")"),
    (" - DirtySanta)", ")"),
    (" (International)", ""),
    (" (Global)", ""),
    (" / International)", ")"),
    (" / Wi-Fi + IR)", ")"),
    (" (4G/5G)", ""),
    ("S20 Ultra (5G)", "S20 Ultra"),
    (" Global / Pro", " / Pro"),
];

/// Names that are shortened or those of older devices, by codename.
const RENAMED: &[(&str, &str, &str)] = &[
    ("a52q", "A52 4g", "Galaxy A52 4G"),
    ("a52sxq", "A52s 5G", "Galaxy A52s 5G"),
    ("a5y17lte", "Galaxy A5", "Galaxy A5 (2017)"),
    ("a72q", "A72", "Galaxy A72"),
    ("a73xq", "A73 5G", "Galaxy A73 5G"),
    ("a7y17lte", "Galaxy A7", "Galaxy A7 (2017)"),
    ("liber", "Moto One Fusion +", "Moto One Fusion+"),
    ("m52xq", "M52 5G", "Galaxy M52 5G"),
];

/// Names of several devices that have not all of the page's values in common.
const SEVERAL: &[&str] = &["(2015 / 2015 Pro / 2017 / 2019 Pro)", " 4(X)", " 10S/11 SE"];

/// The names of its devices, and the parts of its name of which it is not
/// clear what they stand for.
///
/// # Errors
/// When the page is about none that can be told; says why.
pub(super) fn names(page: &Page) -> Result<(Vec<String>, Vec<String>), String> {
    let name = without_brand(&page.vendor, &page.name);
    if page.kind.as_deref() == Some("Devkit") || name.starts_with("Jetson") {
        return Err(format!("{name:?} is a board for developers, no device"));
    }
    if SEVERAL.iter().any(|part| name.contains(part)) {
        return Err(format!("{name:?} are several devices with other values"));
    }
    let mut renamed = RENAMED.iter();
    let renamed = renamed.find(|(codename, old, _)| *codename == page.codename && *old == name);
    let mut name = renamed.map_or(name, |(_, _, new)| *new).to_owned();
    for (end, left) in SAME {
        if let Some(front) = name.strip_suffix(end) {
            name = format!("{front}{left}");
        }
    }
    if name.contains(" / ") && !name.contains('(') {
        let (devices, unclear) = devices(&name);
        let devices = devices.iter().map(|name| without_brand(&page.vendor, name));
        let devices = devices.map(str::to_owned).collect();
        Ok((devices, unclear.into_iter().map(str::to_owned).collect()))
    } else {
        Ok((vec![name], Vec::new()))
    }
}

/// What kind of product it is; a page without a type is one of a phone or tablet.
///
/// # Errors
/// When the type is none that is known here; says so.
pub(super) fn kind(page: &Page, name: &str) -> Result<DeviceKind, String> {
    let said = match page.kind.as_deref() {
        Some("phone" | "phone (slider)") | None => DeviceKind::Phone,
        Some("foldable") => DeviceKind::Foldable,
        Some("tablet") => DeviceKind::Tablet,
        Some("TV" | "Set top box") => DeviceKind::Tv,
        Some("Handheld game console") => DeviceKind::Handheld,
        Some(other) => return Err(format!("{other:?} is no kind of device")),
    };
    Ok(kind_by_name(said, name))
}
