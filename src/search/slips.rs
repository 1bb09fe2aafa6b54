//! The words that a misspelled one may stand for.
//!
//! Two words that differ by one slip become the same when a letter is left out
//! of one or both. So every word is noted under all that is left of it without
//! one letter, long ones also without two; a misspelled word is looked up the
//! same way. What comes out is measured letter by letter, or by strsim.

use super::table::{Table, finish, step};

/// The shortest word in which a typo is forgiven; with a letter left out it
/// may be one shorter.
pub(super) const SHORTEST_FUZZED: usize = 4;
/// With as many letters on both sides two slips are forgiven.
const TWO_SLIPS: usize = 6;
/// No maker's or line's name is longer.
const LONGEST: usize = 16;

/// Words by what is left of them without a letter or two.
#[derive(Debug, Default)]
pub(super) struct Slips {
    one: Table,
    two: Table,
}

impl Slips {
    /// Notes words, each with its number.
    pub(super) fn new<'a>(words: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let (mut one, mut two) = (Vec::new(), Vec::new());
        let mut letters = Vec::new();
        for (number, word) in words {
            letters.clear();
            letters.extend(word.chars());
            if !(SHORTEST_FUZZED..=LONGEST).contains(&letters.len()) {
                continue;
            }
            one.push((without(&letters, &[]), number));
            for at in shorter(&letters) {
                one.push((without(&letters, &[at]), number));
            }
            if letters.len() >= TWO_SLIPS {
                for_pairs(letters.len(), |pair| {
                    two.push((without(&letters, &pair), number));
                });
            }
        }
        Self {
            one: Table::new(&one),
            two: Table::new(&two),
        }
    }

    /// The numbers of words one slip away: a letter more, less, another or
    /// swapped with its neighbor. `word` gives a word by its number.
    pub(super) fn one<'a>(&self, letters: &[char], word: impl Fn(u32) -> &'a str) -> Vec<u32> {
        let mut found = Vec::new();
        if !(SHORTEST_FUZZED - 1..=LONGEST).contains(&letters.len()) {
            return found;
        }
        let mut look = |hash: u64| {
            for number in self.one.get(hash) {
                if !found.contains(&number) && one_slip(letters, word(number)) {
                    found.push(number);
                }
            }
        };
        look(without(letters, &[]));
        for at in shorter(letters) {
            look(without(letters, &[at]));
        }
        found
    }

    /// The numbers of words two slips away, where both are long.
    pub(super) fn two<'a>(&self, letters: &[char], word: impl Fn(u32) -> &'a str) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        if !(TWO_SLIPS..=LONGEST).contains(&letters.len()) {
            return found;
        }
        let mut look = |table: &Table, hash: u64| {
            for number in table.get(hash) {
                if !found.contains(&number) {
                    found.push(number);
                }
            }
        };
        look(&self.two, without(letters, &[]));
        for at in shorter(letters) {
            let hash = without(letters, &[at]);
            look(&self.one, hash);
            look(&self.two, hash);
        }
        for_pairs(letters.len(), |pair| {
            let hash = without(letters, &pair);
            look(&self.one, hash);
            look(&self.two, hash);
        });
        let typed: String = letters.iter().collect();
        found.retain(|number| {
            let known = word(*number);
            known.chars().count() >= TWO_SLIPS && strsim::osa_distance(&typed, known) == 2
        });
        found
    }
}

/// Places whose letters, left out, leave different words: of two same letters
/// side by side one is enough.
fn shorter(letters: &[char]) -> impl Iterator<Item = usize> {
    (0..letters.len()).filter(|at| *at == 0 || letters.get(at - 1) != letters.get(*at))
}

fn for_pairs(length: usize, mut each: impl FnMut([usize; 2])) {
    for first in 0..length {
        for second in first + 1..length {
            each([first, second]);
        }
    }
}

/// The hash of a word without the letters at these places.
fn without(letters: &[char], places: &[usize]) -> u64 {
    let left = (letters.iter().enumerate()).filter(|(at, _)| !places.contains(at));
    finish(left.fold(0, |hash, (_, ch)| step(hash, *ch)))
}

/// Whether one slip makes one word of the other.
fn one_slip(letters: &[char], word: &str) -> bool {
    let mut other = ['\0'; LONGEST + 1];
    let mut length = 0;
    for ch in word.chars() {
        match other.get_mut(length) {
            Some(place) => *place = ch,
            None => return false,
        }
        length += 1;
    }
    let other = other.get(..length).unwrap_or_default();
    let same = letters
        .iter()
        .zip(other)
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (
        letters.get(same..).unwrap_or_default(),
        other.get(same..).unwrap_or_default(),
    );
    let ends = (a.iter().rev().zip(b.iter().rev())).take_while(|(a, b)| a == b);
    let ends = ends.count();
    let rest = |word: &[char]| word.len() - ends;
    match (rest(a), rest(b)) {
        (0, 1) | (1, 0) | (1, 1) => true,
        (2, 2) => a.first() == b.get(1) && a.get(1) == b.first(),
        _ => false,
    }
}

/// The beginning of a word that is one slip away from these letters, where
/// there is one that is as long, or a letter longer or shorter.
pub(super) fn beginning(letters: &[char], word: &str) -> Option<Vec<char>> {
    let lengths = [letters.len(), letters.len() - 1, letters.len() + 1];
    lengths.into_iter().find_map(|length| {
        let (end, _) = word.char_indices().nth(length).unwrap_or((word.len(), ' '));
        let begun = word.get(..end)?;
        let as_long = begun.chars().count() == length;
        (as_long && one_slip(letters, begun)).then(|| begun.chars().collect())
    })
}
