//! Two to four devices side by side, a row per property.
//!
//! It says what is known of each and which exact value is the better one;
//! what nobody knows is unknown, and never worse.

use super::device::{Fact, claims_about, facts, order};
use super::question::{Section, View, Wanted};
use super::{Answer, Candidate, Unresolved, resolve};
use crate::catalog::{Catalog, Subject};
use crate::domain::property::{Better, REGISTRY};
use crate::domain::{
    Amount, Claim, Market, MarketTree, PartialDate, Property, Quantity, Stage, Status,
    SubjectNumber, Value,
};
use crate::search::Snapshot;

/// The most devices that are compared.
pub const MOST: usize = 4;

/// What people compare first, in this order; the rest follows by section.
const WANTED: &[Property] = &[
    Property::OsLaunch,
    Property::OsCurrent,
    Property::ChipSoc,
    Property::ChipVendor,
    Property::DisplaySize,
    Property::DisplayRefreshRate,
    Property::CameraMain,
    Property::BatteryCapacity,
    Property::ChargingWired,
    Property::MemoryRam,
    Property::StorageCapacity,
    Property::BodyWeight,
    Property::ReleaseDate,
    Property::SupportUntil,
    Property::ReleaseMarket,
];

/// Two to four devices side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareAnswer {
    /// The devices, in the order in which they were named, each once.
    pub devices: Vec<Compared>,
    /// What is known of any of them, in the order of the sections of a card.
    pub rows: Vec<ComparedRow>,
    /// The market that the values hold for; `None` for all side by side.
    pub market: Option<Market>,
    /// The names of devices that were named twice.
    pub named_twice: Vec<String>,
    /// Whether more devices were named than are compared.
    pub too_many: bool,
    /// How many unconfirmed claims are hidden by the point of view.
    pub hidden: usize,
}

/// A comparison that cannot be made before one of its devices is clear.
#[derive(Debug, Clone, PartialEq)]
pub struct Unclear {
    /// The devices; those before the unclear one by their numbers.
    pub devices: Vec<Wanted>,
    /// Why the first of the others is not clear.
    pub why: Unresolved,
}

/// One of the devices.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its number.
    pub number: SubjectNumber,
    /// Its full name.
    pub name: String,
    /// Its name, without the brand where it stands alone.
    pub short_name: String,
    /// How far it has come.
    pub stage: Stage,
    /// What was typed, when it was not the exact name.
    pub inexact: Option<String>,
    /// What else could have been meant.
    pub runners_up: Vec<Candidate>,
    /// How many claims about it are told.
    pub claims: usize,
}

/// What is known of one property in one place, device by device.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRow {
    /// The property.
    pub property: Property,
    /// Where it holds; several places where every device says the same in each.
    pub places: Vec<Market>,
    /// One cell for each device, in their order; `None` is unknown.
    pub cells: Vec<Option<Cell>>,
    /// Whether the known values differ, or something is known of one only.
    pub differs: bool,
}

/// What is known of one property of one device.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The fact.
    pub fact: Fact,
    /// Whether its value is exact and better than every other known one.
    pub better: bool,
}

/// Compares the devices that are meant; asks about the first that is not clear.
pub fn answer(
    snapshot: &Snapshot,
    devices: &[Wanted],
    market: Option<Market>,
    view: &View,
) -> Answer {
    let catalog = &snapshot.catalog;
    let market = market.or(view.market).filter(|m| *m != Market::WORLD);
    let mut found: Vec<(&Subject, Compared)> = Vec::new();
    let mut settled: Vec<SubjectNumber> = Vec::new();
    let mut named_twice = Vec::new();
    let mut too_many = false;
    for device in devices {
        let resolved = match resolve::device(snapshot, device, view.today) {
            Ok(resolved) => resolved,
            Err(why) => return unclear(devices, &settled, why),
        };
        settled.push(resolved.number);
        let Some(subject) = catalog.subject(resolved.number) else {
            continue;
        };
        if found
            .iter()
            .any(|(known, _)| known.number == subject.number)
        {
            named_twice.push(catalog.full_name(subject));
        } else if found.len() == MOST {
            too_many = true;
        } else {
            found.push((subject, compared(catalog, subject, resolved, view)));
        }
    }
    let mut hidden = 0;
    let mut each = Vec::new();
    for (subject, compared) in &mut found {
        let all = claims_about(catalog, subject);
        let visible = |claim: &&Claim| view.show_rumors || !claim.state.status.is_unconfirmed();
        let shown: Vec<&Claim> = all.iter().copied().filter(visible).collect();
        hidden += all.len() - shown.len();
        compared.claims = shown.len();
        each.push(facts(catalog, subject.number, &shown, market, view.today));
    }
    Answer::Compare(CompareAnswer {
        devices: found.into_iter().map(|(_, compared)| compared).collect(),
        rows: rows(&each, catalog.markets()),
        market,
        named_twice,
        too_many,
        hidden,
    })
}

/// Keeps the devices that are clear, so that a choice settles the right one.
fn unclear(devices: &[Wanted], settled: &[SubjectNumber], why: Unresolved) -> Answer {
    let open = devices.iter().skip(settled.len()).cloned();
    let clear = settled.iter().map(|number| Wanted::Number(*number));
    Answer::Unclear(Unclear {
        devices: clear.chain(open).collect(),
        why,
    })
}

fn compared(
    catalog: &Catalog,
    subject: &Subject,
    resolved: resolve::Resolved,
    view: &View,
) -> Compared {
    Compared {
        number: subject.number,
        name: catalog.full_name(subject),
        short_name: resolve::short_name(catalog, subject),
        stage: resolve::stage_of(catalog, subject, view.today).unwrap_or(Stage::Rumored),
        inexact: resolved.inexact,
        runners_up: resolved.runners_up,
        claims: 0,
    }
}

/// Sentences stand on the cards of the devices; side by side they say nothing.
fn is_compared(property: Property) -> bool {
    !matches!(
        property,
        Property::Statement
            | Property::DesignNote
            | Property::PriceChange
            | Property::SeriesLineup
            | Property::SupportActive
    )
}

fn rows(each: &[Vec<Fact>], tree: &MarketTree) -> Vec<ComparedRow> {
    let mut properties: Vec<Property> = REGISTRY
        .iter()
        .map(|row| row.property)
        .filter(|property| is_compared(*property))
        .collect();
    properties.sort_by_key(|property| {
        let wanted = WANTED.iter().position(|wanted| wanted == property);
        (wanted.unwrap_or(WANTED.len()), Section::of(*property))
    });
    let mut rows: Vec<ComparedRow> = Vec::new();
    for property in properties {
        let first = rows.len();
        for place in places(each, property) {
            let row = row(each, property, place, tree);
            let same = rows[first..]
                .iter_mut()
                .find(|kept| told(kept) == told(&row));
            match same {
                Some(kept) => kept.places.push(place),
                None => rows.push(row),
            }
        }
    }
    rows
}

/// The places for which something is known of a property of any device.
fn places(each: &[Vec<Fact>], property: Property) -> Vec<Market> {
    let mut places: Vec<Market> = each
        .iter()
        .flatten()
        .filter(|fact| fact.property() == Some(property))
        .flat_map(|fact| fact.places.iter().copied())
        .collect();
    places.sort_by_key(|place| order(*place));
    places.dedup();
    // China and the rest make the world; what holds everywhere stands in both.
    let parted = places.contains(&Market::CHINA) || places.contains(&Market::GLOBAL);
    if parted && places.first() == Some(&Market::WORLD) {
        places.extend([Market::CHINA, Market::GLOBAL]);
        places.retain(|place| *place != Market::WORLD);
        places.sort_by_key(|place| order(*place));
        places.dedup();
    }
    places
}

/// What the cells of a row say, for finding rows that say the same.
fn told(row: &ComparedRow) -> Vec<Option<Vec<(&Value, Status)>>> {
    row.cells
        .iter()
        .map(|cell| {
            let fact = &cell.as_ref()?.fact;
            let said = fact.best.iter().chain(&fact.disputed).chain(&fact.dead);
            Some(said.map(|said| (&said.value, said.status)).collect())
        })
        .collect()
}

fn row(each: &[Vec<Fact>], property: Property, place: Market, tree: &MarketTree) -> ComparedRow {
    let mut cells: Vec<Option<Cell>> = each
        .iter()
        .map(|facts| {
            let fact = cell(facts, property, place, tree)?;
            Some(Cell {
                fact: fact.clone(),
                better: false,
            })
        })
        .collect();
    mark_better(&mut cells, property);
    let mut known = cells.iter().map(|cell| cell.as_ref().map(values_of));
    let first = known.next().flatten();
    let differs = known.any(|other| other != first);
    ComparedRow {
        property,
        places: vec![place],
        cells,
        differs,
    }
}

fn values_of(cell: &Cell) -> Vec<&Value> {
    let said = cell.fact.best.iter().chain(&cell.fact.disputed);
    said.map(|said| &said.value).collect()
}

/// What is known of a device in a place: its own before its series' and
/// brand's, the nearest place up to the root.
fn cell<'a>(
    facts: &'a [Fact],
    property: Property,
    place: Market,
    tree: &MarketTree,
) -> Option<&'a Fact> {
    facts
        .iter()
        .filter(|fact| fact.property() == Some(property))
        .filter_map(|fact| {
            let steps = fact.places.iter().filter_map(|p| tree.distance(place, *p));
            Some((!fact.is_own(), steps.min()?, fact))
        })
        .min_by_key(|(stated, distance, _)| (*stated, *distance))
        .map(|(_, _, fact)| fact)
}

/// Marks the cells whose value is the best, where that can be said: every
/// known value is exact, undisputed and no rumor, and one is worse.
fn mark_better(cells: &mut [Option<Cell>], property: Property) {
    let less = match property.spec().better {
        Better::More => false,
        Better::Less => true,
        Better::Neither => return,
    };
    let ranks: Vec<Option<i64>> = cells
        .iter()
        .map(|cell| {
            let rank = cell.as_ref().and_then(|cell| rank(&cell.fact))?;
            Some(if less { -rank } else { rank })
        })
        .collect();
    // A value that is known but not exact might be the best one.
    let vague = cells
        .iter()
        .zip(&ranks)
        .any(|(cell, rank)| rank.is_none() && cell.as_ref().is_some_and(|c| c.fact.is_known()));
    let best = ranks.iter().flatten().max().copied();
    let worst = ranks.iter().flatten().min().copied();
    if vague || best == worst {
        return;
    }
    for (cell, rank) in cells.iter_mut().zip(ranks) {
        if let Some(cell) = cell {
            cell.better = rank == best;
        }
    }
}

/// The number by which a value is compared; `None` for what is not one exact
/// value.
fn rank(fact: &Fact) -> Option<i64> {
    let [said] = fact.best.as_slice() else {
        return None;
    };
    // A rumor wins over nothing that can be bought.
    if said.status.is_unconfirmed() || fact.is_disputed() || !fact.nearer.is_empty() {
        return None;
    }
    said.value
        .each()
        .iter()
        .map(|value| match value {
            Value::Quantity(Quantity::Exact(amount)) => Some(Amount::thousandths(*amount)),
            Value::Date(date) => Some(day_number(*date)),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .max()
}

/// Days in the order of the calendar.
fn day_number(date: PartialDate) -> i64 {
    let end = date.end();
    i64::from(end.year()) * 400 + i64::from(end.day_of_year())
}
