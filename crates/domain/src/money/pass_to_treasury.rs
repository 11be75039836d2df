//! The officer hands an approved payment to the treasury: an internal step with a clock the
//! provider sees.

use super::{
    balance::left,
    events::PaymentPassed,
    kinds::InvoiceId,
    lookup,
    norms::{NOTHING_TO_PASS, PASS_TO_TREASURY},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Records that an approved payment went to the treasury.
    PassToTreasury "pass-to-treasury" ("送国库支付", "Pass to the treasury")
    help ("记录已送国库集中支付。这一步不影响付款期限。", "Records that the payment went to the treasury. This step does not move the last day of payment.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    shield Payment
    {
        invoice: InvoiceId = ("发票", "Invoice");
        reference: Option<Line> = ("支付申请单号", "Reference of the treasury");
    }
}

impl Act for PassToTreasury {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        // What was paid without this step needs it no longer.
        let waiting = left(invoice.approved(), invoice.passed);
        let amount = match waiting.at_most(invoice.to_pay()) {
            Ok(()) => waiting,
            Err(_) => invoice.to_pay(),
        };
        NOTHING_TO_PASS
            .unless(!amount.is_zero())
            .map_err(|one| one.at("invoice"))?;
        Decision::new(at)
            .event(PaymentPassed {
                id: invoice.id,
                amount,
                reference: self.reference.as_ref().map(Line::text),
            })
            .meet(&PASS_TO_TREASURY, invoice.id)
            .done()
    }
}
