//! The devices of the join, as its lines state them and as this project reads
//! what lies behind two of their values.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use serde::Deserialize;
use specdex::catalog::Files;
use specdex::domain::{Property, Value};
use specdex::importers;

/// One device of the join.
#[derive(Debug, Deserialize)]
pub(crate) struct Joined {
    pub(crate) brand: String,
    pub(crate) name: String,
    pub(crate) codename: Vec<String>,
    pub(crate) model_codes: Vec<String>,
    soc: Option<String>,
    ram_gb: Vec<serde_json::Number>,
    display: Display,
    battery: Battery,
    released: Option<String>,
    sources: Vec<From>,
}

#[derive(Debug, Deserialize)]
struct Display {
    width: Option<u32>,
    height: Option<u32>,
}

#[derive(Debug, Deserialize)]
struct Battery {
    mah: Option<u32>,
}

/// A data set and what of the device is from it.
#[derive(Debug, Deserialize)]
struct From {
    name: String,
    fields: Vec<String>,
}

/// What the join calls Google Play's catalog.
const GOOGLE_PLAY: &str = "Google Play device catalogue snapshot";

/// What the join calls the STF device database.
const STF: &str = "DeviceFarmer stf-device-db";

/// What it calls endoflife.date.
const ENDOFLIFE: &str = "endoflife.date";

impl Joined {
    /// Its value of a property; none where it has none, or one that cannot be.
    pub(crate) fn value(&self, property: Property) -> Option<Value> {
        let raw: Vec<String> = match property {
            Property::ChipSoc => self.soc.iter().cloned().collect(),
            Property::MemoryRam => self.ram_gb.iter().map(|size| gigabytes(size)).collect(),
            Property::DisplayResolution => {
                vec![format!(
                    "{} x {}",
                    self.display.width?, self.display.height?
                )]
            }
            Property::BatteryCapacity => vec![format!("{} mAh", self.battery.mah?)],
            _ => self.released.iter().cloned().collect(),
        };
        parse(property, &raw)
    }

    /// The same value where the join reads its source otherwise than this
    /// project: the day of a time of the STF database, a day of Motorola's that
    /// endoflife.date means for a month, and the memory of which Google Play
    /// counts megabytes. Everything else stays.
    pub(crate) fn read_alike(&self, property: Property, sources: &Sources) -> Option<Value> {
        let stated = self.value(property)?;
        let raw = match property {
            Property::ReleaseDate if self.is_from(STF, "released") => {
                return Some(sources.sales.read(self, &stated).unwrap_or(stated));
            }
            Property::ReleaseDate if self.is_placeholder() => {
                let month = self.released.as_deref()?.get(..MONTH)?;
                vec![month.to_owned()]
            }
            Property::MemoryRam if self.is_from(GOOGLE_PLAY, "ram_gb") => {
                let sizes = self.ram_gb.iter().flat_map(|size| {
                    let read = size.as_f64().map(|size| sources.memory.read(self, size));
                    match read {
                        Some(read) if !read.is_empty() => read,
                        _ => vec![gigabytes(size)],
                    }
                });
                sizes.collect()
            }
            _ => return Some(stated),
        };
        parse(property, &raw)
    }

    /// Whether its day of release stands for a month: Motorola's do.
    fn is_placeholder(&self) -> bool {
        self.brand.eq_ignore_ascii_case("motorola") && self.is_from(ENDOFLIFE, "released")
    }

    fn is_from(&self, name: &str, field: &str) -> bool {
        let mut sources = self.sources.iter().filter(|source| source.name == name);
        sources.any(|source| source.fields.iter().any(|known| known == field))
    }
}

fn parse(property: Property, raw: &[String]) -> Option<Value> {
    let values = raw.iter().map(|raw| Value::parse(property, raw).ok());
    Value::list(values.collect::<Option<_>>()?)
}

fn gigabytes(size: &dyn std::fmt::Display) -> String {
    format!("{size} GB")
}

/// How much of a date is its year and month.
const MONTH: usize = "2026-01".len();

/// What two sources of the join state, as this project reads it.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) memory: Memory,
    pub(crate) sales: Sales,
}

/// The first days of sale in the STF database, by code, name and entry: a day
/// in Japan, or a month.
#[derive(Debug, Default)]
pub(crate) struct Sales {
    dates: HashMap<String, Vec<Value>>,
}

impl Sales {
    /// Reads the database's file.
    ///
    /// # Errors
    /// When the importer finds no device in it.
    pub(crate) fn from_database(bytes: Vec<u8>) -> anyhow::Result<Self> {
        let mut known = importers::ALL.iter();
        let importer = known.find(|importer| importer.name == "stf-device-db");
        let importer = importer.context("there is no importer of the STF database")?;
        let mut files = Files::default();
        files.insert("data/devices-latest.json".to_owned(), bytes);
        let mut sales = Self::default();
        for device in (importer.parse)(&files).devices {
            let facts = device.facts.iter();
            let dates = facts.filter(|fact| fact.property == Property::ReleaseDate);
            let dates: Vec<Value> = dates.map(|fact| fact.value.clone()).collect();
            let entry = device.place.rsplit(':').next().map(str::to_owned);
            let marks = device.codes.into_iter().chain(device.codenames);
            for mark in marks.chain(entry).chain([device.name]) {
                let known = sales.dates.entry(mark.to_lowercase()).or_default();
                known.extend(dates.iter().cloned());
            }
        }
        anyhow::ensure!(
            !sales.dates.is_empty(),
            "this is no file of the STF database"
        );
        Ok(sales)
    }

    /// The date of the database that the join's one is read from: the same
    /// day or the next one, or its month.
    fn read(&self, device: &Joined, stated: &Value) -> Option<Value> {
        let next = match stated {
            Value::Date(date) => date.end().tomorrow().ok()?.to_string(),
            _ => return None,
        };
        let next = Value::parse(Property::ReleaseDate, &next).ok()?;
        let marks = device.model_codes.iter().chain(&device.codename);
        let marks = marks.chain([&device.name]);
        let known = marks.filter_map(|mark| self.dates.get(&mark.to_lowercase()));
        let mut known = known.flatten();
        let same = |date: &&Value| date.agrees(&next) || date.agrees(stated);
        known.find(same).cloned()
    }
}

/// The megabytes that Google Play's catalog states, by codename.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    megabytes: HashMap<String, Vec<u32>>,
}

/// Memory sizes on sale in gigabytes, in ascending order.
const SIZES: &[f64] = &[
    0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 18.0, 24.0, 32.0,
];

/// Bytes of one gigabyte of memory.
const GIGABYTE: f64 = 1_073_741_824.0;

/// Bytes of a megabyte as the join counts it, and as the catalog means it.
const JOINED_MEGABYTE: f64 = 1_048_576.0;
const STATED_MEGABYTE: f64 = 1_000_000.0;

impl Memory {
    /// Reads the table of Google Play's catalog.
    ///
    /// # Errors
    /// When it is no table, or has no columns `Device` and `RAM (TotalMem)`.
    pub(crate) fn from_table(text: &str) -> anyhow::Result<Self> {
        #[derive(Debug, Deserialize)]
        struct Row {
            #[serde(rename = "Device")]
            codename: String,
            #[serde(rename = "RAM (TotalMem)")]
            memory: String,
        }
        let mut memory = Self::default();
        let mut table = csv::Reader::from_reader(text.as_bytes());
        for row in table.deserialize() {
            let row: Row = row.context("this is no table of Google Play's catalog")?;
            let parts = row.memory.trim_end_matches("MB").split('-');
            let known = memory.megabytes.entry(row.codename).or_default();
            known.extend(parts.filter_map(|part| part.parse::<u32>().ok()));
        }
        Ok(memory)
    }

    /// The sizes on sale that the catalog's megabytes are, of those of which
    /// counting them as the join does makes its size.
    fn read(&self, device: &Joined, joined: f64) -> Vec<String> {
        let known = device.codename.iter();
        let known = known.filter_map(|codename| self.megabytes.get(codename));
        let measured = known.flatten().copied().filter(|megabytes| {
            on_sale(*megabytes, JOINED_MEGABYTE)
                .is_some_and(|size| (size - joined).abs() < f64::EPSILON)
        });
        let sizes = measured.filter_map(|megabytes| on_sale(megabytes, STATED_MEGABYTE));
        let sizes: BTreeSet<String> = sizes.map(|size| gigabytes(&size)).collect();
        sizes.into_iter().collect()
    }
}

/// The smallest size on sale that holds this many megabytes, of which the last
/// may have been rounded up.
fn on_sale(megabytes: u32, megabyte: f64) -> Option<f64> {
    let least = f64::from(megabytes.saturating_sub(1)) * megabyte;
    let mut sizes = SIZES.iter().copied();
    sizes.find(|size| least < size * GIGABYTE)
}
