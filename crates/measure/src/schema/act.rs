//! Acts, and what people coded by hand.

use super::Right;
use crate::{
    coded::{Class, Step},
    ids::{
        ActCode, ActId, ClauseId, CoderId, EpisodeId, InstanceId, MatterId, PartyId, SourceId,
        StageId,
    },
};
use kernel::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an act cost its author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Effort {
    /// Hours of work.
    #[serde(default)]
    pub hours: f64,
}

/// Whether the other side agreed.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentKind {
    /// It was not asked.
    #[default]
    None,
    /// It agreed before.
    Prior,
    /// It agreed afterwards.
    Ratified,
    /// It refused.
    Refused,
    /// It said nothing; silence never confirms.
    Silent,
}

/// Consent to an act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// What was said.
    #[serde(default)]
    pub kind: ConsentKind,
    /// By whom.
    #[serde(default)]
    pub by: Option<PartyId>,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
}

/// What an act touches of the other side's interest.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// Money.
    Pay,
    /// A score.
    Score,
    /// A person.
    Staff,
    /// The next contract.
    Renewal,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// 0 none, 1 self-made later, 2 self-made at the time (within 72 h), 3 counterpart, user,
    /// machine.
    pub level: u8,
    /// Who made it.
    #[serde(default)]
    pub author: Option<PartyId>,
}

/// What the other side says of the record of an act.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Counter {
    /// Nothing. Silence never confirms.
    #[default]
    Unanswered,
    /// It was so.
    Confirmed,
    /// It was not so, or not like that.
    Disputed,
}

/// By which way an objection, refusal or complaint came.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// As agreed or as the law has it: the act is protected.
    #[default]
    Agreed,
    /// Outside any channel: a quarrel, a rumour, a leaflet.
    Outside,
}

/// An act of a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// Its name in this dossier.
    pub id: ActId,
    /// The day it happened.
    pub occurred: Date,
    /// The day it was recorded.
    pub recorded: Date,
    /// Who recorded it.
    pub recorder: PartyId,
    /// Who did it.
    pub actor: PartyId,
    /// Toward whom.
    #[serde(default)]
    pub target: Option<PartyId>,
    /// Which of the 112 acts it is.
    pub code: ActCode,
    /// The stage.
    pub stage: StageId,
    /// Clauses it refers to.
    #[serde(default)]
    pub clauses: Vec<ClauseId>,
    /// The issue it belongs to; derived from `reply_to` when left out.
    #[serde(default)]
    pub matter: Option<MatterId>,
    /// The right it uses; derived from the code when left out.
    #[serde(default)]
    pub right: Option<Right>,
    /// What it cost.
    #[serde(default)]
    pub effort: Effort,
    /// By which way it came.
    #[serde(default)]
    pub way: Way,
    /// The day an answer is due.
    #[serde(default)]
    pub respond_by: Option<Date>,
    /// The act it answers.
    #[serde(default)]
    pub reply_to: Option<ActId>,
    /// Whether the other side agreed.
    #[serde(default)]
    pub consent: Consent,
    /// What it touches.
    #[serde(default)]
    pub consequence: Option<Consequence>,
    /// Parties to whom it was told.
    #[serde(default)]
    pub disclosed_to: Vec<PartyId>,
    /// Evidence.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What the other side says of it.
    #[serde(default)]
    pub counter: Counter,
    /// Parties that recorded the same act by themselves, besides the recorder.
    #[serde(default)]
    pub also_recorded_by: Vec<PartyId>,
    /// Occasions it fulfils, where the record says so.
    #[serde(default)]
    pub fulfils: Vec<InstanceId>,
    /// Occasions it waives.
    #[serde(default)]
    pub waives: Vec<InstanceId>,
    /// The campaign it belongs to; derived by week when left out.
    #[serde(default)]
    pub episode: Option<EpisodeId>,
    /// Where it can be read in full.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

/// What one coder says of a variable: unchanged when left out of a [`Coding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", content = "value", rename_all = "kebab-case")]
pub enum Revision {
    /// It does not apply.
    Missing,
    /// It has this value.
    Value(Step),
}

/// A matter as a person coded it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coding {
    /// The matter.
    pub matter: MatterId,
    /// Who coded it.
    pub coder: CoderId,
    /// Why it differs from the rule. Required where it overrides; empty for a second coding.
    #[serde(default)]
    pub reason: String,
    /// Whether it overrides the rule, or is only compared with it.
    pub role: CodingRole,
    /// Control shift.
    #[serde(default)]
    pub a: Option<Revision>,
    /// The right decided on.
    #[serde(default)]
    pub right: Option<Right>,
    /// Whether government began it or acted adversely; 0 or 1.
    #[serde(default)]
    pub ini: Option<u8>,
    /// Whether the organisation resisted without licence; 0 or 1.
    #[serde(default)]
    pub res: Option<u8>,
    /// Whether it answered through a channel; 0 or 1.
    #[serde(default)]
    pub voice: Option<u8>,
    /// Valence of government toward the organisation.
    #[serde(default)]
    pub v_gov: Option<Revision>,
    /// Valence of the organisation toward government.
    #[serde(default)]
    pub v_org: Option<Revision>,
    /// Absorption or side-dealing; 0 or 1.
    #[serde(default)]
    pub b: Option<u8>,
    /// Class for turns.
    #[serde(default)]
    pub class: Option<Class>,
}

/// What a coding is for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CodingRole {
    /// It takes the place of the rule's coding.
    Overrides,
    /// It is compared with the rule's coding.
    Second,
}
