//! The head of the department approves what nobody disputes.

use super::{
    events::PaymentApproved,
    kinds::InvoiceId,
    ledger::Checking,
    lookup,
    norms::{APPROVE_PAYMENT, APPROVER_NOT_CHECKER, NOTHING_TO_APPROVE, PASS_TO_TREASURY},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Approves the undisputed part of an invoice for payment.
    ApprovePayment "approve-payment" ("审批付款", "Approve a payment")
    help ("批准支付发票中全部无争议款项。审批人不能再付款。", "Approves all that nobody disputes of the invoice. Who approves does not pay.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    shield Payment
    {
        invoice: InvoiceId = ("发票", "Invoice");
    }
}

impl Act for ApprovePayment {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(invoice) = lookup::invoice(at, self.invoice) else {
            return Vec::new();
        };
        let checker = match &invoice.checking {
            Checking::Agreed { by, .. } | Checking::Disputed { by, .. } => *by,
            Checking::Waiting | Checking::Deemed { .. } => None,
        };
        let same = checker.is_some() && checker == at.actor().person;
        vec![APPROVER_NOT_CHECKER.holds(!same)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        let amount = invoice.to_approve();
        NOTHING_TO_APPROVE
            .unless(!amount.is_zero())
            .map_err(|one| one.at("invoice"))?;
        // The part that became undisputed last is the one still to approve.
        let due = invoice.parts.last().map_or(&invoice.due, |part| &part.due);
        Decision::new(at)
            .event(PaymentApproved {
                id: invoice.id,
                amount,
            })
            .meet(&APPROVE_PAYMENT, invoice.id)
            .owe(
                &PASS_TO_TREASURY,
                invoice.id,
                lookup::step_before(at, due, 1),
            )
            .done()
    }
}
