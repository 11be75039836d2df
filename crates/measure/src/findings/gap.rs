//! The gap N between contract and record.

use super::Estimate;
use crate::{
    coded::Dyad,
    ids::{InstanceId, MatterId, PartyId, StageId},
};
use serde::{Deserialize, Serialize};

/// A part of the gap; all parts add up to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum GapPart {
    /// Acts without a place in the contract, put upon another.
    Imposed {
        /// By whom.
        by: PartyId,
        /// Its part of N.
        part: f64,
        /// The matters.
        matters: Vec<MatterId>,
    },
    /// What both did beside the contract.
    Side {
        /// Its part of N.
        part: f64,
        /// The matters.
        matters: Vec<MatterId>,
    },
    /// What was owed and is missing.
    Omitted {
        /// By whom it was owed.
        by: PartyId,
        /// Its part of N.
        part: f64,
        /// What was owed.
        items: Vec<InstanceId>,
    },
}

/// The gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// (L + M) / (2S + L + M): the point by counting, without any prior.
    pub point: f64,
    /// Weight of what the record realises.
    pub realised: f64,
    /// Weight of what is missing.
    pub missing: f64,
    /// Weight of what has no place.
    pub unlicensed: f64,
    /// With its interval, when there are eight items.
    pub estimate: Estimate,
    /// The parts, biggest first.
    pub parts: Vec<GapPart>,
    /// With everything unverifiable counted as fulfilled, and as missing.
    pub bounds: (f64, f64),
    /// Z: with good evidence only, less with every claim counted.
    pub ceremonial: Estimate,
    /// E: mean level of evidence over three.
    pub evidence: Estimate,
}

/// A gap of the whole contract, of one stage, or of one pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapRow {
    /// The stage; all when none.
    pub stage: Option<StageId>,
    /// The pair; all when none.
    pub dyad: Option<Dyad>,
    /// The gap.
    pub gap: Gap,
}
