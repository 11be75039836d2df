//! The award made public, and those not chosen told why.

use super::{
    BidId, GIVE_FEEDBACK, PUBLISH_AWARD, SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER,
    answers::Seat,
    common::{is_owed_about, losing_bids, not_suspended, sign_subject},
    events::{AwardPublished, FeedbackGiven, LossExplained, WinnersDescribed},
    refusals::{AWARD_MISSING, BID_UNKNOWN},
    state::{Bid, BidState},
};
use crate::{
    context::At,
    contract::state::AwardRef,
    decision::{Decided, Decision},
    guard::Check,
    input::{Prose, Rows},
    law::{norms, rules::SUMMARIES_FIRST},
    process::LotId,
    refusal::{Holds, Refusal},
    stage::Stage,
    verb::Act,
};
use kernel::Date;
use rules::Key;

row! {
    /// Why one bid was not chosen.
    LossRow {
        bid: BidId = ("响应", "Bid");
        reason: Prose = ("原因", "Reason");
    }
}

verb! {
    /// Publishes the award with the names of the experts (A22), gives every tenderer not chosen its
    /// own scores and reasons (A23), and opens the time to object.
    PublishAward "publish-award" ("公告成交结果", "Publish the award")
    help ("同时发出成交通知，并由平台向未成交供应商反馈其得分和理由。质疑期自此起算。", "Notice goes out at the same time, and the platform tells every tenderer not chosen its scores and the reasons. The time to object starts.")
    acts [22, 23] scope Process stages [S10]
    {
        strengths: Option<Prose> = ("成交响应的特点和相对优势", "What the winning bids offer") hint ("写给未成交供应商；不得泄露商业秘密", "for those not chosen; no trade secrets");
        losses: Rows<LossRow> = ("逐家说明未成交原因", "Why each was not chosen") hint ("不填的，按得分自动说明", "left empty, the figures speak");
    }
}

impl Act for PublishAward {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        AWARD_MISSING.unless(AwardRef::waiting(at.process).next().is_some())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let given = at.process.local.summaries.is_some();
        let mut checks = vec![not_suspended(at)];
        if norms::asks_for_summaries(at) {
            checks.push(SUMMARIES_FIRST.holds(given));
        }
        checks
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let process = at.process;
        let bidding = &process.bidding;
        let today = at.occurred_on();
        let experts = bidding.committee.iter().filter(|m| m.seat == Seat::Expert);
        // After a fallen award only what was decided since is published and owed.
        let awards: Vec<_> = AwardRef::waiting(process).map(|(_, award)| award).collect();
        let mut decision = Decision::new(at).event(AwardPublished {
            suppliers: awards.iter().map(|a| a.supplier.clone()).collect(),
            experts: experts.map(|member| member.person.clone()).collect(),
            last_day: last_day(at, today)?,
        });
        decision = self.explain(at, decision)?;
        let lots: Vec<LotId> = awards.iter().flat_map(|a| a.lots.iter().copied()).collect();
        let losing = losing_bids(at, &bidding.chosen);
        let told = |id: &BidId| is_owed_about(at, &GIVE_FEEDBACK, *id) == Holds::Yes;
        let losing: Vec<BidId> = losing.into_iter().filter(told).collect();
        let bids = losing.iter().filter_map(|id| bidding.bid(*id));
        // Whoever has its assessment summary has been told already, and more.
        let summarised = process.local.summaries.is_some();
        for one in bids
            .filter(|_| !summarised)
            .flat_map(|bid| feedback(at, bid, &lots))
        {
            decision = decision.event(one);
        }
        decision = decision.meet(&PUBLISH_AWARD, "");
        for bid in losing {
            decision = decision.meet(&GIVE_FEEDBACK, bid);
        }
        let due = at.due(Key::Sign, norms::signing_counts_from(at, today))?;
        for award in awards {
            let subject = sign_subject(&award.lots);
            decision = decision
                .owe(&SIGN_BY_PURCHASER, &subject, due.clone())
                .owe_by(&SIGN_BY_SUPPLIER, &award.supplier, &subject, due.clone());
        }
        decision.enter(Stage::S11).done()
    }
}

impl PublishAward {
    /// What the purchaser says besides the figures.
    fn explain<'a>(&self, at: &At<'_>, decision: Decision<'a>) -> Result<Decision<'a>, Refusal> {
        let described = self.strengths.as_ref().map(|text| WinnersDescribed {
            strengths: text.text(),
        });
        let mut decision = decision.maybe(described);
        for row in &self.losses.0 {
            let bid = at.process.bidding.bid(row.bid);
            let bid = bid.ok_or_else(|| BID_UNKNOWN.refuse().at("losses"))?;
            decision = decision.event(LossExplained {
                tenderer: bid.tenderer.clone(),
                bid: row.bid,
                reason: row.reason.text(),
            });
        }
        Ok(decision)
    }
}

/// The last day to object: the working days of the objection after the notice of the result ended.
/// Not known while the calendar is not.
pub(super) fn last_day(at: &At<'_>, published: Date) -> Result<Option<Date>, Refusal> {
    if norms::standstill_is_chosen(at) {
        return Ok(norms::standstill_ends(at, published));
    }
    let Some(notice_ends) = at.due(Key::ResultNotice, published)?.date() else {
        return Ok(None);
    };
    Ok(at.due(Key::Objection, notice_ends)?.date())
}

/// What a tenderer not chosen learns: of each lot lost its total, place and the best total, with all
/// reasons; or why its bid was excluded.
fn feedback(at: &At<'_>, bid: &Bid, now: &[LotId]) -> Vec<FeedbackGiven> {
    let bidding = &at.process.bidding;
    let told = |lots, reason| FeedbackGiven {
        tenderer: bid.tenderer.clone(),
        bid: bid.id,
        lots,
        total: None,
        place: None,
        best: None,
        scores: Vec::new(),
        reason,
    };
    match &bid.state {
        BidState::Disqualified { reason } | BidState::Invalid { reason } => {
            return vec![told(bid.lots.clone(), Some(reason.clone()))];
        }
        BidState::Submitted | BidState::Qualified | BidState::Withdrawn | BidState::Lapsed => {}
    }
    let lost = |id: BidId| {
        let lines = bidding.ranking.iter().filter(move |rank| rank.bid == id);
        let lines = lines.filter(|rank| now.contains(&rank.lot));
        lines.filter(move |rank| !bidding.chosen.contains(&(rank.lot, id)))
    };
    lost(bid.id)
        .map(|rank| FeedbackGiven {
            total: Some(rank.total),
            place: Some(rank.place),
            best: bidding.ranking_of(rank.lot).map(|one| one.total).max(),
            scores: bidding.scores_of(bid.id).cloned().collect(),
            ..told(vec![rank.lot], None)
        })
        .collect()
}
