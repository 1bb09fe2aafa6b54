//! The wall clock: the only place that reads it. Used by shells and `app`.

use jiff::civil::Date;

/// Milliseconds since 1970.
pub fn now_ms() -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the wall clock"
    )]
    let now = jiff::Timestamp::now();
    now.as_millisecond()
}

/// Today's date in Coordinated Universal Time, so that a card reads alike everywhere.
pub fn today() -> Date {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the wall clock"
    )]
    let now = jiff::Timestamp::now();
    now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}
