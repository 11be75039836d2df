//! The purchaser checks an invoice: nothing to object to, or a part disputed with reason.

use super::{
    events::{InvoiceAgreed, InvoiceDisputed},
    kinds::{Basis, CheckOutcome, InvoiceId},
    ledger::{Checking, Invoice},
    lookup,
    norms::{
        ALREADY_CHECKED, AMOUNT_ZERO, ANSWER_DISPUTE, BASE_NOT_HOSTAGE, CHECK_CONTRADICTS,
        CHECK_INVOICE, CHECK_TOO_LATE, DISPUTE_ABOVE, DISPUTE_INCOMPLETE, SETTLE_DISPUTE,
    },
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    process::TrancheKind,
    refusal::Refusal,
    verb::Act,
};
use kernel::Money;
use rules::Key;

verb! {
    /// Checks an invoice, and disputes a part if there is reason to (A79).
    CheckInvoice "check-invoice" ("核对发票", "Check an invoice")
    help ("收到发票后 5 个工作日内办理，逾期视为全额应付。有异议的部分写明金额、理由和条款，其余部分照付。", "Within 5 working days of the invoice; afterwards all of it is due. State amount, reason and clause of what you dispute; the rest is paid.")
    acts [79] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        outcome: CheckOutcome = ("核对结论", "Outcome");
        amount: Option<Money> = ("有异议的金额", "Amount disputed");
        reason: Option<Prose> = ("异议理由", "Reason of the dispute");
        clause: Option<Clause> = ("所依据的合同条款", "Clause relied on");
    }
}

impl Act for CheckInvoice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(invoice) = lookup::invoice(at, self.invoice) else {
            return Vec::new();
        };
        let certain = match invoice.basis {
            Basis::Tranche { kind, .. } => match kind {
                TrancheKind::Advance | TrancheKind::Base => true,
                TrancheKind::Performance | TrancheKind::Final => false,
            },
            Basis::Claim { .. } => false,
        };
        if !certain {
            return Vec::new();
        }
        let by_score = matches!(
            self.clause,
            Some(Clause::Evaluation | Clause::Reverse | Clause::Consequence)
        );
        vec![BASE_NOT_HOSTAGE.holds(!by_score)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        ALREADY_CHECKED
            .unless(invoice.checking == Checking::Waiting)
            .map_err(|one| one.at("invoice"))?;
        if let Some(last) = lookup::day(at, &invoice.check_by)
            && last < at.today()
        {
            return Err(CHECK_TOO_LATE.with("day", last).at("invoice"));
        }
        match self.outcome {
            CheckOutcome::Agreed => self.agree(at, invoice),
            CheckOutcome::Dispute => self.dispute(at, invoice),
        }
    }
}

impl CheckInvoice {
    fn agree(&self, at: &At<'_>, invoice: &Invoice) -> Decided {
        let silent = self.amount.is_none() && self.reason.is_none() && self.clause.is_none();
        CHECK_CONTRADICTS
            .unless(silent)
            .map_err(|one| one.at("outcome"))?;
        let decision = Decision::new(at)
            .event(InvoiceAgreed { id: invoice.id })
            .meet(&CHECK_INVOICE, invoice.id);
        lookup::owe_payment(decision, at, invoice.id, (&invoice.due, &invoice.outer)).done()
    }

    fn dispute(&self, at: &At<'_>, invoice: &Invoice) -> Decided {
        let missing = |field| DISPUTE_INCOMPLETE.refuse().at(field);
        let amount = self.amount.ok_or_else(|| missing("amount"))?;
        let reason = self.reason.as_ref().ok_or_else(|| missing("reason"))?;
        let clause = self.clause.ok_or_else(|| missing("clause"))?;
        lookup::agreed_clause(at, clause)?;
        AMOUNT_ZERO
            .unless(!amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        amount
            .at_most(invoice.amount)
            .map_err(|_| DISPUTE_ABOVE.with("most", invoice.amount).at("amount"))?;
        let talk = at.due(Key::DisputeTalk, at.today())?;
        let decision = Decision::new(at)
            .event(InvoiceDisputed {
                id: invoice.id,
                amount,
                reason: reason.text(),
                clause,
            })
            .meet(&CHECK_INVOICE, invoice.id)
            .owe(&SETTLE_DISPUTE, invoice.id, talk.clone())
            .owe(&ANSWER_DISPUTE, invoice.id, talk);
        if amount == invoice.amount {
            return decision.done();
        }
        lookup::owe_payment(decision, at, invoice.id, (&invoice.due, &invoice.outer)).done()
    }
}
