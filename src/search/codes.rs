//! Where a text may hold a model code, whole or from its beginning on.

use std::ops::Range;

use super::index::place;
use super::lattice::{LONGEST_TERM, Reader, Reading};
use super::model_codes::Code;
use super::normalize::{Class, boundary, squash, tokens};
use super::score::cost;

/// A beginning of a code must be this long.
const SHORTEST_CODE_BEGINNING: usize = 4;

impl Reader<'_> {
    /// Model codes that begin here, whole or from their beginning on.
    pub(super) fn codes(&mut self, at: usize) {
        if !boundary(self.glyphs, at) {
            return;
        }
        let codes = &self.index.codes;
        let beginnings = &self.index.code_beginnings;
        let text = |at: u32| codes.get(at as usize).map_or("", |code| &*code.text);
        let mut range = 0..place(codes.len());
        let mut depth = 0;
        let mut found = Vec::new();
        for end in at + 1..=self.glyphs.len().min(at + LONGEST_TERM) {
            let glyph = self.glyphs[end - 1];
            // Some codes keep two numbers apart.
            if glyph.gap && depth > 0 {
                let apart = beginnings.narrow(range.clone(), depth, ' ', text);
                if !apart.is_empty() {
                    range = apart;
                    depth += 1;
                }
            }
            range = beginnings.narrow(range, depth, glyph.ch, text);
            depth += glyph.ch.len_utf8();
            if range.is_empty() {
                break;
            }
            if !boundary(self.glyphs, end) || self.glyphs.get(end).is_some_and(|next| !next.gap) {
                continue;
            }
            let exact = codes[range.start as usize].text.len() == depth;
            let digits = self.glyphs[at..end]
                .iter()
                .any(|glyph| glyph.class == Class::Digit);
            let alone = end == self.glyphs.len() && self.only_maker_before(at);
            if exact && (digits || alone) {
                let slice = &codes[range.start as usize..range.end as usize];
                let same = place(slice.partition_point(|code| code.text.len() == depth));
                found.push((end, range.start..range.start + same, cost::CODE));
            }
            if digits && end - at >= SHORTEST_CODE_BEGINNING && !self.like_a_name(at, end) {
                let cut = if self.number_apart(at, end) {
                    goes_on_with_digits(codes, &range, depth)
                } else {
                    range.end..range.end
                };
                let whole_numbers = [range.start..cut.start, cut.end..range.end];
                for whole in whole_numbers.into_iter().filter(|part| !part.is_empty()) {
                    found.push((end, whole, cost::CODE_BEGINNING));
                }
                if !cut.is_empty() {
                    let price = cost::CODE_BEGINNING + cost::CODE_NUMBER_CUT;
                    found.push((end, cut, price));
                }
            }
        }
        for (end, range, price) in found {
            let known = self.like_a_name(at, end);
            let price = price + if known { cost::CODE_LIKE_A_NAME } else { 0.0 };
            self.add(at, end, Reading::Code(range, price), f32::INFINITY);
        }
    }

    /// Whether what was typed ends in a number that is written apart from the
    /// letters before it: `s 681`.
    fn number_apart(&self, at: usize, end: usize) -> bool {
        let typed = self.glyphs.get(at..end).unwrap_or_default();
        let digits = typed.iter().rev();
        let number = digits.take_while(|glyph| glyph.class == Class::Digit);
        let from = typed.len() - number.count();
        from > 0 && typed.get(from).is_some_and(|glyph| glyph.gap)
    }

    /// Whether nothing, or only a maker, stands before this place.
    fn only_maker_before(&self, at: usize) -> bool {
        let before = squash(self.glyphs.get(..at).unwrap_or_default());
        let vocabulary = &self.index.vocabulary;
        before.is_empty()
            || vocabulary
                .id(&before)
                .is_some_and(|term| vocabulary.is_brand(term))
    }

    /// Whether a code is made of what names are made of: `a20`, `iphone 17`.
    fn like_a_name(&self, at: usize, end: usize) -> bool {
        let glyphs = self.glyphs.get(at..end).unwrap_or_default();
        tokens(glyphs).iter().all(|token| {
            let term = self.index.vocabulary.id(token);
            term.is_some_and(|term| self.index.is_known(term))
        })
    }
}

/// Of a sorted list's codes that share their first `depth` bytes, those that go
/// on with a digit.
fn goes_on_with_digits(codes: &[Code], range: &Range<u32>, depth: usize) -> Range<u32> {
    let slice = codes.get(range.start as usize..range.end as usize);
    let slice = slice.unwrap_or_default();
    let next = |code: &Code| code.text.as_bytes().get(depth).copied();
    let low = slice.partition_point(|code| next(code) < Some(b'0'));
    let high = slice.partition_point(|code| next(code) <= Some(b'9'));
    range.start + place(low)..range.start + place(high)
}
