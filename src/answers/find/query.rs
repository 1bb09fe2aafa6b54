//! Which devices meet all criteria, from their numbers alone.
//!
//! A criterion is met, not met, or nobody can say. A device is found where all
//! are met in one place; what nobody can say never counts for it. Each
//! criterion makes a set of rows, and what they have in common is found.

use jiff::civil::Date;

use super::ON_PAGE;
use super::criteria::{Criteria, Criterion};
use super::page::{self, Page, Told};
use crate::answers::View;
use crate::answers::system::{Fit, Scope};
use crate::catalog::Catalog;
use crate::domain::{DeviceKind, Market, OsVersion, SubjectNumber};
use crate::search::figures::{Bits, Judged, Met, Several, System};
use crate::search::{Figures, Snapshot};

/// A question over all devices, prepared: over those of the data files, and
/// over those that edits touch, which count instead.
pub(super) struct Query<'a> {
    filed: Part<'a>,
    edited: Option<Part<'a>>,
    market: Option<Asked>,
}

/// A question over some of the devices, prepared.
struct Part<'a> {
    figures: &'a Figures,
    criteria: Criteria,
    /// For each system of the figures, whether it is the one that is asked for.
    systems: Vec<Met>,
    /// For each criterion, the rows that meet it.
    judged: Vec<(Criterion, Judged)>,
    /// The same with rumors; empty where they count anyway.
    judged_with_rumors: Vec<(Criterion, Judged)>,
    /// The rows of devices that edits touch: they count elsewhere.
    touched: Option<Bits>,
    rumors: bool,
    today: Date,
}

/// A market that is asked for.
struct Asked {
    /// It and those around it, the nearest first.
    path: Vec<Market>,
    /// It, those around it and those inside it.
    related: Vec<Market>,
}

/// A device that was found, with the place where it meets all criteria.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) device: SubjectNumber,
    pub(super) place: Market,
}

/// How many devices a query found, those of one page, and what it left out.
pub(super) struct Hits {
    pub(super) total: usize,
    pub(super) page: u16,
    /// How many pages there are, at least 1.
    pub(super) pages: u16,
    pub(super) on_page: Vec<Hit>,
    /// Devices that may meet all criteria; nobody can say.
    pub(super) unknown: usize,
    /// Devices of which only unconfirmed values meet them, with rumors off.
    pub(super) hidden: usize,
    /// Devices that meet them, and are on record for other markets only.
    pub(super) elsewhere: usize,
}

/// What became of the devices, each with one row at most.
struct Settled {
    found: Bits,
    unknown: Bits,
    hidden: Bits,
    elsewhere: usize,
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
        let part = |figures| Part::new(catalog, figures, criteria, view);
        let touched = edited.map(|_| filed.rows_of(catalog.overlay().edited()));
        Self {
            filed: Part {
                touched,
                ..part(filed)
            },
            edited: edited.map(part),
            market: market.map(|market| Asked::new(catalog, market)),
        }
    }

    fn parts(&self) -> impl Iterator<Item = &Part<'a>> {
        std::iter::once(&self.filed).chain(&self.edited)
    }

    /// Whether a system version is what is asked for.
    pub(super) fn is_asked(&self, os: &OsVersion) -> bool {
        self.parts().any(|part| part.is_asked(os))
    }

    /// The devices of this page or, where there are fewer, of the last one.
    pub(super) fn run(&self, page: u16) -> Hits {
        let settle = |part: &Part<'a>| part.settle(None, self.market.as_ref());
        let filed = settle(&self.filed);
        let edited = self.edited.as_ref().map(|part| (part, settle(part)));
        let others = edited.as_ref().map(|(_, settled)| settled);
        let sum = |count: fn(&Settled) -> usize| count(&filed) + others.map_or(0, count);
        let total = sum(|settled| settled.found.count());
        let last = total.saturating_sub(1) / ON_PAGE;
        let pages = u16::try_from(last + 1).unwrap_or(u16::MAX);
        let page = page.min(pages - 1);
        let skip = usize::from(page) * ON_PAGE;
        let on_page = match &edited {
            None => self.filed.told(&filed, skip, ON_PAGE),
            // Those that edits touch stand among the others.
            Some((part, settled)) => {
                let mut all = self.filed.told(&filed, 0, skip + ON_PAGE);
                all.extend(part.told(settled, 0, skip + ON_PAGE));
                all.sort_by_key(|(told, _)| *told);
                all.into_iter().skip(skip).take(ON_PAGE).collect()
            }
        };
        Hits {
            total,
            page,
            pages,
            on_page: on_page.into_iter().map(|(_, hit)| hit).collect(),
            unknown: sum(|settled| settled.unknown.count()),
            hidden: sum(|settled| settled.hidden.count()),
            elsewhere: sum(|settled| settled.elsewhere),
        }
    }

    /// How many devices would be found without one of the criteria.
    pub(super) fn count_without(&self, left_out: Criterion) -> usize {
        let market = self.market.as_ref();
        let market = market.filter(|_| left_out != Criterion::Market);
        let settled = self.parts().map(|part| part.settle(Some(left_out), market));
        settled.map(|settled| settled.found.count()).sum()
    }
}

impl<'a> Part<'a> {
    fn new(catalog: &Catalog, figures: &'a Figures, criteria: Criteria, view: &View) -> Self {
        let scope = criteria.system.and_then(|number| catalog.subject(number));
        let scope = scope.map(|subject| Scope::of(catalog, subject));
        let systems = scope.map(|scope| {
            let each = figures.systems().iter();
            each.map(|one| is_system(catalog, &scope, one)).collect()
        });
        let mut part = Self {
            figures,
            criteria,
            systems: systems.unwrap_or_default(),
            judged: Vec::new(),
            judged_with_rumors: Vec::new(),
            touched: None,
            rumors: view.show_rumors,
            today: view.today,
        };
        part.judged = part.judge(view.show_rumors);
        if !view.show_rumors {
            part.judged_with_rumors = part.judge(true);
        }
        part
    }

    fn is_asked(&self, os: &OsVersion) -> bool {
        let mut each = self.figures.systems().iter().zip(&self.systems);
        each.any(|(known, fits)| *fits == Met::Yes && known.os == *os)
    }

    /// Some of the devices that were found, in order.
    fn told(&self, settled: &Settled, skip: usize, most: usize) -> Vec<(Told, Hit)> {
        let page = Page::new(self.figures, &settled.found, skip, most);
        let told = page.in_order(self.criteria.order, self.rumors, self.today);
        let hit = |told: Told| {
            let (device, place) = self.figures.at(told.row)?;
            Some((told, Hit { device, place }))
        };
        told.into_iter().filter_map(hit).collect()
    }

    /// For each criterion, the rows that meet it.
    fn judge(&self, rumors: bool) -> Vec<(Criterion, Judged)> {
        let criteria = &self.criteria;
        let figures = self.figures;
        let judged = |criterion| match criterion {
            Criterion::Kind => criteria.kind.map(|wanted| {
                let is = |kind: &DeviceKind| Some(Met::of(is_kind(wanted, *kind), false));
                figures.kinds.judge(rumors, is)
            }),
            Criterion::Brand => {
                let brand = criteria.brand;
                brand.map(|brand| Judged::certain(figures.brands.having(brand)))
            }
            Criterion::Stage => {
                let stage = criteria.stage;
                stage.map(|stage| Judged::certain(figures.staged(stage, self.today)))
            }
            Criterion::Years => criteria.years.map(|years| {
                figures.released.judge(rumors, |(first, last)| {
                    let (from, to) = (first.year(), last.year());
                    let possible = from <= years.last && to >= years.first;
                    Some(Met::of(years.first <= from && to <= years.last, possible))
                })
            }),
            Criterion::Limit(figure) => {
                let limit = criteria.limits.get(figure);
                limit.zip(figures.spans(figure)).map(|(limit, spans)| {
                    spans.judge(rumors, |span| Some(span.keeps(figure, limit)))
                })
            }
            Criterion::System => Some(figures.runs.judge(rumors, |runs| {
                let begun = runs.since.is_none_or(|since| since <= self.today);
                let system = self.systems.get(runs.system as usize);
                begun.then(|| system.copied().unwrap_or(Met::No))
            })),
            Criterion::Market => None,
        };
        let asked = criteria.asked().into_iter();
        asked
            .filter_map(|criterion| Some((criterion, judged(criterion)?)))
            .collect()
    }

    /// What becomes of each device.
    fn settle(&self, left_out: Option<Criterion>, market: Option<&Asked>) -> Settled {
        let mut all = self.together(&self.judged, left_out);
        let mut with_rumors = if self.rumors {
            all.yes.clone()
        } else {
            self.together(&self.judged_with_rumors, left_out).yes
        };
        if let Some(touched) = &self.touched {
            all.yes.drop_all(touched);
            all.possible.drop_all(touched);
            with_rumors.drop_all(touched);
        }
        let mut settled = Settled {
            found: all.yes.clone(),
            hidden: with_rumors.clone(),
            unknown: all.possible.clone(),
            elsewhere: 0,
        };
        settled.hidden.drop_all(&settled.found);
        settled.unknown.drop_all(&with_rumors);
        settled.unknown.drop_all(&settled.found);
        if !self.figures.in_several_places().is_empty() {
            let ordered = page::ordered(self.figures, self.criteria.order, self.rumors);
            for device in self.figures.in_several_places() {
                let only = market.map(|asked| self.nearest(device, asked));
                let reached = device.rows();
                let reached = reached.filter(|row| only.is_none_or(|only| only == Some(*row)));
                settled.settle_one(device, reached, &all, &with_rumors, &ordered);
            }
        }
        if let Some(asked) = market {
            self.leave_out_elsewhere(&mut settled, asked);
        }
        settled
    }

    /// The rows that meet all criteria but the one that is left out.
    fn together(&self, judged: &[(Criterion, Judged)], left_out: Option<Criterion>) -> Judged {
        let mut together = Judged::certain(Bits::all(self.figures.rows()));
        for (criterion, judged) in judged {
            if Some(*criterion) != left_out {
                together.and(judged);
            }
        }
        together
    }

    /// The row of a device that counts in a market: the nearest around it.
    fn nearest(&self, device: &Several, asked: &Asked) -> Option<u32> {
        let place = |row: &u32| self.figures.at(*row).map(|(_, place)| place);
        let nearest = |market: &Market| device.rows().find(|row| place(row) == Some(*market));
        asked.path.iter().find_map(nearest)
    }

    /// Leaves out what is on record for other markets alone.
    fn leave_out_elsewhere(&self, settled: &mut Settled, asked: &Asked) {
        let sold = &self.figures.sold;
        let mut elsewhere = sold.known(self.rumors);
        for group in sold.groups(self.rumors) {
            if asked.related.contains(&group.value) {
                let mut here = Bits::none(self.figures.rows());
                group.add_to(&mut here);
                elsewhere.drop_all(&here);
            }
        }
        elsewhere.keep(&settled.found);
        settled.elsewhere = elsewhere.count();
        settled.found.drop_all(&elsewhere);
    }
}

impl Settled {
    /// Settles a device of which something else holds elsewhere: with rows of
    /// its own it would be found several times. Where what decides the order is
    /// known is where it is told.
    fn settle_one(
        &mut self,
        device: &Several,
        reached: impl Iterator<Item = u32> + Clone,
        all: &Judged,
        with_rumors: &Bits,
        ordered: &Bits,
    ) {
        for row in device.rows() {
            self.found.remove(row);
            self.hidden.remove(row);
            self.unknown.remove(row);
        }
        let mut met = reached.clone().filter(|row| all.yes.contains(*row));
        let told = met.clone().find(|row| ordered.contains(*row));
        if let Some(row) = told.or_else(|| met.next()) {
            self.found.insert(row);
        } else if reached.clone().any(|row| with_rumors.contains(row)) {
            self.hidden.insert(device.row);
        } else {
            // What is known of one place may be unknown worldwide.
            let mut possible = reached.map(|row| all.possible.contains(row)).peekable();
            if possible.peek().is_some() && possible.all(|possible| possible) {
                self.unknown.insert(device.row);
            }
        }
    }
}

impl Asked {
    fn new(catalog: &Catalog, market: Market) -> Self {
        let tree = catalog.markets();
        let path: Vec<Market> = tree.path(market).collect();
        let inside = tree.iter().map(|(inner, _)| inner);
        let inside = inside.filter(|inner| tree.distance(*inner, market).is_some());
        let related = path.iter().copied().chain(inside).collect();
        Self { path, related }
    }
}

/// People call a phone that folds a phone.
fn is_kind(wanted: DeviceKind, kind: DeviceKind) -> bool {
    wanted == kind || wanted == DeviceKind::Phone && kind.is_phone()
}

/// Whether a system version is what is asked for. A device with a skin has the
/// system beneath it, in a version that the skin does not tell.
fn is_system(catalog: &Catalog, scope: &Scope, system: &System) -> Met {
    match scope.fits(catalog, &system.os) {
        Fit::Yes => return Met::Yes,
        Fit::Unsaid => return Met::Unknown,
        Fit::No => {}
    }
    let beneath = system.beneath == Some(scope.family);
    Met::of(beneath && scope.number == scope.family, beneath)
}
