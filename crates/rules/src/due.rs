//! Counting deadlines, with every step on the table.

use crate::{Flag, Key, Kind, Pack, PackId, RuleError, Strength, Value, Wording};
use jiff::Span;
use kernel::{Date, calendar::DayKind};
use serde::{Deserialize, Serialize};

/// A deadline and how it came about. It can be kept in the record beside the decision it fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The last day (counting forwards), or the latest first day (counting backwards).
    pub due: Date,
    /// The rule that gives the period.
    pub key: Key,
    /// The pack that was applied.
    pub pack: PackId,
    /// The day counted from.
    pub from: Date,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The rule that gives the period.
    Rule {
        /// The period.
        period: Value,
        /// Where it is written.
        source: Wording,
        /// How binding it is.
        strength: Strength,
        /// The layer that sets it.
        origin: PackId,
    },
    /// Whether the day counted from is itself counted.
    FirstDay {
        /// Yes when it is day one.
        counted: Flag,
    },
    /// Where the bare period leads.
    Reached {
        /// That day.
        date: Date,
    },
    /// Days of the calendar that changed a count of working days.
    Calendar {
        /// Public holidays that were skipped.
        holidays: Vec<Date>,
        /// Weekend days that were counted because they are worked.
        make_up_days: Vec<Date>,
    },
    /// The end was moved off a day that is not worked.
    Moved {
        /// The day it fell on.
        from: Date,
        /// The working day it was moved to.
        to: Date,
    },
    /// The notice that fixes the working days of a year the count used.
    Notice {
        /// The year.
        year: i16,
        /// The notice.
        source: Wording,
    },
}

/// Which way a period runs.
#[derive(Clone, Copy)]
enum Way {
    Forwards,
    Backwards,
}

/// What a period counts.
#[derive(Clone, Copy)]
enum Length {
    /// Nothing: there is no such period.
    Nothing,
    Days(u32),
    DaysExceptHolidays(u32),
    WorkingDays(u32),
    Months(Span),
}

impl Pack {
    /// The last day of the period of `key` that starts on `from`.
    ///
    /// The first day is not counted unless the pack says so (`time.start-day-counts`), and a last
    /// day that is not worked moves to the next working day where the pack says so
    /// (`time.roll-if-last-day-holiday`): in China MOF Order 94 art. 42. A month ends on the same
    /// day of a later month, or on that month's last day (Civil Code art. 202).
    ///
    /// # Errors
    /// [`RuleError::WrongKind`] when `key` is not a period, [`RuleError::UnknownCalendarYear`]
    /// when the count reaches a year whose working days are not known.
    pub fn due(&self, key: Key, from: Date) -> Result<Derivation, RuleError> {
        let mut steps = self.opening(key)?;
        let counted = self.flag(Key::TimeStartDayCounts)?;
        let length = self.length(key)?;
        let reached = self.end(length, from, counted)?;
        steps.push(Step::Reached { date: reached });
        let due = match (self.flag(Key::TimeRollLastDay)?, length) {
            (Flag::No, _) | (Flag::Yes, Length::Nothing) => reached,
            (Flag::Yes, _) => self.calendar().roll_forward(reached)?,
        };
        if due != reached {
            steps.push(Step::Moved {
                from: reached,
                to: due,
            });
        }
        let before = match counted {
            Flag::No => from,
            Flag::Yes => moved(from, Span::new().days(1), Way::Backwards)?,
        };
        self.explain_calendar(key, before, due, &mut steps)?;
        Ok(Derivation {
            due,
            key,
            pack: self.id().clone(),
            from,
            steps,
        })
    }

    /// The latest day on which something must happen so that the whole period of `key` still fits
    /// before `until` (notice periods).
    ///
    /// Days that are not worked move it earlier, never later, so that a notice is not shortened:
    /// `due(key, due_before(key, until)) <= until` always holds.
    ///
    /// # Errors
    /// As for [`Pack::due`].
    pub fn due_before(&self, key: Key, until: Date) -> Result<Derivation, RuleError> {
        let mut steps = self.opening(key)?;
        let rolls = self.flag(Key::TimeRollLastDay)?;
        let end = match rolls {
            Flag::Yes => self.calendar().roll_back(until)?,
            Flag::No => until,
        };
        if end != until {
            steps.push(Step::Moved {
                from: until,
                to: end,
            });
        }
        let counted = self.flag(Key::TimeStartDayCounts)?;
        let length = self.length(key)?;
        let reached = self.start(length, end, counted)?;
        steps.push(Step::Reached { date: reached });
        let due = match rolls {
            Flag::Yes => self.calendar().roll_back(reached)?,
            Flag::No => reached,
        };
        if due != reached {
            steps.push(Step::Moved {
                from: reached,
                to: due,
            });
        }
        self.explain_calendar(key, due, until, &mut steps)?;
        Ok(Derivation {
            due,
            key,
            pack: self.id().clone(),
            from: until,
            steps,
        })
    }

    fn opening(&self, key: Key) -> Result<Vec<Step>, RuleError> {
        let parameter = self.parameter(key);
        let rule = Step::Rule {
            period: parameter.value.clone(),
            source: parameter.source.clone(),
            strength: parameter.strength,
            origin: parameter.origin.clone(),
        };
        Ok(vec![
            rule,
            Step::FirstDay {
                counted: self.flag(Key::TimeStartDayCounts)?,
            },
        ])
    }

    /// What the period of `key` counts.
    fn length(&self, key: Key) -> Result<Length, RuleError> {
        let span = |n: u32, months: u32| {
            let months = i64::from(n).checked_mul(i64::from(months));
            let span = months.and_then(|months| Span::new().try_months(months).ok());
            span.ok_or_else(|| beyond(Way::Forwards))
        };
        Ok(match &self.parameter(key).value {
            Value::Days(0)
            | Value::DaysExceptHolidays(0)
            | Value::WorkingDays(0)
            | Value::Months(0)
            | Value::Years(0) => Length::Nothing,
            Value::Days(n) => Length::Days(*n),
            Value::DaysExceptHolidays(n) => Length::DaysExceptHolidays(*n),
            Value::WorkingDays(n) => Length::WorkingDays(*n),
            Value::Months(n) => Length::Months(span(*n, 1)?),
            Value::Years(n) => Length::Months(span(*n, 12)?),
            other => {
                let found = other.kind();
                return Err(RuleError::WrongKind {
                    key,
                    expected: Kind::Period,
                    found,
                });
            }
        })
    }

    /// The last day of a period that starts on `from`, before it is moved off a day that is not
    /// worked. A month that begins with its first day ends before the same day of the next.
    fn end(&self, length: Length, from: Date, counted: Flag) -> Result<Date, RuleError> {
        let before = || match counted {
            Flag::No => Ok(from),
            Flag::Yes => moved(from, Span::new().days(1), Way::Backwards),
        };
        match length {
            Length::Nothing => Ok(from),
            Length::Days(n) => moved(before()?, days(n)?, Way::Forwards),
            Length::WorkingDays(n) => Ok(self.calendar().add_working_days(before()?, n)?),
            Length::DaysExceptHolidays(n) => self.count_days(before()?, n, Way::Forwards),
            Length::Months(span) => {
                let same_day = moved(from, span, Way::Forwards)?;
                match counted {
                    Flag::Yes if same_day.day() == from.day() => {
                        moved(same_day, Span::new().days(1), Way::Backwards)
                    }
                    Flag::Yes | Flag::No => Ok(same_day),
                }
            }
        }
    }

    /// The latest day on which a period can start that must end by `until`.
    fn start(&self, length: Length, until: Date, counted: Flag) -> Result<Date, RuleError> {
        let after = |day: Date| match counted {
            Flag::No => Ok(day),
            Flag::Yes => moved(day, Span::new().days(1), Way::Forwards),
        };
        match length {
            Length::Nothing => Ok(until),
            Length::Days(n) => after(moved(until, days(n)?, Way::Backwards)?),
            Length::WorkingDays(n) => Ok(match counted {
                Flag::No => self.calendar().sub_working_days(until, n)?,
                Flag::Yes => self
                    .calendar()
                    .sub_working_days(until, n.saturating_sub(1))?,
            }),
            Length::DaysExceptHolidays(n) => after(self.count_days(until, n, Way::Backwards)?),
            Length::Months(span) => moved(after(until)?, span, Way::Backwards),
        }
    }

    /// The day that lies `n` days from `day`, public holidays not counted: forwards the `n`th day
    /// after it, backwards the day before the `n`th up to and including it.
    fn count_days(&self, day: Date, n: u32, way: Way) -> Result<Date, RuleError> {
        let (mut day, mut left) = (day, n);
        let one = Span::new().days(1);
        while left > 0 {
            let counts = match way {
                Way::Forwards => {
                    day = moved(day, one, way)?;
                    self.is_no_holiday(day)?
                }
                Way::Backwards => {
                    let counts = self.is_no_holiday(day)?;
                    day = moved(day, one, way)?;
                    counts
                }
            };
            left -= u32::from(counts);
        }
        Ok(day)
    }

    fn is_no_holiday(&self, day: Date) -> Result<bool, RuleError> {
        Ok(self.calendar().kind(day)? != DayKind::Holiday)
    }

    /// Names the days of the calendar that mattered between two dates, and the notices they rest
    /// on. A plain count of calendar days that was not moved used no calendar.
    fn explain_calendar(
        &self,
        key: Key,
        first: Date,
        last: Date,
        steps: &mut Vec<Step>,
    ) -> Result<(), RuleError> {
        let uses_calendar = matches!(
            self.parameter(key).value,
            Value::WorkingDays(1..) | Value::DaysExceptHolidays(1..)
        );
        if uses_calendar {
            let (mut holidays, mut make_up_days) = (Vec::new(), Vec::new());
            let mut day = first;
            while day < last {
                day = day.tomorrow().map_err(|_| beyond(Way::Forwards))?;
                match self.calendar().kind(day)? {
                    DayKind::Holiday => holidays.push(day),
                    DayKind::MakeUp => make_up_days.push(day),
                    DayKind::Weekday | DayKind::Weekend => {}
                }
            }
            if !(holidays.is_empty() && make_up_days.is_empty()) {
                steps.push(Step::Calendar {
                    holidays,
                    make_up_days,
                });
            }
        }
        let was_moved = steps.iter().any(|step| matches!(step, Step::Moved { .. }));
        if uses_calendar || was_moved {
            for (&year, source) in self.calendar_sources.range(first.year()..=last.year()) {
                steps.push(Step::Notice {
                    year,
                    source: source.clone(),
                });
            }
        }
        Ok(())
    }
}

fn days(n: u32) -> Result<Span, RuleError> {
    Span::new().try_days(n).map_err(|_| beyond(Way::Forwards))
}

fn moved(date: Date, span: Span, way: Way) -> Result<Date, RuleError> {
    match way {
        Way::Forwards => date.checked_add(span),
        Way::Backwards => date.checked_sub(span),
    }
    .map_err(|_| beyond(way))
}

/// Past the first or last date there is lies a year no calendar can know.
fn beyond(way: Way) -> RuleError {
    let year = match way {
        Way::Forwards => Date::MAX.year().saturating_add(1),
        Way::Backwards => Date::MIN.year().saturating_sub(1),
    };
    RuleError::UnknownCalendarYear { year }
}
