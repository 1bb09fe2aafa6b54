//! Which devices a message names.
//!
//! Messages are sentences, not questions: only what nobody would write by
//! chance counts. A name counts when its maker stands beside it or when it is
//! unmistakable; a typo only beside the maker, or in it. `phrases` has the
//! names.

mod phrases;

use std::ops::Range;

use super::Mention;
use super::index::{Code, Index};
use super::normalize::{Class, Glyph, boundary, fold, runs, squash};
use super::vocabulary::TermId;
use super::words::{self, Kind};
use phrases::Phrase;
pub(super) use phrases::Phrases;

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
/// A shorter word that is misspelled is no maker's name, but another word.
const SHORTEST_MISSPELLED: usize = 6;
/// A shorter word in Cyrillic letters is an ordinary one, as "и" is.
const SHORTEST_SPELLED: usize = 4;
/// A name found as it stands.
const CERTAIN: f32 = 1.0;
/// A name found with a typo beside its maker.
const WITH_TYPO: f32 = 0.8;

impl Index {
    /// The devices that a message names, in its order; never two over the same
    /// words. Any text is allowed; only its first 4,000 characters count.
    pub fn scan(&self, text: &str) -> Vec<Mention> {
        let glyphs = spelled(fold(text, MAX_MESSAGE), text);
        let scanner = Scanner {
            index: self,
            glyphs: &glyphs,
            text,
        };
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < glyphs.len() {
            let found = begins(&glyphs, at).then(|| scanner.longest(at)).flatten();
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

/// The message with the words that people write in Cyrillic letters for those
/// of makers as makers write them: "айфон" is "iphone".
fn spelled(glyphs: Vec<Glyph>, text: &str) -> Vec<Glyph> {
    let cyrillic = |glyph: &Glyph| {
        let ch = text.get(glyph.from..).and_then(|rest| rest.chars().next());
        ch.is_some_and(|ch| ('\u{400}'..='\u{52f}').contains(&ch))
    };
    if !glyphs.iter().any(cyrillic) {
        return glyphs;
    }
    let mut spelled = Vec::with_capacity(glyphs.len());
    for run in runs(&glyphs) {
        let word = &glyphs[run];
        let meant = (word.len() >= SHORTEST_SPELLED && cyrillic(&word[0]))
            .then(|| words::meanings(&squash(word)))
            .flatten();
        let (Some([meant]), Some(last)) = (meant, word.last()) else {
            spelled.extend_from_slice(word);
            continue;
        };
        spelled.extend(meant.chars().enumerate().map(|(at, ch)| Glyph {
            ch,
            gap: at == 0 && word[0].gap,
            to: last.to,
            ..word[0]
        }));
    }
    spelled
}

/// Whether a word starts here, so that a name may end before it: behind a gap, or
/// where another script begins.
fn starts(glyphs: &[Glyph], at: usize) -> bool {
    let other = |at: usize| is_other(glyphs, at);
    glyphs.get(at).is_some_and(|glyph| glyph.gap)
        || (boundary(glyphs, at) && (other(at) || at.checked_sub(1).is_some_and(other)))
}

/// Whether a name may begin here: scripts without spaces show no words.
fn begins(glyphs: &[Glyph], at: usize) -> bool {
    is_other(glyphs, at) || starts(glyphs, at)
}

fn is_other(glyphs: &[Glyph], at: usize) -> bool {
    let glyph = glyphs.get(at);
    glyph.is_some_and(|glyph| glyph.class == Class::Other)
}

/// A maker that a message names.
#[derive(Debug, Clone, Copy)]
struct Maker {
    /// Where the word for it ends.
    end: usize,
    term: TermId,
    misspelled: bool,
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
        for maker in self.makers(at) {
            for end in self.ends(maker.end) {
                let key = squash(&self.glyphs[maker.end..end]);
                let codes = self.codes(&key, maker.end..end);
                if let Some(device) = self.one(&key, &codes, Some(maker.term))
                    && self.is_name(at, maker, end, device)
                    && !self.another_number(maker.end..end, &key)
                {
                    let certain = if maker.misspelled { WITH_TYPO } else { CERTAIN };
                    offer((at..end, device, certain));
                }
            }
            if !maker.misspelled
                && let Some((end, device)) = self.with_typo(maker)
            {
                offer((at..end, device, WITH_TYPO));
            }
        }
        for end in self.ends(at) {
            let key = squash(&self.glyphs[at..end]);
            if let Some(device) = self.one(&key, &self.codes(&key, at..end), None)
                && !self.another_number(at..end, &key)
            {
                offer((at..end, device, CERTAIN));
            }
        }
        found.filter(|(range, ..)| !self.another_sibling(range.end))
    }

    /// The makers named here: as they are spelled, or, where none is, with one
    /// slip in a long word that is no known one.
    fn makers(&self, at: usize) -> Vec<Maker> {
        let index = self.index;
        let last = self.glyphs.len().min(at + LONGEST_NAME);
        let ends = (at + 1..last).filter(|end| begins(self.glyphs, *end));
        let ends: Vec<usize> = ends.take(MOST_WORDS).collect();
        let named = ends.iter().filter_map(|end| {
            let term = index.vocabulary.id(&squash(&self.glyphs[at..*end]))?;
            index.phrases.makers.contains(&term).then_some(Maker {
                end: *end,
                term,
                misspelled: false,
            })
        });
        let named: Vec<Maker> = named.collect();
        match ends.first() {
            Some(end) if named.is_empty() => self.misspelled(at..*end).collect(),
            _ => named,
        }
    }

    /// The makers that a word with one slip may name, where a number follows.
    fn misspelled(&self, word: Range<usize>) -> impl Iterator<Item = Maker> {
        let index = self.index;
        let glyphs = &self.glyphs[word.clone()];
        let behind = self.glyphs.iter().skip(word.end).take(LONGEST_NAME);
        let text = squash(glyphs);
        let known = index.vocabulary.id(&text);
        let may_be = glyphs.len() >= SHORTEST_MISSPELLED
            && glyphs.iter().all(|glyph| glyph.class == Class::Letter)
            && behind.clone().any(|glyph| glyph.class == Class::Digit)
            && !known.is_some_and(|term| index.is_known(term));
        let near = if may_be {
            index.near(&text)
        } else {
            Vec::new()
        };
        near.into_iter().filter_map(move |(term, slips)| {
            let maker = index.phrases.makers.contains(&term)
                && !words::ORDINARY_BRANDS.contains(&index.vocabulary.term(term));
            (slips == 1 && maker).then_some(Maker {
                end: word.end,
                term,
                misspelled: true,
            })
        })
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
        let names = self.index.phrases.named(key);
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
        let runs = runs(glyphs);
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
    /// ordinary word, or several as "one plus" is, counts only when both are
    /// written as names, and so does any that hardly anybody knows, as those
    /// may be words, too. A misspelled maker, and one amid a script without
    /// spaces, may be other words: they need a number and a word.
    fn is_name(&self, at: usize, maker: Maker, end: usize, device: u32) -> bool {
        let glyphs = &self.glyphs[maker.end..end];
        let several = runs(glyphs).len() > 1;
        let number = glyphs.iter().any(|glyph| glyph.class == Class::Digit);
        if maker.misspelled || !starts(self.glyphs, at) {
            return several && number;
        }
        let obscure = self.index.is_obscure(device);
        let words = runs(&self.glyphs[at..maker.end]);
        let called = squash(&self.glyphs[at..maker.end]);
        let ordinary = words.len() > 1 || words::ORDINARY_BRANDS.contains(&called.as_str());
        if !obscure && !ordinary {
            return true;
        }
        if obscure && !several && number {
            return false;
        }
        let mut places = words.iter().map(|word| at + word.start).chain([maker.end]);
        (several && (number || !obscure)) || places.all(|at| self.is_capital(at))
    }

    /// Whether a word is written as a name, as it always is in scripts of one case.
    fn is_capital(&self, at: usize) -> bool {
        let from = self.glyphs.get(at).map_or(0, |glyph| glyph.from);
        let first = self.text.get(from..).and_then(|rest| rest.chars().next());
        first.is_some_and(|ch| !ch.is_lowercase())
    }

    /// A name with one typo in one of its words, and a number as it stands.
    fn with_typo(&self, maker: Maker) -> Option<(usize, u32)> {
        let vocabulary = &self.index.vocabulary;
        let ends: Vec<usize> = self.ends(maker.end).collect();
        for end in ends.into_iter().rev() {
            let glyphs = &self.glyphs[maker.end..end];
            if !glyphs.iter().any(|glyph| glyph.class == Class::Digit) {
                continue;
            }
            for run in runs(glyphs) {
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
                        && let Some(device) = self.one(&right, &[], Some(maker.term))
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

    /// Whether a number follows a name that has none, but has siblings with
    /// one: an iPad mini 8 is no iPad mini.
    fn another_number(&self, name: Range<usize>, key: &str) -> bool {
        let digit = |glyph: &Glyph| glyph.class == Class::Digit;
        let follows = self.glyphs.get(name.end).is_some_and(digit)
            && self
                .between(name.end)
                .chars()
                .all(|ch| matches!(ch, ' ' | '-'));
        follows && !self.glyphs[name].iter().any(digit) && self.index.phrases.is_numbered(key)
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
