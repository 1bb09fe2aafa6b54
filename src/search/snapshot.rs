//! What one answer may look at: the catalog and the indexes over it.

use std::panic::resume_unwind;
use std::sync::{Arc, OnceLock};
use std::thread;

use super::named::NamedIndex;
use super::{Entry, Figures, Index, Prior};
use crate::catalog::{Catalog, Details, Subject};
use crate::domain::Text;

/// One immutable state of everything. Cloning is cheap; a question is
/// answered from one snapshot, however often the current one changes.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What the data files say.
    pub catalog: Arc<Catalog>,
    /// Finds devices by what people type.
    pub devices: Arc<Index>,
    /// Finds systems, skins, brands, series and services by name.
    pub named: Arc<NamedIndex>,
    figures: Arc<OnceLock<Figures>>,
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
            devices: Arc::new(devices),
            named: Arc::new(named),
            figures: Arc::default(),
        }
    }

    /// The numbers of all devices side by side. Prepared when they are asked
    /// for first: most that is asked, and each start, needs none of them.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::of(&self.catalog))
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
    use crate::domain::{Property, Value};
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
        popularity: None,
    }
}
