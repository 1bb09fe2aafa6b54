//! Mistyped words: which known one was meant.
//!
//! For short lists of words that people type or write into files: commands,
//! options, keys, ids. Devices are found by `search`.

/// Below this Jaro-Winkler similarity a suggestion confuses more than it helps.
const NEAR: f64 = 0.8;

/// The known word nearest to a mistyped one, when one is near enough.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(typed, word), word))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// Whether a word comes near enough to be what was meant.
pub fn is_near(typed: &str, known: &str) -> bool {
    nearest(typed, [known]).is_some()
}
