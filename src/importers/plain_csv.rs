//! Tables of anybody's own: one line per device, or one line per value.
//!
//! `docs/DATA.md` describes the columns. Every `.csv` file of the folder is
//! read. A line that cannot be used is refused with its number and what to
//! write instead; the others are read.

use std::collections::BTreeMap;

use super::Importer;
use super::draft::add_new;
use super::record::{DeviceRecord, Fact, Parsed, Refused};
use super::table::{Row, Table};
use crate::catalog::Files;
use crate::domain::property::{Arity, REGISTRY};
use crate::domain::{
    Address, DeviceKind, Market, PartialDate, Property, PublisherId, Source, SubjectKind, Value,
    nearest,
};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "csv",
    wants: |path| path.to_lowercase().ends_with(".csv"),
    parse,
};

/// Columns that every table has.
const REQUIRED: &[&str] = &["brand", "name", "publisher"];

/// Columns that a table may have besides them and those of properties.
const OPTIONAL: &[&str] = &[
    "kind",
    "codes",
    "codenames",
    "aliases",
    "market",
    "as_of",
    "url",
    "property",
    "value",
];

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut read = false;
    for (path, bytes) in files.iter().filter(|(path, _)| (IMPORTER.wants)(path)) {
        read = true;
        let table = Table::read(path, bytes, REQUIRED, &mut parsed.refused);
        if let Some(table) = table {
            read_table(path, &table, &mut parsed);
        }
    }
    if read {
        parsed
    } else {
        parsed.damaged(".", "there is no .csv file")
    }
}

fn read_table(path: &str, table: &Table, parsed: &mut Parsed) {
    let properties = match columns(table) {
        Ok(properties) => properties,
        Err(reason) => {
            let place = format!("{path}:1");
            parsed.refused.push(Refused { place, reason });
            return;
        }
    };
    let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for row in table.rows().filter(|row| !row.is_blank()) {
        let refuse = |reason| Refused {
            place: row.place(),
            reason,
        };
        let line = match line(row) {
            Ok(line) => line,
            Err(reason) => {
                parsed.refused.push(refuse(reason));
                continue;
            }
        };
        let publisher = line.source.publisher.to_string();
        let key = (
            line.device.brand.to_lowercase(),
            line.device.name.to_lowercase(),
            publisher,
        );
        let at = *places.entry(key).or_insert_with(|| {
            parsed.devices.push(line.device.clone());
            parsed.devices.len() - 1
        });
        let Some(device) = parsed.devices.get_mut(at) else {
            continue;
        };
        gather(device, &line.device);
        for (property, raw) in statements(row, &properties) {
            let fact = property.and_then(|property| fact(&line, property, raw));
            if let Err(reason) = fact.and_then(|fact| hold(device, fact)) {
                parsed.refused.push(refuse(reason));
            }
        }
    }
}

/// The columns that are properties, with their headings.
fn columns(table: &Table) -> Result<Vec<(&str, Property)>, String> {
    let mut properties = Vec::new();
    let is = |column: &str, names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(column));
    for column in table.columns() {
        if !is(column, REQUIRED) && !is(column, OPTIONAL) {
            properties.push((column.as_str(), device_property(&column.to_lowercase())?));
        }
    }
    let has = |name: &str| table.columns().iter().any(|column| is(column, &[name]));
    if has("property") == has("value") {
        Ok(properties)
    } else {
        Err("the columns property and value go together; one of them is missing".to_owned())
    }
}

/// The property with this key, if devices can have it.
fn device_property(key: &str) -> Result<Property, String> {
    let known = Property::from_key(key);
    if let Some(property) = known.filter(|p| p.spec().fits.contains(&SubjectKind::Device)) {
        return Ok(property);
    }
    let all = REGISTRY.iter();
    let all = all.filter(|row| row.fits.contains(&SubjectKind::Device));
    let names = all.map(|row| row.key).chain(REQUIRED.iter().copied());
    let names = names.chain(OPTIONAL.iter().copied());
    Err(match nearest(key, names) {
        Some(near) => {
            format!("{key:?} is no column and no property of devices; did you mean {near}?")
        }
        None => format!("{key:?} is no column and no property of devices"),
    })
}

/// What a line says of all its values.
struct Line {
    device: DeviceRecord,
    market: Market,
    as_of: Option<PartialDate>,
    source: Source,
}

fn line(row: Row<'_>) -> Result<Line, String> {
    for column in REQUIRED {
        if row.get(column).is_empty() {
            return Err(format!("{column} is empty"));
        }
    }
    let market = match row.get("market") {
        "" => Market::WORLD,
        code => Market::new(code).map_err(|problem| problem.to_string())?,
    };
    let as_of = match row.get("as_of") {
        "" => None,
        date => Some(PartialDate::parse(date).map_err(|problem| problem.to_string())?),
    };
    let mut source = Source::of(PublisherId(row.get("publisher").into()));
    source.url = match row.get("url") {
        "" => None,
        url => Some(Address::new(url).map_err(|problem| problem.to_string())?),
    };
    Ok(Line {
        device: DeviceRecord {
            place: row.place(),
            brand: row.get("brand").to_owned(),
            name: row.get("name").to_owned(),
            kind: kind(row.get("kind"))?,
            aliases: several(row.get("aliases")),
            codes: several(row.get("codes")),
            codenames: several(row.get("codenames")),
            facts: Vec::new(),
        },
        market,
        as_of,
        source,
    })
}

fn kind(written: &str) -> Result<Option<DeviceKind>, String> {
    let lower = written.to_lowercase();
    let found = DeviceKind::ALL.iter().find(|(_, key)| *key == lower);
    match found {
        Some((kind, _)) => Ok(Some(*kind)),
        None if written.is_empty() => Ok(None),
        None => {
            let keys: Vec<&str> = DeviceKind::ALL.iter().map(|(_, key)| *key).collect();
            Err(format!(
                "{written:?} is no kind of device; write one of {}",
                keys.join(", ")
            ))
        }
    }
}

/// The parts of a cell that holds several.
fn several(cell: &str) -> Vec<String> {
    let parts = cell.split('|').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The values of a line: its filled cells under properties, and the one that
/// its cells `property` and `value` state.
fn statements<'a>(
    row: Row<'a>,
    properties: &[(&'a str, Property)],
) -> Vec<(Result<Property, String>, &'a str)> {
    let cells = properties
        .iter()
        .map(|(column, property)| (Ok(*property), row.get(column)));
    let mut all: Vec<_> = cells.filter(|(_, raw)| !raw.is_empty()).collect();
    match (row.get("property"), row.get("value")) {
        ("", "") => {}
        (key, raw) => all.push((device_property(key), raw)),
    }
    all
}

fn fact(line: &Line, property: Property, raw: &str) -> Result<Fact, String> {
    if line.as_of.is_none() {
        let key = property.key();
        return Err(format!(
            "as_of is empty; write the day on which {key} was true"
        ));
    }
    let values: Result<Vec<Value>, _> = several(raw)
        .iter()
        .map(|part| Value::parse(property, part))
        .collect();
    let values = values.map_err(|problem| problem.to_string())?;
    let value = Value::list(values).ok_or_else(|| format!("{} has no value", property.key()))?;
    Ok(Fact {
        property,
        market: line.market,
        value,
        as_of: line.as_of,
        source: line.source.clone(),
    })
}

/// Adds the names that another line has for the same device.
fn gather(device: &mut DeviceRecord, more: &DeviceRecord) {
    device.kind = device.kind.or(more.kind);
    for (list, more) in [
        (&mut device.aliases, &more.aliases),
        (&mut device.codes, &more.codes),
        (&mut device.codenames, &more.codenames),
    ] {
        for value in more {
            add_new(list, value);
        }
    }
}

/// Adds a fact, unless the table has another value of it already.
fn hold(device: &mut DeviceRecord, fact: Fact) -> Result<(), String> {
    let same = |known: &&Fact| known.property == fact.property && known.market == fact.market;
    let many = fact.property.spec().arity == Arity::Many;
    match device.facts.iter().find(same) {
        Some(known) if known.value == fact.value => Ok(()),
        Some(known) if !many => Err(format!(
            "{} is {} here and {} in a line before",
            fact.property.key(),
            fact.value,
            known.value
        )),
        _ => {
            device.facts.push(fact);
            Ok(())
        }
    }
}
