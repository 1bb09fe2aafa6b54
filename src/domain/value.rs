//! What a claim says: a typed value of its property.
//!
//! *Unknown* (nobody knows) and *none* (it has no such thing) are values of
//! their own. How a value reads in a language is the views' work; here is only
//! what it means, how it is written in data files, and whether two agree.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::amount::{Amount, Quantity};
use super::date::PartialDate;
use super::market::Market;
use super::property::{Property, Unit, ValueType};
use super::subject::SubjectId;
use super::text::Text;

/// The value of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// It has no such thing.
    None,
    /// Nobody knows.
    Unknown,
    /// A number in the property's unit.
    Quantity(Quantity),
    /// Pixels across and down.
    Resolution(u32, u32),
    /// A date.
    Date(PartialDate),
    /// Yes or no.
    Boolean(bool),
    /// A system, perhaps with a version.
    Os(OsVersion),
    /// A market.
    Market(Market),
    /// Text.
    Text(Text),
    /// Several that all hold, by variant or together; at least two, never
    /// nested. Devices share them.
    List(Arc<[Value]>),
}

/// An operating system or skin, with a version where one is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OsVersion {
    /// The id of the family or skin.
    pub system: SubjectId,
    /// The version as the source writes it, such as `4.2`.
    pub version: Option<Text>,
}

/// Why a string is not a value of a property.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} does not fit {key}; {}", expected(*value_type))]
pub struct ValueError {
    /// What was given, cut to 80 characters.
    pub given: String,
    /// The property's key.
    pub key: &'static str,
    /// The type that it takes.
    pub value_type: ValueType,
}

/// The form that a type expects, with an example.
pub fn expected(value_type: ValueType) -> String {
    match value_type {
        ValueType::Quantity(Unit::Count) => "write a number, such as \"530,000,000\" or \"more than 1,000\"".into(),
        ValueType::Quantity(unit) => {
            let symbol = unit.symbol();
            format!("write a number in {symbol}, such as \"120 {symbol}\", \"more than 120 {symbol}\" or \"100 to 120 {symbol}\"")
        }
        ValueType::Resolution => "write width and height in pixels, such as \"1080 x 2340\"".into(),
        ValueType::Date => "write a date, such as 2021-06-30, 2021-06, 2021-Q3, \"early 2027\" or \"not before 2027\"".into(),
        ValueType::Boolean => "write true or false".into(),
        ValueType::Os => "write a system's id and version, such as \"harmonyos 4.2\"".into(),
        ValueType::Market => "write a market code, such as cn or global".into(),
        ValueType::Text => "write a text of at most 300 characters".into(),
    }
}

impl Value {
    /// Reads a value of this property in the form of data files and commands.
    ///
    /// # Errors
    /// When the text does not fit the property's type or unit.
    pub fn parse(property: Property, raw: &str) -> Result<Self, ValueError> {
        let value_type = property.spec().value_type;
        let text = raw.trim();
        let value = match text {
            "none" => Some(Self::None),
            "unknown" => Some(Self::Unknown),
            _ => parse_typed(value_type, text),
        };
        value.ok_or_else(|| ValueError {
            given: text.chars().take(80).collect(),
            key: property.key(),
            value_type,
        })
    }

    /// One value of several; a single one stays itself.
    ///
    /// `None` for an empty list. Doubles are dropped, the order is kept.
    pub fn list(values: Vec<Self>) -> Option<Self> {
        let mut seen: HashSet<&Self> = HashSet::with_capacity(values.len());
        let first = values.iter().map(|value| seen.insert(value));
        let first: Vec<bool> = first.collect();
        let kept = values.into_iter().zip(first);
        let kept = kept.filter_map(|(value, first)| first.then_some(value));
        let mut kept: Vec<Self> = kept.collect();
        if kept.len() > 1 {
            Some(Self::List(kept.into()))
        } else {
            kept.pop()
        }
    }

    /// How data files write it: what [`Value::parse`] reads back, with the unit
    /// of its property, the values of a list parted by `|`.
    pub fn written(&self, property: Property) -> String {
        let unit = match property.spec().value_type {
            ValueType::Quantity(unit) => unit.symbol(),
            _ => "",
        };
        let one = |value: &Self| match value {
            Self::Quantity(_) if !unit.is_empty() => format!("{value} {unit}"),
            _ => value.to_string(),
        };
        let each: Vec<String> = self.each().iter().map(one).collect();
        each.join("|")
    }

    /// The values that it holds: itself, or those of a list.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            single => std::slice::from_ref(single),
        }
    }

    /// Whether both can be true at once. Lists agree when one holds all of the other.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => true,
            (Self::Quantity(a), Self::Quantity(b)) => a.agrees(*b),
            (Self::Resolution(a, b), Self::Resolution(c, d)) => {
                (a, b) == (c, d) || (a, b) == (d, c)
            }
            (Self::Date(a), Self::Date(b)) => a.overlaps(*b),
            (Self::Os(a), Self::Os(b)) => a.agrees(b),
            (Self::Text(a), Self::Text(b)) => a.as_str().eq_ignore_ascii_case(b.as_str()),
            (Self::List(_), _) | (_, Self::List(_)) => {
                let within = |few: &Self, many: &Self| {
                    few.each()
                        .iter()
                        .all(|value| many.each().iter().any(|other| value.agrees(other)))
                };
                within(self, other) || within(other, self)
            }
            (a, b) => a == b,
        }
    }

    /// Whether it certainly says something else. A number that is only rounded
    /// does not; neither does a text, because one thing has several names.
    pub fn contradicts(&self, other: &Self) -> bool {
        let alike = |a: &Self, b: &Self| match (a, b) {
            (Self::Text(_), Self::Text(_)) => true,
            (Self::Quantity(a), Self::Quantity(b)) => a.agrees(*b) || a.is_rounded(*b),
            (a, b) => a.agrees(b),
        };
        let within = |few: &Self, many: &Self| {
            let many = || many.each().iter();
            few.each()
                .iter()
                .all(|value| many().any(|other| alike(value, other)))
        };
        !within(self, other) && !within(other, self)
    }
}

impl OsVersion {
    /// Whether both can be meant by one fact: the same system, and versions
    /// of which one refines the other ("5" and "5.0.2").
    pub fn agrees(&self, other: &Self) -> bool {
        if self.system != other.system {
            return false;
        }
        let (Some(a), Some(b)) = (&self.version, &other.version) else {
            return true;
        };
        let number = |text: &Text| text.as_str().trim_end_matches(".0").to_lowercase();
        let (a, b) = (number(a), number(b));
        let refines = |long: &str, short: &str| {
            long.strip_prefix(short)
                .is_some_and(|r| r.is_empty() || r.starts_with(['.', ' ']))
        };
        refines(&a, &b) || refines(&b, &a)
    }

    /// The leading number of the version: 4 for `4.2`, nothing for `NEXT`.
    pub fn major(&self) -> Option<u32> {
        let digits: String = self
            .version
            .as_ref()?
            .as_str()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    }
}

fn parse_typed(value_type: ValueType, text: &str) -> Option<Value> {
    match value_type {
        ValueType::Quantity(unit) => parse_quantity(unit, text).map(Value::Quantity),
        ValueType::Resolution => {
            let (width, height) = text.split_once(['x', 'X', '×'])?;
            let pixels = |side: &str| {
                side.trim()
                    .parse::<u32>()
                    .ok()
                    .filter(|n| (1..=20_000).contains(n))
            };
            Some(Value::Resolution(pixels(width)?, pixels(height)?))
        }
        ValueType::Date => PartialDate::parse(text).ok().map(Value::Date),
        ValueType::Boolean => match text.to_lowercase().as_str() {
            "true" | "yes" => Some(Value::Boolean(true)),
            "false" | "no" => Some(Value::Boolean(false)),
            _ => None,
        },
        ValueType::Os => {
            let (system, version) = text
                .split_once(' ')
                .map_or((text, None), |(s, v)| (s, Some(v)));
            let version = version.map(Text::new).transpose().ok()?;
            Some(Value::Os(OsVersion {
                system: SubjectId::new(system).ok()?,
                version,
            }))
        }
        ValueType::Market => Market::new(&text.to_lowercase()).ok().map(Value::Market),
        ValueType::Text => Text::new(text).ok().map(Value::Text),
    }
}

fn parse_quantity(unit: Unit, text: &str) -> Option<Quantity> {
    let lower = text.to_lowercase();
    // "up to 240 Hz" holds a "to" too, so bounds come before ranges.
    type Bound = (&'static str, fn(Amount) -> Quantity);
    const BOUNDS: &[Bound] = &[
        ("more than ", Quantity::MoreThan),
        ("over ", Quantity::MoreThan),
        ("at least ", Quantity::AtLeast),
        ("less than ", Quantity::LessThan),
        ("under ", Quantity::LessThan),
        ("up to ", Quantity::UpTo),
        ("at most ", Quantity::UpTo),
        ("about ", Quantity::About),
    ];
    for (word, make) in BOUNDS {
        if let Some(rest) = lower.strip_prefix(word) {
            return parse_amount(unit, rest).map(make);
        }
    }
    if let Some((low, high)) = lower.split_once(" to ") {
        let high = parse_amount(unit, high)?;
        let low = parse_amount(unit, low).or_else(|| Amount::parse(low.trim()))?;
        return (low <= high).then_some(Quantity::Range(low, high));
    }
    parse_amount(unit, &lower).map(Quantity::Exact)
}

/// A number followed by the unit, with or without a space; lower case.
fn parse_amount(unit: Unit, text: &str) -> Option<Amount> {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let spellings: &[&str] = match unit {
        Unit::MilliampereHour => &["mah"],
        Unit::WattHour => &["wh"],
        Unit::Watt => &["w", "watt", "watts"],
        Unit::Inch => &["in", "inch", "inches", "\"", "″"],
        Unit::Hertz => &["hz"],
        Unit::Nit => &["nit", "nits"],
        Unit::Megapixel => &["mp", "megapixel", "megapixels"],
        Unit::Gigabyte => &["gb"],
        Unit::Gram => &["g", "gram", "grams"],
        Unit::Millimeter => &["mm"],
        Unit::Hour => &["h", "hour", "hours"],
        Unit::Percent => &["%", "percent"],
        Unit::Count => &[""],
    };
    let amount = Amount::parse(number)?;
    let rest = rest.trim();
    if unit == Unit::Gigabyte && rest == "tb" {
        return Some(Amount::from_thousandths(
            amount.thousandths().checked_mul(1024)?,
        ));
    }
    spellings.contains(&rest).then_some(amount)
}

/// The form that [`Value::parse`] reads back (without the unit, which belongs
/// to the property); for data files and keys, not for readers.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Unknown => f.write_str("unknown"),
            Self::Quantity(quantity) => match quantity {
                Quantity::Exact(a) => write!(f, "{a}"),
                Quantity::MoreThan(a) => write!(f, "more than {a}"),
                Quantity::AtLeast(a) => write!(f, "at least {a}"),
                Quantity::LessThan(a) => write!(f, "less than {a}"),
                Quantity::UpTo(a) => write!(f, "up to {a}"),
                Quantity::About(a) => write!(f, "about {a}"),
                Quantity::Range(a, b) => write!(f, "{a} to {b}"),
            },
            Self::Resolution(width, height) => write!(f, "{width} x {height}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Boolean(yes) => write!(f, "{yes}"),
            Self::Os(os) => match &os.version {
                Some(version) => write!(f, "{} {version}", os.system),
                None => write!(f, "{}", os.system),
            },
            Self::Market(market) => write!(f, "{market}"),
            Self::Text(text) => write!(f, "{text}"),
            Self::List(values) => {
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        f.write_str(" | ")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
        }
    }
}
