//! A member changes a score after all sheets were opened.

use super::{
    BidId, RevisionGround,
    common::{plan, scorable_bid, seat},
    events::ScoreRevised,
    refusals::{POINTS_ABOVE, POINTS_SAME, SHEET_MISSING, SHEETS_CLOSED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    process::CriterionId,
    refusal::Refusal,
    verb::Act,
};
use rust_decimal::Decimal;

verb! {
    /// Changes one score of one's own sheet after the opening. The original stays beside it; who changed
    /// what and why is shown, and the report answers for it.
    ReviseScore "revise-score" ("更改评分", "Change a score")
    help ("评分表启封后只能用本办法更改自己的评分并写明理由；原评分保留并列显示。", "After the sheets were opened you change your own score this way, with a reason. The original stays and both are shown.")
    acts [19] scope Process stages [S09]
    {
        bid: BidId = ("响应", "Bid");
        criterion: CriterionId = ("评审因素", "Criterion");
        points: Decimal = ("更改后得分", "Points now");
        ground: RevisionGround = ("更改依据", "Ground");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for ReviseScore {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        seat(at)?;
        SHEETS_CLOSED.unless(at.process.bidding.panel.opened.is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let member = seat(at)?.person.id;
        let bidding = &at.process.bidding;
        scorable_bid(at, self.bid)?;
        let missing = || SHEET_MISSING.refuse().at("bid");
        let sheet = bidding.sheet(member, self.bid).ok_or_else(missing)?;
        let mut scores = sheet.scores.iter();
        let score = scores.find(|one| one.criterion == self.criterion);
        let score = score.ok_or_else(|| SHEET_MISSING.refuse().at("criterion"))?;
        let from = bidding.points(sheet, score);
        POINTS_SAME
            .unless(from != self.points)
            .map_err(|one| one.at("points"))?;
        let mut criteria = plan(at)?.criteria.iter();
        let most = criteria.find(|one| one.id == self.criterion);
        let most = most.map_or(Decimal::ZERO, |one| one.points);
        if self.points > most {
            return Err(POINTS_ABOVE
                .with("criterion", self.criterion.to_string())
                .with("points", most.to_string())
                .at("points"));
        }
        Decision::new(at)
            .event(ScoreRevised {
                bid: self.bid,
                criterion: self.criterion,
                from,
                points: self.points,
                ground: self.ground,
                reason: self.reason.text(),
            })
            .done()
    }
}
