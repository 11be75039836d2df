//! The contract as it is measured.

use super::Norm;
use crate::ids::{ContractName, PartyId, StageId};
use kernel::{Date, Lang};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text of the author in one or both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Chinese.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Words {
    /// The text in `lang`, or in the other language where it was written in one only.
    pub fn get(&self, lang: Lang) -> &str {
        let (own, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if own.is_empty() { other } else { own }
    }
}

/// What a party is in the relationship.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The department that buys (D).
    District,
    /// The subdistrict office where the service is delivered (S).
    Host,
    /// The organisation that serves (O); its workers are the same party.
    Organisation,
    /// A third-party evaluator.
    Evaluator,
    /// Treasury, audit or the finance authority.
    Finance,
    /// People served.
    Users,
    /// A clock, a bank, an official register: a trail that no party writes.
    Machine,
    /// Anybody else.
    Other,
}

impl Part {
    /// Whether it is a government office in a pair with the organisation.
    pub const fn is_government(self) -> bool {
        matches!(self, Part::District | Part::Host)
    }
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Its code in this dossier.
    pub id: PartyId,
    /// What it is.
    pub part: Part,
    /// Its name.
    pub name: Words,
}

/// A right of control (measurement.md §4.4).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Right {
    /// Goals, targets, tasks.
    #[serde(rename = "G")]
    Goals,
    /// Inspection, acceptance, demands for information.
    #[serde(rename = "I")]
    Inspection,
    /// Pay, deductions, consequences of scores, renewal, sanctions.
    #[serde(rename = "X")]
    Incentives,
    /// Operation and persons: methods, staff, timetable.
    #[serde(rename = "P")]
    Operation,
}

impl Right {
    /// All, in the order of tables.
    pub const ALL: [Right; 4] = [
        Right::Goals,
        Right::Inspection,
        Right::Incentives,
        Right::Operation,
    ];
}

/// A party's part of a right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// The party.
    pub party: PartyId,
    /// Its part, 0 to 1; the parts of one right in one stage add up to 1.
    pub part: f64,
}

/// Who holds a right in a stage, by the signed contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Allocation {
    /// The right.
    pub right: Right,
    /// The stage; all stages when left out.
    #[serde(default)]
    pub stage: Option<StageId>,
    /// The parts.
    pub shares: Vec<Share>,
}

/// When a stage was on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StageSpan {
    /// The stage.
    pub stage: StageId,
    /// Its first day.
    pub from: Date,
    /// Its last day; still on when left out.
    #[serde(default)]
    pub to: Option<Date>,
}

/// How much one party depends on another (measurement.md §1, Dep).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dependence {
    /// Who depends.
    pub party: PartyId,
    /// On whom.
    pub on: PartyId,
    /// Share of its income (or, for an office, of its service) that comes from there, 0 to 1.
    pub share: f64,
    /// Share of that it could replace within six months, 0 to 1.
    pub replaceable: f64,
}

/// A payment, for what money exerts (measurement.md §4.5, pay leverage).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Payment {
    /// The day it was due.
    pub due: Date,
    /// The day it arrived; not yet when left out.
    #[serde(default)]
    pub paid: Option<Date>,
    /// Its part of the price, 0 to 1.
    pub share: f64,
}

/// A contract and what surrounds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contract {
    /// Its name.
    pub id: ContractName,
    /// Its title.
    pub title: Words,
    /// The version of the rule pack by which it is measured; part of the seed.
    pub pack: String,
    /// The day of which the dossier tells.
    pub as_of: Date,
    /// The day of signing.
    pub signed: Date,
    /// First day of service.
    pub start: Date,
    /// Last day of service.
    pub end: Date,
    /// The parties.
    pub parties: Vec<Party>,
    /// The stages.
    pub stages: Vec<StageSpan>,
    /// The matrix of control rights, as signed.
    pub rights: Vec<Allocation>,
    /// The norms.
    pub norms: Vec<Norm>,
    /// To which offices the organisation has a channel for refusing and objecting.
    #[serde(default)]
    pub channels: Vec<PartyId>,
    /// Who depends on whom.
    #[serde(default)]
    pub dependence: Vec<Dependence>,
    /// The payments.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// Acts a contract of this size implies per month for one pair; unknown when left out.
    #[serde(default)]
    pub expected_per_month: Option<f64>,
    /// Hours of service agreed; unknown when left out.
    #[serde(default)]
    pub hours: Option<f64>,
}
