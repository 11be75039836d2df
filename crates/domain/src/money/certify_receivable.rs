//! The purchaser certifies what it owes on an invoice.

use super::{
    events::ReceivableCertified,
    kinds::InvoiceId,
    ledger::Receivable,
    lookup,
    norms::{CERTIFY_RECEIVABLE, NOTHING_UNPAID, RECEIVABLE_REPEATED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Certifies the undisputed unpaid sum of an invoice (A83).
    CertifyReceivable "certify-receivable" ("确认应收账款", "Certify a receivable")
    help ("确认该发票无争议且未付的金额。承接方申请后 30 日内办理，也可主动确认。", "Certifies what is undisputed and unpaid of the invoice: within 30 days of the request, or unasked.")
    acts [83] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
    }
}

impl Act for CertifyReceivable {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        let amount = invoice.unpaid();
        NOTHING_UNPAID
            .unless(!amount.is_zero())
            .map_err(|one| one.at("invoice"))?;
        let certified = matches!(invoice.receivable, Receivable::Certified { .. });
        RECEIVABLE_REPEATED
            .unless(!certified)
            .map_err(|one| one.at("invoice"))?;
        Decision::new(at)
            .event(ReceivableCertified {
                id: invoice.id,
                amount,
            })
            .meet(&CERTIFY_RECEIVABLE, invoice.id)
            .done()
    }
}
