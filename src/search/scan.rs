//! Which devices a message names.
//!
//! Messages are sentences, not questions: only what nobody would write by
//! chance counts. A name counts when its maker stands beside it or when it is
//! unmistakable; a typo only beside the maker.

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Mention;
use super::index::{Code, Index, Spelling};
use super::normalize::{Class, Glyph, boundary, fold, squash};
use super::vocabulary::TermId;
use super::words::{self, Kind};

/// What is read of a message, in characters: a whole Discord message.
const MAX_MESSAGE: usize = 4_000;
/// The most words of a name.
const MOST_WORDS: usize = 9;
/// The longest name, in folded characters.
const LONGEST_NAME: usize = 48;
/// A code as short as `A50` is a word of other things.
const SHORTEST_CODE: usize = 6;
/// With fewer digits a code is like a word with a number, as `gen2`.
const FEWEST_DIGITS: usize = 2;
/// More letters side by side are a word.
const LONGEST_LETTERS: usize = 4;
/// A name found as it stands.
const CERTAIN: f32 = 1.0;
/// A name found with a typo beside its maker.
const WITH_TYPO: f32 = 0.8;

/// Names without their makers, as they stand in messages.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    names: FxHashMap<String, Owners>,
    pub(super) makers: FxHashSet<TermId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Phrase {
    device: u32,
    alias: bool,
    unmistakable: bool,
}

/// The devices that a phrase names; nearly always one.
#[derive(Debug)]
enum Owners {
    One(Phrase),
    Several(Vec<Phrase>),
}

impl Owners {
    fn as_slice(&self) -> &[Phrase] {
        match self {
            Self::One(phrase) => std::slice::from_ref(phrase),
            Self::Several(phrases) => phrases,
        }
    }

    fn add(&mut self, phrase: Phrase) {
        if self
            .as_slice()
            .iter()
            .any(|other| other.device == phrase.device)
        {
            return;
        }
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, phrase]),
            Self::Several(phrases) => phrases.push(phrase),
        }
    }
}

impl Phrases {
    /// Collects the names of devices in the order of the index.
    pub(super) fn new(index: &Index) -> Self {
        let mut phrases = Self {
            makers: index.makers.iter().flatten().copied().collect(),
            ..Self::default()
        };
        for spelling in &index.spellings {
            let key = key(index, &spelling.tokens);
            let phrase = Phrase {
                device: spelling.device,
                alias: spelling.alias,
                unmistakable: unmistakable(index, spelling),
            };
            phrases.add(key, phrase);
            phrases.without_line(index, spelling);
        }
        phrases
    }

    /// "s24 ultra" is as unmistakable as "galaxy s24 ultra".
    fn without_line(&mut self, index: &Index, spelling: &Spelling) {
        let vocabulary = &index.vocabulary;
        let [line, model, rest @ ..] = &*spelling.tokens else {
            return;
        };
        let famous = words::FAMOUS_LINES.contains(&vocabulary.term(*line));
        let mixed = vocabulary.kind(*model) == Kind::Number
            && vocabulary
                .term(*model)
                .bytes()
                .any(|b| b.is_ascii_alphabetic());
        let sibling = rest
            .first()
            .is_some_and(|term| vocabulary.kind(*term) == Kind::Sibling);
        if famous && mixed && sibling && !index.is_obscure(spelling.device) {
            let phrase = Phrase {
                device: spelling.device,
                alias: true,
                unmistakable: true,
            };
            self.add(key(index, &spelling.tokens[1..]), phrase);
        }
    }

    fn add(&mut self, key: String, phrase: Phrase) {
        match self.names.entry(key) {
            Entry::Occupied(known) => known.into_mut().add(phrase),
            Entry::Vacant(free) => {
                free.insert(Owners::One(phrase));
            }
        }
    }
}

/// A name as messages are looked through for it: like [`squash`], without gaps
/// but for one between two numbers.
fn key(index: &Index, tokens: &[TermId]) -> String {
    let mut key = String::with_capacity(LONGEST_NAME);
    let digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    for term in tokens {
        let term = index.vocabulary.term(*term);
        if digit(key.chars().next_back()) && digit(term.chars().next()) {
            key.push(' ');
        }
        key.push_str(term);
    }
    key
}

/// Whether a name can stand in a sentence without its maker and still be
/// nothing else; that of an obscure device is nearly always another's too.
fn unmistakable(index: &Index, spelling: &Spelling) -> bool {
    if index.is_obscure(spelling.device) {
        return false;
    }
    let vocabulary = &index.vocabulary;
    let tokens = &spelling.tokens;
    let has = |fits: &dyn Fn(TermId) -> bool| tokens.iter().any(|term| fits(*term));
    let number = has(&|term| vocabulary.kind(term) == Kind::Number);
    let sibling = has(&|term| vocabulary.kind(term) == Kind::Sibling);
    let famous = has(&|term| words::FAMOUS_LINES.contains(&vocabulary.term(term)));
    let mixed = has(&|term| {
        vocabulary.kind(term) == Kind::Number
            && vocabulary
                .term(term)
                .bytes()
                .any(|b| b.is_ascii_alphabetic())
    });
    let line = tokens.first().is_some_and(|term| {
        vocabulary.kind(*term) == Kind::Word
            && !words::SENTENCE_WORDS.contains(&vocabulary.term(*term))
    });
    let several = tokens.len() >= 2;
    several && ((famous && (number || sibling)) || mixed || (line && number && sibling))
}

impl Index {
    /// The devices that a message names, in its order; never two over the same
    /// words. Any text is allowed; only its first 4,000 characters count.
    pub fn scan(&self, text: &str) -> Vec<Mention> {
        let glyphs = fold(text, MAX_MESSAGE);
        let scanner = Scanner {
            index: self,
            glyphs: &glyphs,
            text,
        };
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < glyphs.len() {
            let found = starts(&glyphs, at).then(|| scanner.longest(at)).flatten();
            match found {
                Some((range, device, confidence)) => {
                    at = range.end;
                    if let (Some(number), Some(span)) = (self.number(device), scanner.span(&range))
                    {
                        mentions.push(Mention {
                            span,
                            number,
                            confidence,
                        });
                    }
                }
                None => at += 1,
            }
        }
        mentions
    }
}

/// Whether a word begins here: after a gap, or where another script begins.
fn starts(glyphs: &[Glyph], at: usize) -> bool {
    let other = |at: usize| {
        glyphs
            .get(at)
            .is_some_and(|glyph| glyph.class == Class::Other)
    };
    glyphs.get(at).is_some_and(|glyph| glyph.gap)
        || (boundary(glyphs, at) && (other(at) || at.checked_sub(1).is_some_and(other)))
}

struct Scanner<'a> {
    index: &'a Index,
    glyphs: &'a [Glyph],
    text: &'a str,
}

type Sighting = (Range<usize>, u32, f32);

impl Scanner<'_> {
    /// The longest name that begins here, with or without its maker.
    fn longest(&self, at: usize) -> Option<Sighting> {
        let mut found: Option<Sighting> = None;
        let mut offer = |sighting: Sighting| {
            if found
                .as_ref()
                .is_none_or(|known| sighting.0.end > known.0.end)
            {
                found = Some(sighting);
            }
        };
        for (name, maker) in self.makers(at) {
            for end in self.ends(name) {
                let key = squash(&self.glyphs[name..end]);
                let codes = self.codes(&key, name..end);
                if let Some(device) = self.one(&key, &codes, Some(maker))
                    && self.is_name(at, name, end, device)
                {
                    offer((at..end, device, CERTAIN));
                }
            }
            if let Some((end, device)) = self.with_typo(name, maker) {
                offer((at..end, device, WITH_TYPO));
            }
        }
        for end in self.ends(at) {
            let key = squash(&self.glyphs[at..end]);
            if let Some(device) = self.one(&key, &self.codes(&key, at..end), None) {
                offer((at..end, device, CERTAIN));
            }
        }
        found.filter(|(range, ..)| !self.another_sibling(range.end))
    }

    /// Makers named here: where their name ends, and the term.
    fn makers(&self, at: usize) -> Vec<(usize, TermId)> {
        self.ends(at)
            .filter_map(|end| {
                let term = self.index.vocabulary.id(&squash(&self.glyphs[at..end]))?;
                let maker = self.index.phrases.makers.contains(&term) && end < self.glyphs.len();
                maker.then_some((end, term))
            })
            .collect()
    }

    /// Where a name that begins here may end.
    fn ends(&self, at: usize) -> impl Iterator<Item = usize> {
        let last = self.glyphs.len().min(at + LONGEST_NAME);
        (at + 1..=last)
            .take_while(move |end| !(*end > at + 1 && self.sentence_ends(*end - 1)))
            .filter(|end| *end == self.glyphs.len() || starts(self.glyphs, *end))
            .take(MOST_WORDS)
    }

    /// The one device of this name or with one of these codes: of this maker,
    /// or unmistakable.
    fn one(&self, key: &str, codes: &[Phrase], maker: Option<TermId>) -> Option<u32> {
        let names = self.index.phrases.names.get(key);
        let names = names.map_or(&[][..], Owners::as_slice);
        let fits = |phrase: &&Phrase| match maker {
            Some(maker) => self.index.maker(phrase.device).contains(&maker),
            None => phrase.unmistakable,
        };
        let only = |alias: bool| {
            let named = names.iter().chain(codes).filter(fits);
            let named = named.filter(|phrase| phrase.alias == alias);
            let mut devices: Vec<u32> = named.map(|phrase| phrase.device).collect();
            devices.sort_unstable();
            devices.dedup();
            self.likeliest(&devices)
        };
        only(false).or_else(|| only(true)).flatten()
    }

    /// The one of these devices that is meant, where that can be told; nothing
    /// where there is none of them.
    fn likeliest(&self, devices: &[u32]) -> Option<Option<u32>> {
        match devices {
            [] => None,
            [one] => Some(Some(*one)),
            several => {
                let listed = |device: &u32| self.index.devices.get(*device as usize);
                let curated = |device: &&u32| listed(device).is_some_and(|one| one.curated);
                let mut written = several.iter().filter(curated);
                let first = written.next().copied();
                Some(first.filter(|_| written.next().is_none()))
            }
        }
    }

    /// The devices with the model code that stands here, where nothing else
    /// looks like it: "android 11" and "gen2+" are codes of somebody, too.
    fn codes(&self, key: &str, range: Range<usize>) -> Vec<Phrase> {
        let glyphs = self.glyphs.get(range.clone()).unwrap_or_default();
        let digits = glyphs.iter().filter(|glyph| glyph.class == Class::Digit);
        let runs = super::normalize::runs(glyphs);
        let longest = runs
            .iter()
            .filter(|run| glyphs[run.start].class == Class::Letter)
            .map(ExactSizeIterator::len)
            .max();
        let sibling = |run: &Range<usize>| words::is_sibling(&squash(&glyphs[run.clone()]));
        let like_a_code = !runs.iter().any(sibling)
            && key.len() >= SHORTEST_CODE
            && digits.count() >= FEWEST_DIGITS
            && longest.is_some_and(|letters| letters <= LONGEST_LETTERS);
        let text = self.span(&range).and_then(|span| self.text.get(span));
        if !like_a_code || text.is_none_or(|text| text.contains([' ', '\n', '+'])) {
            return Vec::new();
        }
        let codes = &self.index.codes;
        let first = codes.partition_point(|code| *code.text < *key);
        let same = codes
            .iter()
            .skip(first)
            .take_while(|code| *code.text == *key);
        let phrase = |code: &Code| Phrase {
            device: code.device,
            alias: true,
            unmistakable: true,
        };
        same.map(phrase).collect()
    }

    /// Whether a maker and a name behind it are one, and not words of a
    /// sentence. Beside a bare number or a bare word, a maker that is an
    /// ordinary word counts only when both are written as names, and so does
    /// any that hardly anybody knows, as those may be words, too.
    fn is_name(&self, at: usize, name: usize, end: usize, device: u32) -> bool {
        let obscure = self.index.is_obscure(device);
        let maker = squash(&self.glyphs[at..name]);
        if !obscure && !words::ORDINARY_BRANDS.contains(&maker.as_str()) {
            return true;
        }
        let glyphs = &self.glyphs[name..end];
        let several = super::normalize::runs(glyphs).len() > 1;
        let number = glyphs.iter().any(|glyph| glyph.class == Class::Digit);
        let capital = |at: usize| {
            let from = self.glyphs.get(at).map_or(0, |glyph| glyph.from);
            let first = self.text.get(from..).and_then(|rest| rest.chars().next());
            first.is_some_and(|ch| !ch.is_lowercase())
        };
        if obscure && !several && number {
            return false;
        }
        (several && (number || !obscure)) || (capital(at) && capital(name))
    }

    /// A name with one typo in one of its words, and a number as it stands.
    fn with_typo(&self, name: usize, maker: TermId) -> Option<(usize, u32)> {
        let vocabulary = &self.index.vocabulary;
        let ends: Vec<usize> = self.ends(name).collect();
        for end in ends.into_iter().rev() {
            let glyphs = &self.glyphs[name..end];
            if !glyphs.iter().any(|glyph| glyph.class == Class::Digit) {
                continue;
            }
            for run in super::normalize::runs(glyphs) {
                let word = squash(&glyphs[run.clone()]);
                let known = vocabulary
                    .id(&word)
                    .is_some_and(|term| self.index.is_known(term));
                if glyphs[run.start].class != Class::Letter || known {
                    continue;
                }
                for (term, slips) in self.index.near(&word) {
                    let right = [
                        &squash(&glyphs[..run.start]),
                        vocabulary.term(term),
                        &squash(&glyphs[run.end..]),
                    ]
                    .concat();
                    if slips == 1
                        && vocabulary.kind(term) == Kind::Word
                        && let Some(device) = self.one(&right, &[], Some(maker))
                    {
                        return Some((end, device));
                    }
                }
            }
        }
        None
    }

    /// Whether the name goes on with a word that makes it another device.
    fn another_sibling(&self, end: usize) -> bool {
        if end >= self.glyphs.len() {
            return false;
        }
        let between = self.between(end);
        let word_end = (end + 1..self.glyphs.len())
            .find(|at| boundary(self.glyphs, *at))
            .unwrap_or(self.glyphs.len());
        between.chars().all(|ch| matches!(ch, ' ' | '-' | '+'))
            && words::is_sibling(&squash(&self.glyphs[end..word_end]))
    }

    /// What stands before this character in the message.
    fn between(&self, at: usize) -> &str {
        let before = at.checked_sub(1).and_then(|before| self.glyphs.get(before));
        match (before, self.glyphs.get(at)) {
            (Some(before), Some(glyph)) => self.text.get(before.to..glyph.from).unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether a sentence, a clause or a line ends before this character:
    /// names do not go on behind a comma and a space.
    fn sentence_ends(&self, at: usize) -> bool {
        let between = self.between(at);
        let space = between.contains(char::is_whitespace);
        between.contains(['\n', '?', '!', ';', ':', '、', '。', '，', '？', '！'])
            || (space && between.contains([',', '.']))
    }

    fn span(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let from = self.glyphs.get(range.start)?.from;
        let to = self.glyphs.get(range.end.checked_sub(1)?)?.to;
        Some(from..to)
    }
}
