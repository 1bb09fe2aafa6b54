//! The catalog: every subject and claim, read once and then immutable.
//!
//! It is what the data files say, shared, and an overlay of what edits say
//! beside them; who reads it does not notice which is which. It never answers
//! questions, never reads the disk or the clock, and is never changed in
//! place. It uses `domain` only.

mod base;
pub mod cells;
pub mod chips;
mod counts;
pub mod coverage;
pub mod exporting;
mod files;
pub mod load;
mod overlay;
pub mod problem;
pub mod schema;
pub mod starter;
pub mod subject;

use std::sync::Arc;

use crate::domain::{
    Claim, ClaimKey, MarketTree, OsVersion, Publishers, SubjectId, SubjectNumber, property::Inherit,
};
pub use chips::{Chip, Chips};
pub use counts::Counts;
pub use coverage::Coverage;
pub use files::{Files, PackError};
pub use load::plausible::{impossible, limits_of};
pub use load::tidy::{Mended, mend};
pub use load::{Loaded, MERGE_RULES, lint, load, number, retire};
pub use overlay::{Overlay, TakenBack};
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

/// Everything that the data files and the edits say. Copying is cheap.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    base: Arc<base::Base>,
    overlay: Overlay,
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
    /// What these data files say, without edits.
    fn of_files(base: base::Base) -> Self {
        Self {
            base: Arc::new(base),
            overlay: Overlay::default(),
        }
    }

    /// The same data files under other edits.
    pub fn under(&self, overlay: Overlay) -> Self {
        Self {
            base: self.base.clone(),
            overlay,
        }
    }

    /// What edits say beside the data files.
    pub fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// The subject with this number.
    pub fn subject(&self, number: SubjectNumber) -> Option<&Subject> {
        let number = self.overlay.now(number);
        let added = self.overlay.subjects.get(&number).map(|added| &**added);
        added.or_else(|| self.base.subject(number))
    }

    /// The subject with this id.
    pub fn by_id(&self, id: &str) -> Option<&Subject> {
        let added = self.overlay.by_id.get(id);
        match added {
            Some(number) => self.subject(*number),
            None => self.base.by_id(id),
        }
    }

    /// Every subject, by number.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        // Numbers of what edits add lie above all that files give.
        self.base.subjects.values().chain(self.overlay.subjects())
    }

    /// Every device, by number.
    pub fn devices(&self) -> impl Iterator<Item = &Subject> {
        self.subjects().filter(|subject| subject.device().is_some())
    }

    /// The claims about a subject itself, without inherited ones, in the order
    /// of the property registry, then market, then id.
    pub fn claims_of(&self, number: SubjectNumber) -> &[Claim] {
        let number = self.overlay.now(number);
        match self.overlay.claims.get(&number) {
            Some(claims) => claims,
            None => self.base.claims_of(number),
        }
    }

    /// Every claim, those of one subject side by side: first of the subjects
    /// that no edit touches, then of the others.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        let untouched = self.base.claims.iter();
        let untouched = untouched.filter(|claim| !self.overlay.touches(claim.subject));
        untouched.chain(self.overlay.claims())
    }

    /// Every claim that is more than a plain fact, in the order of all of them.
    pub fn contested(&self) -> impl Iterator<Item = &Claim> {
        let untouched = self.base.contested();
        let untouched = untouched.filter(|claim| !self.overlay.touches(claim.subject));
        let edited = self.overlay.claims();
        untouched.chain(edited.filter(|claim| claim.is_contested()))
    }

    /// How much there is. What the files have is counted when it is asked first.
    pub fn counts(&self) -> Counts {
        counts::of(&self.base, &self.overlay)
    }

    /// The claim with this key.
    pub fn claim(&self, key: ClaimKey) -> Option<&Claim> {
        match self.base.claim(key) {
            Some(filed) if self.overlay.touches(filed.subject) => {
                self.overlay.claim(filed.subject, key)
            }
            Some(filed) => Some(filed),
            None => self.overlay.claim(*self.overlay.owners.get(&key)?, key),
        }
    }

    /// The claim with this key as the data files alone state it.
    pub fn filed_claim(&self, key: ClaimKey) -> Option<&Claim> {
        self.base.claim(key)
    }

    /// The claims about a subject as the data files alone state them.
    pub fn filed_claims_of(&self, number: SubjectNumber) -> &[Claim] {
        self.base.claims_of(number)
    }

    /// The subject with this id as the data files alone have it.
    pub fn filed(&self, id: &str) -> Option<&Subject> {
        self.base.by_id(id)
    }

    /// The publishers that the data files name.
    pub fn filed_publishers(&self) -> &Publishers {
        &self.base.publishers
    }

    /// Which changes of a claim the files have from a log of edits: the mark of
    /// each edit, with the place of its change in the claim.
    pub fn exported(&self, key: ClaimKey) -> &[(u64, u32)] {
        self.base.exported.get(&key).map_or(&[], Vec::as_slice)
    }

    /// What hangs below a subject, by number: the devices and series of a
    /// brand, the devices of a series, the lines and releases of a family.
    pub fn members(&self, number: SubjectNumber) -> impl Iterator<Item = &Subject> {
        let number = self.overlay.now(number);
        let added = self.overlay.members.get(&number).into_iter().flatten();
        let all = self.base.members(number).iter().chain(added);
        all.filter_map(|member| self.subject(*member))
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
        let edited = self.overlay.publishers.as_deref();
        edited.unwrap_or(&self.base.publishers)
    }

    /// The tree of markets.
    pub fn markets(&self) -> &MarketTree {
        &self.base.markets
    }

    /// The systems on a chip that are known by name and part number.
    pub fn chips(&self) -> &Chips {
        &self.base.chips
    }

    /// Which state of the data files this is.
    pub fn version(&self) -> &DataVersion {
        &self.base.version
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
