//! What a text that is still being typed could become.
//!
//! The words before the last are words of a name, in its order, with or
//! without the maker and the line before them; the last is the beginning of
//! anything. A word that no name has may be misspelled. What cannot be read so
//! is left to the lattice.

use std::cmp::Reverse;
use std::ops::Range;

use super::Rule;
use super::find::{Fitted, MAX_TYPED};
use super::index::Index;
use super::lattice::{LONGEST_TERM, Lattice, SHORTEST_INSIDE};
use super::normalize::{Class, Glyph, boundary, fold};
use super::score::{ASK, SHOW, typing};
use super::table::{finish, step};
use super::vocabulary::TermId;
use super::words::Kind;
use crate::domain::SubjectNumber;

/// At most so many devices of one maker are offered before anything is typed,
/// so that the list shows what there is to find.
const OPENING_PER_MAKER: usize = 4;
/// How many places of one reading are looked at.
const OF_A_READING: usize = 160;
/// Of so many places those of one maker are picked out, so that those of
/// others leave it none. In a longer stretch only the best known count.
const OF_A_MAKER: usize = 16_384;
/// How many readings of one text are looked at.
const MOST_READINGS: usize = 12;
/// How many words may stand for a misspelled one.
const MOST_MENDED: usize = 4;
/// With fewer letters a misspelled beginning may be the beginning of anything.
const SHORTEST_MENDED: usize = 3;

/// One way to read a text: places in `Index::starts` whose names go on so.
#[derive(Debug, Clone)]
struct Reading {
    range: Range<usize>,
    /// How many terms of the name were typed, the last perhaps in part.
    terms: usize,
    /// The last term was typed to its end where it is this one.
    last: Option<TermId>,
    /// Only devices of this maker count.
    maker: Option<TermId>,
    /// What this reading takes away.
    price: f32,
}

/// What was looked at to complete a text: what it costs, on any computer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looked {
    /// Places in names at which the text may stand.
    pub places: usize,
    /// Words that were compared with a misspelled one.
    pub words: usize,
    /// Names that were fitted in full.
    pub names: usize,
}

/// A device that is offered.
#[derive(Debug, Clone, Copy)]
struct Offered {
    device: u32,
    worth: f32,
}

impl Index {
    /// The devices that a text could become, best first, at most `limit`. Its
    /// last word may be unfinished. An empty text offers what is best known.
    pub fn complete(&self, text: &str, limit: usize) -> Vec<SubjectNumber> {
        self.completed(text, limit).0
    }

    /// The same, with what was looked at.
    pub fn completed(&self, text: &str, limit: usize) -> (Vec<SubjectNumber>, Looked) {
        let mut looked = Looked::default();
        let glyphs = fold(text, MAX_TYPED);
        if glyphs.is_empty() {
            return (self.opening(limit), looked);
        }
        let mut readings = Vec::new();
        self.readings(&glyphs, None, 0.0, &mut readings);
        if readings.is_empty() {
            self.mended(&glyphs, &mut readings, &mut looked);
        }
        let devices = self.offered(&readings, limit, &mut looked);
        let devices = if devices.is_empty() {
            self.searched(&glyphs, &mut looked)
        } else {
            devices
        };
        let numbers = devices.into_iter().filter_map(|device| self.number(device));
        (numbers.take(limit).collect(), looked)
    }

    /// The ways to read a text as words of a name, the last in part.
    fn readings(
        &self,
        glyphs: &[Glyph],
        maker: Option<TermId>,
        price: f32,
        readings: &mut Vec<Reading>,
    ) {
        let start = Reading {
            range: self.starts.all(),
            terms: 0,
            last: None,
            maker,
            price,
        };
        self.read_on(glyphs, 0, &start, readings);
        if maker.is_some() {
            return;
        }
        // "samsung s24": the maker, and its line left out.
        let mut hash = 0;
        for (at, glyph) in glyphs.iter().enumerate().take(LONGEST_TERM) {
            if at > 0 && boundary(glyphs, at) {
                for term in self.vocabulary.hashed(finish(hash)) {
                    let rest = glyphs.get(at..).unwrap_or_default();
                    if self.vocabulary.is_brand(term) {
                        self.readings(rest, Some(term), price + typing::LINE_LEFT_OUT, readings);
                    }
                }
            }
            hash = step(hash, glyph.ch);
        }
    }

    fn read_on(&self, glyphs: &[Glyph], at: usize, so_far: &Reading, readings: &mut Vec<Reading>) {
        let Some(rest) = glyphs.get(at..).filter(|rest| !rest.is_empty()) else {
            return;
        };
        if readings.len() >= MOST_READINGS {
            return;
        }
        let mut hash = 0;
        let mut whole = None;
        for (taken, glyph) in (1..).zip(rest.iter().take(LONGEST_TERM)) {
            hash = step(hash, glyph.ch);
            let end = at + taken;
            let inside = !boundary(glyphs, end) && taken < SHORTEST_INSIDE;
            for term in self.vocabulary.hashed(finish(hash)) {
                if end == glyphs.len() {
                    whole = Some(term);
                } else if !inside || glyph.class == Class::Other {
                    let one = term..term + 1;
                    let range = self.starts.narrow(&so_far.range, so_far.terms, &one);
                    if !range.is_empty() {
                        let next = Reading {
                            range,
                            terms: so_far.terms + 1,
                            ..so_far.clone()
                        };
                        self.read_on(glyphs, end, &next, readings);
                    }
                }
            }
        }
        let begun = self.vocabulary.beginning(rest.iter().map(|glyph| glyph.ch));
        let range = self.starts.narrow(&so_far.range, so_far.terms, &begun);
        if !range.is_empty() && !begun.is_empty() {
            readings.push(Reading {
                range,
                terms: so_far.terms + 1,
                last: whole,
                ..so_far.clone()
            });
        }
    }

    /// Reads a text in which one word of letters is misspelled.
    fn mended(&self, glyphs: &[Glyph], readings: &mut Vec<Reading>, looked: &mut Looked) {
        let mut start = 0;
        for end in 1..=glyphs.len() {
            if end < glyphs.len() && !boundary(glyphs, end) {
                continue;
            }
            let word = std::mem::replace(&mut start, end)..end;
            let letters: Vec<char> = (glyphs.get(word.clone()).unwrap_or_default().iter())
                .filter(|glyph| glyph.class == Class::Letter)
                .map(|glyph| glyph.ch)
                .collect();
            if letters.len() < SHORTEST_MENDED {
                continue;
            }
            let last = end == glyphs.len();
            let mended = if last {
                looked.words += self.vocabulary.len();
                self.mended_beginnings(&letters)
            } else {
                let text: String = letters.iter().collect();
                let near = self.near(&text).into_iter();
                near.map(|(term, _)| self.vocabulary.term(term).chars().collect())
                    .collect()
            };
            for right in mended.into_iter().take(MOST_MENDED) {
                let text = replaced(glyphs, &word, &right);
                self.readings(&text, None, typing::SLIP, readings);
            }
        }
    }

    /// The beginnings of makers' and lines' names that are one slip away, those
    /// of most names first, but last those with another first letter, which is
    /// rarely mistyped. A name may be a letter shorter than what was typed.
    fn mended_beginnings(&self, letters: &[char]) -> Vec<Vec<char>> {
        let mut found: Vec<(bool, Reverse<usize>, Vec<char>)> = Vec::new();
        for term in self.vocabulary.all() {
            let names = self.postings.get(term as usize).map_or(0, Vec::len);
            let word = self.vocabulary.term(term);
            let line = self.vocabulary.is_brand(term) || self.is_line(term);
            if !line || self.vocabulary.kind(term) != Kind::Word || word.len() + 1 < letters.len() {
                continue;
            }
            let beginning = super::slips::beginning(letters, word);
            if let Some(beginning) = beginning
                && !found.iter().any(|(_, _, known)| *known == beginning)
            {
                let rare = beginning.first() != letters.first();
                found.push((rare, Reverse(names), beginning));
            }
        }
        found.sort();
        let beginnings = found.into_iter().map(|(_, _, beginning)| beginning);
        beginnings.collect()
    }

    /// The devices of these readings, best first, each once.
    fn offered(&self, readings: &[Reading], limit: usize, looked: &mut Looked) -> Vec<u32> {
        let mut offered: Vec<Offered> = Vec::with_capacity(limit * 2);
        for reading in readings {
            let mut taken = 0;
            for at in self.places(reading, limit, looked) {
                let device = self.starts.device(at);
                let worth = self.worth_offering(reading, at, device);
                match offered.iter_mut().find(|one| one.device == device) {
                    Some(known) => known.worth = known.worth.max(worth),
                    None => {
                        taken += 1;
                        offered.push(Offered { device, worth });
                    }
                }
                if taken >= limit * 2 {
                    break;
                }
            }
        }
        offered.sort_by(|a, b| b.worth.total_cmp(&a.worth).then(a.device.cmp(&b.device)));
        offered.into_iter().map(|one| one.device).collect()
    }

    /// The places of a reading that are looked at, the best known devices first.
    /// Where other makers leave one hardly any of these, its own are picked out.
    fn places(&self, reading: &Reading, limit: usize, looked: &mut Looked) -> Vec<usize> {
        let best = self.starts.best(&reading.range).take(OF_A_READING);
        let own = |at: &usize| {
            let makers = |maker| self.maker(self.starts.device(*at)).contains(&maker);
            reading.maker.is_none_or(makers)
        };
        let all = reading.range.len();
        looked.places += all.min(OF_A_READING);
        let places: Vec<usize> = best.filter(own).collect();
        let enough = places.len() >= limit || !(OF_A_READING..=OF_A_MAKER).contains(&all);
        if reading.maker.is_none() || enough {
            return places;
        }
        looked.places += all;
        let mut places: Vec<usize> = reading.range.clone().filter(own).collect();
        places.sort_unstable_by_key(|at| (self.starts.device(*at), *at));
        places.truncate(OF_A_READING);
        places
    }

    /// How much it is worth to offer a device: how well known it is, less what
    /// its name has before the text.
    fn worth_offering(&self, reading: &Reading, at: usize, device: u32) -> f32 {
        let listed = self.devices.get(device as usize);
        let prior = listed.map_or(0.0, |listed| listed.weight);
        let depth = self.starts.depth(at);
        let mut worth = prior - reading.price;
        if depth == 2 && reading.maker.is_none() {
            worth -= typing::WITHIN_A_NAME;
        }
        if listed.is_some_and(|listed| listed.obscure) && depth > 0 {
            worth -= typing::OBSCURE;
        }
        let rest = self.starts.rest(at, reading.terms);
        let letters: usize = rest.map(|term| self.vocabulary.term(term).len() + 1).sum();
        worth -= f32::from(u16::try_from(letters).unwrap_or(u16::MAX)) * typing::LETTER;
        let whole = reading.last.is_some_and(|term| {
            let exact = term..term + 1;
            let one = at..at + 1;
            !self
                .starts
                .narrow(&one, reading.terms - 1, &exact)
                .is_empty()
        });
        if whole && self.starts.ends(at, reading.terms) && depth < 2 {
            worth += typing::FINISHED;
        } else if whole {
            worth += typing::WORD_FINISHED;
        }
        worth
    }

    /// What the lattice makes of the text.
    fn searched(&self, glyphs: &[Glyph], looked: &mut Looked) -> Vec<u32> {
        let lattice = Lattice::new(self, glyphs, true);
        let mut fitted = self.fit(glyphs, &lattice, true);
        looked.names += fitted.len();
        // One slip may be forgiven, and rather in a name that people know.
        let guess = |one: &Fitted| {
            one.fit.rule == Rule::Distance && (one.fit.cost > SHOW || self.is_obscure(one.device))
        };
        fitted.retain(|fitted| fitted.fit.cost <= ASK && !guess(fitted));
        fitted.sort_by_key(|fitted| (step_of(fitted), fitted.device));
        fitted.into_iter().map(|fitted| fitted.device).collect()
    }

    fn opening(&self, limit: usize) -> Vec<SubjectNumber> {
        let mut taken = vec![0_usize; self.makers.len()];
        let mut opening = Vec::new();
        for listed in &self.devices {
            if opening.len() == limit {
                break;
            }
            if let Some(count) = taken
                .get_mut(listed.maker as usize)
                .filter(|count| **count < OPENING_PER_MAKER)
            {
                *count += 1;
                opening.push(listed.number);
            }
        }
        opening
    }
}

/// A text with another word in this place.
fn replaced(glyphs: &[Glyph], word: &Range<usize>, right: &[char]) -> Vec<Glyph> {
    let mut text = glyphs.get(..word.start).unwrap_or_default().to_vec();
    let Some(first) = glyphs.get(word.start).copied() else {
        return text;
    };
    for (at, ch) in right.iter().enumerate() {
        text.push(Glyph {
            ch: *ch,
            gap: first.gap && at == 0,
            ..first
        });
    }
    text.extend(glyphs.get(word.end..).unwrap_or_default());
    text
}

/// Costs in coarse steps: what is finished comes first, and among what fits
/// about as well the better known.
fn step_of(fitted: &Fitted) -> u8 {
    const STEPS: [f32; 5] = [0.005, 0.1, 0.2, 0.35, 0.6];
    let step = STEPS
        .iter()
        .position(|limit| fitted.fit.cost < *limit)
        .unwrap_or(STEPS.len());
    u8::try_from(step).unwrap_or(u8::MAX)
}
