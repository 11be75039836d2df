//! Credit notes: the unpaid part of what is credited falls away, the paid part is owed back.

use super::{
    balance::left,
    bills::Credit,
    events::{CreditRepaid, InvoiceCredited},
    kinds::Basis,
    ledger::{Checking, Invoice, Ledger},
};
use crate::context::Envelope;
use kernel::{Date, Money};

pub(super) fn credit(ledger: &mut Ledger, envelope: &Envelope, event: &InvoiceCredited) {
    let cut = left(event.amount, event.refund);
    let Some(invoice) = ledger.invoices.iter_mut().find(|one| one.id == event.id) else {
        return;
    };
    let on = envelope.occurred_on();
    invoice.amount = left(invoice.amount, cut);
    invoice.bills.lower(&event.bills);
    if invoice.checking == Checking::Waiting {
        // Nothing is left to check of an invoice that was taken back whole.
        if invoice.amount.is_zero() {
            invoice.checking = Checking::Agreed { on, by: None };
        }
    } else {
        lower_parts(invoice, cut, on);
    }
    hold_steps(invoice);
    invoice.credits.push(Credit {
        amount: event.amount,
        refund: event.refund,
        bills: event.bills.clone(),
        number: event.number.clone(),
        on,
    });
    let basis = invoice.basis;
    lower_claim(ledger, basis, cut);
}

pub(super) fn repay(ledger: &mut Ledger, event: &CreditRepaid) {
    let Some(invoice) = ledger.invoices.iter_mut().find(|one| one.id == event.id) else {
        return;
    };
    invoice.repaid = invoice.repaid.plus(event.amount).unwrap_or(invoice.repaid);
    let basis = invoice.basis;
    lower_claim(ledger, basis, event.amount);
}

/// The part that became undisputed last is lowered first.
fn lower_parts(invoice: &mut Invoice, cut: Money, on: Date) {
    let mut rest = cut;
    for part in invoice.parts.iter_mut().rev() {
        let unpaid = part.unpaid();
        let share = if rest.at_most(unpaid).is_ok() {
            rest
        } else {
            unpaid
        };
        part.amount = left(part.amount, share);
        rest = left(rest, share);
        if part.unpaid().is_zero() && !part.paid.is_zero() && part.settled.is_none() {
            part.settled = Some(on);
        }
    }
}

/// What was approved and passed on is never more than what is still undisputed.
fn hold_steps(invoice: &mut Invoice) {
    let most = invoice.undisputed();
    let mut over = left(invoice.approved(), most);
    for approval in invoice.approvals.iter_mut().rev() {
        let share = if over.at_most(approval.amount).is_ok() {
            over
        } else {
            approval.amount
        };
        approval.amount = left(approval.amount, share);
        over = left(over, share);
    }
    if invoice.passed.at_most(most).is_err() {
        invoice.passed = most;
    }
}

/// A claim beside the price shrinks with the invoice that bills it.
fn lower_claim(ledger: &mut Ledger, basis: Basis, by: Money) {
    let Basis::Claim { id, .. } = basis else {
        return;
    };
    if let Some(claim) = ledger.claims.iter_mut().find(|one| one.id == id) {
        claim.amount = left(claim.amount, by);
    }
}
