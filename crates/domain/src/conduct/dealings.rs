//! What a government party did to a contract and to those who work under it.

use super::{
    measure::{Line, Measure, Place},
    places::{Places, place},
};
use crate::{
    assessment::choices::Grade,
    delivery::{
        state::{RecordStanding, Task, TaskState},
        words::TaskClass,
        words_watch::{BreachReply, ForbiddenAct, Quota},
    },
    ending::choices::Renewal,
    process::Contract,
};
use kernel::{OrganisationId, Side};
use rust_decimal::Decimal;

/// What the party did to the contract and to those who work under it.
pub(super) fn dealings(
    contract: &Contract,
    places: &Places,
    (organisation, side): (OrganisationId, Side),
) -> Vec<Measure> {
    let common = [
        inspections(contract, places, organisation),
        presumptions(places, organisation),
        tasks(contract, places, organisation),
        confirmations(contract, places, organisation),
    ];
    let mut all = Vec::from(common);
    if side == Side::Purchaser {
        all.push(changes(contract, places, organisation));
        all.push(results(contract, places));
        all.push(in_time(contract, places));
    }
    all
}

fn inspections(contract: &Contract, places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::Inspections);
    let own = contract.delivery.inspections.iter();
    for one in own.filter(|one| one.office.id == organisation) {
        let place = place(&places.inspections, &one.id);
        match one.quota {
            Quota::Within => measure.kept(place),
            Quota::Over => measure.missed(place),
        }
    }
    measure
}

fn presumptions(places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::NoRetaliation);
    let own = |(by, _): &&(Option<OrganisationId>, u32)| *by == Some(organisation);
    for (_, version) in places.plain.iter().filter(own) {
        measure.kept(Some(Place::Entry(*version)));
    }
    for (_, version) in places.suspect.iter().filter(own) {
        measure.missed(Some(Place::Entry(*version)));
    }
    measure
}

/// A task request against a verbal order; an order the office denies is nobody's proof.
fn tasks(contract: &Contract, places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::Tasks);
    let own = contract.delivery.tasks.iter();
    for one in own.filter(|one| one.requester.id == organisation) {
        let place = place(&places.tasks, &one.id);
        if one.by.is_some() {
            measure.kept(place);
        } else if one.state != TaskState::OrderDenied {
            measure.missed(place);
        }
    }
    measure
}

/// Whether records the party confirmed held when they were checked.
fn confirmations(contract: &Contract, places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::Confirmations);
    let own = places.confirmations.iter();
    for (_, service, version) in own.filter(|(by, _, _)| *by == Some(organisation)) {
        let place = Some(Place::Entry(*version));
        match contract.delivery.service(*service).map(|one| one.standing) {
            Some(RecordStanding::Withdrawn | RecordStanding::Questioned) => measure.missed(place),
            Some(RecordStanding::Recorded | RecordStanding::Checked) => measure.kept(place),
            None => {}
        }
    }
    measure
}

/// Acts that change a contract without the other side.
const IMPOSED: &[ForbiddenAct] = &[
    ForbiddenAct::NewConditions,
    ForbiddenAct::PlanByOrder,
    ForbiddenAct::ImposedChange,
    ForbiddenAct::UnfundedTargets,
    ForbiddenAct::IndexChanged,
];

fn changes(contract: &Contract, places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::Changes);
    for version in &places.changes {
        measure.kept(Some(Place::Entry(*version)));
    }
    let imposed = contract.delivery.breaches.iter().filter(|one| {
        one.record.organisation.id == organisation
            && IMPOSED.contains(&one.record.act)
            && one.counts()
    });
    for one in imposed {
        measure.missed(place(&places.breaches, &one.record.id));
    }
    measure
}

/// Whether the decision on what follows the term cites the results there were and does not go
/// against the last grade.
fn results(contract: &Contract, places: &Places) -> Measure {
    let mut measure = Measure::new(Line::Results);
    let Some(decision) = contract.ending.decision() else {
        return measure;
    };
    let issued = contract.assessment.evaluations().iter();
    let before: Vec<Option<Grade>> = issued
        .filter_map(|one| one.outcome())
        .filter(|outcome| outcome.on <= decision.on)
        .map(|outcome| outcome.grade)
        .collect();
    let cited = before.is_empty() || !decision.results.is_empty();
    let against = match (decision.outcome, before.last().copied().flatten()) {
        (Renewal::Option, Some(Grade::D)) => true,
        (Renewal::Retender, Some(Grade::A)) => true,
        (
            Renewal::Option
            | Renewal::Retender
            | Renewal::Bridge
            | Renewal::NeedGone
            | Renewal::PurchaserFailed,
            _,
        ) => false,
    };
    let place = places.renewal.map(Place::Entry);
    if cited && !against {
        measure.kept(place);
    } else {
        measure.missed(place);
    }
    measure
}

fn in_time(contract: &Contract, places: &Places) -> Measure {
    let mut measure = Measure::new(Line::InTime);
    let place = places.signed.map(Place::Entry);
    match (contract.signed, contract.agreement.days_late) {
        (None, _) => {}
        (Some(_), 0) => measure.kept(place),
        (Some(_), _) => measure.missed(place),
    }
    measure
}

fn was_worked(task: &Task) -> bool {
    match task.state {
        TaskState::Completed
        | TaskState::Confirmed
        | TaskState::Compensated
        | TaskState::Ordered
        | TaskState::OrderUnanswered => true,
        TaskState::Filed
        | TaskState::Countered { .. }
        | TaskState::Escalated
        | TaskState::Accepted
        | TaskState::Declined
        | TaskState::Withdrawn
        | TaskState::Lapsed
        | TaskState::OrderDenied => false,
    }
}

pub(super) fn off_contract(contract: &Contract, organisation: OrganisationId) -> Decimal {
    let own = contract.delivery.tasks.iter().filter(|one| {
        one.requester.id == organisation
            && was_worked(one)
            && matches!(one.class, TaskClass::OutOfScope | TaskClass::Forbidden)
    });
    own.map(|one| one.hours).sum()
}

pub(super) fn borrowed(contract: &Contract, organisation: OrganisationId) -> u32 {
    let own = contract.delivery.breaches.iter().filter(|one| {
        one.record.organisation.id == organisation
            && one.record.act == ForbiddenAct::BorrowedStaff
            && one.counts()
    });
    own.filter_map(|one| one.record.days)
        .fold(0, u32::saturating_add)
}

/// Retaliation that stands: admitted, or shown by more than a party's word.
pub(super) fn found(
    contract: &Contract,
    places: &Places,
    organisation: OrganisationId,
) -> Vec<Place> {
    let all = contract.delivery.breaches.iter().filter(|one| {
        let stands =
            one.answer == Some(BreachReply::Admitted) || one.record.evidence.is_independent();
        one.record.organisation.id == organisation
            && one.record.act == ForbiddenAct::Retaliation
            && stands
    });
    all.filter_map(|one| place(&places.breaches, &one.record.id))
        .collect()
}
