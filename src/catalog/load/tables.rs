//! Reads the two tables that everything refers to: publishers and markets.

use toml::de::DeTable;

use super::parts::{self, Shared};
use super::reader::{Fields, Source};
use crate::catalog::problem::{Place, Problems};
use crate::domain::market::MarketEntry;
use crate::domain::{
    Address, Market, MarketTree, Precedence, Publisher, Publishers, SourceKind, nearest,
};

/// Reads `sources.toml`.
pub(super) fn publishers(
    file: &str,
    text: &str,
    shared: &mut Shared,
    problems: &mut Problems,
) -> Publishers {
    let mut publishers = Publishers::new();
    each_table(
        file,
        text,
        "publishers",
        problems,
        |mut fields, problems| {
            let place = fields.place();
            let id = fields.required("id", problems).and_then(|(id, at)| {
                // Claims are called after their publishers.
                super::raw_subject::checked_id(id, &at, problems)
            });
            let publisher = publisher(&mut fields, problems);
            fields.finish(problems);
            let (Some(id), Some(publisher)) = (id, publisher) else {
                return;
            };
            if publishers
                .insert(shared.publisher(id.as_str()), publisher)
                .is_some()
            {
                problems.error(
                    &place,
                    format!("the publisher {id} is there twice"),
                    "Keep one of them",
                );
            }
        },
    );
    publishers
}

fn publisher(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Publisher> {
    let name = fields
        .required("name", problems)
        .and_then(|(raw, at)| parts::checked_text(raw, "name", &at, problems));
    let kind = fields.required("kind", problems).and_then(|(key, at)| {
        parts::keyed(key, "a kind of publisher", SourceKind::ALL, &at, problems)
    });
    let hosts = fields.strings("hosts", problems);
    let address = fields.string("address", problems).and_then(|(raw, at)| {
        Address::new(raw)
            .map_err(|error| {
                problems.error(&at, format!("`address`: {error}"), "Say where it is kept");
            })
            .ok()
    });
    let license = parts::text(fields, "license", problems);
    let attribution = parts::text(fields, "attribution", problems);
    let commit = parts::text(fields, "commit", problems);
    let redistributable = fields.boolean("redistributable", problems);
    let digest = parts::text(fields, "digest", problems);
    let precedence = precedence(fields, problems);
    if redistributable == Some(true) && (license.is_none() || attribution.is_none()) {
        problems.warning(
            &fields.place(),
            "it does not say under which license, or whose work, it is passed on",
            "Add `license` and `attribution`, as they stand in ATTRIBUTION.md",
        );
    }
    Some(Publisher {
        name: name?,
        kind: kind?,
        hosts: hosts
            .into_iter()
            .map(|(host, _)| host.to_lowercase())
            .collect(),
        address,
        license,
        attribution,
        commit,
        redistributable: redistributable.unwrap_or(false),
        digest,
        precedence,
    })
}

/// The places of a data set: `precedence = 4`, and `first_for`, the properties
/// for which it comes before all others.
fn precedence(fields: &mut Fields<'_>, problems: &mut Problems) -> Precedence {
    let place = fields.place();
    let usual = fields.take("precedence").and_then(|found| {
        let number = found.value.as_integer();
        let number = number.and_then(|raw| u8::from_str_radix(raw.as_str(), raw.radix()).ok());
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            let message = "`precedence` is no place";
            problems.error(&place, message, "Write a number from 1, the first, to 255");
        }
        number
    });
    let first_for = fields.strings("first_for", problems);
    let first_for = first_for
        .into_iter()
        .filter_map(|(key, at)| parts::property(key, &at, problems));
    Precedence {
        usual,
        first_for: first_for.collect(),
    }
}

/// A market as its table states it.
struct RawMarket {
    market: Market,
    /// With its line.
    parent: Option<(Market, usize)>,
    aliases: Vec<String>,
    line: usize,
}

/// Reads `markets.toml`. A market whose parent is missing hangs below the world.
pub(super) fn markets(file: &str, text: &str, problems: &mut Problems) -> MarketTree {
    let mut raw: Vec<RawMarket> = Vec::new();
    each_table(file, text, "markets", problems, |fields, problems| {
        let Some(new) = raw_market(fields, problems) else {
            return;
        };
        if raw.iter().any(|known| known.market == new.market) {
            problems.error(
                &Place {
                    file,
                    line: new.line,
                },
                format!("the market {} is there twice", new.market),
                "Keep one of them",
            );
            return;
        }
        raw.push(new);
    });
    let known: Vec<Market> = raw.iter().map(|entry| entry.market).collect();
    let entries = raw.into_iter().map(|entry| {
        let parent = known_parent(file, &entry, &known, problems);
        let aliases = entry.aliases;
        (entry.market, MarketEntry { parent, aliases })
    });
    let tree = MarketTree::new(entries.collect());
    for (market, _) in tree.iter() {
        if tree.distance(market, Market::WORLD).is_none() {
            problems.error(
                &Place::file(file),
                format!("the parents of {market} run in a circle or miss the world"),
                "Let every path of parents end at world",
            );
        }
    }
    tree
}

fn raw_market(mut fields: Fields<'_>, problems: &mut Problems) -> Option<RawMarket> {
    let line = fields.place().line;
    let code = |(raw, at): (&str, Place<'_>), problems: &mut Problems| {
        Market::new(raw)
            .map_err(|error| problems.error(&at, error.to_string(), "Codes look like cn"))
            .ok()
    };
    let market = fields
        .required("code", problems)
        .and_then(|found| code(found, problems));
    let parent = fields.string("parent", problems).and_then(|found| {
        let line = found.1.line;
        Some((code(found, problems)?, line))
    });
    let aliases = fields.strings("aliases", problems);
    fields.finish(problems);
    Some(RawMarket {
        market: market?,
        parent,
        aliases: aliases
            .into_iter()
            .map(|(alias, _)| alias.to_lowercase())
            .collect(),
        line,
    })
}

/// The parent of a market: the world where another one does not exist, and
/// none of the world itself.
fn known_parent(
    file: &str,
    entry: &RawMarket,
    known: &[Market],
    problems: &mut Problems,
) -> Option<Market> {
    let market = entry.market;
    let place = |line| Place { file, line };
    match entry.parent {
        None if market == Market::WORLD => return None,
        Some((_, line)) if market == Market::WORLD => {
            let hint = "Remove `parent`; everything else lies in the world";
            problems.error(&place(line), "the world has a parent", hint);
            return None;
        }
        Some((parent, _)) if known.contains(&parent) => return Some(parent),
        Some((parent, line)) => {
            let hint = match nearest(parent.code(), known.iter().map(Market::code)) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Add it, or name a market of this file".to_owned(),
            };
            let message = format!("the parent {parent} of {market} is not a market");
            problems.error(&place(line), message, hint);
        }
        None => problems.error(
            &place(entry.line),
            format!("the market {market} has no parent"),
            "Add `parent = \"global\"`; only the world has none",
        ),
    }
    Some(Market::WORLD)
}

/// Calls `read` for each table of a file that holds one array of tables.
pub(super) fn each_table(
    file: &str,
    text: &str,
    key: &'static str,
    problems: &mut Problems,
    mut read: impl FnMut(Fields<'_>, &mut Problems),
) {
    let source = Source::new(file, text);
    match DeTable::parse(text) {
        Ok(document) => {
            let mut fields = Fields::new(&source, document.get_ref(), 0);
            for table in fields.tables(key, problems) {
                read(table, problems);
            }
            fields.finish(problems);
        }
        Err(error) => source.unreadable(&error, problems),
    }
}
