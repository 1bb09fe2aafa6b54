//! What one answer may look at: the catalog and the indexes over it.

use std::sync::Arc;

use super::named::NamedIndex;
use super::{Entry, Index, Prior};
use crate::catalog::{Catalog, Details, Subject};

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
}

impl Snapshot {
    /// Indexes a catalog. Linear in its size.
    pub fn new(catalog: Catalog) -> Self {
        let devices = Index::build(
            catalog
                .devices()
                .map(|device| entry(&catalog, device))
                .collect(),
        );
        let named = NamedIndex::build(&catalog);
        Self {
            catalog: Arc::new(catalog),
            devices: Arc::new(devices),
            named: Arc::new(named),
        }
    }
}

fn entry(catalog: &Catalog, subject: &Subject) -> Entry {
    let brand = subject.brand.and_then(|number| catalog.subject(number));
    let texts =
        |texts: &[crate::domain::Text]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let foreign = |subject: &Subject| {
        subject
            .names
            .iter()
            .map(|(_, name)| name.to_string())
            .collect::<Vec<_>>()
    };
    let mut brands: Vec<String> = brand.iter().map(|brand| brand.name.to_string()).collect();
    if let Some(brand) = brand {
        brands.extend(texts(&brand.aliases));
        brands.extend(foreign(brand));
    }
    let device = subject.device();
    let codes = device
        .map(|d| [texts(&d.codes), texts(&d.codenames)].concat())
        .unwrap_or_default();
    Entry {
        number: subject.number,
        id: subject.id.to_string(),
        brands,
        name: subject.name.to_string(),
        aliases: texts(&subject.aliases),
        names: foreign(subject),
        codes,
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
    let year = claims
        .iter()
        .filter(|claim| {
            matches!(
                claim.property,
                Property::ReleaseDate | Property::ReleaseAnnounced
            )
        })
        .find_map(|claim| match claim.state.value {
            Value::Date(date) => Some(date.start().year()),
            _ => None,
        });
    Prior {
        tier,
        sources: u16::try_from(publishers.len()).unwrap_or(u16::MAX),
        year,
        popularity: None,
    }
}
