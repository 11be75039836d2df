//! What each fact of this module changes in the state.

use super::{
    duties::JOIN_CHARTER,
    events::{
        BaselineSet, ChangeAssented, ChangeCountered, ChangeExpired, ChangeProposed, ChangeRefused,
        ChangeTookEffect, ChangeWithdrawn, CharterJoined, ContractFiled, ContractPrepared,
        ContractPublished, ContractSigned, ContractSignedLate, DeliveryStarted, Event,
        HardshipAnswered, HardshipInvoked, HostClocksStarted, HostLeft, HostSuccessorNamed,
        HostWithdrawalAnnounced, PlanCommented, PlanDeemedAgreed, PlanSubmitted,
        PreconditionHandedOver, PreconditionLookedAt, RemarkAnswered, RemarkMade, SignatureGiven,
        StaffChangeNotified, StaffChangeObjected, StaffObjectionAnswered, SuccessionRecorded,
        TeamIntroduced, TermsReadBack,
    },
    state::{
        Baseline, Change, ChangeId, ChangeState, Filing, Handover, HandoverState, Hardship, Plan,
        PlanState, ReadBack, Remark, Seat, SeatState, Signature, StaffChange, StaffChangeId,
        StaffChangeState, Succession,
    },
};
use crate::{
    context::Envelope,
    input::Organisation,
    process::{Contract, ContractId, PreconditionId, Process},
};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let contract = process.contract_mut(envelope.contract);
    let mut move_on = Move { contract, envelope };
    match event {
        Event::ContractPrepared(one) => prepared(process, one),
        Event::RemarkMade(one) => move_on.by(one, remark_made),
        Event::RemarkAnswered(one) => move_on.by(one, remark_answered),
        Event::TermsReadBack(one) => move_on.by(one, read_back),
        Event::SignatureGiven(one) => move_on.by(one, signature),
        Event::ContractSigned(one) => move_on.by(one, signed),
        Event::ContractSignedLate(one) => move_on.by(one, signed_late),
        // The contract ends by the stage it enters.
        Event::ContractDeclined(_) => {}
        Event::ContractPublished(one) => move_on.by(one, published),
        Event::ContractFiled(one) => move_on.by(one, filed),
        Event::CharterJoined(one) => move_on.by(one, joined),
        Event::HostWithdrawalAnnounced(one) => move_on.by(one, withdrawal),
        Event::HostSuccessorNamed(one) => successor_named(process, envelope, one),
        Event::HostLeft(one) => host_left(process, envelope, one),
        Event::PreconditionHandedOver(one) => move_on.by(one, handed_over),
        Event::PreconditionLookedAt(one) => move_on.by(one, looked_at),
        Event::BaselineSet(one) => move_on.by(one, baseline),
        Event::PlanSubmitted(one) => move_on.by(one, plan_submitted),
        Event::PlanCommented(one) => move_on.by(one, plan_commented),
        Event::PlanDeemedAgreed(one) => move_on.by(one, plan_agreed),
        Event::TeamIntroduced(one) => move_on.by(one, introduced),
        Event::DeliveryStarted(one) => move_on.by(one, delivery_began),
        Event::HostClocksStarted(one) => move_on.by(one, host_clocks),
        Event::ChangeProposed(one) => move_on.by(one, proposed),
        Event::ChangeCountered(one) => move_on.by(one, countered),
        Event::ChangeAssented(one) => move_on.by(one, assented),
        Event::ChangeRefused(one) => move_on.by(one, refused),
        Event::ChangeWithdrawn(one) => move_on.by(one, withdrawn),
        Event::ChangeExpired(one) => move_on.by(one, expired),
        Event::ChangeTookEffect(one) => move_on.by(one, took_effect),
        Event::HardshipInvoked(one) => move_on.by(one, hardship),
        Event::HardshipAnswered(one) => move_on.by(one, hardship_answered),
        Event::StaffChangeNotified(one) => move_on.by(one, staff_notified),
        Event::StaffChangeObjected(one) => move_on.by(one, staff_objected),
        Event::StaffObjectionAnswered(one) => move_on.by(one, staff_answered),
        Event::SuccessionRecorded(one) => succeeded(process, envelope, one),
    }
}

/// The contract an event is about and what surrounds the event.
struct Move<'a> {
    contract: Option<&'a mut Contract>,
    envelope: &'a Envelope,
}

impl Move<'_> {
    fn by<E>(&mut self, event: &E, change: fn(&mut Contract, &Envelope, &E)) {
        if let Some(contract) = self.contract.as_deref_mut() {
            change(contract, self.envelope, event);
        }
    }
}

fn prepared(process: &mut Process, event: &ContractPrepared) {
    let terms = (*event.terms.0).clone();
    let mut contract = Contract::new(event.id, event.supplier.clone(), event.lots.clone(), terms);
    contract.agreement.award = Some(event.award);
    contract.agreement.lead = event.lead.clone();
    contract.agreement.team_size = event.team_size;
    process.contracts.push(contract);
}

fn remark_made(contract: &mut Contract, _: &Envelope, event: &RemarkMade) {
    contract.agreement.remarks.push(Remark {
        id: event.id,
        party: event.party,
        schedule: event.schedule,
        answer: None,
    });
}

fn remark_answered(contract: &mut Contract, _: &Envelope, event: &RemarkAnswered) {
    let mut all = contract.agreement.remarks.iter_mut();
    if let Some(remark) = all.find(|one| one.id == event.id) {
        remark.answer = Some(event.outcome);
    }
}

fn read_back(contract: &mut Contract, envelope: &Envelope, event: &TermsReadBack) {
    contract.agreement.read_backs.push(ReadBack {
        party: event.party,
        right: event.right,
        on: envelope.occurred_on(),
    });
}

fn signature(contract: &mut Contract, envelope: &Envelope, event: &SignatureGiven) {
    contract.agreement.signatures.push(Signature {
        party: event.party,
        by: envelope.actor.clone(),
        on: envelope.occurred_on(),
    });
}

fn signed(contract: &mut Contract, envelope: &Envelope, event: &ContractSigned) {
    contract.pack = Some(event.pack.0.clone());
    contract.signed = Some(envelope.occurred_on());
    contract.agreement.original_value = Some(contract.terms.value);
}

fn signed_late(contract: &mut Contract, _: &Envelope, event: &ContractSignedLate) {
    contract.agreement.days_late = event.days;
}

fn published(contract: &mut Contract, envelope: &Envelope, _: &ContractPublished) {
    contract.agreement.published = Some(envelope.occurred_on());
}

fn filed(contract: &mut Contract, envelope: &Envelope, event: &ContractFiled) {
    contract.agreement.filed = Some(Filing {
        number: event.number.clone(),
        on: envelope.occurred_on(),
    });
}

fn seat(contract: &mut Contract, host: &Organisation, state: SeatState) {
    let seats = &mut contract.agreement.seats;
    match seats.iter_mut().find(|one| one.host.id == host.id) {
        Some(seat) => seat.state = state,
        None => seats.push(Seat {
            host: host.clone(),
            state,
        }),
    }
}

fn joined(contract: &mut Contract, envelope: &Envelope, event: &CharterJoined) {
    let on = envelope.occurred_on();
    seat(contract, &event.host, SeatState::Joined { on });
}

fn withdrawal(contract: &mut Contract, _: &Envelope, event: &HostWithdrawalAnnounced) {
    let state = SeatState::Leaving {
        on: event.leaves,
        successor: event.successor.clone(),
    };
    seat(contract, &event.host, state);
}

fn successor_named(process: &mut Process, envelope: &Envelope, event: &HostSuccessorNamed) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let mut seats = contract.agreement.seats.iter_mut();
    let Some(seat) = seats.find(|one| one.host.id == event.host.id) else {
        return;
    };
    match &mut seat.state {
        SeatState::Leaving { successor, .. } => *successor = Some(event.successor.clone()),
        SeatState::Left { successor, .. } => {
            *successor = Some(event.successor.clone());
            let id = contract.id;
            rehouse(process, id, &event.host, Some(&event.successor));
        }
        SeatState::Joined { .. } => {}
    }
}

fn host_left(process: &mut Process, envelope: &Envelope, event: &HostLeft) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let state = SeatState::Left {
        on: envelope.occurred_on(),
        successor: event.successor.clone(),
    };
    seat(contract, &event.host, state);
    let id = contract.id;
    rehouse(process, id, &event.host, event.successor.as_ref());
}

/// The successor takes over the lots of a host that has left and what it still owed there. Until a
/// successor is named both stay where they were.
fn rehouse(
    process: &mut Process,
    id: ContractId,
    host: &Organisation,
    successor: Option<&Organisation>,
) {
    let Some(successor) = successor else { return };
    let lots = process
        .contract(id)
        .map(|one| one.lots.clone())
        .unwrap_or_default();
    for lot in &mut process.lots {
        let here = lots.contains(&lot.id);
        if here && lot.host.as_ref().map(|one| one.id) == Some(host.id) {
            lot.host = Some(successor.clone());
        }
    }
    for one in &mut process.obligations {
        // Its place in the charter was its own; the successor owes a place of its own.
        let moves = one.is_open() && one.contract == Some(id) && one.duty.0 != &JOIN_CHARTER;
        if moves && one.debtor == Some(host.id) {
            one.debtor = Some(successor.id);
        }
    }
    if let Some(contract) = process.contract_mut(Some(id)) {
        for supply in &mut contract.agreement.supplies {
            if supply.by.id == host.id {
                supply.by = successor.clone();
            }
        }
    }
}

fn set_supply(
    contract: &mut Contract,
    id: PreconditionId,
    by: &Organisation,
    state: HandoverState,
) {
    let supplies = &mut contract.agreement.supplies;
    let mut known = supplies.iter_mut();
    match known.find(|one| one.id == id && one.by.id == by.id) {
        Some(supply) => supply.state = state,
        None => supplies.push(Handover {
            id,
            by: by.clone(),
            state,
        }),
    }
}

fn handed_over(contract: &mut Contract, envelope: &Envelope, event: &PreconditionHandedOver) {
    let on = envelope.occurred_on();
    set_supply(
        contract,
        event.id,
        &event.by,
        HandoverState::HandedOver { on },
    );
}

fn looked_at(contract: &mut Contract, envelope: &Envelope, event: &PreconditionLookedAt) {
    let state = HandoverState::Looked {
        on: envelope.occurred_on(),
        found: event.found,
    };
    set_supply(contract, event.id, &event.by, state);
}

fn baseline(contract: &mut Contract, envelope: &Envelope, event: &BaselineSet) {
    contract.agreement.baseline = Some(Baseline {
        measures: event.measures.clone(),
        users: event.users,
        on: envelope.occurred_on(),
    });
}

fn plan_submitted(contract: &mut Contract, envelope: &Envelope, event: &PlanSubmitted) {
    contract.agreement.plans.push(Plan {
        from: event.from,
        until: event.until,
        hours: event.hours,
        submitted: envelope.occurred_on(),
        state: PlanState::Submitted,
    });
}

fn settle_plan(contract: &mut Contract, state: PlanState) {
    let mut plans = contract.agreement.plans.iter_mut();
    if let Some(plan) = plans.find(|one| one.state == PlanState::Submitted) {
        plan.state = state;
    }
}

fn plan_commented(contract: &mut Contract, envelope: &Envelope, event: &PlanCommented) {
    let (on, stance) = (envelope.occurred_on(), event.stance);
    settle_plan(contract, PlanState::Commented { on, stance });
}

fn plan_agreed(contract: &mut Contract, envelope: &Envelope, _: &PlanDeemedAgreed) {
    let on = envelope.occurred_on();
    settle_plan(contract, PlanState::DeemedAgreed { on });
}

fn introduced(contract: &mut Contract, envelope: &Envelope, _: &TeamIntroduced) {
    let on = envelope.occurred_on();
    contract.agreement.introductions.push(on);
}

fn delivery_began(contract: &mut Contract, envelope: &Envelope, _: &DeliveryStarted) {
    contract.agreement.delivery_began = Some(envelope.occurred_on());
}

fn host_clocks(contract: &mut Contract, _: &Envelope, event: &HostClocksStarted) {
    contract.agreement.host_clocks_began = Some(event.on);
}

fn proposed(contract: &mut Contract, envelope: &Envelope, event: &ChangeProposed) {
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

fn countered(contract: &mut Contract, envelope: &Envelope, event: &ChangeCountered) {
    with_change(contract, event.id, |change| {
        change.what = event.what.clone();
        change.author = event.party;
        change.worded = envelope.occurred_on();
        change.impact = event.impact.clone();
        change.assents.clear();
    });
}

fn assented(contract: &mut Contract, envelope: &Envelope, event: &ChangeAssented) {
    with_change(contract, event.id, |change| {
        change.assents.push(event.party);
        if change.waiting_for().is_empty() {
            let on = envelope.occurred_on();
            change.state = ChangeState::Agreed { on };
        }
    });
}

fn refused(contract: &mut Contract, envelope: &Envelope, event: &ChangeRefused) {
    let (by, on) = (event.party, envelope.occurred_on());
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Refused { by, on };
    });
}

fn withdrawn(contract: &mut Contract, envelope: &Envelope, event: &ChangeWithdrawn) {
    let on = envelope.occurred_on();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Withdrawn { on };
    });
}

fn expired(contract: &mut Contract, envelope: &Envelope, event: &ChangeExpired) {
    let on = envelope.occurred_on();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::Expired { on };
    });
}

fn took_effect(contract: &mut Contract, envelope: &Envelope, event: &ChangeTookEffect) {
    let on = envelope.occurred_on();
    // A contract that was not signed here has its first known price as the original one.
    let before = contract.terms.value;
    contract.agreement.original_value.get_or_insert(before);
    contract.terms.value = event.value;
    contract.terms.end = event.end;
    contract.terms.service_hours = event.service_hours;
    contract.terms.flex_hours = event.flex_hours;
    contract.terms.units = event.units.0.clone();
    with_change(contract, event.id, |change| {
        change.state = ChangeState::InEffect { on };
    });
}

fn hardship(contract: &mut Contract, envelope: &Envelope, event: &HardshipInvoked) {
    contract.agreement.hardships.push(Hardship {
        party: event.party,
        on: envelope.occurred_on(),
        answer: None,
    });
}

fn hardship_answered(contract: &mut Contract, _: &Envelope, event: &HardshipAnswered) {
    let mut calls = contract.agreement.hardships.iter_mut();
    if let Some(call) = calls.find(|one| one.party != event.party && one.answer.is_none()) {
        call.answer = Some(event.stance);
    }
}

fn staff_notified(contract: &mut Contract, envelope: &Envelope, event: &StaffChangeNotified) {
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

fn staff_objected(contract: &mut Contract, envelope: &Envelope, event: &StaffChangeObjected) {
    let on = envelope.occurred_on();
    set_staff(contract, event.id, StaffChangeState::Objected { on });
}

fn staff_answered(contract: &mut Contract, envelope: &Envelope, event: &StaffObjectionAnswered) {
    let (on, answer) = (envelope.occurred_on(), event.answer);
    set_staff(
        contract,
        event.id,
        StaffChangeState::Answered { on, answer },
    );
}

/// The successor steps into every place of its predecessor: contracts, lots, charter, and what it
/// still owes. Nothing is negotiated or signed anew.
fn succeeded(process: &mut Process, envelope: &Envelope, event: &SuccessionRecorded) {
    let (old, new) = (event.predecessor.id, &event.successor);
    for lot in &mut process.lots {
        if lot.host.as_ref().map(|one| one.id) == Some(old) {
            lot.host = Some(new.clone());
        }
    }
    for one in &mut process.obligations {
        if one.is_open() && one.debtor == Some(old) {
            one.debtor = Some(new.id);
        }
    }
    for contract in &mut process.contracts {
        if contract.supplier.id == old {
            contract.supplier = new.clone();
        }
        let agreement = &mut contract.agreement;
        let seats = agreement.seats.iter_mut().map(|seat| &mut seat.host);
        let supplies = agreement.supplies.iter_mut().map(|one| &mut one.by);
        for place in seats.chain(supplies).filter(|one| one.id == old) {
            *place = new.clone();
        }
        agreement.successions.push(Succession {
            party: event.party,
            predecessor: event.predecessor.clone(),
            successor: new.clone(),
            on: envelope.occurred_on(),
        });
    }
}
