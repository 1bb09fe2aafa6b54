//! What was typed, as every way to read it: a lattice whose edges are terms of
//! the vocabulary, typos of terms, beginnings of terms, initials, codes, or
//! nothing that is known.
//!
//! A place is a folded character; spaces are no characters, so `x 60 pro`,
//! `x60pro` and `X60-Pro` are one text, with different gaps.

use std::ops::Range;

use super::index::Index;
use super::normalize::{Class, Glyph, boundary, squash};
use super::score::cost;
use super::vocabulary::{TermId, narrow};
use super::words::{self, Kind};

/// How a stretch of the text can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// A term as it stands.
    Term(TermId),
    /// Another term, for this cost: a typo or a nickname.
    Near(TermId, f32),
    /// Some term of a range, not yet typed to its end.
    Begins(Range<TermId>, f32),
    /// The first letters of words that follow each other, and whether a number
    /// stands before them: then the words follow that number.
    Initials(Vec<char>, bool),
    /// A model code: a range of `Index::codes`, and whether it is a whole one.
    Code(Range<u32>, bool),
    /// A word that carries no meaning here.
    Free,
    /// Nothing that is known.
    Unknown,
}

/// A stretch of the text, read in one way.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// Where it ends.
    pub end: usize,
    /// How it is read.
    pub reading: Reading,
    /// What it costs where the device has no such thing; infinite where the
    /// reading then makes no sense.
    pub otherwise: f32,
}

/// Every reading of a text.
#[derive(Debug)]
pub(super) struct Lattice {
    /// The edges that begin at each place.
    pub edges: Vec<Vec<Edge>>,
    /// The text is one bare number: never enough to name a device.
    pub bare_number: bool,
}

/// The longest term, in characters, that is looked for.
const LONGEST_TERM: usize = 24;
/// A beginning must be this long to stand for a whole word.
const SHORTEST_BEGINNING: usize = 3;
/// A word inside a longer one must be this long.
const SHORTEST_INSIDE: usize = 3;
/// A beginning of a code must be this long.
const SHORTEST_CODE_BEGINNING: usize = 5;
/// A word as short as this is rather an abbreviation than a word of its own.
const SHORT_WORD: usize = 3;
/// The most words whose initials are written together.
const MOST_INITIALS: usize = 4;

impl Lattice {
    /// Reads a folded text. While it is still being typed, its last token may
    /// be the beginning of anything.
    pub(super) fn new(index: &Index, glyphs: &[Glyph], typing: bool) -> Self {
        let mut reader = Reader {
            index,
            glyphs,
            typing,
            edges: vec![Vec::new(); glyphs.len()],
        };
        let mut reachable = vec![false; glyphs.len() + 1];
        if let Some(first) = reachable.first_mut() {
            *first = true;
        }
        for at in 0..glyphs.len() {
            if reachable.get(at).copied().unwrap_or_default() {
                reader.read(at);
                for edge in reader.edges.get(at).into_iter().flatten() {
                    if let Some(end) = reachable.get_mut(edge.end) {
                        *end = true;
                    }
                }
            }
        }
        let bare_number = glyphs.iter().all(|glyph| glyph.class == Class::Digit);
        Self {
            edges: reader.edges,
            bare_number,
        }
    }
}

struct Reader<'a> {
    index: &'a Index,
    glyphs: &'a [Glyph],
    typing: bool,
    edges: Vec<Vec<Edge>>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize) {
        let run = at..self.run_end(at);
        self.terms(&run);
        self.codes(at);
        if boundary(self.glyphs, at) {
            match self.glyphs.get(at).map(|glyph| glyph.class) {
                Some(Class::Letter) => self.word(&run),
                Some(Class::Digit) => self.storage(&run),
                Some(Class::Other) => {
                    if words::STOP.contains(&squash(&self.glyphs[run.clone()]).as_str()) {
                        self.add(at, run.end, Reading::Free, 0.0);
                    }
                }
                None => {}
            }
        }
        let end = if self.class(at) == Some(Class::Other) {
            at + 1
        } else {
            run.end
        };
        if let Some(unknown) = self.unknown(&run, end) {
            self.add(at, end, Reading::Unknown, unknown);
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.glyphs.get(at).map(|glyph| glyph.class)
    }

    fn run_end(&self, at: usize) -> usize {
        (at + 1..self.glyphs.len())
            .find(|end| boundary(self.glyphs, *end))
            .unwrap_or(self.glyphs.len())
    }

    fn add(&mut self, at: usize, end: usize, reading: Reading, otherwise: f32) {
        if let Some(edges) = self.edges.get_mut(at) {
            edges.push(Edge {
                end,
                reading,
                otherwise,
            });
        }
    }

    /// Terms that stand here, across gaps, and what they may be the beginning of.
    fn terms(&mut self, run: &Range<usize>) {
        let vocabulary = &self.index.vocabulary;
        let mut range = vocabulary.all();
        let mut depth = 0;
        let last = self.glyphs.len().min(run.start + LONGEST_TERM);
        for end in run.start + 1..=last {
            let glyph = self.glyphs[end - 1];
            if end > run.end && self.two_numbers(end - 1) {
                break;
            }
            range = vocabulary.narrow(range, depth, glyph.ch);
            depth += glyph.ch.len_utf8();
            if range.is_empty() {
                break;
            }
            let whole = boundary(self.glyphs, end);
            let exact = vocabulary.term(range.start).len() == depth;
            let length = end - run.start;
            if exact {
                let term = range.start;
                let inside = match glyph.class {
                    Class::Letter => length >= SHORTEST_INSIDE || vocabulary.is_brand(term),
                    Class::Digit => false,
                    Class::Other => true,
                };
                if whole || inside {
                    let otherwise = self.foreign_term(run.start, end, term);
                    self.add(run.start, end, Reading::Term(term), otherwise);
                }
            }
            let longer = range.start + u32::from(exact)..range.end;
            if longer.is_empty() || !whole {
                continue;
            }
            if self.typing && end == self.glyphs.len() {
                self.add(
                    run.start,
                    end,
                    Reading::Begins(longer, cost::TYPING),
                    f32::INFINITY,
                );
            } else if end == run.end
                && glyph.class == Class::Letter
                && boundary(self.glyphs, run.start)
            {
                if length >= SHORTEST_BEGINNING {
                    self.add(
                        run.start,
                        end,
                        Reading::Begins(longer, cost::BEGINNING),
                        f32::INFINITY,
                    );
                } else if length == 2 {
                    self.add(
                        run.start,
                        end,
                        Reading::Begins(longer, cost::SHORT_BEGINNING),
                        f32::INFINITY,
                    );
                }
            }
        }
    }

    /// A number ends and another begins: they are never read as one.
    fn two_numbers(&self, at: usize) -> bool {
        at > 0
            && self.glyphs[at].gap
            && self.class(at) == Some(Class::Digit)
            && self.class(at - 1) == Some(Class::Digit)
    }

    /// What a known term costs a device that has no such term.
    fn foreign_term(&self, at: usize, end: usize, term: TermId) -> f32 {
        let vocabulary = &self.index.vocabulary;
        match vocabulary.kind(term) {
            Kind::Number => cost::NUMBER_TYPED,
            Kind::Sibling => cost::SIBLING_TYPED,
            Kind::Network => cost::NETWORK_TYPED,
            Kind::Edition => cost::EDITION_TYPED,
            Kind::Word if self.designator(at, end) => cost::NUMBER_TYPED,
            Kind::Word if vocabulary.is_brand(term) => cost::OTHER_BRAND,
            Kind::Word => cost::WORD_OF_OTHERS,
        }
    }

    /// One or two letters that touch a number belong to it.
    fn designator(&self, at: usize, end: usize) -> bool {
        let digit = |place: Option<usize>| {
            place.is_some_and(|place| self.class(place) == Some(Class::Digit))
        };
        let touches = (digit(at.checked_sub(1)) && !self.glyphs[at].gap)
            || (digit(Some(end)) && !self.glyphs[end].gap);
        end - at <= 2 && touches
    }

    /// Model codes that begin here, whole or from their beginning on.
    fn codes(&mut self, at: usize) {
        if !boundary(self.glyphs, at) {
            return;
        }
        let codes = &self.index.codes;
        let mut range = 0..super::index::place(codes.len());
        let mut depth = 0;
        let mut found = Vec::new();
        for end in at + 1..=self.glyphs.len().min(at + LONGEST_TERM) {
            let glyph = self.glyphs[end - 1];
            range = narrow(codes, range, depth, glyph.ch, |(code, _)| code);
            depth += glyph.ch.len_utf8();
            if range.is_empty() {
                break;
            }
            if !boundary(self.glyphs, end) || self.glyphs.get(end).is_some_and(|next| !next.gap) {
                continue;
            }
            let exact = codes[range.start as usize].0.len() == depth;
            let digits = self.glyphs[at..end]
                .iter()
                .any(|glyph| glyph.class == Class::Digit);
            if exact {
                let slice = &codes[range.start as usize..range.end as usize];
                let same =
                    super::index::place(slice.partition_point(|(code, _)| code.len() == depth));
                found.push((end, range.start..range.start + same, true));
            }
            if digits && end - at >= SHORTEST_CODE_BEGINNING {
                found.push((end, range.clone(), false));
            }
        }
        for (end, range, whole) in found {
            self.add(at, end, Reading::Code(range, whole), f32::INFINITY);
        }
    }

    /// What a word may be when it is no term as it stands.
    fn word(&mut self, run: &Range<usize>) {
        let word = squash(&self.glyphs[run.clone()]);
        let vocabulary = &self.index.vocabulary;
        if words::STOP.contains(&word.as_str()) && !self.beside_number(run) {
            self.add(run.start, run.end, Reading::Free, 0.0);
        }
        if let Ok(found) = words::NICKNAMES.binary_search_by(|(nickname, _)| (*nickname).cmp(&word))
        {
            let meant: Vec<TermId> = words::NICKNAMES[found]
                .1
                .iter()
                .filter_map(|term| vocabulary.id(term))
                .collect();
            for term in meant {
                self.add(
                    run.start,
                    run.end,
                    Reading::Near(term, cost::NICKNAME),
                    f32::INFINITY,
                );
            }
        }
        if run.len() <= MOST_INITIALS {
            let after = run
                .start
                .checked_sub(1)
                .and_then(|before| self.class(before));
            self.add(
                run.start,
                run.end,
                Reading::Initials(word.chars().collect(), after == Some(Class::Digit)),
                f32::INFINITY,
            );
        }
        if vocabulary.id(&word).is_none() && !words::STOP.contains(&word.as_str()) {
            self.typos(run.start, run.end, &word);
            self.two_words(run, &word);
        }
    }

    /// A single letter beside a number, even across a gap, belongs to it:
    /// "redmi a 2" is no "a".
    fn beside_number(&self, run: &Range<usize>) -> bool {
        let digit = |place: Option<usize>| {
            place.is_some_and(|place| self.class(place) == Some(Class::Digit))
        };
        let touches = self.designator(run.start, run.end);
        touches || (run.len() == 1 && (digit(run.start.checked_sub(1)) || digit(Some(run.end))))
    }

    fn typos(&mut self, at: usize, end: usize, word: &str) {
        for (term, slips) in self.index.vocabulary.near(word) {
            let first = self.index.vocabulary.term(term).chars().next() == word.chars().next();
            let price = match slips {
                1 if word.chars().count() > super::vocabulary::SHORTEST_FUZZED => cost::TYPO,
                1 => cost::TYPO_IN_SHORT_WORD,
                _ => cost::TWO_TYPOS,
            };
            let price = price + if first { 0.0 } else { cost::FIRST_LETTER };
            self.add(at, end, Reading::Near(term, price), f32::INFINITY);
        }
    }

    /// Two words written as one, one of them with a typo; or a word and the
    /// letter of the number behind it.
    fn two_words(&mut self, run: &Range<usize>, word: &str) {
        let letters: Vec<char> = word.chars().collect();
        let text = |range: Range<usize>| {
            letters
                .get(range)
                .unwrap_or_default()
                .iter()
                .collect::<String>()
        };
        let vocabulary = &self.index.vocabulary;
        let mut cuts = Vec::new();
        for cut in SHORTEST_INSIDE..letters.len().saturating_sub(SHORTEST_INSIDE - 1) {
            let (left, right) = (text(0..cut), text(cut..letters.len()));
            if vocabulary.id(&right).is_some() && vocabulary.id(&left).is_none() {
                cuts.push((run.start, run.start + cut, left));
            } else if vocabulary.id(&left).is_some() && vocabulary.id(&right).is_none() {
                cuts.push((run.start + cut, run.end, right));
            }
        }
        if self.class(run.end) == Some(Class::Digit)
            && letters.len() > super::vocabulary::SHORTEST_FUZZED
        {
            let cut = letters.len() - 1;
            cuts.push((run.start, run.start + cut, text(0..cut)));
        }
        for (at, end, part) in cuts {
            self.typos(at, end, &part);
        }
    }

    /// A number that counts storage is no part of a name.
    fn storage(&mut self, run: &Range<usize>) {
        let unit = run.end..self.run_end(run.end.min(self.glyphs.len().saturating_sub(1)));
        let is_unit = self
            .glyphs
            .get(unit.clone())
            .is_some_and(|glyphs| words::STORAGE.contains(&squash(glyphs).as_str()));
        if is_unit {
            self.add(run.start, unit.end, Reading::Free, 0.0);
        }
    }

    /// What it costs to read nothing here, where that makes sense: what is a
    /// term is never unknown, and what may be a misspelled one hardly is.
    fn unknown(&self, run: &Range<usize>, end: usize) -> Option<f32> {
        let readings = || {
            self.edges
                .get(run.start)
                .into_iter()
                .flatten()
                .filter(|edge| edge.end == end)
        };
        let sibling = |term: TermId| self.index.vocabulary.kind(term) == Kind::Sibling;
        if readings().any(|edge| matches!(edge.reading, Reading::Term(_) | Reading::Free)) {
            return None;
        }
        let inside = !boundary(self.glyphs, run.start);
        Some(match self.class(run.start) {
            Some(Class::Digit) => cost::NUMBER_TYPED,
            Some(Class::Letter) if self.designator(run.start, run.end) => cost::NUMBER_TYPED,
            _ if inside => cost::REST_OF_WORD,
            _ if readings()
                .any(|edge| matches!(edge.reading, Reading::Near(term, _) if sibling(term))) =>
            {
                cost::LIKE_A_SIBLING
            }
            _ if readings().any(|edge| matches!(edge.reading, Reading::Near(..))) => {
                cost::LIKE_A_WORD
            }
            Some(Class::Letter) if run.len() <= SHORT_WORD => cost::LIKE_A_WORD,
            _ => cost::UNKNOWN,
        })
    }
}
