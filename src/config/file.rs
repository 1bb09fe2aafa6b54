//! Reads the text of a configuration file into the settings.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::did_you_mean;
use super::{KEYS, Key, Origin, Problem, Settings};

/// Applies every key of the file, and collects what is wrong with it.
pub(super) fn apply(path: &Path, text: &str, settings: &mut Settings, problems: &mut Vec<Problem>) {
    let file = File::new(path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        // Only the message: the whole error would quote the line, which may hold a token.
        let offset = error.span().map_or(0, |span| span.start);
        let hint = "Write it as TOML, as `config.example.toml` shows.";
        problems.push(file.problem(offset, error.message().to_owned(), hint.to_owned()));
    }
    let mut sections: Vec<&str> = KEYS.iter().map(|key| key.section).collect();
    sections.dedup();
    for (name, value) in table.get_ref() {
        let section = name.get_ref().as_ref();
        let offset = name.span().start;
        match value.get_ref().as_table() {
            _ if !sections.contains(&section) => problems.push(file.problem(
                offset,
                format!("`{}` is not a known section", printable(section)),
                unknown_section(section, &sections),
            )),
            Some(table) => file.apply_section(section, table, settings, problems),
            None => problems.push(file.problem(
                offset,
                format!("`{section}` is not a section"),
                format!("Write `[{section}]` on a line of its own, and its keys below."),
            )),
        }
    }
    let token = |name| file.has(table.get_ref(), "discord", name);
    if let (Some(_), Some(offset)) = (token("token"), token("token_file")) {
        problems.push(file.problem(
            offset,
            "both `token` and `token_file` are given".to_owned(),
            "Keep one of them.".to_owned(),
        ));
    }
}

/// A key that stands outside of its section is the usual slip.
fn unknown_section(name: &str, sections: &[&str]) -> String {
    match KEYS.iter().find(|key| key.name == name) {
        Some(key) => format!("`{name}` belongs below `[{}]`.", key.section),
        None => did_you_mean(name, sections.iter().copied()),
    }
}

struct File<'a> {
    path: &'a Path,
    /// Where its lines end, in bytes.
    ends: Vec<usize>,
}

impl<'a> File<'a> {
    fn new(path: &'a Path, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { path, ends }
    }

    fn apply_section(
        &self,
        section: &str,
        table: &DeTable<'_>,
        settings: &mut Settings,
        problems: &mut Vec<Problem>,
    ) {
        let keys = KEYS.iter().filter(|key| key.section == section);
        for (name, value) in table {
            let Some(key) = keys.clone().find(|key| key.name == name.get_ref()) else {
                problems.push(self.problem(
                    name.span().start,
                    format!(
                        "`{section}.{}` is not a known key",
                        printable(name.get_ref())
                    ),
                    did_you_mean(name.get_ref(), keys.clone().map(|key| key.name)),
                ));
                continue;
            };
            if let Err(problem) = self.apply_key(key, value, settings) {
                problems.push(problem);
            }
        }
    }

    fn apply_key(
        &self,
        key: &Key,
        value: &Spanned<DeValue<'_>>,
        settings: &mut Settings,
    ) -> Result<(), Problem> {
        let base = self.path.parent().unwrap_or(Path::new(""));
        let set = match value.get_ref() {
            DeValue::String(text) => (key.set)(settings, text, base),
            DeValue::Boolean(flag) => (key.set)(settings, &flag.to_string(), base),
            DeValue::Integer(number) if number.radix() == 10 => {
                (key.set)(settings, number.as_str(), base)
            }
            DeValue::Array(entries) if key.many => match texts(entries) {
                Some(text) => (key.set)(settings, &text, base),
                None => Err("a list of texts, each between quotes"),
            },
            _ => Err("text between quotes, a number, `true` or `false`"),
        };
        set.map_err(|expected| {
            self.problem(
                value.span().start,
                format!("the value of `{}.{}` does not fit", key.section, key.name),
                format!("It must be {expected}."),
            )
        })
    }

    /// Where a key stands, if it does.
    fn has(&self, table: &DeTable<'_>, section: &str, name: &str) -> Option<usize> {
        let section = table.get(section)?.get_ref().as_table()?;
        section.get(name).map(|value| value.span().start)
    }

    fn problem(&self, offset: usize, message: String, hint: String) -> Problem {
        let line = self.ends.partition_point(|end| *end < offset) + 1;
        Problem {
            origin: Origin::File(self.path.to_owned(), line),
            message,
            hint,
        }
    }
}

/// The texts of a list, with commas between them; `None` when one is no text.
fn texts(entries: &[Spanned<DeValue<'_>>]) -> Option<String> {
    let texts = entries.iter().map(|entry| match entry.get_ref() {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    });
    Some(texts.collect::<Option<Vec<&str>>>()?.join(","))
}

/// A name from the file for a message: short, and without control characters.
fn printable(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}
