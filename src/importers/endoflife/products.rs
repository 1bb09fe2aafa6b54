//! Which pages of endoflife.date are about devices and their systems.
//!
//! Used by `endoflife` only.

use crate::domain::{DeviceKind, Market};
use crate::importers::naming::kind_by_name;

/// A page that lists devices.
#[derive(Debug)]
pub(super) struct Devices {
    /// The name of its file, without the ending.
    pub(super) page: &'static str,
    /// Who makes them.
    pub(super) brand: &'static str,
    /// What the names leave out, such as `iPhone `.
    pub(super) front: &'static str,
    /// What kind of product most of them are.
    kind: DeviceKind,
    /// The system whose versions it names.
    pub(super) system: Option<&'static str>,
    /// How exact its days are.
    pub(super) days: Days,
}

/// How exact the days of a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// As they stand there.
    Exact,
    /// A release on the first of a month means the month.
    FirstIsMonth,
    /// Every day stands for its month.
    Months,
}

impl Days {
    /// The day of a release, as exact as it is.
    pub(super) fn release(self, day: &str) -> String {
        match self {
            Self::FirstIsMonth if day.ends_with("-01") => month(day),
            _ => self.end(day),
        }
    }

    /// The day of an end, as exact as it is.
    pub(super) fn end(self, day: &str) -> String {
        match self {
            Self::Months => month(day),
            Self::Exact | Self::FirstIsMonth => day.to_owned(),
        }
    }
}

/// `2026-06` of `2026-06-01`.
fn month(day: &str) -> String {
    day.get(..7).unwrap_or(day).to_owned()
}

const fn list(
    page: &'static str,
    brand: &'static str,
    front: &'static str,
    kind: DeviceKind,
    system: Option<&'static str>,
    days: Days,
) -> Devices {
    Devices {
        page,
        brand,
        front,
        kind,
        system,
        days,
    }
}

use Days::{Exact, FirstIsMonth, Months};
use DeviceKind::{Foldable, Pc, Phone, Reader, Tablet, Tv, Watch};

const DEVICES: &[Devices] = &[
    list(
        "apple-watch",
        "Apple",
        "Watch ",
        Watch,
        Some("watchos"),
        Exact,
    ),
    list("fairphone", "Fairphone", "", Phone, Some("android"), Exact),
    list("google-nexus", "Google", "", Phone, Some("android"), Exact),
    list("ipad", "Apple", "", Tablet, Some("ipados"), Exact),
    list("iphone", "Apple", "iPhone ", Phone, Some("ios"), Exact),
    list("kindle", "Amazon", "", Reader, None, Exact),
    list("motorola-mobility", "Motorola", "", Phone, None, Months),
    list("nokia", "Nokia", "", Phone, None, FirstIsMonth),
    list("oneplus", "OnePlus", "", Phone, Some("oxygenos"), Exact),
    list("pixel", "Google", "", Phone, Some("android"), Exact),
    list("pixel-watch", "Google", "", Watch, Some("wear-os"), Exact),
    list(
        "samsung-galaxy-tab",
        "Samsung",
        "",
        Tablet,
        None,
        FirstIsMonth,
    ),
    list("samsung-galaxy-watch", "Samsung", "", Watch, None, Exact),
    list("samsung-mobile", "Samsung", "", Phone, None, FirstIsMonth),
    list("sony-xperia", "Sony", "", Phone, Some("android"), Exact),
    list("surface", "Microsoft", "", Pc, None, Exact),
];

/// Pages that list releases of a system, with its id in `os/`.
const SYSTEMS: &[(&str, &str)] = &[
    ("android", "android"),
    ("apple-tvos", "tvos"),
    ("ios", "ios"),
    ("ipados", "ipados"),
    ("lineageos", "lineageos"),
    ("macos", "macos"),
    ("postmarketos", "postmarketos"),
    ("steamos", "steamos"),
    ("visionos", "visionos"),
    ("watchos", "watchos"),
    ("windows", "windows"),
];

/// The list of devices that a page is.
pub(super) fn devices(page: &str) -> Option<&'static Devices> {
    DEVICES.iter().find(|list| list.page == page)
}

/// The system whose releases a page lists.
pub(super) fn system(page: &str) -> Option<&'static str> {
    let mut systems = SYSTEMS.iter();
    systems.find(|(own, _)| *own == page).map(|(_, id)| *id)
}

/// Where what a page says of systems holds: those of OnePlus run another one
/// in China.
pub(super) fn market(page: &str) -> Market {
    if page == "oneplus" {
        Market::GLOBAL
    } else {
        Market::WORLD
    }
}

/// Products among those of another kind, by the page and the beginning of the name.
const OTHER_KINDS: &[(&str, &str, DeviceKind)] = &[
    ("google-nexus", "Nexus 7", Tablet),
    ("google-nexus", "Nexus 9", Tablet),
    ("google-nexus", "Nexus 10", Tablet),
    ("google-nexus", "Nexus Player", Tv),
    ("motorola-mobility", "Razr", Foldable),
    ("motorola-mobility", "razr", Foldable),
    ("nokia", "T2", Tablet),
    ("samsung-mobile", "Galaxy Gear", Watch),
    ("samsung-mobile", "Gear", Watch),
    ("samsung-mobile", "Galaxy Note Pro 12.2", Tablet),
    ("samsung-mobile", "Galaxy View", Tablet),
];

/// What kind of product the device of this name is.
pub(super) fn kind(list: &Devices, name: &str) -> DeviceKind {
    let mut other = OTHER_KINDS.iter();
    let other = other.find(|(page, front, _)| *page == list.page && name.starts_with(front));
    match other {
        Some((_, _, kind)) => *kind,
        None => kind_by_name(list.kind, name),
    }
}

/// Names under which nobody knows the device, by page and cycle.
const NAMES: &[(&str, &str, &str)] = &[
    ("apple-watch", "1", "Watch (1st generation)"),
    ("ipad", "pro-6", "iPad Pro 12.9-inch (6th generation)"),
    ("iphone", "1", "iPhone"),
    ("iphone", "air", "iPhone Air"),
];

/// What a device is called that the page names otherwise.
pub(super) fn name(page: &str, cycle: &str) -> Option<&'static str> {
    let mut names = NAMES.iter();
    let found = names.find(|(of, own, _)| *of == page && *own == cycle);
    found.map(|(_, _, name)| *name)
}
