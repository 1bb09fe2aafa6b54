//! Prints a card as terminal text.

use super::card::Card;

/// How the terminal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether colors and bold type are on.
    pub color: bool,
}

/// The text of a card, ending in a line break. Controls are numbered from 1:
/// the options of the menu first, then the buttons.
pub fn text(card: &Card, style: Style) -> String {
    let _ = (card, style);
    String::new()
}
