//! Names as the merge compares them, and the ids that are made of them.
//!
//! Pure; it knows no brand and no rule.

use unicode_normalization::UnicodeNormalization as _;

/// The words of a name, in lower case, without accents; a plus is a word.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let folded = name.nfkd().flat_map(char::to_lowercase);
    for ch in folded.filter(|ch| !unicode_normalization::char::is_combining_mark(*ch)) {
        if ch == '+' {
            words.push("plus".to_owned());
            words.push(String::new());
        } else if !ch.is_alphanumeric() {
            words.push(String::new());
        } else if let Some(last) = words.last_mut() {
            last.push(ch);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What two spellings of one name have in common: its words without what
/// stands between them, but for a space that keeps two numbers apart.
pub(super) fn key(name: &str) -> String {
    join(&words(name))
}

/// The key without the words that tell no two models apart. A name that is
/// nothing else keeps them.
pub(super) fn loose_key<'w>(name: &str, plain: impl Iterator<Item = &'w str>) -> String {
    let plain: Vec<Vec<String>> = plain.map(words).collect();
    let all = words(name);
    let mut kept = all.clone();
    for phrase in plain.iter().filter(|phrase| !phrase.is_empty()) {
        while let Some(at) = kept.windows(phrase.len()).position(|some| some == phrase) {
            kept.drain(at..at + phrase.len());
        }
    }
    join(if kept.is_empty() { &all } else { &kept })
}

fn join(words: &[String]) -> String {
    let mut key = String::new();
    for word in words {
        let number = |ch: Option<char>| ch.is_some_and(|ch| ch.is_numeric());
        if number(key.chars().last()) && number(word.chars().next()) {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// An id of at most `limit` characters made of these texts: lower-case letters
/// and digits, with hyphens between. Empty where nothing of that is in them.
pub(super) fn slug(parts: &[&str], limit: usize) -> String {
    let mut slug = String::new();
    let words = parts.iter().flat_map(|part| words(part));
    for word in words {
        // Letters of other alphabets have no place in an id; a word of them alone goes.
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        let hyphen = usize::from(!slug.is_empty());
        if slug.len() + hyphen + word.len() > limit {
            break;
        }
        if hyphen == 1 {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}
