//! What a question rests on: a measure against a threshold, and the entries behind it. Whether it is
//! asked follows from the very numbers that are shown, so the two cannot differ.

use super::{case::Case, code::Code};
use crate::event::Audience;
use kernel::{Bi, Lang, Role, Side, lang::bi};
use rules::Key;
use rust_decimal::Decimal;

choice! {
    /// Where in the life of a contract a question belongs.
    Life {
        Buying "buying" ("采购", "Buying");
        SetUp "set-up" ("签约与启动", "Setting up");
        Delivery "delivery" ("服务", "Delivery");
        Money "money" ("付款", "Money");
        Evaluation "evaluation" ("评估", "Evaluation");
        Ending "ending" ("期满", "Ending");
    }
}

/// Who is asked. A question never says that the side asked did wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The department that buys.
    Purchaser,
    /// The subdistrict or town.
    Host,
    /// The organisation that delivers.
    Provider,
    /// The third-party evaluator.
    Evaluator,
    /// Nobody: it is shown as support.
    Nobody,
}

impl Asked {
    /// The side of the contract.
    pub const fn side(self) -> Option<Side> {
        match self {
            Asked::Purchaser => Some(Side::Purchaser),
            Asked::Host => Some(Side::Host),
            Asked::Provider => Some(Side::Provider),
            Asked::Evaluator => Some(Side::Evaluator),
            Asked::Nobody => None,
        }
    }
}

/// In what the measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of the whole, in percent.
    Percent,
    /// Things or times.
    Times,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Points of a score.
    Points,
}

impl Unit {
    const fn name(self) -> Bi {
        match self {
            Unit::Percent => bi("%", " %"),
            Unit::Times => bi("", ""),
            Unit::Days => bi(" 天", " days"),
            Unit::Hours => bi(" 小时", " hours"),
            Unit::Points => bi(" 分", " points"),
        }
    }
}

/// On which side of the threshold a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Above it.
    Over,
    /// From it upwards.
    From,
    /// Below it.
    Under,
}

/// The threshold and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The number.
    pub value: Decimal,
    /// In what it is counted.
    pub unit: Unit,
    /// On which side of it a question is asked.
    pub sense: Sense,
    /// The parameter of the rule pack it was read from; none where a single case is enough.
    pub key: Option<Key>,
}

impl Limit {
    /// A single case is enough for a question.
    pub const ANY: Limit = Limit {
        value: Decimal::ZERO,
        unit: Unit::Times,
        sense: Sense::Over,
        key: None,
    };
}

/// A measure: so many of so many, against a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is counted.
    pub what: Bi,
    /// How many (numerator).
    pub count: Decimal,
    /// Of how many (denominator), where there is a whole.
    pub of: Option<Decimal>,
    /// The threshold.
    pub limit: Limit,
}

impl Measure {
    /// Some of a whole.
    pub fn share(
        what: Bi,
        count: impl Into<Decimal>,
        of: impl Into<Decimal>,
        limit: Limit,
    ) -> Measure {
        Measure {
            what,
            count: count.into(),
            of: Some(of.into()),
            limit,
        }
    }

    /// A number that is no part of a whole.
    pub fn plain(what: Bi, count: impl Into<Decimal>, limit: Limit) -> Measure {
        Measure {
            what,
            count: count.into(),
            of: None,
            limit,
        }
    }

    /// What is held against the threshold: the share in percent, or the number itself; nothing for
    /// a share of nothing.
    pub fn value(&self) -> Option<Decimal> {
        match (self.limit.unit, self.of) {
            (Unit::Percent, Some(of)) => (self.count * Decimal::ONE_HUNDRED).checked_div(of),
            (Unit::Percent, None) | (Unit::Times | Unit::Days | Unit::Hours | Unit::Points, _) => {
                Some(self.count)
            }
        }
    }

    /// Whether the question is asked.
    pub fn crosses(&self) -> bool {
        self.value().is_some_and(|value| match self.limit.sense {
            Sense::Over => value > self.limit.value,
            Sense::From => value >= self.limit.value,
            Sense::Under => value < self.limit.value,
        })
    }

    /// `14 of 18 = 77.8 %`.
    pub fn figures(&self, lang: Lang) -> String {
        let unit = self.limit.unit.name().get(lang);
        let plain = |number: Decimal| number.round_dp(1).normalize().to_string();
        let count = plain(self.count);
        match (self.limit.unit, self.of) {
            (Unit::Percent, Some(of)) => {
                let share = self.value().map_or_else(|| "—".to_owned(), plain);
                bi(
                    "{of} 中的 {count}，即 {share}{unit}",
                    "{count} of {of} = {share}{unit}",
                )
                .fill(
                    lang,
                    &[
                        ("count", &count),
                        ("of", &plain(of)),
                        ("share", &share),
                        ("unit", unit),
                    ],
                )
            }
            (_, Some(of)) => bi("{of} 中的 {count}{unit}", "{count} of {of}{unit}").fill(
                lang,
                &[("count", &count), ("of", &plain(of)), ("unit", unit)],
            ),
            (_, None) => format!("{count}{unit}"),
        }
    }

    /// `asked above 20 %`.
    pub fn threshold(&self, lang: Lang) -> String {
        let limit = self.limit.value.normalize().to_string();
        let unit = self.limit.unit.name().get(lang);
        let text = match self.limit.sense {
            Sense::Over => bi("超过 {limit}{unit} 即询问", "asked above {limit}{unit}"),
            Sense::From => bi("达到 {limit}{unit} 即询问", "asked from {limit}{unit}"),
            Sense::Under => bi("低于 {limit}{unit} 即询问", "asked below {limit}{unit}"),
        };
        text.fill(lang, &[("limit", &limit), ("unit", unit)])
    }
}

/// What the record says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It is asked.
    Fires {
        /// The measure.
        measure: Measure,
        /// The versions of the entries behind it, oldest first.
        evidence: Vec<u32>,
    },
    /// The record shows nothing to ask.
    Clear {
        /// The measure.
        measure: Measure,
    },
    /// The record does not hold what it would take.
    NotComputable {
        /// The datum that is missing.
        missing: Bi,
        /// Who could supply it.
        from: Role,
    },
}

impl Finding {
    /// The question follows from the measure.
    pub fn of(measure: Measure, evidence: impl FnOnce() -> Vec<u32>) -> Finding {
        if measure.crosses() {
            let mut evidence = evidence();
            evidence.sort_unstable();
            evidence.dedup();
            Finding::Fires { measure, evidence }
        } else {
            Finding::Clear { measure }
        }
    }

    /// A datum is missing.
    pub const fn lacks(from: Role, zh: &'static str, en: &'static str) -> Finding {
        Finding::NotComputable {
            missing: bi(zh, en),
            from,
        }
    }

    /// The first of several that asks; else the first that is clear; else the first.
    pub fn either(self, other: Finding) -> Finding {
        match (&self, &other) {
            (Finding::Fires { .. }, _) => self,
            (_, Finding::Fires { .. }) => other,
            (Finding::NotComputable { .. }, Finding::Clear { .. }) => other,
            (Finding::Clear { .. } | Finding::NotComputable { .. }, _) => self,
        }
    }

    /// Whether it is asked.
    pub const fn fires(&self) -> bool {
        matches!(self, Finding::Fires { .. })
    }

    /// The measure, where there is one.
    pub const fn measure(&self) -> Option<&Measure> {
        match self {
            Finding::Fires { measure, .. } | Finding::Clear { measure } => Some(measure),
            Finding::NotComputable { .. } => None,
        }
    }

    /// The entries behind it.
    pub fn evidence(&self) -> &[u32] {
        match self {
            Finding::Fires { evidence, .. } => evidence,
            Finding::Clear { .. } | Finding::NotComputable { .. } => &[],
        }
    }

    /// The stable code of its state.
    pub const fn code(&self) -> &'static str {
        match self {
            Finding::Fires { .. } => "asked",
            Finding::Clear { .. } => "clear",
            Finding::NotComputable { .. } => "not-computable",
        }
    }
}

/// A question and how the record answers whether to ask it.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// Its code.
    pub code: Code,
    /// Where in the life of a contract it belongs.
    pub life: Life,
    /// Who is asked.
    pub asked: Asked,
    /// Who may read it: no more than may read the events it is computed from.
    pub audience: Audience,
    /// The question, with places for `{count}`, `{of}` and `{limit}`.
    pub question: Bi,
    /// What would answer it.
    pub settles: Bi,
    /// How it is computed.
    pub find: fn(&Case<'_>) -> Finding,
}

impl Sign {
    /// The question with the numbers of a measure.
    pub fn ask(&self, measure: &Measure, lang: Lang) -> String {
        let plain = |number: Decimal| number.round_dp(1).normalize().to_string();
        let of = measure.of.map_or_else(String::new, plain);
        self.question.fill(
            lang,
            &[
                ("count", &plain(measure.count)),
                ("of", &of),
                ("limit", &plain(measure.limit.value)),
            ],
        )
    }
}
