//! Money, counted a second time from the events.

use super::{Breach, Moment, Rule};
use domain::{
    Contract, Event,
    money::{self, Basis, ClaimId, ClaimKind, DeductionId, InvoiceId, bills::measured_units},
};
use kernel::{Currency, Money};
use std::collections::BTreeMap;

/// An invoice in the second count.
#[derive(Clone, Debug)]
struct Bill {
    basis: Basis,
    billed: Money,
    disputed: Money,
    approved: Money,
    paid: Money,
    refused: Money,
    /// Credited after it was paid: owed back.
    refund: Money,
    repaid: Money,
}

/// The money of one contract, counted from its events.
#[derive(Clone, Debug, Default)]
pub struct Book {
    bills: BTreeMap<InvoiceId, Bill>,
    claims: BTreeMap<ClaimId, (ClaimKind, Money)>,
    interest: Vec<Money>,
    deductions: BTreeMap<DeductionId, Money>,
}

fn add(sum: &mut Money, amount: Money) -> Result<(), Breach> {
    *sum = sum
        .plus(amount)
        .map_err(|_| Rule::MoneyConserved.broken("sums cannot be added".to_owned()))?;
    Ok(())
}

fn take(sum: &mut Money, amount: Money, what: &str) -> Result<(), Breach> {
    *sum = sum
        .minus(amount)
        .map_err(|_| Rule::MoneyConserved.broken(format!("{what}: {amount} from {sum}")))?;
    Ok(())
}

fn total(currency: Currency, amounts: impl Iterator<Item = Money>) -> Result<Money, Breach> {
    kernel::money::total(currency, amounts)
        .map_err(|_| Rule::MoneyConserved.broken("sums cannot be added".to_owned()))
}

impl Book {
    /// The events of one command.
    pub fn take(&mut self, moment: &Moment<'_>) -> Result<(), Breach> {
        for event in moment.events {
            if let Event::Money(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn enter(&mut self, event: &money::Event) -> Result<(), Breach> {
        match event {
            money::Event::InvoiceSubmitted(one) => self.bill(one),
            money::Event::ClaimFiled(one) => {
                self.claims.insert(one.id, (one.kind, one.amount));
                Ok(())
            }
            money::Event::InterestPosted(one) => {
                self.interest.push(one.amount);
                Ok(())
            }
            money::Event::LateContractCharged(one) => {
                self.interest.push(one.amount);
                Ok(())
            }
            money::Event::DeductionMade(one) => {
                self.deductions.insert(one.id, one.amount);
                Ok(())
            }
            money::Event::DeductionUpheld(one) => {
                self.deductions.insert(one.id, one.amount);
                Ok(())
            }
            money::Event::DeductionWithdrawn(one) => {
                self.deductions.remove(&one.id);
                Ok(())
            }
            other => self.settle(other),
        }
    }

    fn bill(&mut self, one: &money::InvoiceSubmitted) -> Result<(), Breach> {
        let zero = Money::zero(one.amount.currency());
        let bill = Bill {
            basis: one.basis,
            billed: one.amount,
            disputed: zero,
            approved: zero,
            paid: zero,
            refused: zero,
            refund: zero,
            repaid: zero,
        };
        let again = self.bills.insert(one.id, bill).is_some();
        Rule::MoneyConserved.unless(!again, || format!("{} is submitted twice", one.id))
    }

    fn settle(&mut self, event: &money::Event) -> Result<(), Breach> {
        match event {
            money::Event::InvoiceDisputed(one) => add(&mut self.of(one.id)?.disputed, one.amount),
            money::Event::DisputedPartConceded(one) => take(
                &mut self.of(one.id)?.disputed,
                one.accepted,
                "conceded beyond the dispute",
            ),
            money::Event::DisputedPartSettled(one) => self.end_dispute(one.id, one.accepted),
            money::Event::DisputedPartRuled(one) => self.end_dispute(one.id, one.accepted),
            money::Event::InvoiceCredited(one) => self.credit(one),
            money::Event::CreditRepaid(one) => {
                let bill = self.of(one.id)?;
                add(&mut bill.repaid, one.amount)?;
                let within = bill.repaid.at_most(bill.refund).is_ok();
                let basis = bill.basis;
                Rule::PaidWithin
                    .unless(within, || format!("{}: repaid beyond the credit", one.id))?;
                self.lower_claim(basis, one.amount)
            }
            money::Event::PaymentApproved(one) => {
                let bill = self.of(one.id)?;
                add(&mut bill.approved, one.amount)?;
                bill.check(one.id)
            }
            money::Event::PaymentMade(one) => {
                let bill = self.of(one.id)?;
                add(&mut bill.paid, one.amount)?;
                bill.check(one.id)
            }
            _ => Ok(()),
        }
    }

    /// A credit note: what is unpaid falls away, what was paid is owed back.
    fn credit(&mut self, one: &money::InvoiceCredited) -> Result<(), Breach> {
        let bill = self.of(one.id)?;
        let mut cut = one.amount;
        take(&mut cut, one.refund, "owed back beyond the credit")?;
        add(&mut bill.refund, one.refund)?;
        take(&mut bill.billed, cut, "credited beyond the invoice")?;
        let undisputed = bill.undisputed()?;
        if undisputed.at_most(bill.approved).is_ok() {
            bill.approved = undisputed;
        }
        let basis = bill.basis;
        self.lower_claim(basis, cut)
    }

    fn lower_claim(&mut self, basis: Basis, by: Money) -> Result<(), Breach> {
        let Basis::Claim { id, .. } = basis else {
            return Ok(());
        };
        match self.claims.get_mut(&id) {
            Some((_, amount)) => take(amount, by, "credited beyond the claim"),
            None => Ok(()),
        }
    }

    fn of(&mut self, id: InvoiceId) -> Result<&mut Bill, Breach> {
        let found = self.bills.get_mut(&id);
        found.ok_or_else(|| Rule::MoneyConserved.broken(format!("there is no invoice {id}")))
    }

    fn end_dispute(&mut self, id: InvoiceId, accepted: Money) -> Result<(), Breach> {
        let bill = self.of(id)?;
        take(&mut bill.disputed, accepted, "accepted beyond the dispute")?;
        let rest = bill.disputed;
        bill.disputed = Money::zero(rest.currency());
        add(&mut bill.refused, rest)
    }

    /// The second count and the ledger agree, and nothing is out of bounds.
    pub fn check(&self, contract: &Contract) -> Result<(), Breach> {
        let ledger = &contract.money;
        let currency = contract.terms.value.currency();
        let account = ledger.final_account(&contract.terms);
        let sum = |of: fn(&Bill) -> Money| total(currency, self.bills.values().map(of));
        let (mut billed, mut paid) = (sum(|one| one.billed)?, sum(|one| one.paid)?);
        let (refused, repaid) = (sum(|one| one.refused)?, sum(|one| one.repaid)?);
        take(&mut billed, repaid, "repaid beyond what was billed")?;
        take(&mut paid, repaid, "repaid beyond what was paid")?;
        let extra = self.claims.values();
        let extra = extra.filter(|(kind, _)| *kind != ClaimKind::Interest);
        let claims = total(currency, extra.map(|(_, amount)| *amount))?;
        let interest = total(currency, self.interest.iter().copied())?;
        let deductions = total(currency, self.deductions.values().copied())?;
        let counted = [
            ("paid", account.paid, paid),
            ("refused", account.refused, refused),
            ("claims", account.claims, claims),
            ("interest", account.interest, interest),
            ("deductions", account.deductions, deductions),
        ];
        for (what, ledger, counted) in counted {
            Rule::MoneyConserved.unless(ledger == counted, || {
                format!("{what}: the ledger has {ledger}, the events come to {counted}")
            })?;
        }
        let owed = total(currency, [account.value, claims, interest].into_iter())?;
        let used = total(
            currency,
            [paid, account.balance, deductions, refused].into_iter(),
        )?;
        Rule::MoneyConserved.unless(owed == used, || {
            format!("owed {owed}; paid, balance, deducted and refused come to {used}: {account:?}")
        })?;
        Rule::PaidWithin.unless(paid.at_most(billed).is_ok(), || {
            format!("paid {paid}, billed {billed}")
        })?;
        let most = total(currency, [owed].into_iter())?;
        Rule::PaidWithin.unless(paid.at_most(most).is_ok(), || {
            format!("paid {paid}, owed {most}")
        })?;
        Rule::BilledWithin.unless(billed.at_most(most).is_ok(), || {
            format!("billed {billed}, owed at most {most}")
        })?;
        measured(contract)
    }
}

/// What is billed by units and hours was measured: the record holds at least as much.
fn measured(contract: &Contract) -> Result<(), Breach> {
    let (ledger, delivery) = (&contract.money, &contract.delivery);
    for unit in &contract.terms.units {
        let (held, billed) = (
            measured_units(delivery, unit.id),
            ledger.billed_units(unit.id),
        );
        Rule::Measured.unless(billed <= held, || {
            format!("{}: {billed} billed, the record holds {held}", unit.id)
        })?;
    }
    let (held, billed) = (delivery.hours_delivered(), ledger.billed_hours());
    Rule::Measured.unless(billed <= held, || {
        format!("{billed} hours billed, the record holds {held}")
    })
}

impl Bill {
    fn undisputed(&self) -> Result<Money, Breach> {
        let mut undisputed = self.billed;
        let disputed = "disputed beyond the invoice";
        take(&mut undisputed, self.disputed, disputed)?;
        take(&mut undisputed, self.refused, "refused beyond the invoice")?;
        Ok(undisputed)
    }

    fn check(&self, id: InvoiceId) -> Result<(), Breach> {
        let undisputed = self.undisputed()?;
        Rule::PaidWithin.unless(self.approved.at_most(undisputed).is_ok(), || {
            format!("{id}: approved {}, undisputed {undisputed}", self.approved)
        })?;
        Rule::PaidWithin.unless(self.paid.at_most(self.approved).is_ok(), || {
            format!("{id}: paid {}, approved {}", self.paid, self.approved)
        })
    }
}
