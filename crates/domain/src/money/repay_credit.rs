//! The provider pays back what a credit note took from a paid invoice.

use super::{
    events::CreditRepaid,
    kinds::InvoiceId,
    lookup,
    norms::{AMOUNT_ZERO, NOTHING_TO_REPAY, REPAY_ABOVE, REPAY_CREDIT},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use kernel::Money;

verb! {
    /// Pays back what was credited after it had been paid.
    RepayCredit "repay-credit" ("退还冲减款项", "Pay back a credited sum")
    help ("退还红字发票中已付的部分。金额留空即为全部。", "Pays back what was paid of a credited sum; leave the amount empty for all of it.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        amount: Option<Money> = ("金额", "Amount");
        reference: Line = ("银行凭证号", "Bank reference");
    }
}

impl Act for RepayCredit {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = lookup::own_contract(at)?;
        let mut invoices = contract.money.invoices.iter();
        NOTHING_TO_REPAY.unless(invoices.any(|one| !one.to_repay().is_zero()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        lookup::own_contract(at)?;
        let invoice = lookup::invoice(at, self.invoice)?;
        let most = invoice.to_repay();
        NOTHING_TO_REPAY
            .unless(!most.is_zero())
            .map_err(|one| one.at("invoice"))?;
        let amount = self.amount.unwrap_or(most);
        AMOUNT_ZERO
            .unless(!amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        amount
            .at_most(most)
            .map_err(|_| REPAY_ABOVE.with("most", most).at("amount"))?;
        let decision = Decision::new(at).event(CreditRepaid {
            id: invoice.id,
            amount,
            reference: self.reference.text(),
        });
        if amount == most {
            decision.meet(&REPAY_CREDIT, invoice.id).done()
        } else {
            decision.done()
        }
    }
}
