//! The clock closes the list.

use super::{RELEASE_SHARES, events::BidsClosed};
use crate::{context::At, decision::Decision, event::Event, obligation::Due, stage::Stage};

/// What the clock does at the deadline: it closes the list of bids. From then on the entry of this
/// event separates bids in time from late ones for everybody who holds a receipt.
pub fn when_due(at: &At<'_>) -> Vec<Event> {
    let sealing = &at.process.sealing;
    let Some(notice) = &at.process.bidding.notice else {
        return Vec::new();
    };
    let due =
        at.process.stage == Stage::S07 && sealing.closed.is_none() && notice.deadline <= at.now();
    if !due {
        return Vec::new();
    }
    let envelopes: Vec<_> = sealing.held().map(|bid| bid.envelope).collect();
    let mut decision = Decision::new(at).event(BidsClosed {
        deadline: notice.deadline,
        count: u32::try_from(envelopes.len()).unwrap_or(u32::MAX),
        envelopes,
    });
    let officers = sealing.rule.iter().flat_map(|rule| &rule.officers);
    if sealing.held().next().is_some() {
        for (number, _) in (1u32..).zip(officers) {
            decision = decision.owe(&RELEASE_SHARES, number, Due::agreed(at.today()));
        }
    }
    decision.done().unwrap_or_default()
}
