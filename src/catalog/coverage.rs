//! How much is known of which device: for contributors who look for what is
//! missing, and for figures that can be held against a goal.
//!
//! Computed from a catalog and a day, never stored; it uses `domain` only, and
//! decides nothing that an answer shows.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::{Catalog, Details, Device, Subject};
use crate::domain::{
    Claim, DeviceKind, PartialDate, Property, PublisherId, Source, SourceKind, SubjectNumber, Value,
};

/// A device with at least this many essentials is rich.
pub const RICH: usize = 6;
/// A device counts as recent in the year of its release and this many after.
const RECENT_YEARS: i16 = 2;

/// What everybody asks of a device first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Essential {
    /// Which chip.
    Chip,
    /// How much memory.
    Memory,
    /// How much storage.
    Storage,
    /// How large the screen is.
    Size,
    /// How many pixels it has.
    Resolution,
    /// How much the battery holds.
    Battery,
    /// Which cameras.
    Cameras,
    /// When it came out.
    Release,
}

impl Essential {
    /// Every one, in the order of tables.
    pub const ALL: [Self; 8] = [
        Self::Chip,
        Self::Memory,
        Self::Storage,
        Self::Size,
        Self::Resolution,
        Self::Battery,
        Self::Cameras,
        Self::Release,
    ];

    /// The properties of which one is enough; the first is the one to add.
    pub const fn properties(self) -> &'static [Property] {
        match self {
            Self::Chip => &[Property::ChipSoc],
            Self::Memory => &[Property::MemoryRam],
            Self::Storage => &[Property::StorageCapacity],
            Self::Size => &[Property::DisplaySize],
            Self::Resolution => &[Property::DisplayResolution],
            Self::Battery => &[Property::BatteryCapacity, Property::BatteryEnergy],
            Self::Cameras => &[Property::CameraMain, Property::CameraModules],
            Self::Release => &[Property::ReleaseDate, Property::ReleaseAnnounced],
        }
    }

    /// Whether people miss it on a device of this kind.
    const fn is_missed_on(self, kind: DeviceKind) -> bool {
        match kind {
            DeviceKind::Phone | DeviceKind::Foldable | DeviceKind::Tablet => true,
            DeviceKind::Watch => !matches!(self, Self::Cameras),
            _ => false,
        }
    }
}

/// Devices that are counted together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// How many there are.
    pub devices: usize,
    /// How many of them are rich.
    pub rich: usize,
    /// On how many each essential is known, in the order of [`Essential::ALL`].
    pub known: [usize; Essential::ALL.len()],
}

/// What the values rest on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// All values, hand-written and imported.
    pub values: usize,
    /// Those with a source.
    pub sourced: usize,
    /// Those whose terms are known: hand-written ones are under the catalog's
    /// license, imported ones under that of the data set they were read from.
    pub licensed: usize,
    /// Imported values by the license of their data set; `None` where no
    /// license is stated.
    pub licenses: BTreeMap<Option<String>, usize>,
    /// Imported values of data sets that may not be passed on, by data set.
    pub closed: BTreeMap<PublisherId, usize>,
}

/// A well-known, recent device and what is missing on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The device.
    pub device: SubjectNumber,
    /// When it came out.
    pub released: PartialDate,
    /// What nothing is known of.
    pub missing: Vec<Essential>,
}

/// How much is known of which device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All devices.
    pub all: Group,
    /// By the number of the brand; `None` where a device has none.
    pub brands: BTreeMap<Option<SubjectNumber>, Group>,
    /// By the year of the release; `None` where it is unknown.
    pub years: BTreeMap<Option<i16>, Group>,
    /// On how many devices each property is known; those that are on none are
    /// left out.
    pub properties: BTreeMap<Property, usize>,
    /// Different model codes.
    pub codes: usize,
    /// Different codenames.
    pub codenames: usize,
    /// Releases of systems.
    pub releases: usize,
    /// What the values rest on.
    pub provenance: Provenance,
    /// Well-known devices that came out lately and lack something, newest
    /// first; of one day those that lack most.
    pub gaps: Vec<Gap>,
}

impl Coverage {
    /// Counts, as of this day. Linear in the catalog.
    pub fn of(catalog: &Catalog, today: Date) -> Self {
        let mut coverage = Self {
            releases: catalog.subjects().filter_map(Subject::release).count(),
            provenance: provenance(catalog),
            ..Self::default()
        };
        let (mut codes, mut codenames) = (HashSet::new(), HashSet::new());
        for subject in catalog.devices() {
            let Some(device) = subject.device() else {
                continue;
            };
            codes.extend(device.codes.iter().map(|code| code.as_str().to_lowercase()));
            codenames.extend(device.codenames.iter().map(|n| n.as_str().to_lowercase()));
            coverage.count(catalog, subject, device, today);
        }
        coverage.codes = codes.len();
        coverage.codenames = codenames.len();
        coverage
            .gaps
            .sort_by_key(|gap| std::cmp::Reverse((gap.released.start(), gap.missing.len())));
        coverage
    }

    fn count(&mut self, catalog: &Catalog, subject: &Subject, device: &Device, today: Date) {
        let claims = catalog.claims_of(subject.number);
        // Claims of one property stand side by side.
        for same in claims.chunk_by(|a, b| a.property == b.property) {
            if let Some(claim) = same.iter().find(|claim| tells(claim)) {
                *self.properties.entry(claim.property).or_default() += 1;
            }
        }
        let knows = |essential: &Essential| {
            let wanted = essential.properties();
            let mut told = claims.iter().filter(|claim| tells(claim));
            told.any(|claim| wanted.contains(&claim.property))
        };
        let known = Essential::ALL.map(|essential| knows(&essential));
        let released = released(claims);
        let year = released.map(|date| date.start().year());
        self.all.add(known);
        self.brands.entry(subject.brand).or_default().add(known);
        self.years.entry(year).or_default().add(known);
        let missing: Vec<Essential> = Essential::ALL
            .into_iter()
            .zip(known)
            .filter(|(essential, known)| !known && essential.is_missed_on(device.kind))
            .map(|(essential, _)| essential)
            .collect();
        if let Some(released) = released.filter(|date| is_recent(*date, today))
            && !missing.is_empty()
            && is_well_known(catalog, subject)
        {
            self.gaps.push(Gap {
                device: subject.number,
                released,
                missing,
            });
        }
    }
}

impl Group {
    /// Counts another group's devices with these.
    pub fn join(&mut self, other: &Self) {
        self.devices += other.devices;
        self.rich += other.rich;
        for (sum, known) in self.known.iter_mut().zip(other.known) {
            *sum += known;
        }
    }

    fn add(&mut self, known: [bool; Essential::ALL.len()]) {
        self.devices += 1;
        let count = known.iter().filter(|known| **known).count();
        self.rich += usize::from(count >= RICH);
        for (sum, known) in self.known.iter_mut().zip(known) {
            *sum += usize::from(known);
        }
    }
}

/// Whether a claim tells something that may be so. That a device has no such
/// thing is knowledge, too.
fn tells(claim: &Claim) -> bool {
    claim.is_live() && claim.state.value != Value::Unknown
}

/// The earliest day on which it was sold, or else shown.
fn released(claims: &[Claim]) -> Option<PartialDate> {
    let dated = |property| {
        let dates = claims
            .iter()
            .filter_map(move |claim| match claim.state.value {
                Value::Date(date) if claim.property == property && claim.is_live() => Some(date),
                _ => None,
            });
        dates.min_by_key(|date| (date.start(), date.end()))
    };
    dated(Property::ReleaseDate).or_else(|| dated(Property::ReleaseAnnounced))
}

fn is_recent(released: PartialDate, today: Date) -> bool {
    let years = today.year().saturating_sub(released.start().year());
    released.start() <= today && years <= RECENT_YEARS
}

fn is_well_known(catalog: &Catalog, subject: &Subject) -> bool {
    let brand = subject.brand.and_then(|brand| catalog.subject(brand));
    brand.is_some_and(|brand| matches!(brand.details, Details::Brand { tier: 1 }))
}

fn provenance(catalog: &Catalog) -> Provenance {
    let mut counted = Provenance::default();
    for claim in catalog.claims() {
        let sources = &*claim.state.sources;
        counted.values += 1;
        counted.sourced += usize::from(!sources.is_empty());
        if !claim.is_imported() {
            counted.licensed += 1;
            continue;
        }
        // The first source is the one whose value it is.
        let license = sources.first().and_then(|source| {
            let publisher = catalog.publishers().get(carrier(source))?;
            publisher.license.as_ref().map(ToString::to_string)
        });
        counted.licensed += usize::from(license.is_some());
        *counted.licenses.entry(license).or_default() += 1;
        for source in sources {
            let carrier = carrier(source);
            let closed = catalog.publishers().get(carrier).is_none_or(|publisher| {
                publisher.kind == SourceKind::Dataset && !publisher.redistributable
            });
            if closed {
                *counted.closed.entry(carrier.clone()).or_default() += 1;
            }
        }
    }
    counted
}

/// Through whom a source was read: whose terms hold for what was taken.
fn carrier(source: &Source) -> &PublisherId {
    source.via.as_ref().unwrap_or(&source.publisher)
}
