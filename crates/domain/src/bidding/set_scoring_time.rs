//! When the scoring ends.

use super::{
    events::ScoringTimeSet,
    refusals::{COMMITTEE_MISSING, SCORING_TIME_PAST, SHEETS_OPEN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};
use kernel::Timestamp;

verb! {
    /// Sets when the sheets are opened even if some are missing. Without it they open when all are in.
    SetScoringTime "set-scoring-time" ("确定评分截止时间", "Set the end of the scoring")
    help ("全部评分表交齐即同时启封；到截止时间仍未交齐的，由平台启封已交的评分表，迟交的会被标出。", "All sheets open together once they are in. At this time the platform opens those that are in; later ones are marked.")
    acts [] scope Process stages [S09]
    {
        until: Timestamp = ("截止时间", "End of the scoring");
    }
}

impl Act for SetScoringTime {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        COMMITTEE_MISSING.unless(!at.process.bidding.committee.is_empty())?;
        SHEETS_OPEN.unless(at.process.bidding.panel.opened.is_none())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        SCORING_TIME_PAST
            .unless(self.until > at.now())
            .map_err(|one| one.at("until"))?;
        Decision::new(at)
            .event(ScoringTimeSet { until: self.until })
            .done()
    }
}
