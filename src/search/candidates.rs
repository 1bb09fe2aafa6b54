//! Which names are worth fitting: those that share most with the text.
//!
//! A text leads to names by the terms that it may hold; what few names have
//! tells most. Pure; it decides nothing, which is up to `find`.

use std::cmp::Reverse;
use std::ops::Range;

use super::index::Index;
use super::lattice::{Lattice, Reading};
use super::vocabulary::TermId;

/// How many names are fitted in full. Those that share most with the text come
/// first, and the one that is meant shares almost all of it.
const CANDIDATES: usize = 96;
/// A term of more names than this tells little; it is looked at only where no
/// rarer one leads anywhere, and then the best-known devices are enough.
const COMMON: usize = 1024;
/// How many names of each term that begins like the text are looked at.
const OF_A_BEGINNING: usize = 64;

/// How much it tells that a name has a term which begins like the text.
const BEGINNING_WORTH: u16 = 5;
/// How much a code tells that stands in the text.
const CODE_WORTH: u16 = 30;

/// What a text may hold, by how it leads to names.
#[derive(Debug, Default)]
struct Leads {
    /// Terms, with how much each tells.
    terms: Vec<(TermId, u16)>,
    /// Terms that begin like the text, with how much that tells.
    beginnings: Vec<(Range<TermId>, u16)>,
    /// Places in `Index::codes`.
    codes: Vec<Range<u32>>,
}

impl Index {
    /// The spellings that share most with the text, as places in
    /// `Index::spellings`.
    pub(super) fn candidates(&self, lattice: &Lattice, typing: bool) -> Vec<u32> {
        let leads = self.leads(lattice, typing);
        let mut counter = Counter::new(self.spellings.len());
        for range in leads.codes {
            let codes = self.codes.get(range.start as usize..range.end as usize);
            for code in codes.into_iter().flatten().take(OF_A_BEGINNING) {
                if let Some(listed) = self.devices.get(code.device as usize) {
                    counter.add(listed.first, CODE_WORTH);
                }
            }
        }
        self.count_terms(leads.terms, &mut counter);
        for (stamp, (range, worth)) in (1..).zip(leads.beginnings) {
            for term in range {
                for spelling in self.holders(term).iter().take(OF_A_BEGINNING) {
                    counter.add_once(*spelling, worth, stamp);
                }
            }
        }
        counter.best(CANDIDATES)
    }

    fn leads(&self, lattice: &Lattice, typing: bool) -> Leads {
        let mut leads = Leads::default();
        for (place, edges) in lattice.edges.iter().enumerate() {
            let whole = lattice.boundaries.get(place).is_some_and(|whole| *whole);
            for edge in edges {
                let unfinished = typing && edge.end == lattice.edges.len();
                match &edge.reading {
                    // It is one of those that begin like it.
                    Reading::Term(..) if unfinished => {}
                    // "oneplus" is hardly "one plus", nor "toaster" a TO.
                    Reading::Term(_, price) if *price > 0.0 => {}
                    Reading::Term(term, _) => {
                        leads.terms.push((*term, self.vocabulary.worth(*term)));
                    }
                    Reading::Near(term, _) => {
                        let worth = self.vocabulary.worth(*term).saturating_sub(1);
                        leads.terms.push((*term, worth));
                    }
                    Reading::Begins(range, _) => {
                        let worth = if whole { BEGINNING_WORTH } else { 1 };
                        leads.beginnings.push((range.clone(), worth));
                    }
                    Reading::Code(range, _) => leads.codes.push(range.clone()),
                    Reading::Initials(..) | Reading::Free | Reading::Unknown => {}
                }
            }
        }
        leads
    }

    fn count_terms(&self, mut terms: Vec<(TermId, u16)>, counter: &mut Counter) {
        terms.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        terms.dedup_by_key(|(term, _)| *term);
        terms.sort_by_key(|(term, _)| self.holders(*term).len());
        for (term, worth) in terms {
            let spellings = self.holders(term);
            if spellings.len() <= COMMON {
                for spelling in spellings {
                    counter.add(*spelling, worth);
                }
            } else {
                counter.add_common(worth, spellings);
            }
        }
    }

    /// The spellings that hold a term, best known first.
    fn holders(&self, term: TermId) -> &[u32] {
        self.postings
            .get(term as usize)
            .map_or(&[][..], Vec::as_slice)
    }
}

/// Counts what spellings share with a text.
struct Counter {
    counts: Vec<u16>,
    /// The stamp by which each was counted last.
    stamps: Vec<u8>,
    touched: Vec<u32>,
}

impl Counter {
    fn new(spellings: usize) -> Self {
        Self {
            counts: vec![0; spellings],
            stamps: vec![0; spellings],
            touched: Vec::new(),
        }
    }

    /// Counts a term of very many names for what rarer terms led to, and, where
    /// that is little, for the best known of those names.
    fn add_common(&mut self, worth: u16, holders: &[u32]) {
        let found = self.touched.len();
        self.touched.sort_unstable();
        let mut rest = holders;
        for place in 0..found {
            let Some(spelling) = self.touched.get(place).copied() else {
                continue;
            };
            rest = skip_below(rest, spelling);
            if rest.first() == Some(&spelling) {
                self.add(spelling, worth);
            }
        }
        if found < CANDIDATES {
            for spelling in holders.iter().take(COMMON) {
                if !self.counted(*spelling) {
                    self.add(*spelling, worth);
                }
            }
        }
    }

    fn counted(&self, spelling: u32) -> bool {
        let count = self.counts.get(spelling as usize);
        count.is_some_and(|count| *count > 0)
    }

    /// Counts a spelling once for everything with this stamp.
    fn add_once(&mut self, spelling: u32, worth: u16, stamp: u8) {
        if let Some(last) = self
            .stamps
            .get_mut(spelling as usize)
            .filter(|last| **last != stamp)
        {
            *last = stamp;
            self.add(spelling, worth);
        }
    }

    fn add(&mut self, spelling: u32, worth: u16) {
        if let Some(count) = self.counts.get_mut(spelling as usize) {
            if *count == 0 {
                self.touched.push(spelling);
            }
            *count = count.saturating_add(worth);
        }
    }

    /// The spellings with most in common; among equals the better known.
    fn best(self, most: usize) -> Vec<u32> {
        let counts = self.counts;
        let shared = |spelling: &u32| {
            let count = counts.get(*spelling as usize).copied().unwrap_or_default();
            (Reverse(count), *spelling)
        };
        let mut found = self.touched;
        if found.len() > most {
            found.select_nth_unstable_by_key(most, shared);
            found.truncate(most);
        }
        found
    }
}

/// A sorted list without what is less than `least`. It is looked for near the
/// beginning first: whoever goes through a list in its order finds it there.
fn skip_below(sorted: &[u32], least: u32) -> &[u32] {
    let before = |place: usize| sorted.get(place).is_some_and(|one| *one < least);
    let mut end = 1;
    while before(end) {
        end *= 2;
    }
    let near = &sorted[end / 2..sorted.len().min(end)];
    &sorted[end / 2 + near.partition_point(|one| *one < least)..]
}
