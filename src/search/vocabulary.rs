//! Every token of every name, sorted, so that a prefix is a range of ids, with
//! the nearest terms to a misspelled word.

use std::ops::Range;

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
    /// Terms by their first character.
    firsts: Firsts,
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
            firsts: Firsts::of(terms.iter().map(|term| &**term)),
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
        if depth == 0 {
            return self.firsts.get(ch);
        }
        narrow(&self.terms, range, depth, ch, |term| term)
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

/// Where in a sorted list of texts those with each first character stand: every
/// walk through such a list begins with that step.
#[derive(Debug, Default)]
pub(super) struct Firsts(Vec<(char, Range<u32>)>);

impl Firsts {
    /// The places of these sorted texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut firsts: Vec<(char, Range<u32>)> = Vec::new();
        for (at, text) in (0..).zip(texts) {
            let Some(first) = text.chars().next() else {
                continue;
            };
            match firsts.last_mut() {
                Some((ch, range)) if *ch == first => range.end = at + 1,
                _ => firsts.push((first, at..at + 1)),
            }
        }
        Self(firsts)
    }

    /// The places of the texts that begin with a character.
    pub(super) fn get(&self, ch: char) -> Range<u32> {
        let at = self.0.binary_search_by_key(&ch, |(first, _)| *first);
        let found = at.ok().and_then(|at| self.0.get(at));
        found.map_or(0..0, |(_, range)| range.clone())
    }
}

/// Of a sorted list's items that share their first `depth` bytes, those that
/// go on with `ch`.
pub(super) fn narrow<T>(
    sorted: &[T],
    range: Range<u32>,
    depth: usize,
    ch: char,
    text: impl Fn(&T) -> &str,
) -> Range<u32> {
    let mut buffer = [0; 4];
    let wanted: &[u8] = ch.encode_utf8(&mut buffer).as_bytes();
    let Some(slice) = sorted.get(range.start as usize..range.end as usize) else {
        return 0..0;
    };
    let compare = |item: &T| {
        let bytes = text(item).as_bytes().get(depth..).unwrap_or_default();
        match (bytes.first(), wanted) {
            // Nearly always, which needs no comparison of slices.
            (Some(head), [one]) => head.cmp(one),
            _ => {
                let head = bytes.get(..wanted.len().min(bytes.len()));
                head.unwrap_or_default().cmp(wanted)
            }
        }
    };
    let low = slice.partition_point(|item| compare(item).is_lt());
    let high = low
        + slice
            .get(low..)
            .unwrap_or_default()
            .partition_point(|item| compare(item).is_eq());
    let offset = |at: usize| {
        range
            .start
            .saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    };
    offset(low)..offset(high)
}
