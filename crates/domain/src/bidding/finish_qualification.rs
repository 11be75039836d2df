//! The end of the qualification.

use super::{
    common::{all_failed, lots_without_competition},
    events::{ExclusionTold, QualificationFinished},
    refusals::UNCHECKED,
    state::{Bid, BidState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::{Holds, Refusal},
    stage::Stage,
    verb::Act,
};

verb! {
    /// Ends the qualification: on to the evaluation, or a failed competition when too few are left.
    FinishQualification "finish-qualification" ("结束资格审查", "Finish the qualification")
    help ("所有响应审查完毕后办理。不合格的供应商随即得知理由；合格家数不足的标包竞争不足，不得评审。", "Once every bid has been checked. Whoever does not qualify learns why at once. A lot with too few qualified bids may not be evaluated.")
    acts [] scope Process stages [S08]
    {}
}

impl Act for FinishQualification {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut bids = at.process.bidding.bids.iter();
        match bids.find(|bid| bid.state == BidState::Submitted) {
            Some(bid) => Err(UNCHECKED.with("bid", bid.id.to_string())),
            None => Ok(()),
        }
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let failed = lots_without_competition(at, Bid::is_qualified)?;
        let qualified = at.process.bidding.bids.iter().filter(|b| b.is_qualified());
        let stage = match all_failed(at, &failed) {
            Holds::Yes => Stage::S07b,
            Holds::No => Stage::S09,
        };
        let told = at.process.bidding.bids.iter().filter_map(told);
        told.fold(Decision::new(at), Decision::event)
            .event(QualificationFinished {
                qualified: u32::try_from(qualified.count()).unwrap_or(u32::MAX),
                failed_lots: failed,
            })
            .enter(stage)
            .done()
    }
}

/// Whoever is excluded learns why now, not only with the award.
fn told(bid: &Bid) -> Option<ExclusionTold> {
    match &bid.state {
        BidState::Disqualified { reason } => Some(ExclusionTold {
            tenderer: bid.tenderer.clone(),
            bid: bid.id,
            lots: bid.lots.clone(),
            reason: reason.clone(),
        }),
        BidState::Submitted
        | BidState::Withdrawn
        | BidState::Qualified
        | BidState::Invalid { .. }
        | BidState::Lapsed => None,
    }
}
