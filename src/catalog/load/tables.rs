//! Reads the two tables that everything refers to: publishers and markets.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::parts::{self, Shared};
use super::reader::{Fields, Source};
use crate::catalog::problem::{Place, Problems};
use crate::domain::market::MarketEntry;
use crate::domain::{Address, Market, MarketTree, Publisher, Publishers, SourceKind};

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
            let id = fields.required("id", problems).map(|(id, _)| id);
            let publisher = publisher(&mut fields, problems);
            fields.finish(problems);
            let (Some(id), Some(publisher)) = (id, publisher) else {
                return;
            };
            if publishers.insert(shared.publisher(id), publisher).is_some() {
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
    let commit = parts::text(fields, "commit", problems);
    let redistributable = fields.boolean("redistributable", problems);
    Some(Publisher {
        name: name?,
        kind: kind?,
        hosts: hosts
            .into_iter()
            .map(|(host, _)| host.to_lowercase())
            .collect(),
        address,
        license,
        commit,
        redistributable: redistributable.unwrap_or(false),
    })
}

/// Reads `markets.toml`. A market whose parent is missing hangs below the world.
pub(super) fn markets(file: &str, text: &str, problems: &mut Problems) -> MarketTree {
    let mut entries = BTreeMap::new();
    let mut parents = Vec::new();
    each_table(file, text, "markets", problems, |mut fields, problems| {
        let place = fields.place();
        let code = |raw: &str, at: &Place<'_>, problems: &mut Problems| {
            Market::new(raw)
                .map_err(|error| problems.error(at, error.to_string(), "Codes look like cn"))
                .ok()
        };
        let market = fields
            .required("code", problems)
            .and_then(|(raw, at)| code(raw, &at, problems));
        let parent = fields
            .string("parent", problems)
            .and_then(|(raw, at)| code(raw, &at, problems).map(|parent| (parent, at)));
        let aliases = fields.strings("aliases", problems);
        fields.finish(problems);
        let Some(market) = market else { return };
        let aliases = aliases
            .into_iter()
            .map(|(alias, _)| alias.to_lowercase())
            .collect();
        match parent {
            Some((parent, at)) => parents.push((market, parent, at.line)),
            None if market != Market::WORLD => problems.error(
                &place,
                format!("the market {market} has no parent"),
                "Add `parent = \"global\"`; only the world has none",
            ),
            None => {}
        }
        let parent = (market != Market::WORLD).then_some(Market::WORLD);
        if entries
            .insert(market, MarketEntry { parent, aliases })
            .is_some()
        {
            problems.error(
                &place,
                format!("the market {market} is there twice"),
                "Keep one of them",
            );
        }
    });
    for (market, parent, line) in parents {
        if !entries.contains_key(&parent) {
            problems.error(
                &Place { file, line },
                format!("the parent {parent} of {market} is not a market"),
                "Add it, or name a market of this file",
            );
        } else if let Some(entry) = entries.get_mut(&market) {
            entry.parent = Some(parent);
        }
    }
    let tree = MarketTree::new(entries);
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

/// Calls `read` for each table of a file that holds one array of tables.
fn each_table(
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
