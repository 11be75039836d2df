//! Opens the competition.

use super::{
    FAIRNESS_CURRENT, OPEN_BIDS, SAME_INFORMATION, TIME_TO_BID, TIME_TO_RESPOND,
    common::plan,
    events::TenderPublished,
    refusals::{DEADLINE_PAST, INTENTION_MISSING, INTENTION_RECENT},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    law::{choices::Conflicts, norms, rules::CONFLICTS_ASSESSED},
    obligation::Due,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::Timestamp;
use rules::Key;

verb! {
    /// Publishes the tender with its documents, free of charge. The day the documents are
    /// published is the first day not counted of the time to bid.
    PublishTender "publish-tender" ("发布采购公告", "Publish the tender")
    help ("公告和采购文件同时公开，文件免费提供。所有供应商得到同样的信息。", "Notice and documents are published together and free of charge. Every tenderer gets the same information.")
    acts [] scope Process stages [S06]
    {
        deadline: Timestamp = ("响应截止时间", "Deadline for bids") hint ("公开招标不少于20日，磋商不少于10日", "at least 20 days for an open tender, 10 for a consultation");
    }
}

impl Act for PublishTender {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        plan(at)?;
        let planning = &at.process.planning;
        if planning.intention_exempt.is_some() {
            return Ok(());
        }
        let published = planning
            .intention_published
            .ok_or_else(|| INTENTION_MISSING.refuse())?;
        let from = at.due_date(Key::IntentionNotice, published)?;
        if at.today() < from {
            return Err(INTENTION_RECENT.with("day", from).opens(from));
        }
        Ok(())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let mut checks = vec![FAIRNESS_CURRENT.holds(at.process.planning.ready_to_publish())];
        if norms::asks_for_conflicts(at) {
            let found = at.process.local.conflicts.map(|(found, _)| found);
            let done = found.is_some_and(|found| found != Conflicts::Unsolved);
            checks.push(CONFLICTS_ASSESSED.holds(done));
        }
        checks
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(plan) = plan(at) else {
            return Vec::new();
        };
        let Some(key) = plan.method.time_rule() else {
            return Vec::new();
        };
        let guard = match key {
            Key::TenderOpen => &TIME_TO_BID,
            _ => &TIME_TO_RESPOND,
        };
        let first = at.due_date(key, at.today());
        vec![guard.holds(first.is_ok_and(|first| at.day_of(self.deadline) >= first))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        DEADLINE_PAST
            .unless(self.deadline > at.now())
            .map_err(|one| one.at("deadline"))?;
        let day = Due::agreed(at.day_of(self.deadline));
        Decision::new(at)
            .event(TenderPublished {
                deadline: self.deadline,
            })
            .owe(&SAME_INFORMATION, "", day.clone())
            .owe(&OPEN_BIDS, "", day)
            .enter(Stage::S07)
            .done()
    }
}
