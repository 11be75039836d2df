//! What follows an evaluation: improvement by whoever fell short, and acceptance.

use crate::{
    assessment::{
        choices::{CureOutcome, EvaluatedSide, EvaluationId, ImprovementId, UserOpinion, Verdict},
        facts::Measure,
    },
    input::Organisation,
    say::Say,
};
use kernel::{Date, FreeText, Lang, Money, PersonId, lang::bi};
use serde::{Deserialize, Serialize};

/// What set an improvement off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// The result of an evaluation.
    Evaluation(EvaluationId),
    /// A refused acceptance.
    Acceptance,
}

/// An improvement that one side owes.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvement {
    /// Its id.
    pub id: ImprovementId,
    /// The side.
    pub side: EvaluatedSide,
    /// Its organisation.
    pub organisation: Organisation,
    /// What set it off.
    pub trigger: Trigger,
    /// How far it is.
    pub phase: CurePhase,
}

/// How far an improvement is.
#[derive(Clone, Debug, PartialEq)]
pub enum CurePhase {
    /// A plan is owed.
    Required,
    /// The plan is set and carried out.
    Planned {
        /// The steps.
        measures: Vec<Measure>,
        /// The last day of the cure.
        until: Date,
    },
    /// Done, says the side.
    Reported {
        /// When.
        on: Date,
    },
    /// Checked by others.
    Closed {
        /// With what outcome.
        outcome: CureOutcome,
        /// When.
        on: Date,
    },
    /// No longer called for after an appeal.
    Lifted,
}

impl Improvement {
    /// Whether it is still to be closed.
    pub const fn is_open(&self) -> bool {
        match self.phase {
            CurePhase::Required | CurePhase::Planned { .. } | CurePhase::Reported { .. } => true,
            CurePhase::Closed { .. } | CurePhase::Lifted => false,
        }
    }
}

/// A request for acceptance and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptance {
    /// When it was requested.
    pub requested: Date,
    /// How many users were invited.
    pub users_invited: u32,
    /// What users and committees said.
    pub opinions: Vec<Opinion>,
    /// The decision.
    pub decision: AcceptanceDecision,
}

/// What somebody who was served, or who lives there, thinks at acceptance.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Who.
    pub by: Option<PersonId>,
    /// What.
    pub opinion: UserOpinion,
    /// In which words.
    pub text: Option<FreeText>,
}

/// How acceptance was decided.
#[derive(Clone, Debug, PartialEq)]
pub enum AcceptanceDecision {
    /// Not yet.
    Pending,
    /// By the purchaser.
    Decided {
        /// How.
        verdict: Verdict,
        /// The deduction named for the defects.
        deduction: Option<Money>,
        /// By whom.
        by: Option<PersonId>,
        /// When.
        on: Date,
    },
    /// By silence.
    Deemed {
        /// When.
        on: Date,
    },
}

impl Say for Trigger {
    fn say(&self, lang: Lang) -> String {
        match self {
            Trigger::Evaluation(id) => id.to_string(),
            Trigger::Acceptance => bi("验收", "acceptance").get(lang).to_owned(),
        }
    }
}
