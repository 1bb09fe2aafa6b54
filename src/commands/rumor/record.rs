//! A rumor that a message tells of: which device, and where it was read.

use super::table::ADD;
use crate::commands::Call;
use crate::domain::{Address, SubjectNumber};
use crate::search::Snapshot;

/// The most words of a message that are looked at for addresses.
const MAX_WORDS: usize = 1000;
/// The most of what else a message names that is told.
const MAX_ALSO: usize = 5;

/// What a message already says of a rumor.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// `/rumor add` with its first device and its first address. The rest is
    /// for a person to fill in.
    pub call: Call,
    /// The names of other devices and other addresses that it has, the first
    /// few of each.
    pub also: Vec<String>,
}

/// Reads a message.
pub fn record(message: &str, snapshot: &Snapshot) -> Recorded {
    let catalog = &snapshot.catalog;
    let mut call = Call {
        command: &ADD,
        options: Vec::new(),
        hidden: false,
    };
    let mut also = Vec::new();
    let mut devices: Vec<SubjectNumber> = Vec::new();
    for mention in snapshot.devices.scan(message) {
        if !devices.contains(&mention.number) {
            devices.push(mention.number);
        }
    }
    let subjects = devices.iter().filter_map(|number| catalog.subject(*number));
    for (place, subject) in subjects.take(MAX_ALSO + 1).enumerate() {
        match place {
            0 => call.set("device", subject.id.as_str()),
            _ => also.push(catalog.full_name(subject)),
        }
    }
    let found = addresses(message).into_iter().take(MAX_ALSO + 1);
    for (place, address) in found.enumerate() {
        match place {
            0 => call.set("source", address.as_str()),
            _ => also.push(address.as_str().to_owned()),
        }
    }
    Recorded { call, also }
}

/// The addresses in a text, each once, without the marks that people put around
/// them.
fn addresses(text: &str) -> Vec<Address> {
    let words = text.split_whitespace().take(MAX_WORDS);
    let pieces = words.flat_map(|word| word.match_indices("https://").map(|(at, _)| &word[at..]));
    let ends = |c: char| matches!(c, '>' | '<' | '"' | '|' | '`' | ']');
    let bare = pieces.map(|piece| bare(piece.split(ends).next().unwrap_or(piece)));
    let mut found: Vec<Address> = Vec::new();
    for address in bare.filter_map(|piece| Address::new(piece).ok()) {
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
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
