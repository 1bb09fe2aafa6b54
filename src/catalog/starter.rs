//! The first file of a device, for somebody who has never written one: what
//! must be there, and commented examples of what can be.
//!
//! Text only: who looks for the same device, and writes the file, is the shell.

use unicode_normalization::UnicodeNormalization as _;

use super::{Catalog, Subject};
use crate::domain::{DeviceKind, SubjectId, Text};

/// A device that has no file of its own yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// Its id.
    pub id: SubjectId,
    /// Its name, without the brand.
    pub name: Text,
    /// The id of its brand.
    pub brand: SubjectId,
    /// What kind of product it is.
    pub kind: DeviceKind,
    /// Other names that data sets gave it: a file of its own takes them over.
    pub aliases: Vec<Text>,
    /// The model codes that they gave it.
    pub codes: Vec<Text>,
    /// The codenames that they gave it.
    pub codenames: Vec<Text>,
}

impl Starter {
    /// Where its file belongs, relative to the data folder.
    pub fn path(&self) -> String {
        format!("devices/{}/{}.toml", self.brand, self.id)
    }

    /// The text of its file. A line that begins with `#` and no space is an
    /// example: it is right once the `#` is gone.
    pub fn text(&self) -> String {
        let Self {
            id,
            name,
            brand,
            kind,
            ..
        } = self;
        let names = self.other_names();
        let kinds: Vec<&str> = DeviceKind::ALL.iter().map(|(_, key)| *key).collect();
        format!(
            r##"#:schema ../../schema/device.json
id = "{id}"
name = {quoted}
brand = "{brand}"
kind = "{kind}"
# Kinds: {kinds}.
# Lines below that begin with # are examples: remove the # of those that you
# can fill, and the others as a whole. data/README.md explains every line.

# Other names and model codes, so that people find it.
{names}

# What is known of a device that is on sale, with the page that says so. The
# publisher is an id in sources.toml; add it there if it is missing. Several
# tables are fine: each holds what its sources say.
#[[specs]]
#sources = [{{ publisher = "{brand}", url = "https://example.com/the-page", date = "2025-10-15" }}]
#release.date = "2025-09"
#chip.soc = "Snapdragon 8 Elite"
#memory.ram = ["8 GB", "12 GB"]
#storage.capacity = ["256 GB", "512 GB"]
#display.size = "6.7 in"
#display.resolution = "1080 x 2400"
#battery.capacity = "5,000 mAh"
#camera.main = "50 MP"

# What is not certain, or holds in one market only. The status is rumored,
# leaked, announced, confirmed, debunked or withdrawn.
#[[claims]]
#id = "{id}-statement"
#property = "statement"
#market = "world"
#value = "It is to come in spring"
#status = "rumored"
#as_of = "2025-10-15"
#sources = [{{ publisher = "{brand}", url = "https://example.com/the-report", date = "2025-10-15" }}]
"##,
            quoted = quoted(name.as_str()),
            kind = kind.key(),
            kinds = kinds.join(", "),
        )
    }
}

impl Starter {
    /// The lists of names, or an example of each.
    fn other_names(&self) -> String {
        let line = |key: &str, names: &[Text], example: &str| {
            if names.is_empty() {
                return format!("#{key} = [{}]\n", quoted(example));
            }
            let quoted = names.iter().map(|name| quoted(name.as_str()));
            format!("{key} = [{}]\n", quoted.collect::<Vec<_>>().join(", "))
        };
        let alias = format!("{} 5G", self.name);
        let lines = [
            line("aliases", &self.aliases, &alias),
            line("codes", &self.codes, "TA-1234"),
            line("codenames", &self.codenames, "starlord"),
        ];
        lines.concat().trim_end().to_owned()
    }
}

/// A text as TOML writes it. It has no characters that cannot be seen.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// The brand that a full name begins with, and the name behind it. Of several
/// brands the one with the longest name counts.
pub fn split<'c, 't>(catalog: &'c Catalog, full: &'t str) -> Option<(&'c Subject, &'t str)> {
    let full = full.trim();
    let behind = |known: &str| {
        let front = full.get(..known.len())?;
        let rest = &full[known.len()..];
        let whole = rest.is_empty() || rest.starts_with(char::is_whitespace);
        (front.eq_ignore_ascii_case(known) && whole).then_some((known.len(), rest.trim()))
    };
    let brands = catalog
        .subjects()
        .filter(|subject| matches!(subject.details, super::Details::Brand { .. }));
    let fitting = brands.filter_map(|brand| {
        let names = brand.names.iter().map(|(_, name)| name);
        let names = names.chain(&brand.aliases).chain([&brand.name]);
        let (length, rest) = names.filter_map(|name| behind(name.as_str())).max()?;
        Some((length, brand, rest))
    });
    let (_, brand, rest) = fitting.max_by_key(|(length, ..)| *length)?;
    Some((brand, rest))
}

/// A name as a part of an id: lower case, without accents, `+` as a word,
/// hyphens for everything else that is no letter or digit.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut push = |word: &str| {
        if !slug.is_empty() && !word.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    };
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    for word in plain
        .replace('+', " plus ")
        .split(|c: char| !c.is_ascii_alphanumeric())
    {
        push(word);
    }
    slug
}
