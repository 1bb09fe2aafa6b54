//! Builds the index: names become tokens, tokens lead to names.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashMap;

use super::Entry;
use super::beginnings::Beginnings;
use super::forms::{has_line, is_telling, stands_alone};
use super::model_codes;
use super::normalize::{Class, Glyph, boundary, fold, squash, tokens};
use super::scan::Phrases;
use super::slips::SHORTEST_FUZZED;
use super::starts::Starts;
use super::vocabulary::{TermId, Vocabulary};
use super::whole::Whole;
use super::words::{Kind, STOP};
use crate::domain::SubjectNumber;

pub(super) use super::model_codes::Code;

/// The longest name that is indexed, in characters.
pub(super) const MAX_NAME: usize = 80;
/// A word of so many names is a line.
const LINE: usize = 8;
/// The most tokens of a name: as many as a bit mask holds.
const MAX_TOKENS: usize = 32;

/// Finds devices by what people type. Immutable; searching takes no lock and
/// costs microseconds.
#[derive(Debug, Default)]
pub struct Index {
    /// Devices, best known first.
    pub(super) devices: Vec<Listed>,
    /// Names of devices, in the order of their devices.
    pub(super) spellings: Vec<Spelling>,
    pub(super) vocabulary: Vocabulary,
    /// Per term, the spellings that hold it, or whose brand it names.
    pub(super) postings: Vec<Vec<u32>>,
    /// Per maker, the terms that name it.
    pub(super) makers: Vec<Vec<TermId>>,
    /// Model codes, sorted.
    pub(super) codes: Vec<Code>,
    /// How the model codes begin.
    pub(super) code_beginnings: Beginnings,
    pub(super) phrases: Phrases,
    pub(super) whole: Whole,
    pub(super) starts: Starts,
    /// Whether a device that people know has each term in a name.
    known: Vec<bool>,
}

/// A device as the index keeps it.
#[derive(Debug)]
pub(super) struct Listed {
    pub number: SubjectNumber,
    /// Its maker, as a place in `Index::makers`.
    pub maker: u32,
    /// Its first spelling.
    pub first: u32,
    /// See [`Prior::obscure`].
    pub obscure: bool,
    /// How well known it is.
    pub weight: f32,
    /// See [`Prior::curated`].
    pub curated: bool,
}

/// One name of one device.
#[derive(Debug)]
pub(super) struct Spelling {
    /// A place in `Index::devices`.
    pub device: u32,
    pub tokens: Box<[TermId]>,
    /// Whether it is another name than the one that the card shows.
    pub alias: bool,
    /// Whether it tells whose it is without its maker's name.
    pub alone: bool,
    /// Whether its number holds a letter.
    pub telling: bool,
    /// Whether it begins with a word.
    pub line: bool,
}

impl Index {
    /// Indexes devices. Linear in the length of their names, but for sorting.
    pub fn build(mut entries: Vec<Entry<'_>>) -> Self {
        super::prior::weigh(&mut entries);
        entries.sort_by(|a, b| {
            let (mine, other) = (a.prior.weight, b.prior.weight);
            other.total_cmp(&mine).then(a.number.cmp(&b.number))
        });
        let mut terms = Terms::default();
        let mut makers = Makers::default();
        let made_by = entries.iter();
        let made_by = made_by.map(|entry| makers.place(&entry.brands, &mut terms));
        let made_by: Vec<u32> = made_by.collect();
        let devices = entries.iter().zip(&made_by);
        let devices = devices.map(|(entry, maker)| (entry, *maker, makers.folded(*maker)));
        // Names and codes have nothing in common but the devices.
        thread::scope(|scope| {
            let codes = devices.clone().map(|(entry, _, brands)| (entry, brands));
            let codes = scope.spawn(|| model_codes::of(codes));
            let mut index = Self::of_names(devices, &makers, terms);
            index.codes = codes.join().unwrap_or_else(|panic| resume_unwind(panic));
            index.code_beginnings = Beginnings::of(index.codes.iter().map(|code| &*code.text));
            index.prepare();
            index
        })
    }

    /// What is looked up in it, made of what it holds.
    fn prepare(&mut self) {
        let index = &*self;
        let (whole, phrases, starts) = thread::scope(|scope| {
            let whole = scope.spawn(|| Whole::new(index));
            let (phrases, starts) = (Phrases::new(index), Starts::new(index));
            let whole = whole.join();
            let whole = whole.unwrap_or_else(|panic| resume_unwind(panic));
            (whole, phrases, starts)
        });
        (self.whole, self.phrases, self.starts) = (whole, phrases, starts);
    }

    /// The index without the codes, and without what is made of it.
    fn of_names<'e>(
        devices: impl Iterator<Item = (&'e Entry<'e>, u32, &'e [Vec<Glyph>])> + Clone,
        makers: &Makers<'_>,
        mut terms: Terms,
    ) -> Self {
        let named = devices.clone();
        let named = named.map(|(entry, _, brands)| Named::new(entry, brands, &mut terms));
        let named: Vec<Named> = named.collect();
        let (vocabulary, ids) = terms.sorted();
        let id = |noted: &TermId| ids.get(*noted as usize).copied();
        let mut index = Self {
            postings: vec![Vec::new(); vocabulary.len()],
            vocabulary,
            makers: makers.terms(id),
            ..Self::default()
        };
        for ((entry, maker, _), named) in devices.zip(named) {
            index.list(entry, maker, named, id);
        }
        let mut known = vec![false; index.vocabulary.len()];
        for (spelling, device) in index.named() {
            let terms = spelling.tokens.iter().chain(index.maker(spelling.device));
            for term in terms.filter(|_| !device.obscure) {
                if let Some(known) = known.get_mut(*term as usize) {
                    *known = true;
                }
            }
        }
        index.known = known;
        index
    }

    fn list(
        &mut self,
        entry: &Entry<'_>,
        maker: u32,
        named: Named,
        id: impl Fn(&TermId) -> Option<TermId> + Copy,
    ) {
        let device = place(self.devices.len());
        self.devices.push(Listed {
            number: entry.number,
            maker,
            first: place(self.spellings.len()),
            obscure: entry.prior.obscure && !named.names_maker,
            weight: entry.prior.weight,
            curated: entry.prior.curated,
        });
        for (terms, alias) in named.spellings {
            let spelling = place(self.spellings.len());
            let terms = terms.iter().filter_map(id);
            let tokens: Box<[TermId]> = terms.take(MAX_TOKENS).collect();
            let names = self.makers.get(maker as usize);
            for term in tokens.iter().chain(names.into_iter().flatten()) {
                if let Some(list) = self.postings.get_mut(*term as usize)
                    && list.last() != Some(&spelling)
                {
                    list.push(spelling);
                }
            }
            self.spellings.push(Spelling {
                device,
                alone: stands_alone(&self.vocabulary, &tokens),
                telling: is_telling(&self.vocabulary, &tokens),
                line: has_line(&self.vocabulary, &tokens),
                tokens,
                alias,
            });
        }
    }

    /// The device of this number's place in the list.
    pub(super) fn number(&self, device: u32) -> Option<SubjectNumber> {
        self.devices
            .get(device as usize)
            .map(|listed| listed.number)
    }

    /// Whether a device is one that hardly anybody means.
    pub(super) fn is_obscure(&self, device: u32) -> bool {
        let listed = self.devices.get(device as usize);
        listed.is_none_or(|listed| listed.obscure)
    }

    /// Every name with its device.
    fn named(&self) -> impl Iterator<Item = (&Spelling, &Listed)> {
        self.spellings.iter().filter_map(|spelling| {
            let device = self.devices.get(spelling.device as usize)?;
            Some((spelling, device))
        })
    }

    /// Whether a term names a maker, or is a long word of a maker's name.
    pub(super) fn names_maker(&self, term: TermId) -> bool {
        self.phrases.makers.contains(&term)
    }

    /// Whether so many names have this word that it is a line, such as "pixel".
    pub(super) fn is_line(&self, term: TermId) -> bool {
        let names = self.postings.get(term as usize).map_or(0, Vec::len);
        self.vocabulary.kind(term) == Kind::Word && names >= LINE
    }

    /// Whether a device that people know has this term in a name. What only
    /// the long tail has may be any word, and is read only as it stands.
    pub(super) fn is_known(&self, term: TermId) -> bool {
        self.known.get(term as usize).copied().unwrap_or_default()
    }

    /// See [`Vocabulary::near`].
    pub(super) fn near(&self, word: &str) -> Vec<(TermId, usize)> {
        self.vocabulary.near(word, |term| self.is_known(term))
    }

    /// The terms that name a device's maker.
    pub(super) fn maker(&self, device: u32) -> &[TermId] {
        self.devices
            .get(device as usize)
            .and_then(|listed| self.makers.get(listed.maker as usize))
            .map_or(&[], Vec::as_slice)
    }
}

/// A place in a list as the index stores it; catalogs are far smaller than
/// what it can hold.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The terms of all names, in the order in which they were met. Their numbers
/// here are places in that order, until they are sorted.
#[derive(Default)]
struct Terms {
    noted: FxHashMap<Box<str>, TermId>,
    brands: BTreeSet<TermId>,
}

impl Terms {
    fn note(&mut self, term: &str) -> TermId {
        if let Some(known) = self.noted.get(term) {
            return *known;
        }
        let next = place(self.noted.len());
        self.noted.insert(term.into(), next);
        next
    }

    /// The sorted terms, and for each number from here its number there.
    fn sorted(self) -> (Vocabulary, Vec<TermId>) {
        let mut noted: Vec<(Box<str>, TermId)> = self.noted.into_iter().collect();
        noted.sort_unstable();
        let mut ids = vec![0; noted.len()];
        for (id, (_, noted)) in (0..).zip(&noted) {
            if let Some(place) = ids.get_mut(*noted as usize) {
                *place = id;
            }
        }
        let terms = noted.into_iter();
        let terms = terms.map(|(term, noted)| (term, self.brands.contains(&noted)));
        (Vocabulary::new(terms.collect()), ids)
    }
}

/// The makers by all of their names, each taken apart once.
#[derive(Default)]
struct Makers<'e> {
    places: FxHashMap<&'e [&'e str], u32>,
    makers: Vec<Maker>,
}

struct Maker {
    folded: Vec<Vec<Glyph>>,
    /// Its names, then the long words of a name of several words: "Fujitsu
    /// Toshiba".
    terms: Vec<TermId>,
}

impl<'e> Makers<'e> {
    /// The place of the maker with these names.
    fn place(&mut self, brands: &'e [&'e str], terms: &mut Terms) -> u32 {
        let next = place(self.makers.len());
        let place = *self.places.entry(brands).or_insert(next);
        if place == next {
            self.makers.push(Maker::new(brands, terms));
        }
        place
    }

    /// The names of a maker, folded.
    fn folded(&self, place: u32) -> &[Vec<Glyph>] {
        let maker = self.makers.get(place as usize);
        maker.map_or(&[], |maker| &maker.folded)
    }

    fn terms(&self, id: impl Fn(&TermId) -> Option<TermId> + Copy) -> Vec<Vec<TermId>> {
        let makers = self.makers.iter();
        makers
            .map(|maker| maker.terms.iter().filter_map(id).collect())
            .collect()
    }
}

impl Maker {
    fn new(brands: &[&str], terms: &mut Terms) -> Self {
        let folded: Vec<Vec<Glyph>> = brands.iter().map(|brand| fold(brand, MAX_NAME)).collect();
        let mut names: Vec<String> = folded
            .iter()
            .map(|brand| squash(brand))
            .filter(|brand| !brand.is_empty())
            .collect();
        names.dedup();
        let mut noted: Vec<TermId> = names.iter().map(|name| terms.note(name)).collect();
        terms.brands.extend(&noted);
        let words = folded.first().map(|brand| tokens(brand));
        let words = words.filter(|words| words.len() > 1).into_iter().flatten();
        let long = words.filter(|word| word.chars().count() >= SHORTEST_FUZZED);
        // "good morning" names nobody, though there is a "Good Planning".
        let long = long.filter(|word| !STOP.contains(&word.as_str()));
        noted.extend(long.map(|word| terms.note(&word)));
        Self {
            folded,
            terms: noted,
        }
    }
}

/// The names of one device, taken apart.
struct Named {
    /// Its name begins with its maker's, as that of the SHIFTphone.
    names_maker: bool,
    spellings: Vec<(Vec<TermId>, bool)>,
}

impl Named {
    fn new(entry: &Entry<'_>, brands: &[Vec<Glyph>], terms: &mut Terms) -> Self {
        let mut spellings: Vec<(Vec<TermId>, bool)> = Vec::new();
        for (name, alias) in entry.all_names() {
            let glyphs = fold(name, MAX_NAME);
            let tokens = tokens(without_brand(&glyphs, brands)).into_iter();
            let tokens: Vec<TermId> = tokens.map(|token| terms.note(&token)).collect();
            if !tokens.is_empty() && !spellings.iter().any(|(known, _)| *known == tokens) {
                spellings.push((tokens, alias));
            }
        }
        Self {
            names_maker: names_maker(entry.name, brands),
            spellings,
        }
    }
}

impl<'a> Entry<'a> {
    /// Every name without the maker's, the one that the card shows first, each
    /// with whether it is another name than that.
    pub(super) fn all_names(&self) -> impl Iterator<Item = (&'a str, bool)> {
        // The id of a name in other letters lacks them, and is rather a sibling's name.
        let partly = !self.name.is_ascii() && {
            let mut glyphs = fold(self.name, MAX_NAME).into_iter();
            glyphs.any(|glyph| glyph.class == Class::Other)
        };
        let own = [self.name].into_iter().chain(self.names.iter().copied());
        let own = own.map(|name| (name, false)).chain([(self.id, partly)]);
        own.chain(self.aliases.iter().map(|name| (*name, true)))
    }
}

/// Whether a name begins with the maker's, apart or not.
fn names_maker(name: &str, brands: &[Vec<Glyph>]) -> bool {
    let Some(brand) = brands.first().filter(|brand| !brand.is_empty()) else {
        return false;
    };
    let glyphs = fold(name, brand.len());
    brand.len() == glyphs.len() && brand.iter().zip(&glyphs).all(|(a, b)| a.ch == b.ch)
}

/// A name without the maker's name in front. Other names of the maker stay:
/// "Pixel" and "Moto" are part of what a device is called.
pub(super) fn without_brand<'a>(glyphs: &'a [Glyph], brands: &[Vec<Glyph>]) -> &'a [Glyph] {
    let foreign = |brand: &&Vec<Glyph>| brand.iter().any(|glyph| glyph.class == Class::Other);
    let main = brands.iter().take(1);
    for brand in main.chain(brands.iter().skip(1).filter(foreign)) {
        let begins = glyphs.len() > brand.len()
            && !brand.is_empty()
            && brand.iter().zip(glyphs).all(|(a, b)| a.ch == b.ch);
        let ends = boundary(glyphs, brand.len())
            || glyphs
                .get(brand.len())
                .is_some_and(|glyph| glyph.class == Class::Other);
        if begins && ends {
            return glyphs.get(brand.len()..).unwrap_or_default();
        }
    }
    glyphs
}
