//! From an answer to something printable: one card, several printers.
pub mod card;
