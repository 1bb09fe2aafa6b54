//! Works the numbers of all devices out, once for a catalog: what holds in each
//! place that a claim names.

use std::collections::HashMap;
use std::ops::Range;

use super::{Figure, Figures, InPlace, Known, Listed, RELEASE, RELEASES, Runs, SYSTEMS, Span, bit};
use crate::catalog::{Catalog, Subject};
use crate::domain::{Claim, Market, Milestones, OsVersion, Property, Value, knowledge};

/// The numbers of these devices, without the order of their names.
pub(super) fn make<'c>(
    catalog: &'c Catalog,
    devices: impl IntoIterator<Item = &'c Subject>,
) -> Figures {
    let mut making = Making {
        catalog,
        figures: Figures::default(),
        systems: HashMap::new(),
    };
    for device in devices {
        making.list(device);
    }
    making.figures
}

struct Making<'c> {
    catalog: &'c Catalog,
    figures: Figures,
    systems: HashMap<&'c OsVersion, u32>,
}

impl<'c> Making<'c> {
    fn list(&mut self, subject: &'c Subject) {
        let Some(device) = subject.device() else {
            return;
        };
        let claims = self.catalog.claims_of(subject.number);
        let (first, sold) = (self.figures.places.len(), self.figures.sold.len());
        for place in places(claims) {
            let here = self.in_place(place, claims);
            self.figures.places.push(here);
        }
        let markets = claims
            .iter()
            .filter(|claim| claim.property == Property::ReleaseMarket && claim.is_live());
        let markets = markets.flat_map(|claim| {
            let each = claim.state.value.each().iter();
            each.filter_map(|value| match value {
                Value::Market(market) => Some(known(claim, *market)),
                _ => None,
            })
        });
        self.figures.sold.extend(markets);
        let looked = device.looked_for_release.as_ref();
        let looked = looked.map(|looked| looked.as_of);
        let milestones = Milestones::of(claims, looked, self.catalog.publishers());
        let milestones = milestones.listed(!device.named_by.is_empty());
        let listed = Listed {
            number: subject.number,
            kind: device.kind,
            brand: subject.brand,
            by_name: 0,
            out_from: milestones.out_from(),
            at: place_of(self.figures.devices.len()),
            places: range(first, self.figures.places.len()),
            sold: range(sold, self.figures.sold.len()),
        };
        self.figures.devices.push(listed);
        self.figures.milestones.push(milestones);
    }

    fn in_place(&mut self, place: Market, claims: &'c [Claim]) -> InPlace {
        let first = self.figures.runs.len();
        let mut spans = [Span::UNKNOWN; Figure::ALL.len()];
        let mut here = InPlace {
            place,
            at: place_of(self.figures.places.len()),
            released: None,
            unconfirmed: 0,
            runs: 0..0,
        };
        for of_property in claims.chunk_by(|a, b| a.property == b.property) {
            let Some(property) = of_property.first().map(|claim| claim.property) else {
                continue;
            };
            let figure = Figure::ALL.iter().find(|one| one.property() == property);
            let date = RELEASES.contains(&property);
            if figure.is_none() && !date && !SYSTEMS.contains(&property) {
                continue;
            }
            self.each_best(of_property, place, |making, claim| match figure {
                Some(figure) => here.take_figure(*figure, claim, &mut spans),
                None if date => here.take_date(claim),
                None => making.take_systems(claim),
            });
        }
        here.runs = range(first, self.figures.runs.len());
        for (of_figure, span) in self.figures.spans.iter_mut().zip(spans) {
            of_figure.push(span);
        }
        here
    }

    /// Looks at each claim of a property whose value holds in a place.
    fn each_best(
        &mut self,
        claims: &'c [Claim],
        place: Market,
        mut look: impl FnMut(&mut Self, &'c Claim),
    ) {
        let tree = self.catalog.markets();
        // Nearly all properties of nearly all devices have one claim.
        if let [only] = claims {
            if only.is_live() && tree.distance(place, only.market).is_some() {
                look(self, only);
            }
            return;
        }
        let property = claims.first().map(|claim| claim.property);
        let known = property.and_then(|property| {
            knowledge(property, claims, place, tree, self.catalog.publishers())
        });
        for claim in known.into_iter().flat_map(|known| known.best) {
            look(self, claim);
        }
    }

    fn take_systems(&mut self, claim: &'c Claim) {
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
                self.figures.systems.push(os.clone());
            }
            self.figures.runs.push(known(claim, Runs { system, since }));
        }
    }
}

impl InPlace {
    fn take_figure(&mut self, figure: Figure, claim: &Claim, spans: &mut [Span]) {
        if let Some(span) = spans.get_mut(figure.place()) {
            *span = Span::of(figure, &claim.state.value);
        }
        if claim.state.status.is_unconfirmed() {
            self.unconfirmed |= bit(figure);
        }
    }

    /// The day on which it was shown stands where its release is not known.
    fn take_date(&mut self, claim: &Claim) {
        let first = claim.property == Property::ReleaseDate || self.released.is_none();
        if let (Value::Date(date), true) = (&claim.state.value, first) {
            self.released = Some((date.start(), date.end()));
            self.unconfirmed &= !RELEASE;
            if claim.state.status.is_unconfirmed() {
                self.unconfirmed |= RELEASE;
            }
        }
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

fn known<T>(claim: &Claim, what: T) -> Known<T> {
    Known {
        what,
        unconfirmed: claim.state.status.is_unconfirmed(),
    }
}

/// A place in a list; catalogs are far smaller than what it can hold.
fn place_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn range(from: usize, to: usize) -> Range<u32> {
    place_of(from)..place_of(to)
}
