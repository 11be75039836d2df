//! The tenderer explains its price.

use super::{
    BidId, EXPLAIN_LOW_PRICE,
    common::{moment, own, scorable_bid},
    events::PriceExplained,
    refusals::{EXPLANATION_LATE, NOT_ASKED},
    state::PriceCheck,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Money;

verb! {
    /// Explains a low price with its costs (A18).
    ExplainLowPrice "explain-low-price" ("说明报价", "Explain the price")
    help ("用人员成本和服务成本说明报价能够保证服务质量。", "Show by staff and service cost that the price carries the service.")
    acts [18] scope Process stages [S09]
    {
        bid: BidId = ("响应", "Bid");
        staff_cost: Money = ("人员成本", "Staff cost");
        other_cost: Money = ("其他成本", "Other cost");
        text: Prose = ("说明", "Explanation");
    }
}

impl Act for ExplainLowPrice {
    fn decide(&self, at: &At<'_>) -> Decided {
        let bid = scorable_bid(at, self.bid)?;
        own(at, &bid.tenderer, "bid")?;
        let PriceCheck::Asked { until } = bid.price_check else {
            return Err(NOT_ASKED.refuse().at("bid"));
        };
        // The time set in the request binds both: nobody is judged before it ends, and nothing is
        // added after it.
        if at.now() > until {
            return Err(EXPLANATION_LATE.with("until", moment(at, until)).at("bid"));
        }
        Decision::new(at)
            .event(PriceExplained {
                bid: self.bid,
                staff_cost: self.staff_cost,
                other_cost: self.other_cost,
                text: self.text.text(),
            })
            .meet(&EXPLAIN_LOW_PRICE, self.bid)
            .done()
    }
}
