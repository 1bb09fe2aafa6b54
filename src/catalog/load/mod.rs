//! Reads data files into a catalog, collecting every problem.
//!
//! `reader` and `parts` read fields; `tables`, `subjects`, `systems` and
//! `imported` read files into raw subjects and claims; `numbers` gives them their permanent numbers; `assemble` and
//! `claims` turn them into the catalog; `lint` looks at the result. Nothing
//! here reads the disk or the clock.

mod assemble;
mod claims;
mod imported;
mod lint;
mod numbers;
mod order;
mod parts;
mod plausible;
mod raw_claim;
mod raw_subject;
mod reader;
mod shared_names;
mod specs;
mod subjects;
mod systems;
mod tables;
pub mod tidy;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::files::Files;
use super::problem::{Place, Problem, Problems};
use super::subject::{Details, Subject};
use super::{Catalog, DataVersion};
use crate::domain::SubjectId;
use assemble::{Assembly, RawSubjects};
use claims::{Known, Located, Origin};
use numbers::Numbers;
use parts::Shared;
pub use plausible::limits_of;
use raw_claim::RawClaim;

/// A loaded catalog and what is wrong with its files.
#[derive(Debug)]
pub struct Loaded {
    /// The catalog. What is in error is left out; the rest can be used.
    pub catalog: Catalog,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Whether something could not be loaded.
    pub fn has_errors(&self) -> bool {
        let is_error = |problem: &Problem| problem.severity == super::Severity::Error;
        self.problems.iter().any(is_error)
    }
}

/// Loads a catalog, and reports what could not be loaded.
pub fn load(files: &Files<'_>) -> Loaded {
    read(files, None)
}

/// Loads a catalog and also reports what should be mended, dates of knowledge
/// that lie after `today` among it.
pub fn lint(files: &Files<'_>, today: Date) -> Loaded {
    read(files, Some(today))
}

/// The text that `ids.csv` must have so that every subject of these files has
/// a number: the lines that are there, untouched, then one for each new
/// subject, by id. Files that cannot be read get none; equal to the present
/// text when there is nothing to add.
///
/// `specdex data number` writes it to the data folder.
pub fn number(files: &Files<'_>) -> String {
    // Problems are the business of `load`.
    let mut problems = Problems::default();
    let mut texts = Texts::read(files, &mut problems);
    let raw = raw_subjects(files, &texts, &mut Shared::default(), &mut problems);
    let ids = raw.keys().map(SubjectId::as_str).collect::<BTreeSet<_>>();
    let text = texts.take(numbers::FILE);
    Numbers::read(text, &mut problems).extended(text, &ids)
}

/// The hand-written files and `ids.csv`, as text.
struct Texts<'f> {
    by_path: BTreeMap<&'f str, &'f str>,
}

impl<'f> Texts<'f> {
    /// Checks that every file is one that somebody reads, and UTF-8.
    fn read(files: &'f Files<'_>, problems: &mut Problems) -> Self {
        let mut by_path = BTreeMap::new();
        for (path, content) in files.iter() {
            let place = Place::file(path);
            if imported::FILES.contains(&path) {
                continue;
            }
            if !is_known(path) {
                problems.error(
                    &place,
                    "nothing reads this file",
                    "Where each kind of file belongs stands in data/README.md",
                );
                continue;
            }
            match std::str::from_utf8(content) {
                Ok(text) => {
                    by_path.insert(path, text);
                }
                Err(_) => problems.error(&place, "the file is not UTF-8", "Save it as UTF-8"),
            }
        }
        Self { by_path }
    }

    /// A file that is not about subjects; empty when it is absent.
    fn take(&mut self, path: &str) -> &'f str {
        self.by_path.remove(path).unwrap_or_default()
    }
}

fn is_known(path: &str) -> bool {
    const SINGLE: &[&str] = &[
        numbers::FILE,
        "brands.toml",
        "markets.toml",
        "series.toml",
        "services.toml",
        "sources.toml",
    ];
    let depth = path.matches('/').count();
    let inside = |folder: &str, wanted: usize| {
        path.starts_with(folder) && path.ends_with(".toml") && depth == wanted
    };
    SINGLE.contains(&path) || inside("os/", 1) || inside("devices/", 2)
}

fn read(files: &Files<'_>, today: Option<Date>) -> Loaded {
    let mut problems = Problems::default();
    let mut shared = Shared::default();
    let mut texts = Texts::read(files, &mut problems);
    if today.is_some() {
        for (path, text) in &texts.by_path {
            tidy::lint(path, text, &mut problems);
        }
    }
    let publishers = tables::publishers(
        "sources.toml",
        texts.take("sources.toml"),
        &mut shared,
        &mut problems,
    );
    shared.know(&publishers);
    let markets = tables::markets("markets.toml", texts.take("markets.toml"), &mut problems);
    let numbers = Numbers::read(texts.take(numbers::FILE), &mut problems);
    let raw = raw_subjects(files, &texts, &mut shared, &mut problems);
    let catalog = Catalog {
        publishers,
        markets,
        version: DataVersion {
            digest: digest(files),
            newest: None,
        },
        ..Catalog::default()
    };
    let catalog = Building {
        catalog,
        shared,
        problems: &mut problems,
    }
    .build(files, raw, &numbers, today);
    Loaded {
        catalog,
        problems: problems.into_sorted(),
    }
}

/// Every subject of the hand-written and the generated files.
fn raw_subjects(
    files: &Files<'_>,
    texts: &Texts<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> RawSubjects {
    let mut raw = RawSubjects::new();
    let about_subjects = texts
        .by_path
        .iter()
        .filter(|(path, _)| !matches!(**path, numbers::FILE | "sources.toml" | "markets.toml"));
    for (path, text) in about_subjects {
        for subject in subjects::read(path, text, shared, problems) {
            match raw.get(&subject.id) {
                Some(first) => problems.error(
                    &subject.place(),
                    format!(
                        "the id {} is already at {}:{}",
                        subject.id, first.file, first.line
                    ),
                    "Ids are unique; choose another one",
                ),
                None => {
                    raw.insert(subject.id.clone(), subject);
                }
            }
        }
    }
    // Before data sets add to them: what those share is only asked back about.
    shared_names::lint(&raw, problems);
    imported::read(files, &mut raw, problems);
    raw
}

/// The first twelve hexadecimal digits of the SHA-256 of all files.
fn digest(files: &Files<'_>) -> String {
    let mut hash = Sha256::new();
    for (path, content) in files.iter() {
        // Lengths between the parts, so that no two sets of files read alike.
        hash.update((path.len() as u64).to_le_bytes());
        hash.update(path);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    let digest = data_encoding::HEXLOWER.encode(&hash.finalize());
    digest.chars().take(12).collect()
}

/// A catalog in the making.
struct Building<'p> {
    catalog: Catalog,
    shared: Shared,
    problems: &'p mut Problems,
}

impl Building<'_> {
    fn build(
        mut self,
        files: &Files<'_>,
        mut raw: RawSubjects,
        numbers: &Numbers,
        today: Option<Date>,
    ) -> Catalog {
        let claims: Vec<Vec<RawClaim>> = raw
            .values_mut()
            .map(|subject| std::mem::take(&mut subject.claims))
            .collect();
        let places: BTreeMap<_, _> = raw
            .iter()
            .map(|(id, subject)| (id.as_str(), subject.place()))
            .collect();
        let assigned = numbers.assign(&places, self.problems);
        let assembly = Assembly::new(&raw, &assigned);
        for raw in raw.values() {
            if let Some(subject) = assembly.subject(raw, self.problems) {
                self.add_subject(subject);
            }
        }
        let located = self.claims(files, &raw, claims);
        let origins = self.add_claims(located);
        if let Some(today) = today {
            let places = assigned
                .iter()
                .filter_map(|(id, number)| Some((*number, *places.get(id)?)))
                .collect();
            lint::catalog(&self.catalog, &origins, &places, today, self.problems);
        }
        self.catalog
    }

    fn add_subject(&mut self, subject: Subject) {
        let owners = match &subject.details {
            Details::Device(device) => [subject.brand, device.series],
            Details::Series => [subject.brand, None],
            Details::Line { family, .. } => [Some(*family), None],
            Details::Release(release) => [Some(release.family), None],
            _ => [None, None],
        };
        for owner in owners.into_iter().flatten() {
            let members = self.catalog.members.entry(owner).or_default();
            members.push(subject.number);
        }
        self.catalog
            .by_id
            .insert(subject.id.clone(), subject.number);
        self.catalog.subjects.insert(subject.number, subject);
    }

    /// The claims of each raw subject, in the order of `raw`, then the generated ones.
    fn claims(
        &mut self,
        files: &Files<'_>,
        raw: &RawSubjects,
        claims: Vec<Vec<RawClaim>>,
    ) -> Vec<Located> {
        let known = Known {
            publishers: &self.catalog.publishers,
            markets: &self.catalog.markets,
            systems: raw
                .values()
                .filter(|subject| claims::is_system(&subject.details))
                .map(|subject| &subject.id)
                .collect(),
        };
        let mut located = Vec::new();
        for (raw, claims) in raw.values().zip(claims) {
            let Some(subject) = self.catalog.by_id(raw.id.as_str()) else {
                continue;
            };
            if let Some(looked_for) = subject.device().and_then(|d| d.looked_for_release.as_ref()) {
                let place = raw.place();
                let missing = self.shared.missing();
                known.check_sources(&looked_for.sources, missing, &mut |message, hint| {
                    self.problems.error(&place, message, hint);
                });
            }
            for claim in claims {
                let missing = self.shared.missing();
                located.extend(known.claim(claim, subject, missing, self.problems));
            }
        }
        // The rows of one subject stand together.
        let mut last: Option<&Subject> = None;
        let keep = |id: &str, claim: RawClaim, shared: &Shared, problems: &mut Problems| {
            if last.is_none_or(|last| last.id.as_str() != id) {
                last = self.catalog.by_id(id);
            }
            match last {
                Some(subject) => {
                    located.extend(known.claim(claim, subject, shared.missing(), problems));
                }
                // What could not be read has been reported.
                None if raw.contains_key(id) => {}
                None => problems.error(
                    &claim.place(),
                    format!("no subject has the id {id:?}"),
                    "Let the importer write a row of devices.csv for it",
                ),
            }
        };
        specs::read(files, &mut self.shared, self.problems, keep);
        located
    }

    /// Fills the claims and their indexes; where each came from, in order.
    fn add_claims(&mut self, located: Vec<Located>) -> Vec<Origin> {
        let (located, by_key) = claims::distinct(claims::settle(located), self.problems);
        let mut origins = Vec::with_capacity(located.len());
        let claims = located.into_iter().map(|located| {
            origins.push(located.origin);
            located.claim
        });
        let claims: Vec<_> = claims.collect();
        let mut start = 0;
        for group in claims.chunk_by(|a, b| a.subject == b.subject) {
            let range = start..start + group.len();
            start = range.end;
            if let Some(first) = group.first() {
                self.catalog.ranges.insert(first.subject, range);
            }
        }
        self.catalog.version.newest = lint::newest(&claims);
        self.catalog.by_key = by_key;
        self.catalog.contested = (0..)
            .zip(&claims)
            .filter(|(_, claim)| claim.is_contested())
            .map(|(place, _)| place)
            .collect();
        self.catalog.claims = claims;
        for members in self.catalog.members.values_mut() {
            members.sort_unstable();
        }
        origins
    }
}
