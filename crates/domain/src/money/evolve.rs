//! Moves the ledger on.

use super::{
    balance::left,
    events::{
        ClaimFiled, DeductionMade, DeductionUpheld, Event, InterestPosted, InvoiceDisputed,
        InvoiceSubmitted, LateContractCharged, PaymentMade, SavingsShifted,
    },
    kinds::{DeductionId, DelayCause, InvoiceId},
    ledger::{
        Approval, Arrears, Checking, Claim, Deduction, DeductionState, Delay, Dispute,
        DisputeState, Invoice, Ledger, Offer, Part, Payment, Posting, Receipt, Receivable, Shift,
    },
};
use crate::{context::Envelope, obligation::Due, process::Process};
use kernel::{FreeText, Money};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let ledger = &mut contract.money;
    let on = envelope.occurred_on();
    match event {
        Event::ClaimFiled(e) => ledger.claims.push(filed(e)),
        Event::InvoiceSubmitted(e) => ledger.invoices.push(arrived(envelope, e)),
        Event::InvoiceCredited(e) => super::evolve_credit::credit(ledger, envelope, e),
        Event::CreditRepaid(e) => super::evolve_credit::repay(ledger, e),
        Event::InvoiceAgreed(e) => with(ledger, e.id, |one| agree(one, envelope)),
        Event::InvoiceDisputed(e) => with(ledger, e.id, |one| dispute(one, envelope, e)),
        Event::InvoiceDeemedUndisputed(e) => with(ledger, e.id, |one| {
            one.checking = Checking::Deemed { on };
            owe_undisputed(one, one.amount);
        }),
        Event::PaymentApproved(e) => with(ledger, e.id, |one| {
            let by = envelope.actor.person;
            let amount = e.amount;
            one.approvals.push(Approval { amount, by, on });
        }),
        Event::PaymentPassed(e) => with(ledger, e.id, |one| {
            one.passed = one.passed.plus(e.amount).unwrap_or(one.passed);
        }),
        Event::PaymentMade(e) => with(ledger, e.id, |one| pay(one, envelope, e)),
        Event::PaymentConfirmed(e) => receive(ledger, e.id, Receipt::Confirmed { on }),
        Event::PaymentDeemedReceived(e) => receive(ledger, e.id, Receipt::Deemed { on }),
        Event::DisputedPartOffered(e) => offer(ledger, envelope, e.id, e.accepted),
        Event::DisputedPartSettled(e) => with(ledger, e.id, |one| {
            accept(one, envelope, e.accepted, &e.due);
            close_dispute(one, envelope);
        }),
        Event::DisputedPartConceded(e) => with(ledger, e.id, |one| {
            let due = one.due.clone();
            accept(one, envelope, e.accepted, &due);
        }),
        Event::DisputedPartRuled(e) => with(ledger, e.id, |one| {
            let due = one.due.clone();
            accept(one, envelope, e.accepted, &due);
            close_dispute(one, envelope);
        }),
        Event::InterestPosted(e) => with(ledger, e.id, |one| post(one, e)),
        Event::LateContractCharged(e) => ledger.late_contract = Some(charged(e)),
        Event::DelayExplained(e) => delay(ledger, envelope, e.id, (e.cause, &e.note)),
        Event::DelayPleaded(e) => delay(ledger, envelope, e.id, (e.cause, &e.note)),
        Event::ReceivableRequested(e) => with(ledger, e.id, |one| {
            one.receivable = Receivable::Requested { on };
        }),
        Event::ReceivableCertified(e) => with(ledger, e.id, |one| {
            let amount = e.amount;
            one.receivable = Receivable::Certified { on, amount };
        }),
        Event::DeductionMade(e) => ledger.deductions.push(deducted(envelope, e)),
        Event::DeductionObjected(e) => {
            let reason = e.reason.clone();
            state(ledger, e.id, DeductionState::Objected { on, reason });
        }
        Event::DeductionStood(e) => state(ledger, e.id, DeductionState::Stands { on }),
        Event::DeductionUpheld(e) => uphold(ledger, envelope, e),
        Event::DeductionWithdrawn(e) => state(ledger, e.id, DeductionState::Withdrawn { on }),
        Event::SavingsShifted(e) => ledger.shifts.push(shifted(envelope, e)),
        Event::StatisticsPublished(e) => ledger.statistics.push(e.statistics),
        Event::ArrearsPublished(e) => arrears(ledger, e.id, Arrears::Published { on }),
        Event::ArrearsBecameDefault(e) => arrears(ledger, e.id, Arrears::Default { on }),
        Event::ArrearsCleared(e) => arrears(ledger, e.id, Arrears::Cleared { on }),
        Event::AccountSettled(e) => ledger.account = Some(e.account),
    }
}

fn with(ledger: &mut Ledger, id: InvoiceId, change: impl FnOnce(&mut Invoice)) {
    if let Some(found) = ledger.invoices.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn arrived(envelope: &Envelope, event: &InvoiceSubmitted) -> Invoice {
    Invoice {
        id: event.id,
        basis: event.basis,
        amount: event.amount,
        bills: event.bills.clone(),
        number: event.number.clone(),
        submitted: envelope.occurred_on(),
        check_by: event.check_by.clone(),
        due: event.due.clone(),
        outer: event.outer.clone(),
        checking: Checking::Waiting,
        parts: Vec::new(),
        approvals: Vec::new(),
        passed: Money::zero(event.amount.currency()),
        payments: Vec::new(),
        arrears: Arrears::Unlisted,
        receivable: Receivable::Unasked,
        delays: Vec::new(),
        credits: Vec::new(),
        repaid: Money::zero(event.amount.currency()),
    }
}

fn filed(event: &ClaimFiled) -> Claim {
    Claim {
        id: event.id,
        kind: event.kind,
        amount: event.amount,
        ground: event.ground.clone(),
    }
}

fn shifted(envelope: &Envelope, event: &SavingsShifted) -> Shift {
    Shift {
        from: event.from,
        to: event.to,
        amount: event.amount,
        on: envelope.occurred_on(),
    }
}

fn part(amount: Money, due: &Due) -> Part {
    Part {
        amount,
        due: due.clone(),
        paid: Money::zero(amount.currency()),
        settled: None,
        postings: Vec::new(),
    }
}

fn owe_undisputed(invoice: &mut Invoice, amount: Money) {
    if !amount.is_zero() {
        invoice.parts.push(part(amount, &invoice.due));
    }
}

fn agree(invoice: &mut Invoice, envelope: &Envelope) {
    invoice.checking = Checking::Agreed {
        on: envelope.occurred_on(),
        by: envelope.actor.person,
    };
    owe_undisputed(invoice, invoice.amount);
}

fn dispute(invoice: &mut Invoice, envelope: &Envelope, event: &InvoiceDisputed) {
    invoice.checking = Checking::Disputed {
        on: envelope.occurred_on(),
        by: envelope.actor.person,
        dispute: Dispute {
            amount: event.amount,
            reason: event.reason.clone(),
            clause: event.clause,
            state: DisputeState::Open { offer: None },
        },
    };
    owe_undisputed(invoice, left(invoice.amount, event.amount));
}

fn open_dispute(invoice: &mut Invoice) -> Option<&mut Dispute> {
    match &mut invoice.checking {
        Checking::Disputed { dispute, .. } => Some(dispute),
        Checking::Waiting | Checking::Agreed { .. } | Checking::Deemed { .. } => None,
    }
}

fn offer(ledger: &mut Ledger, envelope: &Envelope, id: InvoiceId, accepted: Money) {
    let Some(by) = envelope.actor.role.side() else {
        return;
    };
    with(ledger, id, |invoice| {
        if let Some(dispute) = open_dispute(invoice) {
            let offer = Some(Offer { by, accepted });
            dispute.state = DisputeState::Open { offer };
        }
    });
}

/// Moves a sum from the disputed to the undisputed; a dispute about nothing more is over.
fn accept(invoice: &mut Invoice, envelope: &Envelope, accepted: Money, due: &Due) {
    if !accepted.is_zero() {
        invoice.parts.push(part(accepted, due));
    }
    let Some(dispute) = open_dispute(invoice) else {
        return;
    };
    dispute.amount = left(dispute.amount, accepted);
    if dispute.amount.is_zero() {
        close_dispute(invoice, envelope);
    }
}

fn close_dispute(invoice: &mut Invoice, envelope: &Envelope) {
    if let Some(dispute) = open_dispute(invoice) {
        dispute.state = DisputeState::Ended {
            on: envelope.occurred_on(),
            refused: dispute.amount,
        };
    }
}

/// A payment goes to the oldest parts first.
fn pay(invoice: &mut Invoice, envelope: &Envelope, event: &PaymentMade) {
    let on = envelope.occurred_on();
    let mut rest = event.amount;
    for part in &mut invoice.parts {
        let unpaid = part.unpaid();
        let share = if rest.at_most(unpaid).is_ok() {
            rest
        } else {
            unpaid
        };
        part.paid = part.paid.plus(share).unwrap_or(part.paid);
        rest = left(rest, share);
        if part.unpaid().is_zero() && part.settled.is_none() {
            part.settled = Some(on);
        }
    }
    invoice.payments.push(Payment {
        amount: event.amount,
        on,
        by: envelope.actor.person,
        reference: event.reference.clone(),
        confirm_by: event.confirm_by.clone(),
        receipt: Receipt::Waiting,
    });
}

/// The provider speaks, or is silent, about all payments so far. Silence is recorded for the oldest
/// payment whose last day has passed, one event each.
fn receive(ledger: &mut Ledger, id: InvoiceId, receipt: Receipt) {
    with(ledger, id, |invoice| {
        let mut waiting = invoice
            .payments
            .iter_mut()
            .filter(|one| one.receipt == Receipt::Waiting);
        match receipt {
            Receipt::Deemed { .. } => {
                if let Some(first) = waiting.next() {
                    first.receipt = receipt;
                }
            }
            Receipt::Waiting | Receipt::Confirmed { .. } => {
                waiting.for_each(|one| one.receipt = receipt);
            }
        }
    });
}

/// The first posting fixes a last day that no calendar could tell when the part became due.
fn post(invoice: &mut Invoice, event: &InterestPosted) {
    let place = usize::try_from(event.part).unwrap_or(usize::MAX);
    let Some(part) = invoice.parts.get_mut(place.saturating_sub(1)) else {
        return;
    };
    if part.due.date().is_none() {
        part.due = Due::agreed(event.from);
    }
    part.postings.push(Posting {
        from: event.from,
        to: event.to,
        days: event.days,
        principal: event.principal,
        rate: event.rate,
        amount: event.amount,
    });
}

fn charged(event: &LateContractCharged) -> Posting {
    Posting {
        from: event.from,
        to: event.to,
        days: event.days,
        principal: event.principal,
        rate: event.rate,
        amount: event.amount,
    }
}

fn delay(
    ledger: &mut Ledger,
    envelope: &Envelope,
    id: InvoiceId,
    (cause, note): (DelayCause, &Option<FreeText>),
) {
    let delay = Delay {
        cause,
        note: note.clone(),
        on: envelope.occurred_on(),
    };
    with(ledger, id, |one| one.delays.push(delay));
}

fn arrears(ledger: &mut Ledger, id: InvoiceId, arrears: Arrears) {
    with(ledger, id, |one| one.arrears = arrears);
}

fn deducted(envelope: &Envelope, event: &DeductionMade) -> Deduction {
    Deduction {
        id: event.id,
        amount: event.amount,
        worked: event.worked,
        clause: event.clause,
        finding: event.finding.clone(),
        reply: event.reply.clone(),
        reasons: event.reasons.clone(),
        by: envelope.actor.person,
        object_by: event.object_by.clone(),
        state: DeductionState::Open,
    }
}

fn state(ledger: &mut Ledger, id: DeductionId, state: DeductionState) {
    if let Some(found) = ledger.deductions.iter_mut().find(|one| one.id == id) {
        found.state = state;
    }
}

fn uphold(ledger: &mut Ledger, envelope: &Envelope, event: &DeductionUpheld) {
    let found = ledger.deductions.iter_mut().find(|one| one.id == event.id);
    if let Some(found) = found {
        found.amount = event.amount;
        found.state = DeductionState::Upheld {
            on: envelope.occurred_on(),
        };
    }
}
