//! Subjects as the catalog keeps them: names, kinds, and how they hang together.

use crate::domain::{DeviceKind, PartialDate, Source, SubjectId, SubjectKind, SubjectNumber, Text};
use std::sync::Arc;

/// A device, series, brand, system or service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its permanent number.
    pub number: SubjectNumber,
    /// Its readable id.
    pub id: SubjectId,
    /// Its name; a device's and a series' without the brand.
    pub name: Text,
    /// The brand: the maker of a device or system, the owner of a service.
    pub brand: Option<SubjectNumber>,
    /// Names in other languages, by language tag.
    pub names: Vec<(Box<str>, Text)>,
    /// Other names in Latin letters.
    pub aliases: Vec<Text>,
    /// What belongs only to its kind.
    pub details: Details,
    /// Whether people wrote it by hand, or an importer.
    pub hand_written: bool,
}

/// What belongs only to one kind of subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Details {
    /// A device.
    Device(Device),
    /// A series of devices.
    Series,
    /// A maker.
    Brand {
        /// 1 everybody knows it, 2 known, 3 the rest.
        tier: u8,
    },
    /// An operating system, all releases together.
    Family,
    /// A line of an operating system that must not be confused with the others.
    Line {
        /// The family that it belongs to.
        family: SubjectNumber,
        /// The first major version of the line.
        from: u32,
    },
    /// A release of a family or skin.
    Release(Release),
    /// A maker's surface on another system.
    Skin {
        /// The family that it is built on, where the catalog knows it.
        base: Option<SubjectNumber>,
    },
    /// A service.
    Service,
}

/// What belongs only to devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// What kind of product it is.
    pub kind: DeviceKind,
    /// The series that it belongs to.
    pub series: Option<SubjectNumber>,
    /// Model codes.
    pub codes: Vec<Text>,
    /// Names under which its makers developed it.
    pub codenames: Vec<Text>,
    /// A search for its release that found none.
    pub looked_for_release: Option<LookedFor>,
    /// The data sets that have its name and codes; empty for what people wrote.
    /// Devices share them.
    pub named_by: Arc<[Source]>,
}

/// Somebody looked for something and did not find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedFor {
    /// When.
    pub as_of: PartialDate,
    /// Where.
    pub sources: Arc<[Source]>,
}

/// What belongs only to releases of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The family or skin.
    pub family: SubjectNumber,
    /// The line of the family.
    pub line: Option<SubjectNumber>,
    /// The version as its maker writes it.
    pub version: Text,
    /// What kind of release it is.
    pub kind: ReleaseKind,
}

/// What kind of release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReleaseKind {
    /// For everybody.
    Release,
    /// A preview or beta.
    Preview,
    /// A developer suite.
    Developer,
    /// A release of the source code.
    OpenSource,
    /// A patch or build of a release.
    Build,
    /// Seen on devices; its own release date is not known.
    Observed,
}

impl ReleaseKind {
    /// Every kind with the key that data files use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Release, "release"),
        (Self::Preview, "preview"),
        (Self::Developer, "developer"),
        (Self::OpenSource, "open-source"),
        (Self::Build, "build"),
        (Self::Observed, "observed"),
    ];
}

impl Subject {
    /// What kind of subject it is.
    pub fn kind(&self) -> SubjectKind {
        match self.details {
            Details::Device(_) => SubjectKind::Device,
            Details::Series => SubjectKind::Series,
            Details::Brand { .. } => SubjectKind::Brand,
            Details::Family | Details::Line { .. } => SubjectKind::OsFamily,
            Details::Release(_) => SubjectKind::OsRelease,
            Details::Skin { .. } => SubjectKind::Skin,
            Details::Service => SubjectKind::Service,
        }
    }

    /// The device's own part, when it is a device.
    pub fn device(&self) -> Option<&Device> {
        match &self.details {
            Details::Device(device) => Some(device),
            _ => None,
        }
    }

    /// The release's own part, when it is a release.
    pub fn release(&self) -> Option<&Release> {
        match &self.details {
            Details::Release(release) => Some(release),
            _ => None,
        }
    }
}
