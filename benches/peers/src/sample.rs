//! The texts that everybody is asked, made of the names themselves: as they
//! are written, with a slip, without the brand, and keystroke by keystroke.

/// How many devices the texts are made of.
const DEVICES: usize = 60;
/// The fewest and the most letters of a keystroke.
const KEYSTROKES: std::ops::RangeInclusive<usize> = 2..=10;

/// What is asked.
#[derive(Debug)]
pub(crate) struct Sample {
    /// Whole queries.
    pub(crate) queries: Vec<String>,
    /// What stands in the field after a keystroke.
    pub(crate) keystrokes: Vec<String>,
}

impl Sample {
    /// Texts made of names evenly taken from the list.
    pub(crate) fn of(names: &[(String, String)]) -> Self {
        let step = (names.len() / DEVICES).max(1);
        let some = || names.iter().step_by(step);
        let mut queries = Vec::new();
        let mut keystrokes = Vec::new();
        for (brand, name) in some() {
            let full = format!("{brand} {name}").to_lowercase();
            queries.push(mistyped(&full));
            queries.push(name.to_lowercase());
            let letters: Vec<char> = full.chars().collect();
            let typed = KEYSTROKES.filter(|typed| *typed <= letters.len());
            keystrokes.extend(typed.map(|typed| letters.iter().take(typed).collect::<String>()));
            queries.push(full);
        }
        Self {
            queries,
            keystrokes,
        }
    }
}

/// A slip as people make it: two letters in the middle change places.
fn mistyped(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    if middle > 0 {
        letters.swap(middle - 1, middle);
    }
    letters.into_iter().collect()
}
