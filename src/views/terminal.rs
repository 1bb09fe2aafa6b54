//! Prints a card as terminal text.

use super::card::Card;
use crate::i18n::Words;

/// How the terminal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether colors and bold type are on.
    pub color: bool,
}

/// What a number in the terminal stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// A button with this id.
    Press(String),
    /// An option of the menu with this id.
    Choose {
        /// The id of the menu.
        id: String,
        /// The value of the option.
        value: String,
    },
}

/// The controls of a card, in the order of their numbers, which begin at 1:
/// the options of the menu first, then the buttons that can be pressed.
pub fn controls(card: &Card) -> Vec<Control> {
    let menu = card.select.iter().flat_map(|select| {
        let id = select.action.encode(0);
        select.options.iter().map(move |option| Control::Choose {
            id: id.clone(),
            value: option.choice.encode(),
        })
    });
    let buttons = card.buttons.iter().filter(|button| button.enabled);
    menu.chain(buttons.map(|button| Control::Press(button.action.encode(0))))
        .collect()
}

/// The text of a card, ending in a line break, with its controls by number as
/// [`controls`] lists them.
pub fn text(card: &Card, style: Style, words: &Words) -> String {
    let _ = (card, style, words);
    String::new()
}
