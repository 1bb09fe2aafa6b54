//! Model codes that two hand-written devices share, and names of theirs that
//! are one up to spelling: who types one would always be asked back.
//!
//! Names that are one to the letter are found in `lint`, imported ones too.

use std::collections::HashMap;

use super::assemble::RawSubjects;
use super::raw_subject::{RawDetails, RawSubject};
use crate::catalog::problem::Problems;
use crate::domain::Text;

/// Looks at the names and codes of all devices.
pub(super) fn lint(raw: &RawSubjects, problems: &mut Problems) {
    let mut names: HashMap<String, (&RawSubject, String)> = HashMap::new();
    let mut codes: HashMap<String, &RawSubject> = HashMap::new();
    for subject in raw.values() {
        let RawDetails::Device { codes: own, .. } = &subject.details else {
            continue;
        };
        for name in all_names(subject, raw) {
            let lower = name.to_lowercase();
            let first = names.entry(spelled(&lower));
            let (owner, its) = first.or_insert_with(|| (subject, lower.clone()));
            if owner.id != subject.id && *its != lower {
                problems.warning(
                    &subject.place(),
                    format!(
                        "the name {name:?} of {} is {its:?} of {} up to spelling",
                        subject.id, owner.id
                    ),
                    "Let each name mean one thing; if both are the same thing, keep one file",
                );
            }
        }
        for code in own {
            let owner = codes.entry(code.as_str().to_lowercase()).or_insert(subject);
            if owner.id != subject.id {
                problems.warning(
                    &subject.place(),
                    format!(
                        "the model code {:?} of {} is also a code of {}",
                        code.as_str(),
                        subject.id,
                        owner.id
                    ),
                    "A model code is one device's; keep it where its source has it",
                );
            }
        }
    }
}

/// The full name of a device, then its other names.
fn all_names(subject: &RawSubject, raw: &RawSubjects) -> Vec<String> {
    let brand = subject.brand.as_deref().and_then(|id| raw.get(id));
    let brand = brand.map_or("", |brand| brand.name.as_str());
    let foreign = subject.names.iter().map(|(_, name)| name);
    let others = foreign.chain(&subject.aliases).map(Text::to_string);
    let full = format!("{brand} {}", subject.name);
    std::iter::once(full).chain(others).collect()
}

/// A name in small letters without spaces and signs: "x60pro" and "x60 pro"
/// are one, "s24" and "s24+" are not.
fn spelled(lower: &str) -> String {
    let mut spelled = String::with_capacity(lower.len());
    for c in lower.chars() {
        if c == '+' {
            spelled.push_str("plus");
        } else if c.is_alphanumeric() {
            spelled.push(c);
        }
    }
    spelled
}
