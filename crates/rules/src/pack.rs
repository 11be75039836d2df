//! A pack as it applies: every key has a value, with what it overlays already merged in.

use crate::{Flag, Key, Kind, Parameter, RuleError, Strength, Value, Wording, key::Table};
use kernel::{Date, Money, Percent, Role, WorkCalendar};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// The name of one version of a pack, such as `cn-national@2025.1`; of a pack that extends another
/// with the version below it, such as `cn-gd-gz@2019.1+cn-national@2026.1`, because only both
/// together say what was applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackId(String);

impl PackId {
    /// An id from its text.
    pub fn new(id: impl Into<String>) -> PackId {
        PackId(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PackId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a guard does when what it watches for is not so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Say so and go on.
    Warn,
    /// Go on with a reason, which is published.
    Reason,
    /// Stop.
    Block,
}

/// A guard's outcome and its ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// What it does.
    pub outcome: Outcome,
    /// The instrument and article it rests on, or the platform's own rule.
    pub source: Wording,
    /// How binding the ground is.
    pub strength: Strength,
    /// The pack, or layer of platform defaults, that sets it.
    pub origin: PackId,
}

/// The body that usually has a role in a jurisdiction. Roles are given contract by contract; this
/// is what a new purchase proposes, because places differ in who buys and who supervises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// The kind of body, such as a subdistrict office.
    pub body: Wording,
    /// The instrument or observation it rests on.
    pub source: Wording,
    /// How binding it is.
    pub strength: Strength,
    /// The day the text of the source was read; none for defaults.
    pub verified_on: Option<Date>,
    /// The pack that says so.
    pub origin: PackId,
}

/// The value in force for a key and what it covers, lowest first.
#[derive(Clone, Debug)]
pub(crate) struct Layers {
    pub(crate) top: Parameter,
    pub(crate) below: Vec<Parameter>,
}

/// One version of the rules of a jurisdiction, complete.
#[derive(Clone, Debug)]
pub struct Pack {
    pub(crate) id: PackId,
    pub(crate) version: String,
    pub(crate) jurisdiction: String,
    pub(crate) extends: Option<String>,
    pub(crate) name: Wording,
    pub(crate) valid_from: Date,
    pub(crate) valid_to: Option<Date>,
    pub(crate) supersedes: Option<PackId>,
    pub(crate) parameters: Box<Table<Layers>>,
    pub(crate) guards: BTreeMap<String, Guard>,
    pub(crate) roles: BTreeMap<Role, Usual>,
    pub(crate) calendar: WorkCalendar,
    pub(crate) calendar_sources: BTreeMap<i16, Wording>,
    pub(crate) citations: Vec<Wording>,
}

impl Pack {
    /// Its id.
    pub fn id(&self) -> &PackId {
        &self.id
    }

    /// Its version within its line, such as `2025.1`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The jurisdiction it speaks for, such as `cn-national`.
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// The jurisdiction it lies over, such as `cn-national` for a city.
    pub fn extends(&self) -> Option<&str> {
        self.extends.as_deref()
    }

    /// Its name.
    pub fn name(&self) -> &Wording {
        &self.name
    }

    /// The first day it is in force.
    pub fn valid_from(&self) -> Date {
        self.valid_from
    }

    /// The first day it is no longer in force, if that is settled.
    pub fn valid_to(&self) -> Option<Date> {
        self.valid_to
    }

    /// The version it takes the place of.
    pub fn supersedes(&self) -> Option<&PackId> {
        self.supersedes.as_ref()
    }

    /// The instruments it draws on, its predecessors' first.
    pub fn citations(&self) -> &[Wording] {
        &self.citations
    }

    /// The working days it counts by.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// The notice that fixes the working days of `year`.
    pub fn calendar_source(&self, year: i16) -> Option<&Wording> {
        self.calendar_sources.get(&year)
    }

    /// Whether it is in force on `date`.
    pub fn is_in_force(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|end| date < end)
    }

    /// A parameter. Every key has one: a pack that lacks one does not load.
    pub fn parameter(&self, key: Key) -> &Parameter {
        &self.parameters.get(key).top
    }

    /// Every layer that sets a parameter, the one in force last: platform, national, city.
    pub fn layers(&self, key: Key) -> impl Iterator<Item = &Parameter> {
        let layers = self.parameters.get(key);
        layers.below.iter().chain([&layers.top])
    }

    /// The body that usually has `role` here, where the rules know one.
    pub fn usual(&self, role: Role) -> Option<&Usual> {
        self.roles.get(&role)
    }

    /// All roles whose usual body is known.
    pub fn usuals(&self) -> impl Iterator<Item = (Role, &Usual)> {
        self.roles.iter().map(|(role, usual)| (*role, usual))
    }

    /// The outcome of the guard with this code; none when the rules know no such guard.
    pub fn guard_outcome(&self, code: &str) -> Option<Outcome> {
        self.guards.get(code).map(|guard| guard.outcome)
    }

    /// The guard with this code and its ground.
    pub fn guard(&self, code: &str) -> Option<&Guard> {
        self.guards.get(code)
    }

    /// All guards by code.
    pub fn guards(&self) -> impl Iterator<Item = (&str, &Guard)> {
        self.guards
            .iter()
            .map(|(code, guard)| (code.as_str(), guard))
    }
}

/// Reads one sort of value.
macro_rules! readers {
    ($($(#[$doc:meta])* $name:ident -> $out:ty, $kind:ident, $variant:ident($bound:ident) => $result:expr;)+) => {
        impl Pack {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// [`RuleError::WrongKind`] when the parameter is of another sort.
                pub fn $name(&self, key: Key) -> Result<$out, RuleError> {
                    match &self.parameter(key).value {
                        Value::$variant($bound) => Ok($result),
                        other => Err(RuleError::WrongKind {
                            key,
                            expected: Kind::$kind,
                            found: other.kind(),
                        }),
                    }
                }
            )+
        }
    };
}

readers! {
    /// A number of things or persons.
    count -> u32, Count, Count(n) => *n;
    /// A share of a hundred.
    percent -> Percent, Percent, Percent(share) => *share;
    /// A bare factor.
    rate -> Decimal, Rate, Rate(rate) => *rate;
    /// An amount.
    money -> Money, Money, Money(amount) => *amount;
    /// A period in calendar days; a period in another unit is refused.
    days -> u32, Period, Days(n) => *n;
    /// A period in working days; a period in another unit is refused.
    working_days -> u32, Period, WorkingDays(n) => *n;
    /// A period in months; a period in another unit is refused.
    months -> u32, Period, Months(n) => *n;
    /// A period in years; a period in another unit is refused.
    years -> u32, Period, Years(n) => *n;
    /// A number of hours.
    hours -> u32, Hours, Hours(n) => *n;
    /// A yes or a no.
    flag -> Flag, Flag, Flag(flag) => *flag;
    /// Codes, in order.
    list -> &[String], List, List(codes) => codes;
    /// Numbers by name.
    map -> &BTreeMap<String, Decimal>, Map, Map(numbers) => numbers;
    /// A code.
    text -> &str, Text, Text(code) => code;
}
