//! What time alone brings about: duties to evaluate, the release, the deemed result and acceptance.

use crate::{
    assessment::{
        AcceptanceDeemed, EvaluationDeemed,
        choices::{EvaluationId, EvaluationKind},
        duties::{DECIDE_ACCEPTANCE, ENGAGE, OF_EVALUATION, PLAN},
        period::final_total,
        plan_evaluation::{is_sealed, planning_owed},
        release_ratings::{is_over, release},
    },
    context::At,
    decision::Decision,
    event::Event,
    obligation::Duty,
    process::{Contract, Standing},
    refusal::Refusal,
    stage::Stage,
};
use kernel::Date;

/// What time alone brings about in this module.
pub fn tick(at: &At<'_>) -> Vec<Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let events = due(at, contract).and_then(Decision::done);
    // Without rules for the day nothing can be said to be due.
    events.unwrap_or_default()
}

fn due<'a>(at: &'a At<'a>, contract: &Contract) -> Result<Decision<'a>, Refusal> {
    let decision = owe_evaluations(Decision::new(at), at, contract)?;
    let decision = release_at_the_end(decision, at, contract);
    let decision = deem_final(decision, at, contract)?;
    Ok(deem_accepted(decision, at, contract))
}

fn has_arisen(at: &At<'_>, duty: &'static Duty, subject: &str) -> bool {
    at.process.obligations.iter().any(|one| {
        one.duty.0 == duty && one.subject == subject && one.contract == at.context.contract
    })
}

/// The window of an evaluation opened: the evaluator owes a plan, or the panel owes an evaluator.
fn owe_evaluations<'a>(
    mut decision: Decision<'a>,
    at: &At<'_>,
    contract: &Contract,
) -> Result<Decision<'a>, Refusal> {
    for (kind, due) in planning_owed(at)? {
        match contract.assessment.evaluator() {
            Some(evaluator) if !has_arisen(at, &PLAN, kind.code()) => {
                decision = decision.owe_by(&PLAN, evaluator, kind.code(), due);
            }
            None if !has_arisen(at, &ENGAGE, "") => decision = decision.owe(&ENGAGE, "", due),
            Some(_) | None => {}
        }
    }
    Ok(decision)
}

/// The fieldwork ended: the sides' ratings are released together, whoever has not rated.
fn release_at_the_end<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    contract: &Contract,
) -> Decision<'a> {
    match contract.assessment.current() {
        Some(open) if is_sealed(&open.phase) && is_over(at, open) && !is_late(at, contract) => {
            release(decision, open)
        }
        Some(_) | None => decision,
    }
}

fn is_late(at: &At<'_>, contract: &Contract) -> bool {
    let final_open = contract.assessment.current();
    final_open.is_some_and(|one| one.kind == EvaluationKind::Final)
        && matches!(final_total(at, contract), Ok(Some(last)) if last < at.today())
}

/// A final evaluation without a result in time counts as satisfied, planned or not.
fn deem_final<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    contract: &Contract,
) -> Result<Decision<'a>, Refusal> {
    let ran = contract.stage >= Stage::S15 && contract.stage <= Stage::S21;
    let ended = matches!(contract.standing, Standing::Ended { .. });
    let evaluations = &contract.assessment.evaluations;
    let last = evaluations
        .iter()
        .find(|one| one.kind == EvaluationKind::Final);
    let closed = last.is_some_and(|one| !one.is_open());
    let in_time = final_total(at, contract)?.is_none_or(|last| at.today() <= last);
    if !ran || ended || closed || in_time {
        return Ok(decision);
    }
    let id = last.map_or_else(|| EvaluationId::after(evaluations.len()), |one| one.id);
    let decision = decision
        .event(EvaluationDeemed { evaluation: id })
        .lapse(&PLAN, EvaluationKind::Final.code());
    let lapsed = OF_EVALUATION.into_iter();
    Ok(lapsed.fold(decision, |decision, duty| decision.lapse(duty, id)))
}

/// The purchaser was silent: the service counts as accepted (A105).
fn deem_accepted<'a>(decision: Decision<'a>, at: &At<'_>, contract: &Contract) -> Decision<'a> {
    let pending = contract.assessment.pending_acceptance();
    match silent_since(at) {
        Some(due) if pending.is_some() && contract.stage == Stage::S19 => decision
            .event(AcceptanceDeemed { due })
            .lapse(&DECIDE_ACCEPTANCE, "")
            .enter(Stage::S20),
        Some(_) | None => decision,
    }
}

/// The last day of the decision that is still owed, once it has passed.
fn silent_since(at: &At<'_>) -> Option<Date> {
    let mut open = at.process.obligations.iter().filter(|one| {
        one.is_open() && one.duty.0 == &DECIDE_ACCEPTANCE && one.contract == at.context.contract
    });
    open.find(|one| one.days_late(at.today()).is_some())
        .and_then(|one| one.due.date())
}
