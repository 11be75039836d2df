//! The provider asks for its receivable to be certified, usually for a bank.

use super::{
    events::ReceivableRequested,
    kinds::InvoiceId,
    ledger::Receivable,
    lookup,
    norms::{CERTIFY_RECEIVABLE, NOTHING_UNPAID, RECEIVABLE_REPEATED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// Asks the purchaser to certify what it owes; starts the 30 days of A83.
    RequestReceivable "request-receivable" ("申请确认应收账款", "Ask for a receivable to be certified")
    help ("购买方须在 30 日内确认，可用于向银行融资。", "The purchaser certifies within 30 days; a bank may lend on it.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        bank: Option<Line> = ("用于哪家银行（可选）", "For which bank (optional)");
    }
}

impl Act for RequestReceivable {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        lookup::own_contract(at)?;
        let invoice = lookup::invoice(at, self.invoice)?;
        NOTHING_UNPAID
            .unless(!invoice.unpaid().is_zero())
            .map_err(|one| one.at("invoice"))?;
        RECEIVABLE_REPEATED
            .unless(invoice.receivable == Receivable::Unasked)
            .map_err(|one| one.at("invoice"))?;
        Decision::new(at)
            .event(ReceivableRequested {
                id: invoice.id,
                bank: self.bank.as_ref().map(Line::text),
            })
            .owe(
                &CERTIFY_RECEIVABLE,
                invoice.id,
                at.due(Key::PayConfirmReceivable, at.today())?,
            )
            .done()
    }
}
