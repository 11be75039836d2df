//! A change to the documents while bids are open.

use super::{
    CLARIFICATION_LEAD, OPEN_BIDS, SAME_INFORMATION,
    common::{deadline, plan},
    events::TenderAmended,
    refusals::{DEADLINE_EARLIER, TENDER_CLOSED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    obligation::Due,
    refusal::Refusal,
    verb::Act,
};
use kernel::Timestamp;

verb! {
    /// Publishes an addendum. Too close to the deadline, the deadline moves.
    AmendTender "amend-tender" ("发布补充文件", "Publish an addendum")
    help ("修改向所有供应商公开。距截止不足15日（磋商5日）的，须同时顺延截止时间。", "The change is published to all. Less than 15 days (consultation: 5) before the deadline, the deadline has to move.")
    acts [] scope Process stages [S07]
    {
        text: Prose = ("补充或修改的内容", "What is added or changed");
        deadline: Option<Timestamp> = ("新的截止时间", "New deadline") hint ("不顺延则留空", "leave empty if it does not move");
    }
}

impl Act for AmendTender {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        TENDER_CLOSED.unless(deadline(at).is_some_and(|deadline| at.now() < deadline))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let rule = plan(at).ok().and_then(|plan| plan.method.lead_rule());
        let Some(key) = rule else {
            return Vec::new();
        };
        let closes = self
            .deadline
            .or_else(|| deadline(at))
            .map(|one| at.day_of(one));
        let first = at.due_date(key, at.today()).ok();
        let holds = closes.zip(first).is_some_and(|(day, first)| day >= first);
        vec![CLARIFICATION_LEAD.holds(holds)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let decision = Decision::new(at).event(TenderAmended {
            text: self.text.text(),
            deadline: self.deadline,
        });
        let Some(moved) = self.deadline else {
            return decision.done();
        };
        DEADLINE_EARLIER
            .unless(deadline(at).is_none_or(|before| moved >= before))
            .map_err(|one| one.at("deadline"))?;
        let day = Due::agreed(at.day_of(moved));
        decision
            .lapse(&SAME_INFORMATION, "")
            .lapse(&OPEN_BIDS, "")
            .owe(&SAME_INFORMATION, "", day.clone())
            .owe(&OPEN_BIDS, "", day)
            .done()
    }
}
