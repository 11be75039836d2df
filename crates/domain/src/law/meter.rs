//! The meter of a late contract: a service that starts before both sides have signed runs without a
//! contract, and everybody can see for how long, for whom it waits, and what it will cost.

use super::{choices::LateCause, events::LateMeterStopped, norms};
use crate::{
    bidding::{SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER},
    context::At,
    contract::choices::Party,
    money::interest,
    obligation::Obligation,
    process::{Contract, TrancheKind},
};
use kernel::{Date, Money, money::total, time::days_between};
use rules::Key;
use rust_decimal::Decimal;

/// What the meter shows of a contract that is not signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// The first day of service.
    pub from: Date,
    /// Days without a contract so far.
    pub days: u32,
    /// Hours worked in them, as far as recorded.
    pub hours: Decimal,
    /// Who is waited for.
    pub waits_for: LateCause,
    /// The interest that will be owed, where the rules give one.
    pub interest: Option<Money>,
}

/// The meter of a contract on a day; none when it is signed or its service has not begun.
pub fn late_contract(at: &At<'_>, contract: &Contract, today: Date) -> Option<Meter> {
    let from = contract.terms.start;
    let days = u32::try_from(days_between(from, today)).ok()?;
    if contract.signed.is_some() || contract.stage != crate::Stage::S12 || days == 0 {
        return None;
    }
    let hours = contract.local.work.iter().map(|one| one.hours).sum();
    Some(Meter {
        from,
        days,
        hours,
        waits_for: waits_for(at, contract),
        interest: accrued(at, contract, today),
    })
}

/// Who has not signed; an open objection comes first, because while it is open nobody may.
fn waits_for(at: &At<'_>, contract: &Contract) -> LateCause {
    let signed = |party| contract.agreement.has_signed(party);
    if !at.process.challenge.open.is_empty() {
        return LateCause::Objection;
    }
    match (signed(Party::Purchaser), signed(Party::Provider)) {
        (true, _) => LateCause::Provider,
        (false, true) => LateCause::Purchaser,
        (false, false) => LateCause::Both,
    }
}

/// Interest on the advance from the first day of service to `until`.
pub fn accrued(at: &At<'_>, contract: &Contract, until: Date) -> Option<Money> {
    if !norms::charges_late_contract(at, contract) {
        return None;
    }
    let terms = &contract.terms;
    let rate = at.pack().ok()?.rate(Key::PayInterest).ok()?;
    let advances = terms.tranches.iter();
    let advances = advances.filter(|one| one.kind == TrancheKind::Advance);
    let currency = terms.value.currency();
    let principal = total(currency, advances.map(|one| terms.amount_of(one.id))).ok()?;
    let posting = interest::once(principal, terms.start, until, rate)?;
    let least = at.pack().ok()?.money(Key::PayInterestMin).ok();
    let owed = least.is_none_or(|least| least.at_most(posting.amount).is_ok());
    owed.then_some(posting.amount)
}

/// What the second signature fixes in the record; none when the service has not begun before it.
/// `last` is the side that signs last.
pub fn stop(at: &At<'_>, contract: &Contract, last: Party) -> Option<LateMeterStopped> {
    let to = at.occurred_on();
    let days = u32::try_from(days_between(contract.terms.start, to)).ok()?;
    let waited = match last {
        Party::Provider => LateCause::Provider,
        Party::Purchaser | Party::Host | Party::Users => LateCause::Purchaser,
    };
    (days > 0).then(|| LateMeterStopped {
        from: contract.terms.start,
        to,
        days,
        hours: contract.local.work.iter().map(|one| one.hours).sum(),
        waited,
        interest: accrued(at, contract, to),
    })
}

/// The time since the award against the time to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningClock {
    /// The day the time is counted from.
    pub from: Date,
    /// Its last day, once known.
    pub last: Option<Date>,
    /// Days since.
    pub days: i32,
    /// Days on which an open objection barred signing, which do not count.
    pub excused: u32,
}

/// The clock of signing of a contract or of an award that waits for one; none once both signed.
pub fn signing_clock(at: &At<'_>, today: Date) -> Option<SigningClock> {
    let open: Vec<&Obligation> = at.process.obligations.iter().filter(is_to_sign).collect();
    let first = open.iter().find(|one| one.is_open())?;
    let from = match &first.due {
        crate::Due::On {
            from: Some(from), ..
        } => *from,
        crate::Due::On { .. } | crate::Due::Unknown { .. } => first.arose,
    };
    let local = &at.process.local;
    let pending = local.barred_since.map(|since| days_between(since, today));
    let pending = pending
        .and_then(|days| u32::try_from(days).ok())
        .unwrap_or(0);
    let excused = local.days_barred.saturating_add(pending);
    Some(SigningClock {
        from: kernel::time::plus_days(from, -i32::try_from(local.days_barred).unwrap_or(0)),
        last: first.due.date(),
        days: days_between(from, today) + i32::try_from(local.days_barred).unwrap_or(0),
        excused,
    })
}

fn is_to_sign(one: &&Obligation) -> bool {
    one.duty.0 == &SIGN_BY_PURCHASER || one.duty.0 == &SIGN_BY_SUPPLIER
}
