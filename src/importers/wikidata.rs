//! Wikidata: what its query service answers to the query in `docs/DATA.md`,
//! saved as `wikidata.json` in the W3C's JSON format for query results.
//!
//! Each row of the answer is one statement about one device. Lengths and
//! weights come in the units to which the service converts them, meters and
//! kilograms.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Importer;
use super::draft::{Draft, Speaker};
use super::naming::{kind_by_name, without_brand};
use super::record::{DeviceRecord, Parsed, Refused};
use crate::catalog::Files;
use crate::domain::{Address, DeviceKind, Market, PartialDate, Property as P};

/// The importer.
pub(super) const IMPORTER: Importer = Importer {
    name: "wikidata",
    wants: |path| path == FILE,
    parse,
};

const FILE: &str = "wikidata.json";

#[derive(Debug, Deserialize)]
struct Answer {
    results: Results,
}

#[derive(Debug, Deserialize)]
struct Results {
    bindings: Vec<BTreeMap<String, Term>>,
}

#[derive(Debug, Deserialize)]
struct Term {
    value: String,
}

/// One row with its terms by the names of the query.
#[derive(Debug, Clone, Copy)]
struct Row<'a>(&'a BTreeMap<String, Term>);

impl<'a> Row<'a> {
    fn get(self, name: &str) -> &'a str {
        self.0.get(name).map_or("", |term| term.value.trim())
    }

    /// `Q42` of `http://www.wikidata.org/entity/Q42`.
    fn item(self) -> Option<&'a str> {
        let (_, item) = self.get("item").rsplit_once('/')?;
        let number = item.strip_prefix('Q')?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(item)
    }
}

fn parse(files: &Files<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let Some(bytes) = files.get(FILE) else {
        return parsed.without(FILE);
    };
    let answer: Answer = match serde_json::from_slice(bytes) {
        Ok(answer) => answer,
        Err(problem) => return parsed.damaged(FILE, &problem.to_string()),
    };
    let mut by_item: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for (index, row) in answer.results.bindings.iter().enumerate() {
        match Row(row).item() {
            Some(item) => by_item.entry(item).or_default().push(Row(row)),
            None => parsed.refused.push(Refused {
                place: format!("{FILE}:row {}", index + 1),
                reason: "it names no item".to_owned(),
            }),
        }
    }
    for (item, rows) in by_item {
        match device(item, &rows) {
            Ok((record, refused)) => {
                parsed.devices.push(record);
                parsed.refused.extend(refused);
            }
            Err(reason) => parsed.refused.push(Refused {
                place: format!("{FILE}:{item}"),
                reason,
            }),
        }
    }
    parsed
}

fn device(item: &str, rows: &[Row<'_>]) -> Result<(DeviceRecord, Vec<Refused>), String> {
    let first = rows[0];
    let label = first.get("itemLabel");
    // Without an English name the service repeats the item.
    if label.is_empty() || label == item {
        return Err(format!("{item} has no English name"));
    }
    let brand = brand(first.get("makerLabel"));
    if brand.is_empty() {
        return Err(format!("{label} names no maker"));
    }
    let asked = first.get("asked");
    let day = asked
        .get(..10)
        .filter(|day| PartialDate::parse(day).is_ok());
    let day = day.ok_or_else(|| format!("{label} does not say when the query was asked"))?;
    let speaker = Speaker::new(IMPORTER.name, day);
    let place = format!("{FILE}:{item}");
    let name = without_brand(brand, label);
    let mut draft = Draft::new(&speaker, place, brand, name);
    let said = DeviceKind::ALL
        .iter()
        .find(|(_, key)| *key == first.get("kind"));
    draft.record().kind = said.map(|(kind, _)| kind_by_name(*kind, name));
    statements(&mut draft, rows);
    let (mut record, refused) = draft.finish();
    for fact in &mut record.facts {
        fact.source.url = Address::new(&format!("https://www.wikidata.org/wiki/{item}")).ok();
    }
    Ok((record, refused))
}

/// Companies are listed by their full names.
fn brand(maker: &str) -> &str {
    const COMPANY: &[&str] = &[
        " Inc.",
        " Electronics",
        " Corporation",
        " Communications",
        " Mobility",
        " Mobile",
    ];
    COMPANY
        .iter()
        .find_map(|end| maker.strip_suffix(end))
        .unwrap_or(maker)
}

/// How the values of one property are read.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// A moment, with how exactly it is known.
    Date,
    /// A decimal number of a unit of which the catalog's is a thousandth.
    Thousandth(&'static str),
    /// The label of an item.
    Label,
}

/// The statements that the query asks for, by the number of the property.
const STATEMENTS: &[(&str, P, Form)] = &[
    ("P577", P::ReleaseDate, Form::Date),
    ("P2048", P::BodyHeight, Form::Thousandth("mm")),
    ("P2049", P::BodyWidth, Form::Thousandth("mm")),
    ("P2610", P::BodyDepth, Form::Thousandth("mm")),
    ("P2067", P::BodyWeight, Form::Thousandth("g")),
    ("P880", P::ChipSoc, Form::Label),
];

fn statements(draft: &mut Draft<'_>, rows: &[Row<'_>]) {
    for (number, property, form) in STATEMENTS {
        let mut values = Vec::new();
        for row in rows.iter().filter(|row| row.get("property") == *number) {
            match read(*form, *row) {
                Ok(value) if values.contains(&value) => {}
                Ok(value) => values.push(value),
                Err(reason) => draft.refuse(format!("{}: {reason}", property.key())),
            }
        }
        // Of several dates, as for several countries, the first is the release.
        if matches!(form, Form::Date) {
            values.sort();
            values.truncate(1);
        }
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        draft.say_each(Market::WORLD, *property, &values);
    }
    let known = |row: &&Row<'_>| !STATEMENTS.iter().any(|s| s.0 == row.get("property"));
    for row in rows
        .iter()
        .filter(known)
        .filter(|row| !row.get("property").is_empty())
    {
        draft.refuse(format!(
            "{:?} is no property that is asked for",
            row.get("property")
        ));
    }
}

fn read(form: Form, row: Row<'_>) -> Result<String, String> {
    let value = row.get("value");
    match form {
        Form::Date => date(value, row.get("precision")),
        Form::Thousandth(unit) => {
            let number: f64 = value
                .parse()
                .map_err(|_| format!("{value:?} is no number"))?;
            let number = format!("{:.1}", number * 1000.0);
            Ok(format!("{} {unit}", number.trim_end_matches(".0")))
        }
        Form::Label => match row.get("valueLabel") {
            "" => Err(format!("{value:?} has no name")),
            label => Ok(label.to_owned()),
        },
    }
}

/// The day, month or year of a moment such as `2019-03-08T00:00:00Z`, by the
/// precision: 11, 10 or 9.
fn date(moment: &str, precision: &str) -> Result<String, String> {
    let length = match precision {
        "11" => 10,
        "10" => 7,
        "9" => 4,
        other => return Err(format!("{moment:?} is known with precision {other:?} only")),
    };
    let date = moment.get(..length).unwrap_or(moment);
    match PartialDate::parse(date) {
        Ok(_) => Ok(date.to_owned()),
        Err(problem) => Err(problem.to_string()),
    }
}
