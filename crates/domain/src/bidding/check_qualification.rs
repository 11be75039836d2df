//! Whether a bid meets the conditions of the documents.

use super::{
    BidId, Qualification,
    common::live_bid,
    events::{BidDisqualified, BidQualified},
    refusals::{BID_UNKNOWN, REASON_MISSING},
    state::{Bid, BidState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Checks one bid against the qualification conditions.
    CheckQualification "check-qualification" ("资格审查", "Check the qualification of a bid")
    help ("只按采购文件写明的条件审查；不合格须写明理由，并告知供应商。", "Check only the conditions written in the documents; a bid that does not qualify is told why.")
    acts [] scope Process stages [S08]
    {
        bid: BidId = ("响应", "Bid");
        result: Qualification = ("结论", "Result");
        reason: Option<Prose> = ("理由", "Reason") hint ("不合格时必填", "needed when it does not qualify");
    }
}

impl Act for CheckQualification {
    fn decide(&self, at: &At<'_>) -> Decided {
        self.bid(at)?;
        let decision = Decision::new(at);
        match (self.result, &self.reason) {
            (Qualification::Qualified, _) => decision.event(BidQualified { bid: self.bid }).done(),
            (Qualification::Disqualified, Some(reason)) => decision
                .event(BidDisqualified {
                    bid: self.bid,
                    reason: reason.text(),
                })
                .done(),
            (Qualification::Disqualified, None) => Err(REASON_MISSING.refuse().at("reason")),
        }
    }
}

impl CheckQualification {
    /// A bid found not to qualify by mistake can be checked again until the check is finished.
    fn bid<'a>(&self, at: &At<'a>) -> Result<&'a Bid, Refusal> {
        let bid = at.process.bidding.bid(self.bid);
        match bid {
            Some(bid) if matches!(bid.state, BidState::Disqualified { .. }) => Ok(bid),
            Some(_) => live_bid(at, self.bid),
            None => Err(BID_UNKNOWN.refuse().at("bid")),
        }
    }
}
