//! The catalog: every subject and claim, read once and then immutable.
//!
//! It knows data files and what they say; it never answers questions, never
//! reads the disk or the clock, and is never changed in place. It uses
//! `domain` only.

pub mod cells;
mod counts;
pub mod coverage;
mod files;
pub mod load;
pub mod problem;
pub mod schema;
pub mod starter;
pub mod subject;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::domain::{
    Claim, ClaimKey, MarketTree, OsVersion, Publishers, SubjectId, SubjectNumber, property::Inherit,
};
pub use counts::Counts;
pub use coverage::Coverage;
pub use files::{Files, PackError};
pub use load::plausible::{impossible, limits_of};
pub use load::tidy::{Mended, mend};
pub use load::{Loaded, MERGE_RULES, lint, load, number, retire};
pub use problem::{Problem, Severity};
pub use subject::{Details, Device, LookedFor, Release, ReleaseKind, Subject};

/// The data files that were packed into the program.
#[expect(
    clippy::expect_used,
    reason = "build.rs wrote the pack; a test reads it"
)]
pub fn packed() -> Files<'static> {
    const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/data.pack"));
    Files::from_pack(PACK).expect("the pack is whole")
}

/// Everything that the data files say.
#[derive(Debug, Default)]
pub struct Catalog {
    /// Subjects by number.
    subjects: BTreeMap<SubjectNumber, Subject>,
    by_id: FxHashMap<SubjectId, SubjectNumber>,
    /// Claims, those of one subject side by side.
    claims: Vec<Claim>,
    ranges: FxHashMap<SubjectNumber, Range<usize>>,
    /// The claims that are more than plain facts, as places in `claims`: few of
    /// all.
    contested: Vec<u32>,
    counts: OnceLock<Counts>,
    /// Where the claim with a key is, by key.
    by_key: Vec<(ClaimKey, u32)>,
    /// Devices of a brand, series of a brand, releases and lines of a family.
    members: FxHashMap<SubjectNumber, Vec<SubjectNumber>>,
    publishers: Publishers,
    markets: MarketTree,
    version: DataVersion,
}

/// Which state of the data this is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataVersion {
    /// The first twelve hexadecimal digits of the SHA-256 of all files.
    pub digest: String,
    /// The newest date that any claim or source carries.
    pub newest: Option<jiff::civil::Date>,
}

impl Catalog {
    /// The subject with this number.
    pub fn subject(&self, number: SubjectNumber) -> Option<&Subject> {
        self.subjects.get(&number)
    }

    /// The subject with this id.
    pub fn by_id(&self, id: &str) -> Option<&Subject> {
        self.by_id.get(id).and_then(|number| self.subject(*number))
    }

    /// Every subject, by number.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.values()
    }

    /// Every device, by number.
    pub fn devices(&self) -> impl Iterator<Item = &Subject> {
        self.subjects().filter(|subject| subject.device().is_some())
    }

    /// The claims about a subject itself, without inherited ones, in the order
    /// of the property registry, then market, then id.
    pub fn claims_of(&self, number: SubjectNumber) -> &[Claim] {
        self.ranges
            .get(&number)
            .map_or(&[], |range| &self.claims[range.clone()])
    }

    /// Every claim.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Every claim that is more than a plain fact, in the order of all of them.
    pub fn contested(&self) -> impl Iterator<Item = &Claim> {
        let places = self.contested.iter();
        places.filter_map(|place| self.claims.get(*place as usize))
    }

    /// How much there is. Counted when it is asked first.
    pub fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(self))
    }

    /// The claim with this key.
    pub fn claim(&self, key: ClaimKey) -> Option<&Claim> {
        let found = self.by_key.binary_search_by_key(&key, |(key, _)| *key);
        let (_, place) = self.by_key.get(found.ok()?)?;
        self.claims.get(*place as usize)
    }

    /// What hangs below a subject, by number: the devices and series of a
    /// brand, the devices of a series, the lines and releases of a family.
    pub fn members(&self, number: SubjectNumber) -> impl Iterator<Item = &Subject> {
        self.members
            .get(&number)
            .into_iter()
            .flatten()
            .filter_map(|member| self.subject(*member))
    }

    /// The claims of its series and its brand that show on a device, nearest
    /// first. They stay the series' and the brand's: each claim names its subject.
    ///
    /// A maker's rule for its phones holds from a date; it does not show on a
    /// device that certainly came out before.
    pub fn inherited(&self, subject: &Subject) -> Vec<&Claim> {
        let Some(device) = subject.device() else {
            return Vec::new();
        };
        let released = self.claims_of(subject.number).iter().find_map(release_of);
        [device.series, subject.brand]
            .into_iter()
            .flatten()
            .flat_map(|owner| self.claims_of(owner))
            .filter(|claim| match claim.property.spec().inherit {
                Inherit::No => false,
                Inherit::Devices => true,
                Inherit::Phones => device.kind.is_phone() && reaches(claim, released),
            })
            .collect()
    }

    /// Every publisher.
    pub fn publishers(&self) -> &Publishers {
        &self.publishers
    }

    /// The tree of markets.
    pub fn markets(&self) -> &MarketTree {
        &self.markets
    }

    /// Which state of the data this is.
    pub fn version(&self) -> &DataVersion {
        &self.version
    }

    /// The name with the brand before it, where the name does not begin with it.
    pub fn full_name(&self, subject: &Subject) -> String {
        let branded = matches!(subject.details, Details::Device(_) | Details::Series);
        let brand = subject
            .brand
            .filter(|_| branded)
            .and_then(|brand| self.subject(brand));
        match brand {
            Some(brand)
                if !subject
                    .name
                    .as_str()
                    .to_lowercase()
                    .starts_with(&brand.name.as_str().to_lowercase()) =>
            {
                format!("{} {}", brand.name, subject.name)
            }
            _ => subject.name.to_string(),
        }
    }

    /// The name of a system for a value: the family's or skin's own.
    pub fn system_name(&self, id: &SubjectId) -> Option<String> {
        self.by_id(id.as_str())
            .map(|system| system.name.to_string())
    }

    /// The line of its family that a system version belongs to, such as
    /// HarmonyOS NEXT for HarmonyOS 5.1; `None` when the family has no lines or
    /// the version has no number.
    pub fn line_of(&self, os: &OsVersion) -> Option<&Subject> {
        let family = self.by_id(os.system.as_str())?;
        let major = os.major()?;
        self.members(family.number)
            .filter_map(|member| match member.details {
                Details::Line { from, .. } if from <= major => Some((from, member)),
                _ => None,
            })
            .max_by_key(|(from, _)| *from)
            .map(|(_, line)| line)
    }
}

fn release_of(claim: &Claim) -> Option<crate::domain::PartialDate> {
    use crate::domain::{Property, Value};
    match claim.state.value {
        Value::Date(date) if claim.property == Property::ReleaseDate && claim.is_live() => {
            Some(date)
        }
        _ => None,
    }
}

fn reaches(claim: &Claim, released: Option<crate::domain::PartialDate>) -> bool {
    match (claim.state.since, released) {
        (Some(since), Some(released)) => !released.is_before(since),
        _ => true,
    }
}
