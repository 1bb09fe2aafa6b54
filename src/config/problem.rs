//! What is wrong with the configuration, and where. Never the value itself:
//! it may be a token in the wrong place.

use std::fmt;
use std::path::PathBuf;

use crate::domain::nearest;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub origin: Origin,
    /// What is wrong, without a period.
    pub message: String,
    /// What would mend it, as a sentence.
    pub hint: String,
}

/// Where a setting stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// This line of this file, counted from 1; 0 for the whole file.
    File(PathBuf, usize),
    /// An environment variable.
    Variable(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Origin::File(path, 0) => write!(f, "{}: ", path.display())?,
            Origin::File(path, line) => write!(f, "{}:{line}: ", path.display())?,
            Origin::Variable(_) => f.write_str("environment: ")?,
        }
        write!(f, "error: {}. {}", self.message, self.hint)
    }
}

/// The hint for something unknown: the nearest known word, or all of them.
pub(super) fn did_you_mean<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    match nearest(typed, known.clone()) {
        Some(word) => format!("Did you mean `{word}`?"),
        None => {
            let all: Vec<_> = known.into_iter().map(|word| format!("`{word}`")).collect();
            format!("Known here: {}.", all.join(", "))
        }
    }
}
