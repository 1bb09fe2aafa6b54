//! Which devices meet all criteria, from their numbers alone.
//!
//! A criterion is met, not met, or nobody can say. A device is found where all
//! are met in one place; what nobody can say never counts for it.

use jiff::civil::Date;

use super::criteria::{Criteria, Criterion, Order};
use crate::answers::View;
use crate::answers::system::{Fit, Scope};
use crate::catalog::{Catalog, Details};
use crate::domain::{DeviceKind, Market, OsVersion, Stage};
use crate::search::figures::{InPlace, Listed};
use crate::search::{Figures, Snapshot};

/// A question over all devices, prepared.
pub(super) struct Query<'a> {
    catalog: &'a Catalog,
    figures: &'a Figures,
    criteria: Criteria,
    asked: Vec<Criterion>,
    /// For each system of the figures, whether it is the one that is asked for.
    systems: Vec<Option<bool>>,
    /// The market that is asked for and those around it, the nearest first.
    path: Option<Vec<Market>>,
    rumors: bool,
    today: Date,
}

/// A device that was found, with the place where it meets all criteria.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    /// What decides its place in the order.
    key: (u8, u32, u32),
    pub(super) listed: &'a Listed,
    pub(super) here: &'a InPlace,
}

/// What a query found, in no order, and what it left out.
pub(super) struct Hits<'a> {
    pub(super) found: Vec<Hit<'a>>,
    /// Devices that may meet all criteria; nobody can say.
    pub(super) unknown: usize,
    /// Devices of which only unconfirmed values meet them, with rumors off.
    pub(super) hidden: usize,
    /// Devices that meet them, and are on record for other markets only.
    pub(super) elsewhere: usize,
}

enum Verdict<'a> {
    Found(&'a InPlace),
    Unknown,
    Hidden,
    Elsewhere,
    No,
}

impl<'a> Query<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        criteria: Criteria,
        market: Option<Market>,
        view: &View,
    ) -> Self {
        let (catalog, figures) = (&*snapshot.catalog, snapshot.figures());
        let scope = criteria.system.and_then(|number| catalog.subject(number));
        let scope = scope.map(|subject| Scope::of(catalog, subject));
        let systems = scope.map(|scope| {
            let each = figures.systems().iter();
            each.map(|os| is_system(catalog, &scope, os)).collect()
        });
        Self {
            catalog,
            figures,
            criteria,
            asked: criteria.asked(),
            systems: systems.unwrap_or_default(),
            path: market.map(|market| catalog.markets().path(market).collect()),
            rumors: view.show_rumors,
            today: view.today,
        }
    }

    /// Whether a system version is what is asked for.
    pub(super) fn is_asked(&self, os: &OsVersion) -> bool {
        let mut each = self.figures.systems().iter().zip(&self.systems);
        each.any(|(known, fits)| known == os && *fits == Some(true))
    }

    /// Looks at every device once.
    pub(super) fn run(&self) -> Hits<'a> {
        let mut hits = Hits {
            found: Vec::new(),
            unknown: 0,
            hidden: 0,
            elsewhere: 0,
        };
        for listed in self.figures.devices() {
            match self.judge(listed) {
                Verdict::Found(here) => hits.found.push(Hit {
                    key: self.key(listed, here),
                    listed,
                    here,
                }),
                Verdict::Unknown => hits.unknown += 1,
                Verdict::Hidden => hits.hidden += 1,
                Verdict::Elsewhere => hits.elsewhere += 1,
                Verdict::No => {}
            }
        }
        hits
    }

    fn judge(&self, listed: &'a Listed) -> Verdict<'a> {
        let (mut found, mut unknown, mut missed) = (None, false, false);
        for here in self.reached(listed) {
            match self.fits(listed, here, self.rumors) {
                Some(true) if self.is_ordered(here) => {
                    found = Some(here);
                    break;
                }
                Some(true) => found = found.or(Some(here)),
                Some(false) => missed = true,
                None => unknown = true,
            }
        }
        if let Some(here) = found {
            return if self.is_sold(listed) {
                Verdict::Found(here)
            } else {
                Verdict::Elsewhere
            };
        }
        let with_rumors = |here| self.fits(listed, here, true) == Some(true);
        if !self.rumors && self.reached(listed).any(with_rumors) {
            return Verdict::Hidden;
        }
        // What is known of one place may be unknown worldwide.
        if unknown && !missed {
            Verdict::Unknown
        } else {
            Verdict::No
        }
    }

    /// The places of a device that matter: the nearest to the market that was
    /// asked for, or all.
    fn reached(&self, listed: &Listed) -> impl Iterator<Item = &'a InPlace> {
        let places = self.figures.places(listed);
        let nearest = self.path.as_ref().and_then(|path| {
            let distance = |here: &InPlace| path.iter().position(|market| *market == here.place);
            let reaching = places
                .iter()
                .filter_map(|here| Some((distance(here)?, here)));
            reaching.min_by_key(|(distance, _)| *distance)
        });
        let all = if self.path.is_none() { places } else { &[] };
        all.iter().chain(nearest.map(|(_, here)| here))
    }

    fn fits(&self, listed: &Listed, here: &InPlace, rumors: bool) -> Option<bool> {
        let mut known = true;
        for criterion in &self.asked {
            match self.meets(*criterion, listed, here, rumors) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => known = false,
            }
        }
        known.then_some(true)
    }

    fn meets(
        &self,
        criterion: Criterion,
        listed: &Listed,
        here: &InPlace,
        rumors: bool,
    ) -> Option<bool> {
        let criteria = &self.criteria;
        match criterion {
            Criterion::Kind => Some(criteria.kind.is_none_or(|kind| is_kind(kind, listed.kind))),
            Criterion::Brand => Some(listed.brand == criteria.brand),
            Criterion::Stage => {
                let stage = listed.milestones.on(self.today).kind();
                Some(criteria.stage.is_none_or(|wanted| wanted == stage))
            }
            Criterion::Years => {
                let (first, last) = here.released(rumors)?;
                let (from, to) = (first.year(), last.year());
                let years = criteria.years?;
                if years.first <= from && to <= years.last {
                    return Some(true);
                }
                (to < years.first || from > years.last).then_some(false)
            }
            Criterion::System => self.runs_it(here, rumors),
            Criterion::Limit(figure) => {
                let limit = criteria.limits.get(figure)?;
                let span = here.figure(figure, rumors);
                if figure.is_best_low() {
                    span.is_at_most(limit)
                } else {
                    span.is_at_least(limit)
                }
            }
            Criterion::Market => Some(true),
        }
    }

    fn runs_it(&self, here: &InPlace, rumors: bool) -> Option<bool> {
        let runs = self.figures.runs(here, rumors, self.today);
        let mut fits = runs.map(|system| self.systems.get(system).copied().flatten());
        let mut all = fits.next()?;
        for one in fits {
            all = match (all, one) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (None, _) | (_, None) => None,
                _ => Some(false),
            };
        }
        all
    }

    /// Whether a device may be sold in the market that was asked for: only what
    /// is on record for other markets alone is not.
    fn is_sold(&self, listed: &Listed) -> bool {
        let Some(asked) = self.path.as_ref().and_then(|path| path.first()) else {
            return true;
        };
        let tree = self.catalog.markets();
        let mut sold = self.figures.sold(listed, self.rumors).peekable();
        sold.peek().is_none()
            || sold.any(|market| {
                tree.distance(*asked, market).is_some() || tree.distance(market, *asked).is_some()
            })
    }

    /// Whether what decides the order is known here.
    fn is_ordered(&self, here: &InPlace) -> bool {
        match self.criteria.order {
            Order::Name => true,
            Order::Newest => here.released(self.rumors).is_some(),
            Order::Best(figure) => here.figure(figure, self.rumors).headline().is_some(),
        }
    }

    /// The smaller, the further ahead.
    fn key(&self, listed: &Listed, here: &InPlace) -> (u8, u32, u32) {
        const UNKNOWN: (u8, u32) = (u8::MAX, 0);
        let (rank, value) = match self.criteria.order {
            Order::Name => (0, 0),
            Order::Newest => here.released(self.rumors).map_or(UNKNOWN, |(first, _)| {
                let out = matches!(listed.milestones.on(self.today), Stage::Released(_));
                (u8::from(!out), !day_number(first))
            }),
            Order::Best(figure) => {
                let headline = here.figure(figure, self.rumors).headline();
                headline.map_or(UNKNOWN, |value| {
                    (0, if figure.is_best_low() { value } else { !value })
                })
            }
        };
        (rank, value, listed.by_name)
    }
}

impl<'a> Hits<'a> {
    /// Those from one place in the order up to another. Sorting all would cost
    /// more than finding them.
    pub(super) fn page(mut self, from: usize, to: usize) -> Vec<Hit<'a>> {
        let key = |hit: &Hit<'_>| hit.key;
        if to < self.found.len() {
            self.found.select_nth_unstable_by_key(to, key);
            self.found.truncate(to);
        }
        let from = from.min(self.found.len());
        if from > 0 && from < self.found.len() {
            self.found.select_nth_unstable_by_key(from, key);
        }
        let mut page = self.found.split_off(from);
        page.sort_unstable_by_key(key);
        page
    }
}

/// Days in the order of the calendar.
fn day_number(date: Date) -> u32 {
    let [year, month, day] = [
        u32::try_from(date.year()),
        u32::try_from(date.month()),
        u32::try_from(date.day()),
    ]
    .map(Result::unwrap_or_default);
    (year * 12 + month) * 31 + day
}

/// People call a phone that folds a phone.
fn is_kind(wanted: DeviceKind, kind: DeviceKind) -> bool {
    wanted == kind || wanted == DeviceKind::Phone && kind.is_phone()
}

/// Whether a system version is what is asked for. A device with a skin has the
/// system beneath it, in a version that the skin does not tell.
fn is_system(catalog: &Catalog, scope: &Scope, os: &OsVersion) -> Option<bool> {
    match scope.fits(catalog, os) {
        Fit::Yes => return Some(true),
        Fit::Unsaid => return None,
        Fit::No => {}
    }
    let system = catalog.by_id(os.system.as_str());
    let beneath = system.and_then(|system| match system.details {
        Details::Skin { base } => base,
        _ => None,
    });
    if beneath != Some(scope.family) {
        Some(false)
    } else if scope.number == scope.family {
        Some(true)
    } else {
        None
    }
}
