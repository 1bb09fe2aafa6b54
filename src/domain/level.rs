//! What somebody may do: four levels, each of which may do what those below it may.
//!
//! Only the order is decided here. Who has which level is decided where an
//! identity is known, never from something that a message carries.

/// What somebody may do. Reading needs nothing; the rest is for edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Anybody: may read.
    Member,
    /// May propose an edit, which somebody else approves.
    Contributor,
    /// May edit, and be the second person.
    Moderator,
    /// May do everything.
    Admin,
}

impl Level {
    /// Every level with the key that settings and commands use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Member, "member"),
        (Self::Contributor, "contributor"),
        (Self::Moderator, "moderator"),
        (Self::Admin, "admin"),
    ];

    /// The key that settings and commands use.
    pub fn key(self) -> &'static str {
        // ALL lists the variants in declaration order; a test holds it.
        Self::ALL[self as usize].1
    }

    /// The level with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == key)
            .map(|(level, _)| *level)
    }
}
