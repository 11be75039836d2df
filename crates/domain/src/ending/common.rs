//! Questions several verbs of this module ask.

use super::{
    choices::ResultRef,
    law::{CITES_RESULTS, NO_RETALIATION, NOT_A_PARTY, PARTY_DECIDES, RESULT_UNKNOWN},
};
use crate::{
    context::{Actor, At},
    core::RULES_MISSING,
    guard::Check,
    input::Organisation,
    obligation::Due,
    refusal::{Holds, Refusal},
};
use jiff::Span;
use kernel::{Date, OrganisationId, Role, Side};
use rules::{Key, Value};

/// The role that stands for the side of `role` in events.
pub(super) fn lead(role: Role) -> Role {
    match role.side() {
        Some(Side::Purchaser) => Role::Purchaser,
        Some(Side::Host) => Role::Host,
        Some(Side::Provider) => Role::Provider,
        Some(Side::Evaluator) => Role::Evaluator,
        None => role,
    }
}

/// The side of this contract an organisation stands on.
pub(super) fn side_of(at: &At<'_>, id: OrganisationId) -> Option<Role> {
    let supplier = at.contract().ok().map(|contract| contract.supplier.id);
    if supplier == Some(id) {
        return Some(Role::Provider);
    }
    let held = at.process.grants_in(at.context.contract);
    held.filter(|grant| grant.organisation.as_ref().map(|one| one.id) == Some(id))
        .map(|grant| lead(grant.role))
        .find(|role| matches!(role, Role::Purchaser | Role::Host | Role::Evaluator))
}

/// The organisation for which the actor acts, by name.
pub(super) fn own_organisation(at: &At<'_>) -> Result<Organisation, Refusal> {
    let id = at.actor().organisation;
    let contract = at.contract()?;
    if Some(contract.supplier.id) == id {
        return Ok(contract.supplier.clone());
    }
    let mut held = at.process.grants_in(at.context.contract);
    held.find_map(|grant| grant.organisation.clone().filter(|one| Some(one.id) == id))
        .ok_or_else(|| NOT_A_PARTY.refuse())
}

/// SD8: neither who brought a matter nor an organisation it concerns decides it.
pub(super) fn may_rule(
    at: &At<'_>,
    brought: &Actor,
    concerned: &[OrganisationId],
) -> Result<(), Refusal> {
    let actor = at.actor();
    let same_person = actor.person.is_some() && actor.person == brought.person;
    let same_organisation = actor.organisation.is_some()
        && (actor.organisation == brought.organisation
            || concerned.iter().any(|one| Some(*one) == actor.organisation));
    PARTY_DECIDES.unless(!same_person && !same_organisation)
}

/// Whether an act against an organisation follows so soon on a protected act that it needs a reason
/// of its own (C-RET-1): on any the organisation made in this contract, or on one that raises the
/// presumption against the actor (see [`crate::protected`]).
pub(super) fn no_retaliation(at: &At<'_>, against: OrganisationId) -> Check {
    let acts = at
        .contract()
        .map(|contract| contract.ending.protected.iter());
    let recent = acts.into_iter().flatten().any(|(by, on)| {
        *by == against
            && plain_end(at, Key::Retaliation, *on).is_ok_and(|end| at.occurred_on() <= end)
    });
    let presumed = at
        .actor()
        .organisation
        .and_then(|by| crate::protected::presumed(at, (by, against), at.occurred_on()));
    NO_RETALIATION.holds(!recent && presumed.is_none())
}

/// The bare end of a period: what may at most last so long is not stretched by a day of rest, and
/// what lasts for years cannot wait for calendars nobody has published.
pub(crate) fn plain_end(at: &At<'_>, key: Key, from: Date) -> Result<Date, Refusal> {
    let count = |number: &u32| i64::from(*number);
    let span = match &at.pack()?.parameter(key).value {
        Value::Days(number) => Span::new().days(count(number)),
        Value::Months(number) => Span::new().months(count(number)),
        Value::Years(number) => Span::new().years(count(number)),
        Value::WorkingDays(_) | Value::DaysExceptHolidays(_) => return at.due_date(key, from),
        Value::Count(_)
        | Value::Percent(_)
        | Value::Rate(_)
        | Value::Money(_)
        | Value::Hours(_)
        | Value::Flag(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Text(_) => return Err(RULES_MISSING.with("day", from)),
    };
    Ok(from.saturating_add(span))
}

/// The day on which the decision about what follows the term opens.
pub(super) fn renewal_opens(at: &At<'_>) -> Result<Date, Refusal> {
    let contract = at.contract()?;
    let end = contract.ending.service_end(&contract.terms);
    before(at, Key::RenewalDecision, end)?
        .date()
        .ok_or_else(|| calendar_of(end))
}

/// The latest day for notice of what follows the term.
pub(super) fn notice_day(at: &At<'_>) -> Result<Due, Refusal> {
    let contract = at.contract()?;
    let end = contract.ending.service_end(&contract.terms);
    before(at, Key::RenewalNotice, end)
}

fn before(at: &At<'_>, key: Key, until: Date) -> Result<Due, Refusal> {
    Due::of(at.pack()?.due_before(key, until), key, until)
}

fn calendar_of(end: Date) -> Refusal {
    crate::core::CALENDAR_UNKNOWN.with("year", end.year().to_string())
}

/// Whether results are cited where there are some to cite (AF-16).
pub(super) fn citing(cited: &[ResultRef], available: &[String]) -> Holds {
    Holds::from(!cited.is_empty() || available.is_empty())
}

/// The guard of [`citing`] for this contract.
pub(super) fn cites(at: &At<'_>, cited: &[ResultRef]) -> Vec<Check> {
    let available = at
        .contract()
        .map(|contract| contract.assessment.result_ids())
        .unwrap_or_default();
    vec![CITES_RESULTS.holds(citing(cited, &available))]
}

/// Refuses results that do not exist.
pub(super) fn known_results(cited: &[ResultRef], available: &[String]) -> Result<(), Refusal> {
    match cited.iter().find(|one| !available.contains(&one.0)) {
        Some(unknown) => Err(RESULT_UNKNOWN
            .with("result", unknown.0.clone())
            .at("results")),
        None => Ok(()),
    }
}
