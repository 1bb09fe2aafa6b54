//! Finds what is not a device: systems, skins, brands, series, services.
//!
//! There are a few hundred of them, with short and distinct names, so
//! exact names in a map and a scan by edit distance are enough.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::catalog::{Catalog, Subject};
use crate::domain::{SubjectKind, SubjectNumber};

/// The names of everything but devices.
#[derive(Debug, Default)]
pub struct NamedIndex {
    exact: HashMap<String, Vec<(SubjectKind, SubjectNumber)>>,
    names: Vec<(String, SubjectKind, SubjectNumber)>,
}

/// Below this normalized Damerau-Levenshtein similarity a name is not what was
/// typed: it allows one slip in five letters, two in ten.
const NEAR: f64 = 0.8;

impl NamedIndex {
    /// Indexes a catalog's names, aliases and ids.
    pub fn build(catalog: &Catalog) -> Self {
        let subjects = catalog.subjects();
        Self::of(
            catalog,
            subjects.filter(|subject| subject.device().is_none()),
        )
    }

    /// Indexes these of a catalog's subjects.
    pub(super) fn of<'c>(
        catalog: &'c Catalog,
        subjects: impl IntoIterator<Item = &'c Subject>,
    ) -> Self {
        let mut index = Self::default();
        for subject in subjects {
            for name in names_of(catalog, subject) {
                let entry = index.exact.entry(name.clone()).or_default();
                if !entry.contains(&(subject.kind(), subject.number)) {
                    entry.push((subject.kind(), subject.number));
                    index.names.push((name, subject.kind(), subject.number));
                }
            }
        }
        index.names.sort();
        index
    }

    /// The subject of one of these kinds with exactly this name, up to case,
    /// accents, spaces and punctuation; the lowest number where several share it.
    pub fn exact(&self, text: &str, kinds: &[SubjectKind]) -> Option<SubjectNumber> {
        let found = self.exact.get(&fold(text))?;
        found
            .iter()
            .filter(|(kind, _)| kinds.contains(kind))
            .map(|(_, number)| *number)
            .min()
    }

    /// The subjects of these kinds whose names come near, best first, at most
    /// `limit`: those that begin with the text, then those one slip away.
    pub fn near(&self, text: &str, kinds: &[SubjectKind], limit: usize) -> Vec<SubjectNumber> {
        let typed = fold(text);
        let mut scored: Vec<(f64, usize, SubjectNumber)> = self
            .names
            .iter()
            .filter(|(_, kind, _)| kinds.contains(kind))
            .filter_map(|(name, _, number)| {
                let score = if *name == typed {
                    2.0
                } else if !typed.is_empty() && name.starts_with(&typed) {
                    1.0
                } else {
                    strsim::normalized_damerau_levenshtein(&typed, name)
                };
                (score >= NEAR || typed.is_empty()).then_some((score, name.len(), *number))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut found = Vec::new();
        for (_, _, number) in scored {
            if !found.contains(&number) {
                found.push(number);
                if found.len() == limit {
                    break;
                }
            }
        }
        found
    }
}

fn names_of(catalog: &Catalog, subject: &Subject) -> Vec<String> {
    let mut names = vec![
        fold(subject.name.as_str()),
        fold(&catalog.full_name(subject)),
        fold(subject.id.as_str()),
    ];
    names.extend(subject.aliases.iter().map(|alias| fold(alias.as_str())));
    names.extend(subject.names.iter().map(|(_, name)| fold(name.as_str())));
    names.retain(|name| !name.is_empty());
    names
}

/// The longest text that is looked at; names are far shorter.
const MAX_TYPED: usize = 80;

/// Whether two names are one up to case, accents, spaces and punctuation.
pub fn same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// Letters and digits only, lower case, without accents, plus signs as words.
fn fold(text: &str) -> String {
    text.chars()
        .take(MAX_TYPED)
        .nfkd()
        .flat_map(char::to_lowercase)
        .flat_map(|c| {
            if c == '+' {
                "plus".chars().collect::<Vec<_>>()
            } else {
                vec![c]
            }
        })
        .filter(|c| c.is_alphanumeric())
        .collect()
}
