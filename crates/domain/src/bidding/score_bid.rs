//! One member's scores for one bid.

use super::{
    BidId, FILE_REPORT, RECUSAL,
    common::{cleared, enough_members, is_owed, plan, scorable_bid, seat},
    events::{SheetScored, SheetsOpened},
    refusals::{CRITERIA_INCOMPLETE, POINTS_ABOVE, RECUSED, SHEETS_OPEN},
    state::Score,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    event::Event,
    guard::Check,
    input::{Prose, Rows},
    process::CriterionId,
    refusal::{Holds, Refusal},
    stage::Stage,
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
    help ("全体委员声明利害关系后，每项评审因素按采购文件的标准评分并写明理由。全部评分表交齐前可以更正，他人看不到；交齐后同时启封。", "Once all members have declared conflicts, score each criterion by the scale in the documents, with the reason. Nobody else sees your sheet, and you can correct it, until all are in and open together.")
    acts [19] scope Process stages [S09]
    {
        bid: BidId = ("响应", "Bid");
        scores: Rows<ScoreRow> = ("评分", "Scores");
    }
}

impl Act for ScoreBid {
    /// A member scores once all have declared; after the opening only what is still missing.
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let member = cleared(at)?.person.id;
        let bidding = &at.process.bidding;
        let owes = || {
            bidding
                .sheets_missing()
                .iter()
                .any(|(one, _)| *one == member)
        };
        SHEETS_OPEN.unless(bidding.panel.opened.is_none() || owes())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![RECUSAL.holds(enough_members(at).unwrap_or_default())]
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
        let made = bidding.sheet(member, self.bid).is_some();
        SHEETS_OPEN
            .unless(bidding.panel.opened.is_none() || !made)
            .map_err(|one| one.at("bid"))?;
        let scores = self.scores(at)?;
        let decision = Decision::new(at).event(SheetScored {
            bid: self.bid,
            scores,
        });
        let last = bidding.sheets_missing() == [(member, self.bid)];
        if !last {
            return decision.done();
        }
        let sheets = bidding.sheets.len() + usize::from(!made);
        let decision = match bidding.panel.opened {
            None => decision.event(SheetsOpened {
                sheets: u32::try_from(sheets).unwrap_or(u32::MAX),
                missing: 0,
            }),
            Some(_) => decision,
        };
        if is_owed(at, &FILE_REPORT) == Holds::Yes {
            return decision.done();
        }
        let due = at.due(Key::EvaluationToPurchaser, at.occurred_on())?;
        decision.owe(&FILE_REPORT, "", due).done()
    }
}

/// The sheets open by themselves when the time set for the scoring is over.
pub(super) fn when_due(at: &At<'_>) -> Vec<Event> {
    let bidding = &at.process.bidding;
    let over = bidding.panel.until.is_some_and(|until| at.now() >= until);
    let evaluating = at.process.stage == Stage::S09 && !bidding.sheets.is_empty();
    if !over || !evaluating || bidding.panel.opened.is_some() {
        return Vec::new();
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    vec![
        SheetsOpened {
            sheets: count(bidding.sheets.len()),
            missing: count(bidding.sheets_missing().len()),
        }
        .into(),
    ]
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
