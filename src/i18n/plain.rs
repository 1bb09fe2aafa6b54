//! Sentences without grammar: texts and values, one after another.
//!
//! Most sentences choose nothing by their values, and a card has dozens of them.
//! They are taken apart once and joined each time, which is what fluent would do;
//! fluent itself formats all others. Nothing here knows a language.

use std::borrow::Cow;

use fluent_syntax::ast::{Expression, InlineExpression, Message, PatternElement};
use rustc_hash::FxHashMap;

/// The sentences that need no grammar, by key.
#[derive(Default)]
pub(super) struct Plain(FxHashMap<Box<str>, Box<[Piece]>>);

/// How long a value is that is put in, in bytes, where nothing is known of it.
const USUAL_VALUE: usize = 24;

/// A part of a sentence.
enum Piece {
    /// Text as it is.
    Text(Box<str>),
    /// The value with this name.
    Value(Box<str>),
}

impl Plain {
    /// Takes the sentence, unless it needs grammar. Of two with one key the
    /// first counts, as for fluent.
    pub(super) fn add(&mut self, message: &Message<&str>) {
        let pieces = message.value.iter().flat_map(|value| &value.elements);
        let pieces: Option<Vec<Piece>> = pieces.map(piece).collect();
        if let Some(pieces) = pieces.filter(|pieces| !pieces.is_empty()) {
            let known = self.0.entry(message.id.name.into());
            known.or_insert(pieces.into());
        }
    }

    /// The sentence with these values; `None` where it needs grammar, or a value
    /// that is not there.
    pub(super) fn join<'a>(
        &self,
        key: &str,
        value: impl Fn(&str) -> Option<Cow<'a, str>>,
    ) -> Option<String> {
        let pieces = self.0.get(key)?;
        let texts = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Value(_) => USUAL_VALUE,
        });
        let mut sentence = String::with_capacity(texts.sum());
        for piece in pieces {
            match piece {
                Piece::Text(text) => sentence.push_str(text),
                Piece::Value(name) => sentence.push_str(&value(name)?),
            }
        }
        Some(sentence)
    }
}

/// A text or a value; `None` for anything else.
fn piece(element: &PatternElement<&str>) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Text((*value).into())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Piece::Value(id.name.into())),
        PatternElement::Placeable { .. } => None,
    }
}
