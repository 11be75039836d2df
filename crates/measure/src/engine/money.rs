//! Dependence, what late money exerts, and how long a stage was on.

use super::portable::count;
use crate::{
    ids::{PartyId, StageId},
    schema::{Contract, Part, Payment},
};
use kernel::Date;

/// Least payments.
const PAYMENTS: u32 = 5;
/// Days of a month.
const DAYS: f64 = 365.25 / 12.0;

/// What late money exerts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leverage {
    /// On whom the organisation depends most.
    pub(crate) payer: PartyId,
    /// Overdue share × mean days late × dependence, 0 and above, in days.
    pub(crate) value: f64,
}

/// Who depends on whom: `share × (1 − replaceable)`.
pub(crate) fn dependence(contract: &Contract) -> Vec<(PartyId, PartyId, f64)> {
    let all = contract.dependence.iter().map(|one| {
        let free = 1.0 - one.replaceable.clamp(0.0, 1.0);
        (
            one.party.clone(),
            one.on.clone(),
            one.share.clamp(0.0, 1.0) * free,
        )
    });
    all.collect()
}

/// Pay leverage, when at least five payments were due and the dependence is known.
pub(crate) fn leverage(contract: &Contract, today: Date) -> Option<Leverage> {
    let part = |id: &PartyId| {
        contract
            .parties
            .iter()
            .find(|party| party.id == *id)
            .map(|p| p.part)
    };
    let mut on_payer: Vec<_> = dependence(contract)
        .into_iter()
        .filter(|(party, on, _)| {
            let pays = part(on).is_some_and(|part| part.is_government() || part == Part::Finance);
            part(party) == Some(Part::Organisation) && pays
        })
        .collect();
    on_payer.sort_by(|x, y| y.2.total_cmp(&x.2).then(x.1.cmp(&y.1)));
    let (_, payer, dependence) = on_payer.into_iter().next()?;
    let due: Vec<&Payment> = contract
        .payments
        .iter()
        .filter(|one| one.due <= today)
        .collect();
    if count(due.len()) < PAYMENTS {
        return None;
    }
    let late = due.iter().filter_map(|one| {
        let days = days(one.due, one.paid.unwrap_or(today).min(today));
        (days > 0.0).then_some((one.share.max(0.0), days))
    });
    let late: Vec<(f64, f64)> = late.collect();
    let all: f64 = due.iter().map(|one| one.share.max(0.0)).sum();
    let overdue: f64 = late.iter().map(|(share, _)| share).sum();
    let mean = late.iter().map(|(_, days)| days).sum::<f64>() / f64::from(count(late.len()).max(1));
    let share = if all > 0.0 { overdue / all } else { 0.0 };
    Some(Leverage {
        payer,
        value: share * mean * dependence,
    })
}

fn days(from: Date, to: Date) -> f64 {
    from.until(to)
        .map_or(0.0, |span| f64::from(span.get_days()))
}

/// Months a stage was on up to the day the dossier tells of; of the whole contract when none.
pub(crate) fn months(contract: &Contract, stage: Option<&StageId>) -> f64 {
    let span = match stage {
        None => Some((contract.start, contract.end)),
        Some(stage) => {
            let found = contract.stages.iter().find(|span| span.stage == *stage);
            found.map(|span| (span.from, span.to.unwrap_or(contract.as_of)))
        }
    };
    let Some((from, to)) = span else {
        return 0.0;
    };
    (days(from, to.min(contract.as_of)).max(0.0) + 1.0) / DAYS
}
