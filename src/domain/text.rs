//! Length-limited text that came from people or data files.
//!
//! Text is checked once, here; whoever holds a [`Text`] knows that it is short
//! and has no control, bidirectional or zero-width characters. Escaping for
//! a medium is the views' work.

use std::fmt;
use std::sync::Arc;

/// The most characters that a [`Text`] may have.
pub const MAX_TEXT: usize = 300;

/// One line of text, at most [`MAX_TEXT`] characters, free of
/// invisible characters. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Arc<str>);

/// Why a string is not a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// It is longer than allowed; holds the number of characters it has.
    #[error("the text has {0} characters; at most {MAX_TEXT} fit")]
    TooLong(usize),
    /// It holds a character that cannot be seen.
    #[error("the text holds the invisible character U+{:04X}; remove it", u32::from(*.0))]
    Invisible(char),
}

impl Text {
    /// Checks and keeps `raw`, trimmed.
    ///
    /// # Errors
    /// When it is empty, too long, or holds an invisible character.
    pub fn new(raw: &str) -> Result<Self, TextError> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return Err(TextError::Empty);
        }
        // Nearly every text of the catalog; nothing else is looked for in it.
        if trimmed.len() <= MAX_TEXT && trimmed.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Ok(Self(trimmed.into()));
        }
        if let Some(hidden) = trimmed.chars().find(|c| is_invisible(*c)) {
            return Err(TextError::Invisible(hidden));
        }
        let length = trimmed.chars().count();
        if length > MAX_TEXT {
            return Err(TextError::TooLong(length));
        }
        Ok(Self(trimmed.into()))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text that came from outside, for a line on which nothing may hide: each
/// invisible character, line breaks among them, is written out as `\u{202e}`.
pub fn spell_out(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            spelled.extend(c.escape_unicode());
        } else {
            spelled.push(c);
        }
    }
    spelled
}

/// Whether a character is a control, bidirectional-control or zero-width one:
/// the kind that can disguise text. The zero-width joiner counts too; names in
/// this field do not need it.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}
