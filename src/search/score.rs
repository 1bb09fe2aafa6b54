//! What a device costs for a text: the cheapest reading of the text as one of
//! its names, plus what the name has and the text has not.
//!
//! Costs add, so confidences multiply: the confidence is `exp(-cost)`. Every
//! weight is here, with its reason.

use std::ops::Range;

use super::Rule;
use super::index::{Index, Spelling};
use super::lattice::{Begun, Edge, Lattice, Reading};
use super::vocabulary::TermId;
use super::words::{self, Kind};

/// Up to this cost, with nothing else as near, the device is shown: one typo,
/// a left-out line and an abbreviation together, but never a number or a
/// sibling word more or less.
pub(super) const SHOW: f32 = 0.42;
/// Up to this cost it is worth asking: a missing number or sibling word, not
/// one that contradicts.
pub(super) const ASK: f32 = 0.95;
/// Devices that are no further apart than this are equally likely.
pub(super) const MARGIN: f32 = 0.09;

/// What departures from a name cost.
pub(super) mod cost {
    // In the text and not in the name.

    /// A number that the device has not makes it another device.
    pub(in crate::search) const NUMBER_TYPED: f32 = 3.0;
    /// So does `pro` or `ultra`.
    pub(in crate::search) const SIBLING_TYPED: f32 = 1.5;
    /// People add 5G to any new phone: worth a question, no more.
    pub(in crate::search) const NETWORK_TYPED: f32 = 0.45;
    /// `china` or `inch` hardly tells anything by itself.
    pub(in crate::search) const EDITION_TYPED: f32 = 0.1;
    /// A word of other devices' names: Redmi 13 is not Redmi Note 13.
    pub(in crate::search) const WORD_OF_OTHERS: f32 = 0.7;
    /// Another maker; `huawei honor 10` names both and means the nearer.
    pub(in crate::search) const OTHER_BRAND: f32 = 0.1;
    /// Another maker, and never its own.
    pub(in crate::search) const ONLY_OTHER_BRAND: f32 = 1.5;
    /// A word behind the name that no device has: "price", "battery".
    pub(in crate::search) const UNKNOWN: f32 = 0.06;
    /// A word that may be a misspelled or shortened one of a name.
    pub(in crate::search) const LIKE_A_WORD: f32 = 0.25;
    /// A word that may be a misspelled `edge`, or behind a number a shortened
    /// `max`.
    pub(in crate::search) const LIKE_A_SIBLING: f32 = 0.5;
    /// Such a word before anything known may be a maker that we do not know.
    pub(in crate::search) const UNKNOWN_FIRST: f32 = 0.65;
    /// Such a word where the device is a guess anyway: "huawei umbrella".
    pub(in crate::search) const UNKNOWN_WITH_A_GUESS: f32 = 0.3;
    /// One misspelled word and nothing beside it may be any word.
    pub(in crate::search) const NOTHING_BUT_A_TYPO: f32 = 0.3;
    /// Such a word inside the name makes it another: "pixel buds 10".
    pub(in crate::search) const UNKNOWN_WITHIN: f32 = 0.4;
    /// Letters left over when a word inside a longer one is read.
    pub(in crate::search) const REST_OF_WORD: f32 = 0.8;

    // Read otherwise than it stands.

    /// One slip in a word.
    pub(in crate::search) const TYPO: f32 = 0.1;
    /// One slip in four letters leaves less to go by.
    pub(in crate::search) const TYPO_IN_SHORT_WORD: f32 = 0.15;
    /// Two slips in a long word.
    pub(in crate::search) const TWO_TYPOS: f32 = 0.25;
    /// First letters are rarely mistyped: 4 of 100 typos.
    pub(in crate::search) const FIRST_LETTER: f32 = 0.05;
    /// `gala`, `ultr`.
    pub(in crate::search) const BEGINNING: f32 = 0.12;
    /// `ga`: only for a first word.
    pub(in crate::search) const SHORT_BEGINNING: f32 = 0.2;
    /// What is still being typed is as good as typed.
    pub(in crate::search) const TYPING: f32 = 0.02;
    /// `op`, `sammy`.
    pub(in crate::search) const NICKNAME: f32 = 0.08;
    /// `s24u`, `15pm`.
    pub(in crate::search) const INITIALS: f32 = 0.1;
    /// `p` is rather `pro` than `plus`.
    pub(in crate::search) const SECOND_READING: f32 = 0.1;
    /// The maker twice, as in "motorola moto".
    pub(in crate::search) const BRAND_AGAIN: f32 = 0.03;
    /// Words in another order.
    pub(in crate::search) const INVERSION: f32 = 0.02;
    /// A whole model code.
    pub(in crate::search) const CODE: f32 = 0.01;
    /// The beginning of one: the rest tells a variant for a market.
    pub(in crate::search) const CODE_BEGINNING: f32 = 0.12;
    /// A code without its beginning: another maker may have the rest whole.
    pub(in crate::search) const CODE_PART: f32 = 0.1;

    /// A code that is also what names are made of: `a20`, `iphone 15`.
    pub(in crate::search) const CODE_LIKE_A_NAME: f32 = 0.3;
    /// A word read inside a longer one that is a word itself: `oneplus` is
    /// hardly "one plus".
    pub(in crate::search) const INSIDE_A_TERM: f32 = 0.3;
    /// "find" is a word of questions, and of OPPO.
    pub(in crate::search) const STOP_WORD_OF_NAMES: f32 = 0.1;
    /// "unlocked" is hardly ever part of a name; where it is, that name fits better.
    pub(in crate::search) const STOP_WORD_OF_A_NAME: f32 = 0.02;

    // In the name and not in the text.

    /// Without its number a device is a guess.
    pub(in crate::search) const NUMBER_MISSING: f32 = 0.5;
    /// A year is a number too, but names often stand without it.
    pub(in crate::search) const YEAR_MISSING: f32 = 0.5;
    /// "X60" may mean the X60 Pro, where there is no X60: ask.
    pub(in crate::search) const SIBLING_MISSING: f32 = 0.5;
    /// Words behind a number tell siblings apart, whichever they are.
    pub(in crate::search) const WORD_MISSING: f32 = 0.5;
    /// 5G is often left out.
    pub(in crate::search) const NETWORK_MISSING: f32 = 0.1;
    /// So are places and units.
    pub(in crate::search) const EDITION_MISSING: f32 = 0.05;
    /// "s24 ultra" without "galaxy": the number says which.
    pub(in crate::search) const LINE_MISSING: f32 = 0.08;
    /// "17 ultra" without maker and line: any maker may have one.
    pub(in crate::search) const NOTHING_BUT_NUMBER: f32 = 0.25;
    /// "google 10": the maker has other lines.
    pub(in crate::search) const LINE_SKIPPED: f32 = 0.5;
    /// "motorola edge 20" for Motorola Moto Edge 20: nearly its name.
    pub(in crate::search) const BRAND_FOR_LINE: f32 = 0.03;
    /// "note 13" without "redmi": the nearer part of the line is there.
    pub(in crate::search) const LINE_BEGINNING_MISSING: f32 = 0.06;
    /// The `z` of "galaxy fold 7".
    pub(in crate::search) const LETTER_MISSING: f32 = 0.1;
    /// While typing, what is missing is still to come.
    pub(in crate::search) const STILL_TO_COME: f32 = 0.01;
}

/// What makes a device well known.
pub(super) mod prior {
    /// By the maker's tier; an unknown tier counts as the lowest.
    pub(in crate::search) const TIER: [f32; 4] = [0.0, 4.0, 2.0, 0.0];
    /// Per doubling or so of independent publishers.
    pub(in crate::search) const SOURCE: f32 = 0.7;
    /// Per year: people ask for new devices.
    pub(in crate::search) const YEAR: f32 = 0.3;
    /// Nothing older counts less.
    pub(in crate::search) const YEARS_FROM: i16 = 2008;
    /// Nothing newer counts more, or rumors of far years would lead.
    pub(in crate::search) const YEARS_TO: i16 = 2027;
    /// A measured popularity, where there is one, outweighs the guess.
    pub(in crate::search) const POPULARITY: f32 = 1.0;
}

/// How well one name fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    pub cost: f32,
    pub rule: Rule,
}

/// The best path to one place of the text.
#[derive(Debug, Clone, Copy, Default)]
struct Path {
    cost: f32,
    /// Which tokens of the name are used.
    used: u32,
    /// The last used token, plus one.
    last: usize,
    own_brand: bool,
    other_brand: bool,
    /// Unknown words before anything known.
    first: u8,
    /// Unknown words since the last known one.
    pending: u8,
    /// Unknown words in all.
    unknown: u8,
    /// A typo, a beginning or initials were read.
    bent: bool,
    slipped: bool,
    code: bool,
}

/// Fits a text to one name of a device.
pub(super) struct Fitting<'a> {
    index: &'a Index,
    spelling: &'a Spelling,
    maker: &'a [TermId],
    typing: bool,
}

impl<'a> Fitting<'a> {
    pub(super) fn new(index: &'a Index, spelling: &'a Spelling, typing: bool) -> Self {
        Self {
            index,
            spelling,
            maker: index.maker(spelling.device),
            typing,
        }
    }

    /// The cheapest reading of the text as this name.
    pub(super) fn best(&self, lattice: &Lattice, paths: &mut Paths) -> Option<Fit> {
        paths.reset(lattice.edges.len());
        for (at, edges) in lattice.edges.iter().enumerate() {
            for path in paths.at(at).into_iter().flatten() {
                for edge in edges {
                    if let Some(next) = self.step(&path, edge) {
                        paths.offer(edge.end, next);
                    }
                }
            }
        }
        let whole = paths.at(lattice.edges.len());
        let fits = whole.into_iter().flatten().map(|path| self.fit(&path));
        fits.min_by(|a, b| a.cost.total_cmp(&b.cost))
    }

    fn fit(&self, path: &Path) -> Fit {
        let missing = self.missing(path);
        let cost = path.cost + missing + self.strangers(path, missing);
        let rule = if path.code {
            Rule::Code
        } else if path.slipped {
            Rule::Distance
        } else if path.bent || cost > 0.0 {
            Rule::Tokens
        } else if self.spelling.alias {
            Rule::Alias
        } else {
            Rule::Exact
        };
        Fit { cost, rule }
    }

    fn step(&self, path: &Path, edge: &Edge) -> Option<Path> {
        let kept = match &edge.reading {
            Reading::Term(term, price) => self.take(path, |t| t == *term, *price),
            Reading::Near(term, price) => {
                self.take(path, |t| t == *term, *price).map(|next| Path {
                    bent: true,
                    slipped: true,
                    ..next
                })
            }
            Reading::Begins(range, begun) => self.begin(path, range, *begun),
            Reading::Initials(letters, after) => self.initials(path, letters, *after),
            Reading::Code(range, price) => self.code(path, range, *price),
            Reading::Free | Reading::Unknown => None,
        };
        if kept.is_some() {
            return kept;
        }
        if edge.otherwise.is_infinite() {
            return None;
        }
        let mut next = Path {
            cost: path.cost + edge.otherwise,
            ..*path
        };
        match edge.reading {
            Reading::Unknown => {
                next.unknown = path.unknown.saturating_add(1);
                if path.used == 0 && !path.own_brand {
                    next.first = path.first.saturating_add(1);
                } else {
                    next.pending = path.pending.saturating_add(1);
                }
            }
            Reading::Term(term, _) if self.index.vocabulary.is_brand(term) => {
                next.other_brand = true;
            }
            _ => {}
        }
        Some(next)
    }

    /// Takes a token of the name, or the maker, for a piece of the text.
    fn take(&self, path: &Path, fits: impl Fn(TermId) -> bool, price: f32) -> Option<Path> {
        let brand = self.maker.iter().any(|term| fits(*term));
        let token = self
            .spelling
            .tokens
            .iter()
            .enumerate()
            .position(|(at, term)| path.used & (1 << at) == 0 && fits(*term));
        if token.is_none() && !brand {
            return None;
        }
        let again = if token.is_none() && path.own_brand {
            cost::BRAND_AGAIN
        } else {
            0.0
        };
        let mut next = Path {
            cost: path.cost + price + again,
            own_brand: path.own_brand || brand,
            ..*path
        };
        if let Some(at) = token {
            next.used |= 1 << at;
            if at + 1 < path.last {
                next.cost += cost::INVERSION;
            }
            next.last = at + 1;
            next.cost += f32::from(path.pending) * cost::UNKNOWN_WITHIN;
            next.pending = 0;
        }
        Some(next)
    }

    fn begin(&self, path: &Path, range: &Range<TermId>, begun: Begun) -> Option<Path> {
        let first = |term: TermId| {
            self.spelling.tokens.first() == Some(&term) || self.maker.contains(&term)
        };
        let fits =
            |term: TermId| range.contains(&term) && (begun != Begun::FirstWord || first(term));
        let price = match begun {
            Begun::Typing => cost::TYPING,
            Begun::Word => cost::BEGINNING,
            Begun::FirstWord => cost::SHORT_BEGINNING,
        };
        let next = self.take(path, fits, price)?;
        Some(Path { bent: true, ..next })
    }

    /// Letters that are the initials of the maker or of unused words that
    /// follow each other. A word of two letters, such as `xt` or `gt`, is
    /// typed as it stands.
    fn initials(&self, path: &Path, letters: &[char], after: bool) -> Option<Path> {
        let vocabulary = &self.index.vocabulary;
        let tokens = &self.spelling.tokens;
        let starts_with = |at: usize, letter: char| {
            tokens.get(at).is_some_and(|term| {
                let word = vocabulary.term(*term);
                path.used & (1 << at) == 0
                    && word.len() != 2
                    && !matches!(vocabulary.kind(*term), Kind::Number | Kind::Network)
                    && word.starts_with(letter)
            })
        };
        let earliest = if after { path.last } else { 0 };
        let run = |start: usize, letters: &[char]| {
            letters
                .iter()
                .enumerate()
                .all(|(offset, letter)| starts_with(start + offset, *letter))
        };
        let maker = match letters {
            [first, rest @ ..] if !after && !rest.is_empty() && !path.own_brand => {
                let main = self
                    .maker
                    .first()
                    .map_or("", |term| self.index.vocabulary.term(*term));
                (main.starts_with(*first) && run(0, rest)).then_some(rest.len())
            }
            _ => None,
        };
        let (start, length) = match (earliest..tokens.len()).find(|start| run(*start, letters)) {
            Some(start) => (start, letters.len()),
            None => (0, maker?),
        };
        let mut next = Path {
            cost: path.cost + cost::INITIALS,
            bent: true,
            last: start + length,
            own_brand: path.own_brand || length < letters.len(),
            ..*path
        };
        for at in start..start + length {
            next.used |= 1 << at;
        }
        let plus = tokens
            .get(start)
            .is_some_and(|term| self.index.vocabulary.term(*term) == "plus");
        if plus {
            next.cost += cost::SECOND_READING;
        }
        Some(next)
    }

    fn code(&self, path: &Path, range: &Range<u32>, price: f32) -> Option<Path> {
        let codes = self
            .index
            .codes
            .get(range.start as usize..range.end as usize)?;
        let mut own = codes
            .iter()
            .filter(|code| code.device == self.spelling.device);
        let first = own.next()?;
        let part = if first.part && own.all(|code| code.part) {
            cost::CODE_PART
        } else {
            0.0
        };
        Some(Path {
            cost: path.cost + price + part,
            code: true,
            ..*path
        })
    }

    /// What unknown words and other makers cost in the end.
    fn strangers(&self, path: &Path, missing: f32) -> f32 {
        let known = path.own_brand || path.code || self.says_line(path);
        let mut total = 0.0;
        if path.other_brand && !path.own_brand {
            total += cost::ONLY_OTHER_BRAND;
        }
        if !known {
            total += f32::from(path.first) * cost::UNKNOWN_FIRST;
        }
        let typo = path.slipped && !path.own_brand && path.used.count_ones() == 1;
        if typo {
            total += cost::NOTHING_BUT_A_TYPO;
        }
        if typo || missing >= cost::WORD_MISSING {
            total += f32::from(path.unknown) * cost::UNKNOWN_WITH_A_GUESS;
        }
        total
    }

    /// Whether a word of the name was typed.
    fn says_line(&self, path: &Path) -> bool {
        self.spelling.tokens.iter().enumerate().any(|(at, term)| {
            path.used & (1 << at) != 0 && self.index.vocabulary.kind(*term) == Kind::Word
        })
    }

    /// What the name has and the text has not.
    fn missing(&self, path: &Path) -> f32 {
        if path.code {
            return 0.0;
        }
        let vocabulary = &self.index.vocabulary;
        let tokens = &self.spelling.tokens;
        let number = tokens
            .iter()
            .position(|term| vocabulary.kind(*term) == Kind::Number);
        let line = number.unwrap_or(0);
        let mut total = 0.0;
        for (at, term) in tokens.iter().enumerate() {
            if path.used & (1 << at) != 0 {
                continue;
            }
            total += match vocabulary.kind(*term) {
                _ if self.typing => cost::STILL_TO_COME,
                // The maker's name stands for its line: "google 10", "motorola g".
                Kind::Word if path.own_brand && self.maker.contains(term) => cost::BRAND_FOR_LINE,
                Kind::Number if is_year(vocabulary.term(*term)) && tokens.len() > 1 => {
                    cost::YEAR_MISSING
                }
                Kind::Number => cost::NUMBER_MISSING,
                Kind::Sibling => cost::SIBLING_MISSING,
                Kind::Network => cost::NETWORK_MISSING,
                Kind::Edition => cost::EDITION_MISSING,
                Kind::Word if at < line => 0.0,
                Kind::Word => cost::WORD_MISSING,
            };
        }
        if self.typing {
            return total;
        }
        total + self.line_missing(path, line)
    }

    /// What the words before the number cost where they are missing.
    fn line_missing(&self, path: &Path, line: usize) -> f32 {
        let vocabulary = &self.index.vocabulary;
        let tokens = &self.spelling.tokens;
        let words: Vec<(usize, TermId)> = tokens
            .iter()
            .take(line)
            .enumerate()
            .filter(|(_, term)| vocabulary.kind(**term) == Kind::Word)
            .filter(|(_, term)| !(path.own_brand && self.maker.contains(term)))
            .map(|(at, term)| (at, *term))
            .collect();
        let used = |at: usize| path.used & (1 << at) != 0;
        let number = tokens
            .get(line)
            .filter(|term| vocabulary.kind(**term) == Kind::Number)
            .map_or("", |term| vocabulary.term(*term));
        let telling = number.bytes().any(|b| b.is_ascii_alphabetic());
        let first_used = words.iter().position(|(at, _)| used(*at));
        match first_used {
            None if words.is_empty() => {
                if path.own_brand || telling || self.says_whose(path) {
                    0.0
                } else {
                    cost::NOTHING_BUT_NUMBER
                }
            }
            None if telling => cost::LINE_MISSING,
            None if path.own_brand => cost::LINE_SKIPPED,
            None => cost::NOTHING_BUT_NUMBER,
            Some(first) => {
                let beginning = if first > 0 {
                    cost::LINE_BEGINNING_MISSING
                } else {
                    0.0
                };
                let within: f32 = words
                    .iter()
                    .skip(first)
                    .filter(|(at, _)| !used(*at))
                    .map(|(_, term)| {
                        if vocabulary.term(*term).len() == 1 {
                            cost::LETTER_MISSING
                        } else {
                            cost::WORD_MISSING
                        }
                    })
                    .sum();
                let whose = if path.own_brand || telling || first > 0 || self.says_whose(path) {
                    0.0
                } else {
                    cost::LINE_MISSING
                };
                beginning + within + whose
            }
        }
    }

    /// Whether a used word is one that several makers would not share.
    fn says_whose(&self, path: &Path) -> bool {
        let vocabulary = &self.index.vocabulary;
        self.spelling.tokens.iter().enumerate().any(|(at, term)| {
            path.used & (1 << at) != 0
                && vocabulary.kind(*term) == Kind::Word
                && !words::SHARED_LINES.contains(&vocabulary.term(*term))
        })
    }
}

fn is_year(term: &str) -> bool {
    term.len() == 4 && term.starts_with("20") && term.bytes().all(|b| b.is_ascii_digit())
}

/// The cheapest path to each place, without a code and with one; kept between
/// names to spare allocations.
#[derive(Debug, Default)]
pub(super) struct Paths(Vec<[Option<Path>; 2]>);

impl Paths {
    fn reset(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length + 1, [None; 2]);
        if let Some([first, _]) = self.0.first_mut() {
            *first = Some(Path::default());
        }
    }

    fn at(&self, place: usize) -> [Option<Path>; 2] {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Keeps the path when it is cheaper, or as cheap and says more.
    fn offer(&mut self, at: usize, path: Path) {
        let Some([plain, code]) = self.0.get_mut(at) else {
            return;
        };
        let known = if path.code { code } else { plain };
        if known.is_none_or(|known| ahead(&path) < ahead(&known)) {
            *known = Some(path);
        }
    }
}

/// What a path will have cost in the end, roughly: one that has used more of
/// the name has less to pay for what is missing.
fn ahead(path: &Path) -> f32 {
    let first = if path.own_brand {
        0.0
    } else {
        f32::from(path.first) * cost::UNKNOWN_FIRST
    };
    // A code stands for the whole name: nothing is missing.
    if path.code {
        return path.cost + first;
    }
    let used = u16::try_from(path.used.count_ones()).unwrap_or(u16::MAX);
    let brand = if path.own_brand {
        cost::LINE_MISSING
    } else {
        0.0
    };
    path.cost + first - brand - f32::from(used) * cost::LETTER_MISSING
}
