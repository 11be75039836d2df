//! What each fact of this module changes in the state.

use super::{
    Event,
    events::{LateMeterStopped, RenewalPrepared, UnsignedWorkRecorded},
    state::{Late, OfContract, Work},
};
use crate::{
    context::Envelope,
    process::{Contract, Process},
};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let on = envelope.occurred_on();
    let local = &mut process.local;
    match event {
        Event::ConflictsAssessed(event) => local.conflicts = Some((event.found, on)),
        Event::SummaryGiven(_) => local.summaries = Some(on),
        Event::StandstillDeclared(event) => local.standstill = Some(event.days),
        Event::SigningExtended(event) => {
            local.barred = None;
            local.days_barred = local.days_barred.saturating_add(event.days);
        }
        Event::UnsignedWorkRecorded(event) => of(process, envelope, |one| worked(one, event)),
        Event::LateMeterStopped(event) => of(process, envelope, |one| stopped(one, event)),
        Event::TextPublished(_) => of(process, envelope, |one| one.text_published = Some(on)),
        Event::ContractApproved(_) => of(process, envelope, |one| one.approved = Some(on)),
        Event::RenewalPrepared(event) => renew(process, envelope, event),
    }
}

fn of(process: &mut Process, envelope: &Envelope, change: impl FnOnce(&mut OfContract)) {
    if let Some(contract) = process.contract_mut(envelope.contract) {
        change(&mut contract.local);
    }
}

fn worked(local: &mut OfContract, event: &UnsignedWorkRecorded) {
    local.work.push(Work {
        on: event.on,
        hours: event.hours,
        what: event.what.clone(),
    });
}

fn stopped(local: &mut OfContract, event: &LateMeterStopped) {
    local.late = Some(Late {
        from: event.from,
        to: event.to,
        days: event.days,
        hours: event.hours,
        waited: event.waited,
        interest: event.interest,
    });
}

fn renew(process: &mut Process, envelope: &Envelope, event: &RenewalPrepared) {
    of(process, envelope, |one| one.renewed_by = Some(event.id));
    let terms = (*event.terms.0).clone();
    let mut contract = Contract::new(event.id, event.supplier.clone(), event.lots.clone(), terms);
    contract.agreement.award = event.award;
    contract.agreement.lead = event.lead.clone();
    contract.agreement.team_size = event.team_size;
    contract.local.renews = Some(event.renews);
    process.contracts.push(contract);
}
