//! A host or the purchaser hands over what the service needs.

use super::{
    choices::Supply,
    duties::{CONFIRM_TO_HOST, CONFIRM_TO_PURCHASER},
    events::PreconditionHandedOver,
    parties,
    refusals::{PRECONDITION_SUPPLIED, PRECONDITION_UNKNOWN},
    state::HandoverState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    process::PreconditionId,
    verb::Act,
};
use kernel::Side;
use rules::Key;

verb! {
    /// Hands over a room, a list, an introduction (A36).
    HandOverPrecondition "hand-over-precondition" ("交付前置条件", "Hand over a precondition")
    help ("说明交付了什么；是否到位由承接方确认。", "Say what was handed over; whether it is there is for the provider to confirm.")
    acts [36] scope Contract stages [S13, S14, S15, S16, S17, S18]
    when Earlier
    {
        precondition: PreconditionId = ("前置条件", "Precondition");
        note: Prose = ("交付情况", "What was handed over") hint ("例如地点、钥匙、名单份数", "for instance place, keys, number of lists");
    }
}

impl Act for HandOverPrecondition {
    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let demand = parties::demands(at.process, contract)
            .into_iter()
            .find(|one| {
                one.precondition.id == self.precondition
                    && Some(one.by.id) == at.actor().organisation
            })
            .ok_or_else(|| PRECONDITION_UNKNOWN.refuse().at("precondition"))?;
        let known = contract.agreement.supply(self.precondition, demand.by.id);
        let supplied = matches!(
            known,
            Some(HandoverState::Looked {
                found: Supply::Supplied,
                ..
            })
        );
        PRECONDITION_SUPPLIED
            .unless(!supplied)
            .map_err(|one| one.at("precondition"))?;
        let duty = match demand.side {
            Side::Purchaser => &CONFIRM_TO_PURCHASER,
            Side::Host | Side::Provider | Side::Evaluator => &CONFIRM_TO_HOST,
        };
        let subject = confirm_subject(self.precondition, demand.by);
        let decision = Decision::new(at)
            .event(PreconditionHandedOver {
                id: self.precondition,
                by: demand.by.clone(),
                note: self.note.text(),
            })
            // Handed over again before anybody looked: the provider's time starts anew.
            .lapse(duty, &subject);
        let due = at.due(Key::Inquiry, at.today())?;
        decision.owe(duty, &subject, due).done()
    }
}

/// The object of the provider's duty to look: the precondition and who supplies it.
pub(super) fn confirm_subject(id: PreconditionId, by: &crate::input::Organisation) -> String {
    format!("{id} {}", by.zh)
}
