//! Duties of all four sides from evaluation to acceptance.

use crate::{assessment::choices::EvaluatedSide, obligation::Duty};

duties! {
    /// SD7: somebody other than the purchaser finds an evaluator.
    ENGAGE "engage-evaluator" Panel => Provider ("抽取第三方评估机构", "Draw an evaluator from the pool")
    proof ("抽取记录", "the record of the draw")
    breach ("评估不能开始；不影响基本服务费支付", "the evaluation cannot start; base pay is not affected") mirror "";
    /// §5a S16, S18: an evaluation is planned in time.
    PLAN "plan-evaluation" Evaluator => Provider ("制定评估方案", "Plan the evaluation")
    proof ("评估方案", "the plan")
    breach ("末期评估超过总时限的，基本部分视为合格", "a final evaluation that is too late counts as base satisfied") mirror "";
    /// A89: the provider looks at its own duties.
    SELF_PROVIDER "self-evaluate-provider" Provider => Purchaser ("承接方自评", "Evaluate one's own duties (provider)")
    proof ("自评表", "the self-evaluation")
    breach ("按已有证据评估", "the evaluation goes by the evidence there is") mirror "self-evaluate-purchaser";
    /// A89: the purchaser looks at its own duties.
    SELF_PURCHASER "self-evaluate-purchaser" Purchaser => Provider ("购买方自评", "Evaluate one's own duties (purchaser)")
    proof ("自评表", "the self-evaluation")
    breach ("按已有证据评估", "the evaluation goes by the evidence there is") mirror "self-evaluate-provider";
    /// A89: a host looks at its own duties.
    SELF_HOST "self-evaluate-host" Host => Provider ("落地街道自评", "Evaluate one's own duties (host)")
    proof ("自评表", "the self-evaluation")
    breach ("按已有证据评估", "the evaluation goes by the evidence there is") mirror "self-evaluate-provider";
    /// A92.
    RATE_BY_PURCHASER "rate-by-purchaser" Purchaser => Provider ("购买方评分", "Rate the service (purchaser)")
    proof ("评分表", "the rating sheet")
    breach ("该评分缺席，权重分给其他主体", "its weight goes to the other groups") mirror "rate-purchaser";
    /// A93.
    RATE_PURCHASER "rate-purchaser" Provider => Purchaser ("承接方评购买方", "Rate the purchaser")
    proof ("评分表", "the rating sheet")
    breach ("期满后不能再评", "afterwards it can no longer rate") mirror "rate-by-purchaser";
    /// A94.
    RATE_BY_HOST "rate-by-host" Host => Provider ("落地街道评分", "Rate the service (host)")
    proof ("评分表", "the rating sheet")
    breach ("该评分缺席，权重分给其他主体", "its weight goes to the other groups") mirror "rate-host";
    /// A93.
    RATE_HOST "rate-host" Provider => Host ("承接方评落地街道", "Rate the hosts")
    proof ("评分表", "the rating sheet")
    breach ("期满后不能再评", "afterwards it can no longer rate") mirror "rate-by-host";
    /// §5a S16: the report comes soon after the fieldwork.
    REPORT "report-evaluation" Evaluator => Provider ("提出评估初稿", "Draft the result of the evaluation")
    proof ("评估初稿", "the draft")
    breach ("评估费扣减（L2）；付款不等待评估", "the fee is cut (L2); payment does not wait") mirror "";
    /// A98: causes are allocated before anything follows from a low score.
    ALLOCATE "allocate-cause" Panel => Provider ("划分不足的原因", "Say who caused the shortfall")
    proof ("原因划分决定", "the decision on causes")
    breach ("低等级结果不能公布", "a low grade cannot be issued") mirror "";
    /// M6: the result is issued once the sides were heard.
    ISSUE "issue-evaluation" Evaluator => Provider ("公布评估结果", "Issue the result of the evaluation")
    proof ("评估结果", "the result")
    breach ("评估费扣减（L2）；付款不等待评估", "the fee is cut (L2); payment does not wait") mirror "";
    /// A100: an appeal is re-checked in time.
    DECIDE_APPEAL "decide-evaluation-appeal" Panel => Provider ("复核评估结果", "Re-check the result")
    proof ("复核决定", "the decision")
    breach ("结果在复核决定前不得作为不利依据", "until then the result may not be held against anybody") mirror "";
    /// A101.
    CURE_PLAN_PROVIDER "plan-improvement-provider" Provider => Purchaser ("提出整改计划（承接方）", "Set an improvement plan (provider)")
    proof ("整改计划", "the plan")
    breach ("进入处理阶梯 L1", "rung L1 of the ladder") mirror "plan-improvement-purchaser";
    /// A101.
    CURE_PLAN_PURCHASER "plan-improvement-purchaser" Purchaser => Provider ("提出整改计划（购买方）", "Set an improvement plan (purchaser)")
    proof ("整改计划", "the plan")
    breach ("进入处理阶梯 L1", "rung L1 of the ladder") mirror "plan-improvement-provider";
    /// A101.
    CURE_PLAN_HOST "plan-improvement-host" Host => Provider ("提出整改计划（落地街道）", "Set an improvement plan (host)")
    proof ("整改计划", "the plan")
    breach ("进入处理阶梯 L1", "rung L1 of the ladder") mirror "plan-improvement-provider";
    /// §5a S17: the cure has a last day.
    CURE_PROVIDER "improve-provider" Provider => Purchaser ("完成整改（承接方）", "Carry out the improvement (provider)")
    proof ("整改报告", "the report of the improvement")
    breach ("进入处理阶梯 L1 及以上", "rung L1 of the ladder or above") mirror "improve-purchaser";
    /// §5a S17: the cure has a last day.
    CURE_PURCHASER "improve-purchaser" Purchaser => Provider ("完成整改（购买方）", "Carry out the improvement (purchaser)")
    proof ("整改报告", "the report of the improvement")
    breach ("进入处理阶梯 L1 及以上", "rung L1 of the ladder or above") mirror "improve-provider";
    /// §5a S17: the cure has a last day.
    CURE_HOST "improve-host" Host => Provider ("完成整改（落地街道）", "Carry out the improvement (host)")
    proof ("整改报告", "the report of the improvement")
    breach ("进入处理阶梯 L1 及以上", "rung L1 of the ladder or above") mirror "improve-provider";
    /// §5a S17: somebody looks at what was improved.
    CHECK_CURE "check-improvement" Evaluator => Provider ("核查整改情况", "Check the improvement")
    proof ("核查结论", "the conclusion of the check")
    breach ("评估费扣减（L2）", "the fee is cut (L2)") mirror "";
    /// A104: the purchaser decides, or silence decides.
    DECIDE_ACCEPTANCE "decide-acceptance" Purchaser => Provider ("组织验收并作出决定", "Decide the acceptance")
    proof ("验收书", "the acceptance statement")
    breach ("逾期未作决定的，视为验收合格", "silence counts as acceptance") mirror "";
}

/// The duty of a side to evaluate itself.
pub const fn self_evaluation(side: EvaluatedSide) -> &'static Duty {
    match side {
        EvaluatedSide::Provider => &SELF_PROVIDER,
        EvaluatedSide::Purchaser => &SELF_PURCHASER,
        EvaluatedSide::Host => &SELF_HOST,
    }
}

/// The duty of a side to plan its improvement.
pub const fn cure_plan(side: EvaluatedSide) -> &'static Duty {
    match side {
        EvaluatedSide::Provider => &CURE_PLAN_PROVIDER,
        EvaluatedSide::Purchaser => &CURE_PLAN_PURCHASER,
        EvaluatedSide::Host => &CURE_PLAN_HOST,
    }
}

/// The duty of a side to carry its improvement out.
pub const fn cure(side: EvaluatedSide) -> &'static Duty {
    match side {
        EvaluatedSide::Provider => &CURE_PROVIDER,
        EvaluatedSide::Purchaser => &CURE_PURCHASER,
        EvaluatedSide::Host => &CURE_HOST,
    }
}

/// The duties that fall away when an evaluation ends, whatever is still open.
pub static OF_EVALUATION: [&Duty; 10] = [
    &SELF_PROVIDER,
    &SELF_PURCHASER,
    &SELF_HOST,
    &RATE_BY_PURCHASER,
    &RATE_PURCHASER,
    &RATE_BY_HOST,
    &RATE_HOST,
    &REPORT,
    &ALLOCATE,
    &ISSUE,
];

/// The duties that can no longer be kept once the ratings are released.
pub static OF_RATING: [&Duty; 4] = [
    &RATE_BY_PURCHASER,
    &RATE_PURCHASER,
    &RATE_BY_HOST,
    &RATE_HOST,
];
