//! What is measured: matters as coded, and what was owed as it ended. The monitor and the coding
//! make them from a dossier; the engine reads nothing else.

use crate::{
    findings::{CodingAgreement, Quality},
    ids::{ActId, ClauseId, EpisodeId, InstanceId, MatterId, NormId, PartyId, StageId},
    schema::Right,
};
use kernel::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value on the five steps −1, −½, 0, ½, 1, kept in halves.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(with = "f64")]
pub struct Step(i8);

impl Step {
    /// −1.
    pub const MINUS: Step = Step(-2);
    /// −½.
    pub const HALF_MINUS: Step = Step(-1);
    /// 0.
    pub const ZERO: Step = Step(0);
    /// ½.
    pub const HALF: Step = Step(1);
    /// 1.
    pub const PLUS: Step = Step(2);
    /// All five, from the lowest.
    pub const ALL: [Step; 5] = [
        Step::MINUS,
        Step::HALF_MINUS,
        Step::ZERO,
        Step::HALF,
        Step::PLUS,
    ];

    /// The number.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl std::ops::Neg for Step {
    type Output = Step;
    fn neg(self) -> Step {
        Step(-self.0)
    }
}

impl From<Step> for f64 {
    fn from(step: Step) -> f64 {
        step.value()
    }
}

impl TryFrom<f64> for Step {
    type Error = String;
    fn try_from(value: f64) -> Result<Step, String> {
        let found = Step::ALL
            .into_iter()
            .find(|step| (step.value() - value).abs() < 1e-9);
        found.ok_or_else(|| format!("{value} is none of −1, −0.5, 0, 0.5, 1"))
    }
}

/// The class of a matter, for turns (measurement.md §4.4).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Class {
    /// Contract business.
    K,
    /// Unilateral control.
    C,
    /// Resistance without licence.
    R,
    /// Absorption or side-dealing.
    B,
    /// Disclosed support.
    S,
}

impl Class {
    /// All, in the order of the tables.
    pub const ALL: [Class; 5] = [Class::K, Class::C, Class::R, Class::B, Class::S];
}

/// Two parties of a contract: a government office and the organisation, or two offices. `upper` is
/// the one whose control shift counts as positive.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Dyad {
    /// The office (of two offices the district).
    pub upper: PartyId,
    /// The organisation (of two offices the host).
    pub lower: PartyId,
}

/// The place of a matter in the contract.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Place {
    /// It has one.
    Licensed,
    /// It has none; one party put it upon the other.
    Imposed {
        /// Which.
        by: PartyId,
    },
    /// It has none; both did it beside the contract.
    Side,
}

/// A change of what was agreed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It changed nothing.
    None,
    /// Both agreed.
    Consented,
    /// One side changed it alone.
    Imposed,
}

/// Who recorded a matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pens {
    /// The office did.
    pub upper: bool,
    /// The organisation did.
    pub lower: bool,
    /// A trail that neither writes did.
    pub anchor: bool,
}

/// One matter as coded. A disputed matter is there twice under one id, each version at half weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CodedMatter {
    /// Its name.
    pub id: MatterId,
    /// The pair.
    pub dyad: Dyad,
    /// The stage.
    pub stage: StageId,
    /// The day it was opened.
    #[schemars(with = "String")]
    pub opened: Date,
    /// Its acts, in order.
    pub acts: Vec<ActId>,
    /// Corroboration times delay, 0 to 1, before the cap on episodes (measurement.md §4.2).
    pub weight: f64,
    /// The campaign it belongs to.
    pub episode: Option<EpisodeId>,
    /// Hours of work in it.
    pub hours: f64,
    /// Control shift, for matters in which something was decided.
    pub a: Option<Step>,
    /// The right decided on.
    pub right: Option<Right>,
    /// Who exercised that right, where it is known.
    pub decided_by: Vec<PartyId>,
    /// Whether government began it or acted adversely so that it needs an answer.
    pub ini: bool,
    /// Whether the organisation resisted without licence.
    pub res: bool,
    /// Whether it answered through a channel.
    pub voice: bool,
    /// Valence of `upper` toward `lower`; none where protected or unknown.
    pub v_upper: Option<Step>,
    /// Valence of `lower` toward `upper`.
    pub v_lower: Option<Step>,
    /// Absorption or side-dealing; none where that cannot be said.
    pub b: Option<bool>,
    /// Hours off the contract.
    pub off_hours: f64,
    /// Class for turns.
    pub class: Class,
    /// Its place in the contract.
    pub place: Place,
    /// A change of what was agreed.
    pub change: Change,
    /// The unlicensed act it answered, within thirty days.
    pub trigger: Option<MatterId>,
    /// Hours (at least 1) of help given by `upper`.
    pub help_upper: f64,
    /// Hours (at least 1) of help given by `lower`.
    pub help_lower: f64,
    /// Who recorded it.
    pub pens: Pens,
}

/// How something owed ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Ending {
    /// In time.
    Fulfilled,
    /// Late.
    Late {
        /// What is left of it: `max(0, 1 − days / grace)`.
        credit: f64,
        /// Days late.
        days: u32,
    },
    /// Not done, and its last day with its grace has passed.
    Missing,
    /// Not done, and made good by its reparation.
    Repaired,
    /// Let go by the one to whom it was owed; counts for nobody.
    Waived,
    /// Blocked by the other side; counts for nobody here.
    Excused {
        /// What blocked it.
        because: Option<InstanceId>,
    },
    /// Not due yet.
    Pending,
    /// Nobody can say.
    Unverifiable,
}

impl Ending {
    /// What is fulfilled and what is missing of a weight of 1; none where it counts for nobody.
    pub fn parts(&self) -> Option<(f64, f64)> {
        match self {
            Ending::Fulfilled | Ending::Repaired => Some((1.0, 0.0)),
            Ending::Late { credit, .. } => Some((*credit, 1.0 - credit)),
            Ending::Missing => Some((0.0, 1.0)),
            Ending::Waived | Ending::Excused { .. } | Ending::Pending | Ending::Unverifiable => {
                None
            }
        }
    }
}

/// Something that was owed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DueItem {
    /// Its code.
    pub id: InstanceId,
    /// The norm.
    pub norm: NormId,
    /// The clause.
    pub clause: ClauseId,
    /// Who owed it.
    pub bearer: PartyId,
    /// To whom.
    pub counterparty: Option<PartyId>,
    /// In which stage.
    pub stage: StageId,
    /// Its last day.
    #[schemars(with = "String")]
    pub due: Date,
    /// Its weight.
    pub weight: f64,
    /// How it ended.
    pub ending: Ending,
    /// How good the evidence of its fulfilment is, 0 to 3.
    pub evidence: u8,
    /// The acts that fulfilled it.
    pub acts: Vec<ActId>,
}

/// What the way from the dossier hands to the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coded {
    /// The matters, in any order; a disputed one twice.
    pub matters: Vec<CodedMatter>,
    /// What was owed, in any order.
    pub items: Vec<DueItem>,
    /// How good the contract itself is.
    pub quality: Quality,
    /// How well the rule and second coders agree.
    pub agreement: Vec<CodingAgreement>,
}
