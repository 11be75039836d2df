//! Either side offers a sum for a disputed part; the same sum from the other side settles it.

use super::{
    events::{DisputedPartOffered, DisputedPartSettled},
    kinds::InvoiceId,
    ledger::{DisputeState, Offer},
    lookup,
    norms::{ANSWER_DISPUTE, DISPUTE_ABOVE, NO_DISPUTE, OFFER_REPEATED, SETTLE_DISPUTE},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    obligation::Duty,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Money, role::Side};
use rules::Key;

verb! {
    /// Offers to settle a disputed part, or assents to the other side's offer.
    SettleDisputedPart "settle-disputed-part" ("协商争议部分", "Settle a disputed part")
    help ("任何一方都可以提出应付金额；对方填写同一金额即为同意，填写其他金额即为反提。", "Either side names the sum to be paid; the same sum from the other side is assent, another sum a counter-offer.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        accepted: Money = ("争议部分中应付的金额", "Sum to be paid of the disputed part");
    }
}

impl Act for SettleDisputedPart {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        let dispute = invoice
            .open_dispute()
            .ok_or_else(|| NO_DISPUTE.refuse().at("invoice"))?;
        self.accepted
            .at_most(dispute.amount)
            .map_err(|_| DISPUTE_ABOVE.with("most", dispute.amount).at("accepted"))?;
        let side = at.actor().role.side();
        if side == Some(Side::Provider) {
            lookup::own_contract(at)?;
        }
        let last = match dispute.state {
            DisputeState::Open { offer } => offer,
            DisputeState::Ended { .. } => None,
        };
        match last {
            Some(Offer { by, accepted }) if accepted == self.accepted => {
                OFFER_REPEATED
                    .unless(side != Some(by))
                    .map_err(|one| one.at("accepted"))?;
                self.settle(at)
            }
            Some(_) | None => Decision::new(at)
                .event(DisputedPartOffered {
                    id: self.invoice,
                    accepted: self.accepted,
                })
                .meet(own_duty(side), self.invoice)
                .done(),
        }
    }
}

/// The duty to talk of the side that speaks.
fn own_duty(side: Option<Side>) -> &'static Duty {
    match side {
        Some(Side::Provider) => &ANSWER_DISPUTE,
        Some(Side::Purchaser | Side::Host | Side::Evaluator) | None => &SETTLE_DISPUTE,
    }
}

impl SettleDisputedPart {
    fn settle(&self, at: &At<'_>) -> Decided {
        let due = at.due(Key::Pay, at.today())?;
        let outer = at.due(Key::PayOuter, at.today())?;
        let decision = Decision::new(at)
            .event(DisputedPartSettled {
                id: self.invoice,
                accepted: self.accepted,
                due: due.clone(),
            })
            .meet(&SETTLE_DISPUTE, self.invoice)
            .meet(&ANSWER_DISPUTE, self.invoice);
        if self.accepted.is_zero() {
            return decision.done();
        }
        lookup::owe_payment(decision, at, self.invoice, (&due, &outer)).done()
    }
}
