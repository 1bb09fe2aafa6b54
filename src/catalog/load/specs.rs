//! Reads `imported/specs.csv`: by far most values, each row a claim by an
//! importer. What repeats in its cells is read once and shared, so that a row
//! stays small.
//!
//! It needs nothing of the subjects, so it can be read beside them. Which of
//! the claims stay beside hand-written ones is decided in `claims`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::imported::each_row;
use super::parts::{self, Shared};
use super::raw_claim::RawClaim;
use crate::catalog::cells;
use crate::catalog::files::Files;
use crate::catalog::problem::{Place, Problems};
use crate::domain::{
    Author, Change, ChangeKind, Market, PartialDate, Property, PublisherId, Source, Status, Value,
};

/// The file that is read here.
pub(super) const FILE: &str = "imported/specs.csv";

/// Every row of the file.
#[derive(Debug, Default)]
pub(super) struct Specs {
    /// The rows in their order.
    pub rows: Vec<Spec>,
    /// The subjects' ids, each with how many of the next rows are about it.
    pub subjects: Vec<(Box<str>, usize)>,
    /// Every publisher that the rows name and `sources.toml` does not have.
    pub missing: Vec<PublisherId>,
    /// What is wrong with the rows.
    pub problems: Problems,
}

/// One row, but for its subject.
#[derive(Debug)]
pub(super) struct Spec {
    line: usize,
    property: Property,
    market: Market,
    value: Value,
    as_of: Option<PartialDate>,
    sources: Arc<[Source]>,
}

/// Reads the rows; `shared` knows the publishers that there are.
pub(super) fn read(files: &Files<'_>, mut shared: Shared) -> Specs {
    let columns = ["subject", "property", "market", "value", "as_of", "sources"];
    let mut cells = Cells::default();
    let mut specs = Specs::default();
    let mut problems = Problems::default();
    each_row(
        files,
        FILE,
        columns,
        &mut problems,
        |row, place, problems| {
            let [subject, property, rest @ ..] = row;
            let Some(property) = cells.property(property, place, problems) else {
                return;
            };
            match cells.spec(property, rest, place, &mut shared) {
                Ok(spec) => specs.add(subject, spec),
                Err(message) => problems.error(place, message, "Mend the importer"),
            }
        },
    );
    specs.rows.shrink_to_fit();
    specs.missing = shared.missing().to_vec();
    specs.problems = problems;
    specs
}

impl Specs {
    fn add(&mut self, subject: &str, spec: Spec) {
        match self.subjects.last_mut() {
            Some((last, rows)) if **last == *subject => *rows += 1,
            _ => self.subjects.push((subject.into(), 1)),
        }
        self.rows.push(spec);
    }
}

impl Spec {
    /// The claim that a row makes.
    pub(super) fn claim(self) -> RawClaim {
        let only = Change {
            by: Author::Import,
            when: self.as_of,
            why: None,
            kind: ChangeKind::Recorded {
                value: self.value,
                status: Status::Confirmed,
                since: None,
                note: None,
                sources: self.sources,
            },
        };
        RawClaim {
            file: FILE.into(),
            line: self.line,
            id: None,
            property: self.property,
            market: self.market,
            changes: vec![only],
            excuse: None,
        }
    }
}

/// What the cells so far mean, by what stands in them.
#[derive(Default)]
struct Cells {
    properties: FxHashMap<String, Property>,
    values: FxHashMap<Property, FxHashMap<String, Value>>,
    dates: FxHashMap<String, PartialDate>,
    sources: FxHashMap<String, Arc<[Source]>>,
}

impl Cells {
    fn property(
        &mut self,
        cell: &str,
        place: &Place<'_>,
        problems: &mut Problems,
    ) -> Option<Property> {
        let read = || parts::property(cell, place, problems).ok_or(());
        once(&mut self.properties, cell, read).ok()
    }

    /// What a row says, or why it says nothing.
    fn spec(
        &mut self,
        property: Property,
        [market, value, as_of, sources]: [&str; 4],
        place: &Place<'_>,
        shared: &mut Shared,
    ) -> Result<Spec, String> {
        let market = Market::new(market).map_err(|error| error.to_string())?;
        let as_of = match as_of {
            "" => None,
            date => {
                let read = || PartialDate::parse(date).map_err(|error| error.to_string());
                Some(once(&mut self.dates, date, read)?)
            }
        };
        let known = self.values.entry(property).or_default();
        let value = once(known, value, || cells::value(property, value))?;
        let list = || {
            let mut read = |item| cells::source(item, |id| shared.publisher(id));
            let list: Result<_, String> = cells::items(sources).map(&mut read).collect();
            Ok::<_, String>(shared.sources(list?))
        };
        let sources = once(&mut self.sources, sources, list)?;
        Ok(Spec {
            line: place.line,
            property,
            market,
            value,
            as_of,
            sources,
        })
    }
}

/// What a cell means: known from before, or read now.
fn once<T: Clone, E>(
    known: &mut FxHashMap<String, T>,
    cell: &str,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    if let Some(meaning) = known.get(cell) {
        return Ok(meaning.clone());
    }
    let meaning = read()?;
    known.insert(cell.to_owned(), meaning.clone());
    Ok(meaning)
}
