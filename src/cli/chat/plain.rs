//! Reads lines from a file or pipe, and answers each. No prompt, no greeting.

use std::io::{self, BufRead, Read as _};

use super::conversation::MAX_LINE;
use super::{Conversation, Said, print};
use crate::cli::open::Opened;
use crate::cli::screen::Screen;
use crate::clock;

/// The most bytes of a line: a character has at most four.
const MAX_BYTES: usize = MAX_LINE * 4;

/// A line as it came in.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    Text(String),
    TooLong,
}

/// Answers every line, and counts those that were not empty.
pub(super) fn run(
    opened: &Opened,
    screen: &Screen,
    input: &mut impl BufRead,
) -> anyhow::Result<usize> {
    let mut conversation = Conversation::new(opened);
    let words = opened.app.words(opened.locale);
    let mut lines = 0;
    while let Some(line) = next(input)? {
        let said = match line {
            Line::Text(text) => {
                opened.refresh();
                conversation.say(&text, clock::today())
            }
            Line::TooLong => conversation.too_long(),
        };
        if said == Said::Nothing {
            continue;
        }
        if lines > 0 && said != Said::Farewell {
            screen.line("")?;
        }
        lines += 1;
        if !print(&said, screen, words)? {
            break;
        }
    }
    Ok(lines)
}

/// The next line, `None` at the end. Never holds more of it than [`MAX_BYTES`].
fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    if input.by_ref().take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() > MAX_BYTES && bytes.last() != Some(&b'\n') {
        skip_line(input)?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Text(
        String::from_utf8_lossy(&bytes).into_owned(),
    )))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}
