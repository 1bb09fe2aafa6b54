//! A walk through sorted texts, character by character: what begins like a
//! text stands together.

use std::ops::Range;

/// So many bytes of each text lie side by side. Where a walk goes, nothing else
/// of the texts is looked at, and each look at one would wait for memory.
const HEAD: usize = 8;

/// How sorted texts begin.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    /// Where those with each first character stand: every walk begins so.
    firsts: Vec<(char, Range<u32>)>,
    /// The first bytes of each, filled up with zeros.
    heads: Vec<[u8; HEAD]>,
}

impl Beginnings {
    /// The beginnings of these sorted texts.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut beginnings = Self::default();
        for (at, text) in (0..).zip(texts) {
            beginnings.heads.push(head(text));
            let Some(first) = text.chars().next() else {
                continue;
            };
            match beginnings.firsts.last_mut() {
                Some((ch, range)) if *ch == first => range.end = at + 1,
                _ => beginnings.firsts.push((first, at..at + 1)),
            }
        }
        beginnings.heads.shrink_to_fit();
        beginnings
    }

    /// Of the texts in `range`, which share their first `depth` bytes, those
    /// that go on with `ch`; `text` gives the one at a place. At the beginning
    /// every text counts, whatever the range.
    pub(super) fn narrow<'t>(
        &self,
        range: Range<u32>,
        depth: usize,
        ch: char,
        text: impl Fn(u32) -> &'t str,
    ) -> Range<u32> {
        if depth == 0 {
            return self.first(ch);
        }
        let mut buffer = [0; 4];
        let wanted: &[u8] = ch.encode_utf8(&mut buffer).as_bytes();
        if let [byte] = wanted
            && depth < HEAD
        {
            let next = |at: u32| self.heads.get(at as usize).map_or(0, |head| head[depth]);
            let low = first_where(range.clone(), |at| next(at) >= *byte);
            return low..first_where(low..range.end, |at| next(at) > *byte);
        }
        let next = |at: u32| {
            let rest = text(at).as_bytes().get(depth..).unwrap_or_default();
            rest.get(..wanted.len()).unwrap_or(rest)
        };
        let low = first_where(range.clone(), |at| next(at) >= wanted);
        low..first_where(low..range.end, |at| next(at) > wanted)
    }

    /// The places of the texts that begin with a character.
    fn first(&self, ch: char) -> Range<u32> {
        let at = self.firsts.binary_search_by_key(&ch, |(first, _)| *first);
        let found = at.ok().and_then(|at| self.firsts.get(at));
        found.map_or(0..0, |(_, range)| range.clone())
    }
}

fn head(text: &str) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    let bytes = text.bytes().take(HEAD);
    for (own, byte) in head.iter_mut().zip(bytes) {
        *own = byte;
    }
    head
}

/// The first place of a range for which something holds, as it does for all
/// that follow; the end of the range where it holds for none.
fn first_where(range: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
