//! Texts that are a whole name: most of what people type.
//!
//! Such a text is looked up and not searched for: as one word, whatever stands
//! between its letters, or as a set of words, whatever their order, with words
//! of a question left out, nicknames written out and slips mended. What lacks
//! a part of the name, or is not clearly a device, is left to the lattice.

use std::ops::Range;

use super::Rule;
use super::find::Fitted;
use super::fitting::Fit;
use super::forms::{Forms, Short, set};
use super::index::{Index, Spelling};
use super::normalize::{Class, Glyph, token_ranges};
use super::score::cost;
use super::table::{self, Table, finish, step};
use super::vocabulary::TermId;
use super::words;

/// Names by what they say as a whole.
#[derive(Debug, Default)]
pub(super) struct Whole {
    /// By all their letters.
    letters: Table,
    /// By all their letters where something is left out or shortened.
    short: Table,
    /// By their words in any order, whole or with something left out.
    pub(super) sets: Table,
    /// Model codes, as places in `Index::codes`.
    codes: Table,
    /// Words of a question.
    pub(super) filling: Table,
    /// Nicknames, with the terms that they stand for.
    pub(super) nicknames: Table,
}

/// The most words of a text that is looked up.
const MOST_WORDS: usize = 16;

impl Whole {
    /// Notes every name and code of an index.
    pub(super) fn new(index: &Index) -> Self {
        let spellings = || (0..).zip(&index.spellings);
        let letters = |spelling: &Spelling| Forms::new(index, spelling).whole();
        let by_letters: Vec<_> = spellings().map(|(at, one)| (letters(one), at)).collect();
        let (mut by_short, mut by_set) = (Vec::new(), Vec::new());
        for (at, spelling) in spellings() {
            let forms = Forms::new(index, spelling);
            by_set.push((set(&spelling.tokens), Short::default().pack(at)));
            if !index.is_obscure(spelling.device) {
                forms.letters(|hash, short| by_short.push((hash, short.pack(at))));
                by_short.extend(
                    forms
                        .numbers_joined()
                        .map(|(hash, short)| (hash, short.pack(at))),
                );
                forms.sets(|hash, short| by_set.push((hash, short.pack(at))));
            }
        }
        let codes = (0..).zip(&index.codes).filter(|(_, code)| !code.part);
        let codes: Vec<_> = codes
            .map(|(at, code)| (finish(code.text.chars().fold(0, step)), at))
            .collect();
        let nicknames: Vec<_> = (words::NICKNAMES.iter())
            .flat_map(|(nickname, meanings)| {
                let terms = meanings.iter().filter_map(|term| index.vocabulary.id(term));
                terms.map(|term| (table::hash(nickname.chars()), term))
            })
            .collect();
        let filling = words::STOP
            .iter()
            .map(|word| (table::hash(word.chars()), 0));
        let filling: Vec<_> = filling.collect();
        Self {
            letters: Table::new(&by_letters),
            short: Table::new(&by_short),
            sets: Table::new(&by_set),
            codes: Table::new(&codes),
            filling: Table::new(&filling),
            nicknames: Table::new(&nicknames),
        }
    }
}

impl Index {
    /// The devices that a text names as a whole, or may name so.
    pub(super) fn whole(&self, glyphs: &[Glyph]) -> Vec<Fitted> {
        let words = token_ranges(glyphs);
        if self.is_bare(glyphs, &words) {
            return Vec::new();
        }
        let said = self.without_filling(glyphs, &words);
        if said.is_empty() || self.is_bare(&said, &token_ranges(&said)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.as_one_word(glyphs, &mut found);
        if found.is_empty() && words.len() <= MOST_WORDS {
            self.as_words(glyphs, &words, &mut found);
        }
        found
    }

    /// One bare number, or one word that many names share, names nothing.
    fn is_bare(&self, glyphs: &[Glyph], words: &[Range<usize>]) -> bool {
        if words.len() > 1 {
            return false;
        }
        glyphs.iter().all(|glyph| glyph.class == Class::Digit)
            || self.term_of(glyphs).is_some_and(|term| self.is_line(term))
    }

    /// The term that these characters are.
    pub(super) fn term_of(&self, glyphs: &[Glyph]) -> Option<TermId> {
        let hash = finish(glyphs.iter().fold(0, |hash, glyph| step(hash, glyph.ch)));
        self.vocabulary.hashed(hash).find(|term| {
            let known = self.vocabulary.term(*term).chars();
            known.eq(glyphs.iter().map(|glyph| glyph.ch))
        })
    }

    /// Looks the text up without its gaps: a name, a shortened one or a code,
    /// with or without a maker before it.
    fn as_one_word(&self, glyphs: &[Glyph], found: &mut Vec<Fitted>) {
        self.rest_of(glyphs, None, 0.0, found);
        let mut makers = Vec::new();
        let mut hash = 0;
        for (at, glyph) in glyphs.iter().enumerate() {
            let rest = glyphs.get(at..).unwrap_or_default();
            if at > 0 && !joins_numbers(glyphs, at) {
                for term in self.vocabulary.hashed(finish(hash)) {
                    if self.names_maker(term) {
                        self.rest_of(rest, Some(term), 0.0, found);
                        makers.push((term, rest));
                    }
                }
                for term in self.whole.nicknames.get(finish(hash)) {
                    if self.names_maker(term) {
                        self.rest_of(rest, Some(term), cost::NICKNAME, found);
                    }
                    self.written_out(term, rest, found);
                }
            }
            hash = step(hash, glyph.ch);
        }
        self.codes_of(glyphs, None, found);
        for (maker, rest) in makers {
            self.codes_of(rest, Some(maker), found);
        }
    }

    /// The devices whose name begins with the word that a nickname stands for.
    fn written_out(&self, term: TermId, rest: &[Glyph], found: &mut Vec<Fitted>) {
        let hash = hash_of(self.vocabulary.term(term).chars().fold(0, step), rest);
        for place in self.whole.letters.get(hash) {
            let spelling = self.spellings.get(place as usize);
            if spelling.is_some_and(|one| one.tokens.first() == Some(&term)) {
                let price = cost::NICKNAME;
                self.offer(place, false, price, Rule::Distance, Short::default(), found);
            }
        }
    }

    /// The devices of this maker, or of any, with this name, as it stands or
    /// shortened.
    fn rest_of(
        &self,
        glyphs: &[Glyph],
        maker: Option<TermId>,
        price: f32,
        found: &mut Vec<Fitted>,
    ) {
        let hash = hash_of(0, glyphs);
        let own = |spelling: &Spelling| {
            maker.is_none_or(|maker| self.maker(spelling.device).contains(&maker))
        };
        let slipped = price > 0.0;
        for place in self.whole.letters.get(hash) {
            let spelling = self.spellings.get(place as usize);
            if let Some(spelling) = spelling.filter(|one| own(one)) {
                let rule = if slipped {
                    Rule::Distance
                } else {
                    exactly(spelling)
                };
                self.offer(place, maker.is_some(), price, rule, Short::default(), found);
            }
        }
        let apart = || letters_apart(glyphs);
        for packed in self.whole.short.get(hash) {
            let (short, place) = Short::unpack(packed);
            if short.has_initials() && apart() {
                continue;
            }
            let spelling = self.spellings.get(place as usize);
            if spelling.is_some_and(own) {
                let rule = if slipped {
                    Rule::Distance
                } else {
                    Rule::Tokens
                };
                self.offer(place, maker.is_some(), price, rule, short, found);
            }
        }
    }

    /// The devices of this maker, or of any, with exactly this model code.
    fn codes_of(&self, glyphs: &[Glyph], maker: Option<TermId>, found: &mut Vec<Fitted>) {
        // A code that reads like a name tells no more than a name; it does
        // where nothing but initials or a slip makes a name of it.
        let named = found.iter().any(|one| one.fit.cost < cost::INITIALS);
        let digit = |glyph: &Glyph| glyph.class == Class::Digit;
        if named && (!glyphs.iter().any(digit) || self.like_names(glyphs)) {
            return;
        }
        let hash = finish(glyphs.iter().fold(0, |hash, glyph| step(hash, glyph.ch)));
        for place in self.whole.codes.get(hash) {
            let Some(code) = self.codes.get(place as usize) else {
                continue;
            };
            let own = maker.is_none_or(|maker| self.maker(code.device).contains(&maker));
            if own && code.text.chars().eq(glyphs.iter().map(|glyph| glyph.ch)) {
                let fit = Fit {
                    cost: cost::CODE,
                    rule: Rule::Code,
                    maker: maker.is_some(),
                    unlikely: false,
                };
                let listed = self.devices.get(code.device as usize);
                let one = Fitted {
                    device: code.device,
                    spelling: listed.map_or(0, |listed| listed.first),
                    short: Short::default(),
                    fit,
                };
                note(one, found);
            }
        }
    }

    /// Whether these characters are made of what names are made of.
    fn like_names(&self, glyphs: &[Glyph]) -> bool {
        token_ranges(glyphs).into_iter().all(|range| {
            let term = self.term_of(glyphs.get(range).unwrap_or_default());
            term.is_some_and(|term| self.is_known(term))
        })
    }

    /// Notes a device that was found by a name, for what that name costs.
    pub(super) fn offer(
        &self,
        place: u32,
        own: bool,
        price: f32,
        rule: Rule,
        short: Short,
        found: &mut Vec<Fitted>,
    ) {
        let Some(spelling) = self.spellings.get(place as usize) else {
            return;
        };
        let unlikely = !own && self.is_obscure(spelling.device);
        let whose = short.price(spelling, own);
        let rule = if whose > 0.0 {
            rule.max(Rule::Tokens)
        } else {
            rule
        };
        let fit = Fit {
            cost: price + whose + if unlikely { cost::OBSCURE } else { 0.0 },
            rule,
            maker: own,
            unlikely,
        };
        let found_so = Fitted {
            device: spelling.device,
            spelling: place,
            short,
            fit,
        };
        note(found_so, found);
    }
}

/// Notes a device; of one that was noted before the cheaper fit stays.
fn note(one: Fitted, found: &mut Vec<Fitted>) {
    let key = |one: &Fitted| (one.fit.cost, one.fit.rule);
    match found.iter_mut().find(|known| known.device == one.device) {
        Some(known) if key(&one) < key(known) => *known = one,
        Some(_) => {}
        None => found.push(one),
    }
}

/// The rule of a name as it stands.
pub(super) fn exactly(spelling: &Spelling) -> Rule {
    if spelling.alias {
        Rule::Alias
    } else {
        Rule::Exact
    }
}

/// Whether a letter stands alone before a word: "s and p" are no initials.
fn letters_apart(glyphs: &[Glyph]) -> bool {
    (1..glyphs.len()).any(|at| {
        let letter = |at: usize| glyphs.get(at).is_some_and(|one| one.class == Class::Letter);
        let gap = |at: usize| glyphs.get(at).is_some_and(|one| one.gap);
        letter(at) && gap(at) && letter(at - 1) && gap(at - 1)
    })
}

/// The hash of characters with a space where two numbers meet, behind others.
fn hash_of(before: u64, glyphs: &[Glyph]) -> u64 {
    let rest = glyphs.iter().enumerate();
    finish(rest.fold(before, |hash, (at, glyph)| {
        let apart = glyph.gap && joins_numbers(glyphs, at);
        step(if apart { step(hash, ' ') } else { hash }, glyph.ch)
    }))
}

/// Whether digits meet here.
fn joins_numbers(glyphs: &[Glyph], at: usize) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| glyphs.get(at))
            .is_some_and(|glyph| glyph.class == Class::Digit)
    };
    digit(at.checked_sub(1)) && digit(Some(at))
}
