//! A calendar month, and the quarter it lies in.

use crate::{
    input::{Fault, Input, Kind, Known, Line, NOT_MONTH, fault},
    say::Say,
};
use kernel::{Date, Lang};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{fmt, str::FromStr};

/// A calendar month, kept as its first day and written `2025-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(Date);

/// A calendar quarter, written `2025 Q2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    number: i8,
}

impl Month {
    /// The month a day lies in.
    pub fn of(day: Date) -> Month {
        Month(day.first_of_month())
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.0.last_of_month()
    }

    /// The quarter it lies in.
    pub fn quarter(self) -> Quarter {
        Quarter::of(self.0)
    }
}

impl Quarter {
    /// The quarter a day lies in.
    pub fn of(day: Date) -> Quarter {
        Quarter {
            year: day.year(),
            number: (day.month() - 1) / 3 + 1,
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Q{}", self.year, self.number)
    }
}
impl FromStr for Month {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Month, &'static str> {
        let wrong = "not a month";
        let (year, month) = text.split_once('-').ok_or(wrong)?;
        let year: i16 = year.parse().map_err(|_| wrong)?;
        let month: i8 = month.parse().map_err(|_| wrong)?;
        if !(1990..=2200).contains(&year) {
            return Err(wrong);
        }
        Date::new(year, month, 1).map(Month).map_err(|_| wrong)
    }
}
impl TryFrom<String> for Month {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Month, &'static str> {
        text.parse()
    }
}
impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}
impl Say for Month {
    fn say(&self, _: Lang) -> String {
        self.to_string()
    }
}
impl Input for Month {
    const KIND: Kind = Kind::Line;
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let Line(text) = Line::read(value, field, known)?;
        text.as_str()
            .parse()
            .map_err(|_| vec![fault(field, NOT_MONTH)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_and_its_quarter() {
        let month: Month = "2024-02".parse().unwrap();
        assert_eq!(month.to_string(), "2024-02");
        assert_eq!((month.first().day(), month.last().day()), (1, 29));
        assert_eq!(month.quarter().to_string(), "2024 Q1");
        assert_eq!(
            Quarter::of("2025-12-31".parse().unwrap()).to_string(),
            "2025 Q4"
        );
        for text in ["2025", "2025-13", "2025-00", "1-1", "April"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
