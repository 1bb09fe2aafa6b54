//! What of an upstream's records the catalog can take: only what names
//! publishers, markets and systems that it has, what may be passed on, and what
//! people have not found to be wrong.
//!
//! The last step of every import, after the importer, which knows no catalog.

use super::merge::{Rules, Wrong};
use super::record::{DeviceRecord, Fact, Parsed, Refused};
use crate::catalog::Catalog;
use crate::domain::{PublisherId, SourceKind, Value};

/// The same records of the upstream with this id without the facts that the
/// catalog cannot take, or that `merge.toml` declares wrong, each of which is
/// refused with its reason. Devices and releases stay, also those that are left
/// without facts; but not a device of which everything is wrong.
pub fn admit(set: &str, mut parsed: Parsed, catalog: &Catalog, rules: &Rules) -> Parsed {
    let mut refused = Vec::new();
    leave_out_wrong(set, &mut parsed.devices, rules, &mut refused);
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

/// Takes out what is declared to be wrong.
fn leave_out_wrong(
    set: &str,
    devices: &mut Vec<DeviceRecord>,
    rules: &Rules,
    refused: &mut Vec<Refused>,
) {
    let mut refuse = |place: &String, reason: String| {
        let place = place.clone();
        refused.push(Refused { place, reason });
    };
    devices.retain_mut(|device| {
        let about = |rule: &&Wrong| rule.set == set && rule.places.contains(&device.place);
        let wrong: Vec<&Wrong> = rules.wrong.iter().filter(about).collect();
        if let Some(all) = wrong.iter().find(|rule| rule.properties.is_empty()) {
            refuse(&device.place, format!("{}: {}", device.name, all.reason));
            return false;
        }
        let place = &device.place;
        device.facts.retain(|fact| {
            let mut rules = wrong.iter();
            let Some(rule) = rules.find(|rule| rule.properties.contains(&fact.property)) else {
                return true;
            };
            let key = fact.property.key();
            refuse(place, format!("{key} {}: {}", fact.value, rule.reason));
            false
        });
        true
    });
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
