//! What was typed, as every way to read it: a lattice whose edges are terms of
//! the vocabulary, typos of terms, beginnings of terms, initials, codes, or
//! nothing that is known.
//!
//! A place is a folded character; spaces are no characters, so `x 60 pro`,
//! `x60pro` and `X60-Pro` are one text, with different gaps.

use std::ops::Range;

use super::guess::are_siblings;
use super::index::Index;
use super::normalize::{Class, Glyph, boundary, letters, runs, squash};
use super::score::cost;
use super::vocabulary::TermId;
use super::words::{self, Kind};

/// How a stretch of the text can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// A term as it stands, for this cost where it is part of a longer word.
    Term(TermId, f32),
    /// Another term, for this cost: a typo or a nickname.
    Near(TermId, f32),
    /// Some term of a range, not yet typed to its end.
    Begins(Range<TermId>, Begun),
    /// The first letters of words that follow each other, and whether a number
    /// stands before them: then the words follow that number.
    Initials(Vec<char>, bool),
    /// A model code or the beginning of one: a range of `Index::codes`, for
    /// this cost.
    Code(Range<u32>, f32),
    /// A word that carries no meaning here.
    Free,
    /// Nothing that is known.
    Unknown,
}

/// How much of a term is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// The text ends here while it is being typed.
    Typing,
    /// Three letters or more.
    Word,
    /// Two letters: only for a maker or the first word of a name.
    FirstWord,
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
    /// At which places a word or number begins.
    pub boundaries: Vec<bool>,
    /// The text is one bare number, or one word that many names share: never
    /// enough to name a device.
    pub bare: bool,
    /// The text is one word, whatever of the question stands around it.
    pub one_word: bool,
    /// The text is nothing but words of a question.
    pub talk: bool,
}

/// The longest term, in characters, that is looked for.
pub(super) const LONGEST_TERM: usize = 24;
/// A beginning must be this long to stand for a whole word.
const SHORTEST_BEGINNING: usize = 3;
/// A word inside a longer one must be this long.
pub(super) const SHORTEST_INSIDE: usize = 3;
/// The most words behind a short one inside a longer word.
const MOST_INSIDE: usize = 3;
/// A word as short as this is rather an abbreviation than a word of its own.
const SHORT_WORD: usize = 3;

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
        let mut said: Vec<String> = runs(glyphs)
            .into_iter()
            .map(|run| letters(&glyphs[run]))
            .filter(|word| !words::STOP.contains(&word.as_str()))
            .collect();
        let talk = said.is_empty();
        if talk {
            said.push(squash(glyphs));
        }
        let number = match said.as_slice() {
            [word] => word.bytes().all(|b| b.is_ascii_digit()),
            _ => glyphs.iter().all(|glyph| glyph.class == Class::Digit),
        };
        let shared = match said.as_slice() {
            [word] => index.vocabulary.id(word),
            _ => None,
        };
        let shared = shared.is_some_and(|term| index.is_line(term));
        Self {
            edges: reader.edges,
            boundaries: (0..glyphs.len()).map(|at| boundary(glyphs, at)).collect(),
            bare: number || shared,
            one_word: said.len() == 1,
            talk,
        }
    }
}

pub(super) struct Reader<'a> {
    pub(super) index: &'a Index,
    pub(super) glyphs: &'a [Glyph],
    typing: bool,
    edges: Vec<Vec<Edge>>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize) {
        let run = at..self.run_end(at);
        self.terms(&run);
        self.codes(at);
        if !boundary(self.glyphs, at) {
            self.rest_of_word(&run);
        } else {
            match self.glyphs.get(at).map(|glyph| glyph.class) {
                Some(Class::Letter) => self.word(&run),
                Some(Class::Digit) => self.storage(&run),
                Some(Class::Other) => self.filling(&run),
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

    /// A word of a question in a script without spaces.
    fn filling(&mut self, run: &Range<usize>) {
        if words::STOP.contains(&squash(&self.glyphs[run.clone()]).as_str()) {
            self.add(run.start, run.end, Reading::Free, 0.0);
        }
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.glyphs.get(at).map(|glyph| glyph.class)
    }

    pub(super) fn run_end(&self, at: usize) -> usize {
        (at + 1..self.glyphs.len())
            .find(|end| boundary(self.glyphs, *end))
            .unwrap_or(self.glyphs.len())
    }

    pub(super) fn add(&mut self, at: usize, end: usize, reading: Reading, otherwise: f32) {
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
        let known = vocabulary.id(&squash(&self.glyphs[run.clone()]));
        let known = known.is_some_and(|term| self.index.is_known(term));
        let mut range = vocabulary.all();
        let mut depth = 0;
        let last = self.glyphs.len().min(run.start + LONGEST_TERM);
        for end in run.start + 1..=last {
            let glyph = self.glyphs[end - 1];
            if glyph.gap && end > run.end && self.two_numbers(run.start, end - 1) {
                break;
            }
            range = vocabulary.narrow(range, depth, glyph.ch);
            depth += glyph.ch.len_utf8();
            if range.is_empty() {
                break;
            }
            let whole = boundary(self.glyphs, end) || self.before_network(end);
            let exact = vocabulary.term(range.start).len() == depth;
            if exact {
                let term = range.start;
                let short = end - run.start < SHORTEST_INSIDE;
                let inside = match glyph.class {
                    Class::Letter => {
                        !short
                            || ((self.index.is_known(term) || !self.typing)
                                && (vocabulary.is_brand(term) || self.goes_on(end, MOST_INSIDE)))
                    }
                    Class::Digit => false,
                    Class::Other => true,
                };
                if whole || inside {
                    // A letter or two are no word of another device's.
                    let otherwise = if whole || !short {
                        self.foreign_term(run.start, end, term)
                    } else {
                        f32::INFINITY
                    };
                    // What is still being typed is rather one word than several.
                    let one = known || (short && self.typing && run.end == self.glyphs.len());
                    let price = match glyph.class {
                        Class::Letter if !whole && one && end < run.end => cost::INSIDE_A_TERM,
                        _ => 0.0,
                    };
                    self.add(run.start, end, Reading::Term(term, price), otherwise);
                }
            }
            if let Some(begun) = self.beginning(run, end) {
                // What is still being typed may be finished as well.
                let finished = exact && begun != Begun::Typing;
                let longer = range.start + u32::from(finished)..range.end;
                if !longer.is_empty() {
                    let reading = Reading::Begins(longer, begun);
                    self.add(run.start, end, reading, f32::INFINITY);
                }
            }
        }
    }

    /// Whether this stretch may be the beginning of a term: a word of letters,
    /// or whatever is still being typed.
    fn beginning(&self, run: &Range<usize>, end: usize) -> Option<Begun> {
        if self.typing && end == self.glyphs.len() {
            // One last letter inside a word begins nothing.
            let inside = !boundary(self.glyphs, run.start) && end - run.start == 1;
            return (!inside).then_some(Begun::Typing);
        }
        let word = end == run.end
            && self.class(run.start) == Some(Class::Letter)
            && boundary(self.glyphs, run.start);
        match run.len() {
            2 if word => Some(Begun::FirstWord),
            SHORTEST_BEGINNING.. if word => Some(Begun::Word),
            _ => None,
        }
    }

    /// Whether terms begin inside this word and take it to its end: `z` and
    /// `lte` are all of `zlte`; `t` and `o` are not all of `toaster`.
    fn goes_on(&self, at: usize, words_left: usize) -> bool {
        let vocabulary = &self.index.vocabulary;
        let word = self.run_end(at);
        let mut range = vocabulary.all();
        let mut depth = 0;
        for end in at + 1..=self.glyphs.len().min(at + LONGEST_TERM) {
            let glyph = self.glyphs[end - 1];
            range = vocabulary.narrow(range, depth, glyph.ch);
            depth += glyph.ch.len_utf8();
            if range.is_empty() || (end > word && glyph.gap) {
                return false;
            }
            let exact = vocabulary.term(range.start).len() == depth;
            let ends = end >= word && boundary(self.glyphs, end);
            let more = end < word
                && end - at >= SHORTEST_INSIDE
                && words_left > 1
                && self.goes_on(end, words_left - 1);
            if exact && (ends || more) {
                return true;
            }
        }
        false
    }

    /// Whether `5g` or `4g` stands here, glued to a number: `redmi 175g`.
    fn before_network(&self, at: usize) -> bool {
        let is = |at: usize, wanted: &[char]| {
            self.glyphs
                .get(at)
                .is_some_and(|glyph| wanted.contains(&glyph.ch) && !glyph.gap)
        };
        is(at, &['4', '5']) && is(at + 1, &['g']) && boundary(self.glyphs, at + 2)
    }

    /// Two numbers are never read as one across a gap, nor does a number join
    /// the word behind it when it ends another: "6.1 plus" is no "1 plus".
    fn two_numbers(&self, from: usize, at: usize) -> bool {
        let digit = |at: Option<usize>| at.is_some_and(|at| self.class(at) == Some(Class::Digit));
        let before = at.checked_sub(1);
        digit(before) && (digit(Some(at)) || digit(from.checked_sub(1)))
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
            // Some device is called "proplus"; to all others these are two words.
            Kind::Word if are_siblings(vocabulary.term(term)) => cost::SIBLING_TYPED,
            Kind::Word if vocabulary.is_brand(term) => cost::OTHER_BRAND,
            Kind::Word => cost::WORD_OF_OTHERS,
        }
    }

    /// One or two letters that touch a number belong to it.
    pub(super) fn designator(&self, at: usize, end: usize) -> bool {
        let digit = |place: Option<usize>| {
            place.is_some_and(|place| self.class(place) == Some(Class::Digit))
        };
        let touches = (digit(at.checked_sub(1)) && !self.glyphs[at].gap)
            || (digit(Some(end)) && !self.glyphs[end].gap);
        end - at <= 2 && touches
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
        let told = |edge: &Edge| match edge.reading {
            Reading::Term(term, _) => !self.is_any_word(term),
            Reading::Free => true,
            _ => false,
        };
        if readings().any(told) {
            return None;
        }
        let inside = !boundary(self.glyphs, run.start);
        Some(match self.class(run.start) {
            Some(Class::Digit) => cost::NUMBER_TYPED,
            Some(Class::Letter) if self.designator(run.start, run.end) => cost::NUMBER_TYPED,
            _ if are_siblings(&squash(&self.glyphs[run.clone()])) => cost::SIBLING_TYPED,
            _ if inside || self.after_number(run.start) => cost::REST_OF_WORD,
            _ if readings()
                .any(|edge| matches!(edge.reading, Reading::Near(term, _) if sibling(term))) =>
            {
                cost::LIKE_A_SIBLING
            }
            _ if readings().any(|edge| matches!(edge.reading, Reading::Near(..))) => {
                cost::LIKE_A_WORD
            }
            Some(Class::Letter) if run.len() <= SHORT_WORD => {
                let number = |glyph: &Glyph| glyph.class == Class::Digit;
                if self.glyphs.iter().take(run.start).any(number) {
                    cost::LIKE_A_SIBLING
                } else {
                    cost::LIKE_A_WORD
                }
            }
            _ => cost::UNKNOWN,
        })
    }
}
