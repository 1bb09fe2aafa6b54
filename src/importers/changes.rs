//! What a new import changes in the records of an upstream, for the summary.
//!
//! Pure. A record is known again by brand, name and kind; where it stands in
//! the upstream's files does not matter.

use std::collections::HashMap;

use super::record::{DeviceRecord, Parsed, ReleaseRecord};

/// How many records are new, changed, unchanged, and gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Records that were not there before.
    pub new: usize,
    /// Records that say something else than before.
    pub changed: usize,
    /// Records that say what they said.
    pub unchanged: usize,
    /// Records that are not there any more.
    pub gone: usize,
}

impl Changes {
    /// What the newer records change in the older ones.
    pub fn between(older: &Parsed, newer: &Parsed) -> Self {
        let mut before: HashMap<String, Vec<String>> = HashMap::new();
        for (key, content) in records(older) {
            before.entry(key).or_default().push(content);
        }
        let mut changes = Self::default();
        for (key, content) in records(newer) {
            let known = before.get_mut(&key).filter(|known| !known.is_empty());
            match known {
                None => changes.new += 1,
                Some(known) => match known.iter().position(|old| *old == content) {
                    Some(same) => {
                        known.swap_remove(same);
                        changes.unchanged += 1;
                    }
                    None => {
                        known.pop();
                        changes.changed += 1;
                    }
                },
            }
        }
        changes.gone = before.values().map(Vec::len).sum();
        changes
    }
}

/// By what each record is known again, and all that it says.
fn records(parsed: &Parsed) -> impl Iterator<Item = (String, String)> + '_ {
    let devices = parsed.devices.iter().map(|record| {
        let DeviceRecord {
            brand, name, kind, ..
        } = record;
        let content = DeviceRecord {
            place: String::new(),
            ..record.clone()
        };
        (
            format!("device {brand}\n{name}\n{kind:?}"),
            format!("{content:?}"),
        )
    });
    let releases = parsed.releases.iter().map(|record| {
        let ReleaseRecord {
            system, version, ..
        } = record;
        let content = ReleaseRecord {
            place: String::new(),
            ..record.clone()
        };
        (
            format!("release {system}\n{version}"),
            format!("{content:?}"),
        )
    });
    devices.chain(releases)
}
