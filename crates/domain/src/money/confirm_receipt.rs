//! The provider confirms that the money came.

use super::{
    balance::sum,
    events::PaymentConfirmed,
    kinds::InvoiceId,
    lookup,
    norms::{CONFIRM_RECEIPT, RECEIPT_NOTHING},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Confirms all payments on an invoice so far.
    ConfirmReceipt "confirm-receipt" ("确认到账", "Confirm receipt")
    help ("确认已收到该发票的付款。5 个工作日内未回应视为收到。", "Confirms that the payments on the invoice arrived. Silence for 5 working days counts as yes.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
    }
}

impl Act for ConfirmReceipt {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        lookup::own_contract(at)?;
        let invoice = lookup::invoice(at, self.invoice)?;
        let currency = invoice.amount.currency();
        let amount = sum(currency, invoice.unconfirmed().map(|one| one.amount));
        RECEIPT_NOTHING
            .unless(!amount.is_zero())
            .map_err(|one| one.at("invoice"))?;
        Decision::new(at)
            .event(PaymentConfirmed {
                id: invoice.id,
                amount,
            })
            .meet(&CONFIRM_RECEIPT, invoice.id)
            .done()
    }
}
