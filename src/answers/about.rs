//! What the bot is: the state of its data, counted.

use std::collections::{HashMap, HashSet};

use crate::catalog::DataVersion;
use crate::domain::{Source, SubjectKind};
use crate::search::Snapshot;

/// What the bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutAnswer {
    /// Which state of the data this is.
    pub data: DataVersion,
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

/// Counts what the snapshot holds. Linear in the catalog.
pub fn answer(snapshot: &Snapshot) -> AboutAnswer {
    let catalog = &*snapshot.catalog;
    let count = |kinds: &[SubjectKind]| {
        let subjects = catalog.subjects();
        subjects
            .filter(|subject| kinds.contains(&subject.kind()))
            .count()
    };
    let claims = catalog.claims();
    // Claims share their lists of sources, so each list is looked at once.
    let lists: HashMap<*const Source, &[Source]> = claims
        .iter()
        .map(|claim| (claim.state.sources.as_ptr(), &*claim.state.sources))
        .collect();
    let sources: HashSet<&Source> = lists.into_values().flatten().collect();
    let publishers: HashSet<_> = sources.iter().map(|source| &source.publisher).collect();
    AboutAnswer {
        data: catalog.version().clone(),
        devices: count(&[SubjectKind::Device]),
        brands: count(&[SubjectKind::Brand]),
        systems: count(&[SubjectKind::OsFamily, SubjectKind::Skin]),
        releases: count(&[SubjectKind::OsRelease]),
        claims: claims.len(),
        sourced: claims
            .iter()
            .filter(|claim| !claim.state.sources.is_empty())
            .count(),
        sources: sources.len(),
        publishers: publishers.len(),
    }
}
