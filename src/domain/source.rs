//! Sources: who said it, where, when, through whom, repeating whom.
//!
//! Addresses are cleaned once, here, and never fetched by anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::date::PartialDate;
use super::property::Property;
use super::text::Text;

/// The id of a publisher in `data/sources.toml`. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublisherId(pub Arc<str>);

impl PublisherId {
    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublisherId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for PublisherId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What kind of voice a publisher is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// The maker itself.
    Official,
    /// An authority that certifies devices.
    Regulator,
    /// A shop.
    Retailer,
    /// The press.
    Press,
    /// A person known for leaks.
    Leaker,
    /// An open data set.
    Dataset,
    /// Wikis, forums, fans.
    Community,
    /// A conclusion of the catalog's own.
    Inferred,
}

impl SourceKind {
    /// Every kind with the key that data files use.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Official, "official"),
        (Self::Regulator, "regulator"),
        (Self::Retailer, "retailer"),
        (Self::Press, "press"),
        (Self::Leaker, "leaker"),
        (Self::Dataset, "dataset"),
        (Self::Community, "community"),
        (Self::Inferred, "inferred"),
    ];

    /// The key of this kind.
    pub fn key(self) -> &'static str {
        // ALL lists the variants in declaration order; a test holds it.
        Self::ALL[self as usize].1
    }

    /// Whether its word alone is primary evidence.
    pub const fn is_primary(self) -> bool {
        matches!(self, Self::Official | Self::Regulator | Self::Retailer)
    }
}

/// One publisher, person or data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// The name that readers see.
    pub name: Text,
    /// What kind of voice it is.
    pub kind: SourceKind,
    /// Its web hosts, lower case.
    pub hosts: Vec<String>,
    /// Where a data set is kept.
    pub address: Option<Address>,
    /// The license of a data set, as an SPDX expression or a short name.
    pub license: Option<Text>,
    /// Whose work a data set is, as those who pass it on must say.
    pub attribution: Option<Text>,
    /// The commit or date of the data set that was used.
    pub commit: Option<Text>,
    /// Whether a data set's rows may be passed on.
    pub redistributable: bool,
    /// The SHA-256 of a data set's files that were read, in hexadecimal.
    pub digest: Option<Text>,
    /// Where a data set's values stand among those of other sets.
    pub precedence: Precedence,
}

/// Where a data set's values stand among those of other sets: the smallest
/// place comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Precedence {
    /// Its place, from 1; the last one when absent.
    pub usual: Option<u8>,
    /// The properties for which it comes before all others.
    pub first_for: Vec<Property>,
}

impl Precedence {
    /// The place for this property.
    pub fn place(&self, property: Property) -> u8 {
        if self.first_for.contains(&property) {
            return 0;
        }
        self.usual.unwrap_or(u8::MAX)
    }
}

/// Every publisher by id.
pub type Publishers = BTreeMap<PublisherId, Publisher>;

/// One source of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Who published it.
    pub publisher: PublisherId,
    /// Its title.
    pub title: Option<Text>,
    /// Its address.
    pub url: Option<Address>,
    /// When it was published or read.
    pub date: Option<PartialDate>,
    /// Through whom it was really read.
    pub via: Option<PublisherId>,
    /// Whose words it carries.
    pub quotes: Option<PublisherId>,
    /// Whose report it repeats.
    pub origin: Option<PublisherId>,
}

impl Source {
    /// A source that names only its publisher.
    pub fn of(publisher: PublisherId) -> Self {
        Self {
            publisher,
            title: None,
            url: None,
            date: None,
            via: None,
            quotes: None,
            origin: None,
        }
    }

    /// Whether it is primary: by its own kind, or because it carries the words
    /// of a primary voice.
    pub fn is_primary(&self, publishers: &Publishers) -> bool {
        let kind_of = |id: &PublisherId| publishers.get(id).map(|p| p.kind);
        kind_of(&self.publisher).is_some_and(SourceKind::is_primary)
            || self
                .quotes
                .as_ref()
                .and_then(kind_of)
                .is_some_and(SourceKind::is_primary)
    }

    /// Where its value stands among those of data sets: that of the set through
    /// which it was read.
    pub fn place(&self, property: Property, publishers: &Publishers) -> u8 {
        let set = self.via.as_ref().unwrap_or(&self.publisher);
        publishers
            .get(set)
            .map_or(u8::MAX, |set| set.precedence.place(property))
    }

    /// Where the report began, as far as known: whom it repeats or quotes, or
    /// itself for voices that speak for themselves. The press, fans and
    /// unnamed chains are unknown.
    fn known_origin<'a>(&'a self, publishers: &Publishers) -> Option<&'a PublisherId> {
        if let Some(named) = self.origin.as_ref().or(self.quotes.as_ref()) {
            return Some(named);
        }
        let kind = publishers.get(&self.publisher).map(|p| p.kind)?;
        let speaks_for_itself =
            kind.is_primary() || matches!(kind, SourceKind::Leaker | SourceKind::Dataset);
        speaks_for_itself.then_some(&self.publisher)
    }
}

/// How many independent origins some sources have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Independence {
    /// Number of different known origins.
    pub origins: usize,
    /// Number of sources whose origin is unknown.
    pub unknown: usize,
}

/// Counts the origins of some sources; sources of one origin count once. One
/// that others among them repeat or quote is the origin that they name.
pub fn independence<'a>(
    sources: impl IntoIterator<Item = &'a Source>,
    publishers: &Publishers,
) -> Independence {
    let mut origins = BTreeSet::new();
    let mut unnamed = Vec::new();
    for source in sources {
        match source.known_origin(publishers) {
            Some(origin) => {
                origins.insert(origin);
            }
            None => unnamed.push(&source.publisher),
        }
    }
    unnamed.retain(|publisher| !origins.contains(publisher));
    Independence {
        origins: origins.len(),
        unknown: unnamed.len(),
    }
}

/// A web address: https, without tracking, at most [`Address::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(Box<str>);

/// Why a string is not an [`Address`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It does not parse as an address.
    #[error("{0:?} is not a web address; it begins with https:// and a host")]
    NotAnAddress(String),
    /// It is not https.
    #[error("{0:?} is not an https address; write it with https://")]
    NotHttps(String),
    /// It carries a user name or password.
    #[error("{0:?} carries a user name; remove the part before the @")]
    Credentials(String),
    /// It is too long.
    #[error("the address has {0} characters; at most {max} fit", max = Address::MAX)]
    TooLong(usize),
}

/// Query parameters that only track the reader.
const TRACKING: &[&str] = &[
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "ref_src",
];

impl Address {
    /// The most characters that an address may have.
    pub const MAX: usize = 400;

    /// Checks `raw`, removes tracking parameters and keeps it.
    ///
    /// # Errors
    /// When it is not an https address, carries credentials or is too long.
    pub fn new(raw: &str) -> Result<Self, AddressError> {
        let shown = || raw.chars().take(80).collect::<String>();
        let mut url =
            url::Url::parse(raw.trim()).map_err(|_| AddressError::NotAnAddress(shown()))?;
        if url.scheme() != "https" {
            return Err(AddressError::NotHttps(shown()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Credentials(shown()));
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(AddressError::NotAnAddress(shown()));
        }
        if url.query_pairs().any(|(key, _)| is_tracking(&key)) {
            let kept: Vec<(String, String)> = url
                .query_pairs()
                .filter(|(key, _)| !is_tracking(key))
                .map(|(k, v)| (k.into(), v.into()))
                .collect();
            url.set_query(None);
            if !kept.is_empty() {
                url.query_pairs_mut().extend_pairs(kept);
            }
        }
        let text = url.as_str();
        if text.len() > Self::MAX {
            return Err(AddressError::TooLong(text.len()));
        }
        Ok(Self(text.into()))
    }

    /// Its host, lower case.
    pub fn host(&self) -> &str {
        // Checked and serialized once: https, no user name.
        let rest = self.0.strip_prefix("https://").unwrap_or(&self.0);
        let end = rest.find(['/', ':', '?', '#']).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Whether an address as somebody wrote it has parameters that only track
    /// the reader.
    pub fn tracks(raw: &str) -> bool {
        let url = url::Url::parse(raw.trim());
        url.is_ok_and(|url| url.query_pairs().any(|(key, _)| is_tracking(&key)))
    }

    /// The address itself: ASCII, as the URL standard serializes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || TRACKING.contains(&key)
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
