//! Values of the wikis that are known to be wrong and stay out.
//!
//! Used by `android_wiki` only. The same list, with those of other data sets,
//! is in `docs/DATA.md`.

use crate::domain::Property as P;

const LINEAGEOS: &str = "lineageos-wiki";
const PIXEL_EXPERIENCE: &str = "pixelexperience-wiki";

const TAKEN_OVER: &[P] = &[
    P::BatteryCapacity,
    P::DisplaySize,
    P::BodyHeight,
    P::BodyWidth,
    P::BodyDepth,
];

const SIZE: &[P] = &[P::BodyHeight, P::BodyWidth, P::BodyDepth];

/// Wiki, codename, properties, and what is wrong.
const WRONG: &[(&str, &str, &[P], &str)] = &[
    (
        LINEAGEOS,
        "espresso3g",
        &[P::CameraModules],
        "its camera has 3.15 MP, not 15 MP",
    ),
    (
        LINEAGEOS,
        "espressowifi",
        &[P::CameraModules],
        "its camera has 3.15 MP, not 15 MP",
    ),
    (
        LINEAGEOS,
        "espresso3g",
        &[P::NetworkKinds],
        "it joins more networks than 2G",
    ),
    (
        LINEAGEOS,
        "casuarina",
        SIZE,
        "its body would be smaller than its screen",
    ),
    (
        PIXEL_EXPERIENCE,
        "DRG",
        &[P::ChipSoc],
        "the part number is that of another chip",
    ),
    (
        PIXEL_EXPERIENCE,
        "PL2",
        &[P::ChipSoc],
        "the part number is that of another chip",
    ),
    (
        PIXEL_EXPERIENCE,
        "X00P",
        TAKEN_OVER,
        "they are those of the Zenfone Max Pro M1",
    ),
    (
        PIXEL_EXPERIENCE,
        "d2s",
        &[P::BatteryCapacity],
        "that is the battery of the Galaxy Note10",
    ),
    (
        PIXEL_EXPERIENCE,
        "d2x",
        &[P::BatteryCapacity],
        "that is the battery of the Galaxy Note10",
    ),
    (
        PIXEL_EXPERIENCE,
        "fog",
        &[P::DisplayRefreshRate],
        "the Redmi 10 has 90 Hz",
    ),
    (
        PIXEL_EXPERIENCE,
        "pine",
        &[P::BodyWidth],
        "its body would be narrower than its screen",
    ),
];

/// Why a value of the device with this codename is not used, if so.
pub(super) fn reason(wiki: &str, codename: &str, property: P) -> Option<&'static str> {
    let mut wrong = WRONG.iter();
    let found = wrong.find(|(in_wiki, of, properties, _)| {
        (*in_wiki, *of) == (wiki, codename) && properties.contains(&property)
    });
    found.map(|(_, _, _, reason)| *reason)
}
