//! What can be mended in a hand-written file without asking anybody: addresses
//! that track, doubles and order in lists, keys in capitals.
//!
//! A mend replaces one stretch of text, so that everything else stays as
//! somebody wrote it, comments and all. What needs a decision is no mend.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Source;
use crate::catalog::files::Files;
use crate::catalog::problem::Problems;
use crate::catalog::subject::ReleaseKind;
use crate::domain::property::Topic;
use crate::domain::{Address, DeviceKind, Market, Property, Quantity, SourceKind, Status, Value};

/// What to do with every finding of this module.
const HINT: &str = "Run `specdex data lint --fix`, or mend it by hand";
/// How often a file is looked at: a mend can bare another one.
const PASSES: usize = 3;

/// A file with its mends made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The file, relative to the data folder.
    pub file: String,
    /// Its text now.
    pub text: String,
    /// What was mended, each with the line on which it stood.
    pub done: Vec<(usize, String)>,
}

/// Every hand-written file in which something can be mended, mended.
pub fn mend(files: &Files<'_>) -> Vec<Mended> {
    let ours = files.iter().filter(|(path, _)| path.ends_with(".toml"));
    let texts = ours.filter_map(|(path, content)| Some((path, std::str::from_utf8(content).ok()?)));
    texts
        .filter_map(|(path, text)| mend_file(path, text))
        .collect()
}

fn mend_file(file: &str, text: &str) -> Option<Mended> {
    let mut mended = Mended {
        file: file.to_owned(),
        text: text.to_owned(),
        done: Vec::new(),
    };
    for _ in 0..PASSES {
        let mends = mends(&mended.text);
        let Some(better) = apply(&mended.text, &mends) else {
            break;
        };
        let source = Source::new(file, &mended.text);
        let done = mends.into_iter();
        let done = done.map(|mend| (source.at(mend.at).line, mend.message));
        mended.done.extend(done);
        mended.text = better;
    }
    (!mended.done.is_empty()).then_some(mended)
}

/// The text with all of these made; `None` where there is none, or the result
/// would not be read.
fn apply(text: &str, mends: &[Mend]) -> Option<String> {
    let mut better = text.to_owned();
    for mend in mends.iter().rev() {
        better.replace_range(mend.span.clone(), &mend.with);
    }
    (!mends.is_empty() && DeTable::parse(&better).is_ok()).then_some(better)
}

/// Reports what can be mended in a file, but for what the loader reports.
pub(super) fn lint(file: &str, text: &str, problems: &mut Problems) {
    let source = Source::new(file, text);
    for mend in mends(text).into_iter().filter(|mend| !mend.is_reported) {
        problems.warning(&source.at(mend.at), mend.message, HINT);
    }
}

/// A stretch of text and what belongs in its place.
#[derive(Debug)]
struct Mend {
    span: Range<usize>,
    /// Where what is wrong begins.
    at: usize,
    with: String,
    /// What was wrong.
    message: String,
    /// Whether the loader reports it, because it cannot read it.
    is_reported: bool,
}

/// Everything that can be mended in a text, in its order; none reaches into
/// another.
fn mends(text: &str) -> Vec<Mend> {
    let Ok(document) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut found = Finder {
        text,
        mends: Vec::new(),
    };
    found.table(document.get_ref());
    let mut mends = found.mends;
    mends.sort_by_key(|mend| mend.span.start);
    let mut end = 0;
    mends.retain(|mend| {
        let apart = mend.span.start >= end;
        end = end.max(mend.span.end);
        apart
    });
    mends
}

struct Finder<'t> {
    text: &'t str,
    mends: Vec<Mend>,
}

type Item<'t> = Spanned<DeValue<'t>>;

impl Finder<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        let property = table.get("property").and_then(|key| key.get_ref().as_str());
        let property = property.and_then(Property::from_key);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "url" | "address" => self.address(value),
                "market" | "status" | "kind" | "property" => self.key(key.get_ref(), value),
                "aliases" => self.names(value, table.get("name")),
                "codes" | "codenames" | "hosts" => self.names(value, None),
                "names" => self.all_names(value),
                "value" => self.values(property, value),
                "specs" => self.specs(value),
                "sources" => {
                    self.doubles(value, Vec::new(), str::to_owned);
                    self.inside(value);
                }
                _ => self.inside(value),
            }
        }
    }

    fn inside(&mut self, value: &Item<'_>) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table),
            DeValue::Array(items) => {
                for item in items {
                    self.inside(item);
                }
            }
            _ => {}
        }
    }

    /// Tables of specs: every key but the shared ones is a property, most of
    /// them in two parts.
    fn specs(&mut self, value: &Item<'_>) {
        self.inside(value);
        let tables = value.get_ref().as_array().into_iter().flatten();
        for table in tables.filter_map(|table| table.get_ref().as_table()) {
            for (key, value) in table {
                let Some(parts) = value.get_ref().as_table() else {
                    self.values(Property::from_key(key.get_ref()), value);
                    continue;
                };
                for (part, value) in parts {
                    let key = format!("{}.{}", key.get_ref(), part.get_ref());
                    self.values(Property::from_key(&key), value);
                }
            }
        }
    }

    /// An address that tracks its readers, or has spaces around it.
    fn address(&mut self, value: &Item<'_>) {
        let Some(raw) = value.get_ref().as_str() else {
            return;
        };
        let tracks = Address::tracks(raw);
        if let Ok(clean) = Address::new(raw)
            && (tracks || raw.trim() != raw)
        {
            let message = match tracks {
                true => "the address has parameters that track its readers",
                false => "the address has spaces around it",
            };
            self.replace(value, &format!("\"{clean}\""), message.to_owned(), false);
        }
    }

    /// A key of a closed list, written with capitals.
    fn key(&mut self, key: &str, value: &Item<'_>) {
        let Some(raw) = value.get_ref().as_str() else {
            return;
        };
        let lower = raw.trim().to_lowercase();
        let is_known = match key {
            "market" => Market::new(&lower).is_ok(),
            "status" => Status::from_key(&lower).is_some(),
            "property" => Property::from_key(&lower).is_some(),
            _ => is_kind(&lower),
        };
        if is_known && lower != raw {
            let message = format!("`{key}` is {raw:?}, which is written {lower:?}");
            self.replace(value, &format!("\"{lower}\""), message, true);
        }
    }

    /// Names: of two that differ in capitals only, one is enough; so is one
    /// that is the name itself.
    fn names(&mut self, value: &Item<'_>, name: Option<&Item<'_>>) {
        let name = name.and_then(|name| name.get_ref().as_str());
        let known = name.map(str::to_lowercase).into_iter().collect();
        self.doubles(value, known, |text| unquoted(text).to_lowercase());
    }

    fn all_names(&mut self, value: &Item<'_>) {
        let languages = value.get_ref().as_table().into_iter().flatten();
        for (_, names) in languages {
            self.names(names, None);
        }
    }

    /// Values of a property: doubles; and sizes on sale go up.
    fn values(&mut self, property: Option<Property>, value: &Item<'_>) {
        // Two cameras of one kind are two cameras.
        let Some(property) = property.filter(|one| one.spec().topic != Topic::Camera) else {
            return;
        };
        self.doubles(value, Vec::new(), |text| {
            let parsed = Value::parse(property, unquoted(text));
            parsed.map_or_else(|_| text.to_owned(), |value| value.to_string())
        });
        if matches!(property, Property::MemoryRam | Property::StorageCapacity) {
            self.ascending(property, value);
        }
    }

    fn ascending(&mut self, property: Property, value: &Item<'_>) {
        let items = value.get_ref().as_array();
        let size = |item: &Item<'_>| match Value::parse(property, item.get_ref().as_str()?) {
            Ok(Value::Quantity(Quantity::Exact(amount))) => Some((amount, item.span())),
            _ => None,
        };
        let sizes: Option<Vec<_>> = items.into_iter().flatten().map(size).collect();
        let Some(sizes) = sizes.filter(|sizes| !sizes.is_sorted_by_key(|(amount, _)| *amount))
        else {
            return;
        };
        let mut sorted = sizes.clone();
        sorted.sort_by_key(|(amount, _)| *amount);
        // One mend, so that no size can get lost between two.
        let (Some((_, first)), Some((_, last))) = (sizes.first(), sizes.last()) else {
            return;
        };
        let mut with = String::new();
        let mut end = first.start;
        for ((_, place), (_, right)) in sizes.iter().zip(sorted) {
            with.push_str(&self.text[end..place.start]);
            with.push_str(&self.text[right]);
            end = place.end;
        }
        // A comment belongs to one of the sizes, and would stay behind.
        if with.contains('#') {
            return;
        }
        let message = format!("the sizes of {} do not go up", property.key());
        self.mends.push(Mend {
            span: first.start..last.end,
            at: first.start,
            with,
            message,
            is_reported: false,
        });
    }

    /// Items of a list that are the same, once read by `meaning`, as one before
    /// or as something known; only where nothing but commas and spaces stands
    /// between.
    fn doubles(
        &mut self,
        value: &Item<'_>,
        mut seen: Vec<String>,
        meaning: impl Fn(&str) -> String,
    ) {
        let list = value.span();
        let literal = self.text.get(list.clone()).unwrap_or_default();
        // Tables under headers of their own are a list, too, which no stretch of text holds.
        if !literal.starts_with('[') || !literal.ends_with(']') || literal.starts_with("[[") {
            return;
        }
        let items: Vec<_> = value.get_ref().as_array().into_iter().flatten().collect();
        for (index, item) in items.iter().enumerate() {
            let span = item.span();
            let before = index.checked_sub(1).and_then(|before| items.get(before));
            let (gone, gap) = match (before, items.get(index + 1)) {
                (Some(before), _) => (before.span().end..span.end, before.span().end..span.start),
                (None, Some(next)) => (span.start..next.span().start, span.end..next.span().start),
                // The list stays, without anything in it.
                (None, None) => (list.start + 1..list.end - 1, span.end..span.end),
            };
            let text = self.text.get(span).unwrap_or_default();
            let plain = |c: char| c == ',' || c.is_whitespace();
            let between = self.text.get(gap).unwrap_or_default();
            let means = meaning(text);
            if seen.contains(&means) && between.chars().all(plain) {
                let shown: String = text.chars().take(60).collect();
                self.mends.push(Mend {
                    span: gone,
                    at: item.span().start,
                    with: String::new(),
                    message: format!("{shown} is there twice"),
                    is_reported: false,
                });
            }
            seen.push(means);
        }
    }

    fn replace(&mut self, value: &Item<'_>, with: &str, message: String, is_reported: bool) {
        self.mends.push(Mend {
            span: value.span(),
            at: value.span().start,
            with: with.to_owned(),
            message,
            is_reported,
        });
    }
}

/// Whether some closed list of kinds has this key.
fn is_kind(key: &str) -> bool {
    DeviceKind::ALL.iter().any(|(_, known)| *known == key)
        || ReleaseKind::ALL.iter().any(|(_, known)| *known == key)
        || SourceKind::ALL.iter().any(|(_, known)| *known == key)
        || matches!(key, "family" | "skin")
}

/// What stands between the quotation marks of a string.
fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\'']).trim()
}
