//! The committee asks about a low price.

use super::{
    BidId, EXPLAIN_LOW_PRICE, Trigger,
    common::scorable_bid,
    events::PriceQueried,
    ranking::all_low_prices,
    refusals::{ALREADY_ASKED, TIME_SHORT},
    state::PriceCheck,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::Due,
    verb::Act,
};
use jiff::SignedDuration;
use rules::Key;

verb! {
    /// Asks a tenderer to explain a price that looks abnormally low.
    RequestPriceExplanation "request-price-explanation" ("要求说明报价", "Ask to explain a price")
    help ("报价触发异常低价或评审委员会认为过低时，要求供应商书面说明，一般不少于30分钟。", "When a price is abnormally low, or the committee thinks so, the tenderer explains it in writing and gets at least 30 minutes.")
    acts [18] scope Process stages [S09]
    {
        bid: BidId = ("响应", "Bid");
        minutes: u32 = ("说明时间（分钟）", "Time to explain (minutes)");
        question: Prose = ("需要说明的问题", "What is to be explained");
    }
}

impl Act for RequestPriceExplanation {
    fn decide(&self, at: &At<'_>) -> Decided {
        let bid = scorable_bid(at, self.bid)?;
        ALREADY_ASKED
            .unless(bid.price_check == PriceCheck::Unasked)
            .map_err(|one| one.at("bid"))?;
        let least = at.count(Key::LowPriceMinutes)?;
        TIME_SHORT
            .unless(self.minutes >= least)
            .map_err(|one| one.with("minutes", least).at("minutes"))?;
        let until = at
            .now()
            .saturating_add(SignedDuration::from_mins(i64::from(self.minutes)))
            .unwrap_or(at.now());
        let low = all_low_prices(at)?;
        let mut triggers: Vec<Trigger> = low
            .into_iter()
            .filter(|one| one.bid == self.bid)
            .flat_map(|one| one.triggers)
            .collect();
        triggers.sort_unstable();
        triggers.dedup();
        if triggers.is_empty() {
            triggers.push(Trigger::Judgement);
        }
        let due = Due::agreed(at.day_of(until));
        Decision::new(at)
            .event(PriceQueried {
                bid: self.bid,
                triggers,
                until,
                question: self.question.text(),
            })
            .owe_by(&EXPLAIN_LOW_PRICE, &bid.tenderer, self.bid, due)
            .done()
    }
}
