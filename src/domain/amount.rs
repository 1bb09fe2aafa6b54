//! Numbers with a bound: exact, "more than", "about", a range.
//!
//! Amounts are fixed-point thousandths, so that equal figures are equal and
//! hash alike. The unit belongs to the property, never to the number.

use std::fmt;

/// A number in thousandths; up to nine quadrillion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// An amount of whole ones.
    pub const fn whole(number: i64) -> Self {
        Self(number.saturating_mul(1000))
    }

    /// The amount in thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The amount of these thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// Reads digits with an optional fraction of at most three digits and
    /// commas between groups of three, as in `6,000` or `6.67`. Negative
    /// numbers do not occur in this field.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = ungroup(whole)?;
        if text.ends_with('.')
            || fraction.len() > 3
            || !fraction.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let thousandths: i64 = if fraction.is_empty() {
            0
        } else {
            format!("{fraction:0<3}").parse().ok()?
        };
        let whole: i64 = digits.parse().ok().filter(|n| *n <= 9_000_000_000_000)?;
        Some(Self(whole * 1000 + thousandths))
    }
}

/// Removes commas that part groups of three; `None` for stray ones.
fn ungroup(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let grouped = text.contains(',');
    let mut digits = String::from(first);
    if first.is_empty() || (grouped && first.len() > 3) {
        return None;
    }
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, (self.0 % 1000).abs());
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let fraction = format!("{rest:03}");
        write!(f, "{whole}.{}", fraction.trim_end_matches('0'))
    }
}

/// A number as a source gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// This number.
    Exact(Amount),
    /// More than this.
    MoreThan(Amount),
    /// This or more.
    AtLeast(Amount),
    /// Less than this.
    LessThan(Amount),
    /// This or less.
    UpTo(Amount),
    /// Near this.
    About(Amount),
    /// From one to the other, both included; the first is the smaller.
    Range(Amount, Amount),
}

/// What "about" allows on either side, in parts of a hundred: figures that
/// round to the same one differ by less.
const ABOUT_PERCENT: i64 = 2;

impl Quantity {
    /// The smallest and the largest amount that it allows, in thousandths.
    fn bounds(self) -> (i64, i64) {
        match self {
            Self::Exact(a) => (a.0, a.0),
            Self::MoreThan(a) => (a.0.saturating_add(1), i64::MAX),
            Self::AtLeast(a) => (a.0, i64::MAX),
            Self::LessThan(a) => (0, a.0.saturating_sub(1)),
            Self::UpTo(a) => (0, a.0),
            Self::About(a) => {
                let slack = a.0 / 100 * ABOUT_PERCENT;
                (a.0.saturating_sub(slack), a.0.saturating_add(slack))
            }
            Self::Range(low, high) => (low.0, high.0),
        }
    }

    /// Whether one number could satisfy both.
    pub fn agrees(self, other: Self) -> bool {
        let ((a, b), (c, d)) = (self.bounds(), other.bounds());
        a <= d && c <= b
    }

    /// Whether one of two numbers is the other one, rounded to fewer digits
    /// behind the point, halves up: 8.65 and 8.7, but not 8.5 and 8.
    pub fn is_rounded(self, other: Self) -> bool {
        let (Self::Exact(a), Self::Exact(b)) = (self, other) else {
            return false;
        };
        let step = |amount: Amount| {
            let steps = [1000, 100, 10];
            let whole = steps.into_iter().find(|step| amount.0 % step == 0);
            whole.unwrap_or(1)
        };
        let (fine, coarse) = if step(a) < step(b) { (a, b) } else { (b, a) };
        let above = (fine.0 - coarse.0) * 2;
        (-step(coarse)..step(coarse)).contains(&above)
    }

    /// The least and the most that are certain, in thousandths: what is more
    /// than 6,000 has no most. "About" is taken at its word.
    pub fn span(self) -> (i64, i64) {
        match self {
            Self::About(a) => (a.0, a.0),
            other => other.bounds(),
        }
    }

    /// The number by which it is compared: the stated one; the upper one of a range.
    pub fn headline(self) -> Amount {
        match self {
            Self::Exact(a)
            | Self::MoreThan(a)
            | Self::AtLeast(a)
            | Self::LessThan(a)
            | Self::UpTo(a)
            | Self::About(a)
            | Self::Range(_, a) => a,
        }
    }
}
