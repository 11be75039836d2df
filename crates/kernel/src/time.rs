//! Instants and civil dates. A deadline is an instant; people see the civil date of their zone.

pub use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The zone of mainland China (UTC+8, no daylight saving since 1991), the default of the program.
pub fn china() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(8))
}

/// The civil date at `instant` in mainland China.
pub fn civil_date(instant: Timestamp) -> Date {
    china().to_datetime(instant).date()
}

/// The instant a civil date begins in mainland China.
///
/// # Errors
/// Dates at the very edge of the supported range have no instant.
pub fn start_of(date: Date) -> Result<Timestamp, jiff::Error> {
    china().to_timestamp(date.to_datetime(jiff::civil::Time::midnight()))
}

/// Days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// `date` moved by `days`, held at the edge of the supported range.
pub fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days.clamp(-1_000_000, 1_000_000)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_begins_at_sixteen_hours_utc() {
        let instant: Timestamp = "2025-03-01T16:00:00Z".parse().unwrap();
        assert_eq!(civil_date(instant), date(2025, 3, 2));
        assert_eq!(start_of(date(2025, 3, 2)).unwrap(), instant);
    }

    #[test]
    fn days_between_counts_both_ways() {
        assert_eq!(days_between(date(2024, 2, 28), date(2024, 3, 1)), 2);
        assert_eq!(days_between(date(2024, 3, 1), date(2024, 2, 28)), -2);
        assert_eq!(plus_days(date(2024, 2, 28), 2), date(2024, 3, 1));
    }
}
