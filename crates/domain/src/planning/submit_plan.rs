//! The demand and implementation plan goes to review.

use super::{
    PlanSubmitted,
    choices::PlanTerm,
    rules::{
        ACCEPTANCE_PLAN, BUDGETED, COST_MISSING, DRAFTERS_MISSING, MULTI_YEAR_STATED, REVIEW_PLAN,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Person, Prose},
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use rules::Key;

verb! {
    /// Submits the demand and implementation plan (D03).
    SubmitPlan "submit-plan" ("提交需求和实施方案", "Submit the plan")
    help ("写明编制人和验收方案。编制人不得参加审查，其单位不得投标。",
          "Name the drafters and say how the work will be accepted. Drafters may not review, nor \
           may their organisation bid.")
    acts [] scope Process stages [S03]
    {
        drafters: Vec<Person> = ("编制人", "Drafters");
        acceptance: Option<Prose> = ("履约验收方案", "Acceptance plan")
            hint ("由谁、何时、按什么标准验收，如何听取服务对象意见",
                  "who accepts, when, by what standard, and how users are heard");
        term: PlanTerm = ("期限", "Term");
        years: Option<u32> = ("跨年度项目的年数", "Years, if several");
    }
}

impl Act for SubmitPlan {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        COST_MISSING.unless(at.process.planning.cost.is_some())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![BUDGETED.holds(at.process.planning.budget.is_some())]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let funded = at
            .process
            .planning
            .budget
            .as_ref()
            .map_or(0, |one| one.years);
        let stated = match self.term {
            PlanTerm::OneYear => true,
            PlanTerm::MultiYear => self.years.is_some_and(|years| years > 1 && years <= funded),
        };
        vec![
            ACCEPTANCE_PLAN.holds(self.acceptance.is_some()),
            MULTI_YEAR_STATED.holds(stated),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        DRAFTERS_MISSING
            .unless(!self.drafters.is_empty())
            .map_err(|one| one.at("drafters"))?;
        let years = match self.term {
            PlanTerm::OneYear => 1,
            PlanTerm::MultiYear => self.years.unwrap_or(1),
        };
        let due = at.due(Key::NeedReview, at.occurred_on())?;
        Decision::new(at)
            .event(PlanSubmitted {
                drafters: self.drafters.clone(),
                acceptance: self.acceptance.as_ref().map(Prose::text),
                years,
            })
            .owe(&REVIEW_PLAN, "", due)
            .enter(Stage::S04)
            .done()
    }
}
