//! Offers to settle a dispute.

use super::{
    choices::DisputeId,
    common::side_of,
    facts::SettlementOffered,
    raise_dispute::{open_dispute, own_part, talk_duty},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Money;

verb! {
    /// A party offers a way out of a dispute.
    OfferSettlement "offer-settlement" ("提出和解方案", "Offer to settle")
    help ("和解方案不等于承认责任。新方案取代旧方案。", "An offer admits nothing. A new offer takes the place of the last one.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        dispute: DisputeId = ("争议", "Dispute");
        offer: Prose = ("方案", "Offer");
        amount: Option<Money> = ("应付金额（如有）", "Sum payable, if any");
    }
}

impl Act for OfferSettlement {
    fn decide(&self, at: &At<'_>) -> Decided {
        let own = own_part(at, open_dispute(at, self.dispute)?)?;
        let decision = Decision::new(at).event(SettlementOffered {
            dispute: self.dispute,
            offer: self.offer.text(),
            amount: self.amount,
        });
        match side_of(at, own).and_then(talk_duty) {
            Some(duty) => decision.meet(duty, self.dispute).done(),
            None => decision.done(),
        }
    }
}
