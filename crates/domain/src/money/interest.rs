//! Interest for late payment: exact days × rate × sum, posted at the end of each calendar month and
//! on the day of payment.
//!
//! Only the running total is rounded. What a posting adds is the rounded total after it less what
//! was posted before, so that the fen do not depend on how the days were cut into postings.

use super::{
    balance::sum,
    ledger::{Part, Posting},
};
use kernel::{Date, Money, time::days_between};
use rust_decimal::{Decimal, RoundingStrategy};

/// The postings of a part that are due by `to`: one for each month end after the days already
/// covered, and one up to `to` itself.
pub fn up_to(part: &Part, due: Date, to: Date, rate: Decimal) -> Vec<Posting> {
    let mut counted = part.clone();
    let mut ends = month_ends(part.covered(due), to);
    if ends.last() != Some(&to) {
        ends.push(to);
    }
    ends.into_iter()
        .filter_map(|end| post(&mut counted, due, end, rate))
        .collect()
}

/// The postings of a part for the months that have ended by `today`.
pub fn months(part: &Part, due: Date, today: Date, rate: Decimal) -> Vec<Posting> {
    let mut counted = part.clone();
    month_ends(part.covered(due), today)
        .into_iter()
        .filter_map(|end| post(&mut counted, due, end, rate))
        .collect()
}

/// Interest on one sum for one stretch of days.
pub fn once(principal: Money, from: Date, to: Date, rate: Decimal) -> Option<Posting> {
    let part = Part {
        amount: principal,
        due: crate::obligation::Due::agreed(from),
        paid: Money::zero(principal.currency()),
        settled: None,
        postings: Vec::new(),
    };
    next(&part, from, to, rate)
}

fn post(counted: &mut Part, due: Date, to: Date, rate: Decimal) -> Option<Posting> {
    let posting = next(counted, due, to, rate)?;
    counted.postings.push(posting);
    Some(posting)
}

fn next(part: &Part, due: Date, to: Date, rate: Decimal) -> Option<Posting> {
    let principal = part.unpaid();
    let from = part.covered(due);
    let days = u32::try_from(days_between(from, to)).ok()?;
    if days == 0 || principal.is_zero() {
        return None;
    }
    let before: Decimal = part.postings.iter().map(exact).sum();
    let whole = before + principal.amount() * rate * Decimal::from(days);
    let rounded = whole.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let currency = principal.currency();
    let posted = sum(currency, part.postings.iter().map(|one| one.amount));
    Some(Posting {
        from,
        to,
        days,
        principal,
        rate,
        amount: Money::new(rounded - posted.amount(), currency).ok()?,
    })
}

fn exact(posting: &Posting) -> Decimal {
    posting.principal.amount() * posting.rate * Decimal::from(posting.days)
}

/// The last days of the calendar months after `from`, up to and with `to`.
fn month_ends(from: Date, to: Date) -> Vec<Date> {
    let mut ends = Vec::new();
    let mut end = from.last_of_month();
    while end <= to {
        if end > from {
            ends.push(end);
        }
        let Ok(next) = end.tomorrow() else { break };
        end = next.last_of_month();
    }
    ends
}
