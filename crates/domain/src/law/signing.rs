//! The time to sign stands still while an objection bars signing.

use super::events::SigningExtended;
use crate::{
    bidding::{SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER},
    context::At,
    core::{self, ObligationExtended},
    event::Event,
    obligation::{Due, Obligation},
    process::Process,
};
use kernel::time::{days_between, plus_days};
use rules::Key;

/// Whether the time to sign stands still, or is about to be extended: nobody is late then.
pub fn stands_still(process: &Process, one: &Obligation) -> bool {
    is_open_signing(one) && (process.local.barred_since.is_some() || process.local.barred.is_some())
}

fn is_open_signing(one: &Obligation) -> bool {
    one.is_open() && (one.duty.0 == &SIGN_BY_PURCHASER || one.duty.0 == &SIGN_BY_SUPPLIER)
}

/// What the clock does once nothing bars signing any more: the days are excused by themselves.
pub fn extend(at: &At<'_>) -> Vec<Event> {
    let Some((since, until)) = at.process.local.barred else {
        return Vec::new();
    };
    let open: Vec<&Obligation> = at
        .process
        .obligations
        .iter()
        .filter(|one| is_open_signing(one))
        .collect();
    // Days before the duty arose took nothing away from it.
    let Some(arose) = open.iter().map(|one| one.arose).min() else {
        return Vec::new();
    };
    let from = since.max(arose);
    let Ok(days) = u32::try_from(days_between(from, until)) else {
        return Vec::new();
    };
    let mut events = vec![SigningExtended { from, until, days }.into()];
    events.extend(open.into_iter().map(|one| {
        core::Event::ObligationExtended(ObligationExtended {
            id: one.id,
            duty: one.duty,
            days,
            due: later(at, &one.due, days),
        })
        .into()
    }));
    events
}

/// The last day when the period starts so many days later.
fn later(at: &At<'_>, due: &Due, days: u32) -> Due {
    let move_by = i32::try_from(days).unwrap_or(i32::MAX);
    match due {
        Due::On {
            rule: Some(rule),
            from: Some(from),
            ..
        } => {
            let key: Option<Key> = rule.parse().ok();
            let moved = key.and_then(|key| at.due(key, plus_days(*from, move_by)).ok());
            moved.unwrap_or_else(|| due.clone())
        }
        Due::On { date, .. } => Due::agreed(plus_days(*date, move_by)),
        Due::Unknown { rule, from, year } => Due::Unknown {
            rule: rule.clone(),
            from: plus_days(*from, move_by),
            year: *year,
        },
    }
}
