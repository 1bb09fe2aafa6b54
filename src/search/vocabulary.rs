//! Every token of every name, sorted, so that a prefix is a range of ids, with
//! the nearest terms to a misspelled word.

use std::ops::Range;

use super::beginnings::Beginnings;
use super::index::place;
use super::slips::Slips;
use super::table::{Table, hash};
use super::words::{self, Kind};

/// The number of a term; terms that begin alike have neighboring numbers.
pub(super) type TermId = u32;

/// A sorted set of terms.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    terms: Vec<Box<str>>,
    kinds: Vec<Kind>,
    brands: Vec<bool>,
    beginnings: Beginnings,
    /// Terms by their text.
    ids: Table,
    /// Terms that may be misspelled.
    slips: Slips,
}

/// The most words that a misspelled one may stand for.
const MOST_NEAR: usize = 6;

impl Vocabulary {
    /// A vocabulary of these terms, sorted, each with whether it names a maker.
    pub(super) fn new(terms: Vec<(Box<str>, bool)>) -> Self {
        let (terms, brands): (Vec<Box<str>>, Vec<bool>) = terms.into_iter().unzip();
        let kinds: Vec<Kind> = terms.iter().map(|term| words::kind(term)).collect();
        let texts = (0..).zip(&terms);
        let ids: Vec<(u64, u32)> = texts.map(|(id, term)| (hash(term.chars()), id)).collect();
        let fuzzed = (0..).zip(terms.iter().zip(&kinds));
        let fuzzed = fuzzed.filter(|(_, (_, kind))| !matches!(kind, Kind::Number | Kind::Network));
        Self {
            ids: Table::new(&ids),
            slips: Slips::new(fuzzed.map(|(id, (term, _))| (id, &**term))),
            beginnings: Beginnings::of(terms.iter().map(|term| &**term)),
            terms,
            kinds,
            brands,
        }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// Every term.
    pub(super) fn all(&self) -> Range<TermId> {
        0..TermId::try_from(self.terms.len()).unwrap_or(TermId::MAX)
    }

    /// The number of a term.
    pub(super) fn id(&self, term: &str) -> Option<TermId> {
        self.hashed(hash(term.chars()))
            .find(|id| self.term(*id) == term)
    }

    /// The terms with this hash: nearly always one at most.
    pub(super) fn hashed(&self, hash: u64) -> impl Iterator<Item = TermId> {
        self.ids.get(hash)
    }

    /// The term itself.
    pub(super) fn term(&self, id: TermId) -> &str {
        self.terms.get(id as usize).map_or("", |term| term)
    }

    /// What kind of term it is.
    pub(super) fn kind(&self, id: TermId) -> Kind {
        self.kinds.get(id as usize).copied().unwrap_or(Kind::Word)
    }

    /// Whether it names a maker.
    pub(super) fn is_brand(&self, id: TermId) -> bool {
        self.brands.get(id as usize).copied().unwrap_or_default()
    }

    /// How much a name that shares this term with a text tells, when
    /// candidates are gathered.
    pub(super) fn worth(&self, id: TermId) -> u16 {
        match self.kind(id) {
            Kind::Number => 6,
            Kind::Word => 3,
            Kind::Sibling => 2,
            Kind::Network | Kind::Edition => 1,
        }
    }

    /// The terms that begin with these characters.
    pub(super) fn beginning(&self, characters: impl Iterator<Item = char>) -> Range<TermId> {
        let wanted: String = characters.collect();
        let terms = self.terms.as_slice();
        let low = terms.partition_point(|term| **term < *wanted);
        let rest = terms.get(low..).unwrap_or_default();
        let high = low + rest.partition_point(|term| term.starts_with(&wanted));
        place(low)..place(high)
    }

    /// Of terms that share their first `depth` bytes, those that go on with `ch`.
    pub(super) fn narrow(&self, range: Range<TermId>, depth: usize, ch: char) -> Range<TermId> {
        let term = |id| self.term(id);
        self.beginnings.narrow(range, depth, ch, term)
    }

    /// The terms nearest to a misspelled word, with the number of slips: one,
    /// or two where no known word is one away. Of equally near ones those that
    /// are known go first.
    pub(super) fn near(&self, word: &str, known: impl Fn(TermId) -> bool) -> Vec<(TermId, usize)> {
        let letters: Vec<char> = word.chars().collect();
        let term = |id: TermId| self.term(id);
        let one = self.slips.one(&letters, term);
        let sure = one.iter().any(|id| known(*id));
        let mut near: Vec<(TermId, usize)> = one.into_iter().map(|id| (id, 1)).collect();
        if !sure {
            let two = self.slips.two(&letters, term).into_iter();
            near.extend(two.map(|id| (id, 2)));
        }
        near.sort_by_cached_key(|(id, slips)| (*slips, !known(*id), *id));
        near.truncate(MOST_NEAR);
        near
    }
}
