//! Every place in a name at which typing may begin, in the order of what
//! stands from there on: whatever is typed is one stretch of it, and the best
//! known devices of a stretch are found without looking at all of it.
//!
//! A name is kept with its maker before it. The order is that of the numbers
//! of terms, which is the order of the alphabet.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::index::{Index, place};
use super::vocabulary::TermId;

/// The places of all names, sorted.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// The terms of every name, its maker's first, plus one; 0 ends a name.
    terms: Vec<u32>,
    /// Places in `terms`, sorted by what stands from there on.
    sorted: Vec<u32>,
    /// The device of each sorted place; the smaller, the better known.
    devices: Vec<u32>,
    /// The smallest device of each block of places, then of each two blocks,
    /// and so on: a tree in a list, the root at 1.
    least: Vec<u32>,
}

/// How many places are looked through one by one.
const BLOCK: usize = 16;
/// What ends a name.
const END: u32 = 0;

impl Starts {
    /// Sorts the places of every name of an index.
    pub(super) fn new(index: &Index) -> Self {
        let mut terms = vec![END];
        let mut places = Vec::new();
        for spelling in &index.spellings {
            let maker = index.maker(spelling.device).first();
            for term in maker.into_iter().chain(&spelling.tokens) {
                places.push((place(terms.len()), spelling.device));
                terms.push(*term + 1);
            }
            terms.push(END);
        }
        let from = |place: u32| terms.get(place as usize..).unwrap_or_default();
        let key = |place: u32| {
            let mut next = from(place).iter();
            let mut next = || u64::from(next.next().copied().unwrap_or(END));
            let first = next();
            (first << 32) | if first == 0 { 0 } else { next() }
        };
        let mut keyed: Vec<(u64, u32, u32)> = places
            .iter()
            .map(|(at, device)| (key(*at), *at, *device))
            .collect();
        keyed.sort_unstable_by(|a, b| {
            let rest = |place: u32| from(place).iter().take_while(|term| **term != END);
            a.0.cmp(&b.0)
                .then_with(|| rest(a.1).cmp(rest(b.1)))
                .then(a.2.cmp(&b.2))
        });
        let devices: Vec<u32> = keyed.iter().map(|(_, _, device)| *device).collect();
        Self {
            sorted: keyed.iter().map(|(_, at, _)| *at).collect(),
            least: least(&devices),
            devices,
            terms,
        }
    }

    /// All places.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.sorted.len()
    }

    /// Of places that share their first `depth` terms, those that go on with
    /// one of these terms.
    pub(super) fn narrow(
        &self,
        range: &Range<usize>,
        depth: usize,
        terms: &Range<TermId>,
    ) -> Range<usize> {
        let slice = self.sorted.get(range.clone()).unwrap_or_default();
        let term = |place: &u32| {
            let at = *place as usize + depth;
            self.terms.get(at).copied().unwrap_or(END)
        };
        let low = slice.partition_point(|place| term(place) < terms.start + 1);
        let rest = slice.get(low..).unwrap_or_default();
        let high = low + rest.partition_point(|place| term(place) < terms.end + 1);
        range.start + low..range.start + high
    }

    /// Where in its name a sorted place stands: 0 its maker, 1 its first word,
    /// 2 any other.
    pub(super) fn depth(&self, at: usize) -> usize {
        let Some(place) = self.sorted.get(at).map(|place| *place as usize) else {
            return 2;
        };
        let ends = |back: usize| {
            let before = place.checked_sub(back).and_then(|at| self.terms.get(at));
            before.is_none_or(|term| *term == END)
        };
        match (ends(1), ends(2)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }

    /// Whether a name ends so many terms behind a sorted place.
    pub(super) fn ends(&self, at: usize, terms: usize) -> bool {
        let place = self.sorted.get(at).map(|place| *place as usize + terms);
        let term = place.and_then(|place| self.terms.get(place));
        term.is_none_or(|term| *term == END)
    }

    /// The terms that a name has so many terms behind a sorted place.
    pub(super) fn rest(&self, at: usize, terms: usize) -> impl Iterator<Item = TermId> {
        let place = self.sorted.get(at).map_or(0, |place| *place as usize);
        let rest = self.terms.get(place + terms..).unwrap_or_default();
        let rest = rest.iter().take_while(|term| **term != END);
        rest.map(|term| term - 1)
    }

    /// The device of a sorted place.
    pub(super) fn device(&self, at: usize) -> u32 {
        self.devices.get(at).copied().unwrap_or(u32::MAX)
    }

    /// The sorted places of a stretch, the best known devices first.
    pub(super) fn best(&self, range: &Range<usize>) -> Best<'_> {
        let mut best = Best {
            starts: self,
            range: range.clone(),
            waiting: BinaryHeap::new(),
        };
        if !range.is_empty() {
            best.wait(1);
        }
        best
    }

    /// How many leaves the tree of blocks has.
    fn leaves(&self) -> usize {
        self.least.len() / 2
    }

    /// The blocks below a node.
    fn blocks(&self, node: usize) -> Range<usize> {
        let level = node.ilog2();
        let width = self.leaves() >> level;
        let first = (node - (1 << level)) * width;
        first..first + width
    }
}

/// The tree of the smallest devices of each block.
fn least(devices: &[u32]) -> Vec<u32> {
    let leaves = devices.len().div_ceil(BLOCK).max(1).next_power_of_two();
    let mut least = vec![u32::MAX; leaves * 2];
    for (leaf, block) in least.iter_mut().skip(leaves).zip(devices.chunks(BLOCK)) {
        *leaf = block.iter().copied().min().unwrap_or(u32::MAX);
    }
    for node in (1..leaves).rev() {
        let child = |at: usize| least.get(at).copied().unwrap_or(u32::MAX);
        let smallest = child(node * 2).min(child(node * 2 + 1));
        if let Some(place) = least.get_mut(node) {
            *place = smallest;
        }
    }
    least
}

/// Takes places out of a stretch, the best known devices first.
#[derive(Debug)]
pub(super) struct Best<'a> {
    starts: &'a Starts,
    range: Range<usize>,
    /// Parts that may hold the next one, by their smallest device.
    waiting: BinaryHeap<Reverse<(u32, Part)>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// One sorted place.
    Place(usize),
    /// A node of the tree.
    Node(usize),
}

impl Best<'_> {
    fn wait(&mut self, node: usize) {
        let blocks = self.starts.blocks(node);
        let places = blocks.start * BLOCK..blocks.end * BLOCK;
        if places.end <= self.range.start || places.start >= self.range.end {
            return;
        }
        if node >= self.starts.leaves() {
            let from = places.start.max(self.range.start);
            for at in from..places.end.min(self.range.end) {
                let device = self.starts.device(at);
                self.waiting.push(Reverse((device, Part::Place(at))));
            }
        } else {
            let least = self.starts.least.get(node).copied();
            let least = least.unwrap_or(u32::MAX);
            self.waiting.push(Reverse((least, Part::Node(node))));
        }
    }
}

impl Iterator for Best<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while let Some(Reverse((_, part))) = self.waiting.pop() {
            match part {
                Part::Place(at) => return Some(at),
                Part::Node(node) => {
                    self.wait(node * 2);
                    self.wait(node * 2 + 1);
                }
            }
        }
        None
    }
}
