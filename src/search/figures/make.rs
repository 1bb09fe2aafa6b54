//! Works the numbers of all devices out, once for a catalog: what holds in each
//! place that a claim names.

use std::collections::HashMap;

use jiff::civil::Date;

use super::column::{Column, Entry};
use super::{Figure, Figures, Placed, RELEASES, Runs, SYSTEMS, Several, Span, System, ToCome};
use crate::catalog::{Catalog, Details, Subject};
use crate::domain::{
    Claim, DeviceKind, Market, Milestones, OsVersion, Property, SubjectNumber, Value, knowledge,
};

/// The numbers of these devices, without the order of their names.
pub(super) fn make(catalog: &Catalog, devices: &[&Subject]) -> Figures {
    let mut making = Making {
        catalog,
        systems: HashMap::new(),
        next: place_of(devices.len()),
        figures: Figures::default(),
        columns: Columns::default(),
    };
    for (row, device) in (0..).zip(devices) {
        making.list(row, device);
    }
    making.done()
}

struct Making<'c> {
    catalog: &'c Catalog,
    systems: HashMap<&'c OsVersion, u32>,
    /// The next row behind those of the world.
    next: u32,
    figures: Figures,
    columns: Columns,
}

/// What becomes the columns.
#[derive(Default)]
struct Columns {
    kinds: Vec<Entry<DeviceKind>>,
    brands: Vec<Entry<SubjectNumber>>,
    released: Vec<Entry<(Date, Date)>>,
    spans: [Vec<Entry<Span>>; Figure::ALL.len()],
    runs: Vec<Entry<Runs>>,
    sold: Vec<Entry<Market>>,
}

impl<'c> Making<'c> {
    fn list(&mut self, world: u32, subject: &'c Subject) {
        self.figures.devices.push(subject.number);
        let claims = self.catalog.claims_of(subject.number);
        let first = self.next;
        for place in places(claims) {
            let row = if place == Market::WORLD {
                world
            } else {
                let device = world;
                self.figures.placed.push(Placed { device, place });
                self.next += 1;
                self.next - 1
            };
            self.in_place(row, place, claims);
            self.of_device(row, subject, claims);
        }
        if first < self.next {
            let (row, others) = (world, first..self.next);
            self.figures.several.push(Several { row, others });
        }
    }

    /// What holds of a device wherever it is.
    fn of_device(&mut self, row: u32, subject: &Subject, claims: &[Claim]) {
        let Some(device) = subject.device() else {
            return;
        };
        self.columns.kinds.push(certain(device.kind, row));
        let brand = subject.brand.map(|brand| certain(brand, row));
        self.columns.brands.extend(brand);
        let sold = claims
            .iter()
            .filter(|claim| claim.property == Property::ReleaseMarket && claim.is_live());
        for claim in sold {
            let markets = claim.state.value.each().iter();
            let markets = markets.filter_map(|value| match value {
                Value::Market(market) => Some(entry(*market, claim, row)),
                _ => None,
            });
            self.columns.sold.extend(markets);
        }
        let looked = device.looked_for_release.as_ref();
        let looked = looked.map(|looked| looked.as_of);
        let milestones = Milestones::of(claims, looked, self.catalog.publishers());
        let milestones = milestones.listed(!device.named_by.is_empty());
        let from = milestones.out_from();
        if from != Date::MIN {
            self.figures.to_come.push(ToCome {
                from,
                until_then: milestones.on(Date::MIN).kind(),
                row,
            });
        }
    }

    fn in_place(&mut self, row: u32, place: Market, claims: &'c [Claim]) {
        let mut released = None;
        for of_property in claims.chunk_by(|a, b| a.property == b.property) {
            let Some(property) = of_property.first().map(|claim| claim.property) else {
                continue;
            };
            let figure = Figure::ALL.iter().find(|one| one.property() == property);
            let date = RELEASES.contains(&property);
            if figure.is_none() && !date && !SYSTEMS.contains(&property) {
                continue;
            }
            let best = self.best(of_property, place);
            if date {
                let dated = best.iter().rev().find_map(|claim| released_on(claim, row));
                // The day on which it was shown stands where its release is
                // not known.
                if property == Property::ReleaseDate || released.is_none() {
                    released = dated.or(released);
                }
            } else if let Some(figure) = figure {
                self.take_figure(*figure, &best, row);
            } else {
                best.iter().for_each(|claim| self.take_systems(claim, row));
            }
        }
        self.columns.released.extend(released);
    }

    /// The claims of a property whose value holds in a place.
    fn best(&self, claims: &'c [Claim], place: Market) -> Vec<&'c Claim> {
        let tree = self.catalog.markets();
        // Nearly all properties of nearly all devices have one claim.
        if let [only] = claims {
            let holds = only.is_live() && tree.distance(place, only.market).is_some();
            return holds.then_some(only).into_iter().collect();
        }
        let property = claims.first().map(|claim| claim.property);
        let known = property.and_then(|property| {
            knowledge(property, claims, place, tree, self.catalog.publishers())
        });
        known.map(|known| known.best).unwrap_or_default()
    }

    fn take_figure(&mut self, figure: Figure, best: &[&Claim], row: u32) {
        let Some(claim) = best.last() else {
            return;
        };
        let span = Span::of(figure, &claim.state.value);
        if let Some(spans) = self.columns.spans.get_mut(figure.place())
            && span != Span::UNKNOWN
        {
            spans.push(entry(span, claim, row));
        }
    }

    fn take_systems(&mut self, claim: &'c Claim, row: u32) {
        let since = claim
            .state
            .since
            .filter(|_| claim.property == Property::OsUpgrade)
            .map(|since| since.start());
        for value in claim.state.value.each() {
            let Value::Os(os) = value else {
                continue;
            };
            let next = place_of(self.figures.systems.len());
            let system = *self.systems.entry(os).or_insert(next);
            if system == next {
                self.figures.systems.push(described(self.catalog, os));
            }
            let runs = Runs { system, since };
            self.columns.runs.push(entry(runs, claim, row));
        }
    }

    fn done(self) -> Figures {
        let Self {
            mut figures,
            columns,
            ..
        } = self;
        let rows = figures.rows();
        figures.kinds = Column::of(columns.kinds, rows);
        figures.brands = Column::of(columns.brands, rows);
        figures.released = Column::of(columns.released, rows);
        figures.spans = columns.spans.map(|spans| Column::of(spans, rows));
        figures.runs = Column::of(columns.runs, rows);
        figures.sold = Column::of(columns.sold, rows);
        figures.to_come.sort_by_key(|row| (row.from, row.row));
        figures
    }
}

/// A system with what it is built on.
fn described(catalog: &Catalog, os: &OsVersion) -> System {
    let system = catalog.by_id(os.system.as_str());
    System {
        os: os.clone(),
        beneath: system.and_then(|system| match system.details {
            Details::Skin { base } => base,
            _ => None,
        }),
    }
}

fn released_on(claim: &Claim, row: u32) -> Option<Entry<(Date, Date)>> {
    match &claim.state.value {
        Value::Date(date) => Some(entry((date.start(), date.end()), claim, row)),
        _ => None,
    }
}

/// The places in which something can hold that does not hold worldwide.
fn places(claims: &[Claim]) -> Vec<Market> {
    let order = |market: &Market| match *market {
        Market::WORLD => (0, *market),
        Market::CHINA => (1, *market),
        Market::GLOBAL => (2, *market),
        _ => (3, *market),
    };
    let named = claims.iter().filter(|claim| {
        SYSTEMS.contains(&claim.property)
            || RELEASES.contains(&claim.property)
            || Figure::ALL
                .iter()
                .any(|figure| figure.property() == claim.property)
    });
    let named = named.map(|claim| claim.market);
    let named = named.filter(|market| *market != Market::WORLD);
    let mut places = vec![Market::WORLD];
    places.extend(named);
    places.sort_unstable_by_key(order);
    places.dedup();
    places
}

fn entry<T>(value: T, claim: &Claim, row: u32) -> Entry<T> {
    Entry {
        value,
        unconfirmed: claim.state.status.is_unconfirmed(),
        row,
    }
}

fn certain<T>(value: T, row: u32) -> Entry<T> {
    Entry {
        value,
        unconfirmed: false,
        row,
    }
}

/// A place in a list; catalogs are far smaller than what it can hold.
fn place_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
