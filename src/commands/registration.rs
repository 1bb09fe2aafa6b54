//! The body of the bulk registration with Discord.

use crate::i18n::Words;

/// The exact body of the bulk command registration.
pub fn registration(words: &Words) -> serde_json::Value {
    let _ = words;
    serde_json::Value::Array(Vec::new())
}
