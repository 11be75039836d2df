//! Invoices, payments, interest, deductions.

use super::{Book, Here, counter_on};
use domain::{
    money::{Basis, Event as Paid, InvoiceId},
    process::TrancheKind,
};
use measure::schema::{Consequence, Counter, Evidence, Right};

impl Book<'_> {
    /// The money of the contract.
    pub(super) fn paid(&mut self, here: &Here, event: &Paid) {
        match event {
            Paid::InvoiceSubmitted(event) => {
                self.own(here, 78, event.id.to_string());
            }
            Paid::InvoiceDisputed(event) => self.incentive(here, 79, event.id.to_string()),
            Paid::PaymentMade(event) => self.payment(here, event.id),
            Paid::PaymentConfirmed(event) => {
                let number = self.payment_act(event.id);
                self.counters(&event.id.to_string(), number, Counter::Confirmed, &here.by);
            }
            Paid::InterestPosted(event) => {
                // The clock posts interest day by day; that it ran is one fact.
                let matter = event.id.to_string();
                if self.last(&matter, 81).is_none() {
                    let (clock, district) = (self.cast.clock(), self.cast.district());
                    if let Some(act) = self.act(here, 81, (clock, Some(district)), matter) {
                        act.evidence = vec![Evidence {
                            level: 3,
                            author: None,
                        }];
                    }
                }
            }
            Paid::DelayPleaded(event) => self.incentive(here, 82, event.id.to_string()),
            Paid::DelayExplained(event) => self.delay(here, event.id, event.cause.is_forbidden()),
            Paid::ReceivableCertified(event) => {
                self.own(here, 83, event.id.to_string());
            }
            Paid::DeductionMade(event) => self.incentive(here, 84, event.id.to_string()),
            Paid::DeductionObjected(event) => {
                self.own(here, 100, event.id.to_string());
            }
            Paid::SavingsShifted(_) => {
                self.own(here, 86, format!("savings-{}", here.version));
            }
            Paid::StatisticsPublished(_) => self.alone(here, 87, "payment-statistics"),
            _ => {}
        }
    }

    /// A reason that the rules of payment do not take as one is A82; another is no act of the list.
    fn delay(&mut self, here: &Here, invoice: InvoiceId, forbidden: bool) {
        if forbidden {
            self.incentive(here, 82, invoice.to_string());
        }
    }

    fn incentive(&mut self, here: &Here, number: u8, matter: String) {
        let clock = self.cast.clock();
        if let Some(act) = self.own(here, number, matter) {
            // A dispute, a deduction, a reason for delay: all are made by stating them here.
            act.evidence.truncate(1);
            act.evidence.push(Evidence {
                level: 3,
                author: Some(clock),
            });
            act.right = Some(Right::Incentives);
            act.consequence = Some(Consequence::Pay);
        }
    }

    fn payment_act(&self, id: InvoiceId) -> u8 {
        let mut invoices = self.contract.money.invoices.iter();
        let found = invoices.find(|one| one.id == id);
        match found.map(|one| one.basis) {
            Some(Basis::Tranche {
                kind: TrancheKind::Advance,
                ..
            }) => 35,
            _ => 80,
        }
    }

    fn payment(&mut self, here: &Here, id: InvoiceId) {
        let number = self.payment_act(id);
        let clock = self.cast.clock();
        let bank = self.reference(id);
        if let Some(act) = self.own(here, number, id.to_string())
            && bank
        {
            // The reference of a bank is a trail that neither side writes.
            counter_on(act, Counter::Unanswered, &clock);
            act.evidence.push(Evidence {
                level: 3,
                author: Some(clock),
            });
        }
    }

    fn reference(&self, id: InvoiceId) -> bool {
        let mut invoices = self.contract.money.invoices.iter();
        let found = invoices.find(|one| one.id == id);
        found.is_some_and(|one| one.payments.iter().any(|paid| paid.reference.is_some()))
    }
}
