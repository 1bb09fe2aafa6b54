//! Text as search sees it: lower case, without accents, width or punctuation,
//! in one alphabet where that is a matter of letters, with a note of where
//! something stood between two characters.
//!
//! It knows nothing of devices, and never fails: any text has a folded form.

use unicode_normalization::UnicodeNormalization;

use super::words::FOREIGN;

/// What kind of character: a change of class is a boundary between tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Of an alphabet.
    Letter,
    /// Decimal digits.
    Digit,
    /// Of a script that is written without spaces, such as Han and Kana.
    Other,
}

/// One folded character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The character.
    pub ch: char,
    /// Its class.
    pub class: Class,
    /// Whether something that is no letter or digit stood before it, or nothing.
    pub gap: bool,
    /// Where the character that it comes from begins in the text, in bytes.
    pub from: usize,
    /// Where that character ends.
    pub to: usize,
}

/// Folds a text up to `limit` characters, of what was typed and of what it
/// becomes: a single character can stand for eighteen.
pub(super) fn fold(text: &str, limit: usize) -> Vec<Glyph> {
    let mut folding = Folding {
        glyphs: Vec::with_capacity(text.len().min(limit)),
        gap: false,
    };
    let mut taken = 0;
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        if taken >= limit || folding.glyphs.len() >= limit {
            break;
        }
        let from = text.len() - rest.len();
        let (used, consumed) = folding.step(rest, ch, from);
        taken += consumed;
        rest = rest.get(used..).unwrap_or_default();
    }
    folding.glyphs
}

/// The folded characters without gaps, but for one between two numbers.
pub(super) fn squash(glyphs: &[Glyph]) -> String {
    let mut squashed = String::with_capacity(glyphs.len());
    let mut before = None;
    for glyph in glyphs {
        if glyph.gap && glyph.class == Class::Digit && before == Some(Class::Digit) {
            squashed.push(' ');
        }
        squashed.push(glyph.ch);
        before = Some(glyph.class);
    }
    squashed
}

/// The folded characters and nothing else.
pub(super) fn letters(glyphs: &[Glyph]) -> String {
    let mut letters = String::with_capacity(glyphs.len());
    letters.extend(glyphs.iter().map(|glyph| glyph.ch));
    letters
}

/// The tokens of a name: words, numbers, and short designators such as `x60`,
/// `13t` and `5g`, in which letters and digits belong together.
pub(super) fn tokens(glyphs: &[Glyph]) -> Vec<String> {
    let ranges = token_ranges(glyphs).into_iter();
    let tokens = ranges.map(|range| letters(glyphs.get(range).unwrap_or_default()));
    tokens.collect()
}

/// Where the tokens of a name stand.
pub(super) fn token_ranges(glyphs: &[Glyph]) -> Vec<std::ops::Range<usize>> {
    let mut tokens: Vec<std::ops::Range<usize>> = Vec::with_capacity(8);
    let mut may_join = false;
    let mut start = 0;
    for end in 1..=glyphs.len() {
        if end < glyphs.len() && !boundary(glyphs, end) {
            continue;
        }
        let run = std::mem::replace(&mut start, end)..end;
        let (text, short) = (&glyphs[run.clone()], run.len() <= DESIGNATOR_LETTERS);
        let first = text[0];
        let short = first.class == Class::Digit || short;
        let joins = !first.gap
            && first.class != Class::Other
            && may_join
            && short
            && tokens
                .last()
                .is_some_and(|last| last.len() <= LONGEST_JOINED);
        match tokens.last_mut() {
            Some(last) if joins => last.end = run.end,
            _ => tokens.push(run),
        }
        may_join = short && first.class != Class::Other;
    }
    tokens
}

/// What is longer takes no more letters or digits.
const LONGEST_JOINED: usize = 6;

/// Letters beside a number that name a model rather than say a word: `xr20`,
/// `gt30`, but `fold7` and `reno14` are a word and a number.
const DESIGNATOR_LETTERS: usize = 2;

/// Stretches of one class without a gap; none is empty.
pub(super) fn runs(glyphs: &[Glyph]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for end in 1..=glyphs.len() {
        if end == glyphs.len() || boundary(glyphs, end) {
            runs.push(start..end);
            start = end;
        }
    }
    runs
}

/// Whether a token may begin at this place.
pub(super) fn boundary(glyphs: &[Glyph], at: usize) -> bool {
    match (
        at.checked_sub(1).and_then(|before| glyphs.get(before)),
        glyphs.get(at),
    ) {
        (Some(before), Some(glyph)) => glyph.gap || before.class != glyph.class,
        _ => true,
    }
}

struct Folding {
    glyphs: Vec<Glyph>,
    gap: bool,
}

impl Folding {
    /// Folds what the rest begins with: how many bytes and characters it took.
    fn step(&mut self, rest: &str, ch: char, from: usize) -> (usize, usize) {
        if !ch.is_ascii()
            && let Some((foreign, latin)) = FOREIGN
                .iter()
                .find(|(foreign, _)| rest.starts_with(foreign))
        {
            self.gap = true;
            for c in latin.chars() {
                self.push(c, from, from + foreign.len());
            }
            self.gap = true;
            return (foreign.len(), foreign.chars().count());
        }
        let to = from + ch.len_utf8();
        match ch {
            '+' | '＋' => {
                self.gap = true;
                for c in "plus".chars() {
                    self.push(c, from, to);
                }
                self.gap = true;
            }
            // A possessive is no part of a name.
            '\'' | '’' if possessive(rest) => {
                self.gap = true;
                return (ch.len_utf8() + 1, 2);
            }
            _ if ch.is_ascii() => self.push_or_gap(ch.to_ascii_lowercase(), from, to),
            // Kana and Hangul stay composed; everything else loses its accents.
            '\u{1100}'.. => {
                for c in ch.nfkc().flat_map(char::to_lowercase) {
                    self.push_or_gap(c, from, to);
                }
            }
            _ => {
                for c in ch.nfkd().flat_map(char::to_lowercase) {
                    match latin_letters(c) {
                        Some(letters) => letters.chars().for_each(|c| self.push(c, from, to)),
                        None if ('\u{0300}'..='\u{036F}').contains(&c) => {}
                        None => self.push_or_gap(c, from, to),
                    }
                }
            }
        }
        (ch.len_utf8(), 1)
    }

    fn push_or_gap(&mut self, ch: char, from: usize, to: usize) {
        let ch = decimal(ch).unwrap_or(ch);
        if ch.is_alphanumeric() {
            self.push(ch, from, to);
        } else {
            self.gap = true;
        }
    }

    fn push(&mut self, ch: char, from: usize, to: usize) {
        let class = if ch.is_ascii_digit() {
            Class::Digit
        } else if ch < '\u{0590}' {
            Class::Letter
        } else {
            Class::Other
        };
        let gap = self.gap || self.glyphs.is_empty();
        self.gap = false;
        self.glyphs.push(Glyph {
            ch,
            class,
            gap,
            from,
            to,
        });
    }
}

fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Cyrillic in Latin letters, as the makers' names are usually spelled back.
fn latin_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// A decimal digit of another script as the one of ours: people type numbers
/// with the keyboard that they have.
fn decimal(ch: char) -> Option<char> {
    /// Where the digits of the scripts that phones are typed in begin.
    const ZEROS: [u32; 16] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
        0xED0, 0xF20, 0x1040,
    ];
    let code = u32::from(ch);
    let zero = ZEROS
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}
