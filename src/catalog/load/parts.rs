//! The fields that all data files share: texts, dates, sources, statuses,
//! markets, properties, values.
//!
//! It turns what stands in a field into a domain value, or reports why not.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use toml::de::DeValue;

use super::reader::{Fields, Found};
use crate::catalog::problem::{Place, Problems};
use crate::domain::property::REGISTRY;
use crate::domain::{
    Address, Market, PartialDate, Property, PublisherId, Publishers, Source, Status, Text, Value,
    nearest,
};

/// Keeps one copy of publishers' ids and of lists of sources that repeat.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared {
    publishers: FxHashMap<String, PublisherId>,
    lists: FxHashSet<Arc<[Source]>>,
    /// Whether all publishers that there are have been read.
    known: bool,
    missing: Vec<PublisherId>,
}

impl Shared {
    /// The id, in one shared copy.
    pub(super) fn publisher(&mut self, id: &str) -> PublisherId {
        if let Some(known) = self.publishers.get(id) {
            return known.clone();
        }
        let new = PublisherId(id.into());
        self.publishers.insert(id.to_owned(), new.clone());
        if self.known {
            self.missing.push(new.clone());
        }
        new
    }

    /// The list, in one shared copy.
    pub(super) fn sources(&mut self, list: Vec<Source>) -> Arc<[Source]> {
        if let Some(known) = self.lists.get(list.as_slice()) {
            return known.clone();
        }
        let new: Arc<[Source]> = list.into();
        self.lists.insert(new.clone());
        new
    }

    /// Notes that these are all publishers that there are.
    pub(super) fn know(&mut self, publishers: &Publishers) {
        self.known = true;
        let named = self.publishers.values();
        self.missing = named
            .filter(|id| !publishers.contains_key(*id))
            .cloned()
            .collect();
    }

    /// Every id that some source names and that is no publisher's.
    pub(super) fn missing(&self) -> &[PublisherId] {
        &self.missing
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

/// The newest date that a source carries.
pub(super) fn newest(sources: &[Source]) -> Option<PartialDate> {
    sources
        .iter()
        .filter_map(|source| source.date)
        .max_by_key(|date| date.end())
}

/// The status of a table, if it states one.
pub(super) fn status(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Status> {
    let (key, place) = fields.string("status", problems)?;
    keyed(key, "a status", Status::ALL, &place, problems)
}

/// What one of these keys stands for, or a problem; `what` says with its
/// article what the key should have been.
pub(super) fn keyed<T: Copy>(
    key: &str,
    what: &str,
    known: &[(T, &str)],
    place: &Place<'_>,
    problems: &mut Problems,
) -> Option<T> {
    if let Some((value, _)) = known.iter().find(|(_, known)| *known == key) {
        return Some(*value);
    }
    let keys: Vec<&str> = known.iter().map(|(_, key)| *key).collect();
    let hint = match nearest(key, keys.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Use one of {}", keys.join(", ")),
    };
    problems.error(place, format!("{key:?} is not {what}"), hint);
    None
}

/// The market of a table; the world where it states none.
pub(super) fn market(fields: &mut Fields<'_>, problems: &mut Problems) -> Market {
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
pub(super) fn value(
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
