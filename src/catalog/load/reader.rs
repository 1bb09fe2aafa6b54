//! Reads TOML tables field by field, remembering lines.
//!
//! Every field that nobody asked for is a problem that names the nearest known
//! one. Nothing here knows what the fields mean.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::catalog::problem::{Place, Problems};
use crate::domain::nearest;

/// A file's name and where its lines begin.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The path, relative to the data folder.
    pub file: &'a str,
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Notes where the lines of `text` begin.
    pub(super) fn new(file: &'a str, text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|(_, byte)| *byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        Self { file, starts }
    }

    /// Reports a file that is not TOML.
    pub(super) fn unreadable(&self, error: &toml::de::Error, problems: &mut Problems) {
        let place = self.at(error.span().map_or(0, |span| span.start));
        problems.error(
            &place,
            error.message().to_owned(),
            "Mend the TOML; the rest of the file is left out",
        );
    }

    /// The place of a byte offset.
    pub(super) fn at(&self, offset: usize) -> Place<'a> {
        Place {
            file: self.file,
            line: self.starts.partition_point(|start| *start <= offset),
        }
    }
}

/// The fields of one table, taken one by one.
pub(super) struct Fields<'d> {
    source: &'d Source<'d>,
    table: &'d DeTable<'d>,
    place: Place<'d>,
    known: Vec<&'static str>,
}

/// A value with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'d> {
    /// The value.
    pub value: &'d DeValue<'d>,
    /// Where it stands.
    pub place: Place<'d>,
}

impl<'d> Fields<'d> {
    /// The fields of a table that begins at this offset.
    pub(super) fn new(source: &'d Source<'d>, table: &'d DeTable<'d>, offset: usize) -> Self {
        Self {
            source,
            table,
            place: source.at(offset),
            known: Vec::new(),
        }
    }

    /// Where the table begins.
    pub(super) fn place(&self) -> Place<'d> {
        self.place
    }

    /// Whatever stands in this field.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Found<'d>> {
        self.known.push(key);
        self.table.get(key).map(|value| self.found(value))
    }

    fn found(&self, value: &'d Spanned<DeValue<'d>>) -> Found<'d> {
        Found {
            value: value.get_ref(),
            place: self.source.at(value.span().start),
        }
    }

    /// A string, if the field is there.
    pub(super) fn string(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<(&'d str, Place<'d>)> {
        let found = self.take(key)?;
        let text = found.value.as_str();
        if text.is_none() {
            problems.error(
                &found.place,
                format!("`{key}` is not a string"),
                "Write it between quotes",
            );
        }
        text.map(|text| (text, found.place))
    }

    /// Whether the field is there, readable or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A string that must be there.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<(&'d str, Place<'d>)> {
        if !self.table.contains_key(key) {
            problems.error(
                &self.place,
                format!("`{key}` is missing"),
                format!("Add `{key} = \"...\"`"),
            );
        }
        self.string(key, problems)
    }

    /// A yes or no, if the field is there.
    pub(super) fn boolean(&mut self, key: &'static str, problems: &mut Problems) -> Option<bool> {
        let found = self.take(key)?;
        let yes = found.value.as_bool();
        if yes.is_none() {
            problems.error(
                &found.place,
                format!("`{key}` is neither true nor false"),
                "Write it without quotes",
            );
        }
        yes
    }

    /// Strings: an array, or a single one.
    pub(super) fn strings(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<(&'d str, Place<'d>)> {
        let Some(found) = self.take(key) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in self.items(found) {
            match item.value.as_str() {
                Some(text) => texts.push((text, item.place)),
                None => {
                    problems.error(
                        &item.place,
                        format!("`{key}` holds something that is not a string"),
                        "Write it between quotes",
                    );
                }
            }
        }
        texts
    }

    /// The items of an array; a single value is its own only item.
    pub(super) fn items(&self, found: Found<'d>) -> Vec<Found<'d>> {
        match found.value {
            DeValue::Array(array) => array.iter().map(|item| self.found(item)).collect(),
            _ => vec![found],
        }
    }

    /// A table, if the field is there.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<Fields<'d>> {
        let found = self.take(key)?;
        self.as_table(key, found, problems)
    }

    /// The tables of an array of tables.
    pub(super) fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Fields<'d>> {
        let Some(found) = self.take(key) else {
            return Vec::new();
        };
        self.items(found)
            .into_iter()
            .filter_map(|item| self.as_table(key, item, problems))
            .collect()
    }

    fn as_table(&self, key: &str, found: Found<'d>, problems: &mut Problems) -> Option<Fields<'d>> {
        let table = found.value.as_table();
        if table.is_none() {
            problems.error(
                &found.place,
                format!("`{key}` is not a table"),
                "Write it between braces, as data/README.md shows",
            );
        }
        table.map(|table| Fields {
            source: self.source,
            table,
            place: found.place,
            known: Vec::new(),
        })
    }

    /// Every field that was not taken yet, as dotted key and value. After
    /// this, nothing counts as unknown.
    pub(super) fn rest(&mut self) -> Vec<(String, Found<'d>)> {
        let mut rest = Vec::new();
        for (key, value) in self.table {
            let key = key.get_ref().as_ref();
            if self.known.contains(&key) {
                continue;
            }
            match value.get_ref().as_table() {
                Some(inner) => rest.extend(inner.iter().map(|(second, value)| {
                    (format!("{key}.{}", second.get_ref()), self.found(value))
                })),
                None => rest.push((key.to_owned(), self.found(value))),
            }
        }
        rest
    }

    /// Reports the fields that nobody took.
    pub(super) fn finish(self, problems: &mut Problems) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            let hint = match nearest(name, self.known.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => format!("Known here: {}", self.known.join(", ")),
            };
            problems.error(
                &self.source.at(key.span().start),
                format!("`{name}` is not a known key"),
                hint,
            );
        }
    }
}
