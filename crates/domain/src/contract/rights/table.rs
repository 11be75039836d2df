//! Which clause gives whom which right. The first rule that applies counts; what no rule gives,
//! nobody has.

use super::{Clause, Hold, Holder, Phase, Right, Rule, When};
use Phase::{Closing, Delivery, Evaluation, Inception, Signing};
use kernel::lang::bi;

macro_rules! rules {
    ($($right:ident $holder:ident $hold:ident [$($phase:ident),+] $clause:ident $($when:ident)?
       ($zh:literal, $en:literal);)+) => {
        pub(super) const RULES: &[Rule] = &[$(Rule {
            right: Right::$right,
            phases: &[$($phase),+],
            holder: Holder::$holder,
            hold: Hold::$hold,
            clause: Clause::$clause,
            when: { #[allow(unused_mut, unused_assignments)] {
                let mut when = When::Always;
                $(when = When::$when;)?
                when
            } },
            why: bi($zh, $en),
        }),+];
    };
}

rules! {
    // Goals: what the service is, how much, judged by what.
    Goals Purchaser Jointly [Signing] Scope
        ("双方签署同一文本，内容与采购文件一致", "both sign the same text, which says what the tender said");
    Goals Provider Jointly [Signing] Scope
        ("双方签署同一文本，内容与采购文件一致", "both sign the same text, which says what the tender said");
    Goals Purchaser Jointly [Inception, Delivery, Evaluation] Change
        ("只能经双方同意变更；追加累计不超过 {change.addon-max}", "only by assent of both; add-ons stay within {change.addon-max} in total");
    Goals Provider Jointly [Inception, Delivery, Evaluation] Change
        ("只能经双方同意变更；{change.answer}内未答复视为不同意", "only by assent of both; no answer within {change.answer} is a refusal");
    Goals Host Proposes [Inception, Delivery, Evaluation, Closing] HostCharter
        ("加入三方协议后可以提出变更和建议", "once it has joined the charter it may propose changes");
    Goals Users Objects [Inception, Delivery, Evaluation] User
        ("会失去服务的变更，须其代表先同意", "a change by which they lose a service needs their panel's assent first");
    Goals Purchaser Jointly [Closing] Term
        ("续约须双方签署；期满前 {renew.notice}告知意向", "a renewal needs both signatures; wishes are told {renew.notice} before the end");
    Goals Provider Jointly [Closing] Term
        ("续约须双方签署；期满前 {renew.notice}表明意愿", "a renewal needs both signatures; wishes are told {renew.notice} before the end");
    Goals Users Proposes [Closing] User
        ("服务对象有被听取的权利", "users have a right to be heard");

    // Inspection: seeing for oneself whether it is so.
    Inspection Provider Alone [Inception] Scope
        ("前置条件是否到位，以承接方确认为准", "whether what the service needs is there is for the provider to say");
    Inspection Purchaser Objects [Inception] Inspection
        ("可以检查，每季度各机关合计不超过 {burden.inspections-per-quarter} 次", "may inspect, at most {burden.inspections-per-quarter} times a quarter for all offices together");
    Inspection Purchaser Jointly [Delivery, Evaluation] Inspection
        ("与各机关合用每季度 {burden.inspections-per-quarter} 次的上限，提前 {inspection.notice}通知", "shares with all offices one cap of {burden.inspections-per-quarter} a quarter, with {inspection.notice} notice");
    Inspection Host Jointly [Delivery] Inspection
        ("与购买方合用同一上限；确认服务是否发生", "shares one cap with the purchaser; confirms that a service took place");
    Inspection Host Proposes [Evaluation] HostCharter
        ("配合评估，可以提供情况", "cooperates with the evaluation and may tell what it knows");
    Inspection Provider Objects [Delivery] Inspection
        ("检查结论经答复后方可作为依据", "a finding counts only after the reply");
    Inspection Users Jointly [Delivery] User
        ("确认或者质疑服务记录；确认比例不低于 {record.user-confirm-min}", "confirm or question records of service; they confirm at least {record.user-confirm-min}");
    Inspection Evaluator Jointly [Evaluation] Evaluation
        ("按签约时锁定的指标实地评估；方案提前 {eval.plan-before}告知", "evaluates on the spot by the index frozen at signing; its plan is given {eval.plan-before} ahead");
    Inspection Provider Objects [Evaluation] Evaluation
        ("{eval.reply}内答复初稿，{eval.appeal}内申请复核", "replies to the draft within {eval.reply}, appeals within {eval.appeal}");
    Inspection Users Jointly [Evaluation] User
        ("被抽中的服务对象匿名评价；参加验收", "those drawn rate without being named; users take part in the acceptance");
    Inspection Panel Jointly [Evaluation] Cause
        ("先划分原因，再论后果", "says who caused a shortfall before anything follows from it");
    Inspection Purchaser Jointly [Closing] Exit
        ("双方共同回顾合作", "both review the relationship together");
    Inspection Provider Jointly [Closing] Exit
        ("双方共同回顾合作", "both review the relationship together");

    // Incentives: what is paid, withheld, rewarded or sanctioned.
    Incentives Purchaser Jointly [Signing] PaySchedule
        ("付款计划随文本签署；与评估挂钩的部分不超过 {pay.performance-share-max}", "the payment plan is signed with the text; at most {pay.performance-share-max} may depend on an evaluation");
    Incentives Provider Jointly [Signing] PaySchedule
        ("付款计划随文本签署；与评估挂钩的部分不超过 {pay.performance-share-max}", "the payment plan is signed with the text; at most {pay.performance-share-max} may depend on an evaluation");
    Incentives Purchaser Proposes [Inception, Delivery] Consequence
        ("可以提议奖励或处理，由无关的人决定；无争议款项必须按期支付", "may propose a reward or a sanction, which others decide; what is undisputed is paid in time");
    Incentives Provider Objects [Inception, Delivery] Suspend
        ("欠款满 {arrears.default-after}可以放缓、暂停服务，保护性个案除外", "after {arrears.default-after} of arrears it may slow or suspend, protective cases excepted");
    Incentives Provider Objects [Inception, Delivery] DefaultNotice
        ("可以对购买方和街道发出违约通知", "may give purchaser and hosts notice of default");
    Incentives Panel Alone [Inception, Delivery] Consequence
        ("处理由裁决小组决定，{sanction.reply}内听取答复", "sanctions are decided by the panel, which hears the reply within {sanction.reply}");
    Incentives Evaluator Jointly [Evaluation] Consequence PerformancePart
        ("评估结果只影响绩效部分（{performance}）", "the result bears on the performance part ({performance}) and on nothing else");
    Incentives Purchaser Jointly [Evaluation] Consequence PerformancePart
        ("绩效部分（{performance}）按结果支付，须引用结果并说明理由", "pays the performance part ({performance}) by the result, cited with reasons");
    Incentives Purchaser Proposes [Evaluation] Consequence
        ("没有绩效部分，只能提议奖励或处理", "without a performance part it may only propose a reward or a sanction");
    Incentives Panel Jointly [Evaluation] Cause
        ("对方造成的部分按比例免责", "excuses what the other side caused");
    Incentives Provider Objects [Evaluation] Consequence
        ("{eval.appeal}内申请复核，期间不执行", "appeals within {eval.appeal}; meanwhile nothing is carried out");
    Incentives Host Proposes [Evaluation] Reverse
        ("按权重评价，同时被评价", "rates with its weight and is rated");
    Incentives Users Proposes [Evaluation] User
        ("按权重评价服务", "rate the service with their weight");
    Incentives Purchaser Alone [Closing] Term
        ("续约决定须引用评估结果并说明理由", "decides on renewal, citing the evaluation and giving reasons");
    Incentives Provider Objects [Closing] Disputes
        ("可以提出争议；无争议款项照付", "may raise a dispute; what is undisputed is paid meanwhile");
    Incentives Host Proposes [Closing] HostCharter
        ("可以提出意见", "may give its view");
    Incentives Users Proposes [Closing] User
        ("可以提出意见", "may give their view");

    // Operation: telling people what to do today.
    Operation Provider Alone [Signing, Inception, Delivery, Evaluation, Closing] Staff
        ("人员由承接方聘用、安排和管理", "the staff are employed, placed and managed by the provider");
    Operation Purchaser Proposes [Delivery] Emergency
        ("以任务单提出；紧急任务至多 {emergency.max}，按每小时 {hour-rate} 计价", "by task request; an emergency order lasts {emergency.max} at most and is paid at {hour-rate} an hour");
    Operation Purchaser Proposes [Inception, Delivery, Evaluation, Closing] SingleVoice
        ("以任务单提出，{task.silence}内答复，沉默不等于接受", "by task request, answered within {task.silence}; silence is not acceptance");
    Operation Host Proposes [Delivery] FlexPool FlexHours
        ("以任务单提出；弹性工时池共 {flex-hours} 小时，计价", "by task request; the flex pool has {flex-hours} hours, at a price");
    Operation Host Proposes [Inception, Delivery, Evaluation, Closing] SingleVoice
        ("以任务单提出；不调用、不挑选、不考核人员", "by task request; it neither borrows, picks nor appraises staff");
    Operation Users Objects [Inception, Delivery, Evaluation, Closing] User
        ("可以拒绝服务，不因此失去其他待遇", "may refuse a service and lose nothing else by it");
}
