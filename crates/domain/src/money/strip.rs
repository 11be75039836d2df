//! The steps of an invoice as both sides see them: who owns each, when it was done or falls due, how
//! many of its days are used. And the interest an unpaid sum has earned by today, line by line.

use super::{
    interest,
    kinds::InvoiceId,
    ledger::{Checking, Invoice, Posting, Receipt},
    norms::{
        APPROVE_PAYMENT, CHECK_INVOICE, CONFIRM_RECEIPT, PASS_TO_TREASURY, PAY_INVOICE,
        SETTLE_DISPUTE,
    },
};
use crate::{
    context::At,
    obligation::{Duty, Obligation, ObligationState},
    process::{Contract, Process},
};
use kernel::{Date, OrganisationId, Role, time::days_between};
use rules::Key;

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What comes before it is not done.
    NotYet,
    /// Its owner can act.
    Open,
    /// Done, or done by silence.
    Done,
    /// It fell away.
    Void,
}

/// One step of an invoice.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The duty it is.
    pub duty: &'static Duty,
    /// How it stands.
    pub mark: Mark,
    /// The organisation that owns it, where known.
    pub owner: Option<OrganisationId>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Days used of the days allowed, on the day it was done or today.
    pub days: Option<(i32, i32)>,
    /// The obligation behind it: the latest of its kind about this invoice.
    pub obligation: Option<&'a Obligation>,
}

impl Step<'_> {
    /// The role that owns it.
    pub const fn role(&self) -> Role {
        self.duty.debtor
    }

    /// Whether more days were used than allowed.
    pub fn is_late(&self) -> bool {
        self.days.is_some_and(|(used, allowed)| used > allowed)
    }
}

/// The steps of an invoice after it came, in order. The talk about a disputed part is a step only
/// where there is one.
pub fn steps<'a>(
    process: &'a Process,
    contract: &Contract,
    invoice: &Invoice,
    today: Date,
) -> Vec<Step<'a>> {
    let one = |duty, done| step((process, contract, duty), invoice.id, done, today);
    let checked = match &invoice.checking {
        Checking::Waiting => None,
        Checking::Agreed { on, .. } | Checking::Deemed { on } | Checking::Disputed { on, .. } => {
            Some(*on)
        }
    };
    let approved = invoice.approvals.last().map(|one| one.on);
    let paid = invoice.payments.last().map(|one| one.on);
    let whole = invoice.unpaid().is_zero();
    let arrived = invoice.payments.last().and_then(|one| match one.receipt {
        Receipt::Waiting => None,
        Receipt::Confirmed { on } | Receipt::Deemed { on } => Some(on),
    });
    let mut found = vec![one(&CHECK_INVOICE, checked)];
    if let Checking::Disputed { .. } = &invoice.checking {
        found.push(one(&SETTLE_DISPUTE, None));
    }
    found.push(one(
        &APPROVE_PAYMENT,
        approved.filter(|_| invoice.to_approve().is_zero()),
    ));
    found.push(one(&PASS_TO_TREASURY, None));
    found.push(one(&PAY_INVOICE, paid.filter(|_| whole)));
    found.push(one(&CONFIRM_RECEIPT, arrived));
    found
}

fn step<'a>(
    (process, contract, duty): (&'a Process, &Contract, &'static Duty),
    invoice: InvoiceId,
    done: Option<Date>,
    today: Date,
) -> Step<'a> {
    let subject = invoice.to_string();
    let mut owed = process.obligations.iter().rev();
    let obligation = owed.find(|one| {
        one.duty.0 == duty && one.subject == subject && one.contract == Some(contract.id)
    });
    let met = obligation.and_then(|one| match &one.state {
        ObligationState::Met { on } => Some(*on),
        ObligationState::Open
        | ObligationState::Waived { .. }
        | ObligationState::Excused { .. }
        | ObligationState::Lapsed => None,
    });
    let done = done.or(met);
    let mark = match obligation.map(|one| &one.state) {
        Some(ObligationState::Open) => Mark::Open,
        _ if done.is_some() => Mark::Done,
        None => Mark::NotYet,
        Some(_) => Mark::Void,
    };
    let days = obligation.filter(|_| mark != Mark::Void).and_then(|one| {
        let until = if mark == Mark::Open { today } else { done? };
        let allowed = days_between(one.arose, one.due.date()?);
        Some((days_between(one.arose, until).max(0), allowed.max(0)))
    });
    Step {
        duty,
        mark,
        owner: obligation.and_then(|one| one.debtor),
        done: done.filter(|_| mark == Mark::Done),
        days,
        obligation,
    }
}

/// Interest of an invoice by today: what was posted, and what has run since and will be posted at the
/// end of the month or on the day of payment.
pub fn accrued(at: &At<'_>, invoice: &Invoice, today: Date) -> (Vec<Posting>, Vec<Posting>) {
    let posted = invoice.parts.iter().flat_map(|part| part.postings.clone());
    let rate = at
        .pack()
        .ok()
        .and_then(|pack| pack.rate(Key::PayInterest).ok());
    let Some(rate) = rate.filter(|_| invoice.basis.bears_interest()) else {
        return (posted.collect(), Vec::new());
    };
    let running = invoice.parts.iter().filter_map(|part| {
        let due = part.due.date()?;
        Some(interest::up_to(part, due, today, rate))
    });
    (posted.collect(), running.flatten().collect())
}

impl super::Event {
    /// The invoice an event is about.
    pub fn invoice(&self) -> Option<InvoiceId> {
        use super::Event;
        match self {
            Event::InvoiceSubmitted(one) => Some(one.id),
            Event::InvoiceCredited(one) => Some(one.id),
            Event::CreditRepaid(one) => Some(one.id),
            Event::InvoiceAgreed(one) => Some(one.id),
            Event::InvoiceDisputed(one) => Some(one.id),
            Event::InvoiceDeemedUndisputed(one) => Some(one.id),
            Event::PaymentApproved(one) => Some(one.id),
            Event::PaymentPassed(one) => Some(one.id),
            Event::PaymentMade(one) => Some(one.id),
            Event::PaymentConfirmed(one) => Some(one.id),
            Event::PaymentDeemedReceived(one) => Some(one.id),
            Event::DisputedPartOffered(one) => Some(one.id),
            Event::DisputedPartSettled(one) => Some(one.id),
            Event::DisputedPartConceded(one) => Some(one.id),
            Event::DisputedPartRuled(one) => Some(one.id),
            Event::InterestPosted(one) => Some(one.id),
            Event::DelayExplained(one) => Some(one.id),
            Event::DelayPleaded(one) => Some(one.id),
            Event::ReceivableRequested(one) => Some(one.id),
            Event::ReceivableCertified(one) => Some(one.id),
            Event::ArrearsPublished(one) => Some(one.id),
            Event::ArrearsBecameDefault(one) => Some(one.id),
            Event::ArrearsCleared(one) => Some(one.id),
            Event::ClaimFiled(_)
            | Event::LateContractCharged(_)
            | Event::DeductionMade(_)
            | Event::DeductionObjected(_)
            | Event::DeductionStood(_)
            | Event::DeductionUpheld(_)
            | Event::DeductionWithdrawn(_)
            | Event::SavingsShifted(_)
            | Event::StatisticsPublished(_)
            | Event::AccountSettled(_) => None,
        }
    }
}
