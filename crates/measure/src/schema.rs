//! The input: a contract with its norms and the acts of its parties (measurement.md §4.2–4.4). A
//! dossier comes out of the platform's record, or is written by hand as JSON lines.

mod act;
mod contract;
mod norm;

pub use act::{
    Act, Coding, CodingRole, Consent, ConsentKind, Consequence, Counter, Effort, Evidence,
    Revision, Way,
};
pub use contract::{
    Allocation, Contract, Dependence, Part, Party, Payment, Right, Share, StageSpan, Words,
};
pub use norm::{Duty, Limit, Modality, Norm, Outcome, Pattern, Trigger};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that is measured together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The contract.
    pub contract: Contract,
    /// Occasions on which a norm asked for something, where the record keeps its own clocks.
    pub duties: Vec<Duty>,
    /// The acts, in any order.
    pub acts: Vec<Act>,
    /// What people coded by hand.
    pub codings: Vec<Coding>,
}

/// One line of a file of JSON lines. The first line is the contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// The contract; exactly one.
    Contract(Box<Contract>),
    /// An occasion on which a norm asked for something.
    Duty(Box<Duty>),
    /// An act.
    Act(Box<Act>),
    /// A matter coded by hand.
    Coding(Box<Coding>),
}
