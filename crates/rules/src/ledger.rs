//! The days of a count, one by one.

use crate::{Derivation, Flag, Key, Pack, RuleError, Value};
use kernel::{Date, calendar::DayKind};

/// A day within a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// The day.
    pub date: Date,
    /// What kind of day it is; none where its year is not known and the count did not need it.
    pub kind: Option<DayKind>,
    /// Its number in the period; none when it is not counted.
    pub number: Option<u32>,
}

impl Pack {
    /// The days of a count in days, oldest first, from the day it starts on to the day it ends on.
    /// A period in months or years has none: it is read off the calendar.
    ///
    /// # Errors
    /// [`RuleError::UnknownCalendarYear`] where the count needs a year that is not known.
    pub fn ledger(&self, derivation: &Derivation) -> Result<Vec<CountedDay>, RuleError> {
        let (first, last) = (
            derivation.from.min(derivation.due),
            derivation.from.max(derivation.due),
        );
        let length = match self.parameter(derivation.key).value {
            Value::Days(n) | Value::DaysExceptHolidays(n) | Value::WorkingDays(n) => n,
            Value::Count(_)
            | Value::Percent(_)
            | Value::Rate(_)
            | Value::Money(_)
            | Value::Hours(_)
            | Value::Months(_)
            | Value::Years(_)
            | Value::Flag(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Text(_) => return Ok(Vec::new()),
        };
        let starts = self.flag(Key::TimeStartDayCounts)?;
        let mut days = Vec::new();
        let mut counted = 0;
        for date in first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
        {
            let kind = self.calendar().kind(date).ok();
            let may = (date != first || starts == Flag::Yes) && counted < length;
            let counts = may && self.counts(derivation.key, date)?;
            counted += u32::from(counts);
            days.push(CountedDay {
                date,
                kind,
                number: counts.then_some(counted),
            });
        }
        Ok(days)
    }

    /// Whether the period of `key` counts a day like this.
    fn counts(&self, key: Key, date: Date) -> Result<bool, RuleError> {
        Ok(match self.parameter(key).value {
            Value::WorkingDays(_) => self.calendar().is_working_day(date)?,
            Value::DaysExceptHolidays(_) => self.calendar().kind(date)? != DayKind::Holiday,
            Value::Days(_)
            | Value::Count(_)
            | Value::Percent(_)
            | Value::Rate(_)
            | Value::Money(_)
            | Value::Hours(_)
            | Value::Months(_)
            | Value::Years(_)
            | Value::Flag(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Text(_) => true,
        })
    }
}
