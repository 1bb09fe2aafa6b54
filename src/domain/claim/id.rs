//! The ids of claims: given in a file, or made of what a claim is about.
//!
//! Nearly all claims are called after what they are about. Their ids are read
//! off the claims and never kept.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Claim;
use crate::domain::subject::SubjectId;

/// The permanent id of a claim, unique in the catalog. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(Arc<str>);

/// Why a string is not a [`ClaimId`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a claim id; use lower-case letters, digits, hyphens, dots, underscores and slashes, at most {max} characters", max = ClaimId::MAX)]
pub struct ClaimIdError(pub String);

impl ClaimId {
    /// The most characters that an id may have.
    pub const MAX: usize = 180;

    /// Checks and keeps `raw`.
    ///
    /// # Errors
    /// When it is empty, too long or has other characters.
    pub fn new(raw: &str) -> Result<Self, ClaimIdError> {
        let plain = |b: u8| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/' | b'_')
        };
        if raw.is_empty() || raw.len() > Self::MAX || !raw.bytes().all(plain) {
            return Err(ClaimIdError(raw.chars().take(80).collect()));
        }
        Ok(Self(raw.into()))
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that buttons carry.
    pub fn key(&self) -> ClaimKey {
        ClaimKey::of([self.as_str()])
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Eight bytes that stand for a [`ClaimId`] where space is short: the
/// 64-bit FNV-1a hash of its bytes (Fowler, Noll and Vo; offset basis
/// 0xcbf29ce484222325, prime 0x100000001b3). The loader refuses a catalog in
/// which two ids share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimKey(pub u64);

impl ClaimKey {
    /// The key of the id that these parts make.
    fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let add = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let whole = parts.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, part| {
            part.bytes().fold(hash, add)
        });
        Self(whole)
    }
}

/// Where a claim has its id from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimName {
    /// Its file gives it one.
    Given(ClaimId),
    /// It is called after what it is about, by the id of its subject:
    /// `subject/property/market/publisher`, the publisher of its first source.
    /// As publishers' ids are like subjects', this is always an id.
    After(SubjectId),
}

impl From<ClaimId> for ClaimName {
    fn from(id: ClaimId) -> Self {
        Self::Given(id)
    }
}

/// The id of a claim, read off the claim: compared, printed and hashed like
/// the [`ClaimId`] that it stands for, without making one.
#[derive(Clone, Copy)]
pub struct IdOf<'a>(pub(super) &'a Claim);

impl<'a> IdOf<'a> {
    /// The parts that together are the id.
    fn parts(self) -> [&'a str; 7] {
        let claim = self.0;
        match &claim.name {
            ClaimName::Given(id) => [id.as_str(), "", "", "", "", "", ""],
            ClaimName::After(subject) => {
                let first = claim.state.sources.first();
                let publisher = first.map_or("nobody", |source| source.publisher.as_str());
                let (property, market) = (claim.property.key(), claim.market.code());
                [subject.as_str(), "/", property, "/", market, "/", publisher]
            }
        }
    }

    fn bytes(self) -> impl Iterator<Item = u8> {
        self.parts().into_iter().flat_map(str::bytes)
    }

    /// The key that buttons carry.
    pub fn key(self) -> ClaimKey {
        ClaimKey::of(self.parts())
    }

    /// The id by itself.
    pub fn to_id(self) -> ClaimId {
        match &self.0.name {
            ClaimName::Given(id) => id.clone(),
            ClaimName::After(_) => ClaimId(self.parts().concat().into()),
        }
    }

    /// Whether the id begins like this.
    pub fn starts_with(self, beginning: &str) -> bool {
        let mut bytes = self.bytes();
        beginning.bytes().all(|byte| bytes.next() == Some(byte))
    }
}

impl fmt::Display for IdOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts()
            .into_iter()
            .try_for_each(|part| f.write_str(part))
    }
}

impl fmt::Debug for IdOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdOf({self})")
    }
}

impl PartialEq for IdOf<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for IdOf<'_> {}

impl PartialEq<ClaimId> for IdOf<'_> {
    fn eq(&self, other: &ClaimId) -> bool {
        self.bytes().eq(other.as_str().bytes())
    }
}

impl PartialOrd for IdOf<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IdOf<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl Hash for IdOf<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
