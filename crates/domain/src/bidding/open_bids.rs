//! The opening.

use super::{
    EQUAL_INFORMATION, OPEN_BIDS, SAME_INFORMATION,
    common::{Offerer, all_failed, counters_answered, deadline, lots_short_of, moment},
    events::BidsOpened,
    refusals::OPENING_EARLY,
    state::Bid,
    submit_bid::{self, Wrong},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Organisation,
    refusal::{Holds, Refusal},
    sealing::{
        self, BidOpened, BidUnusable, Content, NOT_CLOSED, OPENING_UNKNOWN, SHARES_LACKING,
        SealedBid, Unusable,
    },
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use std::collections::BTreeSet;

verb! {
    /// Opens the bids after the deadline; too few of them end the competition for a lot.
    OpenBids "open-bids" ("开标", "Open the bids")
    help ("截止当日进行。开标后各方可以看到响应内容；有效响应少于规定家数的标包竞争不足。", "Done on the day of the deadline. The parties can then read the bids; a lot with too few tenderers has failed.")
    acts [] scope Process stages [S07]
    {}
}

impl Act for OpenBids {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        match deadline(at) {
            Some(deadline) if at.now() < deadline => Err(OPENING_EARLY
                .with("deadline", moment(at, deadline))
                .opens(at.day_of(deadline))),
            _ => Ok(()),
        }
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let today = at.today();
        let overdue = at.process.obligations.iter().any(|one| {
            one.is_open()
                && one.duty.0 == &super::ANSWER_ENQUIRY
                && one.due.date().is_some_and(|due| due < today)
        });
        vec![EQUAL_INFORMATION.holds(!overdue), counters_answered(at)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let opened = opened(at)?;
        let plain: Vec<&Bid> = at.process.bidding.live_bids().collect();
        let usable = opened.iter().filter(|one| one.outcome.is_ok());
        let offers: Vec<Offerer<'_>> = usable
            .map(|one| (&one.bid.tenderer, &*one.bid.lots))
            .chain(plain.iter().map(|bid| (&bid.tenderer, &*bid.lots)))
            .collect();
        let failed = lots_short_of(at, &offers)?;
        let stage = match all_failed(at, &failed) {
            Holds::Yes => Stage::S07b,
            Holds::No => Stage::S08,
        };
        let all = opened.iter().map(|one| &one.bid.tenderer);
        let tenderers = distinct(all.chain(plain.iter().map(|bid| &bid.tenderer)));
        let decision = opened
            .iter()
            .fold(Decision::new(at), |decision, one| one.add_to(decision))
            .event(BidsOpened {
                count: u32::try_from(opened.len() + plain.len()).unwrap_or(u32::MAX),
                tenderers: tenderers.clone(),
                failed_lots: failed,
            });
        let decision = welcome(at, decision, tenderers);
        let officers = at
            .process
            .sealing
            .rule
            .iter()
            .flat_map(|rule| &rule.officers);
        (1u32..)
            .zip(officers)
            .fold(decision, |decision, (number, _)| {
                decision.lapse(&sealing::RELEASE_SHARES, number)
            })
            .meet(&SAME_INFORMATION, "")
            .meet(&OPEN_BIDS, "")
            .enter(stage)
            .done()
    }
}

/// A sealed bid with what came of opening it.
struct Opened<'a> {
    bid: &'a SealedBid,
    outcome: Result<&'a Content, Unusable>,
}

impl Opened<'_> {
    fn add_to<'d>(&self, decision: Decision<'d>) -> Decision<'d> {
        let bid = self.bid;
        let (id, tenderer, lots) = (bid.id, bid.tenderer.clone(), bid.lots.clone());
        match self.outcome {
            Ok(content) => decision.event(BidOpened {
                id,
                tenderer,
                lots,
                price: content.price,
                staff_cost: content.staff_cost,
                team: content.team,
                plan: content.plan.clone(),
                files: content.files.clone(),
            }),
            Err(why) => decision.event(BidUnusable {
                id,
                tenderer,
                lots,
                why,
            }),
        }
    }
}

/// Every sealed bid that waits, open. One that cannot be used never stops the others.
fn opened<'a>(at: &At<'a>) -> Result<Vec<Opened<'a>>, Refusal> {
    let sealing = &at.process.sealing;
    let mut opened = Vec::new();
    for bid in sealing.held() {
        NOT_CLOSED.unless(sealing.closed.is_some())?;
        let lacking = sealing.lacking(bid);
        if lacking > 0 {
            return Err(SHARES_LACKING
                .with("bid", bid.id.to_string())
                .with("count", lacking));
        }
        let mut found = at.found().openings.iter();
        let found = found
            .find(|one| one.bid == bid.id)
            .ok_or_else(|| OPENING_UNKNOWN.with("bid", bid.id.to_string()))?;
        let outcome = match &found.outcome {
            Ok(content) => priced(at, bid, content).map(|()| content),
            Err(why) => Err(*why),
        };
        opened.push(Opened { bid, outcome });
    }
    Ok(opened)
}

/// Whether the price of a sealed bid can take part; what a form refuses, an envelope can still hold.
fn priced(at: &At<'_>, bid: &SealedBid, content: &Content) -> Result<(), Unusable> {
    submit_bid::price_of(at, &bid.lots, content.price).map_err(|wrong| match wrong {
        Wrong::None => Unusable::PriceNone,
        Wrong::Above(_) => Unusable::PriceAbove,
        Wrong::NotFixed(_) => Unusable::PriceNotFixed,
        Wrong::Currency => Unusable::Currency,
        Wrong::NoPlan(_) => Unusable::Malformed,
    })
}

fn distinct<'a>(all: impl Iterator<Item = &'a Organisation>) -> Vec<Organisation> {
    let mut seen = BTreeSet::new();
    all.filter(|one| seen.insert(one.id)).cloned().collect()
}

/// Whoever bid is now known as a tenderer.
fn welcome<'a>(at: &At<'_>, decision: Decision<'a>, tenderers: Vec<Organisation>) -> Decision<'a> {
    let known: Vec<_> = at
        .process
        .grants_in(None)
        .filter(|grant| grant.role == Role::Tenderer)
        .filter_map(|grant| grant.organisation.as_ref().map(|one| one.id))
        .collect();
    tenderers
        .into_iter()
        .filter(|one| !known.contains(&one.id))
        .fold(decision, |decision, one| {
            decision.grant(Role::Tenderer, Some(one), None)
        })
}
