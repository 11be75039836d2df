//! The form of a pack file.

use crate::{Flag, Outcome, Strength, Value, Wording};
use kernel::{Currency, Date, Money, Percent};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A pack file. Parameters, guards and years stay unread at first, so that a mistake in one of
/// them is reported with its name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) jurisdiction: String,
    pub(crate) name: Wording,
    pub(crate) valid_from: Date,
    pub(crate) valid_to: Option<Date>,
    pub(crate) supersedes: Option<String>,
    /// The jurisdiction this one lies over, in the version in force on the day of an event.
    pub(crate) extends: Option<String>,
    /// The source of every parameter and guard that names none of its own.
    pub(crate) source: Option<Wording>,
    #[serde(default)]
    pub(crate) citations: Vec<Wording>,
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub(crate) guards: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub(crate) roles: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub(crate) calendar: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawParameter {
    pub(crate) value: RawValue,
    pub(crate) source: Option<Wording>,
    pub(crate) strength: Strength,
    pub(crate) verified_on: Option<Date>,
    pub(crate) note: Option<Wording>,
}

/// Decimals are written as text, because a TOML float is a binary fraction.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawValue {
    Count(u32),
    Percent(String),
    Rate(String),
    Money { amount: String, currency: Currency },
    Days(u32),
    DaysExceptHolidays(u32),
    WorkingDays(u32),
    Hours(u32),
    Months(u32),
    Years(u32),
    Flag(Flag),
    List(Vec<String>),
    Map(BTreeMap<String, String>),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGuard {
    pub(crate) outcome: Outcome,
    pub(crate) source: Option<Wording>,
    pub(crate) strength: Strength,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawUsual {
    /// The kind of body.
    pub(crate) body: Wording,
    pub(crate) source: Option<Wording>,
    pub(crate) strength: Strength,
    pub(crate) verified_on: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawYear {
    pub(crate) source: Wording,
    pub(crate) festivals: Vec<RawFestival>,
    pub(crate) make_up_days: Vec<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFestival {
    pub(crate) name: Wording,
    pub(crate) first: Date,
    pub(crate) last: Date,
    /// The total the notice states, as a check on the dates.
    pub(crate) days: u32,
}

impl RawValue {
    /// The value, unless a number in it cannot be.
    pub(crate) fn read(self) -> Option<Value> {
        let decimal = |text: String| Decimal::from_str_exact(&text).ok();
        Some(match self {
            RawValue::Count(n) => Value::Count(n),
            RawValue::Percent(text) => Value::Percent(Percent::new(decimal(text)?)?),
            RawValue::Rate(text) => Value::Rate(decimal(text)?),
            RawValue::Money { amount, currency } => {
                Value::Money(Money::new(decimal(amount)?, currency).ok()?)
            }
            RawValue::Days(n) => Value::Days(n),
            RawValue::DaysExceptHolidays(n) => Value::DaysExceptHolidays(n),
            RawValue::WorkingDays(n) => Value::WorkingDays(n),
            RawValue::Hours(n) => Value::Hours(n),
            RawValue::Months(n) => Value::Months(n),
            RawValue::Years(n) => Value::Years(n),
            RawValue::Flag(flag) => Value::Flag(flag),
            RawValue::List(codes) => Value::List(codes),
            RawValue::Map(numbers) => {
                let read = |(name, text)| decimal(text).map(|number| (name, number));
                Value::Map(numbers.into_iter().map(read).collect::<Option<_>>()?)
            }
            RawValue::Text(code) => Value::Text(code),
        })
    }
}
