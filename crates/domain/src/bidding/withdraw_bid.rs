//! A bid taken back.

use super::{
    BidId,
    common::{bids_open, live_bid, own},
    events::BidWithdrawn,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Takes back a bid before the deadline, for good or to submit another.
    WithdrawBid "withdraw-bid" ("撤回响应", "Withdraw a bid")
    help ("截止前可以撤回，也可以撤回后重新提交。", "Before the deadline you can withdraw a bid, and submit another if you like.")
    acts [16] scope Process stages [S07]
    {
        bid: BidId = ("响应", "Bid");
    }
}

impl Act for WithdrawBid {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        bids_open(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut sealed = at.process.sealing.held();
        let tenderer = match sealed.find(|bid| bid.id == self.bid) {
            Some(sealed) => &sealed.tenderer,
            None => &live_bid(at, self.bid)?.tenderer,
        };
        own(at, tenderer, "bid")?;
        Decision::new(at)
            .event(BidWithdrawn { bid: self.bid })
            .done()
    }
}
