//! Questions that several verbs of the running service ask.

use super::{
    duties::{BREACH_AGENT, BREACH_EVALUATOR, BREACH_HOST, BREACH_PROVIDER, BREACH_PURCHASER},
    duties::{CURE_HOST, CURE_PROVIDER, CURE_PURCHASER},
    ids::TaskId,
    refusals::{HOURS_MISSING, OFFICE_UNKNOWN, OTHER_SUPPLIER, TASK_MOVED_ON, TASK_UNKNOWN},
    state::Task,
    words_watch::{BreachSide, Presumption},
};
use crate::{
    context::At,
    input::Organisation,
    obligation::{Duty, Obligation},
    process::Contract,
    refusal::Refusal,
};
use kernel::{Date, OrganisationId, Side};
use rust_decimal::Decimal;

/// The contract, when the actor's organisation is its supplier.
pub(super) fn own_contract<'a>(at: &At<'a>) -> Result<&'a Contract, Refusal> {
    let contract = at.contract()?;
    OTHER_SUPPLIER.unless(at.actor().organisation == Some(contract.supplier.id))?;
    Ok(contract)
}

/// The organisation the actor acts for, by its name in this purchase.
pub(super) fn own_office(at: &At<'_>) -> Result<Organisation, Refusal> {
    let own = at.actor().organisation;
    let supplier = at.contract().ok().map(|contract| &contract.supplier);
    let granted = at.process.grants_in(at.context.contract);
    let mut known = granted
        .filter_map(|grant| grant.organisation.as_ref())
        .chain(supplier);
    let found = known.find(|one| Some(one.id) == own);
    found.cloned().ok_or_else(|| OFFICE_UNKNOWN.refuse())
}

/// The side of the contract an organisation is on.
pub(super) fn side_of(at: &At<'_>, id: OrganisationId) -> Option<Side> {
    if at
        .contract()
        .is_ok_and(|contract| contract.supplier.id == id)
    {
        return Some(Side::Provider);
    }
    let mut granted = at.process.grants_in(at.context.contract);
    granted.find_map(|grant| {
        let same = grant.organisation.as_ref().is_some_and(|one| one.id == id);
        grant.role.side().filter(|_| same)
    })
}

/// Whether an act of `organisation` against the provider on `day` follows so soon on a protected act
/// that retaliation is presumed; see [`crate::protected`].
pub(super) fn presumption(
    at: &At<'_>,
    organisation: OrganisationId,
    day: Date,
) -> Result<Presumption, Refusal> {
    let against = at.contract()?.supplier.id;
    let found = crate::protected::presumed(at, (organisation, against), day);
    Ok(match found {
        Some(_) => Presumption::Yes,
        None => Presumption::No,
    })
}

/// The open obligation of this contract of a kind about an object.
pub(super) fn owed<'a>(
    at: &At<'a>,
    duty: &'static Duty,
    subject: impl ToString,
) -> Option<&'a Obligation> {
    let subject = subject.to_string();
    at.process.obligations.iter().find(|one| {
        one.is_open()
            && one.duty.0 == duty
            && one.subject == subject
            && one.contract == at.context.contract
    })
}

/// Whether its last day has passed.
pub(super) fn is_overdue(at: &At<'_>, duty: &'static Duty, subject: impl ToString) -> bool {
    let due = owed(at, duty, subject).and_then(|one| one.due.date());
    due.is_some_and(|due| due < at.today())
}

/// The task of an id.
pub(super) fn task_of<'a>(at: &At<'a>, id: TaskId) -> Result<&'a Task, Refusal> {
    let found = at.contract()?.delivery.task(id);
    found.ok_or_else(|| TASK_UNKNOWN.refuse().at("task"))
}

/// The refusal for a task that is not at the right point.
pub(super) fn moved_on(id: TaskId) -> Refusal {
    TASK_MOVED_ON.with("task", id.to_string()).at("task")
}

/// Hours must be more than nothing.
pub(super) fn some_hours(hours: Decimal) -> Result<(), Refusal> {
    HOURS_MISSING
        .unless(!hours.is_zero())
        .map_err(|one| one.at("hours"))
}

/// The duty of a side to answer a recorded forbidden act.
pub(super) const fn breach_duty(side: BreachSide) -> &'static Duty {
    match side {
        BreachSide::Purchaser => &BREACH_PURCHASER,
        BreachSide::Host => &BREACH_HOST,
        BreachSide::Provider => &BREACH_PROVIDER,
        BreachSide::Evaluator => &BREACH_EVALUATOR,
        BreachSide::Agent => &BREACH_AGENT,
    }
}

/// The duty of a side to cure a default, for the sides that can be notified.
pub(super) const fn cure_duty(side: Side) -> Option<&'static Duty> {
    match side {
        Side::Purchaser => Some(&CURE_PURCHASER),
        Side::Host => Some(&CURE_HOST),
        Side::Provider => Some(&CURE_PROVIDER),
        Side::Evaluator => None,
    }
}
