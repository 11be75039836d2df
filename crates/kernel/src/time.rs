//! Instants and civil dates. A deadline is an instant; people see the civil date of their zone.

pub use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::{civil::DateTime, tz::TimeZone};
use std::sync::LazyLock;

/// Where the days of a purchase begin and end. The rules of summer time come with the program, so
/// that the same instant has the same day on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// Mainland China: UTC+8 all year.
    #[default]
    China,
    /// The United Kingdom: Greenwich time, in summer an hour ahead.
    London,
    /// New York State: five hours behind UTC, in summer four.
    NewYork,
}

static LONDON: LazyLock<TimeZone> = LazyLock::new(|| named("Europe/London"));
static NEW_YORK: LazyLock<TimeZone> = LazyLock::new(|| named("America/New_York"));

/// A zone of the data built into the program; a test proves that the names are in it.
fn named(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

impl Zone {
    fn rules(self) -> TimeZone {
        match self {
            Zone::China => china(),
            Zone::London => LONDON.clone(),
            Zone::NewYork => NEW_YORK.clone(),
        }
    }

    /// The local date and time at `instant`.
    pub fn local(self, instant: Timestamp) -> DateTime {
        self.rules().to_datetime(instant)
    }

    /// The local date at `instant`.
    pub fn civil_date(self, instant: Timestamp) -> Date {
        self.local(instant).date()
    }

    /// The instant of a local date and time. A time that summer time skips is the one an hour on;
    /// of a time that comes twice it is the first, so that a deadline never moves back.
    pub fn instant(self, local: DateTime) -> Option<Timestamp> {
        self.rules().to_timestamp(local).ok()
    }

    /// The local date and time as people read it: `2025-03-01 09:30`.
    pub fn say(self, instant: Timestamp) -> String {
        self.local(instant).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

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

    fn instant(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_of_london_begins_an_hour_earlier_in_summer() {
        let zone = Zone::London;
        // Winter: midnight is midnight UTC.
        assert_eq!(
            zone.civil_date(instant("2025-01-10T23:59:59Z")),
            date(2025, 1, 10)
        );
        assert_eq!(
            zone.civil_date(instant("2025-01-11T00:00:00Z")),
            date(2025, 1, 11)
        );
        // Summer, from 30 March 2025, 01:00 UTC: midnight is 23:00 UTC of the day before.
        assert_eq!(
            zone.civil_date(instant("2025-07-10T22:59:59Z")),
            date(2025, 7, 10)
        );
        assert_eq!(
            zone.civil_date(instant("2025-07-10T23:00:00Z")),
            date(2025, 7, 11)
        );
        // The night of the change back, 26 October 2025.
        assert_eq!(
            zone.civil_date(instant("2025-10-25T23:00:00Z")),
            date(2025, 10, 26)
        );
        assert_eq!(
            zone.civil_date(instant("2025-10-26T23:30:00Z")),
            date(2025, 10, 26)
        );
        assert_eq!(
            zone.civil_date(instant("2025-10-27T00:00:00Z")),
            date(2025, 10, 27)
        );
    }

    #[test]
    fn a_day_of_new_york_ends_at_four_or_five_hours_utc() {
        let zone = Zone::NewYork;
        assert_eq!(
            zone.civil_date(instant("2025-01-11T04:59:59Z")),
            date(2025, 1, 10)
        );
        assert_eq!(
            zone.civil_date(instant("2025-01-11T05:00:00Z")),
            date(2025, 1, 11)
        );
        assert_eq!(
            zone.civil_date(instant("2025-07-11T03:59:59Z")),
            date(2025, 7, 10)
        );
        assert_eq!(
            zone.civil_date(instant("2025-07-11T04:00:00Z")),
            date(2025, 7, 11)
        );
    }

    #[test]
    fn a_skipped_time_moves_on_and_a_doubled_time_is_the_first() {
        let local = |text: &str| text.parse::<DateTime>().unwrap();
        let at = |zone: Zone, text| zone.instant(local(text)).unwrap().to_string();
        // 9 March 2025 has no 02:30 in New York: 03:30 EDT is meant.
        assert_eq!(
            at(Zone::NewYork, "2025-03-09T02:30:00"),
            "2025-03-09T07:30:00Z"
        );
        // 2 November 2025 has 01:30 twice: 01:30 EDT is meant.
        assert_eq!(
            at(Zone::NewYork, "2025-11-02T01:30:00"),
            "2025-11-02T05:30:00Z"
        );
        // 30 March 2025 has no 01:30 in London: 02:30 BST is meant.
        assert_eq!(
            at(Zone::London, "2025-03-30T01:30:00"),
            "2025-03-30T01:30:00Z"
        );
        assert_eq!(
            at(Zone::China, "2025-03-30T01:30:00"),
            "2025-03-29T17:30:00Z"
        );
        assert_eq!(
            Zone::London.say(instant("2025-07-10T11:00:00Z")),
            "2025-07-10 12:00"
        );
    }

    #[test]
    fn days_between_counts_both_ways() {
        assert_eq!(days_between(date(2024, 2, 28), date(2024, 3, 1)), 2);
        assert_eq!(days_between(date(2024, 3, 1), date(2024, 2, 28)), -2);
        assert_eq!(plus_days(date(2024, 2, 28), 2), date(2024, 3, 1));
    }
}
