//! The provider says whether a precondition is there. Its tick decides.

use super::{
    choices::Supply,
    duties::{CONFIRM_TO_HOST, CONFIRM_TO_PURCHASER, SUPPLY_BY_HOST, SUPPLY_BY_PURCHASER},
    events::{HostClocksStarted, PreconditionLookedAt},
    hand_over_precondition::confirm_subject,
    parties,
    refusals::{PRECONDITION_SUPPLIED, PRECONDITION_UNKNOWN, WHICH_DEBTOR},
    state::HandoverState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    process::{Contract, PreconditionId},
    refusal::Refusal,
    verb::Act,
};
use kernel::Side;

verb! {
    /// Confirms that a precondition is supplied, or says that it is not (A36).
    ConfirmPrecondition "confirm-precondition" ("确认前置条件", "Confirm a precondition")
    help ("以承接方的确认为准；发生时间填实际可用的那天，未到位的也要记录。", "The provider's word decides. As the time of the act give the day it really became usable; what is missing is recorded too.")
    acts [36] scope Contract stages [S13, S14, S15, S16, S17, S18]
    when Earlier
    {
        precondition: PreconditionId = ("前置条件", "Precondition");
        by: Option<Organisation> = ("由谁提供", "Supplied by") hint ("只有一个单位提供时留空", "leave empty when only one organisation supplies it");
        found: Supply = ("是否到位", "Is it there");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl ConfirmPrecondition {
    fn demand<'a>(&self, at: &At<'a>) -> Result<parties::Demand<'a>, Refusal> {
        let mut found: Vec<_> = parties::demands(at.process, at.contract()?)
            .into_iter()
            .filter(|one| one.precondition.id == self.precondition)
            .filter(|one| self.by.as_ref().is_none_or(|by| by.id == one.by.id))
            .collect();
        WHICH_DEBTOR
            .unless(found.len() < 2)
            .map_err(|one| one.at("by"))?;
        found
            .pop()
            .ok_or_else(|| PRECONDITION_UNKNOWN.refuse().at("precondition"))
    }
}

impl Act for ConfirmPrecondition {
    fn decide(&self, at: &At<'_>) -> Decided {
        parties::own_contract(at)?;
        let contract = at.contract()?;
        let demand = self.demand(at)?;
        let id = self.precondition;
        PRECONDITION_SUPPLIED
            .unless(!is_supplied(contract, &demand))
            .map_err(|one| one.at("precondition"))?;
        let (supply, confirm) = match demand.side {
            Side::Purchaser => (&SUPPLY_BY_PURCHASER, &CONFIRM_TO_PURCHASER),
            Side::Host | Side::Provider | Side::Evaluator => (&SUPPLY_BY_HOST, &CONFIRM_TO_HOST),
        };
        let mut decision = Decision::new(at)
            .event(PreconditionLookedAt {
                id,
                by: demand.by.clone(),
                found: self.found,
                note: self.note.as_ref().map(Prose::text),
            })
            .meet(confirm, confirm_subject(id, demand.by));
        if self.found == Supply::NotSupplied {
            return decision.done();
        }
        for one in parties::owed(at, supply, demand.by.id, id) {
            decision = decision.event(parties::met(one));
        }
        let rest_supplied = parties::demands(at.process, contract)
            .iter()
            .filter(|one| one.precondition.id != id || one.by.id != demand.by.id)
            .all(|one| is_supplied(contract, one));
        let agreement = &contract.agreement;
        let starts = rest_supplied
            && agreement.delivery_began.is_some()
            && agreement.host_clocks_began.is_none();
        decision
            .maybe(starts.then(|| HostClocksStarted { on: at.today() }))
            .done()
    }
}

/// Whether the provider confirmed it.
pub(super) fn is_supplied(contract: &Contract, demand: &parties::Demand<'_>) -> bool {
    let known = contract
        .agreement
        .supply(demand.precondition.id, demand.by.id);
    matches!(
        known,
        Some(HandoverState::Looked {
            found: Supply::Supplied,
            ..
        })
    )
}
