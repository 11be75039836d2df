//! The purchaser comments on the yearly plan; it does not approve it.

use super::{
    choices::PlanStance, duties::COMMENT_ON_PLAN, events::PlanCommented, refusals::PLAN_NONE,
    state::PlanState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Comments on the yearly plan (A40).
    CommentOnPlan "comment-on-plan" ("对年度计划提意见", "Comment on the yearly plan")
    help ("意见供承接方考虑；改变合同内容须走变更程序。", "Suggestions are for the provider to weigh; whatever alters the contract goes through a change.")
    acts [40] scope Contract stages [S14, S15, S16, S17]
    {
        stance: PlanStance = ("意见类型", "Stance");
        comment: Prose = ("意见", "Comment");
    }
}

impl Act for CommentOnPlan {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut plans = at.contract()?.agreement.plans.iter();
        PLAN_NONE.unless(plans.any(|plan| plan.state == PlanState::Submitted))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(PlanCommented {
                stance: self.stance,
                comment: self.comment.text(),
            })
            .meet(&COMMENT_ON_PLAN, "")
            .done()
    }
}
