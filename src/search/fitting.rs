//! How well a text fits one name of a device: the cheapest reading of the text
//! as this name, plus what the name has and the text has not.
//!
//! It walks the lattice from left to right and keeps the best path to each
//! place. Weights stand in `score`, what is missing is counted in `missing`.

use std::ops::Range;

use super::Rule;
use super::index::{Index, Spelling};
use super::lattice::{Begun, Edge, Lattice, Reading};
use super::score::cost;
use super::slips::SHORTEST_FUZZED;
use super::vocabulary::TermId;
use super::words::Kind;

/// How well one name fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    pub cost: f32,
    pub rule: Rule,
    /// Its maker was named.
    pub maker: bool,
    /// Hardly anybody means it, and its maker was not named.
    pub unlikely: bool,
}

/// The best path to one place of the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Path {
    cost: f32,
    /// Which tokens of the name are used, a bit for each.
    used: u32,
    /// The last used token, plus one.
    last: usize,
    /// The device's maker was named.
    pub(super) own_brand: bool,
    /// A maker was named that is not the device's.
    other_brand: bool,
    /// Unknown words before anything known.
    first: u8,
    /// Unknown words since the last known one.
    pending: u8,
    /// Unknown words in all.
    unknown: u8,
    /// A typo, a beginning or initials were read.
    bent: bool,
    /// A typo or a nickname was read.
    slipped: bool,
    /// A model code was read, which stands for the whole name.
    pub(super) code: bool,
}

impl Path {
    /// What it has cost so far.
    pub(super) fn cost(&self) -> f32 {
        self.cost
    }

    /// Whether this token of the name is used.
    pub(super) fn uses(&self, token: usize) -> bool {
        self.used & (1 << token) != 0
    }
}

/// Fits a text to one name of a device.
pub(super) struct Fitting<'a> {
    pub(super) index: &'a Index,
    pub(super) spelling: &'a Spelling,
    /// The terms that name its maker.
    pub(super) maker: &'a [TermId],
    /// Whether the text may go on.
    pub(super) typing: bool,
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
        let fits = whole
            .into_iter()
            .flatten()
            .map(|path| self.fit(&path, lattice.one_word));
        fits.min_by(|a, b| a.cost.total_cmp(&b.cost))
    }

    pub(super) fn fit(&self, path: &Path, one_word: bool) -> Fit {
        let missing = self.missing(path);
        let unlikely = self.unlikely(path);
        let mut total = path.cost + missing + self.strangers(path, missing, one_word);
        if unlikely {
            total += cost::OBSCURE;
        }
        if path.used == 0 && !path.own_brand && !path.code {
            total += cost::NOTHING_READ;
        }
        let rule = if path.code {
            Rule::Code
        } else if path.slipped {
            Rule::Distance
        } else if path.bent || total > 0.0 {
            Rule::Tokens
        } else if self.spelling.alias {
            Rule::Alias
        } else {
            Rule::Exact
        };
        Fit {
            cost: total,
            rule,
            maker: path.own_brand,
            unlikely,
        }
    }

    /// Whether hardly anybody means this device, as neither its maker nor a
    /// code of it was named.
    fn unlikely(&self, path: &Path) -> bool {
        !path.own_brand && !path.code && self.index.is_obscure(self.spelling.device)
    }

    pub(super) fn step(&self, path: &Path, edge: &Edge) -> Option<Path> {
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
            .position(|(at, term)| !path.uses(at) && fits(*term));
        if token.is_none() && !brand {
            return None;
        }
        let mut next = Path {
            cost: path.cost + price,
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
        // What hardly anybody knows nobody shortens.
        if begun != Begun::Typing && self.index.is_obscure(self.spelling.device) {
            return None;
        }
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
                !path.uses(at)
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
        let lone = letters.len() == 1 && !after;
        if lone {
            next.cost += cost::LONE_INITIAL;
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
    fn strangers(&self, path: &Path, missing: f32, one_word: bool) -> f32 {
        let known = path.own_brand || path.code || self.says_line(path);
        let mut total = 0.0;
        if path.other_brand && !path.own_brand {
            total += cost::ONLY_OTHER_BRAND;
        }
        if !known {
            total += f32::from(path.first) * cost::UNKNOWN_FIRST;
        }
        let read = path.used.count_ones() + u32::from(path.own_brand);
        let typo =
            (read == 1 || one_word) && (path.slipped || (path.bent && self.says_little(path)));
        if typo {
            total += cost::NOTHING_BUT_A_TYPO;
        }
        if typo || missing >= cost::WORD_MISSING {
            total += f32::from(path.unknown) * cost::UNKNOWN_WITH_A_GUESS;
        } else if path.code && read == 0 {
            total += f32::from(path.unknown) * cost::UNKNOWN_WITH_A_CODE;
        } else if self.says_little(path) {
            total += f32::from(path.unknown) * cost::UNKNOWN_WITH_A_WORD;
        }
        total
    }

    /// Whether no number of the name was typed, and of its words one at most,
    /// or hardly a letter.
    fn says_little(&self, path: &Path) -> bool {
        let vocabulary = &self.index.vocabulary;
        let used = || {
            let tokens = self.spelling.tokens.iter().enumerate();
            tokens
                .filter(|(at, _)| path.uses(*at))
                .map(|(_, term)| *term)
        };
        let number = used().any(|term| vocabulary.kind(term) == Kind::Number);
        let letters: usize = used().map(|term| vocabulary.term(term).len()).sum();
        !number && !path.code && (path.used.count_ones() <= 1 || letters < SHORTEST_FUZZED)
    }

    /// Whether a word of the name was typed.
    fn says_line(&self, path: &Path) -> bool {
        self.spelling
            .tokens
            .iter()
            .enumerate()
            .any(|(at, term)| path.uses(at) && self.index.vocabulary.kind(*term) == Kind::Word)
    }
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
pub(super) fn ahead(path: &Path) -> f32 {
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
