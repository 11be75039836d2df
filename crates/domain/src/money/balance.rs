//! What the ledger answers: sums, what is late, what is left.

use super::{
    kinds::{Basis, ClaimKind, DeductionId, InvoiceId},
    ledger::{
        Account, Checking, Deduction, DeductionState, Dispute, DisputeState, Invoice, Ledger, Part,
        Payment, Posting, Receipt,
    },
};
use crate::process::{Terms, TrancheId, TrancheKind};
use kernel::{Currency, Date, Money, money::total, time::days_between};

/// Adds amounts; amounts of another currency or beyond the limit leave the sum as it was.
pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Money {
    amounts
        .into_iter()
        .fold(Money::zero(currency), |so_far, one| {
            so_far.plus(one).unwrap_or(so_far)
        })
}

/// What is left of `whole` without `taken`; nothing when it is used up.
pub fn left(whole: Money, taken: Money) -> Money {
    whole.minus(taken).unwrap_or(Money::zero(whole.currency()))
}

impl Part {
    /// What is not paid yet.
    pub fn unpaid(&self) -> Money {
        left(self.amount, self.paid)
    }

    /// Days past the last day on `today`; `None` when paid or not late.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        if self.unpaid().is_zero() {
            return None;
        }
        let late = days_between(self.due.date()?, today);
        (late > 0).then_some(late)
    }

    /// The last day interest was counted for: the last day of payment when it never was.
    pub fn covered(&self, due: Date) -> Date {
        self.postings.last().map_or(due, |one| one.to)
    }
}

impl Invoice {
    fn currency(&self) -> Currency {
        self.amount.currency()
    }

    /// What nobody disputes.
    pub fn undisputed(&self) -> Money {
        sum(self.currency(), self.parts.iter().map(|one| one.amount))
    }

    /// What was paid.
    pub fn paid(&self) -> Money {
        sum(self.currency(), self.payments.iter().map(|one| one.amount))
    }

    /// What nobody disputes and is not paid.
    pub fn unpaid(&self) -> Money {
        left(self.undisputed(), self.paid())
    }

    /// What was approved.
    pub fn approved(&self) -> Money {
        sum(self.currency(), self.approvals.iter().map(|one| one.amount))
    }

    /// What nobody disputes and is not approved.
    pub fn to_approve(&self) -> Money {
        left(self.undisputed(), self.approved())
    }

    /// What is approved and not paid.
    pub fn to_pay(&self) -> Money {
        left(self.approved(), self.paid())
    }

    /// The dispute about a part, while it is open.
    pub fn open_dispute(&self) -> Option<&Dispute> {
        match &self.checking {
            Checking::Disputed { dispute, .. } => match dispute.state {
                DisputeState::Open { .. } => Some(dispute),
                DisputeState::Ended { .. } => None,
            },
            Checking::Waiting | Checking::Agreed { .. } | Checking::Deemed { .. } => None,
        }
    }

    /// What was billed and found not owed.
    pub fn refused(&self) -> Money {
        let zero = Money::zero(self.currency());
        match &self.checking {
            Checking::Disputed { dispute, .. } => match dispute.state {
                DisputeState::Ended { refused, .. } => refused,
                DisputeState::Open { .. } => zero,
            },
            Checking::Waiting | Checking::Agreed { .. } | Checking::Deemed { .. } => zero,
        }
    }

    /// What counts against the price: the sum billed without what was paid back of it.
    pub fn counted(&self) -> Money {
        left(self.amount, self.repaid)
    }

    /// What credit notes took from sums that had been paid.
    pub fn refund(&self) -> Money {
        sum(self.currency(), self.credits.iter().map(|one| one.refund))
    }

    /// What the provider still owes back.
    pub fn to_repay(&self) -> Money {
        left(self.refund(), self.repaid)
    }

    /// The most that can still be credited: what is not checked yet or not disputed.
    pub fn creditable(&self) -> Money {
        match self.checking {
            Checking::Waiting => self.amount,
            Checking::Agreed { .. } | Checking::Deemed { .. } | Checking::Disputed { .. } => {
                left(self.undisputed(), self.refund())
            }
        }
    }

    /// What of a credited sum was paid and is owed back; the unpaid is credited first.
    pub fn refund_of(&self, credited: Money) -> Money {
        match self.checking {
            Checking::Waiting => Money::zero(self.currency()),
            Checking::Agreed { .. } | Checking::Deemed { .. } | Checking::Disputed { .. } => {
                left(credited, self.unpaid())
            }
        }
    }

    /// Payments whose arrival is not settled.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &Payment> {
        self.payments
            .iter()
            .filter(|one| one.receipt == Receipt::Waiting)
    }

    /// Whether anything is still to be done about it.
    pub fn is_open(&self) -> bool {
        self.checking == Checking::Waiting
            || self.open_dispute().is_some()
            || !self.unpaid().is_zero()
            || self.unconfirmed().next().is_some()
            || !self.to_repay().is_zero()
    }

    /// Days its oldest unpaid part is late on `today`.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        self.parts
            .iter()
            .filter_map(|part| part.days_late(today))
            .max()
    }

    /// Interest posted on it.
    pub fn interest(&self) -> Money {
        let postings = self.parts.iter().flat_map(|part| &part.postings);
        sum(self.currency(), postings.map(|one| one.amount))
    }
}

impl Deduction {
    /// Whether the provider may still be heard, or the panel has not ruled.
    pub fn is_pending(&self) -> bool {
        matches!(
            self.state,
            DeductionState::Open | DeductionState::Objected { .. }
        )
    }

    /// What it takes from the performance part now.
    pub fn effective(&self) -> Money {
        match self.state {
            DeductionState::Open
            | DeductionState::Objected { .. }
            | DeductionState::Stands { .. }
            | DeductionState::Upheld { .. } => self.amount,
            DeductionState::Withdrawn { .. } => Money::zero(self.amount.currency()),
        }
    }
}

impl Ledger {
    /// Whether an invoice, payment, interest entry or deduction is still open; nothing is settled
    /// then. Interest nobody claimed counts until the final account has named it.
    pub fn has_open_items(&self) -> bool {
        let unclaimed = self.account.is_none() && self.has_unclaimed_interest();
        unclaimed || self.has_open_business()
    }

    /// As [`Ledger::has_open_items`], leaving interest aside that was never claimed.
    pub fn has_open_business(&self) -> bool {
        self.invoices.iter().any(Invoice::is_open)
            || self.deductions.iter().any(Deduction::is_pending)
    }

    fn has_unclaimed_interest(&self) -> bool {
        let entries = self.all_postings();
        let currency = entries.first().map(|one| one.amount.currency());
        currency.is_some_and(|currency| !self.interest_left(currency).is_zero())
    }

    /// Days the oldest undisputed amount is late on `today` (X3 opens after the pack's limit).
    pub fn arrears_days(&self, today: Date) -> Option<i32> {
        self.invoices
            .iter()
            .filter_map(|one| one.days_late(today))
            .max()
    }

    /// Whether the advance was paid: at least one advance invoice, and nothing undisputed of any
    /// of them is unpaid.
    pub fn advance_paid(&self) -> bool {
        let advances = || {
            self.invoices
                .iter()
                .filter(|one| one.basis.tranche_kind() == Some(TrancheKind::Advance))
        };
        advances().any(|one| !one.payments.is_empty())
            && advances().all(|one| one.unpaid().is_zero())
    }

    /// Every invoice, in the order they came.
    pub fn invoices(&self) -> &[Invoice] {
        &self.invoices
    }

    /// The invoice of an id.
    pub fn invoice(&self, id: InvoiceId) -> Option<&Invoice> {
        self.invoices.iter().find(|one| one.id == id)
    }

    /// The deduction of an id.
    pub fn deduction(&self, id: DeductionId) -> Option<&Deduction> {
        self.deductions.iter().find(|one| one.id == id)
    }

    /// Invoices with an undisputed sum past its last day on `today`.
    pub fn overdue_invoices(&self, today: Date) -> Vec<&Invoice> {
        self.invoices
            .iter()
            .filter(|one| one.days_late(today).is_some())
            .collect()
    }

    /// All that was paid, without what was paid back.
    pub fn paid_total(&self, currency: Currency) -> Money {
        let kept = |one: &Invoice| left(one.paid(), one.repaid);
        sum(currency, self.invoices.iter().map(kept))
    }

    /// All interest posted, for late payment and for a late contract.
    pub fn interest_total(&self, currency: Currency) -> Money {
        sum(currency, self.all_postings().iter().map(|one| one.amount))
    }

    /// Claims for extra tasks and emergencies.
    pub fn claims_total(&self, currency: Currency) -> Money {
        let extra = self
            .claims
            .iter()
            .filter(|one| one.kind != ClaimKind::Interest);
        sum(currency, extra.map(|one| one.amount))
    }

    /// Interest posted and not invoiced yet.
    pub fn interest_left(&self, currency: Currency) -> Money {
        let claimed = self
            .claims
            .iter()
            .filter(|one| one.kind == ClaimKind::Interest);
        let claimed = sum(currency, claimed.map(|one| one.amount));
        left(self.interest_total(currency), claimed)
    }

    fn all_postings(&self) -> Vec<Posting> {
        let parts = self.invoices.iter().flat_map(|one| &one.parts);
        let late = parts.flat_map(|part| part.postings.iter().copied());
        self.late_contract.into_iter().chain(late).collect()
    }

    fn invoiced_where(&self, currency: Currency, wanted: impl Fn(Basis) -> bool) -> Money {
        let found = self.invoices.iter().filter(|one| wanted(one.basis));
        sum(currency, found.map(Invoice::counted))
    }

    /// What the deductions take.
    pub fn deducted(&self, currency: Currency) -> Money {
        sum(currency, self.deductions.iter().map(Deduction::effective))
    }

    /// What is left of the performance part after invoices and deductions: the most that can still
    /// be deducted, and be invoiced for it.
    pub fn performance_left(&self, terms: &Terms) -> Money {
        let currency = terms.value.currency();
        let tranches = terms
            .tranches
            .iter()
            .filter(|one| one.kind == TrancheKind::Performance);
        let whole = sum(currency, tranches.map(|one| terms.amount_of(one.id)));
        let invoiced = self.invoiced_where(currency, |basis| {
            basis.tranche_kind() == Some(TrancheKind::Performance)
        });
        left(left(whole, invoiced), self.deducted(currency))
    }

    /// What can still be invoiced of a tranche.
    pub fn room_of(&self, terms: &Terms, tranche: TrancheId) -> Money {
        let currency = terms.value.currency();
        let invoiced = self.invoiced_where(
            currency,
            |basis| matches!(basis, Basis::Tranche { id, .. } if id == tranche),
        );
        let room = left(terms.amount_of(tranche), invoiced);
        let kind = terms.tranches.iter().find(|one| one.id == tranche);
        match kind.map(|one| one.kind) {
            Some(TrancheKind::Performance) => {
                let cap = self.performance_left(terms);
                if room.at_most(cap).is_ok() { room } else { cap }
            }
            Some(TrancheKind::Advance | TrancheKind::Base | TrancheKind::Final) | None => room,
        }
    }

    /// What can still be invoiced of all tranches.
    pub fn room(&self, terms: &Terms) -> Money {
        let rooms = terms.tranches.iter().map(|one| self.room_of(terms, one.id));
        // Several performance tranches share one cap, so the sum is held to what is left in all.
        let currency = terms.value.currency();
        let invoiced = self.invoiced_where(currency, |basis| basis.tranche_kind().is_some());
        let whole = left(left(terms.value, invoiced), self.deducted(currency));
        let found = total(currency, rooms).unwrap_or(whole);
        if found.at_most(whole).is_ok() {
            found
        } else {
            whole
        }
    }

    /// The final account as it stands.
    pub fn final_account(&self, terms: &Terms) -> Account {
        let currency = terms.value.currency();
        let deductions = self.deducted(currency);
        let refused = sum(currency, self.invoices.iter().map(Invoice::refused));
        let claims = self.claims_total(currency);
        let interest = self.interest_total(currency);
        let paid = self.paid_total(currency);
        let owed = sum(currency, [terms.value, claims, interest]);
        let balance = left(left(left(owed, deductions), refused), paid);
        Account {
            value: terms.value,
            deductions,
            refused,
            claims,
            interest,
            paid,
            balance,
        }
    }
}
