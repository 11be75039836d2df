//! The report of the committee.

use super::{
    ALERTS_ANSWERED, AlertKey, BidId, COLLUSION_RUN, CollusionRun, CollusionSign, DECIDE_AWARD,
    EXPLAIN_LOW_PRICE, FILE_REPORT, LOW_PRICE_RUN, PriceVerdict, RECUSAL, SCORE_REASONS,
    alerts::alerts,
    common::{all_failed, enough_members, lots_without_competition, scorable_bid},
    events::{AlertAnswered, BidRanked, CollusionNoted, EvaluationReported, PriceJudged},
    ranking::{all_low_prices, rank},
    refusals::{ALERT_UNKNOWN, BID_UNKNOWN, COMMITTEE_MISSING, UNHEARD},
    state::{Bid, PriceCheck},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Prose, Rows},
    process::LotId,
    refusal::{Holds, Refusal},
    stage::Stage,
    verb::{Act, filled},
};
use rules::Key;

row! {
    /// What the committee makes of a low price.
    PriceRow {
        bid: BidId = ("响应", "Bid");
        verdict: PriceVerdict = ("认定", "Verdict");
        reason: Prose = ("理由", "Reason");
    }
}

row! {
    /// A sign of collusion.
    CollusionRow {
        sign: CollusionSign = ("迹象", "Sign");
        bids: Vec<BidId> = ("涉及的响应", "Bids");
        finding: Prose = ("情况", "Finding");
    }
}

row! {
    /// What the committee makes of a question that the numbers raise.
    AnswerRow {
        alert: AlertKey = ("提示", "Question");
        finding: Prose = ("说明", "What the committee makes of it");
    }
}

verb! {
    /// Files the report: low prices judged, signs of collusion noted (A17), points added up, each lot
    /// ranked. The arithmetic is the platform's.
    FileEvaluationReport "file-evaluation-report" ("送交评审报告", "File the evaluation report")
    help ("汇总和排序由平台计算。委员会写明总体意见、异常低价的认定和串通核查情况。", "The platform adds up and ranks. The committee gives its opinion, judges low prices and says whether it checked for collusion.")
    acts [17, 19] scope Process stages [S09]
    {
        summary: Prose = ("评审意见", "Opinion of the committee");
        low_prices: Rows<PriceRow> = ("异常低价的认定", "Low prices judged");
        collusion: CollusionRun = ("串通核查", "Check for collusion");
        signs: Rows<CollusionRow> = ("串通迹象", "Signs of collusion") hint ("没有则留空", "leave empty if there are none");
        answers: Rows<AnswerRow> = ("对提示的说明", "Questions answered") hint ("提示只是问题，不是结论；逐项写明委员会的看法", "each is a question, not a verdict; say what the committee makes of it");
    }
}

impl Act for FileEvaluationReport {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        COMMITTEE_MISSING.unless(!at.process.bidding.committee.is_empty())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let bidding = &at.process.bidding;
        // Each score carries its reason by its type; what can be missing is a sheet.
        let mut bids = bidding.scorable_bids();
        let scored = bids.all(|bid| !bidding.scorers(bid).is_empty());
        vec![
            SCORE_REASONS.holds(scored && bidding.sheets_missing().is_empty()),
            RECUSAL.holds(enough_members(at).unwrap_or_default()),
        ]
    }

    /// A row for each question, to be answered.
    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let asked = alerts(at.process).into_iter();
        let rows = asked.map(|one| serde_json::json!({ "alert": one.key.to_string() }));
        filled("answers", rows.collect())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let low = all_low_prices(at);
        let handled = low.is_ok_and(|low| low.iter().all(|one| self.is_handled(at, one.bid)));
        vec![
            LOW_PRICE_RUN.holds(handled),
            COLLUSION_RUN.holds(self.collusion == CollusionRun::Checked),
            ALERTS_ANSWERED.holds(self.answers_all(at)),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invalid = self.judged(at)?;
        self.signs_known(at)?;
        self.alerts_known(at)?;
        let keep = |bid: &Bid| bid.is_qualified() && !invalid.contains(&bid.id);
        let failed = lots_without_competition(at, keep)?;
        let end = all_failed(at, &failed);
        let decision = self.findings(at, &invalid, &failed);
        let asked = at.process.bidding.bids.iter();
        let decision = asked.fold(decision, |decision, bid| {
            decision.lapse(&EXPLAIN_LOW_PRICE, bid.id)
        });
        let decision = decision.meet(&FILE_REPORT, "");
        match end {
            Holds::Yes => decision.enter(Stage::S07b).done(),
            Holds::No => {
                let due = at.due(Key::AwardDecide, at.occurred_on())?;
                decision
                    .owe(&DECIDE_AWARD, "", due)
                    .enter(Stage::S10)
                    .done()
            }
        }
    }
}

impl FileEvaluationReport {
    /// A low price is handled when the tenderer explained it, or let the time pass, and the
    /// committee judged.
    fn is_handled(&self, at: &At<'_>, bid: BidId) -> bool {
        let check = at.process.bidding.bid(bid).map(|bid| &bid.price_check);
        let heard = match check {
            Some(PriceCheck::Asked { until }) => at.now() >= *until,
            Some(PriceCheck::Explained { .. } | PriceCheck::Judged { .. }) => true,
            Some(PriceCheck::Unasked) | None => false,
        };
        heard && self.low_prices.0.iter().any(|row| row.bid == bid)
    }

    /// The bids found invalid for their price. Nobody is thrown out for a price without having been
    /// asked to explain it.
    fn judged(&self, at: &At<'_>) -> Result<Vec<BidId>, Refusal> {
        let mut invalid = Vec::new();
        for (place, row) in self.low_prices.0.iter().enumerate() {
            let field = format!("low_prices.{place}.bid");
            scorable_bid(at, row.bid).map_err(|one| one.at(field.clone()))?;
            if row.verdict == PriceVerdict::Rejected {
                UNHEARD
                    .unless(self.is_handled(at, row.bid))
                    .map_err(|one| one.at(field))?;
                invalid.push(row.bid);
            }
        }
        Ok(invalid)
    }

    fn signs_known(&self, at: &At<'_>) -> Result<(), Refusal> {
        let named = self.signs.0.iter().flat_map(|row| row.bids.iter());
        for id in named {
            let known = at.process.bidding.bid(*id);
            BID_UNKNOWN
                .unless(known.is_some_and(Bid::was_opened))
                .map_err(|one| one.at("signs"))?;
        }
        Ok(())
    }

    fn answers_all(&self, at: &At<'_>) -> bool {
        alerts(at.process).iter().all(|alert| {
            let mut rows = self.answers.0.iter();
            rows.any(|row| row.alert == alert.key)
        })
    }

    fn alerts_known(&self, at: &At<'_>) -> Result<(), Refusal> {
        let known = alerts(at.process);
        for (place, row) in self.answers.0.iter().enumerate() {
            ALERT_UNKNOWN
                .unless(known.iter().any(|alert| alert.key == row.alert))
                .map_err(|one| one.at(format!("answers.{place}.alert")))?;
        }
        Ok(())
    }

    /// What the committee makes of the questions raised.
    fn answered<'a>(&self, at: &At<'_>, decision: Decision<'a>) -> Decision<'a> {
        let all = alerts(at.process);
        self.answers.0.iter().fold(decision, |decision, row| {
            let alert = all.iter().find(|alert| alert.key == row.alert);
            decision.maybe(alert.map(|alert| AlertAnswered {
                alert: alert.key.clone(),
                kind: alert.kind,
                bids: alert.bids.clone(),
                finding: row.finding.text(),
            }))
        })
    }

    fn findings<'a>(&self, at: &'a At<'a>, invalid: &[BidId], failed: &[LotId]) -> Decision<'a> {
        let mut decision = self.answered(at, Decision::new(at));
        for row in &self.low_prices.0 {
            decision = decision.event(PriceJudged {
                bid: row.bid,
                verdict: row.verdict,
                reason: row.reason.text(),
            });
        }
        for row in &self.signs.0 {
            decision = decision.event(CollusionNoted {
                sign: row.sign,
                bids: row.bids.clone(),
                finding: row.finding.text(),
            });
        }
        let lots = at.process.bidding.lots_in_play().into_iter();
        let ranks = lots
            .filter(|lot| !failed.contains(lot))
            .flat_map(|lot| rank(at.process, lot, invalid));
        for one in ranks {
            decision = decision.event(BidRanked {
                lot: one.lot,
                bid: one.bid,
                place: one.place,
                quality: one.quality,
                price_points: one.price_points,
                total: one.total,
            });
        }
        let dissents = at.process.bidding.dissents.len();
        decision.event(EvaluationReported {
            summary: self.summary.text(),
            collusion: self.collusion,
            dissents: u32::try_from(dissents).unwrap_or(u32::MAX),
            failed_lots: failed.to_vec(),
        })
    }
}
