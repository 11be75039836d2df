//! What concerns more than one pair or stage.

use super::{Estimate, RelationType};
use crate::{
    coded::{Class, Dyad},
    ids::{CoderId, MatterId, NormId, PartyId, StageId},
    schema::Right,
};
use kernel::Date;
use serde::{Deserialize, Serialize};

/// A pair in a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthPoint {
    /// The pair.
    pub dyad: Dyad,
    /// First day of the month.
    pub month: Date,
    /// Matters of the month.
    pub matters: u32,
    /// Matters behind the numbers: the month and the two before.
    pub window: u32,
    /// A.
    pub a: Estimate,
    /// B.
    pub b: Estimate,
    /// ρ.
    pub rho: Estimate,
    /// Valence of the office.
    pub v_upper: Estimate,
    /// Valence of the organisation.
    pub v_lower: Estimate,
    /// The likeliest type and its share of draws, when there are eight matters.
    pub likeliest: Option<(RelationType, f64)>,
}

/// A run of matters between turns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Share of each class, in the order K, C, R, B, S.
    pub shares: [f64; 5],
    /// Matters in it.
    pub matters: u32,
}

/// Whether and when a pair turned (measurement.md §4.7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// The pair.
    pub dyad: Dyad,
    /// The classes, in order of time.
    pub sequence: Vec<(MatterId, Date, Class)>,
    /// P(at least one change).
    pub probability: f64,
    /// P(change after the k-th matter), from the first.
    pub by_position: Vec<f64>,
    /// The likeliest position: after how many matters.
    pub after: Option<u32>,
    /// The day of the matter that follows it.
    pub on: Option<Date>,
    /// The smallest set of positions that holds nine tenths of the changes.
    pub set: Vec<u32>,
    /// Before and after the likeliest position.
    pub parts: Option<(Segment, Segment)>,
    /// Of 99 shufflings of the same matters and the record itself, the share as probable; none
    /// where the probability is not above .8.
    pub by_chance: Option<f64>,
    /// Reported only above .8, and when at most one in twenty shufflings is as probable.
    pub shown: bool,
    /// The day of the live alarm: above .8 on two matters in a row.
    pub alarm: Option<Date>,
}

/// A right of a party in a stage, as signed and as exercised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightsRow {
    /// The stage; all when none.
    pub stage: Option<StageId>,
    /// The right.
    pub right: Right,
    /// The party.
    pub party: PartyId,
    /// Its part by the contract.
    pub allocated: f64,
    /// Its part by the record.
    pub exercised: Estimate,
    /// TV: half the sum over parties of the differences, for the right.
    pub drift: Estimate,
    /// The matters.
    pub matters: Vec<MatterId>,
}

/// How the district governs a host: which rights the host holds mainly (measurement.md §1, §4.5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mode {
    /// The pair of offices.
    pub dyad: Dyad,
    /// Share of draws: tight, subcontracting, loose, federation, irregular. None below the minimum.
    pub shares: Option<[f64; 5]>,
    /// The same five, as the contract implies: the position of the one.
    pub agreed: u8,
}

/// Who stands with whom in a triangle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coalition {
    /// District.
    pub district: PartyId,
    /// Host.
    pub host: PartyId,
    /// Organisation.
    pub organisation: PartyId,
    /// Share of draws in which host and organisation stand together against the district.
    pub against_district: Option<f64>,
    /// Share of draws in which the triangle is balanced (the product of the signs is positive).
    pub balanced: Option<f64>,
}

/// How good a contract is (measurement.md §4.10): share of powers with limits, share of duties that
/// are government's, symmetry of remedies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Powers with a limit over all powers.
    pub limited_powers: Option<f64>,
    /// Duties of government over all duties.
    pub government_duties: Option<f64>,
    /// Less of the two sides' repaired or repairable duties over the greater, 0 to 1.
    pub symmetry: Option<f64>,
    /// Powers without any limit.
    pub unlimited: Vec<NormId>,
}

/// Agreement of the rule with a second coder on one variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodingAgreement {
    /// The coder.
    pub coder: CoderId,
    /// The variable: `a`, `ini`, `res`, `voice`, `v-gov`, `v-org`, `b`, `class`.
    pub variable: String,
    /// Matters coded by both.
    pub matters: u32,
    /// Krippendorff's α; none where undefined.
    pub alpha: Option<f64>,
}
