//! What of an upstream's records the catalog can take: only what names
//! publishers, markets and systems that it has, and what may be passed on.
//!
//! The last step of every import, after the importer, which knows no catalog.

use super::record::{Fact, Parsed, Refused};
use crate::catalog::Catalog;
use crate::domain::{PublisherId, SourceKind, Value};

/// The same records without the facts that the catalog cannot take, each of
/// which is refused with its reason. Devices and releases stay, also those
/// that are left without facts.
pub fn admit(mut parsed: Parsed, catalog: &Catalog) -> Parsed {
    let mut refused = Vec::new();
    let devices = parsed.devices.iter_mut();
    let devices = devices.map(|device| (&device.place, &mut device.facts));
    let releases = parsed.releases.iter_mut();
    let releases = releases.map(|release| (&release.place, &mut release.facts));
    for (place, facts) in devices.chain(releases) {
        facts.retain(|fact| match objection(fact, catalog) {
            Some(reason) => {
                let place = place.clone();
                refused.push(Refused { place, reason });
                false
            }
            None => true,
        });
    }
    parsed.refused.append(&mut refused);
    parsed
}

fn objection(fact: &Fact, catalog: &Catalog) -> Option<String> {
    let source = &fact.source;
    let named = [Some(&source.publisher), source.via.as_ref()];
    let key = fact.property.key();
    let unknown_system = || {
        let systems = fact.value.each().iter().filter_map(|value| match value {
            Value::Os(os) => Some(&os.system),
            _ => None,
        });
        let mut systems = systems.filter(|system| catalog.by_id(system.as_str()).is_none());
        systems.next()
    };
    if let Some(reason) = named
        .into_iter()
        .flatten()
        .find_map(|publisher| unfit(publisher, catalog))
    {
        Some(format!("{key}: {reason}"))
    } else if !catalog.markets().contains(fact.market) {
        Some(format!(
            "{key}: {} is no market of markets.toml",
            fact.market
        ))
    } else {
        let system = unknown_system()?;
        Some(format!("{key}: there is no system {system} in os/"))
    }
}

/// Why nothing of this publisher can be taken.
fn unfit(id: &PublisherId, catalog: &Catalog) -> Option<String> {
    match catalog.publishers().get(id) {
        None => Some(format!(
            "{id} is no publisher of sources.toml; add it there first"
        )),
        Some(publisher) if publisher.kind == SourceKind::Dataset && !publisher.redistributable => {
            Some(format!("{id} may not be passed on, so its values stay out"))
        }
        Some(_) => None,
    }
}
