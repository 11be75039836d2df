//! Confirms an order given by word of mouth.

use super::{
    common::{moved_on, task_of},
    facts::VerbalOrderConfirmed,
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    state::{Task, TaskState},
    tasks::{claim, is_requester, price, verbal_duty},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Person,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The office confirms that it gave the order; hours beyond the agreed units are made good.
    ConfirmVerbalOrder "confirm-verbal-order" ("确认口头要求", "Confirm a verbal order")
    help ("如实确认即可；合同外工时按约定价格补偿。",
        "Say so if it was so; hours beyond the contract are made good at the agreed price.")
    acts [59] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("口头要求", "Verbal order");
        asked_by: Option<Person> = ("当时由谁提出", "Who asked at the time")
            hint ("记录中没有写明提出人又留空的，以确认人为提出人", "if neither the record nor you name somebody, you count as who asked");
    }
}

/// Some order waits for the word of an office.
pub(super) fn any_order(at: &At<'_>) -> Result<(), Refusal> {
    let mut tasks = at.contract()?.delivery.tasks.iter();
    TASK_UNKNOWN.unless(tasks.any(|one| waits(one).is_ok()))
}

/// An office may still speak late: an unanswered order is not a closed one.
pub(super) fn waits(task: &Task) -> Result<(), Refusal> {
    match task.state {
        TaskState::Ordered | TaskState::OrderUnanswered => Ok(()),
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
        | TaskState::OrderDenied => Err(moved_on(task.id)),
    }
}

impl Act for ConfirmVerbalOrder {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_order(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        is_requester(at, task)?;
        waits(task)?;
        let decision = Decision::new(at)
            .event(VerbalOrderConfirmed {
                task: task.id,
                asked_by: self.asked_by.clone(),
            })
            .meet(verbal_duty(task.side), task.id);
        claim(
            decision,
            at,
            task,
            price(at.contract()?, task.class, task.hours),
        )?
        .done()
    }
}
