//! What is wrong with data files: collected, never stopped at the first.

use std::fmt;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The thing could not be loaded and is left out.
    Error,
    /// It is loaded, but should be mended.
    Warning,
}

/// One finding, with where it is and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the data folder.
    pub file: String,
    /// The line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What would mend it.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            f,
            "{}:{}: {word}: {}. {}",
            self.file, self.line, self.message, self.hint
        )
    }
}

/// Where problems are collected.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Adds an error: the thing is left out.
    pub fn error(&mut self, at: &Place<'_>, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Error, at, message.into(), hint.into());
    }

    /// Adds a warning: the thing is kept.
    pub fn warning(&mut self, at: &Place<'_>, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Warning, at, message.into(), hint.into());
    }

    fn add(&mut self, severity: Severity, at: &Place<'_>, message: String, hint: String) {
        self.found.push(Problem {
            file: at.file.to_owned(),
            line: at.line,
            severity,
            message,
            hint,
        });
    }

    /// Adds what was found elsewhere.
    pub fn append(&mut self, mut others: Self) {
        self.found.append(&mut others.found);
    }

    /// Whether something could not be loaded so far.
    pub fn has_errors(&self) -> bool {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        self.found.iter().any(is_error)
    }

    /// All of them, by file and line.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.found.sort();
        self.found
    }
}

/// A line of a data file.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file, relative to the data folder.
    pub file: &'a str,
    /// The line, counted from 1; 0 for the whole file.
    pub line: usize,
}

impl<'a> Place<'a> {
    /// The whole file.
    pub fn file(file: &'a str) -> Self {
        Self { file, line: 0 }
    }
}
