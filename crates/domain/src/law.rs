//! What single legal systems ask for beside the common line: conflicts assessed before the notice,
//! assessment summaries and a voluntary standstill (United Kingdom); approval after signing and
//! renewal in time (New York); and for all of them the meter of a late contract and a time to sign
//! that stands still while an objection bars signing.
//!
//! Nothing here looks at the name of a jurisdiction. What is asked for is read from the pack of the
//! place; see `norms`.

pub mod approve_contract;
pub mod assess_conflicts;
pub mod choices;
pub mod declare_standstill;
pub mod events;
mod evolve;
pub mod give_assessment_summaries;
pub mod meter;
pub mod norms;
pub mod prepare_renewal;
pub mod publish_contract_text;
pub mod record_unsigned_work;
pub mod rules;
pub mod signing;
pub mod state;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub use self::rules::{DUTIES, GUARDS, REFUSALS};
pub use events::Event;
pub use evolve::evolve;

use crate::{context::At, verb::VerbEntry};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<assess_conflicts::AssessConflicts>(),
    VerbEntry::of::<give_assessment_summaries::GiveAssessmentSummaries>(),
    VerbEntry::of::<declare_standstill::DeclareStandstill>(),
    VerbEntry::of::<record_unsigned_work::RecordUnsignedWork>(),
    VerbEntry::of::<approve_contract::ApproveContract>(),
    VerbEntry::of::<publish_contract_text::PublishContractText>(),
    VerbEntry::of::<prepare_renewal::PrepareRenewal>(),
];

/// What time alone brings about in this module: the time to sign moves on.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    signing::extend(at)
}

#[cfg(test)]
mod tests;
