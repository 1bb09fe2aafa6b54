//! How much there is of everything: of the data files counted once, of edits
//! counted beside them, so that an edit does not count all files anew.

use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::base::Base;
use super::{Overlay, Subject};
use crate::domain::{Claim, PublisherId, Source, SubjectKind};

/// How much a catalog holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Devices.
    pub devices: usize,
    /// Makers.
    pub brands: usize,
    /// Systems and skins, their lines counted with them.
    pub systems: usize,
    /// Releases of systems.
    pub releases: usize,
    /// Claims: values, each with its market and status.
    pub claims: usize,
    /// Claims with at least one source.
    pub sourced: usize,
    /// Different sources; one page that carries several claims counts once.
    pub sources: usize,
    /// Publishers, people and data sets that are named as a source.
    pub publishers: usize,
}

/// How much the data files hold, and what of it edits may repeat.
#[derive(Debug)]
pub(super) struct Counted {
    counts: Counts,
    /// The hashes of all sources: two that share one count as one.
    sources: FxHashSet<u64>,
    publishers: BTreeSet<PublisherId>,
}

impl Counted {
    /// Counts. Linear in the data files.
    fn of(base: &Base) -> Self {
        let mut counted = Self {
            counts: Counts {
                devices: 0,
                brands: 0,
                systems: 0,
                releases: 0,
                claims: base.claims.len(),
                sourced: base.claims.iter().filter(|one| is_sourced(one)).count(),
                sources: 0,
                publishers: 0,
            },
            sources: FxHashSet::default(),
            publishers: BTreeSet::new(),
        };
        counted.counts.add_subjects(base.subjects.values());
        // Claims share their lists of sources, so each list is looked at once.
        let lists: HashMap<*const Source, &[Source]> = base
            .claims
            .iter()
            .map(|claim| (claim.state.sources.as_ptr(), &*claim.state.sources))
            .collect();
        for source in lists.into_values().flatten() {
            if counted.sources.insert(hash(source)) {
                counted.publishers.insert(source.publisher.clone());
            }
        }
        counted.counts.sources = counted.sources.len();
        counted.counts.publishers = counted.publishers.len();
        counted
    }
}

/// How much the files hold under these edits. An edit takes no source away.
pub(super) fn of(base: &Base, overlay: &Overlay) -> Counts {
    let counted = base.counted.get_or_init(|| Counted::of(base));
    let mut counts = counted.counts;
    counts.add_subjects(overlay.subjects());
    let filed = || overlay.edited().flat_map(|number| base.claims_of(number));
    counts.claims = counts.claims + overlay.claims().count() - filed().count();
    let sourced = |one: &&Claim| is_sourced(one);
    counts.sourced =
        counts.sourced + overlay.claims().filter(sourced).count() - filed().filter(sourced).count();
    let sources = overlay.claims().flat_map(|claim| &*claim.state.sources);
    let new = sources.filter(|source| !counted.sources.contains(&hash(source)));
    let new: BTreeSet<(u64, &PublisherId)> = new
        .map(|source| (hash(source), &source.publisher))
        .collect();
    let publishers: BTreeSet<&PublisherId> = new
        .iter()
        .map(|(_, publisher)| *publisher)
        .filter(|publisher| !counted.publishers.contains(*publisher))
        .collect();
    counts.sources += new.len();
    counts.publishers += publishers.len();
    counts
}

fn is_sourced(claim: &Claim) -> bool {
    !claim.state.sources.is_empty()
}

fn hash(source: &Source) -> u64 {
    FxBuildHasher.hash_one(source)
}

impl Counts {
    fn add_subjects<'a>(&mut self, subjects: impl Iterator<Item = &'a Subject>) {
        for subject in subjects {
            let counter = match subject.kind() {
                SubjectKind::Device => &mut self.devices,
                SubjectKind::Brand => &mut self.brands,
                SubjectKind::OsFamily | SubjectKind::Skin => &mut self.systems,
                SubjectKind::OsRelease => &mut self.releases,
                SubjectKind::Series | SubjectKind::Service => continue,
            };
            *counter += 1;
        }
    }
}
