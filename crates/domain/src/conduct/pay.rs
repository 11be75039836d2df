//! How a purchaser paid under one contract.

use super::{measure::Place, places::Places};
use crate::{
    money::{Ledger, Part},
    process::Contract,
};
use kernel::{Date, Money, time::days_between};

/// How invoices were paid. Each part of an invoice nobody disputes counts by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Pay {
    /// Parts paid by their last day.
    pub on_time: u32,
    /// Their sum.
    pub on_time_sum: Money,
    /// Parts paid later.
    pub late: u32,
    /// Their sum.
    pub late_sum: Money,
    /// Parts past their last day and not paid in full.
    pub overdue: u32,
    /// What is unpaid of them.
    pub overdue_sum: Money,
    /// Days late of all late and overdue parts together.
    pub days: u32,
    /// The longest delay in days.
    pub longest: u32,
    /// Interest the delays cost.
    pub interest: Money,
    /// The payments.
    pub places: Vec<Place>,
}

impl Pay {
    pub(super) fn of(contract: &Contract, places: &Places, today: Date) -> Pay {
        let currency = contract.terms.value.currency();
        let zero = Money::zero(currency);
        let ledger: &Ledger = &contract.money;
        let mut pay = Pay {
            on_time: 0,
            on_time_sum: zero,
            late: 0,
            late_sum: zero,
            overdue: 0,
            overdue_sum: zero,
            days: 0,
            longest: 0,
            interest: ledger.interest_total(currency),
            places: Vec::new(),
        };
        for invoice in &ledger.invoices {
            for part in &invoice.parts {
                pay.count(part, today);
            }
            let paid = places.payments.iter().filter(|(id, _)| *id == invoice.id);
            pay.places
                .extend(paid.map(|(_, version)| Place::Entry(*version)));
        }
        pay
    }

    fn count(&mut self, part: &Part, today: Date) {
        let add = |number: &mut u32, sum: &mut Money, amount: Money| {
            *number = number.saturating_add(1);
            *sum = sum.plus(amount).unwrap_or(*sum);
        };
        let due = part.due.date();
        let late = |until: Date| due.map_or(0, |due| days_between(due, until).max(0));
        let days = match part.settled {
            Some(on) if late(on) == 0 => {
                add(&mut self.on_time, &mut self.on_time_sum, part.amount);
                0
            }
            Some(on) => {
                add(&mut self.late, &mut self.late_sum, part.amount);
                late(on)
            }
            None if late(today) > 0 => {
                add(&mut self.overdue, &mut self.overdue_sum, part.unpaid());
                late(today)
            }
            None => 0,
        };
        let days = u32::try_from(days).unwrap_or(0);
        self.days = self.days.saturating_add(days);
        self.longest = self.longest.max(days);
    }

    /// Parts whose last day has come.
    pub fn due(&self) -> u32 {
        [self.on_time, self.late, self.overdue]
            .into_iter()
            .fold(0, u32::saturating_add)
    }

    /// Whether nothing was ever due or paid.
    pub fn is_empty(&self) -> bool {
        self.due() == 0
    }

    /// Payments of the same currency added up, currency by currency; their acts stay with the
    /// single records.
    pub fn total<'a>(all: impl IntoIterator<Item = &'a Pay>) -> Vec<Pay> {
        let mut sums: Vec<Pay> = Vec::new();
        for one in all {
            let currency = one.interest.currency();
            let found = sums
                .iter_mut()
                .find(|sum| sum.interest.currency() == currency);
            if let Some(sum) = found {
                sum.add(one);
            } else {
                sums.push(Pay {
                    places: Vec::new(),
                    ..one.clone()
                });
            }
        }
        sums
    }

    fn add(&mut self, one: &Pay) {
        let plus = |sum: &mut Money, more: Money| *sum = sum.plus(more).unwrap_or(*sum);
        let count = |sum: &mut u32, more: u32| *sum = sum.saturating_add(more);
        count(&mut self.on_time, one.on_time);
        count(&mut self.late, one.late);
        count(&mut self.overdue, one.overdue);
        count(&mut self.days, one.days);
        plus(&mut self.on_time_sum, one.on_time_sum);
        plus(&mut self.late_sum, one.late_sum);
        plus(&mut self.overdue_sum, one.overdue_sum);
        plus(&mut self.interest, one.interest);
        self.longest = self.longest.max(one.longest);
    }
}
