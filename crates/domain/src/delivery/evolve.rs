//! How the events of this module move its state on.

mod data;
mod records;
mod steps;

use super::{
    facts::Event,
    state::{
        DatumState, InspectionKind, NoticeState, RecordStanding, ReportState, Task, TaskState, Word,
    },
};
use crate::{act::ActCode, context::Envelope, process::Process};

/// Moves the state on by an event of this module. Forbidden acts recorded before there is a
/// contract have no state of their own; the duty to answer carries them.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let supplier = contract.supplier.id;
    let rate = contract.terms.hour_rate;
    let now = &mut contract.delivery;
    let on = envelope.occurred_on();
    match event {
        Event::ServiceRecorded(one) => now.record(one, envelope),
        Event::ServiceConfirmed(one) => now.say(one.service, envelope, Word::Confirmed),
        Event::ServiceDenied(one) => now.deny(one.service, envelope, supplier),
        Event::ServiceQuestioned(one) => now.check(one.service, RecordStanding::Questioned),
        Event::ServiceCorrected(one) => now.correct(one),
        Event::ServicesImported(one) => now.import(one, envelope),
        Event::RosterFiled(one) => now.file_roster(one, envelope),
        Event::TimesheetFiled(one) => now.file_timesheet(one, envelope),
        Event::ReportSubmitted(one) => now.report(one, envelope),
        Event::ReportAnswered(one) => now.answer_report(one),
        Event::ReportDeemedAccepted(one) => now.report_is(one.report, ReportState::DeemedAccepted),
        Event::ReportFieldLapsed(one) => now.lapsed_fields.push((one.field, on)),
        Event::DatumLocated(one) => now.data.push(data::located(one, on)),
        Event::DatumProposed(one) => now.data.push(data::proposed(one, on)),
        Event::DatumAgreed(one) => now.agree_field(one, on),
        Event::DatumDeclined(one) => now.decline_datum(one, envelope),
        Event::DatumLapsed(one) => now.datum_is(one.datum, DatumState::Lapsed),
        Event::SupervisionRecorded(one) => now.supervision_hours += one.hours,
        Event::TrainingRecorded(one) => now.training_hours += one.hours,
        Event::UserReferred(_) => now.referrals = now.referrals.saturating_add(1),
        Event::HostSupported(one) => now.supports.push((one.host.id, on)),
        Event::ExtraServiceOffered(one) => now.extra_hours += one.hours,
        Event::SafetyActRecorded(_) => now.safety_acts.push(on),
        Event::TaskFiled(one) => now.tasks.push(Task::filed(one, envelope)),
        Event::TaskAccepted(one) => now.accept(one),
        Event::TaskCountered(one) => now.counter(one),
        Event::TaskDeclined(one) => now.decline(one, envelope),
        Event::TaskEscalated(one) => now.task_is(one.task, TaskState::Escalated),
        Event::TaskCompleted(one) => now.work(one.task, TaskState::Completed, one.hours, rate),
        Event::TaskConfirmed(one) => now.work(one.task, TaskState::Confirmed, one.hours, rate),
        Event::TaskDeemedConfirmed(one) => now.confirm(one, rate),
        Event::TaskCompensated(one) => now.make_good(one, on),
        Event::TaskWithdrawn(one) => now.task_is(one.task, TaskState::Withdrawn),
        Event::TaskLapsed(one) => now.task_is(one.task, TaskState::Lapsed),
        Event::VerbalOrderRecorded(one) => now.order(one, envelope),
        Event::VerbalOrderConfirmed(one) => now.confirm_order(one, envelope, rate),
        Event::VerbalOrderDenied(one) => now.task_is(one.task, TaskState::OrderDenied),
        Event::VerbalOrderUnanswered(one) => now.task_is(one.task, TaskState::OrderUnanswered),
        Event::InspectionAnnounced(one) => now.inspect(one, InspectionKind::Announced, on),
        Event::InspectionMade(one) => {
            now.inspect(&one.as_announced(), InspectionKind::Surprise, on);
        }
        Event::InspectionReported(one) => {
            now.protect(ActCode(56), envelope, one.office.id);
            now.inspect(&one.as_announced(), InspectionKind::Reported, on);
        }
        // The quota of the inspection itself says the same.
        Event::InspectionCapExceeded(_) => {}
        Event::FindingFiled(one) => now.find(one, envelope),
        Event::FindingReplied(one) => now.reply(one),
        Event::ActionPointResolved(one) => now.resolve(one),
        // The text stays in the protected channel; the routed fact carries the rest.
        Event::ResidentComplained(_) => {}
        Event::ResidentComplaintRouted(one) => now.complain(one, on),
        Event::ResidentComplaintAcknowledged(one) => now.acknowledge(one),
        Event::ResidentComplaintAnswered(one) => now.answer_complaint(one),
        Event::BreachRecorded(one) => now.breach_recorded(one, envelope),
        Event::BreachAnswered(one) => now.breach_answered(one),
        Event::DefaultNoticeGiven(one) => now.notify(one, envelope),
        Event::DefaultCured(one) => now.notice_is(one.notice, NoticeState::Cured),
        Event::DefaultNoticeClosed(one) => now.notice_is(one.notice, NoticeState::Closed(one.end)),
        Event::DefaultUncured(one) => now.notice_is(one.notice, NoticeState::Uncured),
    }
}
