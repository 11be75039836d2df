//! The provider takes back part of what it billed.

use super::{
    bills::{BilledRow, Bills},
    events::{ArrearsCleared, InvoiceCredited},
    kinds::InvoiceId,
    ledger::{Arrears, Checking, Invoice},
    lookup,
    norms::{
        APPROVE_PAYMENT, CERTIFY_RECEIVABLE, CHECK_INVOICE, CREDIT_ABOVE, CREDIT_EMPTY,
        CREDIT_IN_DISPUTE, CREDIT_UNITS, PASS_TO_TREASURY, PAY_INVOICE, PAY_OUTER, REPAY_CREDIT,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    delivery::ids::TaskId,
    input::{Line, Prose, Rows},
    refusal::Refusal,
    verb::Act,
};
use kernel::Money;
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Issues a credit note: what was billed becomes less. What was paid of it is owed back.
    CreditInvoice "credit-invoice" ("开具红字发票（冲减）", "Issue a credit note")
    help ("冲减已开发票的金额、数量、工时或任务。未付部分直接减少；已付部分由承接方退还购买方。更正或撤回已开票的服务记录前先办理。", "Lowers the sum, units, hours or tasks of an invoice. What is unpaid falls away; what was paid is owed back to the purchaser. Do this before a record that was billed is corrected or withdrawn.")
    acts [78] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        amount: Option<Money> = ("冲减金额", "Sum credited") hint ("只冲减数量或工时的留空", "leave empty to lower units or hours alone");
        units: Rows<BilledRow> = ("冲减的服务单位", "Units credited");
        hours: Option<Decimal> = ("冲减的工时", "Hours credited");
        tasks: Vec<TaskId> = ("冲减的任务", "Tasks credited");
        number: Line = ("红字发票号码", "Number of the credit note");
        reason: Prose = ("原因", "Reason");
    }
}

impl Act for CreditInvoice {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::own_contract(at)?;
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        lookup::own_contract(at)?;
        let invoice = lookup::invoice(at, self.invoice)?;
        CREDIT_IN_DISPUTE
            .unless(invoice.open_dispute().is_none())
            .map_err(|one| one.at("invoice"))?;
        let bills = Bills::of(&self.units, self.hours, &self.tasks);
        within(invoice, &bills)?;
        let amount = self.amount.unwrap_or(Money::zero(at.currency()));
        let most = invoice.creditable();
        amount
            .at_most(most)
            .map_err(|_| CREDIT_ABOVE.with("most", most).at("amount"))?;
        CREDIT_EMPTY
            .unless(!amount.is_zero() || !bills.is_empty())
            .map_err(|one| one.at("amount"))?;
        let refund = invoice.refund_of(amount);
        let decision = Decision::new(at).event(InvoiceCredited {
            id: invoice.id,
            amount,
            refund,
            bills,
            number: self.number.text(),
            reason: self.reason.text(),
        });
        let decision = close(decision, invoice, amount);
        if refund.is_zero() {
            return decision.done();
        }
        let due = at.due(Key::Pay, at.today())?;
        decision.owe(&REPAY_CREDIT, invoice.id, due).done()
    }
}

/// Nothing is credited that the invoice does not bill.
fn within(invoice: &Invoice, bills: &Bills) -> Result<(), Refusal> {
    let refuse = |what: String, most: String, field: &str| {
        let refusal = CREDIT_UNITS.with("what", what).with("most", most);
        Err(refusal.at(field.to_owned()))
    };
    for one in &bills.units {
        let billed = invoice.bills.quantity(one.unit);
        if one.quantity > billed {
            return refuse(one.unit.to_string(), billed.to_string(), "units");
        }
    }
    if bills.hours > invoice.bills.hours {
        return refuse("h".to_owned(), invoice.bills.hours.to_string(), "hours");
    }
    let mut tasks = bills.tasks.iter();
    match tasks.find(|one| !invoice.bills.tasks.contains(one)) {
        Some(task) => refuse(task.to_string(), "0".to_owned(), "tasks"),
        None => Ok(()),
    }
}

/// The purchaser's steps fall away once nothing of the invoice is left to check or to pay.
fn close<'a>(decision: Decision<'a>, invoice: &Invoice, amount: Money) -> Decision<'a> {
    let id = invoice.id;
    if invoice.checking == Checking::Waiting {
        return if amount == invoice.amount {
            decision.lapse(&CHECK_INVOICE, id)
        } else {
            decision
        };
    }
    let unpaid = invoice.unpaid();
    if unpaid.is_zero() || amount.at_most(unpaid).is_ok() && amount != unpaid {
        return decision;
    }
    let cleared = match invoice.arrears {
        Arrears::Published { .. } | Arrears::Default { .. } => Some(ArrearsCleared { id }),
        Arrears::Unlisted | Arrears::Cleared { .. } => None,
    };
    decision
        .maybe(cleared)
        .lapse(&APPROVE_PAYMENT, id)
        .lapse(&PASS_TO_TREASURY, id)
        .lapse(&PAY_INVOICE, id)
        .lapse(&PAY_OUTER, id)
        .lapse(&CERTIFY_RECEIVABLE, id)
}
