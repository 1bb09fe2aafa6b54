//! The parts that all data files share: sources, values, claims, plain specs.
//!
//! It turns tables into domain values or problems; which subject they belong
//! to is decided by the caller.

use std::collections::HashMap;
use std::sync::Arc;

use toml::de::DeValue;

use super::reader::{Fields, Found};
use crate::catalog::problem::{Place, Problems, nearest};
use crate::domain::property::REGISTRY;
use crate::domain::{
    Address, Author, Change, ChangeKind, Market, PartialDate, Property, PublisherId, Source,
    Status, Text, Value,
};

/// A claim as a file states it, before it is known whose it is.
#[derive(Debug)]
pub(super) struct RawClaim {
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The id, where the file gives one.
    pub id: Option<String>,
    /// The property.
    pub property: Property,
    /// The market.
    pub market: Market,
    /// Its life.
    pub changes: Vec<Change>,
    /// Why the evidence gate does not apply.
    pub excuse: Option<Text>,
}

/// Keeps one copy of publishers' ids and of lists of sources that repeat.
#[derive(Debug, Default)]
pub(super) struct Shared {
    publishers: HashMap<String, PublisherId>,
    lists: HashMap<Vec<Source>, Arc<[Source]>>,
}

impl Shared {
    /// The id, in one shared copy.
    pub(super) fn publisher(&mut self, id: &str) -> PublisherId {
        if let Some(known) = self.publishers.get(id) {
            return known.clone();
        }
        let new = PublisherId(id.into());
        self.publishers.insert(id.to_owned(), new.clone());
        new
    }

    /// The list, in one shared copy.
    pub(super) fn sources(&mut self, list: Vec<Source>) -> Arc<[Source]> {
        if let Some(known) = self.lists.get(&list) {
            return known.clone();
        }
        let new: Arc<[Source]> = list.clone().into();
        self.lists.insert(list, new.clone());
        new
    }

    /// Every id that some source names.
    pub(super) fn publisher_ids(&self) -> impl Iterator<Item = &PublisherId> {
        self.publishers.values()
    }
}

/// A text field, if it is there.
pub(super) fn text(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Text> {
    let (raw, place) = fields.string(key, problems)?;
    checked_text(raw, key, &place, problems)
}

/// A text, or a problem.
pub(super) fn checked_text(
    raw: &str,
    key: &str,
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<Text> {
    Text::new(raw)
        .map_err(|error| {
            problems.error(
                place,
                format!("`{key}`: {error}"),
                "Write a short plain text",
            );
        })
        .ok()
}

/// Texts: an array or a single one.
pub(super) fn texts(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Vec<Text> {
    let found = fields.strings(key, problems);
    found
        .into_iter()
        .filter_map(|(raw, place)| checked_text(raw, key, &place, problems))
        .collect()
}

/// A date field, if it is there.
pub(super) fn date(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<PartialDate> {
    let found = fields.take(key)?;
    let raw = plain(found.value).unwrap_or_default();
    PartialDate::parse(&raw)
        .map_err(|error| {
            problems.error(
                &found.place,
                format!("`{key}`: {error}"),
                "Use one of these forms",
            );
        })
        .ok()
}

/// The sources of `key`, in one shared copy.
pub(super) fn sources(
    fields: &mut Fields<'_>,
    key: &'static str,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Arc<[Source]> {
    let tables = fields.tables(key, problems);
    let list = tables
        .into_iter()
        .filter_map(|table| source(table, shared, problems))
        .collect();
    shared.sources(list)
}

fn source(mut fields: Fields<'_>, shared: &mut Shared, problems: &mut Problems) -> Option<Source> {
    let publisher = fields
        .required("publisher", problems)
        .map(|(id, _)| shared.publisher(id));
    let title = text(&mut fields, "title", problems);
    let url = fields.string("url", problems).and_then(|(raw, place)| {
        Address::new(raw)
            .map_err(|error| {
                problems.error(
                    &place,
                    format!("`url`: {error}"),
                    "Give the address of the page",
                );
            })
            .ok()
    });
    let date = date(&mut fields, "date", problems);
    let mut other = |key| {
        fields
            .string(key, problems)
            .map(|(id, _)| shared.publisher(id))
    };
    let (via, quotes, origin) = (other("via"), other("quotes"), other("origin"));
    fields.finish(problems);
    Some(Source {
        publisher: publisher?,
        title,
        url,
        date,
        via,
        quotes,
        origin,
    })
}

/// A claim table.
pub(super) fn claim(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<RawClaim> {
    let place = fields.place();
    let id = fields.required("id", problems).map(|(id, _)| id.to_owned());
    let property = fields
        .required("property", problems)
        .and_then(|(key, place)| property(key, &place, problems));
    let market = market(&mut fields, problems);
    let value = fields.take("value");
    if value.is_none() {
        problems.error(
            &place,
            "`value` is missing",
            "Add `value = \"...\"`; `\"unknown\"` is a value too",
        );
    }
    let value = value.and_then(|found| read_value(property?, &fields, found, problems));
    let status = status(&mut fields, problems);
    let state = State {
        status: status.unwrap_or(Status::Rumored),
        as_of: date(&mut fields, "as_of", problems),
        reason: text(&mut fields, "reason", problems),
        sources: sources(&mut fields, "sources", shared, problems),
    };
    let since = date(&mut fields, "since", problems);
    let note = text(&mut fields, "note", problems);
    let excuse = text(&mut fields, "excuse", problems);
    let has_status = fields.has("status");
    let earlier: Vec<State> = fields
        .tables("history", problems)
        .into_iter()
        .filter_map(|table| past_state(table, shared, problems))
        .collect();
    fields.finish(problems);
    if !has_status {
        problems.error(
            &place,
            "`status` is missing",
            "Add `status = \"rumored\"` or what it is",
        );
    }
    let changes = life(value?, since, note, earlier, state);
    Some(RawClaim {
        file: place.file.to_owned(),
        line: place.line,
        id,
        property: property?,
        market,
        changes,
        excuse,
    })
}

/// One state in the life of a claim.
struct State {
    status: Status,
    as_of: Option<PartialDate>,
    reason: Option<Text>,
    sources: Arc<[Source]>,
}

fn past_state(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Option<State> {
    let place = fields.place();
    let status = status(&mut fields, problems);
    if !fields.has("status") {
        problems.error(
            &place,
            "`status` is missing in a history entry",
            "Add `status = \"rumored\"` or what it was",
        );
    }
    let state = State {
        status: status?,
        as_of: date(&mut fields, "as_of", problems),
        reason: text(&mut fields, "reason", problems),
        sources: sources(&mut fields, "sources", shared, problems),
    };
    fields.finish(problems);
    Some(state)
}

/// The changes of a claim that went through these states. Without a history
/// it is recorded in its present state.
fn life(
    value: Value,
    since: Option<PartialDate>,
    note: Option<Text>,
    earlier: Vec<State>,
    last: State,
) -> Vec<Change> {
    let mut states = earlier.into_iter().chain([last]);
    let Some(first) = states.next() else {
        return Vec::new();
    };
    let mut changes = vec![recorded(value, since, note, first)];
    changes.extend(states.map(|state| Change {
        by: Author::File,
        when: state.as_of,
        why: state.reason,
        kind: ChangeKind::StatusSet(state.status, state.sources),
    }));
    changes
}

fn recorded(value: Value, since: Option<PartialDate>, note: Option<Text>, state: State) -> Change {
    Change {
        by: Author::File,
        when: state.as_of,
        why: state.reason,
        kind: ChangeKind::Recorded {
            value,
            status: state.status,
            since,
            note,
            sources: state.sources,
        },
    }
}

/// A table of plain specs that share market, date and sources.
pub(super) fn specs(
    mut fields: Fields<'_>,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Vec<RawClaim> {
    let place = fields.place();
    let market = market(&mut fields, problems);
    let status = status(&mut fields, problems).unwrap_or(Status::Confirmed);
    let sources = sources(&mut fields, "sources", shared, problems);
    let as_of = date(&mut fields, "as_of", problems).or_else(|| newest(&sources));
    let excuse = text(&mut fields, "excuse", problems);
    if sources.is_empty() {
        problems.error(
            &place,
            "the specs have no source",
            "Add `sources = [{ publisher = \"...\" }]`",
        );
        return Vec::new();
    }
    let mut claims = Vec::new();
    for (key, found) in fields.rest() {
        let Some(property) = property(&key, &found.place, problems) else {
            continue;
        };
        let Some(value) = read_value(property, &fields, found, problems) else {
            continue;
        };
        let state = State {
            status,
            as_of,
            reason: None,
            sources: sources.clone(),
        };
        claims.push(RawClaim {
            file: found.place.file.to_owned(),
            line: found.place.line,
            id: None,
            property,
            market,
            changes: vec![recorded(value, None, None, state)],
            excuse: excuse.clone(),
        });
    }
    claims
}

/// The newest date that a source carries.
pub(super) fn newest(sources: &[Source]) -> Option<PartialDate> {
    sources
        .iter()
        .filter_map(|source| source.date)
        .max_by_key(|date| date.end())
}

fn status(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Status> {
    let (key, place) = fields.string("status", problems)?;
    let status = Status::from_key(key);
    if status.is_none() {
        let known = Status::ALL
            .iter()
            .map(|(_, key)| *key)
            .collect::<Vec<_>>()
            .join(", ");
        problems.error(
            &place,
            format!("{key:?} is not a status"),
            format!("Use one of {known}"),
        );
    }
    status
}

fn market(fields: &mut Fields<'_>, problems: &mut Problems) -> Market {
    let Some((code, place)) = fields.string("market", problems) else {
        return Market::WORLD;
    };
    Market::new(code).unwrap_or_else(|error| {
        problems.error(&place, error.to_string(), "The codes stand in markets.toml");
        Market::WORLD
    })
}

/// The property with this key, or a problem.
pub(super) fn property(key: &str, place: &Place<'_>, problems: &mut Problems) -> Option<Property> {
    let found = Property::from_key(key);
    if found.is_none() {
        let hint = match nearest(key, REGISTRY.iter().map(|row| row.key)) {
            Some(known) => format!("Did you mean `{known}`?"),
            None => "The properties stand in src/domain/property.rs".to_owned(),
        };
        problems.error(place, format!("`{key}` is not a property"), hint);
    }
    found
}

/// A value or a list of them.
fn read_value(
    property: Property,
    fields: &Fields<'_>,
    found: Found<'_>,
    problems: &mut Problems,
) -> Option<Value> {
    let items = fields.items(found);
    let mut values = Vec::with_capacity(items.len());
    for item in &items {
        let raw = plain(item.value).unwrap_or_default();
        match Value::parse(property, &raw) {
            Ok(value) => values.push(value),
            Err(error) => {
                problems.error(
                    &item.place,
                    error.to_string(),
                    "See \"Values\" in data/README.md",
                );
                return None;
            }
        }
    }
    let value = Value::list(values);
    if value.is_none() {
        problems.error(
            &found.place,
            format!("`{}` is an empty list", property.key()),
            "Leave it out, or write \"none\" or \"unknown\"",
        );
    }
    value
}

/// A scalar as text; strings, booleans, numbers and dates read alike.
fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Boolean(yes) => Some(yes.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}
