//! The output: what was found, with its uncertainty, and the acts behind it. Pages, files and the
//! command line print this and compute nothing.

mod cell;
mod gap;
mod whole;

pub use cell::{
    Cell, Estimate, Explanation, FirstMover, Indices, Influence, Likelihood, RelationType, Tag,
    Verdict, Word,
};
pub use gap::{Gap, GapPart, GapRow};
pub use whole::{Coalition, CodingAgreement, Mode, MonthPoint, Quality, RightsRow, Segment, Turn};

use crate::{
    coded::{CodedMatter, DueItem},
    ids::{ContractName, PartyId},
    schema::Party,
};
use kernel::Date;
use serde::{Deserialize, Serialize};

/// Everything found about one contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The contract.
    pub contract: ContractName,
    /// The day of which it tells.
    pub as_of: Date,
    /// Version of the engine and of the rule pack.
    pub version: String,
    /// First eight bytes of the SHA-256 of the canonical input, hexadecimal.
    pub seed: String,
    /// The parties.
    pub parties: Vec<Party>,
    /// The gap between contract and record: whole, by stage, by pair.
    pub gaps: Vec<GapRow>,
    /// Each pair in each stage, and over all stages.
    pub cells: Vec<Cell>,
    /// Each pair by month.
    pub months: Vec<MonthPoint>,
    /// When each pair turned, if it did.
    pub turns: Vec<Turn>,
    /// Control rights as signed and as exercised.
    pub rights: Vec<RightsRow>,
    /// How the district governs the host.
    pub modes: Vec<Mode>,
    /// Who stands with whom.
    pub coalitions: Vec<Coalition>,
    /// Who depends on whom: `share × (1 − replaceable)`.
    pub dependence: Vec<(PartyId, PartyId, f64)>,
    /// Overdue share × mean days late × dependence of the organisation on the payer, when there are
    /// five payments.
    pub pay_leverage: Option<f64>,
    /// How good the contract itself is; printed with every gap.
    pub quality: Quality,
    /// How well rule and second coders agree.
    pub agreement: Vec<CodingAgreement>,
    /// The matters.
    pub matters: Vec<CodedMatter>,
    /// What was owed.
    pub items: Vec<DueItem>,
}
