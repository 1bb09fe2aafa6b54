//! Reads a list of names from a table, to index it like a catalog: for
//! measurements over other devices than our own.
//!
//! Pure: the file is read by who asks. A line holds, between tabs, `id`,
//! `brand`, `name`, `aliases`, `codes`, `year`, `pop` and `type`, of which
//! aliases and codes are several between `|`; what is empty is not known. The
//! first line is a header and is not read: the order of the columns is this one.

use std::collections::HashMap;

use super::{Entry, Prior};
use crate::catalog::{Catalog, Details};
use crate::domain::{SubjectNumber, Text};

/// One device of such a list.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// What the list calls it.
    pub id: &'a str,
    /// Its maker.
    pub brand: &'a str,
    /// Its name, without its maker's where that came first.
    pub name: &'a str,
    aliases: &'a str,
    codes: &'a str,
    /// The year of its release, where one is known.
    pub year: Option<i16>,
    /// A measured popularity, where there is one.
    pub popularity: Option<f32>,
    phone: bool,
}

impl<'a> Name<'a> {
    /// Its other names.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        several(self.aliases)
    }
}

/// The makers that our own data knows, whatever the case of their names.
#[derive(Debug)]
pub struct Makers<'a>(HashMap<String, Maker<'a>>);

/// A maker as our own data knows it.
#[derive(Debug, Clone, Default)]
struct Maker<'a> {
    /// Its other names, in any script.
    names: Vec<&'a str>,
    /// 1 everybody knows it, 2 known, 3 the rest.
    tier: u8,
}

impl<'a> Makers<'a> {
    /// Those of a catalog.
    pub fn of(catalog: &'a Catalog) -> Self {
        let makers = catalog.subjects().filter_map(|maker| {
            let Details::Brand { tier } = maker.details else {
                return None;
            };
            let others = maker.aliases.iter().map(Text::as_str);
            let foreign = maker.names.iter().map(|(_, name)| name.as_str());
            let names = others.chain(foreign).collect();
            Some((maker.name.as_str().to_lowercase(), Maker { names, tier }))
        });
        Self(makers.collect())
    }

    /// What is known of a maker besides its name: nothing of one that only the
    /// list has.
    fn get(&self, name: &str) -> Maker<'a> {
        let known = self.0.get(&name.to_lowercase());
        known.cloned().unwrap_or_default()
    }
}

/// The devices of a list, in its order; lines that hold too little are none.
pub fn read(table: &str) -> Vec<Name<'_>> {
    table.lines().skip(1).filter_map(line).collect()
}

fn line(line: &str) -> Option<Name<'_>> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let name = Name {
        id: cell()?,
        brand: cell()?,
        name: cell()?,
        aliases: cell().unwrap_or_default(),
        codes: cell().unwrap_or_default(),
        year: cell().and_then(|year| year.trim().parse().ok()),
        popularity: cell().and_then(|popularity| popularity.trim().parse().ok()),
        phone: cell() == Some("phone"),
    };
    (!name.name.is_empty()).then_some(name)
}

/// What the index is built from: each device's number is its place in the
/// list.
pub fn entries<'a>(names: &[Name<'a>], makers: &Makers<'a>) -> Vec<Entry<'a>> {
    let entry = |(number, name): (u32, &Name<'a>)| {
        let maker = makers.get(name.brand);
        Entry {
            number: SubjectNumber(number),
            id: "",
            brands: [name.brand].into_iter().chain(maker.names).collect(),
            name: name.name,
            aliases: several(name.aliases).collect(),
            names: Vec::new(),
            codes: several(name.codes).collect(),
            prior: Prior {
                tier: maker.tier,
                obscure: !(1..=2).contains(&maker.tier),
                year: name.year,
                phone: name.phone,
                popularity: name.popularity,
                ..Prior::default()
            },
        }
    };
    (0..).zip(names).map(entry).collect()
}

fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|one| !one.is_empty())
}
