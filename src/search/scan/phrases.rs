//! The names that messages are looked through for, and which of them count
//! without their maker.
//!
//! Made once with the index, for `scan`; uses the vocabulary and the lists of
//! words. It reads no message.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::LONGEST_NAME;
use crate::search::index::{Index, Spelling};
use crate::search::vocabulary::TermId;
use crate::search::words::{self, Kind};

/// Names without their makers, as they stand in messages.
#[derive(Debug, Default)]
pub(in crate::search) struct Phrases {
    names: FxHashMap<String, Owners>,
    pub(in crate::search) makers: FxHashSet<TermId>,
}

/// What a phrase says of one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) device: u32,
    /// Whether another device may have it for a name of its own.
    pub(super) alias: bool,
    /// Whether it counts without the maker.
    pub(super) unmistakable: bool,
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
    pub(in crate::search) fn new(index: &Index) -> Self {
        let mut phrases = Self {
            makers: index.makers.iter().flatten().copied().collect(),
            ..Self::default()
        };
        for spelling in &index.spellings {
            let phrase = Phrase {
                device: spelling.device,
                alias: spelling.alias,
                unmistakable: unmistakable(index, spelling.device, &spelling.tokens),
            };
            phrases.add(key(index, &spelling.tokens), phrase);
            phrases.without_line(index, spelling);
            phrases.without_network(index, spelling);
            phrases.without_generation(index, spelling);
        }
        phrases
    }

    /// The devices that are called so.
    pub(super) fn named(&self, key: &str) -> &[Phrase] {
        self.names.get(key).map_or(&[], Owners::as_slice)
    }

    /// Whether devices are called so with a small number behind it.
    pub(super) fn is_numbered(&self, key: &str) -> bool {
        ('2'..='9').any(|number| self.names.contains_key(&format!("{key}{number}")))
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

    /// "moto g84" is the "moto g84 5G" where none is called so.
    fn without_network(&mut self, index: &Index, spelling: &Spelling) {
        if let [name @ .., last] = &*spelling.tokens
            && index.vocabulary.kind(*last) == Kind::Network
            && !name.is_empty()
        {
            let phrase = Phrase {
                device: spelling.device,
                alias: true,
                unmistakable: unmistakable(index, spelling.device, name),
            };
            self.add(key(index, name), phrase);
        }
    }

    /// "iPad mini 6" is the "iPad Mini (6th generation)". An "iPad 9" may be
    /// nine months old.
    fn without_generation(&mut self, index: &Index, spelling: &Spelling) {
        let vocabulary = &index.vocabulary;
        let [name @ .., number, last] = &*spelling.tokens else {
            return;
        };
        let ordinal = vocabulary.term(*number);
        let bare = ordinal.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
        if vocabulary.term(*last) == "generation" && bare.len() + 2 == ordinal.len() {
            let phrase = Phrase {
                device: spelling.device,
                alias: true,
                unmistakable: name.len() > 1
                    && unmistakable(index, spelling.device, &spelling.tokens),
            };
            self.add(format!("{}{bare}", key(index, name)), phrase);
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
fn unmistakable(index: &Index, device: u32, tokens: &[TermId]) -> bool {
    if index.is_obscure(device) {
        return false;
    }
    let vocabulary = &index.vocabulary;
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
