//! The creditor gives up what it is owed.

use crate::{
    context::At,
    core::{self, NOT_CREDITOR, OBLIGATION_UNKNOWN, ObligationWaived},
    decision::{Decided, Decision},
    input::Prose,
    obligation::{Obligation, ObligationId},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Gives up an obligation owed to one's own side.
    WaiveObligation "waive-obligation" ("豁免义务", "Waive an obligation")
    help ("只有权利方可以豁免，并须写明理由。", "Only the side it is owed to can waive it, with a reason.")
    acts [] scope Either stages []
    {
        obligation: ObligationId = ("义务", "Obligation");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for WaiveObligation {
    fn decide(&self, at: &At<'_>) -> Decided {
        let owed = open_obligation(at, self.obligation)?;
        NOT_CREDITOR
            .unless(is_creditor(at, owed))
            .map_err(|one| one.at("obligation"))?;
        Decision::new(at)
            .event(core::Event::ObligationWaived(ObligationWaived {
                id: self.obligation,
                reason: self.reason.text(),
            }))
            .done()
    }
}

/// The open obligation of an id.
///
/// # Errors
/// `obligation-unknown` when there is none.
pub(super) fn open_obligation<'a>(
    at: &At<'a>,
    id: ObligationId,
) -> Result<&'a Obligation, Refusal> {
    let found = at
        .process
        .obligations
        .iter()
        .find(|one| one.id == id && one.is_open());
    found.ok_or_else(|| OBLIGATION_UNKNOWN.refuse().at("obligation"))
}

/// Whether the actor speaks for the side an obligation is owed to.
pub(super) fn is_creditor(at: &At<'_>, owed: &Obligation) -> bool {
    let (role, creditor) = (at.actor().role, owed.duty.0.creditor);
    role == creditor || (role.side().is_some() && role.side() == creditor.side())
}
