//! What time alone does to the money of a contract: silence makes sums due, lateness makes interest,
//! long lateness becomes public and then a default.
//!
//! Each run looks at the state before it, so that what one run makes due is counted by the next. A
//! run on the same state and day gives nothing twice.

use super::{
    events::{
        ArrearsBecameDefault, ArrearsPublished, DeductionStood, Event, InterestPosted,
        InvoiceDeemedUndisputed, LateContractCharged, PaymentDeemedReceived,
    },
    interest,
    ledger::{Arrears, Checking, DeductionState, Invoice, Part, Posting},
    lookup,
    norms::{CHECK_INVOICE, CONFIRM_RECEIPT, FINAL_INVOICE, SETTLE_ACCOUNT},
};
use crate::{
    context::At,
    decision::Decision,
    law::norms,
    obligation::Duty,
    process::{Contract, TrancheKind},
    stage::Stage,
};
use kernel::Date;
use rules::Key;
use rust_decimal::Decimal;

/// What time alone brings about in this module.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let mut decision = Decision::new(at);
    for invoice in &contract.money.invoices {
        decision = silence(decision, at, invoice);
        for posted in monthly(at, invoice) {
            decision = decision.event(posted);
        }
        decision = decision.maybe(lateness(at, invoice));
        decision = receipts(decision, at, invoice);
    }
    decision = decision.maybe(late_contract(at, contract));
    decision = deductions(decision, at, contract);
    decision = settlement(decision, at, contract);
    decision.done().unwrap_or_default()
}

/// An invoice not disputed in time is due in full (C-PAY-2).
fn silence<'a>(decision: Decision<'a>, at: &At<'_>, invoice: &Invoice) -> Decision<'a> {
    let over = lookup::day(at, &invoice.check_by).is_some_and(|last| last < at.today());
    if invoice.checking != Checking::Waiting || !over {
        return decision;
    }
    let decision = decision
        .event(InvoiceDeemedUndisputed {
            id: invoice.id,
            amount: invoice.amount,
        })
        .lapse(&CHECK_INVOICE, invoice.id);
    lookup::owe_payment(decision, at, invoice.id, (&invoice.due, &invoice.outer))
}

/// The daily rate of the rules the contract was signed under.
fn rate(at: &At<'_>) -> Option<Decimal> {
    at.pack().ok()?.rate(Key::PayInterest).ok()
}

/// Interest of an invoice for the months that have ended.
fn monthly(at: &At<'_>, invoice: &Invoice) -> Vec<InterestPosted> {
    let today = at.today();
    posted(at, invoice, |part, due, rate| {
        interest::months(part, due, today, rate)
    })
}

/// Interest of an invoice for all days up to `until`, for the day of payment.
pub fn interest_until(at: &At<'_>, invoice: &Invoice, until: Date) -> Vec<InterestPosted> {
    posted(at, invoice, |part, due, rate| {
        interest::up_to(part, due, until, rate)
    })
}

fn posted(
    at: &At<'_>,
    invoice: &Invoice,
    count: impl Fn(&Part, Date, Decimal) -> Vec<Posting>,
) -> Vec<InterestPosted> {
    let Some(rate) = rate(at) else {
        return Vec::new();
    };
    if !invoice.basis.bears_interest() {
        return Vec::new();
    }
    let numbered = (1u32..).zip(&invoice.parts);
    let late =
        numbered.filter_map(|(number, part)| Some((number, part, lookup::day(at, &part.due)?)));
    late.flat_map(|(number, part, due)| {
        let postings = count(part, due, rate);
        postings.into_iter().map(move |one| InterestPosted {
            id: invoice.id,
            part: number,
            from: one.from,
            to: one.to,
            days: one.days,
            principal: one.principal,
            rate: one.rate,
            amount: one.amount,
        })
    })
    .collect()
}

/// Interest on the advance for the days a contract was signed after its service began (C-PAY-3).
fn late_contract(at: &At<'_>, contract: &Contract) -> Option<LateContractCharged> {
    if contract.money.late_contract.is_some() || !norms::charges_late_contract(at, contract) {
        return None;
    }
    let signed = contract.signed?;
    let terms = &contract.terms;
    let advances = terms
        .tranches
        .iter()
        .filter(|one| one.kind == TrancheKind::Advance);
    let principal = super::balance::sum(
        terms.value.currency(),
        advances.map(|one| terms.amount_of(one.id)),
    );
    let posting = interest::once(principal, terms.start, signed, rate(at)?)?;
    // Interest below the least the rules know is not owed.
    let least = at.pack().ok()?.money(Key::PayInterestMin).ok();
    if least.is_some_and(|least| least.at_most(posting.amount).is_err()) {
        return None;
    }
    Some(LateContractCharged {
        from: posting.from,
        to: posting.to,
        days: posting.days,
        principal: posting.principal,
        rate: posting.rate,
        amount: posting.amount,
    })
}

/// Long lateness becomes public, longer lateness a default of the purchaser (X3).
fn lateness(at: &At<'_>, invoice: &Invoice) -> Option<Event> {
    let pack = at.pack().ok()?;
    let days = u32::try_from(invoice.days_late(at.today())?).ok()?;
    let part = invoice
        .parts
        .iter()
        .find(|part| part.days_late(at.today()).is_some())?;
    let (id, amount, due) = (invoice.id, invoice.unpaid(), part.due.date()?);
    match invoice.arrears {
        Arrears::Unlisted | Arrears::Cleared { .. }
            if days > pack.days(Key::ArrearsPublic).ok()? =>
        {
            Some(Event::ArrearsPublished(ArrearsPublished {
                id,
                amount,
                due,
                days,
            }))
        }
        Arrears::Published { .. } if days > pack.days(Key::ArrearsDefault).ok()? => {
            Some(Event::ArrearsBecameDefault(ArrearsBecameDefault {
                id,
                amount,
                due,
                days,
            }))
        }
        Arrears::Unlisted
        | Arrears::Published { .. }
        | Arrears::Default { .. }
        | Arrears::Cleared { .. } => None,
    }
}

/// Silence counts for the provider too: a payment it says nothing about arrived.
fn receipts<'a>(mut decision: Decision<'a>, at: &At<'_>, invoice: &Invoice) -> Decision<'a> {
    let over = |due| lookup::day(at, due).is_some_and(|last| last < at.today());
    let silent = invoice.unconfirmed().filter(|one| over(&one.confirm_by));
    let mut counted = 0;
    for payment in silent {
        counted += 1;
        decision = decision.event(PaymentDeemedReceived {
            id: invoice.id,
            amount: payment.amount,
        });
    }
    if counted > 0 && counted == invoice.unconfirmed().count() {
        decision = decision.lapse(&CONFIRM_RECEIPT, invoice.id);
    }
    decision
}

/// A deduction nobody objected to in time stands.
fn deductions<'a>(mut decision: Decision<'a>, at: &At<'_>, contract: &Contract) -> Decision<'a> {
    let open = contract
        .money
        .deductions
        .iter()
        .filter(|one| one.state == DeductionState::Open);
    for deduction in open {
        if lookup::day(at, &deduction.object_by).is_some_and(|last| last < at.today()) {
            decision = decision.event(DeductionStood {
                id: deduction.id,
                amount: deduction.amount,
            });
        }
    }
    decision
}

/// Once the contract is in settlement, the provider bills what is left and the purchaser settles.
fn settlement<'a>(mut decision: Decision<'a>, at: &At<'_>, contract: &Contract) -> Decision<'a> {
    if contract.stage != Stage::S20 || arose(at, &SETTLE_ACCOUNT) {
        return decision;
    }
    let entered = at.process.steps.iter().rev();
    let entered = entered
        .filter(|one| one.contract == Some(contract.id))
        .find(|one| one.stage == Stage::S20)
        .map_or_else(|| at.today(), |one| at.day_of(one.entered));
    let (Ok(bill), Ok(settle)) = (at.due(Key::Pay, entered), at.due(Key::PayOuter, entered)) else {
        return decision;
    };
    if !contract.money.room(&contract.terms).is_zero() {
        decision = decision.owe(&FINAL_INVOICE, "", bill);
    }
    decision.owe(&SETTLE_ACCOUNT, "", settle)
}

fn arose(at: &At<'_>, duty: &'static Duty) -> bool {
    at.process
        .obligations
        .iter()
        .any(|one| one.duty.0 == duty && one.contract == at.context.contract)
}
