//! Working-day calendars.
//!
//! Which days are worked in China is decided once a year by a notice of the State Council, which
//! names the public holidays and the weekend days worked in exchange (调休). A year without its
//! notice cannot be computed, so every question about such a year is refused rather than guessed.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Working days of the years that are known. A public holiday wins over a weekday, a make-up
/// workday over a weekend.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, YearTable>")]
pub struct WorkCalendar {
    years: BTreeMap<i16, YearTable>,
}

/// The days of one year that differ from the plain week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTable {
    /// Public holidays and days off exchanged for make-up workdays, on any day of the week.
    #[serde(default)]
    pub holidays: BTreeSet<Date>,
    /// Make-up workdays 调休上班: Saturdays and Sundays that are worked.
    #[serde(default)]
    pub make_up_days: BTreeSet<Date>,
}

/// What kind of day a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// Monday to Friday and no holiday.
    Weekday,
    /// A Saturday or Sunday worked in exchange for a day off.
    MakeUp,
    /// A Saturday or Sunday that is not worked.
    Weekend,
    /// A public holiday, or a day off next to one.
    Holiday,
}

impl DayKind {
    /// Whether offices work on such a day.
    pub const fn is_worked(self) -> bool {
        matches!(self, DayKind::Weekday | DayKind::MakeUp)
    }
}

/// Why a calendar gives no answer, or is not a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// No table for this year: its working days have not been published or not been entered.
    #[error("the working days of {0} are not known")]
    UnknownYear(i16),
    /// A heading that is not a year.
    #[error("“{0}” is not a year")]
    NotAYear(String),
    /// A day listed under another year.
    #[error("{date} is listed under {year}")]
    OtherYear {
        /// The year of the table.
        year: i16,
        /// The day found in it.
        date: Date,
    },
    /// A make-up workday that falls on Monday to Friday.
    #[error("the make-up workday {0} is not on a weekend")]
    MakeUpOnWeekday(Date),
    /// A day that is both off and worked.
    #[error("{0} is both a holiday and a make-up workday")]
    Contradiction(Date),
}

impl WorkCalendar {
    /// A calendar of `years`.
    ///
    /// # Errors
    /// A day listed under another year, a make-up workday that is not a Saturday or Sunday, or a
    /// day that is both off and worked.
    pub fn new(years: BTreeMap<i16, YearTable>) -> Result<WorkCalendar, CalendarError> {
        for (&year, table) in &years {
            let mut days = table.holidays.iter().chain(&table.make_up_days);
            if let Some(&date) = days.find(|date| date.year() != year) {
                return Err(CalendarError::OtherYear { year, date });
            }
            if let Some(&date) = table.make_up_days.iter().find(|date| !is_weekend(**date)) {
                return Err(CalendarError::MakeUpOnWeekday(date));
            }
            if let Some(&date) = table.make_up_days.intersection(&table.holidays).next() {
                return Err(CalendarError::Contradiction(date));
            }
        }
        Ok(WorkCalendar { years })
    }

    /// The years that can be computed, earliest first.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.keys().copied()
    }

    /// What kind of day `date` is.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`].
    pub fn kind(&self, date: Date) -> Result<DayKind, CalendarError> {
        let year = date.year();
        let table = self
            .years
            .get(&year)
            .ok_or(CalendarError::UnknownYear(year))?;
        Ok(match (table.holidays.contains(&date), is_weekend(date)) {
            (true, _) => DayKind::Holiday,
            (false, true) if table.make_up_days.contains(&date) => DayKind::MakeUp,
            (false, true) => DayKind::Weekend,
            (false, false) => DayKind::Weekday,
        })
    }

    /// Whether offices work on `date`.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`].
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarError> {
        self.kind(date).map(DayKind::is_worked)
    }

    /// The `n`th working day after `from`; the first day is not counted (MOF Order 94 art. 42).
    /// No days after `from` is `from` itself, worked or not.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`] when the count reaches a year that is not known.
    pub fn add_working_days(&self, from: Date, n: u32) -> Result<Date, CalendarError> {
        let mut day = from;
        let mut left = n;
        while left > 0 {
            day = next(day)?;
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The latest working day that leaves at least `n` working days up to and including `until`.
    /// It is the mirror of [`WorkCalendar::add_working_days`] and, unlike it, always a working day.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`] when the count reaches a year that is not known.
    pub fn sub_working_days(&self, until: Date, n: u32) -> Result<Date, CalendarError> {
        let mut day = self.roll_back(until)?;
        for _ in 0..n {
            day = self.roll_back(previous(day)?)?;
        }
        Ok(day)
    }

    /// `date`, or the first working day after it when it is not worked (MOF Order 94 art. 42).
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`].
    pub fn roll_forward(&self, date: Date) -> Result<Date, CalendarError> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = next(day)?;
        }
        Ok(day)
    }

    /// `date`, or the last working day before it when it is not worked. Used where a period is
    /// counted backwards: moving forwards would shorten the notice it protects.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`].
    pub fn roll_back(&self, date: Date) -> Result<Date, CalendarError> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = previous(day)?;
        }
        Ok(day)
    }

    /// Working days after `from` up to and including `to`; none when `to` is not later.
    ///
    /// # Errors
    /// [`CalendarError::UnknownYear`].
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<u32, CalendarError> {
        let mut day = from;
        let mut count = 0;
        while day < to {
            day = next(day)?;
            if self.is_working_day(day)? {
                count += 1;
            }
        }
        Ok(count)
    }
}

impl TryFrom<BTreeMap<String, YearTable>> for WorkCalendar {
    type Error = CalendarError;

    /// Reads tables headed by their year as text, as data files have it.
    fn try_from(tables: BTreeMap<String, YearTable>) -> Result<WorkCalendar, CalendarError> {
        let mut years = BTreeMap::new();
        for (heading, table) in tables {
            let year = heading
                .parse()
                .map_err(|_| CalendarError::NotAYear(heading))?;
            years.insert(year, table);
        }
        WorkCalendar::new(years)
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Past the last date there is lies a year that is as unknown as any other.
fn next(date: Date) -> Result<Date, CalendarError> {
    date.tomorrow()
        .map_err(|_| CalendarError::UnknownYear(date.year().saturating_add(1)))
}

fn previous(date: Date) -> Result<Date, CalendarError> {
    date.yesterday()
        .map_err(|_| CalendarError::UnknownYear(date.year().saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

    /// Autumn 2026 as in 国办发明电〔2025〕7号, with plain years around it.
    fn calendar() -> WorkCalendar {
        serde_json::from_str(
            r#"{
                "2025": {}, "2027": {},
                "2026": {
                    "holidays": ["2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01",
                        "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06",
                        "2026-10-07"],
                    "make_up_days": ["2026-09-20", "2026-10-10"]
                }
            }"#,
        )
        .unwrap()
    }

    fn table(holidays: &[Date], make_up_days: &[Date]) -> YearTable {
        YearTable {
            holidays: holidays.iter().copied().collect(),
            make_up_days: make_up_days.iter().copied().collect(),
        }
    }

    #[test]
    fn objection_across_two_festivals() {
        // domain.md §5i vector 4: counted are 28, 29, 30 Sep, 8, 9 Oct, Sat 10 Oct, Mon 12 Oct.
        let due = calendar().add_working_days(date(2026, 9, 24), 7).unwrap();
        assert_eq!(due, date(2026, 10, 12));
    }

    #[test]
    fn each_kind_of_day() {
        let kind = |month, day| calendar().kind(date(2026, month, day)).unwrap();
        assert_eq!(kind(9, 24), DayKind::Weekday);
        assert_eq!(kind(9, 20), DayKind::MakeUp);
        assert_eq!(kind(9, 19), DayKind::Weekend);
        assert_eq!(kind(9, 26), DayKind::Holiday);
        assert_eq!(kind(10, 1), DayKind::Holiday);
    }

    #[test]
    fn unknown_years_are_refused_wherever_they_are_met() {
        let calendar = calendar();
        let unknown = |year| Err(CalendarError::UnknownYear(year));
        assert_eq!(
            calendar.is_working_day(date(2028, 1, 3)),
            Err(CalendarError::UnknownYear(2028))
        );
        assert_eq!(
            calendar.add_working_days(date(2027, 12, 31), 1),
            unknown(2028)
        );
        assert_eq!(
            calendar.sub_working_days(date(2025, 1, 1), 1),
            unknown(2024)
        );
        assert_eq!(calendar.roll_back(date(2024, 12, 31)), unknown(2024));
        assert_eq!(
            calendar.working_days_between(date(2027, 12, 1), date(2028, 1, 1)),
            Err(CalendarError::UnknownYear(2028))
        );
        let last = WorkCalendar::new(BTreeMap::from([(9999, YearTable::default())])).unwrap();
        assert_eq!(last.add_working_days(Date::MAX, 1), unknown(10000));
    }

    #[test]
    fn backwards_counting_keeps_the_notice_whole() {
        let calendar = calendar();
        // Until a Sunday, one working day must fit: Friday 16 Oct, so notice is given on Thursday.
        assert_eq!(
            calendar.sub_working_days(date(2026, 10, 19), 1),
            Ok(date(2026, 10, 16))
        );
        assert_eq!(
            calendar.sub_working_days(date(2026, 10, 18), 1),
            Ok(date(2026, 10, 15))
        );
    }

    #[test]
    fn tables_that_contradict_themselves_are_refused() {
        let check = |table, expect| {
            let got = WorkCalendar::new(BTreeMap::from([(2026, table)]));
            assert_eq!(got, Err(expect));
        };
        let (saturday, monday) = (date(2026, 10, 10), date(2026, 10, 12));
        check(
            table(&[], &[monday]),
            CalendarError::MakeUpOnWeekday(monday),
        );
        check(
            table(&[saturday], &[saturday]),
            CalendarError::Contradiction(saturday),
        );
        let other = date(2025, 10, 1);
        check(
            table(&[other], &[]),
            CalendarError::OtherYear {
                year: 2026,
                date: other,
            },
        );
        assert!(serde_json::from_str::<WorkCalendar>(r#"{"next": {}}"#).is_err());
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0..365i64).prop_map(|offset| date(2026, 1, 1) + jiff::Span::new().days(offset))
    }

    proptest! {
        #[test]
        fn counting_and_adding_agree(from in any_day(), n in 0u32..120) {
            let calendar = calendar();
            let to = calendar.add_working_days(from, n).unwrap();
            prop_assert_eq!(calendar.working_days_between(from, to), Ok(n));
            prop_assert!(n == 0 || calendar.is_working_day(to).unwrap());
        }

        #[test]
        fn the_day_before_is_the_latest_that_fits(until in any_day(), n in 0u32..120) {
            let calendar = calendar();
            let from = calendar.sub_working_days(until, n).unwrap();
            prop_assert!(calendar.add_working_days(from, n).unwrap() <= until);
            let later = calendar.roll_forward(from.tomorrow().unwrap()).unwrap();
            prop_assert!(calendar.add_working_days(later, n).unwrap() > until);
        }

        #[test]
        fn rolling_stops_at_the_first_working_day(day in any_day()) {
            let calendar = calendar();
            let (back, forward) = (calendar.roll_back(day).unwrap(), calendar.roll_forward(day).unwrap());
            prop_assert!(back <= day && day <= forward);
            prop_assert_eq!(calendar.roll_forward(forward), Ok(forward));
            prop_assert_eq!(calendar.roll_back(back), Ok(back));
            prop_assert!(calendar.working_days_between(back, forward).unwrap() <= 1);
        }

        #[test]
        fn adding_is_monotone(a in any_day(), b in any_day(), n in 0u32..120) {
            let calendar = calendar();
            let (early, late) = (a.min(b), a.max(b));
            let (first, second) =
                (calendar.add_working_days(early, n), calendar.add_working_days(late, n));
            prop_assert!(first.unwrap() <= second.unwrap());
        }
    }
}
