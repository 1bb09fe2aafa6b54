//! A rumor that a message tells of: which device, and where it was read.

use super::table::ADD;
use crate::commands::Call;
use crate::domain::Address;
use crate::search::Snapshot;

/// The most words of a message that are looked at for an address.
const MAX_WORDS: usize = 1000;

/// What the message already says of the options of `/rumor add`: its first
/// device and its first address. The rest is for a person to fill in.
pub fn record(message: &str, snapshot: &Snapshot) -> Call {
    let mut call = Call {
        command: &ADD,
        options: Vec::new(),
        hidden: false,
    };
    let mentions = snapshot.devices.scan(message);
    let device = mentions.first();
    if let Some(subject) = device.and_then(|mention| snapshot.catalog.subject(mention.number)) {
        call.set("device", subject.id.as_str());
    }
    if let Some(address) = first_address(message) {
        call.set("source", address.as_str());
    }
    call
}

/// The first address in a text, without the marks that people put around it.
fn first_address(text: &str) -> Option<Address> {
    let words = text.split_whitespace().take(MAX_WORDS);
    let pieces = words.flat_map(|word| word.match_indices("https://").map(|(at, _)| &word[at..]));
    let ends = |c: char| matches!(c, '>' | '<' | '"' | '|' | '`' | ']');
    pieces
        .map(|piece| bare(piece.split(ends).next().unwrap_or(piece)))
        .find_map(|piece| Address::new(piece).ok())
}

/// An address without the marks behind it. A bracket that it opens itself
/// belongs to it: `https://en.wikipedia.org/wiki/Pixel_(phone)`.
fn bare(piece: &str) -> &str {
    let marks = ['.', ',', ';', ':', '!', '?', '*'];
    let piece = piece.trim_end_matches(marks);
    match piece.strip_suffix(')') {
        Some(rest) if piece.matches(')').count() > piece.matches('(').count() => bare(rest),
        _ => piece,
    }
}
