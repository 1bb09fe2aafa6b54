//! Names of Apple's devices, as the lists of identifiers write them.
//!
//! Used by the importers of such lists; pure.

use super::naming::without_brand;
use crate::domain::DeviceKind;

/// What of a bracket tells variants of one device apart.
const VARIANTS: &[&str] = &[
    "GSM",
    "CDMA",
    "GPS",
    "GPS + Cellular",
    "China mainland",
    "Store Display Model",
];

/// The device that a variant belongs to, without the brand:
/// `Watch SE (1st generation)` of `Apple Watch SE (1st generation, GPS, 40mm)`,
/// `iPad Air` of `iPad Air Wi-Fi + Cellular (TD-LTE)`.
pub(super) fn device_name(variant: &str) -> String {
    let variant = without_brand("Apple", variant);
    let whole = variant.split(" Wi-Fi").next().unwrap_or(variant);
    let mut name = String::new();
    for (index, part) in whole.split(" (").enumerate() {
        let Some(inside) = part.strip_suffix(')').filter(|_| index > 0) else {
            name.push_str(part);
            continue;
        };
        let kept = inside.split(", ").filter(|word| !is_variant(word));
        let kept: Vec<&str> = kept.collect();
        if !kept.is_empty() {
            name.push_str(&format!(" ({})", kept.join(", ")));
        }
    }
    name
}

/// Sizes of a case and dates of a revision are variants too.
fn is_variant(word: &str) -> bool {
    let date = word.strip_prefix("Mid ").unwrap_or(word);
    VARIANTS.contains(&word)
        || word
            .strip_suffix("mm")
            .is_some_and(|n| n.parse::<u32>().is_ok())
        || date.parse::<u32>().is_ok()
}

/// The kind of device that an identifier such as `iPad16,3` belongs to.
pub(super) fn kind(identifier: &str) -> Option<DeviceKind> {
    let family = identifier.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    match family {
        "iPhone" => Some(DeviceKind::Phone),
        "iPad" => Some(DeviceKind::Tablet),
        "Watch" => Some(DeviceKind::Watch),
        "RealityDevice" => Some(DeviceKind::Headset),
        "iPod" => Some(DeviceKind::Other),
        _ => None,
    }
}
