//! Dates as sources give them: a day, a month, "early 2027", "not before 2027".
//!
//! Underneath lies an interval of days. Two dates are out of order only when
//! their intervals cannot overlap, and an age counts from the interval's end.

use std::fmt;

use jiff::civil::Date;

/// A date with its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The time that is named.
    pub span: DateSpan,
    /// Whether it is only the earliest possible time.
    pub not_before: bool,
}

/// A stretch of time that a source can name. Years are 1970 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateSpan {
    /// One day.
    Day(Date),
    /// Year and month, 1 to 12.
    Month(i16, i8),
    /// Year and quarter, 1 to 4.
    Quarter(i16, i8),
    /// Year and half, 1 or 2.
    Half(i16, i8),
    /// A season of the northern hemisphere; winter 2026 ends in February 2027.
    Season(i16, Season),
    /// A third of a year, as in "early 2027".
    Part(i16, YearPart),
    /// A year.
    Year(i16),
}

/// A season of the northern hemisphere, where these reports come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to the end of February.
    Winter,
}

/// A third of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearPart {
    /// January to April.
    Early,
    /// May to August.
    Mid,
    /// September to December.
    Late,
}

/// Why a string is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not a date; write 2021-06-30, 2021-06, 2021-Q3, 2022-H1, 2021, \"spring 2027\", \"early 2027\" or \"not before 2027\""
)]
pub struct DateError(pub String);

impl PartialDate {
    /// Exactly this day.
    pub fn day(date: Date) -> Self {
        Self {
            span: DateSpan::Day(date),
            not_before: false,
        }
    }

    /// Reads the forms that data files and people write.
    ///
    /// # Errors
    /// When it is none of them, or the year is outside 1970 to 2199.
    pub fn parse(raw: &str) -> Result<Self, DateError> {
        let lower = raw.trim().to_lowercase();
        let (rest, not_before) = match lower.strip_prefix("not before ") {
            Some(rest) => (rest.trim(), true),
            None => (lower.as_str(), false),
        };
        parse_span(rest)
            .map(|span| Self { span, not_before })
            .ok_or_else(|| DateError(raw.chars().take(40).collect()))
    }

    /// The first day that it can mean.
    pub fn start(self) -> Date {
        self.span.months().0
    }

    /// The last day that it can mean; the end of time for "not before".
    pub fn end(self) -> Date {
        if self.not_before {
            Date::MAX
        } else {
            self.span.months().1
        }
    }

    /// Whether both can mean one day.
    pub fn overlaps(self, other: Self) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }

    /// Whether it certainly lies before `other`.
    pub fn is_before(self, other: Self) -> bool {
        self.end() < other.start()
    }

    /// Whether all of it lies before `today`.
    pub fn has_passed(self, today: Date) -> bool {
        self.end() < today
    }

    /// Days from its end to `today`; negative when it is still to come.
    pub fn age_in_days(self, today: Date) -> i32 {
        self.end()
            .until(today)
            .map_or(i32::MIN, |span| span.get_days())
    }
}

impl DateSpan {
    /// The year it begins in.
    pub fn year(self) -> i16 {
        match self {
            Self::Day(date) => date.year(),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Part(year, _)
            | Self::Year(year) => year,
        }
    }

    /// First and last day.
    fn months(self) -> (Date, Date) {
        let (first, count) = match self {
            Self::Day(date) => return (date, date),
            Self::Month(_, month) => (month, 1),
            Self::Quarter(_, quarter) => (quarter * 3 - 2, 3),
            Self::Half(_, half) => (half * 6 - 5, 6),
            Self::Season(_, season) => (
                match season {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Autumn => 9,
                    Season::Winter => 12,
                },
                3,
            ),
            Self::Part(_, part) => (
                match part {
                    YearPart::Early => 1,
                    YearPart::Mid => 5,
                    YearPart::Late => 9,
                },
                4,
            ),
            Self::Year(_) => (1, 12),
        };
        let year = self.year();
        let last = first + count - 1;
        let (last_year, last_month) = if last > 12 {
            (year + 1, last - 12)
        } else {
            (year, last)
        };
        let start = Date::new(year, first, 1).unwrap_or(Date::MIN);
        let end = Date::new(last_year, last_month, 1).map_or(Date::MAX, |d| d.last_of_month());
        (start, end)
    }
}

fn parse_span(text: &str) -> Option<DateSpan> {
    if let Some((word, year)) = text.split_once(' ') {
        let year = parse_year(year.trim())?;
        return Some(match word {
            "spring" => DateSpan::Season(year, Season::Spring),
            "summer" => DateSpan::Season(year, Season::Summer),
            "autumn" | "fall" => DateSpan::Season(year, Season::Autumn),
            "winter" => DateSpan::Season(year, Season::Winter),
            "early" => DateSpan::Part(year, YearPart::Early),
            "mid" => DateSpan::Part(year, YearPart::Mid),
            "late" => DateSpan::Part(year, YearPart::Late),
            _ => return None,
        });
    }
    let mut parts = text.split('-');
    let year = parse_year(parts.next()?)?;
    let Some(second) = parts.next() else {
        return Some(DateSpan::Year(year));
    };
    let third = parts.next();
    if parts.next().is_some() {
        return None;
    }
    if let Some(third) = third {
        let day = Date::new(year, two_digits(second)?, two_digits(third)?).ok()?;
        return Some(DateSpan::Day(day));
    }
    match second.as_bytes() {
        [b'q', digit @ b'1'..=b'4'] => Some(DateSpan::Quarter(year, (digit - b'0').cast_signed())),
        [b'h', digit @ b'1'..=b'2'] => Some(DateSpan::Half(year, (digit - b'0').cast_signed())),
        _ => two_digits(second)
            .filter(|m| (1..=12).contains(m))
            .map(|m| DateSpan::Month(year, m)),
    }
}

fn parse_year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|year| digits && (1970..2200).contains(year))
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// The form that [`PartialDate::parse`] reads back; not for readers, whose
/// language decides.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not_before {
            f.write_str("not before ")?;
        }
        match self.span {
            DateSpan::Day(date) => write!(f, "{date}"),
            DateSpan::Month(year, month) => write!(f, "{year}-{month:02}"),
            DateSpan::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            DateSpan::Half(year, half) => write!(f, "{year}-H{half}"),
            DateSpan::Season(year, season) => {
                let word = match season {
                    Season::Spring => "spring",
                    Season::Summer => "summer",
                    Season::Autumn => "autumn",
                    Season::Winter => "winter",
                };
                write!(f, "{word} {year}")
            }
            DateSpan::Part(year, part) => {
                let word = match part {
                    YearPart::Early => "early",
                    YearPart::Mid => "mid",
                    YearPart::Late => "late",
                };
                write!(f, "{word} {year}")
            }
            DateSpan::Year(year) => write!(f, "{year}"),
        }
    }
}
