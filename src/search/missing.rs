//! What a name has and the text has not, and what that costs.
//!
//! Before its number a name has its line, of which much may be left out;
//! behind it stands what tells siblings apart.

use super::fitting::{Fitting, Path};
use super::score::cost;
use super::vocabulary::TermId;
use super::words::{self, Kind};

impl Fitting<'_> {
    /// What the name has and the text has not.
    pub(super) fn missing(&self, path: &Path) -> f32 {
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
            if path.uses(at) {
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
        let number = tokens
            .get(line)
            .filter(|term| vocabulary.kind(**term) == Kind::Number)
            .map_or("", |term| vocabulary.term(*term));
        // `s24` tells more than `24`.
        let telling = number.bytes().any(|b| b.is_ascii_alphabetic());
        match words.iter().position(|(at, _)| path.uses(*at)) {
            Some(first) => self.line_in_part(path, &words, first, telling),
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
        }
    }

    /// What the words of the line cost that are missing where one of them, the
    /// `first`, is there.
    fn line_in_part(
        &self,
        path: &Path,
        words: &[(usize, TermId)],
        first: usize,
        telling: bool,
    ) -> f32 {
        let beginning = if first > 0 {
            cost::LINE_BEGINNING_MISSING
        } else {
            0.0
        };
        let within: f32 = words
            .iter()
            .skip(first)
            .filter(|(at, _)| !path.uses(*at))
            .map(|(_, term)| {
                if self.index.vocabulary.term(*term).len() == 1 {
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

    /// Whether a used word is one that several makers would not share.
    fn says_whose(&self, path: &Path) -> bool {
        let vocabulary = &self.index.vocabulary;
        self.spelling.tokens.iter().enumerate().any(|(at, term)| {
            path.uses(at)
                && vocabulary.kind(*term) == Kind::Word
                && !words::SHARED_LINES.contains(&vocabulary.term(*term))
        })
    }
}

fn is_year(term: &str) -> bool {
    term.len() == 4 && term.starts_with("20") && term.bytes().all(|b| b.is_ascii_digit())
}
