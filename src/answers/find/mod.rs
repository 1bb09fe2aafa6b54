//! The devices that have what was asked for.
//!
//! Which ones is decided from the numbers of all devices; what a row tells is
//! read from the claims of the devices on the page, so that a value and its
//! backing read as they do on a device's own card. Pure like every answer.

pub mod criteria;
mod page;
mod query;

pub use criteria::{Criteria, Criterion, Limits, Order, Years};

use super::question::View;
use super::resolve::{self, Kinds, Unresolved};
use super::system::numbers;
use super::{Answer, Said};
use crate::catalog::{Catalog, Subject};
use crate::domain::{Market, Property, Stage, SubjectKind, SubjectNumber, Value, knowledge};
use crate::search::Snapshot;
use crate::search::figures::{RELEASES, SYSTEMS};
use query::{Hit, Query};

/// How many devices a page tells: each takes up to two lines on a phone.
pub const ON_PAGE: usize = 10;

/// The devices that have what was asked for, one page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct FindAnswer {
    /// What was asked for.
    pub criteria: Criteria,
    /// The name of the brand that was asked for.
    pub brand: Option<String>,
    /// The name of the system that was asked for.
    pub system: Option<String>,
    /// The market that the values hold for; `None` where any place counts.
    pub market: Option<Market>,
    /// The devices of this page.
    pub rows: Vec<FoundDevice>,
    /// How many devices all pages hold.
    pub total: usize,
    /// The page, counted from 0.
    pub page: u16,
    /// How many pages there are, at least 1.
    pub pages: u16,
    /// How many devices are left out because something that was asked for is
    /// not known of them.
    pub unknown: usize,
    /// How many are left out because only unconfirmed values meet what was
    /// asked for, and those are hidden.
    pub hidden: usize,
    /// How many are left out because they are on record for other markets only.
    pub elsewhere: usize,
    /// Where nothing was found: what to leave out, and how many devices would
    /// be found then.
    pub loosened: Vec<(Criterion, usize)>,
}

/// A device that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDevice {
    /// Its number.
    pub number: SubjectNumber,
    /// Its full name.
    pub name: String,
    /// How far it has come.
    pub stage: Stage,
    /// Where the values hold, when no market was asked for and they do not
    /// hold worldwide.
    pub place: Option<Market>,
    /// What was asked for, and what decides the order.
    pub values: Vec<FoundValue>,
}

/// A value of a device that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundValue {
    /// The property.
    pub property: Property,
    /// The claim whose value holds; `None` where nothing is known.
    pub said: Option<Said>,
    /// Whether live claims disagree about it.
    pub disputed: bool,
}

/// Answers with the devices that meet all criteria, cut to a page.
pub fn answer(
    snapshot: &Snapshot,
    criteria: Criteria,
    market: Option<Market>,
    page: u16,
    view: &View,
) -> Answer {
    let catalog = &*snapshot.catalog;
    let (brand, system) = match names(catalog, &criteria) {
        Ok(names) => names,
        Err(unknown) => return unknown.into(),
    };
    let market = market.or(view.market).filter(|m| *m != Market::WORLD);
    let query = Query::new(snapshot, criteria, market, view);
    let hits = query.run(page);
    let told = Told {
        catalog,
        query: &query,
        properties: told(&criteria),
        market,
        view,
    };
    Answer::Find(Box::new(FindAnswer {
        criteria,
        brand,
        system,
        market,
        rows: hits
            .on_page
            .iter()
            .filter_map(|hit| told.device(hit))
            .collect(),
        total: hits.total,
        page: hits.page,
        pages: hits.pages,
        unknown: hits.unknown,
        hidden: hits.hidden,
        elsewhere: hits.elsewhere,
        loosened: match hits.total {
            0 => loosened(&query, &criteria, market),
            _ => Vec::new(),
        },
    }))
}

/// The names of the brand and the system that are asked for.
fn names(
    catalog: &Catalog,
    criteria: &Criteria,
) -> Result<(Option<String>, Option<String>), Unresolved> {
    let named = |number: SubjectNumber, kinds: &[SubjectKind], looked_for| {
        let subject = catalog.subject(number);
        let subject = subject.filter(|subject| kinds.contains(&subject.kind()));
        let name = subject.map(|subject| subject.name.to_string());
        name.ok_or_else(|| resolve::unknown(number, looked_for))
    };
    let brand = criteria
        .brand
        .map(|number| named(number, &[SubjectKind::Brand], Kinds::Brand));
    let system = criteria
        .system
        .map(|number| named(number, SYSTEM_KINDS, Kinds::System));
    Ok((brand.transpose()?, system.transpose()?))
}

/// What to leave out so that something is found, with how much that is.
fn loosened(
    query: &Query<'_>,
    criteria: &Criteria,
    market: Option<Market>,
) -> Vec<(Criterion, usize)> {
    let asked = criteria.asked().into_iter();
    let asked = asked.chain(market.map(|_| Criterion::Market));
    let counted = asked.map(|one| (one, query.count_without(one)));
    counted.filter(|(_, count)| *count > 0).collect()
}

const SYSTEM_KINDS: &[SubjectKind] = &[
    SubjectKind::OsFamily,
    SubjectKind::Skin,
    SubjectKind::OsRelease,
];

/// What a row tells: each of these, of the first property that is known.
fn told(criteria: &Criteria) -> Vec<Vec<Property>> {
    let mut told = Vec::new();
    if criteria.system.is_some() {
        told.push(SYSTEMS.to_vec());
    }
    if criteria.years.is_some() || criteria.order == Order::Newest {
        told.push(RELEASES.to_vec());
    }
    for figure in crate::search::Figure::ALL {
        if criteria.limits.get(figure).is_some() || criteria.order == Order::Best(figure) {
            told.push(vec![figure.property()]);
        }
    }
    told
}

/// What every row of a page is made from.
struct Told<'a> {
    catalog: &'a Catalog,
    query: &'a Query<'a>,
    properties: Vec<Vec<Property>>,
    market: Option<Market>,
    view: &'a View,
}

impl Told<'_> {
    fn device(&self, hit: &Hit) -> Option<FoundDevice> {
        let subject = self.catalog.subject(hit.device)?;
        let values: Vec<FoundValue> = self
            .properties
            .iter()
            .filter_map(|properties| {
                if properties == SYSTEMS {
                    self.system(subject, hit.place)
                } else {
                    self.first(subject, properties, hit.place)
                }
            })
            .collect();
        let mut said = values.iter().filter_map(|value| value.said.as_ref());
        let placed = said.any(|said| said.market != Market::WORLD);
        Some(FoundDevice {
            number: subject.number,
            name: self.catalog.full_name(subject),
            stage: resolve::stage_of(self.catalog, subject, self.view.today)?,
            place: (placed && self.market.is_none()).then_some(hit.place),
            values,
        })
    }

    /// What is known of the first of these properties of which anything is.
    fn first(
        &self,
        subject: &Subject,
        properties: &[Property],
        place: Market,
    ) -> Option<FoundValue> {
        let mut known = properties.iter();
        let known =
            known.find_map(|property| self.best(subject, *property, place).into_iter().next());
        let unknown = || {
            properties.first().map(|property| FoundValue {
                property: *property,
                said: None,
                disputed: false,
            })
        };
        known.or_else(unknown)
    }

    /// What it has of the system that was asked for: the surest, then the
    /// newest version.
    fn system(&self, subject: &Subject, place: Market) -> Option<FoundValue> {
        let fits = |said: &Said| {
            let mut each = said.value.each().iter();
            let begun = said
                .since
                .is_none_or(|since| since.start() <= self.view.today);
            let begun = begun || said.property != Property::OsUpgrade;
            begun && each.any(|value| matches!(value, Value::Os(os) if self.query.is_asked(os)))
        };
        let version = |said: &Said| {
            let each = said.value.each().iter().filter_map(|value| match value {
                Value::Os(os) => os.version.as_ref().map(|version| numbers(version.as_str())),
                _ => None,
            });
            each.max()
        };
        SYSTEMS
            .iter()
            .flat_map(|property| self.best(subject, *property, place))
            .filter(|value| value.said.as_ref().is_some_and(fits))
            .max_by_key(|value| {
                let said = value.said.as_ref();
                said.map(|said| (said.status.strength(), version(said)))
            })
    }

    /// The values of a property that hold in a place.
    fn best(&self, subject: &Subject, property: Property, place: Market) -> Vec<FoundValue> {
        // They stand in the order of the properties.
        let claims = self.catalog.claims_of(subject.number);
        let first = claims.partition_point(|claim| claim.property < property);
        let claims = claims.iter().skip(first);
        let claims = claims.take_while(|claim| claim.property == property);
        let claims =
            claims.filter(|claim| self.view.show_rumors || !claim.state.status.is_unconfirmed());
        let (tree, publishers) = (self.catalog.markets(), self.catalog.publishers());
        let Some(known) = knowledge(property, claims, place, tree, publishers) else {
            return Vec::new();
        };
        let best = known.best.iter();
        best.filter(|claim| claim.state.value != Value::Unknown)
            .map(|claim| FoundValue {
                property,
                said: Some(Said::of(
                    self.catalog,
                    claim,
                    subject.number,
                    self.view.today,
                )),
                disputed: known.is_disputed(),
            })
            .collect()
    }
}
