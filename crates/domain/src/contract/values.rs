//! Values that events of this module carry and how they are said.

use super::choices::UserLoss;
use crate::{
    process::{Terms, Unit, UnitId},
    say::Say,
};
use kernel::{Bi, Date, FreeText, Lang, Money, lang::bi};
use rules::PackId;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The full terms at one time. Kept apart from [`Terms`] so that it can be said in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FullTerms(pub Box<Terms>);

impl Say for FullTerms {
    fn say(&self, lang: Lang) -> String {
        let text = bi("{value}，{start} 至 {end}", "{value}, {start} to {end}");
        text.fill(
            lang,
            &[
                ("value", &self.0.value.to_string()),
                ("start", &self.0.start.to_string()),
                ("end", &self.0.end.to_string()),
            ],
        )
    }
}

/// The rule pack in force on the day of signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InForce(pub PackId);

impl Say for InForce {
    fn say(&self, _: Lang) -> String {
        self.0.to_string()
    }
}

/// One measure of the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What was measured.
    pub name: FreeText,
    /// The value found.
    pub value: Decimal,
    /// Its unit or scale.
    pub unit: FreeText,
}

impl Say for Measure {
    fn say(&self, _: Lang) -> String {
        let (name, unit) = (self.name.as_str(), self.unit.as_str());
        format!("{name} {} {unit}", self.value)
    }
}

/// A quantity that moves up, down, or not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift<T> {
    /// It stays.
    #[default]
    Same,
    /// It grows by this.
    More(T),
    /// It shrinks by this.
    Less(T),
}

impl<T: Say> Shift<T> {
    fn said(&self, what: Bi, lang: Lang) -> Option<String> {
        let (sign, amount) = match self {
            Shift::Same => return None,
            Shift::More(amount) => ("+", amount.say(lang)),
            Shift::Less(amount) => ("−", amount.say(lang)),
        };
        Some(format!("{} {sign}{amount}", what.get(lang)))
    }
}

/// The new quantity of a service unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewQuantity {
    /// The unit.
    pub unit: UnitId,
    /// How many over the term from now on.
    pub quantity: u32,
}

/// Service units as they stand after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitsNow(pub Vec<Unit>);

impl Say for UnitsNow {
    fn say(&self, lang: Lang) -> String {
        let units: Vec<String> = self
            .0
            .iter()
            .map(|unit| format!("{} {}", unit.name.as_str(), unit.quantity))
            .collect();
        units.say(lang)
    }
}

/// What a change would alter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impact {
    /// The price.
    pub money: Shift<Money>,
    /// The service hours.
    pub hours: Shift<u32>,
    /// New quantities of service units.
    pub units: Vec<NewQuantity>,
    /// A new last day.
    pub end: Option<Date>,
    /// A new size of the flex pool, in hours.
    pub flex_hours: Option<u32>,
    /// Whether users lose a service.
    pub users: UserLoss,
    /// From when; never in the past.
    pub effective: Date,
}

impl Say for Impact {
    fn say(&self, lang: Lang) -> String {
        let units = self
            .units
            .iter()
            .map(|one| Some(format!("{} → {}", one.unit, one.quantity)));
        let end = self
            .end
            .map(|date| bi("截止日 {d}", "end {d}").fill(lang, &[("d", &date.to_string())]));
        let flex = self.flex_hours.map(|hours| {
            bi("弹性工时 {h}", "flex hours {h}").fill(lang, &[("h", &hours.to_string())])
        });
        let loss = (self.users == UserLoss::Loses)
            .then(|| bi("有服务对象失去服务", "users lose a service"));
        let from = bi("自 {d} 起", "from {d}").fill(lang, &[("d", &self.effective.to_string())]);
        let parts: Vec<String> = [
            self.money.said(bi("金额", "price"), lang),
            self.hours.said(bi("工时", "hours"), lang),
        ]
        .into_iter()
        .chain(units)
        .chain([
            end,
            flex,
            loss.map(|one| one.get(lang).to_owned()),
            Some(from),
        ])
        .flatten()
        .collect();
        parts.say(lang)
    }
}

/// The terms a change leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTerms {
    /// The price.
    pub value: Money,
    /// The last day.
    pub end: Date,
    /// The service hours.
    pub service_hours: u32,
    /// The flex pool.
    pub flex_hours: u32,
    /// The service units.
    pub units: Vec<Unit>,
}
