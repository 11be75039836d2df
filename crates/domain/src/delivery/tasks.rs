//! Steps that several verbs on tasks share.

use super::{
    common::moved_on,
    duties::{
        COMPENSATE_TASK, COUNTER_HOST, COUNTER_PURCHASER, TASK_ANSWER, TASK_CONFIRM_HOST,
        TASK_CONFIRM_PURCHASER, TASK_TALK, TASK_WORK, VERBAL_HOST, VERBAL_PURCHASER,
    },
    facts::TaskAccepted,
    refusals::{FLEX_POOL_EXHAUSTED, NOT_REQUESTER},
    state::{Task, TaskState},
    words::{RequestSide, TaskClass},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    decision::{Decided, Decision},
    obligation::{Due, Duty},
    process::Contract,
    refusal::Refusal,
};
use jiff::SignedDuration;
use kernel::{Date, Money, Timestamp};
use rules::Key;
use rust_decimal::Decimal;

pub(super) const fn counter_duty(side: RequestSide) -> &'static Duty {
    match side {
        RequestSide::Host => &COUNTER_HOST,
        RequestSide::Purchaser => &COUNTER_PURCHASER,
    }
}

pub(super) const fn confirm_duty(side: RequestSide) -> &'static Duty {
    match side {
        RequestSide::Host => &TASK_CONFIRM_HOST,
        RequestSide::Purchaser => &TASK_CONFIRM_PURCHASER,
    }
}

pub(super) const fn verbal_duty(side: RequestSide) -> &'static Duty {
    match side {
        RequestSide::Host => &VERBAL_HOST,
        RequestSide::Purchaser => &VERBAL_PURCHASER,
    }
}

/// When the office has had its hours to answer a verbal order recorded at `recorded`.
///
/// # Errors
/// `rules-missing` when no pack covers the day.
pub fn verbal_until(at: &At<'_>, recorded: Timestamp) -> Result<Timestamp, Refusal> {
    let missing = || RULES_MISSING.with("day", at.today());
    let hours = at.pack()?.hours(Key::VerbalOrderConfirm);
    let hours = hours.map_err(|_| missing())?;
    recorded
        .checked_add(SignedDuration::from_hours(i64::from(hours)))
        .map_err(|_| missing())
}

/// The task waits for the provider.
pub(super) fn waits_for_provider(task: &Task) -> Result<(), Refusal> {
    match task.state {
        TaskState::Filed | TaskState::Escalated => Ok(()),
        TaskState::Countered { .. }
        | TaskState::Accepted
        | TaskState::Declined
        | TaskState::Completed
        | TaskState::Confirmed
        | TaskState::Compensated
        | TaskState::Withdrawn
        | TaskState::Lapsed
        | TaskState::Ordered
        | TaskState::OrderDenied
        | TaskState::OrderUnanswered => Err(moved_on(task.id)),
    }
}

/// The actor acts for the office that asked.
pub(super) fn is_requester(at: &At<'_>, task: &Task) -> Result<(), Refusal> {
    NOT_REQUESTER
        .unless(at.actor().organisation == Some(task.requester.id))
        .map_err(|one| one.at("task"))
}

/// What the flex pool still holds.
pub(super) fn pool_left(contract: &Contract) -> Decimal {
    let pool = Decimal::from(contract.terms.flex_hours);
    (pool - contract.delivery.flex_hours_used()).max(Decimal::ZERO)
}

/// The claim for hours beyond the agreed units.
pub(super) fn price(contract: &Contract, class: TaskClass, hours: Decimal) -> Option<Money> {
    match class {
        TaskClass::InScope => None,
        TaskClass::Adjacent | TaskClass::OutOfScope | TaskClass::Forbidden => {
            contract.terms.hour_rate.times(hours).ok()
        }
    }
}

/// Both sides agree on a task: it is priced, and the provider owes it by the agreed day.
pub(super) fn agree(at: &At<'_>, task: &Task, hours: Decimal, by: Date) -> Decided {
    let contract = at.contract()?;
    let left = pool_left(contract);
    if task.class == TaskClass::Adjacent && hours > left {
        return Err(FLEX_POOL_EXHAUSTED
            .with("left", left.to_string())
            .at("task"));
    }
    Decision::new(at)
        .event(TaskAccepted {
            task: task.id,
            hours,
            by,
            price: price(contract, task.class, hours),
        })
        .meet(&TASK_ANSWER, task.id)
        .meet(&TASK_TALK, task.id)
        .meet(counter_duty(task.side), task.id)
        .owe(&TASK_WORK, task.id, Due::agreed(by))
        .done()
}

/// Adds the duty to make good the hours of a priced task.
pub(super) fn claim<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    task: &Task,
    price: Option<Money>,
) -> Result<Decision<'a>, Refusal> {
    match price {
        Some(price) if !price.is_zero() => {
            let due = at.due(Key::Pay, at.today())?;
            Ok(decision.owe(&COMPENSATE_TASK, task.id, due))
        }
        Some(_) | None => Ok(decision),
    }
}
