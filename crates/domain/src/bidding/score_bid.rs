//! One member's scores for one bid.

use super::{
    BidId, FILE_REPORT,
    common::{is_owed, plan, scorable_bid, seat},
    events::SheetScored,
    refusals::{CRITERIA_INCOMPLETE, POINTS_ABOVE, RECUSED},
    state::Score,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Prose, Rows},
    process::CriterionId,
    refusal::{Holds, Refusal},
    verb::{Act, filled},
};
use rules::Key;
use rust_decimal::Decimal;

row! {
    /// What one criterion gets.
    ScoreRow {
        criterion: CriterionId = ("评审因素", "Criterion");
        points: Decimal = ("得分", "Points");
        reason: Prose = ("理由", "Reason");
    }
}

verb! {
    /// Scores a bid criterion by criterion, each with its reason (A19). A member's own sheet, closed
    /// to all others until the report.
    ScoreBid "score-bid" ("评分", "Score a bid")
    help ("每项评审因素按采购文件的标准评分并写明理由。报告送交前可以更正自己的评分，他人看不到。", "Score each criterion by the scale in the documents and give the reason. Until the report you can correct your own sheet; nobody else sees it.")
    acts [19] scope Process stages [S09]
    {
        bid: BidId = ("响应", "Bid");
        scores: Rows<ScoreRow> = ("评分", "Scores");
    }
}

impl Act for ScoreBid {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        seat(at).map(|_| ())
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let criteria = at.process.plan.iter().flat_map(|plan| &plan.criteria);
        let rows = criteria.map(|one| serde_json::json!({ "criterion": one.id.to_string() }));
        filled("scores", rows.collect())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let member = seat(at)?.person.id;
        let bidding = &at.process.bidding;
        let bid = scorable_bid(at, self.bid)?;
        RECUSED
            .unless(bidding.scorers(bid).contains(&member))
            .map_err(|one| one.at("bid"))?;
        let scores = self.scores(at)?;
        let decision = Decision::new(at).event(SheetScored {
            bid: self.bid,
            scores,
        });
        let missing = bidding.sheets_missing();
        let last = missing == [(member, self.bid)];
        if !last || is_owed(at, &FILE_REPORT) == Holds::Yes {
            return decision.done();
        }
        let due = at.due(Key::EvaluationToPurchaser, at.occurred_on())?;
        decision.owe(&FILE_REPORT, "", due).done()
    }
}

impl ScoreBid {
    fn scores(&self, at: &At<'_>) -> Result<Vec<Score>, Refusal> {
        let criteria = &plan(at)?.criteria;
        let asked = |id: CriterionId| self.scores.0.iter().filter(move |r| r.criterion == id);
        let once = criteria.iter().all(|one| asked(one.id).count() == 1);
        CRITERIA_INCOMPLETE
            .unless(once && criteria.len() == self.scores.0.len())
            .map_err(|one| one.at("scores"))?;
        let mut scores = Vec::new();
        for (place, row) in self.scores.0.iter().enumerate() {
            let most = criteria.iter().find(|one| one.id == row.criterion);
            let most = most.map_or(Decimal::ZERO, |one| one.points);
            if row.points > most {
                return Err(POINTS_ABOVE
                    .with("criterion", row.criterion.to_string())
                    .with("points", most.to_string())
                    .at(format!("scores.{place}.points")));
            }
            scores.push(Score {
                criterion: row.criterion,
                points: row.points,
                reason: row.reason.text(),
            });
        }
        Ok(scores)
    }
}
