//! Markets: where a value holds. A tree with `world` at the root.
//!
//! `world` has two children: `cn` (mainland China) and `global` (everywhere
//! else); countries and unions hang below `global`. The tree itself is data.

use std::collections::BTreeMap;
use std::fmt;

/// A market's code: two to eight lower-case letters, such as `cn` or `global`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Market([u8; Market::MAX]);

/// Why a string is not a market code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a market code; use two to eight lower-case letters, such as cn or global")]
pub struct MarketError(pub String);

impl Market {
    /// The most letters that a code may have.
    pub const MAX: usize = 8;
    /// Everywhere.
    pub const WORLD: Self = Self::literal(b"world");
    /// Everywhere but mainland China.
    pub const GLOBAL: Self = Self::literal(b"global");
    /// Mainland China.
    pub const CHINA: Self = Self::literal(b"cn");

    const fn literal(code: &[u8]) -> Self {
        let mut bytes = [0; Self::MAX];
        let mut i = 0;
        while i < code.len() {
            bytes[i] = code[i];
            i += 1;
        }
        Self(bytes)
    }

    /// Checks and keeps `code`. Whether the tree has it is [`MarketTree::contains`].
    ///
    /// # Errors
    /// When it is not two to eight lower-case ASCII letters.
    pub fn new(code: &str) -> Result<Self, MarketError> {
        let length = code.len();
        if !(2..=Self::MAX).contains(&length) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(MarketError(code.chars().take(40).collect()));
        }
        Ok(Self::literal(code.as_bytes()))
    }

    /// The code itself.
    pub fn code(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(Self::MAX);
        // Only ASCII letters are ever stored.
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl fmt::Debug for Market {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Market({})", self.code())
    }
}

impl fmt::Display for Market {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One market in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarketEntry {
    /// The market that contains it; only the world has none.
    pub parent: Option<Market>,
    /// What people type for it, in lower case.
    pub aliases: Vec<String>,
}

/// All markets and which lies in which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarketTree {
    entries: BTreeMap<Market, MarketEntry>,
}

impl MarketTree {
    /// A tree of these entries. The loader checks parents before it builds one.
    pub fn new(entries: BTreeMap<Market, MarketEntry>) -> Self {
        Self { entries }
    }

    /// Whether the tree has this market.
    pub fn contains(&self, market: Market) -> bool {
        self.entries.contains_key(&market)
    }

    /// Every market with its entry, by code.
    pub fn iter(&self) -> impl Iterator<Item = (Market, &MarketEntry)> {
        self.entries.iter().map(|(market, entry)| (*market, entry))
    }

    /// The market itself, then each that contains it, up to the root. A broken
    /// tree cannot loop: the path is cut at the number of markets.
    pub fn path(&self, market: Market) -> impl Iterator<Item = Market> {
        std::iter::successors(Some(market), |m| self.entries.get(m).and_then(|e| e.parent))
            .take(self.entries.len().max(1))
    }

    /// How many steps `outer` lies above `inner`; `None` when it does not contain it.
    pub fn distance(&self, inner: Market, outer: Market) -> Option<usize> {
        self.path(inner).position(|m| m == outer)
    }

    /// The market that a person means: a code or an alias, in any case.
    pub fn find(&self, typed: &str) -> Option<Market> {
        let typed = typed.trim().to_lowercase();
        if let Ok(market) = Market::new(&typed)
            && self.contains(market)
        {
            return Some(market);
        }
        self.iter()
            .find(|(_, e)| e.aliases.contains(&typed))
            .map(|(market, _)| market)
    }
}
