//! What several verbs of the money module ask or say alike.

use super::{
    kinds::{DeductionId, InvoiceId},
    ledger::{Deduction, Invoice},
    norms::{
        APPROVE_PAYMENT, CLAUSE_NOT_AGREED, DEDUCTION_UNKNOWN, INVOICE_UNKNOWN, NO_INVOICE,
        NOT_YOUR_CONTRACT, PAY_INVOICE, PAY_OUTER,
    },
};
use crate::{
    context::At, contract::Clause, decision::Decision, obligation::Due, process::Contract,
    refusal::Refusal,
};
use kernel::Date;
use rules::Key;

/// Something was invoiced at all.
pub fn some_invoice(at: &At<'_>) -> Result<(), Refusal> {
    NO_INVOICE.unless(!at.contract()?.money.invoices.is_empty())
}

/// The invoice of an id.
pub fn invoice<'a>(at: &At<'a>, id: InvoiceId) -> Result<&'a Invoice, Refusal> {
    let found = at.contract()?.money.invoice(id);
    found.ok_or_else(|| INVOICE_UNKNOWN.refuse().at("invoice"))
}

/// The deduction of an id.
pub fn deduction<'a>(at: &At<'a>, id: DeductionId) -> Result<&'a Deduction, Refusal> {
    let found = at.contract()?.money.deduction(id);
    found.ok_or_else(|| DEDUCTION_UNKNOWN.refuse().at("deduction"))
}

/// The actor speaks for the provider of this very contract.
pub fn own_contract<'a>(at: &At<'a>) -> Result<&'a Contract, Refusal> {
    let contract = at.contract()?;
    let own = at.actor().organisation == Some(contract.supplier.id);
    NOT_YOUR_CONTRACT.unless(own)?;
    Ok(contract)
}

/// The clause is part of the contract.
pub fn agreed_clause(at: &At<'_>, clause: Clause) -> Result<(), Refusal> {
    let found = at.contract()?.terms.clauses.contains(&clause);
    CLAUSE_NOT_AGREED
        .unless(found)
        .map_err(|one| one.at("clause"))
}

/// The last day of a period that may have been kept open for want of a calendar.
pub fn day(at: &At<'_>, due: &Due) -> Option<Date> {
    match due {
        Due::On { date, .. } => Some(*date),
        Due::Unknown { rule, from, .. } => at.due(rule.parse().ok()?, *from).ok()?.date(),
    }
}

/// The purchaser's duties once a sum of an invoice is undisputed: approve it, pay it by its last
/// day, pay it by the outer limit at the latest.
pub fn owe_payment<'a>(
    decision: Decision<'a>,
    at: &At<'_>,
    invoice: InvoiceId,
    (due, outer): (&Due, &Due),
) -> Decision<'a> {
    decision
        .owe(&APPROVE_PAYMENT, invoice, step_before(at, due, 2))
        .owe(&PAY_INVOICE, invoice, due.clone())
        .owe(&PAY_OUTER, invoice, outer.clone())
}

/// The last day of an internal step: far enough before the last day of payment that each later step
/// has the encouraged period of payment. A step that comes too late for that has the same period
/// from today. No internal step ever moves the last day of payment.
pub fn step_before(at: &At<'_>, due: &Due, steps: u8) -> Due {
    let back = |until: Date| {
        let found = at.pack().ok()?.due_before(Key::PayEncouraged, until).ok()?;
        Some(found.due)
    };
    let Some(last) = due.date() else {
        return due.clone();
    };
    let Some(day) = (0..steps).try_fold(last, |until, _| back(until)) else {
        return due.clone();
    };
    if day < at.today() {
        return at
            .due(Key::PayEncouraged, at.today())
            .unwrap_or_else(|_| due.clone());
    }
    let pack = at.pack().ok().map(|pack| pack.id().to_string());
    Due::On {
        date: day,
        rule: Some(Key::PayEncouraged.code().to_owned()),
        pack,
        from: Some(last),
    }
}
