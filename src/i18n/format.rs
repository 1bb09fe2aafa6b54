//! How numbers, dates, quantities and values read.
//!
//! Numbers, days, months and lists go through icu; everything that has words
//! in it comes from the words files. It may use `domain` and [`Words`]. It
//! never escapes and never decides what is shown: callers join the parts.
//!
//! English is formatted as `en-001`, the English of the whole world: "30 Jun
//! 2021" is read alike in every market, while "6/30/2021" is not, and the
//! design shows day before month. Spelling is American all the same.

use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use icu_datetime::{DateTimeFormatter, fieldsets, input::Date};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::{Locale, locale};

pub use super::names::{
    choice, device_kind, market, market_in, property, source_kind, stage, stage_as_of, stage_brief,
    stage_kind, status, subject_kind, topic,
};
pub use super::values::{quantity, value};
use super::{Arg, Words};
use crate::domain::{Amount, DateSpan, PartialDate, Season, YearPart};

/// The locale of numbers and dates; see the head of this file.
const FORMATS: Locale = locale!("en-001");

/// The formatters of one language, built once from tables in the binary.
pub(super) struct Formats {
    decimal: DecimalFormatter,
    day: DateTimeFormatter<fieldsets::YMD>,
    month: DateTimeFormatter<fieldsets::YM>,
    and: ListFormatter,
    or: ListFormatter,
}

impl Formats {
    #[expect(
        clippy::expect_used,
        reason = "the tables are compiled in and the locale is a constant: every test runs this"
    )]
    pub(super) fn new() -> Self {
        let list = ListFormatterOptions::default();
        Self {
            decimal: decimal_formatter().expect("numbers"),
            day: DateTimeFormatter::try_new((&FORMATS).into(), fieldsets::YMD::medium())
                .expect("days"),
            month: DateTimeFormatter::try_new((&FORMATS).into(), fieldsets::YM::medium())
                .expect("months"),
            and: ListFormatter::try_new_and((&FORMATS).into(), list).expect("lists with and"),
            or: ListFormatter::try_new_or((&FORMATS).into(), list).expect("lists with or"),
        }
    }
}

impl Formats {
    /// A whole number, its digits grouped.
    pub(super) fn whole(&self, number: i64) -> String {
        self.decimal.format(&Decimal::from(number)).to_string()
    }
}

fn decimal_formatter() -> Option<DecimalFormatter> {
    DecimalFormatter::try_new((&FORMATS).into(), DecimalFormatterOptions::default()).ok()
}

/// For [`grouped`]: a constant that is worked out from tables in the binary.
static GROUPED: LazyLock<Option<DecimalFormatter>> = LazyLock::new(decimal_formatter);

/// What fluent calls to print a number inside a sentence. It takes a plain
/// function, which can bring no formatter of its own.
pub(super) fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal: Decimal = number.as_string().parse().ok()?;
    let formatter = GROUPED.as_ref()?;
    Some(formatter.format(&decimal).to_string())
}

/// An amount without its unit: `6,000`, `6.67`.
pub fn amount(words: &Words, amount: Amount) -> String {
    let mut decimal = Decimal::from(amount.thousandths());
    decimal.multiply_pow10(-3);
    decimal.absolute.trim_end();
    decimal.absolute.trim_start();
    words.formats.decimal.format(&decimal).to_string()
}

/// A number of things: `1,204`.
pub fn count(words: &Words, number: usize) -> String {
    words
        .formats
        .decimal
        .format(&Decimal::from(number))
        .to_string()
}

/// Joins with "and": `Huawei, Honor and Nokia`.
pub fn list_and(words: &Words, items: &[String]) -> String {
    words.formats.and.format_to_string(items.iter())
}

/// Joins with "or": `8, 12 or 16 GB`.
pub fn list_or(words: &Words, items: &[String]) -> String {
    words.formats.or.format_to_string(items.iter())
}

/// A date: `30 Jun 2021`, `Q3 2021`, `early 2027`, `not before 2027`.
pub fn date(words: &Words, date: PartialDate) -> String {
    let text = span(words, date.span);
    if date.not_before {
        words.say_with("date-not-before", &[("date", Arg::Text(&text))])
    } else {
        text
    }
}

/// A date as part of a sentence: `on 30 Jun 2021`, `in Q3 2021`, `in the first
/// half of 2022`, `not before 2027`.
pub fn date_in(words: &Words, when: PartialDate) -> String {
    if when.not_before {
        return date(words, when);
    }
    let text = span(words, when.span);
    let key = match when.span {
        DateSpan::Day(_) => "date-on",
        DateSpan::Half(..) => "date-in-the",
        _ => "date-in",
    };
    words.say_with(key, &[("date", Arg::Text(&text))])
}

fn span(words: &Words, span: DateSpan) -> String {
    let year = span.year();
    let numbered = year.to_string();
    let said = |key: &str| words.say_with(key, &[("year", Arg::Text(&numbered))]);
    match span {
        DateSpan::Day(day) => {
            let date = Date::try_new_iso(
                year.into(),
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            );
            date.map_or_else(
                |_| day.to_string(),
                |date| words.formats.day.format(&date).to_string(),
            )
        }
        DateSpan::Month(_, month) => {
            let first = Date::try_new_iso(year.into(), month.unsigned_abs(), 1);
            first.map_or_else(
                |_| format!("{year}-{month:02}"),
                |date| words.formats.month.format(&date).to_string(),
            )
        }
        DateSpan::Quarter(_, quarter) => {
            let quarter = quarter.to_string();
            words.say_with(
                "date-quarter",
                &[
                    ("quarter", Arg::Text(&quarter)),
                    ("year", Arg::Text(&numbered)),
                ],
            )
        }
        DateSpan::Half(_, half) => said(if half == 1 {
            "date-half-first"
        } else {
            "date-half-second"
        }),
        DateSpan::Season(_, Season::Winter) => {
            let next = format!("{:02}", (year + 1) % 100);
            words.say_with(
                "date-winter",
                &[("year", Arg::Text(&numbered)), ("next", Arg::Text(&next))],
            )
        }
        DateSpan::Season(_, Season::Spring) => said("date-spring"),
        DateSpan::Season(_, Season::Summer) => said("date-summer"),
        DateSpan::Season(_, Season::Autumn) => said("date-autumn"),
        DateSpan::Part(_, YearPart::Early) => said("date-early"),
        DateSpan::Part(_, YearPart::Mid) => said("date-mid"),
        DateSpan::Part(_, YearPart::Late) => said("date-late"),
        DateSpan::Year(_) => numbered,
    }
}
