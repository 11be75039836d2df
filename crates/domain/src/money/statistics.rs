//! Payment statistics of one contract, and when they are owed.

use super::{
    ledger::{Invoice, Part, Statistics},
    norms::PUBLISH_STATISTICS,
};
use crate::{
    context::At, core::RULES_MISSING, obligation::Due, process::Contract, refusal::Refusal,
};
use kernel::{Date, Money, time::plus_days};
use rules::Key;

/// How the rules name a yearly publication; the day follows: `yearly-by-03-31`.
const YEARLY_BY: &str = "yearly-by-";
/// How they name one for each half-year (Procurement Act 2023 s. 69).
const HALF_YEARLY: &str = "half-yearly";
/// Where those half-years end.
const HALF_YEARS: &[&str] = &["03-31", "09-30"];

/// Whether the duty to publish is open for this contract.
pub fn is_owed(at: &At<'_>) -> bool {
    at.process.obligations.iter().any(|one| {
        one.is_open() && one.duty.0 == &PUBLISH_STATISTICS && one.contract == at.context.contract
    })
}

/// The last day to publish: the next one of the kind the rules name, never today. None where the
/// rules leave publishing to somebody else, such as a comptroller.
///
/// # Errors
/// `rules-missing` when no pack covers the day.
pub fn due(at: &At<'_>) -> Result<Option<Due>, Refusal> {
    let today = at.today();
    let missing = || RULES_MISSING.with("day", today);
    let pack = at.pack()?;
    let named = pack.text(Key::PayPublicStats).map_err(|_| missing())?;
    if let Some(day) = named.strip_prefix(YEARLY_BY) {
        let date = next(&[day], today).ok_or_else(missing)?;
        return Ok(Some(Due::On {
            date,
            rule: Some(Key::PayPublicStats.code().to_owned()),
            pack: Some(pack.id().to_string()),
            from: Some(today),
        }));
    }
    if named.starts_with(HALF_YEARLY) {
        let ends = next(HALF_YEARS, today).ok_or_else(missing)?;
        let after = plus_days(ends, 1);
        return at.due(Key::PayPublicStatsWithin, after).map(Some);
    }
    Ok(None)
}

/// The first of these days of a year that comes after `today`.
fn next(days: &[&str], today: Date) -> Option<Date> {
    let years = [today.year(), today.year().saturating_add(1)];
    let all = years.into_iter().flat_map(|year| {
        let dated = days.iter().map(move |day| format!("{year:04}-{day}"));
        dated.filter_map(|text| text.parse::<Date>().ok())
    });
    all.into_iter().find(|found| *found > today)
}

/// The first day not published yet.
pub fn begins(contract: &Contract) -> Date {
    let ledger = &contract.money;
    match (ledger.statistics.last(), ledger.invoices.first()) {
        (Some(last), _) => plus_days(last.until, 1),
        (None, Some(first)) => first.submitted,
        (None, None) => contract.terms.start,
    }
}

/// The statistics from one day to another, both counted.
pub fn between(contract: &Contract, from: Date, until: Date) -> Statistics {
    let currency = contract.terms.value.currency();
    let zero = Money::zero(currency);
    let mut found = Statistics {
        from,
        until,
        on_time: 0,
        on_time_sum: zero,
        late: 0,
        late_sum: zero,
        overdue: 0,
        overdue_sum: zero,
        interest: contract.money.interest_total(currency),
    };
    for part in contract.money.invoices.iter().flat_map(parts) {
        count(&mut found, part);
    }
    found
}

fn parts(invoice: &Invoice) -> &[Part] {
    &invoice.parts
}

fn count(found: &mut Statistics, part: &Part) {
    let add = |number: &mut u32, sum: &mut Money, amount: Money| {
        *number = number.saturating_add(1);
        *sum = sum.plus(amount).unwrap_or(*sum);
    };
    match part.settled {
        Some(on) if found.from <= on && on <= found.until => {
            if part.due.date().is_some_and(|due| due < on) {
                add(&mut found.late, &mut found.late_sum, part.amount);
            } else {
                add(&mut found.on_time, &mut found.on_time_sum, part.amount);
            }
        }
        Some(_) => {}
        None if part.days_late(found.until).is_some() => {
            add(&mut found.overdue, &mut found.overdue_sum, part.unpaid());
        }
        None => {}
    }
}
