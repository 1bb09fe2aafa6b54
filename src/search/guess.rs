//! What a word may stand for when it is no term: a question's filling, a
//! nickname, initials, a typo, two words in one, a size of storage.

use std::ops::Range;

use super::lattice::{Reader, Reading, SHORTEST_INSIDE};
use super::normalize::{Class, Glyph, boundary, squash};
use super::score::cost;
use super::slips::SHORTEST_FUZZED;
use super::vocabulary::{TermId, Vocabulary};
use super::words::{self, Kind};

/// The most words whose initials are written together.
const MOST_INITIALS: usize = 4;
/// A question's word at the end of another must be this long.
const SHORTEST_ENDING: usize = 4;

impl Reader<'_> {
    /// Reads a whole word of letters.
    pub(super) fn word(&mut self, run: &Range<usize>) {
        let word = squash(&self.glyphs[run.clone()]);
        let vocabulary = &self.index.vocabulary;
        let stop = words::STOP.contains(&word.as_str());
        let term = vocabulary.id(&word);
        let sibling = term.is_some_and(|term| vocabulary.kind(term) == Kind::Sibling);
        if stop && !self.beside_number(run) {
            let price = term.map_or(0.0, |term| price_of_filling(vocabulary, term));
            self.add(run.start, run.end, Reading::Free, price);
        }
        self.nicknames(run, &word, term.is_some());
        if !sibling && !stop {
            self.initials(run.start, run.end);
        }
        if !stop && term.is_none_or(|term| !self.index.is_known(term)) {
            self.typos(run.start, run.end, &word);
            self.two_words(run, &word);
        }
    }

    /// Reads what is left of a word after a term at its beginning: `15t` and
    /// the initial `p`, or a question's word.
    pub(super) fn rest_of_word(&mut self, run: &Range<usize>) {
        if self.class(run.start) != Some(Class::Letter) {
            return;
        }
        let rest = squash(&self.glyphs[run.clone()]);
        if run.len() >= SHORTEST_ENDING && words::STOP.contains(&rest.as_str()) {
            self.add(run.start, run.end, Reading::Free, cost::STOP_WORD_OF_NAMES);
        }
        let word = (0..run.start)
            .rev()
            .find(|at| boundary(self.glyphs, *at))
            .unwrap_or_default();
        if self.after_number(word) {
            self.initials(run.start, run.end);
        }
    }

    /// Whether only the long tail has this word: to all other devices it is as
    /// unknown as "camera" or "battery", which some of them are called.
    pub(super) fn is_any_word(&self, term: TermId) -> bool {
        let vocabulary = &self.index.vocabulary;
        vocabulary.kind(term) == Kind::Word
            && !vocabulary.is_brand(term)
            && !self.index.is_known(term)
    }

    /// Whether a number touches this place from the left.
    pub(super) fn after_number(&self, at: usize) -> bool {
        let touches = self.glyphs.get(at).is_some_and(|glyph| !glyph.gap);
        touches
            && at
                .checked_sub(1)
                .is_some_and(|at| self.class(at) == Some(Class::Digit))
    }

    fn initials(&mut self, at: usize, end: usize) {
        if end - at <= MOST_INITIALS {
            let letters = self.glyphs[at..end].iter().map(|glyph| glyph.ch).collect();
            let before = at.checked_sub(1).and_then(|before| self.class(before));
            let after = before == Some(Class::Digit) || !boundary(self.glyphs, at);
            self.add(at, end, Reading::Initials(letters, after), f32::INFINITY);
        }
    }

    /// Nicknames, also glued to the next word where the whole is no term.
    fn nicknames(&mut self, run: &Range<usize>, word: &str, known: bool) {
        let index = self.index;
        for (nickname, meanings) in words::NICKNAMES {
            if *nickname == word || (!known && word.starts_with(nickname)) {
                for term in meanings.iter().filter_map(|term| index.vocabulary.id(term)) {
                    let end = run.start + nickname.chars().count();
                    self.add(
                        run.start,
                        end,
                        Reading::Near(term, cost::NICKNAME),
                        f32::INFINITY,
                    );
                }
            }
        }
    }

    /// A single letter beside a number, even across a gap, belongs to it:
    /// "redmi a 2" is no "a".
    fn beside_number(&self, run: &Range<usize>) -> bool {
        let digit = |place: Option<usize>| {
            place.is_some_and(|place| self.class(place) == Some(Class::Digit))
        };
        let alone = run.len() == 1 && (digit(run.start.checked_sub(1)) || digit(Some(run.end)));
        alone || self.designator(run.start, run.end)
    }

    fn typos(&mut self, at: usize, end: usize, word: &str) {
        let number = before_number(self.glyphs, end);
        for (term, slips) in self.index.near(word) {
            let price = price_of_slips(&self.index.vocabulary, word, term, slips, number);
            self.add(at, end, Reading::Near(term, price), f32::INFINITY);
        }
    }

    /// Two words written as one, one of them with a typo; or a word and the
    /// letter of the number behind it.
    fn two_words(&mut self, run: &Range<usize>, word: &str) {
        let letters: Vec<char> = word.chars().collect();
        let text = |range: Range<usize>| -> String {
            letters.get(range).unwrap_or_default().iter().collect()
        };
        let vocabulary = &self.index.vocabulary;
        let id = |range: Range<usize>| -> Option<TermId> { vocabulary.id(&text(range)) };
        let all = letters.len();
        let mut cuts = Vec::new();
        for cut in SHORTEST_INSIDE..all.saturating_sub(SHORTEST_INSIDE - 1) {
            match (id(0..cut), id(cut..all)) {
                (None, Some(_)) => cuts.push((0, cut)),
                (Some(_), None) => cuts.push((cut, all)),
                _ => {}
            }
        }
        let number = self.class(run.end) == Some(Class::Digit);
        if number && all > SHORTEST_FUZZED {
            cuts.push((0, all - 1));
        }
        for (from, to) in cuts {
            self.typos(run.start + from, run.start + to, &text(from..to));
        }
        if number && (2..=MOST_INITIALS).contains(&all) {
            self.initials(run.start, run.end - 1);
        }
    }

    /// A number that counts storage is no part of a name: `256gb`, `8/256`, or
    /// a size behind another number.
    pub(super) fn storage(&mut self, run: &Range<usize>) {
        let next = run.end..self.run_end(run.end.min(self.glyphs.len().saturating_sub(1)));
        let text = |range: &Range<usize>| {
            self.glyphs
                .get(range.clone())
                .map(squash)
                .unwrap_or_default()
        };
        let size = |range: &Range<usize>| words::STORAGE_SIZES.contains(&text(range).as_str());
        let earlier = self
            .glyphs
            .iter()
            .take(run.start)
            .any(|glyph| glyph.class == Class::Digit);
        let end =
            if words::STORAGE_UNITS.contains(&text(&next).as_str()) || (earlier && size(&next)) {
                Some(next.end)
            } else if earlier && size(run) {
                Some(run.end)
            } else {
                None
            };
        if let Some(end) = end {
            self.add(run.start, end, Reading::Free, 0.0);
        }
    }
}

/// Whether two words that tell siblings apart are written as one: `proplus`.
pub(super) fn are_siblings(word: &str) -> bool {
    let mut cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    cuts.any(|(first, second)| words::is_sibling(first) && words::is_sibling(second))
}

/// Whether a number touches the word that ends here.
pub(super) fn before_number(glyphs: &[Glyph], end: usize) -> bool {
    let next = glyphs.get(end);
    next.is_some_and(|next| next.class == Class::Digit && !next.gap)
}

/// What it costs to read a word, perhaps one that a number touches, as another
/// with so many slips.
pub(super) fn price_of_slips(
    vocabulary: &Vocabulary,
    word: &str,
    term: TermId,
    slips: usize,
    before_number: bool,
) -> f32 {
    let right = vocabulary.term(term);
    let price = match slips {
        1 if word.chars().count() > SHORTEST_FUZZED => cost::TYPO,
        1 => cost::TYPO_IN_SHORT_WORD,
        _ => cost::TWO_TYPOS,
    };
    let first = right.chars().next() == word.chars().next();
    let first = if first { 0.0 } else { cost::FIRST_LETTER };
    // A letter that stands there twice is a slip all the same.
    let more = word
        .strip_prefix(right)
        .filter(|more| !right.ends_with(more));
    let number = if before_number && more.is_some() {
        cost::LETTER_OF_A_NUMBER
    } else {
        0.0
    };
    price + first + number
}

/// What it costs to take a term for a word of the question.
pub(super) fn price_of_filling(vocabulary: &Vocabulary, term: TermId) -> f32 {
    match vocabulary.kind(term) {
        Kind::Word if words::SHARED_LINES.contains(&vocabulary.term(term)) => {
            cost::STOP_WORD_OF_NAMES
        }
        Kind::Word => cost::STOP_WORD_OF_A_NAME,
        _ => 0.0,
    }
}
