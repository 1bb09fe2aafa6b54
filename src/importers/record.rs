//! What one upstream says, in the project's own words: devices and releases
//! with their facts, before anything is merged.

use crate::catalog::ReleaseKind;
use crate::domain::{DeviceKind, Market, PartialDate, Property, Source, Value};

/// Everything that one checkout says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Devices, in the order of the files.
    pub devices: Vec<DeviceRecord>,
    /// Releases of systems, in the order of the files.
    pub releases: Vec<ReleaseRecord>,
    /// What could not be used, with the reason.
    pub refused: Vec<Refused>,
}

impl Parsed {
    /// The same, without a file that is needed to read anything.
    pub(super) fn without(self, path: &str) -> Self {
        self.damaged(path, "there is no such file")
    }

    /// The same, with something that cannot be used.
    pub(super) fn damaged(mut self, place: &str, reason: &str) -> Self {
        self.refused.push(Refused {
            place: place.to_owned(),
            reason: reason.to_owned(),
        });
        self
    }
}

/// One device as one upstream describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRecord {
    /// Where it stands: a path of the checkout, with `:line` where that helps.
    pub place: String,
    /// The brand as the upstream writes it; empty where it names none.
    pub brand: String,
    /// The name as the upstream writes it, without the brand in front.
    pub name: String,
    /// What kind of product it is, where the upstream says so.
    pub kind: Option<DeviceKind>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Model codes, such as SM-S928B.
    pub codes: Vec<String>,
    /// Codenames and identifiers, such as `husky` or `iPhone17,1`.
    pub codenames: Vec<String>,
    /// What is said of it. Several facts may share property and market only
    /// where the property holds many values.
    pub facts: Vec<Fact>,
}

/// One value of one property in one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub property: Property,
    /// Where it holds.
    pub market: Market,
    /// The value. Sizes on sale are one list.
    pub value: Value,
    /// When the value is known to have held: the date of the upstream's
    /// statement, or of its snapshot.
    pub as_of: Option<PartialDate>,
    /// Who says so. Its publisher is the upstream, or, where the upstream names
    /// the page of every value, that page's publisher with the upstream as `via`.
    pub source: Source,
}

/// One release of a system as one upstream describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRecord {
    /// Where it stands.
    pub place: String,
    /// The id of the system in `os/`, such as `android`.
    pub system: String,
    /// Its version, such as `16` or `18.6.2`.
    pub version: String,
    /// What kind of release it is.
    pub kind: ReleaseKind,
    /// What is said of it.
    pub facts: Vec<Fact>,
}

/// Something that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// Where it stands.
    pub place: String,
    /// What was found and why it is not used, for the operator.
    pub reason: String,
}
