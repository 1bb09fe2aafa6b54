//! What claims are about: devices, series, brands, systems, services.
//!
//! A subject has a readable id for people and a permanent small number for
//! machines. The number is what buttons carry and what is never reused.

use std::fmt;
use std::sync::Arc;

/// A readable id: lower-case letters, digits and single hyphens, at most
/// [`SubjectId::MAX`] characters. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectId(Arc<str>);

/// Why a string is not a [`SubjectId`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an id; use lower-case letters, digits and single hyphens, at most {max} characters", max = SubjectId::MAX)]
pub struct SubjectIdError(pub String);

impl SubjectId {
    /// The most characters that an id may have.
    pub const MAX: usize = 72;

    /// Checks and keeps `raw`.
    ///
    /// # Errors
    /// When it is empty, too long, or has other characters or stray hyphens.
    pub fn new(raw: &str) -> Result<Self, SubjectIdError> {
        if !Self::fits(raw) {
            return Err(SubjectIdError(raw.chars().take(Self::MAX * 2).collect()));
        }
        Ok(Self(raw.into()))
    }

    /// Whether a text can be an id.
    pub fn fits(raw: &str) -> bool {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let stray = raw.starts_with('-') || raw.ends_with('-') || raw.contains("--");
        !raw.is_empty() && raw.len() <= Self::MAX && raw.bytes().all(plain) && !stray
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for SubjectId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The permanent number of a subject in `data/ids.csv`, at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectNumber(pub u32);

/// What kind of thing a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// One model that people can hold.
    Device,
    /// Several models under one name, such as Galaxy S27.
    Series,
    /// A maker.
    Brand,
    /// An operating system through all its releases, or one line of it.
    OsFamily,
    /// One release of an operating system or skin.
    OsRelease,
    /// A maker's surface on another operating system.
    Skin,
    /// A service, such as an app store.
    Service,
}

/// What kind of product a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeviceKind {
    /// A phone with one rigid body.
    Phone,
    /// A phone that folds.
    Foldable,
    /// A tablet.
    Tablet,
    /// A watch.
    Watch,
    /// A television.
    Tv,
    /// A computer.
    Pc,
    /// A handheld game console.
    Handheld,
    /// An electronic-book reader.
    Reader,
    /// A headset for virtual or mixed reality.
    Headset,
    /// Anything else.
    Other,
    /// Nobody says what it is.
    Unknown,
}

impl DeviceKind {
    /// Every kind with the key that data files and commands use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Phone, "phone"),
        (Self::Foldable, "foldable"),
        (Self::Tablet, "tablet"),
        (Self::Watch, "watch"),
        (Self::Tv, "tv"),
        (Self::Pc, "pc"),
        (Self::Handheld, "handheld"),
        (Self::Reader, "reader"),
        (Self::Headset, "headset"),
        (Self::Other, "other"),
        (Self::Unknown, "unknown"),
    ];

    /// The key of this kind.
    pub fn key(self) -> &'static str {
        // ALL lists the variants in declaration order; a test holds it.
        Self::ALL[self as usize].1
    }

    /// Whether people would call it a phone.
    pub fn is_phone(self) -> bool {
        matches!(self, Self::Phone | Self::Foldable)
    }
}
