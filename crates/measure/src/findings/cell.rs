//! One pair of parties in one stage.

use crate::{
    coded::Dyad,
    ids::{MatterId, StageId},
};
use kernel::{Bi, lang::bi};
use serde::{Deserialize, Serialize};

/// A number with its uncertainty, or the statement that there is too little to say one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Estimate {
    /// Enough.
    Known {
        /// Posterior mean.
        mean: f64,
        /// Central half.
        half: (f64, f64),
        /// Central nine tenths.
        most: (f64, f64),
        /// Sum of the weights behind it.
        n: f64,
        /// How many matters or items are behind it.
        count: u32,
    },
    /// Too little.
    Insufficient {
        /// How many there are.
        have: u32,
        /// How many it takes.
        need: u32,
    },
}

impl Estimate {
    /// The mean, when known.
    pub const fn mean(&self) -> Option<f64> {
        match self {
            Estimate::Known { mean, .. } => Some(*mean),
            Estimate::Insufficient { .. } => None,
        }
    }
}

macro_rules! types {
    ($($(#[$doc:meta])* $name:ident $code:literal ($zh:literal, $en:literal) ($zh_what:literal, $en_what:literal)),+ $(,)?) => {
        /// The type of a relationship (measurement.md §4.6).
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum RelationType {
            $($(#[$doc])* #[serde(rename = $code)] $name),+
        }
        impl RelationType {
            /// All, in the order of the grid.
            pub const ALL: &[RelationType] = &[$(RelationType::$name),+];
            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(RelationType::$name => $code),+ }
            }
            /// Its name.
            pub const fn name(self) -> Bi {
                match self { $(RelationType::$name => bi($zh, $en)),+ }
            }
            /// What it says, in plain words.
            pub const fn plain(self) -> Bi {
                match self { $(RelationType::$name => bi($zh_what, $en_what)),+ }
            }
        }
    };
}

types! {
    /// Government decides beyond its rights; the organisation resists.
    ControlRebellion "control-rebellion" ("控制—反抗", "Control and rebellion")
        ("政府一方越过约定作决定，机构以约定之外的方式抵制。",
         "The office decides beyond what was agreed; the organisation resists outside the agreed ways."),
    /// Government decides beyond its rights; the organisation complies.
    ControlSubmission "control-submission" ("控制—顺从", "Control and submission")
        ("政府一方越过约定作决定，机构照办。",
         "The office decides beyond what was agreed; the organisation complies."),
    /// Government decides beyond its rights, with warmth on both sides.
    Tutelage "tutelage" ("家长式扶持", "Tutelage")
        ("双方相互支持，但决定多由政府一方越过约定作出。",
         "Both sides support each other, but the office decides more than was agreed."),
    /// The organisation does the office's work without an alliance.
    Absorption "absorption" ("行政吸纳", "Absorption without alliance")
        ("机构承担约定之外的行政工作，双方并不亲近。",
         "The organisation does office work outside the contract; the two are not close."),
    /// The organisation does the office's work and both stand together.
    AbsorptionAlliance "absorption-alliance" ("吸纳—联盟", "Absorption and alliance")
        ("机构承担约定之外的工作，双方在约定之外彼此支持。",
         "The organisation works for the office outside the contract, and the two stand by each other beside it."),
    /// Conflict between equals.
    OpenDispute "open-dispute" ("对等争执", "Open dispute")
        ("双方各守约定的权利，但有冲突。",
         "Both keep to their rights and are in conflict."),
    /// Conflict, with work outside the contract.
    StrainedInformality "strained-informality" ("紧张的人情往来", "Strained informality")
        ("约定之外的往来不少，双方又有冲突。",
         "Much is done outside the contract, and the two are in conflict."),
    /// Both keep to the contract.
    EqualPartnership "equal-partnership" ("平等伙伴", "Equal partnership")
        ("双方按约定行使权利，约定之外的往来很少。",
         "Both use their rights as agreed, and little happens outside the contract."),
    /// Work outside the contract without conflict or closeness.
    InformalDrift "informal-drift" ("边界模糊", "Informal drift")
        ("权利大体按约定行使，但约定之外的工作越来越多。",
         "Rights are used much as agreed, but more and more happens outside the contract."),
    /// The organisation decides beyond its rights.
    OrganisationDominance "organisation-dominance" ("机构主导", "Organisation dominance")
        ("机构越过约定作决定。",
         "The organisation decides beyond what was agreed."),
    /// Hardly anything happens, and most of it is missing.
    Estrangement "estrangement" ("疏离空转", "Estrangement")
        ("往来很少，应做的事多数没有做。",
         "The two hardly deal with each other, and most of what is owed is missing."),
}

/// How sure a statement of a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// At least .9 by both priors.
    VeryLikely,
    /// At least .6 by both priors.
    Likely,
}

/// What is said of a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Verdict {
    /// Too little is recorded.
    Insufficient {
        /// Matters there are.
        have: u32,
        /// Matters it takes.
        need: u32,
    },
    /// No type reaches .6 by both priors, or it does not hold inside the bounds of one-sided
    /// records.
    Undetermined {
        /// The likeliest.
        first: RelationType,
        /// The next.
        second: RelationType,
    },
    /// A type.
    Asserted {
        /// Which.
        what: RelationType,
        /// How sure.
        word: Word,
    },
}

/// The share of draws that give a type.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likelihood {
    /// The type.
    pub what: RelationType,
    /// By the neutral prior, 0 to 1.
    pub neutral: f64,
    /// By the prior that presumes conduct by the contract.
    pub sceptical: f64,
}

/// What lies over a type and is never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// χ above ¼: contested through channels.
    ContestedThroughChannels,
    /// Z above .2.
    Ceremonial,
    /// Money comes late where the payee depends on it.
    PayLeverage,
    /// Joint acts that were not disclosed.
    ReviewConcealment,
    /// One side holds the pen.
    OneSidedRecord,
}

/// The indices of a pair in a stage (measurement.md §4.5).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// A: control shift, −1 to 1.
    pub a: Estimate,
    /// A by right, in the order G, I, X, P.
    pub a_by_right: [Estimate; 4],
    /// A with equal weight for each right.
    pub a_balanced: Estimate,
    /// ρ: resistance without licence, 0 to 1.
    pub rho: Estimate,
    /// χ: licensed voice, 0 to 1.
    pub chi: Estimate,
    /// Valence of the office toward the organisation, −1 to 1.
    pub v_upper: Estimate,
    /// Valence of the organisation toward the office.
    pub v_lower: Estimate,
    /// B: absorption, 0 to 1.
    pub b: Estimate,
    /// Hours off the contract over all hours, 0 to 1; none without hours.
    pub b_hours: Option<f64>,
    /// R: reciprocity of help, 0 to 1.
    pub reciprocity: Estimate,
    /// Φ: agreed changes over all changes, 0 to 1.
    pub flexibility: Estimate,
    /// Rec: ln of the office's over the organisation's chance to record, when ten matters allow it.
    pub recording: Estimate,
    /// A by hours instead of matters.
    pub a_by_hours: Option<f64>,
}

/// What one matter does to the likelihood of the likeliest type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Influence {
    /// The matter.
    pub matter: MatterId,
    /// logit p with it less logit p without it.
    pub logit: f64,
}

/// Who began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstMover {
    /// Matters of resistance.
    pub resistance: u32,
    /// Of these, preceded within thirty days by an unlicensed act of the office.
    pub answered_control: u32,
    /// Unlicensed acts of the office.
    pub control: u32,
    /// Of these, preceded within thirty days by resistance.
    pub answered_resistance: u32,
}

/// Why, and what would change it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Influence of each matter on the likeliest type, strongest first.
    pub influences: Vec<Influence>,
    /// The smallest set whose removal changes the type; empty when none of three does.
    pub flip: Vec<MatterId>,
    /// How many unrecorded friendly matters by the contract would change the type, and to which.
    pub tipping: Option<(u32, RelationType)>,
    /// How many hidden imposed matters would, and to which.
    pub tipping_hidden: Option<(u32, RelationType)>,
}

/// A pair in a stage, or over all stages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The pair.
    pub dyad: Dyad,
    /// The stage; all when none.
    pub stage: Option<StageId>,
    /// How many matters.
    pub matters: u32,
    /// Of these, recorded by both sides or by a trail neither writes.
    pub two_sided: u32,
    /// The indices.
    pub indices: Indices,
    /// The types, likeliest first.
    pub likelihoods: Vec<Likelihood>,
    /// What is said.
    pub verdict: Verdict,
    /// What lies over it.
    pub tags: Vec<Tag>,
    /// Share of 1,000 random weights of the rights that keep the type.
    pub robust: Option<f64>,
    /// Whether the verdict holds with all one-sided records false, all true, and by two lists.
    pub holds_in_bounds: Option<bool>,
    /// Who began.
    pub first_mover: FirstMover,
    /// Why; none where too little is recorded.
    pub explanation: Option<Explanation>,
}
