//! Assessment summaries go out before the award is published.

use super::{
    events::SummaryGiven,
    norms,
    rules::{SUMMARIES_EARLY, SUMMARIES_FOREIGN, SUMMARIES_GIVEN},
};
use crate::{
    bidding::{Bid, BidState, Score},
    context::At,
    decision::{Decided, Decision},
    process::LotId,
    refusal::Refusal,
    verb::Act,
};
use kernel::FreeText;

verb! {
    /// Gives each assessed bidder its summary: its own tender beside the winner's. The platform
    /// writes them from the scores and reasons on record.
    GiveAssessmentSummaries "give-assessment-summaries" ("发出评审摘要", "Give the assessment summaries")
    help ("公告成交结果之前，向每个受评供应商发出评审摘要：本方得分和理由，以及中标者的得分和理由。由平台按记录生成。",
          "Before the award is published every assessed bidder gets its summary: its own scores and reasons beside the winner's. The platform writes them from the record.")
    acts [23] scope Process stages [S10]
    {}
}

impl Act for GiveAssessmentSummaries {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        SUMMARIES_FOREIGN.unless(norms::asks_for_summaries(at))?;
        SUMMARIES_EARLY.unless(!at.process.awards.is_empty())?;
        SUMMARIES_GIVEN.unless(at.process.local.summaries.is_none())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bids = at.process.bidding.bids.iter();
        let assessed = bids.filter(|bid| bid.was_opened());
        let all = assessed.flat_map(|bid| bid.lots.iter().map(move |lot| (bid, *lot)));
        all.fold(Decision::new(at), |decision, (bid, lot)| {
            decision.event(summary(at, bid, lot))
        })
        .done()
    }
}

/// The summary of one bid for one lot. A tender that was excluded was not assessed: its bidder
/// learns why.
fn summary(at: &At<'_>, bid: &Bid, lot: LotId) -> SummaryGiven {
    let bidding = &at.process.bidding;
    let chosen = bidding.chosen.iter().find(|(one, _)| *one == lot);
    let winner = chosen.and_then(|(_, id)| bidding.bid(*id));
    let scores = |bid: &Bid| -> Vec<Score> { bidding.scores_of(bid.id).cloned().collect() };
    SummaryGiven {
        tenderer: bid.tenderer.clone(),
        bid: bid.id,
        lots: vec![lot],
        own: scores(bid),
        winner: winner.map(|one| one.tenderer.clone()),
        winning: winner.map(scores).unwrap_or_default(),
        reason: excluded(bid),
    }
}

fn excluded(bid: &Bid) -> Option<FreeText> {
    match &bid.state {
        BidState::Disqualified { reason } | BidState::Invalid { reason } => Some(reason.clone()),
        BidState::Submitted | BidState::Withdrawn | BidState::Qualified | BidState::Lapsed => None,
    }
}
