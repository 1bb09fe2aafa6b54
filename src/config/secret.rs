//! Secrets: they can be used and compared, and never be shown.

use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The most bytes that a token file may have; a token has about 70.
const MAX_TOKEN_FILE: u64 = 4096;

/// A text that must not be shown. It has no `Display`, and its `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a secret, without white space around it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret itself, for the one place that must send it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it has the form of a Discord bot token: three parts, separated
    /// by dots, of letters that need no escape. Discord promises no form, so
    /// this is worth a warning only.
    pub fn looks_like_token(&self) -> bool {
        let parts: Vec<&str> = self.0.split('.').collect();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        parts.len() == 3
            && parts
                .iter()
                .all(|part| part.len() >= 5 && part.chars().all(plain))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// Where the token comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// It was given.
    Given(Secret),
    /// It stands in this file.
    File(PathBuf),
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The file cannot be read.
    #[error("the token file {path} cannot be read", path = .0.display())]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file holds something else.
    #[error("the token file {path} holds no token; it must hold the token and nothing else", path = .0.display())]
    NoToken(PathBuf),
}

impl Token {
    /// The token, read from its file where it stands in one.
    ///
    /// # Errors
    /// When the file cannot be read, is empty, or is far too long for a token.
    pub fn read(&self) -> Result<Secret, TokenError> {
        match self {
            Self::Given(secret) => Ok(secret.clone()),
            Self::File(path) => read_file(path),
        }
    }
}

fn read_file(path: &Path) -> Result<Secret, TokenError> {
    let unreadable = |error| TokenError::Unreadable(path.to_owned(), error);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MAX_TOKEN_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    let text = std::str::from_utf8(&bytes).unwrap_or_default().trim();
    let one_word = !text.is_empty() && !text.contains(char::is_whitespace);
    if !one_word || bytes.len() as u64 > MAX_TOKEN_FILE {
        return Err(TokenError::NoToken(path.to_owned()));
    }
    Ok(Secret::new(text))
}
