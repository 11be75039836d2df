//! Accepts the other party's offer.

use super::{
    choices::DisputeId,
    facts::DisputeSettled,
    law::{NO_OFFER, RULE_DISPUTE},
    raise_dispute::{TALKS, open_dispute, own_part},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    verb::Act,
};

verb! {
    /// Accepts the last offer of the other party; the dispute is settled.
    AcceptSettlement "accept-settlement" ("接受和解", "Accept the settlement")
    help ("接受对方最近一次方案，争议即了结。", "Accepts the other party's last offer; the dispute is over.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        dispute: DisputeId = ("争议", "Dispute");
    }
}

impl Act for AcceptSettlement {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = open_dispute(at, self.dispute)?;
        let own = own_part(at, found)?;
        let offered = found.offer.as_ref().filter(|(by, _)| *by != own);
        let (_, amount) = offered.ok_or_else(|| NO_OFFER.refuse().at("dispute"))?;
        let decision = Decision::new(at).event(DisputeSettled {
            dispute: self.dispute,
            amount: *amount,
        });
        TALKS
            .into_iter()
            .fold(decision, |decision, duty| decision.meet(duty, self.dispute))
            .lapse(&RULE_DISPUTE, self.dispute)
            .done()
    }
}
