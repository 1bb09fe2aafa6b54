//! One device record while it is being read: values go in as the catalog
//! writes them, and what does not fit is refused with its reason.
//!
//! For the importers only; it uses `domain` and the records, and knows no upstream.

use super::record::{DeviceRecord, Fact, Refused};
use crate::domain::{Market, PartialDate, Property, PublisherId, Source, Value};

/// Who speaks, and for which day: one upstream in the state that was read, or a
/// page that it names.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    source: Source,
    as_of: Option<PartialDate>,
}

impl Speaker {
    /// An upstream by its id, and the day of its snapshot, such as `2025-12-14`.
    pub(super) fn new(publisher: &str, as_of: &str) -> Self {
        Self {
            source: Source::of(PublisherId(publisher.into())),
            as_of: PartialDate::parse(as_of).ok(),
        }
    }

    /// A page as of its own day.
    pub(super) fn page(source: Source) -> Self {
        // The date of the page is the day on which its values held.
        Self {
            as_of: source.date,
            source: Source {
                date: None,
                ..source
            },
        }
    }

    /// Its statement that this value holds on the day of the snapshot.
    pub(super) fn says(&self, property: Property, market: Market, value: Value) -> Fact {
        Fact {
            property,
            market,
            value,
            as_of: self.as_of,
            source: self.source.clone(),
        }
    }
}

/// Adds a text to a list that does not have it; nothing for an empty one.
pub(super) fn add_new(list: &mut Vec<String>, text: &str) {
    if !text.is_empty() && !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

/// A device record in the making.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    speaker: &'a Speaker,
    record: DeviceRecord,
    refused: Vec<Refused>,
}

impl<'a> Draft<'a> {
    /// A device without names, kind and facts.
    pub(super) fn new(speaker: &'a Speaker, place: String, brand: &str, name: &str) -> Self {
        Self {
            speaker,
            record: DeviceRecord {
                place,
                brand: brand.to_owned(),
                name: name.to_owned(),
                kind: None,
                aliases: Vec::new(),
                codes: Vec::new(),
                codenames: Vec::new(),
                facts: Vec::new(),
            },
            refused: Vec::new(),
        }
    }

    /// The record, to set its kind and names.
    pub(super) fn record(&mut self) -> &mut DeviceRecord {
        &mut self.record
    }

    /// States a value in one market, written as in data files; one that does
    /// not fit the property is refused.
    pub(super) fn say_in(&mut self, market: Market, property: Property, raw: &str) {
        self.say_each(market, property, &[raw]);
    }

    /// States several values that all hold, by variant, as one list; nothing
    /// for none. One that does not fit is refused, and the others stay.
    pub(super) fn say_each(&mut self, market: Market, property: Property, raw: &[&str]) {
        self.quote(self.speaker, market, property, raw);
    }

    /// The same, with the words of somebody else.
    pub(super) fn quote(
        &mut self,
        speaker: &Speaker,
        market: Market,
        property: Property,
        raw: &[&str],
    ) {
        let mut values = Vec::with_capacity(raw.len());
        for raw in raw {
            match Value::parse(property, raw) {
                Ok(value) => values.push(value),
                Err(problem) => self.refuse(problem.to_string()),
            }
        }
        if let Some(value) = Value::list(values) {
            let fact = speaker.says(property, market, value);
            self.record.facts.push(fact);
        }
    }

    /// Notes that something about this device cannot be used, and why.
    pub(super) fn refuse(&mut self, reason: impl Into<String>) {
        let place = self.record.place.clone();
        let reason = reason.into();
        self.refused.push(Refused { place, reason });
    }

    /// The finished record and what was refused of it.
    pub(super) fn finish(self) -> (DeviceRecord, Vec<Refused>) {
        (self.record, self.refused)
    }
}
