//! What time alone brings about while the service runs.
//!
//! Silence is read against the side that owes the word, never against the other: a report not
//! answered is accepted, hours not contested are confirmed, a task not answered is not accepted.

use super::{
    common::is_overdue,
    duties::{DATUM_ANSWER, PERIOD_REPORT, REPORT_ANSWER, TASK_ANSWER},
    facts::{
        DatumLapsed, DefaultUncured, ReportDeemedAccepted, ReportFieldLapsed, TaskDeemedConfirmed,
        TaskLapsed, VerbalOrderUnanswered,
    },
    periods::next_owed,
    report_fields::unused,
    state::{DatumState, NoticeState, ReportState, Task, TaskState},
    tasks::{claim, confirm_duty, counter_duty, price, verbal_until},
};
use crate::{
    context::At, decision::Decision, event::Event, process::Contract, refusal::Refusal,
    stage::Stage,
};
use rules::Key;

/// What time alone brings about in this module.
pub fn tick(at: &At<'_>) -> Vec<Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    due_now(at, contract).unwrap_or_default()
}

fn due_now(at: &At<'_>, contract: &Contract) -> Result<Vec<Event>, Refusal> {
    let delivery = &contract.delivery;
    let mut decision = report_duty(Decision::new(at), at, contract)?;
    for report in &delivery.reports {
        let id = report.content.id;
        if report.state == ReportState::Submitted && is_overdue(at, &REPORT_ANSWER, id) {
            decision = decision
                .event(ReportDeemedAccepted { report: id })
                .lapse(&REPORT_ANSWER, id);
        }
    }
    for (field, periods) in unused(at, contract) {
        decision = decision.event(ReportFieldLapsed { field, periods });
    }
    for datum in &delivery.data {
        if datum.state == DatumState::Proposed && is_overdue(at, &DATUM_ANSWER, datum.id) {
            decision = decision
                .event(DatumLapsed { datum: datum.id })
                .lapse(&DATUM_ANSWER, datum.id);
        }
    }
    for task in &delivery.tasks {
        decision = task_due(decision, at, contract, task)?;
    }
    for notice in &delivery.notices {
        let duties = [
            &super::duties::CURE_PURCHASER,
            &super::duties::CURE_HOST,
            &super::duties::CURE_PROVIDER,
        ];
        let late = duties
            .into_iter()
            .any(|duty| is_overdue(at, duty, notice.id));
        if notice.state == NoticeState::Open && late {
            decision = decision.event(DefaultUncured { notice: notice.id });
        }
    }
    decision.done()
}

/// The first report falls due once the contract is in delivery; later ones follow from reports, and
/// from here when one was waived.
fn report_duty<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    contract: &Contract,
) -> Result<Decision<'a>, Refusal> {
    let delivering = contract.stage >= Stage::S15 && Stage::LIVING.contains(&contract.stage);
    let reported = contract.delivery.reported_until();
    match next_owed(at, contract, reported).filter(|_| delivering) {
        Some(period) => {
            let due = at.due(Key::DeliveryReport, period.to)?;
            Ok(decision.owe(&PERIOD_REPORT, period, due))
        }
        None => Ok(decision),
    }
}

fn task_due<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    contract: &Contract,
    task: &Task,
) -> Result<Decision<'a>, Refusal> {
    let id = task.id;
    match task.state {
        TaskState::Filed if is_overdue(at, &TASK_ANSWER, id) => Ok(decision
            .event(TaskLapsed { task: id })
            .lapse(&TASK_ANSWER, id)),
        TaskState::Countered { .. } if is_overdue(at, counter_duty(task.side), id) => Ok(decision
            .event(TaskLapsed { task: id })
            .lapse(counter_duty(task.side), id)),
        TaskState::Completed if is_overdue(at, confirm_duty(task.side), id) => {
            let deemed = TaskDeemedConfirmed {
                task: id,
                hours: task.hours,
            };
            let decision = decision.event(deemed).lapse(confirm_duty(task.side), id);
            claim(decision, at, task, price(contract, task.class, task.hours))
        }
        // The duty stays open: the office can still say what it knows.
        TaskState::Ordered if verbal_until(at, task.recorded)? < at.now() => {
            Ok(decision.event(VerbalOrderUnanswered { task: id }))
        }
        TaskState::Filed
        | TaskState::Countered { .. }
        | TaskState::Escalated
        | TaskState::Accepted
        | TaskState::Declined
        | TaskState::Completed
        | TaskState::Confirmed
        | TaskState::Compensated
        | TaskState::Withdrawn
        | TaskState::Lapsed
        | TaskState::Ordered
        | TaskState::OrderDenied
        | TaskState::OrderUnanswered => Ok(decision),
    }
}
