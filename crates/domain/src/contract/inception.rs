//! What everybody owes from the day the contract is published and filed.

use super::{
    duties::{JOIN_CHARTER, SET_BASELINE, SUBMIT_PLAN, SUPPLY_BY_HOST, SUPPLY_BY_PURCHASER},
    parties,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    law::norms,
    obligation::Due,
    refusal::Refusal,
    stage::Stage,
};
use kernel::{Side, time::plus_days};
use rules::Key;

/// What was just done of the formalities after signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formality {
    /// The contract was published.
    Published,
    /// A copy was filed.
    Filed,
    /// It was approved.
    Approved,
}

/// Begins inception once every formality that the place asks for is done.
pub(crate) fn begin_if_complete<'a>(
    at: &'a At<'a>,
    decision: Decision<'a>,
    now: Formality,
) -> Decided {
    let contract = at.contract()?;
    let agreement = &contract.agreement;
    let published = agreement.published.is_some() || now == Formality::Published;
    let filed = !norms::asks_for_filing(at) || agreement.filed.is_some() || now == Formality::Filed;
    let approved = !norms::asks_for_approval(at)
        || contract.local.approved.is_some()
        || now == Formality::Approved;
    if contract.stage == Stage::S13 && published && filed && approved {
        return begin(at, decision)?.done();
    }
    decision.done()
}

/// Enters the stage of inception, with its clocks for all sides.
pub(super) fn begin<'a>(at: &'a At<'a>, decision: Decision<'a>) -> Result<Decision<'a>, Refusal> {
    let contract = at.contract()?;
    let due = at.due(Key::Inception, at.occurred_on())?;
    let mut decision = decision.enter(Stage::S14);
    for demand in parties::demands(at.process, contract) {
        let days = i32::try_from(demand.precondition.days_after_start).unwrap_or(i32::MAX);
        let last = Due::agreed(plus_days(contract.terms.start, days));
        let duty = match demand.side {
            Side::Purchaser => &SUPPLY_BY_PURCHASER,
            Side::Host | Side::Provider | Side::Evaluator => &SUPPLY_BY_HOST,
        };
        decision = decision.owe_by(duty, demand.by, demand.precondition.id, last);
    }
    for host in parties::hosts_of(at.process, contract) {
        decision = decision.owe_by(&JOIN_CHARTER, host, "", due.clone());
    }
    Ok(decision
        .owe(&SET_BASELINE, "", due.clone())
        .owe(&SUBMIT_PLAN, "", due))
}
