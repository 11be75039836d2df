//! How the events of this module move the state on.

use super::{
    Event,
    events::BidOpened,
    state::{OpeningRule, SealedBid, SealedState, Share},
};
use crate::{
    bidding::{Bid, BidId, BidState, PriceCheck},
    context::Envelope,
    process::Process,
};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let sealing = &mut process.sealing;
    match event {
        Event::OfficersAppointed(event) => {
            sealing.rule = Some(OpeningRule {
                threshold: event.threshold,
                officers: event.officers.clone(),
            });
        }
        Event::BidSealed(event) => sealing.bids.push(SealedBid {
            id: event.id,
            tenderer: event.tenderer.clone(),
            lots: event.lots.clone(),
            envelope: event.envelope,
            bytes: event.bytes,
            level: event.level,
            terms: event.terms,
            documents: event.documents,
            parts: event.parts.clone(),
            received: envelope.recorded,
            state: SealedState::Held,
            shares: Vec::new(),
        }),
        Event::BidsClosed(_) => sealing.closed = Some(envelope.recorded),
        Event::SharesReleased(event) => {
            for one in &event.shares {
                keep(process, one.bid, one.share.clone());
            }
        }
        Event::ShareDisputed(event) => {
            let share = Share {
                officer: event.officer,
                part: event.part,
                share: None,
            };
            keep(process, event.bid, share);
        }
        Event::BidOpened(event) => open(process, event),
        Event::BidUnusable(event) => set(process, event.id, SealedState::Unusable(event.why)),
    }
}

fn keep(process: &mut Process, bid: BidId, share: Share) {
    if let Some(found) = find(process, bid) {
        found.shares.push(share);
    }
}

fn set(process: &mut Process, bid: BidId, state: SealedState) {
    if let Some(found) = find(process, bid) {
        found.state = state;
    }
}

fn find(process: &mut Process, bid: BidId) -> Option<&mut SealedBid> {
    process.sealing.bids.iter_mut().find(|one| one.id == bid)
}

fn open(process: &mut Process, event: &BidOpened) {
    set(process, event.id, SealedState::Opened);
    process.bidding.bids.push(Bid {
        id: event.id,
        tenderer: event.tenderer.clone(),
        lots: event.lots.clone(),
        price: event.price,
        staff_cost: event.staff_cost,
        team: event.team,
        plan: event.plan.clone(),
        state: BidState::Submitted,
        price_check: PriceCheck::Unasked,
    });
}

/// A bid was taken back or replaced.
pub(crate) fn withdraw(process: &mut Process, bid: BidId) {
    if let Some(found) = find(process, bid).filter(|one| one.is_held()) {
        found.state = SealedState::Withdrawn;
    }
}

/// The round came to nothing: what was not opened stays closed for good.
pub(crate) fn restart(process: &mut Process) {
    process.sealing.closed = None;
    for bid in &mut process.sealing.bids {
        if matches!(
            bid.state,
            SealedState::Held | SealedState::Opened | SealedState::Unusable(_)
        ) {
            bid.state = SealedState::Lapsed;
        }
    }
}
