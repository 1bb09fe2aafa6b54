//! How much there is of everything, counted once for a catalog.

use std::collections::{HashMap, HashSet};

use super::Catalog;
use crate::domain::{Source, SubjectKind};

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

impl Counts {
    /// Counts. Linear in the catalog.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut subjects: HashMap<SubjectKind, usize> = HashMap::new();
        for subject in catalog.subjects() {
            *subjects.entry(subject.kind()).or_default() += 1;
        }
        let count = |kind| subjects.get(&kind).copied().unwrap_or_default();
        let claims = catalog.claims();
        // Claims share their lists of sources, so each list is looked at once.
        let lists: HashMap<*const Source, &[Source]> = claims
            .iter()
            .map(|claim| (claim.state.sources.as_ptr(), &*claim.state.sources))
            .collect();
        let sources: HashSet<&Source> = lists.into_values().flatten().collect();
        let publishers: HashSet<_> = sources.iter().map(|source| &source.publisher).collect();
        let sourced = claims
            .iter()
            .filter(|claim| !claim.state.sources.is_empty());
        Self {
            devices: count(SubjectKind::Device),
            brands: count(SubjectKind::Brand),
            systems: count(SubjectKind::OsFamily) + count(SubjectKind::Skin),
            releases: count(SubjectKind::OsRelease),
            claims: claims.len(),
            sourced: sourced.count(),
            sources: sources.len(),
            publishers: publishers.len(),
        }
    }
}
