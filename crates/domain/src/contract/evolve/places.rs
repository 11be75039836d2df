//! Hosts, what was supplied, and successors.

use crate::{
    context::Envelope,
    contract::{
        changes::Succession,
        choices::Party,
        duties::JOIN_CHARTER,
        events::{
            CharterJoined, HostLeft, HostSuccessorNamed, HostWithdrawalAnnounced,
            PreconditionHandedOver, PreconditionLookedAt, SuccessionRecorded,
        },
        state::{Handover, HandoverState, RightsSeen, Seat, SeatState},
    },
    input::Organisation,
    process::{Contract, ContractId, PreconditionId, Process},
};

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

pub(super) fn joined(contract: &mut Contract, envelope: &Envelope, event: &CharterJoined) {
    let on = envelope.occurred_on();
    seat(contract, &event.host, SeatState::Joined { on });
    if let Some(digest) = event.rights {
        contract.agreement.rights.push(RightsSeen {
            party: Party::Host,
            organisation: Some(event.host.id),
            digest,
            on,
        });
    }
}

pub(super) fn withdrawal(contract: &mut Contract, _: &Envelope, event: &HostWithdrawalAnnounced) {
    let state = SeatState::Leaving {
        on: event.leaves,
        successor: event.successor.clone(),
    };
    seat(contract, &event.host, state);
}

pub(super) fn successor_named(
    process: &mut Process,
    envelope: &Envelope,
    event: &HostSuccessorNamed,
) {
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

pub(super) fn host_left(process: &mut Process, envelope: &Envelope, event: &HostLeft) {
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

pub(super) fn handed_over(
    contract: &mut Contract,
    envelope: &Envelope,
    event: &PreconditionHandedOver,
) {
    let on = envelope.occurred_on();
    set_supply(
        contract,
        event.id,
        &event.by,
        HandoverState::HandedOver { on },
    );
}

pub(super) fn looked_at(
    contract: &mut Contract,
    envelope: &Envelope,
    event: &PreconditionLookedAt,
) {
    let state = HandoverState::Looked {
        on: envelope.occurred_on(),
        found: event.found,
    };
    set_supply(contract, event.id, &event.by, state);
}

/// The successor steps into every place of its predecessor: contracts, lots, charter, and what it
/// still owes. Nothing is negotiated or signed anew.
pub(super) fn succeeded(process: &mut Process, envelope: &Envelope, event: &SuccessionRecorded) {
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
