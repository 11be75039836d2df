//! The provider submits its yearly plan.

use super::{
    duties::{COMMENT_ON_PLAN, SUBMIT_PLAN},
    events::PlanSubmitted,
    parties,
    refusals::{END_BEFORE_START, PLAN_PENDING},
    state::PlanState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// Submits the yearly plan (A39).
    SubmitAnnualPlan "submit-annual-plan" ("提交年度计划", "Submit the yearly plan")
    help ("购买方可在 10 个工作日内提意见，不逐项审批；期满未提视为同意。", "The purchaser may comment within 10 working days but does not approve line by line; silence means it agrees.")
    acts [39] scope Contract stages [S14, S15, S16, S17]
    {
        from: Date = ("计划起始日", "First day");
        until: Date = ("计划截止日", "Last day");
        hours: u32 = ("计划服务工时", "Service hours planned");
        summary: Prose = ("计划要点", "Main points");
    }
}

impl Act for SubmitAnnualPlan {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut plans = at.contract()?.agreement.plans.iter();
        PLAN_PENDING.unless(!plans.any(|plan| plan.state == PlanState::Submitted))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        parties::own_contract(at)?;
        END_BEFORE_START
            .unless(self.from <= self.until)
            .map_err(|one| one.at("until"))?;
        let due = at.due(Key::DeliveryReportAnswer, at.occurred_on())?;
        Decision::new(at)
            .event(PlanSubmitted {
                from: self.from,
                until: self.until,
                hours: self.hours,
                summary: self.summary.text(),
            })
            .meet(&SUBMIT_PLAN, "")
            .owe(&COMMENT_ON_PLAN, "", due)
            .done()
    }
}
