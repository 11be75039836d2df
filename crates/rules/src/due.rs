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
        let base = match self.flag(Key::TimeStartDayCounts)? {
            Flag::No => from,
            Flag::Yes => moved(from, Span::new().days(1), Way::Backwards)?,
        };
        let reached = self.bare_end(key, base, Way::Forwards)?;
        steps.push(Step::Reached { date: reached });
        let due = match self.flag(Key::TimeRollLastDay)? {
            Flag::Yes => self.calendar().roll_forward(reached)?,
            Flag::No => reached,
        };
        if due != reached {
            steps.push(Step::Moved {
                from: reached,
                to: due,
            });
        }
        self.explain_calendar(key, base, due, &mut steps)?;
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
        let bare = self.bare_end(key, end, Way::Backwards)?;
        let reached = match self.flag(Key::TimeStartDayCounts)? {
            Flag::No => bare,
            Flag::Yes => moved(bare, Span::new().days(1), Way::Forwards)?,
        };
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

    /// The end of the period before it is moved off a day that is not worked.
    fn bare_end(&self, key: Key, base: Date, way: Way) -> Result<Date, RuleError> {
        let span = match &self.parameter(key).value {
            Value::WorkingDays(n) => {
                return Ok(match way {
                    Way::Forwards => self.calendar().add_working_days(base, *n)?,
                    Way::Backwards => self.calendar().sub_working_days(base, *n)?,
                });
            }
            Value::Days(n) => Span::new().try_days(*n),
            Value::Months(n) => Span::new().try_months(*n),
            Value::Years(n) => Span::new().try_years(*n),
            other => {
                let found = other.kind();
                return Err(RuleError::WrongKind {
                    key,
                    expected: Kind::Period,
                    found,
                });
            }
        };
        moved(base, span.map_err(|_| beyond(way))?, way)
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
        let counts_working_days = matches!(self.parameter(key).value, Value::WorkingDays(_));
        if counts_working_days {
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
        if counts_working_days || was_moved {
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
