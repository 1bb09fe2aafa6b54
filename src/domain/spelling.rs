//! Mistyped words: which known one was meant.
//!
//! For short lists of words that people type or write into files: commands,
//! options, keys, ids. Devices are found by `search`.

/// Below this Jaro-Winkler similarity a suggestion confuses more than it helps.
const NEAR: f64 = 0.8;
/// In a text that is not longer, two slips change most of what was typed: only
/// one is forgiven, or that the end is missing.
const SHORT: usize = 5;

/// The known word nearest to a mistyped one, when one is near enough.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .filter(|word| may_be(typed, word))
        .map(|word| (strsim::jaro_winkler(typed, word), word))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// Whether a short text can be this word at all: "nope" is no "noel".
fn may_be(typed: &str, word: &str) -> bool {
    typed.chars().count() > SHORT
        || word.starts_with(typed)
        || strsim::osa_distance(typed, word) <= 1
}

/// Whether a word comes near enough to be what was meant.
pub fn is_near(typed: &str, known: &str) -> bool {
    nearest(typed, [known]).is_some()
}
