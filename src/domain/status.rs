//! The statuses that a claim can have and the moves between them.
//!
//! One table says which move is legal; nothing else decides that. Being stale,
//! disputed or overdue is computed elsewhere and never a status.

/// How far a claim is backed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Somebody said so.
    Rumored,
    /// It came out before its time, from the press or a known leaker.
    Leaked,
    /// The maker, a regulator or a shop said so ahead of time.
    Announced,
    /// It is so.
    Confirmed,
    /// It was found to be false.
    Debunked,
    /// Whoever said it took it back, or the plan was dropped.
    Withdrawn,
    /// It was true and no longer is.
    Superseded,
}

impl Status {
    /// Every status with the key that data files and commands use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Rumored, "rumored"),
        (Self::Leaked, "leaked"),
        (Self::Announced, "announced"),
        (Self::Confirmed, "confirmed"),
        (Self::Debunked, "debunked"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Superseded, "superseded"),
    ];

    /// The statuses that a claim may move to from this one.
    pub const fn moves(self) -> &'static [Self] {
        use Status::{Announced, Confirmed, Debunked, Leaked, Rumored, Superseded, Withdrawn};
        match self {
            Rumored => &[Leaked, Announced, Confirmed, Debunked, Withdrawn],
            Leaked => &[Announced, Confirmed, Debunked, Withdrawn],
            Announced => &[Confirmed, Debunked, Withdrawn, Superseded],
            Confirmed => &[Superseded],
            Debunked => &[Rumored],
            Withdrawn | Superseded => &[],
        }
    }

    /// Whether the claim still stands for something that may be so.
    pub const fn is_live(self) -> bool {
        matches!(
            self,
            Self::Rumored | Self::Leaked | Self::Announced | Self::Confirmed
        )
    }

    /// Whether the claim stands but is not backed yet.
    pub const fn is_unconfirmed(self) -> bool {
        matches!(self, Self::Rumored | Self::Leaked | Self::Announced)
    }

    /// Order of strength among live statuses, 0 to 3; dead ones have none.
    pub const fn strength(self) -> Option<u8> {
        match self {
            Self::Rumored => Some(0),
            Self::Leaked => Some(1),
            Self::Announced => Some(2),
            Self::Confirmed => Some(3),
            Self::Debunked | Self::Withdrawn | Self::Superseded => None,
        }
    }

    /// The key that data files and commands use.
    pub fn key(self) -> &'static str {
        // ALL lists the variants in declaration order; a test holds it.
        Self::ALL[self as usize].1
    }

    /// The status with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, k)| *k == key)
            .map(|(status, _)| *status)
    }
}
