//! The running service (S14 to S21): records of service, reports (M4), tasks and verbal orders (M1),
//! inspections (M5), complaints of residents (M9), forbidden acts, support, default notices.
//!
//! Nothing here judges. What one side says stays beside what the other side answers, silence is
//! read against the side that owes the word, and no forbidden act is refused a place on record.

pub mod accept_task;
pub mod accept_task_with_change;
pub mod acknowledge_resident_complaint;
pub mod agree_datum;
pub mod agree_task_change;
pub mod announce_inspection;
pub mod answer_forbidden_act;
pub mod answer_forbidden_act_in_tender;
pub mod answer_report;
pub mod answer_resident_complaint;
pub mod ask_for_datum;
mod breaches;
pub mod burden;
mod classify;
pub mod close_default_notice;
pub mod codes;
mod common;
pub mod compensate_task;
pub mod complain_resident;
pub mod complete_task;
pub mod confirm_service;
pub mod confirm_services;
pub mod confirm_task;
pub mod confirm_verbal_order;
pub mod correct_service;
pub mod cure_default;
pub mod days;
pub mod decline_datum;
pub mod decline_task;
pub mod deny_service;
pub mod deny_verbal_order;
pub mod duties;
pub mod escalate_task;
mod evolve;
pub mod extra;
pub mod facts;
mod facts_alike;
pub mod file_inspection_finding;
pub mod file_roster;
pub mod file_task_request;
pub mod file_timesheet;
pub mod give_default_notice;
mod given;
pub mod guards;
pub mod ids;
pub mod month;
pub mod offer_extra_service;
mod options;
pub mod parts;
pub mod periods;
pub mod quarters;
pub mod record_forbidden_act;
pub mod record_forbidden_act_in_tender;
pub mod record_host_support;
pub mod record_safety_act;
pub mod record_service;
pub mod record_services;
pub mod record_supervision;
pub mod record_training;
pub mod record_verbal_order;
pub mod refer_user;
pub mod refusals;
pub mod reply_to_finding;
pub mod report_fields;
pub mod report_inspection;
pub mod resolve_action_point;
pub mod shares;
pub mod state;
pub mod submit_report;
pub mod surprise_inspection;
pub mod table;
mod tasks;
mod tick;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;
pub mod withdraw_task;
pub mod words;
pub mod words_data;
pub mod words_watch;

pub use duties::DUTIES;
pub use evolve::evolve;
pub use facts::Event;
pub use guards::GUARDS;
pub use options::options;
pub use refusals::REFUSALS;
pub use state::Delivery;
pub use tick::tick;

use crate::verb::VerbEntry;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<record_service::RecordService>(),
    VerbEntry::of::<record_services::RecordServices>(),
    VerbEntry::of::<confirm_service::ConfirmService>(),
    VerbEntry::of::<confirm_services::ConfirmServices>(),
    VerbEntry::of::<deny_service::DenyService>(),
    VerbEntry::of::<correct_service::CorrectService>(),
    VerbEntry::of::<file_roster::FileRoster>(),
    VerbEntry::of::<file_timesheet::FileTimesheet>(),
    VerbEntry::of::<submit_report::SubmitReport>(),
    VerbEntry::of::<answer_report::AnswerReport>(),
    VerbEntry::of::<ask_for_datum::AskForDatum>(),
    VerbEntry::of::<agree_datum::AgreeDatum>(),
    VerbEntry::of::<decline_datum::DeclineDatum>(),
    VerbEntry::of::<record_supervision::RecordSupervision>(),
    VerbEntry::of::<record_training::RecordTraining>(),
    VerbEntry::of::<refer_user::ReferUser>(),
    VerbEntry::of::<record_host_support::RecordHostSupport>(),
    VerbEntry::of::<offer_extra_service::OfferExtraService>(),
    VerbEntry::of::<record_safety_act::RecordSafetyAct>(),
    VerbEntry::of::<file_task_request::FileTaskRequest>(),
    VerbEntry::of::<accept_task::AcceptTask>(),
    VerbEntry::of::<accept_task_with_change::AcceptTaskWithChange>(),
    VerbEntry::of::<agree_task_change::AgreeTaskChange>(),
    VerbEntry::of::<decline_task::DeclineTask>(),
    VerbEntry::of::<escalate_task::EscalateTask>(),
    VerbEntry::of::<complete_task::CompleteTask>(),
    VerbEntry::of::<confirm_task::ConfirmTask>(),
    VerbEntry::of::<compensate_task::CompensateTask>(),
    VerbEntry::of::<withdraw_task::WithdrawTask>(),
    VerbEntry::of::<record_verbal_order::RecordVerbalOrder>(),
    VerbEntry::of::<confirm_verbal_order::ConfirmVerbalOrder>(),
    VerbEntry::of::<deny_verbal_order::DenyVerbalOrder>(),
    VerbEntry::of::<announce_inspection::AnnounceInspection>(),
    VerbEntry::of::<surprise_inspection::SurpriseInspection>(),
    VerbEntry::of::<report_inspection::ReportInspection>(),
    VerbEntry::of::<file_inspection_finding::FileInspectionFinding>(),
    VerbEntry::of::<reply_to_finding::ReplyToFinding>(),
    VerbEntry::of::<resolve_action_point::ResolveActionPoint>(),
    VerbEntry::of::<complain_resident::ComplainResident>(),
    VerbEntry::of::<acknowledge_resident_complaint::AcknowledgeResidentComplaint>(),
    VerbEntry::of::<answer_resident_complaint::AnswerResidentComplaint>(),
    VerbEntry::of::<record_forbidden_act::RecordForbiddenAct>(),
    VerbEntry::of::<answer_forbidden_act::AnswerForbiddenAct>(),
    VerbEntry::of::<record_forbidden_act_in_tender::RecordForbiddenActInTender>(),
    VerbEntry::of::<answer_forbidden_act_in_tender::AnswerForbiddenActInTender>(),
    VerbEntry::of::<give_default_notice::GiveDefaultNotice>(),
    VerbEntry::of::<cure_default::CureDefault>(),
    VerbEntry::of::<close_default_notice::CloseDefaultNotice>(),
];

#[cfg(test)]
mod tests;
