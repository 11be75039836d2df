//! What a parameter can hold.

use kernel::{Bi, Lang, Money, Percent, lang::bi};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The value of a parameter, with its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number of things or persons.
    Count(u32),
    /// A share of a hundred.
    Percent(Percent),
    /// A bare factor, such as interest per day.
    Rate(Decimal),
    /// An amount.
    Money(Money),
    /// Calendar days.
    Days(u32),
    /// Calendar days, weekends counted, of which the public holidays of the pack's calendar are
    /// left out: New York counts the days to pay so (State Finance Law § 179-f).
    DaysExceptHolidays(u32),
    /// Working days of the pack's calendar.
    WorkingDays(u32),
    /// Hours.
    Hours(u32),
    /// Calendar months.
    Months(u32),
    /// Calendar years.
    Years(u32),
    /// Yes or no.
    Flag(Flag),
    /// Codes, in order.
    List(Vec<String>),
    /// Numbers by name.
    Map(BTreeMap<String, Decimal>),
    /// A code, such as the name of a formula.
    Text(String),
}

/// An answer of the rules to a yes-or-no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

/// The sort of value a key asks for. Periods are one sort, because one jurisdiction counts in
/// working days what another counts in calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// [`Value::Count`].
    Count,
    /// [`Value::Percent`].
    Percent,
    /// [`Value::Rate`].
    Rate,
    /// [`Value::Money`].
    Money,
    /// [`Value::Days`], [`Value::DaysExceptHolidays`], [`Value::WorkingDays`], [`Value::Months`] or
    /// [`Value::Years`].
    Period,
    /// [`Value::Hours`].
    Hours,
    /// [`Value::Flag`].
    Flag,
    /// [`Value::List`].
    List,
    /// [`Value::Map`].
    Map,
    /// [`Value::Text`].
    Text,
}

impl Value {
    /// The sort of this value.
    pub const fn kind(&self) -> Kind {
        match self {
            Value::Count(_) => Kind::Count,
            Value::Percent(_) => Kind::Percent,
            Value::Rate(_) => Kind::Rate,
            Value::Money(_) => Kind::Money,
            Value::Days(_)
            | Value::DaysExceptHolidays(_)
            | Value::WorkingDays(_)
            | Value::Months(_)
            | Value::Years(_) => Kind::Period,
            Value::Hours(_) => Kind::Hours,
            Value::Flag(_) => Kind::Flag,
            Value::List(_) => Kind::List,
            Value::Map(_) => Kind::Map,
            Value::Text(_) => Kind::Text,
        }
    }

    /// The value as a person reads it, with its unit.
    pub fn show(&self, lang: Lang) -> String {
        let counted = |n: u32, one: Bi, many: Bi| {
            (if n == 1 { one } else { many }).fill(lang, &[("n", &n.to_string())])
        };
        match self {
            Value::Count(n) => n.to_string(),
            Value::Percent(share) => share.to_string(),
            Value::Rate(rate) => rate.normalize().to_string(),
            Value::Money(amount) => amount.to_string(),
            Value::Days(n) => counted(*n, bi("{n}日", "{n} day"), bi("{n}日", "{n} days")),
            Value::DaysExceptHolidays(n) => counted(
                *n,
                bi(
                    "{n}日（法定节假日不计）",
                    "{n} day, legal holidays not counted",
                ),
                bi(
                    "{n}日（法定节假日不计）",
                    "{n} days, legal holidays not counted",
                ),
            ),
            Value::WorkingDays(n) => counted(
                *n,
                bi("{n}个工作日", "{n} working day"),
                bi("{n}个工作日", "{n} working days"),
            ),
            Value::Hours(n) => counted(*n, bi("{n}小时", "{n} hour"), bi("{n}小时", "{n} hours")),
            Value::Months(n) => {
                counted(*n, bi("{n}个月", "{n} month"), bi("{n}个月", "{n} months"))
            }
            Value::Years(n) => counted(*n, bi("{n}年", "{n} year"), bi("{n}年", "{n} years")),
            Value::Flag(Flag::Yes) => bi("是", "yes").get(lang).to_owned(),
            Value::Flag(Flag::No) => bi("否", "no").get(lang).to_owned(),
            Value::List(codes) if codes.is_empty() => bi("无", "none").get(lang).to_owned(),
            Value::Map(numbers) if numbers.is_empty() => bi("无", "none").get(lang).to_owned(),
            Value::List(codes) => codes.join(bi("、", ", ").get(lang)),
            Value::Map(numbers) => {
                let pairs = numbers
                    .iter()
                    .map(|(name, n)| format!("{name} {}", n.normalize()));
                pairs.collect::<Vec<_>>().join(bi("、", ", ").get(lang))
            }
            Value::Text(code) => code.clone(),
        }
    }
}

impl Kind {
    /// The name of the sort.
    pub const fn label(self) -> Bi {
        match self {
            Kind::Count => bi("个数", "a count"),
            Kind::Percent => bi("百分比", "a percentage"),
            Kind::Rate => bi("系数", "a rate"),
            Kind::Money => bi("金额", "an amount of money"),
            Kind::Period => bi("期间", "a period"),
            Kind::Hours => bi("小时数", "a number of hours"),
            Kind::Flag => bi("是或否", "yes or no"),
            Kind::List => bi("列表", "a list"),
            Kind::Map => bi("数值表", "a table of numbers"),
            Kind::Text => bi("代码", "a code"),
        }
    }
}
