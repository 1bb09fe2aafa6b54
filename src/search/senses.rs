//! A text as a set of words, each in every way that it may be read: as it
//! stands, as a nickname written out, with a slip mended, or as a word of the
//! question.

use std::ops::Range;

use super::Rule;
use super::find::Fitted;
use super::forms::{Short, set};
use super::guess::{before_number, price_of_filling, price_of_slips};
use super::index::Index;
use super::normalize::{Class, Glyph};
use super::score::cost;
use super::table::{self, finish, of_number, step};
use super::vocabulary::TermId;
use super::whole::exactly;
use super::words;

/// In how many ways a text is read at most; more are left to the lattice.
const MOST_READINGS: usize = 48;

/// One way to read a word: as a term or as nothing, for this cost.
#[derive(Debug, Clone, Copy)]
struct Sense {
    term: Option<TermId>,
    cost: f32,
    slipped: bool,
}

impl Index {
    /// Looks the words up as a set, each read in every way that it may be.
    pub(super) fn as_words(
        &self,
        glyphs: &[Glyph],
        words: &[Range<usize>],
        found: &mut Vec<Fitted>,
    ) {
        let mut senses: Vec<Vec<Sense>> = Vec::with_capacity(words.len());
        let mut readings = 1;
        for (at, word) in words.iter().enumerate() {
            let of_word = self.senses(glyphs, words, at, word);
            readings *= of_word.len();
            if readings == 0 || readings > MOST_READINGS {
                return;
            }
            senses.push(of_word);
        }
        for reading in 0..readings {
            let mut rest = reading;
            let chosen: Option<Vec<Sense>> = (senses.iter())
                .map(|of_word| {
                    let sense = of_word.get(rest % of_word.len()).copied();
                    rest /= of_word.len();
                    sense
                })
                .collect();
            self.as_set(&chosen.unwrap_or_default(), found);
        }
    }

    /// Every way to read one word; none where it may be anything.
    fn senses(
        &self,
        glyphs: &[Glyph],
        words: &[Range<usize>],
        at: usize,
        word: &Range<usize>,
    ) -> Vec<Sense> {
        let mut senses = Vec::with_capacity(2);
        let letters = glyphs.get(word.clone()).unwrap_or_default();
        let mut sense = |term: Option<TermId>, cost: f32, slipped: bool| {
            senses.push(Sense {
                term,
                cost,
                slipped,
            });
        };
        let term = self.term_of(letters);
        if term.is_some() {
            sense(term, 0.0, false);
        }
        if self.is_filling(glyphs, words, at) {
            let named = term.filter(|term| self.is_known(*term));
            let price = named.map_or(0.0, |term| price_of_filling(&self.vocabulary, term));
            sense(None, price, false);
            return senses;
        }
        let word_only = letters.iter().all(|glyph| glyph.class == Class::Letter);
        let known = term.is_some_and(|term| self.is_known(term));
        if !word_only || known && letters.len() > words::LONGEST_NICKNAME {
            return senses;
        }
        let hash = finish(letters.iter().fold(0, |hash, glyph| step(hash, glyph.ch)));
        for term in self.whole.nicknames.get(hash) {
            sense(Some(term), cost::NICKNAME, true);
        }
        if !known {
            let text: String = letters.iter().map(|glyph| glyph.ch).collect();
            let number = before_number(glyphs, word.end);
            for (term, slips) in self.near(&text) {
                let price = price_of_slips(&self.vocabulary, &text, term, slips, number);
                sense(Some(term), price, true);
            }
        }
        senses
    }

    /// The characters without words of a question and sizes of storage.
    pub(super) fn without_filling(&self, glyphs: &[Glyph], words: &[Range<usize>]) -> Vec<Glyph> {
        let kept = (0..)
            .zip(words)
            .filter(|(at, _)| !self.is_filling(glyphs, words, *at));
        let kept = kept.filter_map(|(_, word)| glyphs.get(word.clone()));
        kept.flatten().copied().collect()
    }

    /// Whether a word belongs to the question and not to the name.
    pub(super) fn is_filling(&self, glyphs: &[Glyph], words: &[Range<usize>], at: usize) -> bool {
        let text = |at: usize| {
            let word = words.get(at).and_then(|word| glyphs.get(word.clone()));
            word.unwrap_or_default()
        };
        let is = |at: usize, list: &[&str]| {
            let word = text(at);
            list.iter()
                .any(|one| one.chars().eq(word.iter().map(|glyph| glyph.ch)))
        };
        let digits = |at: usize| {
            text(at)
                .first()
                .is_some_and(|glyph| glyph.class == Class::Digit)
        };
        // "Is it worth it in 2026": such a year is no part of a name.
        let year = |at: usize| {
            let word: Vec<char> = text(at).iter().map(|glyph| glyph.ch).collect();
            matches!(*word, ['2', '0', ..]) && word.len() == 4 && digits(at)
        };
        let single = text(at).len() == 1;
        if single && (digits(at + 1) || at.checked_sub(1).is_some_and(digits)) {
            return false;
        }
        let word = table::hash(text(at).iter().map(|glyph| glyph.ch));
        self.whole.filling.get(word).next().is_some()
            || (digits(at) && is(at + 1, words::STORAGE_UNITS))
            || (is(at, &["in"]) && year(at + 1))
            || (year(at) && at.checked_sub(1).is_some_and(|before| is(before, &["in"])))
            || (is(at, words::STORAGE_UNITS) && at.checked_sub(1).is_some_and(digits))
    }

    /// The devices whose names are these terms in any order, with or without
    /// their maker's among them.
    fn as_set(&self, senses: &[Sense], found: &mut Vec<Fitted>) {
        let terms: Vec<TermId> = senses.iter().filter_map(|sense| sense.term).collect();
        let cost: f32 = senses.iter().map(|sense| sense.cost).sum();
        let slipped = senses.iter().any(|sense| sense.slipped);
        let sum = set(&terms);
        self.of_set(sum, &terms, None, (cost, slipped), found);
        for maker in &terms {
            if self.names_maker(*maker) {
                let rest = sum.wrapping_sub(of_number(*maker));
                self.of_set(rest, &terms, Some(*maker), (cost, slipped), found);
            }
        }
    }

    fn of_set(
        &self,
        sum: u64,
        terms: &[TermId],
        maker: Option<TermId>,
        (price, slipped): (f32, bool),
        found: &mut Vec<Fitted>,
    ) {
        for packed in self.whole.sets.get(sum) {
            let (short, place) = Short::unpack(packed);
            let Some(spelling) = self.spellings.get(place as usize) else {
                continue;
            };
            let own = maker.is_some_and(|maker| self.maker(spelling.device).contains(&maker));
            let typed = || terms.iter().filter(|term| Some(**term) != maker);
            if own != maker.is_some() || !typed().all(|term| spelling.tokens.contains(term)) {
                continue;
            }
            let whole = short == Short::default();
            let in_order = !whole || spelling.tokens.iter().eq(typed());
            let order = if in_order { 0.0 } else { cost::INVERSION };
            // One misspelled word and nothing beside it may be any word.
            let guess = slipped && !own && typed().count() == 1;
            let guess = if guess { cost::NOTHING_BUT_A_TYPO } else { 0.0 };
            let rule = match (slipped, in_order && whole) {
                (true, _) => Rule::Distance,
                (false, false) => Rule::Tokens,
                (false, true) => exactly(spelling),
            };
            self.offer(place, own, price + order + guess, rule, short, found);
        }
    }
}
