//! Reads `imported/specs.csv`: by far most values, each row a claim by an
//! importer. They are turned into claims as they are read, so that they are
//! never there twice, and what repeats is read once.
//!
//! Which of them stay beside hand-written ones is decided in `claims`.

use std::collections::HashMap;
use std::sync::Arc;

use super::imported::{each_row, items};
use super::parts::{self, Shared};
use super::raw_claim::RawClaim;
use crate::catalog::files::Files;
use crate::catalog::problem::{Place, Problems};
use crate::domain::{
    Address, Author, Change, ChangeKind, Market, PartialDate, Property, Source, Status, Value,
};

/// The file that is read here.
pub(super) const FILE: &str = "imported/specs.csv";

/// Calls `keep` with the subject's id and the claim of each row.
pub(super) fn read(
    files: &Files<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
    mut keep: impl FnMut(&str, RawClaim, &Shared, &mut Problems),
) {
    let columns = ["subject", "property", "market", "value", "as_of", "sources"];
    let mut cells = Cells::default();
    each_row(files, FILE, columns, problems, |row, place, problems| {
        let [subject, property, rest @ ..] = row;
        let Some(property) = cells.property(property, place, problems) else {
            return;
        };
        match cells.spec(property, rest, shared) {
            Ok((market, only)) => {
                let claim = RawClaim {
                    file: place.file.into(),
                    line: place.line,
                    id: None,
                    property,
                    market,
                    changes: vec![only],
                    excuse: None,
                };
                keep(subject, claim, shared, problems);
            }
            Err(message) => problems.error(place, message, "Mend the importer"),
        }
    });
}

/// What the cells so far mean, by what stands in them.
#[derive(Default)]
struct Cells {
    properties: HashMap<String, Property>,
    values: HashMap<Property, HashMap<String, Value>>,
    dates: HashMap<String, PartialDate>,
    sources: HashMap<String, Arc<[Source]>>,
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

    /// The market of a row and the one change of its claim, or why there is none.
    fn spec(
        &mut self,
        property: Property,
        [market, value, as_of, sources]: [&str; 4],
        shared: &mut Shared,
    ) -> Result<(Market, Change), String> {
        let market = Market::new(market).map_err(|error| error.to_string())?;
        let when = match as_of {
            "" => None,
            date => {
                let read = || PartialDate::parse(date).map_err(|error| error.to_string());
                Some(once(&mut self.dates, date, read)?)
            }
        };
        let known = self.values.entry(property).or_default();
        let value = once(known, value, || values(property, value))?;
        let list = || {
            let list: Result<_, String> = items(sources).map(|item| source(item, shared)).collect();
            Ok::<_, String>(shared.sources(list?))
        };
        let sources = once(&mut self.sources, sources, list)?;
        let only = Change {
            by: Author::Import,
            when,
            why: None,
            kind: ChangeKind::Recorded {
                value,
                status: Status::Confirmed,
                since: None,
                note: None,
                sources,
            },
        };
        Ok((market, only))
    }
}

/// What a cell means: known from before, or read now.
fn once<T: Clone, E>(
    known: &mut HashMap<String, T>,
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

fn values(property: Property, cell: &str) -> Result<Value, String> {
    let values = items(cell)
        .map(|item| Value::parse(property, item))
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    Value::list(values).ok_or_else(|| "the value is empty".to_owned())
}

/// Reads `publisher`, `publisher>via` or either with `@https://...` behind it.
fn source(item: &str, shared: &mut Shared) -> Result<Source, String> {
    let (names, url) = match item.split_once('@') {
        Some((names, raw)) => {
            let url = Address::new(raw).map_err(|error| error.to_string())?;
            (names, Some(url))
        }
        None => (item, None),
    };
    let (publisher, via) = match names.split_once('>') {
        Some((publisher, via)) => (publisher, Some(via)),
        None => (names, None),
    };
    Ok(Source {
        url,
        via: via.map(|id| shared.publisher(id)),
        ..Source::of(shared.publisher(publisher))
    })
}
