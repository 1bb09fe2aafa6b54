//! The rows of a page, in the order that was asked for. Thousands of devices
//! may be found and few are told, so values are looked at from the best on, and
//! no more of them than the page takes.

use jiff::civil::Date;

use super::criteria::Order;
use crate::search::figures::{Bits, Group, Span};
use crate::search::{Figure, Figures};

/// Of more rows than this, the first by name are found by going through all
/// rows by name; fewer are sorted.
const MOST_SORTED: usize = 1024;

/// Some of the rows that were found, one after another in the order.
pub(super) struct Page<'a> {
    figures: &'a Figures,
    found: &'a Bits,
    /// How many rows stand before it, of those not yet passed.
    skip: usize,
    /// How many rows it takes.
    most: usize,
    rows: Vec<Told>,
}

/// A row with what decides its place in the order: the smaller, the further
/// ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    /// Its group, then its place by name.
    key: ((u8, u32), u32),
    pub(super) row: u32,
}

/// Behind everything of which it is known what decides the order.
const UNKNOWN: (u8, u32) = (u8::MAX, 0);

/// The rows of which it is known what decides an order.
pub(super) fn ordered(figures: &Figures, order: Order, rumors: bool) -> Bits {
    let known = match order {
        Order::Name => None,
        Order::Newest => Some(figures.released.known(rumors)),
        Order::Best(figure) => figures.spans(figure).map(|spans| spans.known(rumors)),
    };
    known.unwrap_or_else(|| Bits::all(figures.rows()))
}

impl<'a> Page<'a> {
    /// At most so many of these rows, behind those that are skipped.
    pub(super) fn new(figures: &'a Figures, found: &'a Bits, skip: usize, most: usize) -> Self {
        Self {
            figures,
            found,
            skip,
            most,
            rows: Vec::new(),
        }
    }

    /// The rows in order: the best of the order first, by name what is alike, then
    /// by name those of which nothing is known that decides it.
    pub(super) fn in_order(mut self, order: Order, rumors: bool, today: Date) -> Vec<Told> {
        let mut rest = self.found.clone();
        match order {
            Order::Name => {}
            Order::Newest => self.newest(rumors, today),
            Order::Best(figure) => self.best(figure, rumors),
        }
        if order != Order::Name {
            rest.drop_all(&ordered(self.figures, order, rumors));
        }
        if !self.is_full() {
            self.take(&rest, UNKNOWN);
        }
        self.rows
    }

    /// What came out last first; behind it what did not come out yet.
    fn newest(&mut self, rumors: bool, today: Date) {
        let mut coming = self.figures.to_come(today);
        coming.keep(self.found);
        let mut out = self.found.clone();
        out.drop_all(&coming);
        let dates: Vec<_> = self.figures.released.groups(rumors).rev().collect();
        for (rank, among) in [(0, &out), (1, &coming)] {
            self.take_groups(&dates, |(first, _)| (rank, !day_number(*first)), among);
        }
    }

    fn best(&mut self, figure: Figure, rumors: bool) {
        let Some(spans) = self.figures.spans(figure) else {
            return;
        };
        let key = |span: &Span| {
            let value = span.headline()?;
            Some((0, if figure.is_best_low() { value } else { !value }))
        };
        let key = |span: &Span| key(span).unwrap_or(UNKNOWN);
        let mut groups: Vec<_> = spans.groups(rumors).collect();
        groups.sort_by_key(|group| key(&group.value));
        let found = self.found;
        self.take_groups(&groups, key, found);
    }

    /// Takes the rows of groups that are in order; what has the same key is
    /// alike.
    fn take_groups<T>(
        &mut self,
        groups: &[&Group<T>],
        key: impl Fn(&T) -> (u8, u32),
        among: &Bits,
    ) {
        for alike in groups.chunk_by(|a, b| key(&a.value) == key(&b.value)) {
            let Some(first) = alike.first().filter(|_| !self.is_full()) else {
                return;
            };
            let key = key(&first.value);
            if let [small] = alike
                && let Some(rows) = small.few()
            {
                let rows = rows.iter().copied();
                self.take_sorted(rows.filter(|row| among.contains(*row)).collect(), key);
                continue;
            }
            let mut rows = Bits::none(self.figures.rows());
            alike.iter().for_each(|group| group.add_to(&mut rows));
            rows.keep(among);
            self.take(&rows, key);
        }
    }

    /// Takes rows by name.
    fn take(&mut self, rows: &Bits, key: (u8, u32)) {
        let count = rows.count();
        if count <= MOST_SORTED {
            return self.take_sorted(rows.iter().collect(), key);
        }
        let named = self.figures.named().iter().copied();
        self.push(named.filter(|row| rows.contains(*row)), count, key);
    }

    fn take_sorted(&mut self, mut rows: Vec<u32>, key: (u8, u32)) {
        rows.sort_unstable_by_key(|row| self.figures.by_name(*row));
        let count = rows.len();
        self.push(rows.into_iter(), count, key);
    }

    /// Takes what is left to take of rows that are in order.
    fn push(&mut self, rows: impl Iterator<Item = u32>, count: usize, key: (u8, u32)) {
        if count <= self.skip {
            self.skip -= count;
            return;
        }
        let free = self.most - self.rows.len();
        let rows = rows.skip(self.skip).take(free);
        let figures = self.figures;
        self.rows.extend(rows.map(|row| Told {
            key: (key, figures.by_name(row)),
            row,
        }));
        self.skip = 0;
    }

    fn is_full(&self) -> bool {
        self.rows.len() >= self.most
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
