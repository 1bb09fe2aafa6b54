//! Which values of one subject stay, and in which order.
//!
//! Every value that some upstream gives stays: those that say the same are one
//! row with several sources, the others stand beside it. The first source of a
//! row is the one whose value it is. Pure.

use std::collections::BTreeMap;

use crate::catalog::cells;
use crate::domain::property::Arity;
use crate::domain::{Market, PartialDate, Property, PublisherId, Publishers, Source, Value};
use crate::importers::record::Fact;

/// One row of the generated values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) property: Property,
    pub(super) market: Market,
    pub(super) value: Value,
    pub(super) as_of: Option<PartialDate>,
    pub(super) sources: Vec<Source>,
}

/// The rows that these facts about one subject make, by property and market,
/// those that come first by the declared precedence in front, and why others
/// make none.
///
/// What two sets tell of one publisher are two voices. Where they differ, the
/// set that comes first has read the publisher right: a publisher says one thing.
pub(super) fn rows<'a>(
    facts: impl Iterator<Item = &'a Fact>,
    publishers: &Publishers,
) -> (Vec<Row>, Vec<String>) {
    let mut places: BTreeMap<(Property, Market), Vec<Said>> = BTreeMap::new();
    for fact in facts {
        let said = places.entry((fact.property, fact.market)).or_default();
        let mut voices = said.iter_mut();
        match voices.find(|said| speaker(&said.source) == speaker(&fact.source)) {
            Some(same) => same.also(fact),
            None => said.push(Said {
                values: fact.value.each().to_vec(),
                as_of: fact.as_of,
                source: fact.source.clone(),
            }),
        }
    }
    let (mut rows, mut contradicted) = (Vec::new(), Vec::new());
    for ((property, market), mut said) in places {
        said.sort_by_cached_key(|said| {
            let place = said.source.place(property, publishers);
            let (publisher, via) = speaker(&said.source);
            (place, publisher.clone(), via.cloned())
        });
        let mut here: Vec<Row> = Vec::new();
        for said in said {
            let Some(value) = Value::list(said.values) else {
                continue;
            };
            if let Some(row) = here.iter_mut().find(|row| holds(&row.value, &value)) {
                row.sources.push(said.source);
            } else if here
                .iter()
                .any(|row| begins_with(row, &said.source.publisher))
            {
                let source = cells::write_source(&said.source);
                let key = property.key();
                contradicted.push(format!("{key}: {source} says something else elsewhere"));
            } else {
                here.push(Row {
                    property,
                    market,
                    value,
                    as_of: said.as_of,
                    sources: vec![said.source],
                });
            }
        }
        rows.append(&mut here);
    }
    (rows, contradicted)
}

/// A publisher, and the set through which it was read.
fn speaker(source: &Source) -> (&PublisherId, Option<&PublisherId>) {
    (&source.publisher, source.via.as_ref())
}

/// Whether the value of a row is this publisher's.
fn begins_with(row: &Row, publisher: &PublisherId) -> bool {
    let first = row.sources.first();
    first.is_some_and(|first| first.publisher == *publisher)
}

/// Joins rows that say the same, once their values were written alike.
pub(super) fn join(rows: &mut Vec<Row>) {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let fact = |row: &Row| (row.property, row.market);
        let mut earlier = joined.iter_mut().filter(|known| fact(known) == fact(&row));
        match earlier.find(|known| holds(&known.value, &row.value)) {
            Some(known) => known.sources.extend(row.sources),
            None => joined.push(row),
        }
    }
    *rows = joined;
}

/// What one publisher says through one set of one property in one market.
#[derive(Debug)]
struct Said {
    values: Vec<Value>,
    as_of: Option<PartialDate>,
    source: Source,
}

impl Said {
    /// Another record of the same set about the same device. Of several
    /// dates the first stays, of what changes with time the newest; anything
    /// else holds together, by variant.
    fn also(&mut self, fact: &Fact) {
        let newer = |one: Option<PartialDate>| one.map(PartialDate::end);
        let timed =
            fact.property.spec().arity == Arity::Timed || fact.property == Property::OsCurrent;
        match (self.values.as_slice(), &fact.value) {
            ([Value::Date(known)], Value::Date(other)) => {
                if other.start() < known.start() {
                    self.values = vec![fact.value.clone()];
                }
            }
            _ if timed => {
                let (older, known) = (newer(fact.as_of), newer(self.as_of));
                if older > known || (older == known && later_system(&fact.value, &self.values)) {
                    self.values = fact.value.each().to_vec();
                    self.as_of = fact.as_of;
                }
            }
            _ => {
                for value in fact.value.each() {
                    if !self.values.contains(value) {
                        self.values.push(value.clone());
                    }
                }
                let dates = [self.as_of, fact.as_of].into_iter().flatten();
                self.as_of = dates.max_by_key(|date| date.end());
            }
        }
    }
}

fn later_system(value: &Value, known: &[Value]) -> bool {
    match (value, known) {
        (Value::Os(new), [Value::Os(old)]) => new.major() > old.major(),
        _ => false,
    }
}

/// Whether the first value says all that the second one says.
fn holds(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Date(one), Value::Date(other)) => {
            other.start() <= one.start() && one.end() <= other.end()
        }
        (Value::Text(_), Value::Text(_)) => first.agrees(second),
        _ => second
            .each()
            .iter()
            .all(|value| first.each().contains(value)),
    }
}

/// The sources of a row as they are written in its cell.
pub(super) fn written_sources(sources: &[Source]) -> String {
    let sources: Vec<String> = sources.iter().map(cells::write_source).collect();
    sources.join(cells::BETWEEN)
}

/// The publishers that a row names.
pub(super) fn publishers_of(row: &Row) -> impl Iterator<Item = &PublisherId> {
    row.sources
        .iter()
        .flat_map(|source| [Some(&source.publisher), source.via.as_ref()])
        .flatten()
}
