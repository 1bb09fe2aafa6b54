//! Text as Discord's markdown shows it unchanged: nothing in it becomes a
//! heading, a list, a link, a mention or a style, and nothing in it is invisible.
//!
//! It uses the card's rows and knows nothing of messages.

use super::card::{Row, Span};
use crate::domain::text::is_invisible;

/// Text without what cannot be seen: line breaks and tabs become spaces,
/// other control, bidirectional and zero-width characters go.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
            other => other,
        })
        .filter(|c| !is_invisible(*c))
        .collect()
}

/// Text on a line of its own, escaped.
pub(super) fn line(text: &str) -> String {
    let mut line = Line::default();
    line.text(text);
    line.out
}

/// A row on one line. An indented row is a quotation: its bar is what phones
/// show best, and the lines that it wraps to stay behind the bar.
pub(super) fn row(row: &Row) -> String {
    let quiet = row
        .spans
        .iter()
        .all(|span| matches!(span, Span::Quiet(_)) || span.text().trim().is_empty());
    let start = match row.depth {
        0 if quiet => "-# ",
        0 => "",
        _ => "> ",
    };
    let mut line = Line::default();
    for span in &row.spans {
        match span {
            Span::Plain(text) | Span::Quiet(text) => line.text(text),
            Span::Strong(text) => line.strong(text),
            Span::Link(text, address) => line.link(text, address.as_str()),
        }
    }
    let text = line.out.trim_end();
    if text.is_empty() {
        return String::new();
    }
    format!("{start}{text}")
}

/// A heading: a bold line.
pub(super) fn heading(text: &str) -> String {
    let mut line = Line::default();
    line.strong(text);
    line.out
}

/// Where in a line the next character stands; some signs mean something only
/// at its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// Nothing stands there yet.
    #[default]
    Start,
    /// Only digits stand there; a period would make a list of it.
    Number,
    /// Anywhere else.
    Inside,
}

/// A line that grows by escaped pieces.
#[derive(Debug, Default)]
struct Line {
    out: String,
    place: Place,
}

impl Line {
    fn text(&mut self, text: &str) {
        let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
        if (self.place == Place::Inside || begins) && is_plain(text) {
            self.out.push_str(text);
            self.place = Place::Inside;
            return;
        }
        let text = clean(text);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if self.place == Place::Start && c.is_whitespace() {
                continue;
            }
            let special = match c {
                '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '@' => true,
                '#' | '-' | '+' | '>' => self.place == Place::Start,
                '.' | ')' => self.place == Place::Number,
                // "https://" would become a link of its own.
                ':' => chars.peek() == Some(&'/'),
                _ => false,
            };
            if special {
                self.out.push('\\');
            }
            self.out.push(c);
            self.place = match self.place {
                Place::Start | Place::Number if c.is_ascii_digit() => Place::Number,
                _ => Place::Inside,
            };
        }
    }

    fn strong(&mut self, text: &str) {
        self.wrapped("**", text, "**");
    }

    /// A link. Brackets in its text would end it even behind a backslash, so
    /// they become parentheses.
    fn link(&mut self, text: &str, address: &str) {
        let text = text.replace('[', "(").replace(']', ")");
        self.wrapped("[", &text, &format!("]({})", encode(address)));
    }

    /// Spaces at its ends would break the style; they go outside.
    fn wrapped(&mut self, before: &str, text: &str, after: &str) {
        let text = clean(text);
        let inner = text.trim();
        if inner.is_empty() {
            self.text(&text);
            return;
        }
        if text.starts_with(' ') {
            self.text(" ");
        }
        self.out.push_str(before);
        // Discord reads what is inside a style once more, from its beginning.
        self.place = Place::Start;
        self.text(inner);
        self.place = Place::Inside;
        self.out.push_str(after);
        if text.ends_with(' ') {
            self.text(" ");
        }
    }
}

/// Whether nothing in a text means anything behind a letter: most texts are
/// letters, digits and spaces, and are copied as they are.
fn is_plain(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b" ,.-()/:".contains(&b);
    text.bytes().all(plain) && !text.contains(":/")
}

/// An address inside a link: what could end the link or mean a style is
/// written as its code.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '[' | ']' | '<' | '>' | '\\' | '|' | '`' | '*' | '"' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            other => out.push(other),
        }
    }
    out
}
