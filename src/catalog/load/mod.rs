//! Reads data files into a catalog, collecting every problem.
//!
//! `reader` and `parts` read fields; `tables`, `chips`, `subjects`, `systems` and
//! `imported` read files into raw subjects, `specs` the claims of importers;
//! `numbers` gives subjects their permanent numbers; `building`, `assemble` and
//! `claims` turn all that into the catalog; `lint` looks at the result. Nothing
//! here reads the disk or the clock. What needs nothing of the rest is read on
//! a thread of its own; the result does not depend on which is done first.

mod assemble;
mod building;
mod chips;
mod claims;
mod edits;
mod imported;
mod lint;
mod numbers;
mod order;
mod parts;
pub(super) mod plausible;
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
use std::panic::resume_unwind;
use std::thread;

use jiff::civil::Date;

use super::base::Base;
use super::files::Files;
use super::problem::{Place, Problem, Problems};
use super::{Catalog, DataVersion};
use crate::domain::SubjectId;
use assemble::RawSubjects;
use building::Building;
use edits::RawEdit;
use numbers::Numbers;
use parts::Shared;

/// How much of the digest of all files tells one state of the data from another.
const SHORT_DIGEST: usize = 12;

/// The rules by which importers merge, which only they read.
pub const MERGE_RULES: &str = "merge.toml";

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
    let (raw, _) = raw_subjects(files, &texts, &mut Shared::default(), &mut problems);
    let ids = raw.keys().map(SubjectId::as_str).collect::<BTreeSet<_>>();
    let text = texts.take(numbers::FILE);
    Numbers::read(text, &mut problems).extended(text, &ids)
}

/// The text of `ids.csv` with these ids retired: their lines end in `,retired`.
pub fn retire(text: &str, ids: &[String]) -> String {
    let retired = |line: &str| {
        let id = line.split_once(',').map(|(_, id)| id);
        id.is_some_and(|id| ids.iter().any(|gone| gone == id))
    };
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(line);
        if retired(line) {
            out.push_str(",retired");
        }
        out.push('\n');
    }
    out
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
            if imported::FILES.contains(&path) || path == MERGE_RULES {
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
        chips::FILE,
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
    SINGLE.contains(&path) || inside("os/", 1) || inside("edits/", 1) || inside("devices/", 2)
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
    let chips = chips::read(
        texts.take(chips::FILE),
        &publishers,
        &mut shared,
        &mut problems,
    );
    let numbers = Numbers::read(texts.take(numbers::FILE), &mut problems);
    let ((raw, edits), (specs, digest)) = thread::scope(|scope| {
        let known = shared.clone();
        let aside = scope.spawn(|| (specs::read(files, known), files.digest()));
        let raw = raw_subjects(files, &texts, &mut shared, &mut problems);
        (
            raw,
            aside.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    });
    let digest = digest.chars().take(SHORT_DIGEST).collect();
    let newest = None;
    let base = Base {
        publishers,
        markets,
        chips,
        version: DataVersion { digest, newest },
        ..Base::default()
    };
    let building = Building {
        base,
        problems: &mut problems,
    };
    let catalog = building.build((raw, edits), (specs, shared.missing()), &numbers, today);
    Loaded {
        catalog,
        problems: problems.into_sorted(),
    }
}

/// Hand-written files that are about no subject.
const TABLES: &[&str] = &[numbers::FILE, chips::FILE, "sources.toml", "markets.toml"];

/// Every subject of the hand-written and the generated files, and every
/// exported edit.
fn raw_subjects(
    files: &Files<'_>,
    texts: &Texts<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> (RawSubjects, Vec<RawEdit>) {
    let (mut raw, mut edits) = (RawSubjects::new(), Vec::new());
    let about_subjects = texts
        .by_path
        .iter()
        .filter(|(path, _)| !TABLES.contains(path));
    for (path, text) in about_subjects {
        for subject in subjects::read(path, text, &mut edits, shared, problems) {
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
    imported::read(files, &mut raw, shared, problems);
    (raw, edits)
}
