//! Which bid gets which lot.

use super::{
    BidId, DECIDE_AWARD, GIVE_FEEDBACK, PUBLISH_AWARD, RANKED_ORDER, SkipGround,
    common::{losing_bids, not_suspended},
    events::{AwardDecided, BidPassedOver, PassingOverExplained},
    ranking::price_for,
    refusals::{AWARD_DECIDED, AWARD_LOTS},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Prose, Rows},
    process::LotId,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

row! {
    /// A lot and the bid chosen for it.
    AwardRow {
        lot: LotId = ("标包", "Lot");
        bid: BidId = ("响应", "Bid");
    }
}

row! {
    /// A better ranked bid that cannot be chosen.
    SkipRow {
        bid: BidId = ("响应", "Bid");
        ground: SkipGround = ("法定理由", "Ground in law");
        reason: Prose = ("事实依据", "The facts");
    }
}

verb! {
    /// Decides the award in the order of the ranking (A22).
    DecideAward "decide-award" ("确定成交供应商", "Decide the award")
    help ("按评审排序确定。不填即每包取第一名；越过排名在前的供应商须选择法定理由。", "The ranking decides. Leave the form empty to take the first of each lot; to pass over a better one, choose the ground in law.")
    acts [22] scope Process stages [S10]
    {
        awards: Rows<AwardRow> = ("成交", "Awards") hint ("留空即每包取第一名（或未被越过的最前者）", "empty: the first of each lot that is not passed over");
        skipped: Rows<SkipRow> = ("越过的响应", "Bids passed over") hint ("没有则留空", "leave empty if there are none");
    }
}

impl Act for DecideAward {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        AWARD_DECIDED.unless(at.process.awards.is_empty())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![not_suspended(at)]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // A choice that is no choice at all is refused in `decide`, with its own words.
        let Ok(chosen) = self.chosen(at) else {
            return Vec::new();
        };
        let in_order = chosen.iter().all(|(lot, bid)| {
            let mut lines = at.process.bidding.ranking_of(*lot);
            let place = lines.find(|rank| rank.bid == *bid).map(|rank| rank.place);
            let mut better = at.process.bidding.ranking_of(*lot);
            better.all(|rank| Some(rank.place) >= place || self.skips(rank.bid))
        });
        vec![RANKED_ORDER.holds(in_order)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let chosen = self.chosen(at)?;
        let mut decision = Decision::new(at);
        for row in &self.skipped.0 {
            decision = decision.event(BidPassedOver {
                bid: row.bid,
                ground: row.ground,
            });
            decision = decision.event(PassingOverExplained {
                bid: row.bid,
                ground: row.ground,
                reason: row.reason.text(),
            });
        }
        let mut bids: Vec<BidId> = chosen.iter().map(|(_, bid)| *bid).collect();
        bids.dedup();
        bids.sort_unstable();
        bids.dedup();
        let awarded = bids.iter().filter_map(|id| at.process.bidding.bid(*id));
        for bid in awarded {
            let won = chosen.iter().filter(|(_, one)| *one == bid.id);
            let lots: Vec<LotId> = won.map(|(lot, _)| *lot).collect();
            decision = decision.event(AwardDecided {
                price: price_for(at.process, bid, &lots),
                lots,
                bid: bid.id,
                supplier: bid.tenderer.clone(),
            });
        }
        let due = at.due(Key::AwardNotice, at.occurred_on())?;
        let decision = decision
            .meet(&DECIDE_AWARD, "")
            .owe(&PUBLISH_AWARD, "", due.clone());
        losing_bids(at, &chosen)
            .into_iter()
            .fold(decision, |decision, bid| {
                decision.owe(&GIVE_FEEDBACK, bid, due.clone())
            })
            .done()
    }
}

impl DecideAward {
    fn skips(&self, bid: BidId) -> bool {
        self.skipped.0.iter().any(|row| row.bid == bid)
    }

    /// The choice for every lot: as filled in, or by the ranking.
    fn chosen(&self, at: &At<'_>) -> Result<Vec<(LotId, BidId)>, Refusal> {
        let bidding = &at.process.bidding;
        let lots = bidding.lots_in_play();
        let refused = || AWARD_LOTS.refuse().at("awards");
        let by_hand = !self.awards.0.is_empty();
        if by_hand && self.awards.0.len() != lots.len() {
            return Err(refused());
        }
        lots.into_iter()
            .map(|lot| {
                let row = self.awards.0.iter().find(|row| row.lot == lot);
                let named = row.map(|row| row.bid);
                let fits = |bid: &BidId| match named {
                    Some(named) => named == *bid,
                    None => !by_hand && !self.skips(*bid),
                };
                let mut ranked = bidding.ranking_of(lot).map(|rank| rank.bid);
                let bid = ranked.find(fits).ok_or_else(refused)?;
                Ok((lot, bid))
            })
            .collect()
    }
}
