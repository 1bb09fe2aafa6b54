//! The shorter forms of a name that people type, by rule: the words before its
//! number left out or as initials, those behind it as initials, the network
//! left out. `s24 ultra`, `s24u`, `gs24u` and `galaxy s24u` are one device.

use super::explain::Reason;
use super::index::{Index, Spelling};
use super::score::cost;
use super::table::{finish, of_number, step};
use super::vocabulary::{TermId, Vocabulary};
use super::words::{self, Kind};

/// How a form is shorter than the name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Short {
    /// Initials stand for the words before the number.
    line_initials: bool,
    /// Initials stand for the words behind it.
    rest_initials: bool,
    /// The first words before the number are left out.
    part_of_line: bool,
    /// All words before the number are left out.
    all_of_line: bool,
    /// The network is left out.
    network: bool,
    /// One of the initials is that of `plus`.
    plus: bool,
    /// One initial and the number are all that there is: `s24` of an `SCL 24`.
    single: bool,
    /// Two numbers of it stand as one: `54` of a 5.4.
    numbers_joined: bool,
}

/// How many values [`Short`] can have.
const FORMS: u32 = 256;

impl Short {
    /// A form and the place of a spelling in one number.
    pub(super) fn pack(self, spelling: u32) -> u32 {
        let bits = [
            self.line_initials,
            self.rest_initials,
            self.part_of_line,
            self.all_of_line,
            self.network,
            self.plus,
            self.single,
            self.numbers_joined,
        ];
        let form = bits.iter().fold(0, |form, bit| form * 2 + u32::from(*bit));
        spelling.saturating_mul(FORMS).saturating_add(form)
    }

    /// What was packed.
    pub(super) fn unpack(packed: u32) -> (Self, u32) {
        let bit = |place: u32| packed >> place & 1 == 1;
        let short = Self {
            line_initials: bit(7),
            rest_initials: bit(6),
            part_of_line: bit(5),
            all_of_line: bit(4),
            network: bit(3),
            plus: bit(2),
            single: bit(1),
            numbers_joined: bit(0),
        };
        (short, packed / FORMS)
    }

    /// Whether initials stand for words.
    pub(super) fn has_initials(self) -> bool {
        self.line_initials || self.rest_initials
    }

    /// Whether two numbers of the name stand as one.
    pub(super) fn joins_numbers(self) -> bool {
        self.numbers_joined
    }

    /// What this form of a name costs where its maker was named or was not.
    pub(super) fn price(self, spelling: &Spelling, own: bool) -> f32 {
        self.whose(spelling, own).1 + self.parts().iter().map(|(_, cost)| cost).sum::<f32>()
    }

    /// The same by its weights.
    pub(super) fn reasons(self, spelling: &Spelling, own: bool) -> Vec<Reason> {
        let all = [self.whose(spelling, own)].into_iter().chain(self.parts());
        let told = all.filter(|(_, cost)| *cost > 0.0);
        told.map(|(why, cost)| Reason::new("", why, cost)).collect()
    }

    /// What it costs that the maker or the line is not there.
    fn whose(self, spelling: &Spelling, own: bool) -> (&'static str, f32) {
        match (own, self.all_of_line, self.part_of_line) {
            (true, true, _) => ("LINE_BY_MAKER", cost::LINE_BY_MAKER),
            (_, false, true) => ("LINE_BEGINNING_MISSING", cost::LINE_BEGINNING_MISSING),
            (false, true, _) if spelling.telling => ("LINE_MISSING", cost::LINE_MISSING),
            (false, true, _) => ("NOTHING_BUT_NUMBER", cost::NOTHING_BUT_NUMBER),
            (false, false, false) if !spelling.alone && spelling.line => {
                ("LINE_MISSING", cost::LINE_MISSING)
            }
            (false, false, false) if !spelling.alone => {
                ("NOTHING_BUT_NUMBER", cost::NOTHING_BUT_NUMBER)
            }
            _ => ("", 0.0),
        }
    }

    /// What everything else costs that is shorter.
    fn parts(self) -> [(&'static str, f32); 6] {
        let or = |is: bool, cost: f32| if is { cost } else { 0.0 };
        [
            ("INITIALS", or(self.line_initials, cost::INITIALS)),
            ("INITIALS", or(self.rest_initials, cost::INITIALS)),
            ("NETWORK_MISSING", or(self.network, cost::NETWORK_MISSING)),
            ("SECOND_READING", or(self.plus, cost::SECOND_READING)),
            ("ONE_INITIAL", or(self.single, cost::ONE_INITIAL)),
            (
                "NUMBERS_JOINED",
                or(self.numbers_joined, cost::NUMBERS_JOINED),
            ),
        ]
    }
}

/// One name, as what stands before its number and what follows.
pub(super) struct Forms<'a> {
    vocabulary: &'a Vocabulary,
    line: &'a [TermId],
    number: &'a [TermId],
    rest: &'a [TermId],
}

impl<'a> Forms<'a> {
    pub(super) fn new(index: &'a Index, spelling: &'a Spelling) -> Self {
        let vocabulary = &index.vocabulary;
        let tokens = &spelling.tokens;
        let number = |term: &TermId| vocabulary.kind(*term) == Kind::Number;
        let at = tokens.iter().position(number).unwrap_or(tokens.len());
        let (line, rest) = tokens.split_at(at);
        let (number, rest) = rest.split_at(rest.len().min(1));
        Self {
            vocabulary,
            line,
            number,
            rest,
        }
    }

    /// Every shorter form as the hash of its letters.
    pub(super) fn letters(&self, mut each: impl FnMut(u64, Short)) {
        if self.number.is_empty() {
            return;
        }
        let networks = self.rest.iter().filter(|term| self.is_network(**term));
        let network = networks.count() > 0;
        let plus = self
            .rest
            .iter()
            .any(|term| self.vocabulary.term(*term) == "plus");
        for from in 0..=self.line.len() {
            let line = self.line.get(from..).unwrap_or_default();
            for line_initials in [false, true] {
                if line_initials && !self.shortens(line) {
                    continue;
                }
                let begun = self.spell(Spelt::default(), line, line_initials, false);
                let begun = self.spell(begun, self.number, false, false);
                for (rest_initials, without) in [(false, false), (true, false), (false, true)] {
                    let same =
                        (rest_initials && !self.shortens(self.rest)) || (without && !network);
                    let whole = from == 0 && !line_initials && !rest_initials && !without;
                    if same || whole {
                        continue;
                    }
                    let short = Short {
                        line_initials,
                        rest_initials,
                        part_of_line: from > 0 && from < self.line.len(),
                        all_of_line: from > 0 && from == self.line.len(),
                        network: without,
                        plus: rest_initials && plus,
                        single: line_initials
                            && line.len() == 1
                            && self.rest.is_empty()
                            && !self.telling(),
                        numbers_joined: false,
                    };
                    each(
                        finish(self.spell(begun, self.rest, rest_initials, without).hash),
                        short,
                    );
                }
            }
        }
    }

    /// The whole name without what stands between two of its numbers, as the
    /// hash of its letters, where there are two side by side.
    pub(super) fn numbers_joined(&self) -> Option<(u64, Short)> {
        let digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        let all = || self.line.iter().chain(self.number).chain(self.rest);
        let term = |term: &TermId| self.vocabulary.term(*term);
        let (mut hash, mut last, mut met) = (0, None, false);
        for ch in all().map(term).flat_map(|term| term.char_indices()) {
            met |= ch.0 == 0 && digit(last) && digit(Some(ch.1));
            hash = step(hash, ch.1);
            last = Some(ch.1);
        }
        let short = Short {
            numbers_joined: true,
            ..Short::default()
        };
        met.then_some((finish(hash), short))
    }

    /// Every form with something left out as the hash of its words.
    pub(super) fn sets(&self, mut each: impl FnMut(u64, Short)) {
        if self.number.is_empty() {
            return;
        }
        let network = self.rest.iter().any(|term| self.is_network(*term));
        for from in 0..=self.line.len() {
            let line = self.line.get(from..).unwrap_or_default();
            for without in [false, true] {
                if (without && !network) || (from == 0 && !without) {
                    continue;
                }
                let rest = self.rest.iter();
                let rest = rest.filter(|term| !(without && self.is_network(**term)));
                let sum = set(line).wrapping_add(set(self.number));
                let short = Short {
                    part_of_line: from > 0 && from < self.line.len(),
                    all_of_line: from > 0 && from == self.line.len(),
                    network: without,
                    ..Short::default()
                };
                each(set(rest).wrapping_add(sum), short);
            }
        }
    }

    fn is_network(&self, term: TermId) -> bool {
        self.vocabulary.kind(term) == Kind::Network
    }

    /// Whether the number holds a letter.
    fn telling(&self) -> bool {
        is_telling(self.vocabulary, self.number)
    }

    /// Whether initials are shorter than these words. A word of two letters,
    /// such as `xt` or `gt`, is typed as it stands, and so are numbers.
    fn shortens(&self, terms: &[TermId]) -> bool {
        terms.iter().any(|term| self.initial(*term))
    }

    fn initial(&self, term: TermId) -> bool {
        let word = self.vocabulary.term(term);
        // A shorter numeral is another device: "xperia 1 v" is no 1 VII.
        let numeral = word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        word.len() > 2 && !numeral && word.bytes().all(|b| b.is_ascii_alphabetic())
    }

    /// The whole name as the hash of its letters.
    pub(super) fn whole(&self) -> u64 {
        let parts = [self.line, self.number, self.rest].into_iter();
        let spelt = |before, part| self.spell(before, part, false, false);
        finish(parts.fold(Spelt::default(), spelt).hash)
    }

    fn spell(&self, before: Spelt, terms: &[TermId], initials: bool, without: bool) -> Spelt {
        terms.iter().fold(before, |spelt, term| {
            let word = self.vocabulary.term(*term).chars();
            match *term {
                term if without && self.is_network(term) => spelt,
                term if initials && self.initial(term) => word.take(1).fold(spelt, Spelt::and),
                _ if spelt.digit && word.clone().next().is_some_and(|ch| ch.is_ascii_digit()) => {
                    word.fold(spelt.and(' '), Spelt::and)
                }
                _ => word.fold(spelt, Spelt::and),
            }
        })
    }
}

/// Letters so far: two numbers stay apart.
#[derive(Debug, Clone, Copy, Default)]
struct Spelt {
    hash: u64,
    digit: bool,
}

impl Spelt {
    fn and(self, ch: char) -> Self {
        Self {
            hash: step(self.hash, ch),
            digit: ch.is_ascii_digit(),
        }
    }
}

/// The hash of terms in any order.
pub(super) fn set<'a>(terms: impl IntoIterator<Item = &'a TermId>) -> u64 {
    let terms = terms.into_iter();
    terms.fold(0, |sum, term| sum.wrapping_add(of_number(*term)))
}

/// Whether a name's number holds a letter, so that it tells more than `24`.
pub(super) fn is_telling(vocabulary: &Vocabulary, tokens: &[TermId]) -> bool {
    let mut numbers = tokens
        .iter()
        .filter(|term| vocabulary.kind(**term) == Kind::Number);
    numbers.next().is_some_and(|term| {
        let term = vocabulary.term(*term);
        term.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

/// Whether a name without its maker's still tells whose it is.
pub(super) fn stands_alone(vocabulary: &Vocabulary, tokens: &[TermId]) -> bool {
    let own = |term: &TermId| {
        vocabulary.kind(*term) == Kind::Word
            && !words::SHARED_LINES.contains(&vocabulary.term(*term))
    };
    is_telling(vocabulary, tokens) || tokens.iter().any(own)
}

/// Whether a name begins with a word, whoever uses it.
pub(super) fn has_line(vocabulary: &Vocabulary, tokens: &[TermId]) -> bool {
    tokens
        .first()
        .is_some_and(|term| vocabulary.kind(*term) != Kind::Number)
}
