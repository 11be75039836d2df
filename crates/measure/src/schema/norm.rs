//! Norms: what the contract asks, forbids, allows and empowers (measurement.md §4.3).

use super::Right;
use crate::ids::{ActCode, ActId, ClauseId, InstanceId, NormId, PartyId, StageId};
use kernel::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a norm does.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// It must be done.
    Must,
    /// It must not be done.
    MustNot,
    /// It may be done.
    May,
    /// Doing it changes what others owe.
    Power,
}

/// When a norm asks for something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "when", rename_all = "kebab-case")]
pub enum Trigger {
    /// By itself never: it permits, empowers or forbids, or its occasions come as duties.
    #[default]
    Standing,
    /// On certain days.
    On {
        /// The days.
        days: Vec<Date>,
    },
    /// After each act that matches.
    After {
        /// Which acts.
        act: Pattern,
    },
}

/// Which acts a norm speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pattern {
    /// Codes of acts; any when empty.
    #[serde(default)]
    pub acts: Vec<ActCode>,
    /// Who acts; the bearer when left out of a norm, anybody when left out of a trigger.
    #[serde(default)]
    pub by: Option<PartyId>,
    /// The right used; any when left out.
    #[serde(default)]
    pub right: Option<Right>,
}

/// How often and with what notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limit {
    /// At most so many acts, of all who hold the norm together, …
    pub count: u32,
    /// … in so many days.
    pub days: u32,
}

/// A norm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Norm {
    /// Its code.
    pub id: NormId,
    /// The clause it comes from.
    pub clause: ClauseId,
    /// What it does.
    pub modality: Modality,
    /// Whom it binds or empowers.
    pub bearer: PartyId,
    /// Toward whom; everybody when left out.
    #[serde(default)]
    pub counterparty: Option<PartyId>,
    /// In which stage; in all when left out.
    #[serde(default)]
    pub stage: Option<StageId>,
    /// When it asks for something.
    #[serde(default)]
    pub trigger: Trigger,
    /// Which acts fulfil, break, or use it.
    #[serde(default)]
    pub act: Pattern,
    /// Days it leaves from its trigger.
    #[serde(default)]
    pub within_days: u32,
    /// Days of grace over which lateness takes the credit away step by step.
    #[serde(default)]
    pub grace_days: u32,
    /// How often it may be used; without limit when left out.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// Norms of the other side without which it cannot be kept.
    #[serde(default)]
    pub depends_on: Vec<NormId>,
    /// Who may waive it.
    #[serde(default)]
    pub waiver_by: Option<PartyId>,
    /// The norm that repairs a breach of it.
    #[serde(default)]
    pub reparation: Option<NormId>,
    /// Its weight in the gap; 1 where the contract gives none.
    #[serde(default = "one")]
    pub weight: f64,
    /// First day it holds; from signing when left out. A modification ends a norm and begins
    /// another.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day it holds.
    #[serde(default)]
    pub to: Option<Date>,
}

fn one() -> f64 {
    1.0
}

/// How an occasion ended, where the record keeps its own clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing has happened yet.
    Open,
    /// It was kept.
    Kept {
        /// On this day.
        on: Date,
        /// By these acts.
        #[serde(default)]
        by: Vec<ActId>,
    },
    /// The one to whom it was owed let it go.
    Waived,
    /// It could not be kept.
    Excused {
        /// Because of this other occasion.
        #[serde(default)]
        because: Option<InstanceId>,
    },
    /// It fell away.
    Lapsed,
    /// Nobody can say.
    Unverifiable,
}

/// An occasion on which a norm asked for something, told by a record that keeps its own clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duty {
    /// Its code.
    pub id: InstanceId,
    /// The norm.
    pub norm: NormId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// The day it arose.
    pub arose: Date,
    /// Its last day.
    pub due: Date,
    /// How it ended.
    pub outcome: Outcome,
    /// How good the evidence of keeping it is: 0 none, 1 self-made later, 2 self-made at the time,
    /// 3 by the counterpart, a user or a machine.
    pub evidence: u8,
}
