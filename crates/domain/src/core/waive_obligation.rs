//! The creditor gives up what it is owed.

use crate::{
    context::At,
    core::{self, NOT_CREDITOR, OBLIGATION_UNKNOWN, ObligationWaived},
    decision::{Decided, Decision},
    input::Prose,
    obligation::ObligationId,
    verb::Act,
};

verb! {
    /// Gives up an obligation owed to one's own side.
    WaiveObligation "waive-obligation" ("豁免义务", "Waive an obligation")
    help ("只有权利方可以豁免，并须写明理由。", "Only the side it is owed to can waive it, with a reason.")
    acts [] scope Process stages []
    {
        obligation: ObligationId = ("义务", "Obligation");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for WaiveObligation {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at
            .process
            .obligations
            .iter()
            .find(|one| one.id == self.obligation);
        let owed = found
            .filter(|one| one.is_open())
            .ok_or_else(|| OBLIGATION_UNKNOWN.refuse().at("obligation"))?;
        let creditor = owed.duty.0.creditor;
        let role = at.actor().role;
        let own_side =
            role == creditor || (role.side().is_some() && role.side() == creditor.side());
        NOT_CREDITOR
            .unless(own_side)
            .map_err(|one| one.at("obligation"))?;
        Decision::new(at)
            .event(core::Event::ObligationWaived(ObligationWaived {
                id: self.obligation,
                reason: self.reason.text(),
            }))
            .done()
    }
}
