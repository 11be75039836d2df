//! What time alone brings about in a contract: agreed plans, expired proposals, changes whose day
//! has come, hosts that leave. Everything looks at the state, so nothing happens twice.

use super::{
    changes::ChangeState,
    duties::{COMMENT_ON_PLAN, JOIN_CHARTER},
    events::{ChangeExpired, HostLeft, PlanDeemedAgreed},
    parties,
    revision::{ANSWER_DUTIES, effect},
    state::{PlanState, SeatState},
};
use crate::{
    context::At,
    core::{self, GrantWithdrawn},
    decision::Decision,
    event::Event,
    input::Organisation,
    process::Contract,
};
use kernel::{Date, Role};
use rules::Key;

/// What time alone brings about in this module.
pub fn tick(at: &At<'_>) -> Vec<Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let mut decision = Decision::new(at);
    for plan in &contract.agreement.plans {
        if plan.state == PlanState::Submitted
            && is_past(at, Key::DeliveryReportAnswer, plan.submitted)
        {
            let submitted = plan.submitted;
            decision = decision
                .event(PlanDeemedAgreed { submitted })
                .lapse(&COMMENT_ON_PLAN, "");
        }
    }
    decision = changes(at, contract, decision);
    for seat in &contract.agreement.seats {
        if let SeatState::Leaving { on, successor } = &seat.state
            && *on <= at.today()
        {
            decision = leave(at, decision, &seat.host, successor.as_ref());
        }
    }
    decision.done().unwrap_or_default()
}

fn changes<'a>(at: &'a At<'a>, contract: &Contract, mut decision: Decision<'a>) -> Decision<'a> {
    // Two changes may come into force on one day; the second builds on what the first left.
    let mut terms = contract.terms.clone();
    for change in &contract.agreement.changes {
        match change.state {
            ChangeState::Proposed if is_past(at, Key::ChangeAnswer, change.worded) => {
                decision = decision.event(ChangeExpired { id: change.id });
                for duty in ANSWER_DUTIES {
                    decision = decision.lapse(duty, change.id);
                }
            }
            ChangeState::Agreed { .. } if change.impact.effective <= at.today() => {
                if let Ok(event) = effect(&terms, change) {
                    terms.value = event.value;
                    terms.end = event.end;
                    terms.service_hours = event.service_hours;
                    terms.flex_hours = event.flex_hours;
                    terms.units.clone_from(&event.units.0);
                    decision = decision.event(event);
                }
            }
            ChangeState::Proposed
            | ChangeState::Agreed { .. }
            | ChangeState::InEffect { .. }
            | ChangeState::Refused { .. }
            | ChangeState::Withdrawn { .. }
            | ChangeState::Expired { .. } => {}
        }
    }
    decision
}

fn leave<'a>(
    at: &'a At<'a>,
    decision: Decision<'a>,
    host: &Organisation,
    successor: Option<&Organisation>,
) -> Decision<'a> {
    let mut decision = decision.event(HostLeft {
        host: host.clone(),
        successor: successor.cloned(),
    });
    for one in parties::owed(at, &JOIN_CHARTER, host.id, "") {
        decision = decision.event(parties::lapsed(one));
    }
    // Taking a role away reaches the whole purchase; a host of another contract keeps it.
    let elsewhere = at
        .process
        .contracts
        .iter()
        .filter(|one| Some(one.id) != at.context.contract)
        .any(|one| {
            let hosts = parties::hosts_of(at.process, one);
            hosts.iter().any(|other| other.id == host.id)
        });
    let withdrawn = (!elsewhere).then(|| {
        core::Event::GrantWithdrawn(GrantWithdrawn {
            role: Role::Host,
            organisation: host.clone(),
        })
    });
    decision.maybe(withdrawn)
}

/// Whether the last day of a period is over. While its calendar is unknown it is not.
fn is_past(at: &At<'_>, key: Key, from: Date) -> bool {
    at.due_date(key, from).is_ok_and(|last| last < at.today())
}
