//! The hashes of the log: pure.
//!
//! Each event's hash covers the hash before it and everything that the event
//! says, so that a change anywhere is visible from there on. Of a text only a
//! salted hash is covered. The form is permanent: logs of the first version
//! are verified by it.

use sha2::{Digest as _, Sha256};

/// The hash that stands before the first event.
pub(super) const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What the hash of an event covers, as it is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'a> {
    pub(super) before: &'a str,
    pub(super) seq: i64,
    pub(super) append_key: &'a str,
    pub(super) place: i64,
    pub(super) at_ms: i64,
    pub(super) actor: i64,
    pub(super) kind: &'a str,
    pub(super) version: i64,
    pub(super) body: &'a str,
    pub(super) texts: &'a str,
}

impl Link<'_> {
    /// The hash, in hexadecimal digits.
    pub(super) fn hash(&self) -> String {
        let numbers = [self.seq, self.place, self.at_ms, self.actor, self.version];
        let texts = [
            self.before,
            self.append_key,
            self.kind,
            self.body,
            self.texts,
        ];
        let mut hasher = Sha256::new();
        hasher.update(b"specdex event");
        for number in numbers {
            hasher.update(number.to_be_bytes());
        }
        for text in texts {
            part(&mut hasher, text);
        }
        data_encoding::HEXLOWER.encode(&hasher.finalize())
    }
}

/// The salted hash of a text, in hexadecimal digits.
pub(super) fn text_hash(salt: &str, text: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"specdex text");
    part(&mut hasher, salt);
    part(&mut hasher, text);
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

/// With its length, so that nothing can move from one part to the next.
fn part(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_be_bytes());
    hasher.update(text.as_bytes());
}
