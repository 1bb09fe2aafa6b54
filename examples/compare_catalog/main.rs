//! How far the catalog agrees with an independent join of the same data sets.
//!
//! ```sh
//! cargo run --release --example compare_catalog -- path/to/devices.jsonl \
//!     --google-play path/to/android-devices-catalog.csv \
//!     --stf path/to/stf-device-db/data/devices-latest.json
//! ```
//!
//! The join has one JSON object a line, with the fields of [`Joined`]; others
//! are ignored. Its devices are looked for by brand and name, then by codename,
//! then by model code. Of each property it prints how many of the join's values
//! the catalog keeps, how many it shows, and examples of the others. Dates agree
//! as far as the coarser one goes. A chip that is known by its part number only
//! differs here from one that is known by its name only.
//!
//! Three sources are read in two ways, here and in the join: the join takes the
//! STF database's times for days, which are the day before in Japan, and only
//! tell the month elsewhere; Motorola's days at endoflife.date for days, which
//! stand for their month; and a megabyte of Google Play's catalog for 1,048,576
//! bytes, of which the catalog means a million. So memory and release are
//! counted twice: as the join stands, and read alike, that is with these values
//! of the join replaced by what this project reads in the same source. Nothing
//! else is replaced, and the project's own values stay as they are.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement prints what it found"
)]

mod join;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use join::{Joined, Memory, Sales, Sources};
use specdex::catalog::{self, Catalog, Subject};
use specdex::domain::{Claim, Market, Property, Text, Value, knowledge};

/// Compares the built-in catalog with a join of data sets.
#[derive(Debug, Parser)]
struct Arguments {
    /// The join, one JSON object a line
    #[arg(value_name = "FILE")]
    join: PathBuf,
    /// The table of Google Play's catalog that the join read, to read memory alike
    #[arg(long, value_name = "FILE")]
    google_play: Option<PathBuf>,
    /// The file of the STF database that the join read, to read days alike
    #[arg(long, value_name = "FILE")]
    stf: Option<PathBuf>,
    /// Examples of each kind
    #[arg(long, default_value_t = 5)]
    examples: usize,
}

const COMPARED: [Property; 5] = [
    Property::ChipSoc,
    Property::MemoryRam,
    Property::DisplayResolution,
    Property::BatteryCapacity,
    Property::ReleaseDate,
];

/// Those whose sources the join reads in another way.
const READ_ALIKE: [Property; 2] = [Property::MemoryRam, Property::ReleaseDate];

fn main() -> ExitCode {
    match compare(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn compare(arguments: &Arguments) -> anyhow::Result<()> {
    let path = arguments.join.display();
    let text = fs::read_to_string(&arguments.join)
        .with_context(|| format!("cannot read {path}; name the file of the join"))?;
    let mut sources = Sources::default();
    if let Some(table) = &arguments.google_play {
        sources.memory = memory(table)?;
    }
    if let Some(database) = &arguments.stf {
        sources.sales = sales(database)?;
    }
    let loaded = catalog::load(&catalog::packed());
    let index = Index::new(&loaded.catalog);
    let mut tallies: Vec<Tally> = COMPARED.map(Tally::new).into();
    let mut alike: Vec<Tally> = READ_ALIKE.map(Tally::new).into();
    let (mut lines, mut found) = (0, 0);
    for (number, line) in text.lines().enumerate() {
        let joined: Joined = serde_json::from_str(line)
            .with_context(|| format!("{path}:{}: is no device of a join", number + 1))?;
        lines += 1;
        if let Some(device) = index.find(&joined) {
            found += 1;
            for tally in &mut tallies {
                let value = joined.value(tally.property);
                tally.compare(&loaded.catalog, device, value);
            }
            for tally in &mut alike {
                let value = joined.read_alike(tally.property, &sources);
                tally.compare(&loaded.catalog, device, value);
            }
        }
    }
    println!("{found} of {lines} devices are in the catalog");
    for tally in &tallies {
        tally.print("as the join stands", arguments.examples);
    }
    for tally in &alike {
        tally.print("read alike", arguments.examples);
    }
    Ok(())
}

fn memory(table: &Path) -> anyhow::Result<Memory> {
    let path = table.display();
    let text = fs::read_to_string(table)
        .with_context(|| format!("cannot read {path}; name the table of Google Play's catalog"))?;
    Memory::from_table(&text).with_context(|| path.to_string())
}

fn sales(database: &Path) -> anyhow::Result<Sales> {
    let path = database.display();
    let bytes = fs::read(database)
        .with_context(|| format!("cannot read {path}; name the file of the STF database"))?;
    Sales::from_database(bytes).with_context(|| path.to_string())
}

/// Devices by brand and name, brand and codename, brand and model code. One that
/// several devices share names none of them.
#[derive(Debug, Default)]
struct Index<'a> {
    names: Names<'a>,
    codenames: Names<'a>,
    codes: Names<'a>,
}

type Names<'a> = HashMap<String, Option<&'a Subject>>;

impl<'a> Index<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let mut index = Self::default();
        for subject in catalog.devices() {
            let brand = subject.brand.and_then(|brand| catalog.subject(brand));
            let brands = brand.iter().flat_map(|brand| names_of(brand));
            for brand in brands {
                add(&mut index.names, brand, names_of(subject), subject);
                if let Some(device) = subject.device() {
                    add(&mut index.codenames, brand, &device.codenames, subject);
                    add(&mut index.codes, brand, &device.codes, subject);
                }
            }
        }
        index
    }

    fn find(&self, joined: &Joined) -> Option<&'a Subject> {
        let name = std::iter::once((&self.names, &joined.name));
        let codenames = joined.codename.iter().map(|name| (&self.codenames, name));
        let codes = joined.model_codes.iter().map(|code| (&self.codes, code));
        let mut places = name.chain(codenames).chain(codes);
        places.find_map(|(names, name)| {
            let found = names.get(&full_name(&joined.brand, name));
            // A name of "Honor 5X" under Huawei is here a name under Honor.
            *found.or_else(|| names.get(&key(name)))?
        })
    }
}

fn names_of(subject: &Subject) -> impl Iterator<Item = &Text> {
    std::iter::once(&subject.name).chain(&subject.aliases)
}

fn add<'a>(
    index: &mut Names<'a>,
    brand: &Text,
    names: impl IntoIterator<Item = &'a Text>,
    device: &'a Subject,
) {
    for name in names {
        let key = full_name(brand.as_str(), name.as_str());
        let known = index.entry(key).or_insert(Some(device));
        if known.is_some_and(|known| known.number != device.number) {
            *known = None;
        }
    }
}

/// Letters and digits only: lists differ in everything else.
fn key(text: &str) -> String {
    let text = text.to_lowercase().replace('+', "plus");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn full_name(brand: &str, name: &str) -> String {
    let (brand, name) = (key(brand), key(name));
    let name = name.strip_prefix(&brand).unwrap_or(&name);
    format!("{brand}{name}")
}

/// What was found of one property, with an example for each that is not shown.
#[derive(Debug)]
struct Tally {
    property: Property,
    shown: usize,
    /// Kept, but another value is shown.
    behind: Vec<String>,
    /// Others are kept.
    other: Vec<String>,
    /// None is.
    none: Vec<String>,
}

impl Tally {
    fn new(property: Property) -> Self {
        Self {
            property,
            shown: 0,
            behind: Vec::new(),
            other: Vec::new(),
            none: Vec::new(),
        }
    }

    fn compare(&mut self, catalog: &Catalog, device: &Subject, value: Option<Value>) {
        let Some(value) = value else {
            return;
        };
        let claims = catalog.claims_of(device.number).iter();
        let claims: Vec<&Claim> = claims.filter(|c| c.property == self.property).collect();
        let best = shown(catalog, &claims);
        let kept: Vec<&Value> = claims.iter().map(|claim| &claim.state.value).collect();
        let here = claims
            .iter()
            .map(|claim| format!("{} ({})", claim.state.value, claim.market));
        let here: Vec<String> = here.collect();
        let example = format!("{}: {value}, here {}", device.id, here.join("; "));
        if best.is_some_and(|best| self.agree(best, &value)) {
            self.shown += 1;
        } else if value
            .each()
            .iter()
            .all(|one| kept.iter().any(|kept| self.agree(kept, one)))
        {
            self.behind.push(example);
        } else if kept.is_empty() {
            self.none.push(format!("{}: {value}", device.id));
        } else {
            self.other.push(example);
        }
    }

    fn agree(&self, here: &Value, joined: &Value) -> bool {
        match (self.property, here, joined) {
            (Property::ChipSoc, here, Value::Text(joined)) => here.each().iter().any(|here| {
                matches!(here, Value::Text(here) if same_chip(here.as_str(), joined.as_str()))
            }),
            _ => here.agrees(joined),
        }
    }

    fn print(&self, reading: &str, examples: usize) {
        let kept = self.shown + self.behind.len();
        let known = kept + self.other.len();
        let all = known + self.none.len();
        let key = self.property.key();
        println!("\n{key}, {reading}: {all} values in the join");
        println!(
            "  {} kept, {} shown",
            share(kept, all),
            share(self.shown, all)
        );
        println!(
            "  of those about which the catalog has anything: {} kept, {} shown",
            share(kept, known),
            share(self.shown, known)
        );
        for (kind, found) in [
            ("kept, but another is shown", &self.behind),
            ("only others are kept", &self.other),
            ("nothing is kept", &self.none),
        ] {
            println!("  {kind}: {}", found.len());
            for example in found.iter().take(examples) {
                println!("    {example}");
            }
        }
    }
}

/// The value of one property that a card shows, of the world, or of the market
/// of a claim where none is about the world.
fn shown<'a>(catalog: &Catalog, claims: &[&'a Claim]) -> Option<&'a Value> {
    let first = *claims.first()?;
    let in_world = claims.iter().any(|claim| claim.market == Market::WORLD);
    let market = if in_world {
        Market::WORLD
    } else {
        first.market
    };
    let (markets, publishers) = (catalog.markets(), catalog.publishers());
    let claims = claims.iter().copied();
    knowledge(first.property, claims, market, markets, publishers)?.value()
}

/// `12 (34.5 %)`.
fn share(part: usize, all: usize) -> String {
    let thousandths = (part * 1000).checked_div(all).unwrap_or_default();
    format!("{part} ({}.{} %)", thousandths / 10, thousandths % 10)
}

/// Whether two spellings name one chip: by a part number, or by its name
/// without its maker's.
fn same_chip(one: &str, other: &str) -> bool {
    let (one, other) = (chip_names(one), chip_names(other));
    one.iter().any(|name| other.contains(name))
}

/// Makers that lists put before the names of chips, or do not.
const CHIP_MAKERS: &[&str] = &[
    "apple",
    "google",
    "hisilicon",
    "mediatek",
    "nvidia",
    "qualcomm",
    "samsung",
];

/// Part numbers such as `sm8550`, and the name that the other words make.
fn chip_names(chip: &str) -> Vec<String> {
    let chip = chip.to_lowercase();
    let words = chip.split(|c: char| !(c.is_alphanumeric() || c == '+'));
    let words = words.filter(|word| !CHIP_MAKERS.contains(word));
    let is_part = |word: &&str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_lowercase());
        digits.len() < word.len() && digits.chars().take_while(char::is_ascii_digit).count() >= 3
    };
    let (parts, name): (Vec<&str>, Vec<&str>) = words.partition(is_part);
    let name = name.concat();
    let names = parts.into_iter().map(str::to_owned);
    names.chain((!name.is_empty()).then_some(name)).collect()
}
