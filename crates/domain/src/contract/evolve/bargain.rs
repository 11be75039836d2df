//! Changes of the terms and of the team.

use crate::{
    context::Envelope,
    contract::{
        changes::{
            Change, ChangeId, ChangeState, Hardship, StaffChange, StaffChangeId, StaffChangeState,
        },
        events::{
            ChangeAssented, ChangeCountered, ChangeExpired, ChangeProposed, ChangeRefused,
            ChangeTookEffect, ChangeWithdrawn, HardshipAnswered, HardshipInvoked,
            StaffChangeNotified, StaffChangeObjected, StaffObjectionAnswered,
        },
    },
    process::Contract,
};

pub(super) fn proposed(contract: &mut Contract, envelope: &Envelope, event: &ChangeProposed) {
    contract.agreement.changes.push(Change {
        id: event.id,
        kind: event.kind,
        proposer: event.party,
        by: envelope.actor.clone(),
        proposed: envelope.occurred_on(),
        what: event.what.clone(),
        author: event.party,
        worded: envelope.occurred_on(),
        impact: event.impact.clone(),
        assents: Vec::new(),
        state: ChangeState::Proposed,
    });
}

fn with_change(contract: &mut Contract, id: ChangeId, alter: impl FnOnce(&mut Change)) {
    let mut changes = contract.agreement.changes.iter_mut();
    if let Some(change) = changes.find(|one| one.id == id) {
        alter(change);
    }
}

pub(super) fn countered(contract: &mut Contract, envelope: &Envelope, event: &ChangeCountered) {
    with_change(contract, event.id, |change| {
        change.what = event.what.clone();
        change.author = event.party;
        change.worded = envelope.occurred_on();
        change.impact = event.impact.clone();
        change.assents.clear();
    });
}

pub(super) fn assented(contract: &mut Contract, envelope: &Envelope, event: &ChangeAssented) {
    with_change(contract, event.id, |change| {
        change.assents.push(event.party);
        if change.waiting_for().is_empty() {
            let on = envelope.occurred_on();
            change.state = ChangeState::Agreed { on };
        }
    });
}

pub(super) fn refused(contract: &mut Contract, envelope: &Envelope, event: &ChangeRefused) {
    let (by, on) = (event.party, envelope.occurred_on());
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Refused { by, on };
    });
}

pub(super) fn withdrawn(contract: &mut Contract, envelope: &Envelope, event: &ChangeWithdrawn) {
    let on = envelope.occurred_on();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Withdrawn { on };
    });
}

pub(super) fn expired(contract: &mut Contract, envelope: &Envelope, event: &ChangeExpired) {
    let on = envelope.occurred_on();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Expired { on };
    });
}

pub(super) fn took_effect(contract: &mut Contract, envelope: &Envelope, event: &ChangeTookEffect) {
    let on = envelope.occurred_on();
    // A contract that was not signed here has its first known price as the original one.
    let before = contract.terms.value;
    contract.agreement.original_value.get_or_insert(before);
    let signed = &contract.terms;
    contract
        .agreement
        .base
        .get_or_insert_with(|| signed.clone());
    contract.agreement.in_force.push((event.id, on));
    contract.terms.value = event.value;
    contract.terms.end = event.end;
    contract.terms.service_hours = event.service_hours;
    contract.terms.flex_hours = event.flex_hours;
    contract.terms.units = event.units.0.clone();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::InEffect { on };
    });
}

pub(super) fn hardship(contract: &mut Contract, envelope: &Envelope, event: &HardshipInvoked) {
    contract.agreement.hardships.push(Hardship {
        party: event.party,
        on: envelope.occurred_on(),
        answer: None,
    });
}

pub(super) fn hardship_answered(contract: &mut Contract, _: &Envelope, event: &HardshipAnswered) {
    let mut calls = contract.agreement.hardships.iter_mut();
    if let Some(call) = calls.find(|one| one.party != event.party && one.answer.is_none()) {
        call.answer = Some(event.stance);
    }
}

pub(super) fn staff_notified(
    contract: &mut Contract,
    envelope: &Envelope,
    event: &StaffChangeNotified,
) {
    contract.agreement.staff_changes.push(StaffChange {
        id: event.id,
        post: event.post,
        notified: envelope.occurred_on(),
        effective: event.effective,
        state: StaffChangeState::Notified,
    });
}

fn set_staff(contract: &mut Contract, id: StaffChangeId, state: StaffChangeState) {
    let mut all = contract.agreement.staff_changes.iter_mut();
    if let Some(change) = all.find(|one| one.id == id) {
        change.state = state;
    }
}

pub(super) fn staff_objected(
    contract: &mut Contract,
    envelope: &Envelope,
    event: &StaffChangeObjected,
) {
    let on = envelope.occurred_on();
    set_staff(contract, event.id, StaffChangeState::Objected { on });
}

pub(super) fn staff_answered(
    contract: &mut Contract,
    envelope: &Envelope,
    event: &StaffObjectionAnswered,
) {
    let (on, answer) = (envelope.occurred_on(), event.answer);
    set_staff(
        contract,
        event.id,
        StaffChangeState::Answered { on, answer },
    );
}
