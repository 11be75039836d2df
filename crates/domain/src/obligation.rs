//! Obligations: what a party owes another, by when, proved how. One type for purchaser, host,
//! provider and evaluator; equality is testable because the duties of all sides have one shape.

use crate::{context::Envelope, process::ContractId, refusal::Refusal};
use kernel::{Bi, Date, FreeText, OrganisationId, Role};
use rules::{Derivation, Key, RuleError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A kind of obligation.
#[derive(Debug, PartialEq, Eq)]
pub struct Duty {
    /// Stable code.
    pub code: &'static str,
    /// What is owed.
    pub what: Bi,
    /// Who owes it.
    pub debtor: Role,
    /// To whom.
    pub creditor: Role,
    /// What proves it done.
    pub proof: Bi,
    /// What follows when it is not done in time.
    pub breach: Bi,
    /// Code of the duty of the other side that answers it; empty when none does.
    pub mirror: &'static str,
}

/// A reference to a [`Duty`], stored as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyRef(pub &'static Duty);

impl Serialize for DutyRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code)
    }
}
impl<'de> Deserialize<'de> for DutyRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DutyRef, D::Error> {
        let code = String::deserialize(deserializer)?;
        crate::registry::duty(&code)
            .map(DutyRef)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown duty `{code}`")))
    }
}
impl crate::say::Say for DutyRef {
    fn say(&self, lang: kernel::Lang) -> String {
        self.0.what.get(lang).to_owned()
    }
}

/// The last day of an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// Computed or agreed.
    On {
        /// The last day.
        date: Date,
        /// The rule parameter it was computed from; `None` when agreed in the contract.
        rule: Option<String>,
        /// The pack version the parameter was taken from.
        pack: Option<String>,
        /// The day the period started from.
        from: Option<Date>,
    },
    /// It cannot be computed because the working-day calendar of `year` is not known yet.
    Unknown {
        /// The rule parameter.
        rule: String,
        /// The day the period starts from.
        from: Date,
        /// The missing calendar year.
        year: i16,
    },
}

impl Due {
    /// A day agreed by the parties.
    pub fn agreed(date: Date) -> Due {
        Due::On {
            date,
            rule: None,
            pack: None,
            from: None,
        }
    }

    /// The outcome of a computation.
    ///
    /// # Errors
    /// `rules-missing` when the parameter is not a period.
    pub fn of(
        derived: Result<Derivation, RuleError>,
        key: Key,
        from: Date,
    ) -> Result<Due, Refusal> {
        match derived {
            Ok(found) => Ok(Due::On {
                date: found.due,
                rule: Some(key.code().to_owned()),
                pack: Some(found.pack.to_string()),
                from: Some(from),
            }),
            Err(RuleError::UnknownCalendarYear { year }) => Ok(Due::Unknown {
                rule: key.code().to_owned(),
                from,
                year,
            }),
            Err(_) => Err(crate::core::RULES_MISSING.with("day", from)),
        }
    }

    /// The last day, if known.
    pub fn date(&self) -> Option<Date> {
        match self {
            Due::On { date, .. } => Some(*date),
            Due::Unknown { .. } => None,
        }
    }
}
impl crate::say::Say for Due {
    fn say(&self, lang: kernel::Lang) -> String {
        match (self, lang) {
            (Due::On { date, .. }, _) => date.to_string(),
            (Due::Unknown { year, .. }, kernel::Lang::Zh) => format!("待 {year} 年日历公布后计算"),
            (Due::Unknown { year, .. }, kernel::Lang::En) => {
                format!("to be computed when the calendar of {year} is published")
            }
        }
    }
}

local_id!(
    /// An obligation of the purchase.
    ObligationId "O"
);

/// How an obligation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObligationState {
    /// Not done yet.
    Open,
    /// Done.
    Met {
        /// On this day.
        on: Date,
    },
    /// Given up by the creditor.
    Waived {
        /// Why.
        reason: FreeText,
    },
    /// Not owed because the other side caused the delay (blame graph).
    Excused {
        /// The obligation of the other side that was not kept.
        cause: Option<ObligationId>,
        /// Why.
        reason: FreeText,
    },
    /// No longer owed because what it was for fell away.
    Lapsed,
}

/// What one party owes another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// Its id.
    pub id: ObligationId,
    /// Its kind.
    pub duty: DutyRef,
    /// The contract it belongs to, if one.
    pub contract: Option<ContractId>,
    /// The object it is about, for instance `T3`; empty for the whole.
    pub subject: String,
    /// The organisation that owes it, where it is known.
    pub debtor: Option<OrganisationId>,
    /// When it arose.
    pub arose: Date,
    /// Its last day.
    pub due: Due,
    /// Whether the clock has recorded that the last day passed.
    pub missed: Option<Date>,
    /// How it stands.
    pub state: ObligationState,
}

impl Obligation {
    /// Whether it is still owed.
    pub fn is_open(&self) -> bool {
        self.state == ObligationState::Open
    }

    /// Days past the last day on `today`; `None` when not overdue.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        let due = self.due.date()?;
        let end = match &self.state {
            ObligationState::Open => today,
            ObligationState::Met { on } => *on,
            ObligationState::Waived { .. }
            | ObligationState::Excused { .. }
            | ObligationState::Lapsed => return None,
        };
        let late = kernel::time::days_between(due, end);
        (late > 0).then_some(late)
    }

    pub(crate) fn settle(&mut self, envelope: &Envelope) {
        if self.is_open() {
            self.state = ObligationState::Met {
                on: envelope.occurred_on(),
            };
        }
    }
}
