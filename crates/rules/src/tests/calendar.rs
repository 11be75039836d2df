//! The yearly holiday notices.

use super::china;
use jiff::civil::date;
use kernel::{Date, calendar::DayKind};

/// Days of one kind in a year of the pack's calendar.
fn days(year: i16, kind: DayKind) -> Vec<Date> {
    let pack = china(date(2026, 11, 22));
    date(year, 1, 1)
        .series(jiff::Span::new().days(1))
        .take_while(|day| day.year() == year)
        .filter(|day| pack.calendar().kind(*day).unwrap() == kind)
        .collect()
}

#[test]
fn totals_of_each_year_are_those_of_the_notice() {
    // (year, days off in the notice, make-up days, working days of the year)
    for (year, off, made_up, worked) in [(2024, 28, 8, 251), (2025, 28, 5, 248), (2026, 33, 6, 248)]
    {
        assert_eq!(days(year, DayKind::Holiday).len(), off, "{year}");
        assert_eq!(days(year, DayKind::MakeUp).len(), made_up, "{year}");
        let weekdays = days(year, DayKind::Weekday).len();
        assert_eq!(weekdays + made_up, worked, "{year}");
    }
}

#[test]
fn days_exchanged_balance_with_the_statutory_holidays() {
    // Exchanging moves days and makes none: weekdays off less make-up days are the statutory
    // holidays (11 until 2024, 13 from 2025) that did not fall on a weekend unreplaced.
    for (year, statutory) in [(2024, 11), (2025, 13), (2026, 13)] {
        let weekdays_off = days(year, DayKind::Holiday)
            .into_iter()
            .filter(|day| day.weekday().to_monday_one_offset() <= 5)
            .count();
        assert_eq!(
            weekdays_off - days(year, DayKind::MakeUp).len(),
            statutory,
            "{year}"
        );
    }
}

#[test]
fn the_source_of_each_year_is_its_notice() {
    let pack = china(date(2026, 11, 22));
    for (year, notice) in [
        (2024, "国办发明电〔2023〕7号"),
        (2025, "国办发明电〔2024〕12号"),
        (2026, "国办发明电〔2025〕7号"),
    ] {
        assert_eq!(pack.calendar_source(year).unwrap().zh, notice);
    }
    assert!(pack.calendar_source(2027).is_none());
}
