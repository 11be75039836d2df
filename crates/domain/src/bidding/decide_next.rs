//! What follows an award that fell because a side did not sign.

use super::{
    AfterFall, BidId, DECIDE_NEXT, GIVE_FEEDBACK, PUBLISH_AWARD,
    common::{losing_bids, not_suspended},
    events::{AwardDecided, FallDecided},
    ranking::price_for,
    refusals::{CANDIDATE_NONE, NOTHING_FELL, REPEAT_BESIDE},
};
use crate::{
    context::At,
    core::{self, ObligationMet},
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    process::LotId,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use rules::Key;

verb! {
    /// Decides what follows an award that fell: the next candidate in rank, or a new tender
    /// (Implementing Regulation art. 49). The next candidate is found by the ranking, never chosen.
    DecideNext "decide-next" ("决定递补或重新采购", "Decide what follows a fallen award")
    help ("一方未签约的，可由排序下一名候选人递补，也可重新采购。递补后须再次公告，质疑期重新计算。", "Where a side did not sign, the next candidate in rank follows or the purchase is repeated. The new award is published again and the time to object starts anew.")
    acts [22] scope Process stages [S12]
    {
        next: AfterFall = ("如何处理", "What follows");
        reason: Prose = ("理由", "Reasons");
    }
}

impl Act for DecideNext {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOTHING_FELL.unless(!fallen_lots(at).is_empty())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![not_suspended(at)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let lots = fallen_lots(at);
        let decision = Decision::new(at).event(FallDecided {
            lots: lots.clone(),
            next: self.next,
            reason: self.reason.text(),
        });
        let owed = at.process.obligations.iter();
        let decision = owed
            .filter(|one| one.is_open() && one.duty.0 == &DECIDE_NEXT)
            .fold(decision, |decision, one| {
                decision.event(core::Event::ObligationMet(ObligationMet {
                    id: one.id,
                    duty: one.duty,
                }))
            });
        let beside = at.process.contracts.iter().any(|one| !one.is_declined());
        match self.next {
            AfterFall::Next => award(at, decision, &lots),
            AfterFall::Repeat if beside => Err(REPEAT_BESIDE.refuse().at("next")),
            AfterFall::Repeat => decision.enter(Stage::S06).done(),
            AfterFall::Apart if beside => decision.done(),
            AfterFall::Apart => decision.enter(Stage::End).done(),
        }
    }
}

/// Lots whose award fell and for which nothing was decided yet.
fn fallen_lots(at: &At<'_>) -> Vec<LotId> {
    let open = at.process.bidding.fallen.iter();
    let mut lots: Vec<LotId> = open
        .filter(|one| one.next.is_none())
        .flat_map(|one| one.lots.iter().copied())
        .collect();
    lots.sort_unstable();
    lots.dedup();
    lots
}

/// The best ranked bid of a lot whose tenderer's award did not fall and that was not passed over.
pub fn candidate(process: &crate::Process, lot: LotId) -> Option<BidId> {
    let bidding = &process.bidding;
    let fell = |bid: BidId| {
        let tenderer = bidding.bid(bid).map(|one| one.tenderer.id);
        let mut fallen = bidding.fallen.iter();
        fallen.any(|one| one.lots.contains(&lot) && Some(one.supplier.id) == tenderer)
    };
    let mut ranked: Vec<_> = bidding.ranking_of(lot).collect();
    ranked.sort_by_key(|one| one.place);
    let passed = |bid| bidding.passed_over.iter().any(|one| one.bid == bid);
    let mut free = ranked.into_iter().map(|one| one.bid);
    free.find(|bid| !fell(*bid) && !passed(*bid))
}

fn award(at: &At<'_>, decision: Decision<'_>, lots: &[LotId]) -> Decided {
    let bidding = &at.process.bidding;
    let chosen: Vec<(LotId, BidId)> = lots
        .iter()
        .map(|lot| Some((*lot, candidate(at.process, *lot)?)))
        .collect::<Option<_>>()
        .ok_or_else(|| CANDIDATE_NONE.refuse().at("next"))?;
    let mut winners: Vec<BidId> = chosen.iter().map(|(_, bid)| *bid).collect();
    winners.sort_unstable();
    winners.dedup();
    let due = at.due(Key::AwardNotice, at.occurred_on())?;
    let mut decision = decision;
    for bid in winners.iter().filter_map(|id| bidding.bid(*id)) {
        let won = chosen.iter().filter(|(_, one)| *one == bid.id);
        let lots: Vec<LotId> = won.map(|(lot, _)| *lot).collect();
        decision = decision.event(AwardDecided {
            price: price_for(at.process, bid, &lots),
            lots,
            bid: bid.id,
            supplier: bid.tenderer.clone(),
        });
    }
    let decision = decision.owe(&PUBLISH_AWARD, "", due.clone());
    // Those whose award fell know why; everybody else who bid for these lots is told again.
    let told = |id: &BidId| {
        let bid = bidding.bid(*id);
        bid.is_some_and(|bid| {
            let mut fallen = bidding.fallen.iter();
            bid.lots.iter().any(|lot| lots.contains(lot))
                && !fallen.any(|one| one.supplier.id == bid.tenderer.id)
        })
    };
    let losing = losing_bids(at, &chosen).into_iter().filter(told);
    losing
        .fold(decision, |decision, bid| {
            decision.owe(&GIVE_FEEDBACK, bid, due.clone())
        })
        .enter(Stage::S10)
        .done()
}
