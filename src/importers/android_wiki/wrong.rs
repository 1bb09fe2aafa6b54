//! Values of the wikis that are known to be wrong and stay out.
//!
//! Used by `android_wiki` only. The same list, with those of other data sets,
//! is in `docs/DATA.md`.

use crate::domain::Property as P;

const SIZE: &[P] = &[P::BodyHeight, P::BodyWidth, P::BodyDepth];

/// The codename, the properties, and what is wrong.
const WRONG: &[(&str, &[P], &str)] = &[
    (
        "espresso3g",
        &[P::CameraModules],
        "its camera has 3.15 MP, not 15 MP",
    ),
    (
        "espressowifi",
        &[P::CameraModules],
        "its camera has 3.15 MP, not 15 MP",
    ),
    (
        "espresso3g",
        &[P::NetworkKinds],
        "it joins more networks than 2G",
    ),
    (
        "casuarina",
        SIZE,
        "its body would be smaller than its screen",
    ),
];

/// Why a value of the device with this codename is not used, if so.
pub(super) fn reason(codename: &str, property: P) -> Option<&'static str> {
    let mut wrong = WRONG.iter();
    let found = wrong.find(|(of, properties, _)| *of == codename && properties.contains(&property));
    found.map(|(_, _, reason)| *reason)
}
