//! Finance pays. No guard stops it; only two things do: nobody else approved, or the sum is more
//! than what is undisputed.

use super::{
    clock,
    events::{ArrearsCleared, PaymentMade},
    kinds::InvoiceId,
    ledger::{Arrears, Invoice},
    lookup,
    norms::{
        ACCEPTOR_NOT_PAYER, AMOUNT_ZERO, APPROVE_PAYMENT, CERTIFY_RECEIVABLE, CONFIRM_RECEIPT,
        NOTHING_TO_PAY, PAID_IN_TIME, PASS_TO_TREASURY, PAY_ABOVE, PAY_INVOICE, PAY_OUTER,
        PAYER_APPROVED, PAYER_AWARDED,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    process::Contract,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::{Money, PersonId};
use rules::Key;

verb! {
    /// Pays what nobody disputes of an invoice (A80; the advance is A35).
    PayInvoice "pay-invoice" ("付款", "Pay an invoice")
    help ("支付已审批的无争议款项，金额留空即为全部。逾期利息由系统自动入账。", "Pays what was approved; leave the amount empty to pay all of it. Late interest is posted by itself.")
    acts [35, 80] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    shield Payment
    {
        invoice: InvoiceId = ("发票", "Invoice");
        amount: Option<Money> = ("金额", "Amount") hint ("留空即为全部已审批未付款项", "leave empty for all that is approved and unpaid");
        reference: Option<Line> = ("银行凭证号", "Bank reference");
    }
}

impl Act for PayInvoice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let (Ok(contract), Ok(invoice)) = (at.contract(), lookup::invoice(at, self.invoice)) else {
            return Vec::new();
        };
        let acceptor = acceptor(at, contract);
        let same = acceptor.is_some() && acceptor == at.actor().person;
        vec![
            PAID_IN_TIME.holds(invoice.days_late(at.today()).is_none()),
            ACCEPTOR_NOT_PAYER.holds(!same),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let invoice = lookup::invoice(at, self.invoice)?;
        let most = invoice.to_pay();
        NOTHING_TO_PAY
            .unless(!most.is_zero())
            .map_err(|one| one.at("invoice"))?;
        separate(at, contract, invoice)?;
        let amount = self.amount.unwrap_or(most);
        AMOUNT_ZERO
            .unless(!amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        amount
            .at_most(most)
            .map_err(|_| PAY_ABOVE.with("most", most).at("amount"))?;
        let confirm_by = at.due(Key::InvoiceCheck, at.today())?;
        let mut decision = Decision::new(at);
        for posted in clock::interest_until(at, invoice, at.today()) {
            decision = decision.event(posted);
        }
        decision = decision
            .event(PaymentMade {
                id: invoice.id,
                amount,
                reference: self.reference.as_ref().map(Line::text),
                confirm_by: confirm_by.clone(),
            })
            .owe(&CONFIRM_RECEIPT, invoice.id, confirm_by);
        if amount == invoice.unpaid() {
            decision = paid_up(decision, invoice);
        }
        decision.done()
    }
}

/// Who brought the contract into settlement by accepting the service.
fn acceptor(at: &At<'_>, contract: &Contract) -> Option<PersonId> {
    let mut steps = at.process.steps.iter().rev();
    let entered = steps.find(|one| one.stage == Stage::S20 && one.contract == Some(contract.id))?;
    entered.by.person
}

/// SD4: who approved this invoice, or decided the award, does not pay.
fn separate(at: &At<'_>, contract: &Contract, invoice: &Invoice) -> Result<(), Refusal> {
    let Some(person) = at.actor().person else {
        return Ok(());
    };
    let approved = invoice.approvals.iter().any(|one| one.by == Some(person));
    PAYER_APPROVED.unless(!approved)?;
    let awarded = at.process.awards.iter().any(|award| {
        award.decided_by == Some(person) && award.lots.iter().any(|lot| contract.lots.contains(lot))
    });
    PAYER_AWARDED.unless(!awarded)
}

/// Nothing undisputed is left: every step of the purchaser for this invoice is done.
fn paid_up<'a>(decision: Decision<'a>, invoice: &Invoice) -> Decision<'a> {
    let cleared = match invoice.arrears {
        Arrears::Published { .. } | Arrears::Default { .. } => {
            Some(ArrearsCleared { id: invoice.id })
        }
        Arrears::Unlisted | Arrears::Cleared { .. } => None,
    };
    decision
        .maybe(cleared)
        .meet(&APPROVE_PAYMENT, invoice.id)
        .meet(&PASS_TO_TREASURY, invoice.id)
        .meet(&PAY_INVOICE, invoice.id)
        .meet(&PAY_OUTER, invoice.id)
        .lapse(&CERTIFY_RECEIVABLE, invoice.id)
}
