//! Which devices meet all criteria, from their numbers alone.
//!
//! A criterion is met, not met, or nobody can say. A device is found where all
//! are met in one place; what nobody can say never counts for it.

use jiff::civil::Date;

use super::ON_PAGE;
use super::criteria::{Criteria, Criterion, Order};
use crate::answers::View;
use crate::answers::system::{Fit, Scope};
use crate::catalog::{Catalog, Details, Overlay};
use crate::domain::{DeviceKind, Market, OsVersion, Stage};
use crate::search::figures::{InPlace, Listed, Met};
use crate::search::{Figure, Figures, Snapshot};

/// A question over all devices, prepared: over those of the data files, and
/// over those that edits touch, which count instead.
pub(super) struct Query<'a> {
    filed: Part<'a>,
    edited: Option<Part<'a>>,
    /// Which devices count as edits have them.
    overlay: &'a Overlay,
}

/// A question over some of the devices, prepared.
struct Part<'a> {
    figures: &'a Figures,
    criteria: Criteria,
    /// For each system of the figures, whether it is the one that is asked for.
    systems: Vec<Met>,
    /// For each place of the figures, whether it meets all criteria.
    met: Vec<Met>,
    /// The same with rumors; empty where they count anyway.
    met_with_rumors: Vec<Met>,
    asked_market: Option<Asked>,
    rumors: bool,
    today: Date,
}

/// A market that is asked for.
struct Asked {
    /// It and those around it, the nearest first.
    path: Vec<Market>,
    /// It, those around it and those inside it, in order.
    related: Vec<Market>,
}

/// A device that was found, with the place where it meets all criteria.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    /// What decides its place in the order.
    key: (u8, u32, u32),
    figures: &'a Figures,
    pub(super) listed: &'a Listed,
    pub(super) here: &'a InPlace,
}

/// How many devices a query found, those of one page, and what it left out.
pub(super) struct Hits<'a> {
    pub(super) total: usize,
    pub(super) page: u16,
    /// How many pages there are, at least 1.
    pub(super) pages: u16,
    pub(super) on_page: Vec<Hit<'a>>,
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
        let catalog = &*snapshot.catalog;
        let (filed, edited) = snapshot.figures();
        let part = |figures| Part::new(catalog, figures, criteria, market, view);
        Self {
            filed: part(filed),
            edited: edited.map(part),
            overlay: catalog.overlay(),
        }
    }

    /// Whether a system version is what is asked for.
    pub(super) fn is_asked(&self, os: &OsVersion) -> bool {
        let edited = || self.edited.as_ref().is_some_and(|part| part.is_asked(os));
        self.filed.is_asked(os) || edited()
    }

    /// How far a device has come.
    pub(super) fn stage(&self, hit: &Hit<'_>) -> Stage {
        hit.figures.stage(hit.listed, self.filed.today)
    }

    /// Every device, each once, with the part that it counts in.
    fn devices(&self) -> impl Iterator<Item = (&Part<'a>, &'a Listed)> {
        let filed = self.filed.figures.devices().iter();
        let filed = filed.filter(|listed| !self.overlay.touches(listed.number));
        let edited = self.edited.iter();
        let edited =
            edited.flat_map(|part| part.figures.devices().iter().map(move |one| (part, one)));
        filed.map(|listed| (&self.filed, listed)).chain(edited)
    }

    /// Looks at every device once, and keeps those of this page or, where there
    /// are fewer, of the last one.
    pub(super) fn run(&self, page: u16) -> Hits<'a> {
        let mut first = First::new((usize::from(page) + 1) * ON_PAGE);
        let mut hits = Hits {
            total: 0,
            page,
            pages: 1,
            on_page: Vec::new(),
            unknown: 0,
            hidden: 0,
            elsewhere: 0,
        };
        for (part, listed) in self.devices() {
            match part.judge(listed) {
                Verdict::Found(here) => {
                    let key = part.key(listed, here);
                    let figures = part.figures;
                    first.push(Hit {
                        key,
                        figures,
                        listed,
                        here,
                    });
                    hits.total += 1;
                }
                Verdict::Unknown => hits.unknown += 1,
                Verdict::Hidden => hits.hidden += 1,
                Verdict::Elsewhere => hits.elsewhere += 1,
                Verdict::No => {}
            }
        }
        let last = hits.total.saturating_sub(1) / ON_PAGE;
        hits.pages = u16::try_from(last + 1).unwrap_or(u16::MAX);
        hits.page = page.min(hits.pages - 1);
        hits.on_page = first.from(usize::from(hits.page) * ON_PAGE);
        hits
    }
}

impl<'a> Part<'a> {
    fn new(
        catalog: &Catalog,
        figures: &'a Figures,
        criteria: Criteria,
        market: Option<Market>,
        view: &View,
    ) -> Self {
        let scope = criteria.system.and_then(|number| catalog.subject(number));
        let scope = scope.map(|subject| Scope::of(catalog, subject));
        let systems = scope.map(|scope| {
            let each = figures.systems().iter();
            each.map(|os| is_system(catalog, &scope, os)).collect()
        });
        let mut query = Self {
            figures,
            criteria,
            systems: systems.unwrap_or_default(),
            met: Vec::new(),
            met_with_rumors: Vec::new(),
            asked_market: market.map(|market| Asked::new(catalog, market)),
            rumors: view.show_rumors,
            today: view.today,
        };
        query.met = query.met(view.show_rumors);
        if !view.show_rumors {
            query.met_with_rumors = query.met(true);
        }
        query
    }

    fn is_asked(&self, os: &OsVersion) -> bool {
        let mut each = self.figures.systems().iter().zip(&self.systems);
        each.any(|(known, fits)| known == os && *fits == Met::Yes)
    }

    fn judge(&self, listed: &'a Listed) -> Verdict<'a> {
        let (mut found, mut unknown, mut missed) = (None, false, false);
        for here in self.reached(listed) {
            match met_at(&self.met, here) {
                Met::Yes if self.is_ordered(here) => {
                    found = Some(here);
                    break;
                }
                Met::Yes => found = found.or(Some(here)),
                Met::Unknown => unknown = true,
                Met::No => missed = true,
            }
        }
        if let Some(here) = found {
            return if self.is_sold(listed) {
                Verdict::Found(here)
            } else {
                Verdict::Elsewhere
            };
        }
        let with_rumors = |here: &InPlace| met_at(&self.met_with_rumors, here) == Met::Yes;
        if !self.rumors && self.reached(listed).iter().any(with_rumors) {
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
    fn reached(&self, listed: &Listed) -> &'a [InPlace] {
        let places = self.figures.places(listed);
        let Some(asked) = &self.asked_market else {
            return places;
        };
        // What is worldwide reaches every market, and most devices have no more.
        if places.len() == 1 {
            return places;
        }
        let nearest = asked
            .path
            .iter()
            .find_map(|market| places.iter().find(|here| here.place == *market));
        nearest.map_or(&[], std::slice::from_ref)
    }

    /// For each place of each device, whether it meets all criteria: one
    /// criterion after the other, each over all devices.
    fn met(&self, rumors: bool) -> Vec<Met> {
        let mut met = vec![Met::Yes; self.figures.in_places().len()];
        let criteria = &self.criteria;
        for criterion in criteria.asked() {
            match criterion {
                Criterion::Kind => self.require(&mut met, |listed| {
                    criteria.kind.is_none_or(|kind| is_kind(kind, listed.kind))
                }),
                Criterion::Brand => {
                    self.require(&mut met, |listed| listed.brand == criteria.brand);
                }
                Criterion::Stage => self.require(&mut met, |listed| {
                    let stage = self.figures.stage(listed, self.today).kind();
                    criteria.stage.is_none_or(|wanted| wanted == stage)
                }),
                Criterion::Years => self.require_here(&mut met, |here| {
                    let Some((first, last)) = here.released(rumors) else {
                        return Met::Unknown;
                    };
                    let (from, to) = (first.year(), last.year());
                    criteria.years.map_or(Met::Yes, |years| {
                        let possible = from <= years.last && to >= years.first;
                        Met::of(years.first <= from && to <= years.last, possible)
                    })
                }),
                Criterion::Limit(figure) => {
                    let limit = criteria.limits.get(figure).unwrap_or_default();
                    self.require_here(&mut met, |here| {
                        let span = self.figures.figure(here, figure, rumors);
                        span.keeps(figure, limit)
                    });
                }
                Criterion::System => {
                    self.require_here(&mut met, |here| self.runs_it(here, rumors));
                }
                Criterion::Market => {}
            }
        }
        met
    }

    /// Requires something of the devices.
    fn require(&self, met: &mut [Met], has: impl Fn(&Listed) -> bool) {
        for listed in self.figures.devices() {
            if !has(listed)
                && let Some(places) = met.get_mut(self.figures.range(listed))
            {
                places.fill(Met::No);
            }
        }
    }

    /// Requires something of what devices have in each place.
    fn require_here(&self, met: &mut [Met], has: impl Fn(&InPlace) -> Met) {
        for (met, here) in met.iter_mut().zip(self.figures.in_places()) {
            if *met != Met::No {
                *met = has(here).min(*met);
            }
        }
    }

    /// Whether a device has the system that is asked for: one of those that it
    /// has must be it.
    fn runs_it(&self, here: &InPlace, rumors: bool) -> Met {
        let runs = self.figures.runs(here, rumors, self.today);
        let fits = runs.map(|system| self.systems.get(system).copied().unwrap_or(Met::No));
        fits.max().unwrap_or(Met::Unknown)
    }

    /// Whether a device may be sold in the market that was asked for: only what
    /// is on record for other markets alone is not.
    fn is_sold(&self, listed: &Listed) -> bool {
        let Some(asked) = &self.asked_market else {
            return true;
        };
        let mut sold = self.figures.sold(listed, self.rumors).peekable();
        sold.peek().is_none() || sold.any(|market| asked.related.binary_search(&market).is_ok())
    }

    /// Whether what decides the order is known here.
    fn is_ordered(&self, here: &InPlace) -> bool {
        match self.criteria.order {
            Order::Name => true,
            Order::Newest => here.released(self.rumors).is_some(),
            Order::Best(figure) => self.headline(here, figure).is_some(),
        }
    }

    fn headline(&self, here: &InPlace, figure: Figure) -> Option<u32> {
        self.figures.figure(here, figure, self.rumors).headline()
    }

    /// The smaller, the further ahead.
    fn key(&self, listed: &Listed, here: &InPlace) -> (u8, u32, u32) {
        const UNKNOWN: (u8, u32) = (u8::MAX, 0);
        let (rank, value) = match self.criteria.order {
            Order::Name => (0, 0),
            Order::Newest => here.released(self.rumors).map_or(UNKNOWN, |(first, _)| {
                let to_come = listed.out_from > self.today;
                (u8::from(to_come), !day_number(first))
            }),
            Order::Best(figure) => self.headline(here, figure).map_or(UNKNOWN, |value| {
                (0, if figure.is_best_low() { value } else { !value })
            }),
        };
        (rank, value, listed.by_name)
    }
}

impl Asked {
    fn new(catalog: &Catalog, market: Market) -> Self {
        let tree = catalog.markets();
        let path: Vec<Market> = tree.path(market).collect();
        let inside = tree.iter().map(|(inner, _)| inner);
        let inside = inside.filter(|inner| tree.distance(*inner, market).is_some());
        let mut related: Vec<Market> = path.iter().copied().chain(inside).collect();
        related.sort_unstable();
        Self { path, related }
    }
}

/// The hits that come first in the order. Of thousands, few are on a page:
/// keeping and sorting all would cost more than finding them.
struct First<'a> {
    most: usize,
    kept: Vec<Hit<'a>>,
    /// What comes behind this cannot be among the first.
    last: Option<(u8, u32, u32)>,
}

impl<'a> First<'a> {
    fn new(most: usize) -> Self {
        Self {
            most,
            kept: Vec::new(),
            last: None,
        }
    }

    fn push(&mut self, hit: Hit<'a>) {
        if self.last.is_some_and(|last| hit.key >= last) {
            return;
        }
        self.kept.push(hit);
        if self.kept.len() >= 2 * self.most {
            let (_, last, _) = self
                .kept
                .select_nth_unstable_by_key(self.most, |hit| hit.key);
            self.last = Some(last.key);
            self.kept.truncate(self.most);
        }
    }

    /// Those from this place in the order.
    fn from(mut self, place: usize) -> Vec<Hit<'a>> {
        self.kept.sort_unstable_by_key(|hit| hit.key);
        self.kept.truncate(self.most.min(place + ON_PAGE));
        self.kept.split_off(place.min(self.kept.len()))
    }
}

fn met_at(met: &[Met], here: &InPlace) -> Met {
    met.get(here.at()).copied().unwrap_or(Met::No)
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
fn is_system(catalog: &Catalog, scope: &Scope, os: &OsVersion) -> Met {
    match scope.fits(catalog, os) {
        Fit::Yes => return Met::Yes,
        Fit::Unsaid => return Met::Unknown,
        Fit::No => {}
    }
    let system = catalog.by_id(os.system.as_str());
    let beneath = system.and_then(|system| match system.details {
        Details::Skin { base } => base,
        _ => None,
    });
    let beneath = beneath == Some(scope.family);
    Met::of(beneath && scope.number == scope.family, beneath)
}
