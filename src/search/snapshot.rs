//! What one answer may look at: the catalog and the indexes over it.

use std::panic::resume_unwind;
use std::sync::{Arc, OnceLock};
use std::thread;

use super::delta::{Devices, Named};
use super::named::NamedIndex;
use super::{Entry, Figures, Index, Prior};
use crate::catalog::{Catalog, Details, Overlay, Subject};
use crate::domain::Text;

/// One immutable state of everything. Cloning is cheap; a question is
/// answered from one snapshot, however often the current one changes.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What the data files and the edits say.
    pub catalog: Arc<Catalog>,
    /// Finds devices by what people type.
    pub devices: Devices,
    /// Finds systems, skins, brands, series and services by name.
    pub named: Named,
    /// Of the data files alone, so that it outlasts every edit.
    figures: Arc<OnceLock<Figures>>,
    /// Of what edits touch.
    edited: Arc<OnceLock<Figures>>,
}

impl Snapshot {
    /// Indexes a catalog. Linear in its size.
    pub fn new(catalog: Catalog) -> Self {
        let (devices, named) = thread::scope(|scope| {
            let named = scope.spawn(|| NamedIndex::build(&catalog));
            let entries = catalog.devices().map(|device| entry(&catalog, device));
            let devices = Index::build(entries.collect());
            (
                devices,
                named.join().unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        Self {
            catalog: Arc::new(catalog),
            devices: Devices::new(devices),
            named: Named::new(named),
            figures: Arc::default(),
            edited: Arc::default(),
        }
    }

    /// The same data files under other edits. What the files need is shared;
    /// only what edits added is indexed, so the cost does not grow with the
    /// files. `same_subjects` says that the edits add the same subjects as
    /// those of this snapshot; then nothing is indexed at all.
    #[must_use]
    pub fn under(&self, overlay: Overlay, same_subjects: bool) -> Self {
        let catalog = self.catalog.under(overlay);
        let (devices, named) = if same_subjects {
            (self.devices.clone(), self.named.clone())
        } else {
            let added = catalog.overlay().subjects();
            let (devices, others): (Vec<_>, Vec<_>) =
                added.partition(|subject| subject.device().is_some());
            let entries = devices.into_iter().map(|device| entry(&catalog, device));
            let entries: Vec<Entry<'_>> = entries.collect();
            let devices = (!entries.is_empty()).then(|| Index::build(entries));
            let named = (!others.is_empty()).then(|| NamedIndex::of(&catalog, others));
            (self.devices.beside(devices), self.named.beside(named))
        };
        Self {
            catalog: Arc::new(catalog),
            devices,
            named,
            figures: self.figures.clone(),
            edited: Arc::default(),
        }
    }

    /// The numbers of all devices side by side: as the data files have them,
    /// and beside these as edits have them, where there are any. A device in
    /// the second counts instead of the one in the first. Prepared when they
    /// are asked for first: most that is asked, and each start, needs none of
    /// them.
    pub fn figures(&self) -> (&Figures, Option<&Figures>) {
        let filed = self.figures.get_or_init(|| {
            let files = self.catalog.under(Overlay::default());
            Figures::of(&files)
        });
        let overlay = self.catalog.overlay();
        let any = overlay.edited().next().is_some() || overlay.subjects().next().is_some();
        let edited = any.then(|| {
            let edited = || Figures::edited(filed, &self.catalog);
            self.edited.get_or_init(edited)
        });
        (filed, edited)
    }
}

fn entry<'a>(catalog: &'a Catalog, subject: &'a Subject) -> Entry<'a> {
    fn foreign(subject: &Subject) -> impl Iterator<Item = &str> {
        subject.names.iter().map(|(_, name)| name.as_str())
    }
    let brand = subject.brand.and_then(|number| catalog.subject(number));
    let mut brands = Vec::new();
    if let Some(brand) = brand {
        brands.push(brand.name.as_str());
        brands.extend(brand.aliases.iter().map(Text::as_str));
        brands.extend(foreign(brand));
    }
    let device = subject.device();
    let codes = device.map(|device| device.codes.iter().chain(&device.codenames));
    Entry {
        number: subject.number,
        id: subject.id.as_str(),
        brands,
        name: subject.name.as_str(),
        aliases: subject.aliases.iter().map(Text::as_str).collect(),
        names: foreign(subject).collect(),
        codes: codes.into_iter().flatten().map(Text::as_str).collect(),
        prior: prior(catalog, subject, brand),
    }
}

/// How well known a device is, from our own data; a tie-breaker only.
fn prior(catalog: &Catalog, subject: &Subject, brand: Option<&Subject>) -> Prior {
    use crate::domain::{DeviceKind, Property, Value};
    let tier = match brand.map(|brand| &brand.details) {
        Some(Details::Brand { tier }) => *tier,
        _ => 3,
    };
    let claims = catalog.claims_of(subject.number);
    let mut publishers: Vec<_> = claims
        .iter()
        .flat_map(|claim| claim.state.sources.iter().map(|source| &source.publisher))
        .collect();
    publishers.sort_unstable();
    publishers.dedup();
    let released = claims.iter().find_map(|claim| match claim.state.value {
        Value::Date(date)
            if matches!(
                claim.property,
                Property::ReleaseDate | Property::ReleaseAnnounced
            ) =>
        {
            Some(date)
        }
        _ => None,
    });
    // Of what never came out, the year in which people spoke of it.
    let contested = || claims.iter().filter(|claim| claim.is_contested());
    let spoken_of = || {
        contested()
            .filter_map(|claim| claim.state.as_of)
            .next_back()
    };
    let year = released.or_else(spoken_of).map(|date| date.start().year());
    Prior {
        tier,
        sources: u16::try_from(publishers.len()).unwrap_or(u16::MAX),
        year,
        obscure: tier > 2 && !subject.hand_written,
        curated: subject.hand_written,
        phone: (subject.device())
            .is_some_and(|device| matches!(device.kind, DeviceKind::Phone | DeviceKind::Foldable)),
        popularity: None,
        ..Prior::default()
    }
}
