//! A disputed part ends without an agreement: the purchaser concedes, or the panel rules.

use super::{
    events::{DisputedPartConceded, DisputedPartRuled},
    kinds::InvoiceId,
    ledger::{Checking, Dispute, Invoice},
    lookup,
    norms::{
        AMOUNT_ZERO, ANSWER_DISPUTE, DISPUTE_ABOVE, NO_DISPUTE, RULER_INVOLVED, SETTLE_DISPUTE,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Money, Role};

verb! {
    /// Ends a dispute by conceding or by ruling. What was owed all along bears interest from the
    /// first last day of payment.
    ResolveDisputedPart "resolve-disputed-part" ("认可或裁定争议部分", "Concede or rule on a disputed part")
    help ("购买方可以认可争议部分的全部或一部分；裁决小组裁定应付金额。所认可或裁定的金额自原付款期限起计息。", "The purchaser may concede all or some of it; the panel rules what is owed. Interest runs from the first last day of payment.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        accepted: Money = ("应付的金额", "Sum that is owed");
        reason: Prose = ("理由", "Reasons");
    }
}

impl Act for ResolveDisputedPart {
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
        let decision = if at.actor().role == Role::Panel {
            self.rule(at, invoice)?
        } else {
            self.concede(at, dispute)?
        };
        if self.accepted.is_zero() {
            return decision.done();
        }
        lookup::owe_payment(decision, at, invoice.id, (&invoice.due, &invoice.outer)).done()
    }
}

impl ResolveDisputedPart {
    fn rule<'a>(&self, at: &'a At<'a>, invoice: &Invoice) -> Result<Decision<'a>, Refusal> {
        let by = match &invoice.checking {
            Checking::Disputed { by, .. } => *by,
            Checking::Waiting | Checking::Agreed { .. } | Checking::Deemed { .. } => None,
        };
        RULER_INVOLVED.unless(by.is_none() || by != at.actor().person)?;
        let ruled = DisputedPartRuled {
            id: invoice.id,
            accepted: self.accepted,
            reason: self.reason.text(),
        };
        Ok(Decision::new(at)
            .event(ruled)
            .lapse(&SETTLE_DISPUTE, invoice.id)
            .lapse(&ANSWER_DISPUTE, invoice.id))
    }

    fn concede<'a>(&self, at: &'a At<'a>, dispute: &Dispute) -> Result<Decision<'a>, Refusal> {
        AMOUNT_ZERO
            .unless(!self.accepted.is_zero())
            .map_err(|one| one.at("accepted"))?;
        let conceded = DisputedPartConceded {
            id: self.invoice,
            accepted: self.accepted,
            reason: self.reason.text(),
        };
        let decision = Decision::new(at)
            .event(conceded)
            .meet(&SETTLE_DISPUTE, self.invoice);
        if self.accepted == dispute.amount {
            return Ok(decision.lapse(&ANSWER_DISPUTE, self.invoice));
        }
        Ok(decision)
    }
}
