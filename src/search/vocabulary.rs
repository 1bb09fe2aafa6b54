//! Every token of every name, sorted, so that a prefix is a range of ids, with
//! the nearest terms to a misspelled word.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{self, Kind};

/// The number of a term; terms that begin alike have neighboring numbers.
pub(super) type TermId = u32;

/// A sorted set of terms.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    terms: Vec<Box<str>>,
    kinds: Vec<Kind>,
    brands: Vec<bool>,
    /// Which fuzzable terms hold a pair of neighboring letters.
    pairs: FxHashMap<[char; 2], Vec<TermId>>,
}

/// The shortest word in which a typo is forgiven; with a letter left out it
/// may be one shorter.
pub(super) const SHORTEST_FUZZED: usize = 4;
/// From this length on two typos are forgiven.
const TWO_SLIPS: usize = 7;
/// A word of many pairs is looked up among the rarest ones only up to here.
const MOST_NEAR: usize = 6;

impl Vocabulary {
    /// A vocabulary of these terms, sorted, each with whether it names a maker.
    pub(super) fn new(terms: Vec<(Box<str>, bool)>) -> Self {
        let (terms, brands): (Vec<Box<str>>, Vec<bool>) = terms.into_iter().unzip();
        let kinds: Vec<Kind> = terms.iter().map(|term| words::kind(term)).collect();
        let mut pairs: FxHashMap<[char; 2], Vec<TermId>> = FxHashMap::default();
        for (id, (term, kind)) in (0..).zip(terms.iter().zip(&kinds)) {
            let fuzzable = !matches!(kind, Kind::Number | Kind::Network);
            if fuzzable && term.chars().count() >= SHORTEST_FUZZED {
                for pair in pairs_of(term) {
                    let holders = pairs.entry(pair).or_default();
                    if holders.last() != Some(&id) {
                        holders.push(id);
                    }
                }
            }
        }
        Self {
            terms,
            kinds,
            brands,
            pairs,
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
        self.terms
            .binary_search_by(|known| (**known).cmp(term))
            .ok()
            .and_then(|at| TermId::try_from(at).ok())
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

    /// Of terms that share their first `depth` bytes, those that go on with `ch`.
    pub(super) fn narrow(&self, range: Range<TermId>, depth: usize, ch: char) -> Range<TermId> {
        narrow(&self.terms, range, depth, ch, |term| term)
    }

    /// The terms nearest to a misspelled word, with the number of slips: at
    /// most one, in long words two. Of equally near ones those that are known
    /// go first.
    pub(super) fn near(&self, word: &str, known: impl Fn(TermId) -> bool) -> Vec<(TermId, usize)> {
        let length = word.chars().count();
        if length + 1 < SHORTEST_FUZZED {
            return Vec::new();
        }
        let allowed = if length >= TWO_SLIPS { 2 } else { 1 };
        let pairs = pairs_of(word);
        // One slip touches at most three pairs (a transposition).
        let needed = pairs.len().saturating_sub(3 * allowed).max(1);
        let mut shared: HashMap<TermId, usize> = HashMap::new();
        for pair in &pairs {
            for id in self.pairs.get(pair).into_iter().flatten() {
                *shared.entry(*id).or_default() += 1;
            }
        }
        let mut near: Vec<(usize, TermId)> = shared
            .into_iter()
            .filter(|(_, count)| *count >= needed)
            .filter(|(id, _)| self.term(*id).chars().count().abs_diff(length) <= allowed)
            .map(|(id, _)| (strsim::damerau_levenshtein(word, self.term(id)), id))
            .filter(|(slips, id)| {
                let shorter = length.min(self.term(*id).chars().count());
                let sibling = self.kind(*id) == Kind::Sibling;
                *slips == 1 || (*slips == 2 && shorter + 1 >= TWO_SLIPS && !sibling)
            })
            .collect();
        near.sort_by_cached_key(|(slips, id)| (*slips, !known(*id), *id));
        near.truncate(MOST_NEAR);
        near.into_iter().map(|(slips, id)| (id, slips)).collect()
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
    let wanted = ch.encode_utf8(&mut buffer).as_bytes();
    let Some(slice) = sorted.get(range.start as usize..range.end as usize) else {
        return 0..0;
    };
    let compare = |item: &T| {
        let bytes = text(item).as_bytes().get(depth..).unwrap_or_default();
        let head = bytes
            .get(..wanted.len().min(bytes.len()))
            .unwrap_or_default();
        head.cmp(wanted)
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

/// Neighboring letters, with the word's ends marked.
fn pairs_of(word: &str) -> Vec<[char; 2]> {
    let mut before = '^';
    let mut pairs: Vec<[char; 2]> = word
        .chars()
        .map(|ch| [std::mem::replace(&mut before, ch), ch])
        .collect();
    pairs.push([before, '$']);
    pairs
}
