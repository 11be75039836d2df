//! From the award to the running contract, and its life as a bargain: signing (S12), publication
//! and filing (S13), inception (S14), change (M2), staffing (M10), successors of parties (X5, X6).
//!
//! The text of a contract is never typed here. It comes from the tender documents and the award, and
//! later only from changes that all sides assented to; so what is signed is what was tendered.

pub mod changes;
pub mod choices;
pub mod clause;
pub mod clauses;
pub mod differences;
pub mod duties;
pub mod editions;
pub mod events;
pub mod guards;
pub mod refusals;
pub mod rights;
pub mod state;
pub mod values;

pub mod answer_hardship;
pub mod answer_remark;
pub mod answer_staff_objection;
pub mod assent_change;
pub mod comment_on_plan;
pub mod confirm_precondition;
pub mod counter_change;
pub mod decline_contract;
pub mod file_contract;
pub mod hand_over_precondition;
pub mod introduce_team;
pub mod invoke_hardship;
pub mod join_charter;
pub mod name_successor_host;
pub mod notify_staff_change;
pub mod object_to_staff_change;
pub mod prepare_contract;
pub mod propose_change;
pub mod publish_contract;
pub mod read_back;
pub mod record_succession;
pub mod refuse_change;
pub mod remark_on_schedule;
pub mod set_baseline;
pub mod sign_contract;
pub mod start_delivery;
pub mod submit_annual_plan;
pub mod withdraw_change;
pub mod withdraw_host;

mod evolve;
pub(crate) mod inception;
mod options;
mod parties;
mod revision;
pub mod substance;
mod tick;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub use clause::Clause;
pub use duties::DUTIES;
pub use events::Event;
pub use evolve::evolve;
pub use guards::GUARDS;
pub use options::options;
pub use refusals::REFUSALS;
pub use state::Agreement;
pub use tick::tick;
#[cfg(any(test, feature = "testkit"))]
pub use walk::{walk, walks};

use crate::verb::VerbEntry;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<prepare_contract::PrepareContract>(),
    VerbEntry::of::<remark_on_schedule::RemarkOnSchedule>(),
    VerbEntry::of::<answer_remark::AnswerRemark>(),
    VerbEntry::of::<read_back::ReadBack>(),
    VerbEntry::of::<sign_contract::SignContract>(),
    VerbEntry::of::<decline_contract::DeclineContract>(),
    VerbEntry::of::<publish_contract::PublishContract>(),
    VerbEntry::of::<file_contract::FileContract>(),
    VerbEntry::of::<join_charter::JoinCharter>(),
    VerbEntry::of::<hand_over_precondition::HandOverPrecondition>(),
    VerbEntry::of::<confirm_precondition::ConfirmPrecondition>(),
    VerbEntry::of::<set_baseline::SetBaseline>(),
    VerbEntry::of::<submit_annual_plan::SubmitAnnualPlan>(),
    VerbEntry::of::<comment_on_plan::CommentOnPlan>(),
    VerbEntry::of::<introduce_team::IntroduceTeam>(),
    VerbEntry::of::<start_delivery::StartDelivery>(),
    VerbEntry::of::<propose_change::ProposeChange>(),
    VerbEntry::of::<counter_change::CounterChange>(),
    VerbEntry::of::<assent_change::AssentChange>(),
    VerbEntry::of::<refuse_change::RefuseChange>(),
    VerbEntry::of::<withdraw_change::WithdrawChange>(),
    VerbEntry::of::<invoke_hardship::InvokeHardship>(),
    VerbEntry::of::<answer_hardship::AnswerHardship>(),
    VerbEntry::of::<notify_staff_change::NotifyStaffChange>(),
    VerbEntry::of::<object_to_staff_change::ObjectToStaffChange>(),
    VerbEntry::of::<answer_staff_objection::AnswerStaffObjection>(),
    VerbEntry::of::<withdraw_host::WithdrawHost>(),
    VerbEntry::of::<name_successor_host::NameSuccessorHost>(),
    VerbEntry::of::<record_succession::RecordSuccession>(),
];

#[cfg(test)]
mod tests;
