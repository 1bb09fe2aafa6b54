//! How a task ends: exit codes, and what is said about a failure.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::domain::text::spell_out;

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It did what was asked; "which one?" and "no record" are answers.
    Done,
    /// It looked for something wrong and found it.
    Found,
    /// What was asked cannot be asked.
    Usage,
}

impl Outcome {
    /// The exit code of the process.
    pub(super) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Usage => 2,
        })
    }
}

/// Reports how a task ended, and gives the exit code. A reader that closed the
/// pipe, such as `head`, has seen enough: that is no failure.
pub(super) fn report(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(outcome) => outcome.code(),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let mut text = format!("error: {error}");
            for cause in error.chain().skip(1) {
                text.push_str(&format!("\n  because: {cause}"));
            }
            complain(&text);
            ExitCode::FAILURE
        }
    }
}

/// Writes lines to standard error. Where that is closed, nobody is left to tell.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
}

/// The most characters of a line that is no answer; what is longer repeats
/// something that was never meant to be read.
const MAX_LINE: usize = 2000;

/// Lines as a terminal may show them. They can repeat what was typed, what
/// stands in a file, or its name: none of that may move the cursor, change the
/// title, turn the direction of writing, or fill the screen.
pub(super) fn harmless(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(harmless_line).collect();
    lines.join("\n")
}

fn harmless_line(line: &str) -> String {
    match line.char_indices().nth(MAX_LINE) {
        Some((end, _)) => format!("{}…", spell_out(&line[..end])),
        None => spell_out(line),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .root_cause()
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
