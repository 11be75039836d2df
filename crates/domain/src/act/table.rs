//! The table of the 112 acts.
//!
//! Names are short enough for a list; conditions and clocks are with the verbs that make the acts.
//! `Protected` follows the list under the table of domain.md §5c: such an act is never evidence
//! against its author.

use super::{ActCode, ActStatus, Protection, TypedAct};

macro_rules! acts {
    ($($code:literal ($zh:literal, $en:literal) $status:ident $protection:ident $effects:literal;)+) => {
        /// Every act, by code.
        pub static ACTS: &[TypedAct] = &[$(TypedAct {
            code: ActCode($code),
            name: kernel::lang::bi($zh, $en),
            status: ActStatus::$status,
            protection: Protection::$protection,
            effects: $effects,
        }),+];
    };
}

acts! {
    // Planning and buying.
    1 ("登记需求", "Register a need") May Ordinary "VO+";
    2 ("调查市场", "Survey the market") Must Ordinary "CN+ TR+";
    3 ("征求居民意见", "Consult residents") Must Ordinary "VO++";
    4 ("比对履职清单", "Match the duty lists") Must Ordinary "AB− EQ+";
    5 ("测算成本", "Set the cost model") Must Ordinary "GR+ RC+";
    6 ("安排（跨年）预算", "Commit the budget, several years if need be") May Ordinary "RC+ GR+";
    7 ("审查需求和方案", "Review need and plan") Must Ordinary "CN+";
    8 ("公开采购意向", "Publish the intention") Must Ordinary "CN+ TR+";
    9 ("拟定评分办法", "Draft the scoring") Must Ordinary "CN±";
    10 ("设定固定价格", "Set a fixed price") May Ordinary "GR+ CN+";
    11 ("预留采购份额", "Reserve a lot") Conditional Ordinary "CN±";
    12 ("为特定供应商量身定做", "Write the tender to fit one supplier") Forbidden Ordinary "CN−− AL+";
    13 ("对文件草案提意见", "Comment on the draft terms") May Protected "EQ+ CN+";
    14 ("响应前提出对等条款", "Propose a counter-clause before bidding") May Protected "EQ++";
    15 ("询问与澄清", "Ask for clarification") May Ordinary "CN+";
    16 ("递交响应", "Submit an offer") May Ordinary "";
    17 ("陪标、串通报价", "Bid as a companion, agree prices") Forbidden Ordinary "CN−−";
    18 ("说明低价理由", "Explain a low price") Conditional Ordinary "CN+";
    19 ("评分并写明理由", "Score with reasons") Must Ordinary "TR+";
    20 ("发表不同意见", "Dissent") May Ordinary "TR+";
    21 ("干预评审", "Interfere in the evaluation") Forbidden Ordinary "CN−− CT+";
    22 ("确定并公告成交结果", "Decide and publish the award") Must Ordinary "TR+";
    23 ("告知落选者得分和理由", "Give losers their own scores and reasons") Must Ordinary "EQ+ CN+";
    24 ("提出质疑", "Object") May Protected "EQ+";
    25 ("答复质疑", "Reply to an objection") Must Ordinary "EQ+";
    26 ("向财政部门投诉", "Complain to the finance authority") May Protected "EQ+";
    27 ("拒收质疑", "Refuse to receive an objection") Forbidden Ordinary "EQ−−";
    28 ("签约时附加新条件", "Attach a new condition to signing") Forbidden Ordinary "EQ−− CT+";
    29 ("商定非实质性附件", "Negotiate non-substantive schedules") Must Ordinary "EQ+";
    30 ("签订合同", "Sign the contract") Must Ordinary "EQ+";
    31 ("复述八项关键条款", "Read back eight key terms") Must Ordinary "EQ+";
    32 ("签订抽屉协议", "Sign a side letter") Forbidden Ordinary "TR−−";
    33 ("未签约先服务", "Start the service before signing") Conditional Ordinary "RC− CT+";
    34 ("公开并备案合同", "Publish and file the contract") Must Ordinary "TR+";

    // Setting up and delivering.
    35 ("支付预付款", "Pay the advance") Must Ordinary "RC++ IN+";
    36 ("移交场地、名单并引介", "Hand over room, list and introduction") Must Ordinary "RC+ AL0";
    37 ("向居民介绍团队", "Introduce the team to residents") May Ordinary "VO+";
    38 ("确定基线", "Set the baseline") Must Ordinary "VO+";
    39 ("提交服务计划", "Submit the plan") Must Ordinary "IN+";
    40 ("对计划提意见", "Comment on the plan") May Ordinary "IN+";
    41 ("以命令改写计划", "Rewrite the plan by order") Forbidden Ordinary "CT++ IN−";
    42 ("记录服务", "Record a service") Must Ordinary "TR+";
    43 ("确认服务", "Confirm a service") May Ordinary "VO++";
    44 ("否认或更正服务记录", "Deny or correct a service record") May Protected "VO+ TR+";
    45 ("编造、倒签记录", "Fabricate or backdate a record") Forbidden Ordinary "RB+ TR−−";
    46 ("提交期间报告", "Report on a period") Must Ordinary "TR+";
    47 ("答复报告", "Answer a report") Must Ordinary "RC+ EQ+";
    48 ("专业督导", "Supervise professionally") Must Ordinary "GR+";
    49 ("培训与发展", "Train and develop") May Ordinary "GR++";
    50 ("转介服务对象", "Refer a user") May Ordinary "AL0 VO+";
    51 ("迟延移交约定的场地或资料", "Hand over agreed facilities or data late") Forbidden Ordinary "RC−";
    52 ("更换具名人员", "Change named staff") Conditional Ordinary "IN+";
    53 ("无理由挑人、否人", "Pick or veto persons without reason") Forbidden Ordinary "IN−− AB+";
    54 ("走访观察", "Visit and observe") May Ordinary "CT0";
    55 ("突击检查", "Visit by surprise") Conditional Ordinary "CT+ TR+";
    56 ("超次数检查", "Exceed the inspection cap") Forbidden Ordinary "CT++";
    57 ("重复索要同一数据", "Ask for the same datum again") Forbidden Ordinary "CT+";

    // Tasks, change, resistance.
    58 ("填写任务单", "File a task request") May Ordinary "TR+";
    59 ("口头下达任务", "Give a verbal order") Forbidden Ordinary "CT+ AB+ TR−";
    60 ("接受范围内任务", "Accept a task within scope") May Ordinary "RC+";
    61 ("以弹性工时接受相邻任务", "Accept an adjacent task from the flex pool") Conditional Ordinary "AL0 RC+";
    62 ("以变更计价接受范围外任务", "Accept an out-of-scope task at a price") Conditional Ordinary "EQ+";
    63 ("说明理由后拒绝任务", "Decline a task with reason") May Protected "IN++ EQ+ RB0";
    64 ("敷衍应付、变相拒绝", "Comply in form only") Forbidden Ordinary "RB++";
    65 ("变相用工、借用人员", "Order disguised employment, borrow staff") Forbidden Ordinary "AB++";
    66 ("自愿提供额外服务", "Offer voluntary extra service") May Ordinary "AL+ GR+";
    67 ("向购买方隐瞒为街道做的额外工作", "Hide extras for the host") Forbidden Ordinary "AL++";
    68 ("提出变更", "Propose a change") May Protected "EQ+";
    69 ("同意、反提或拒绝变更", "Assent to, counter or refuse a change") May Protected "EQ+";
    70 ("强加变更", "Impose a change") Forbidden Ordinary "CT++ EQ−−";
    71 ("加指标不加经费", "Raise targets without money") Forbidden Ordinary "CT+ RC−";
    72 ("主张情势变更", "Invoke a change of circumstances") May Protected "EQ+";
    73 ("通知购买方或街道违约", "Give notice of purchaser or host default") May Protected "EQ++ RC+";
    74 ("中止对待履行", "Withhold counter-performance") Conditional Ordinary "EQ+ RB0";
    75 ("报复", "Retaliate") Forbidden Ordinary "EQ−− CT++";
    76 ("紧急指令", "Give an emergency order") Conditional Ordinary "CT0";
    77 ("记录街道的额外支持", "Record support beyond duty by the host") May Ordinary "AL0 RC+";

    // Money.
    78 ("开具发票", "Invoice") May Ordinary "";
    79 ("对部分金额提出异议", "Dispute a part with reason") Conditional Ordinary "EQ+";
    80 ("支付无争议款项", "Pay what is undisputed") Must Ordinary "RC++";
    81 ("自动计息", "Post interest") Must Ordinary "EQ+ RC+";
    82 ("以内部流程、换人、未约定审计拖延", "Delay for internal reasons") Forbidden Ordinary "RC−−";
    83 ("确认应收账款", "Certify a receivable") Must Ordinary "GR+";
    84 ("抵扣", "Deduct") Conditional Ordinary "EQ±";
    85 ("索要礼品、费用或免费物品", "Demand gifts, fees or free goods") Forbidden Ordinary "CT+ AL+";
    86 ("科目间调剂结余", "Shift savings between cost heads") May Ordinary "IN+";
    87 ("公布付款统计", "Publish payment statistics") Must Ordinary "TR+ EQ+";

    // Evaluation, consequence, exit.
    88 ("从库中抽取评估方", "Draw the evaluator from the pool") Must Ordinary "CN+ IN+";
    89 ("各方自评", "Evaluate oneself") Must Ordinary "EQ+";
    90 ("服务对象评价", "Rate by users") Must Ordinary "VO++";
    91 ("专业评价", "Rate professionally") Must Ordinary "GR+";
    92 ("购买方评价承接方", "Purchaser rates provider") Must Ordinary "EQ++";
    93 ("承接方评价购买方和街道", "Provider rates purchaser and host") Must Protected "EQ++";
    94 ("街道评价承接方", "Host rates provider") Must Ordinary "AB0";
    95 ("同行评价", "Peer rates") May Ordinary "GR+";
    96 ("社工保密陈述", "Workers speak confidentially") May Protected "TR+";
    97 ("签约后更改指标", "Change the index after signing") Forbidden Ordinary "CT++";
    98 ("认定短缺原因", "Allocate the cause of a shortfall") Must Ordinary "EQ+";
    99 ("答辩", "Reply") May Protected "EQ+";
    100 ("申请复核", "Appeal") May Protected "EQ+";
    101 ("制定整改方案", "Set an improvement plan") Must Ordinary "GR+ EQ+";
    102 ("奖励", "Reward") May Ordinary "GR+";
    103 ("处理", "Sanction") Conditional Ordinary "EQ±";
    104 ("通过或拒绝验收", "Accept or refuse acceptance") Must Ordinary "VO+";
    105 ("视为通过验收", "Deemed acceptance") Must Ordinary "EQ+";
    106 ("依据评估结果决定续约", "Decide renewal citing results") Must Ordinary "RC+ GR+";
    107 ("通知不续约", "Give notice of non-renewal") Must Ordinary "RC+ GR+";
    108 ("过渡", "Bridge") Conditional Ordinary "VO+";
    109 ("经同意转介个案", "Transfer cases with consent") Must Ordinary "VO+";
    110 ("共同回顾关系并公开", "Review the relationship jointly, publish it") Must Ordinary "TR+ EQ+";
    111 ("终止合同", "Terminate") Conditional Ordinary "EQ±";
    112 ("丢下保护性个案", "Drop protective cases") Forbidden Ordinary "VO−−";
}

#[cfg(test)]
mod tests {
    use super::ACTS;
    use crate::act::{ActCode, ActStatus, Protection, typed_act};

    /// The protected acts as domain.md §5c lists them.
    const PROTECTED: &[u8] = &[13, 14, 24, 26, 44, 63, 68, 69, 72, 73, 93, 96, 99, 100];

    /// The acts marked forbidden (X) in domain.md §5c.
    const FORBIDDEN: &[u8] = &[
        12, 17, 21, 27, 28, 32, 41, 45, 51, 53, 56, 57, 59, 64, 65, 67, 70, 71, 75, 82, 85, 97, 112,
    ];

    #[test]
    fn every_code_from_1_to_112_is_there_once_in_order() {
        let codes: Vec<u8> = ACTS.iter().map(|act| act.code.0).collect();
        assert_eq!(codes, (1..=112).collect::<Vec<u8>>());
        assert_eq!(typed_act(ActCode(63)).unwrap().code.to_string(), "A63");
        assert!(typed_act(ActCode(113)).is_none());
    }

    #[test]
    fn protected_and_forbidden_acts_are_those_of_the_list() {
        let protected = ACTS
            .iter()
            .filter(|act| act.protection == Protection::Protected);
        let codes: Vec<u8> = protected.map(|act| act.code.0).collect();
        assert_eq!(codes, PROTECTED);
        let forbidden = ACTS.iter().filter(|act| act.status == ActStatus::Forbidden);
        let codes: Vec<u8> = forbidden.map(|act| act.code.0).collect();
        assert_eq!(codes, FORBIDDEN);
    }

    #[test]
    fn names_and_effects_are_complete() {
        for act in ACTS {
            assert!(
                !act.name.zh.is_empty() && !act.name.en.is_empty(),
                "{}",
                act.code
            );
            for effect in act.effects.split_whitespace() {
                let (family, sign) = effect.split_at(2);
                let known = [
                    "EQ", "IN", "RC", "VO", "TR", "CN", "GR", "CT", "RB", "AB", "AL",
                ];
                assert!(known.contains(&family), "{} {effect}", act.code);
                assert!(
                    ["+", "++", "−", "−−", "±", "0"].contains(&sign),
                    "{} {effect}",
                    act.code
                );
            }
        }
    }

    #[test]
    fn every_act_named_by_a_verb_exists() {
        for entry in crate::registry::verbs() {
            for code in entry.meta.acts {
                assert!(typed_act(*code).is_some(), "{} {code}", entry.meta.code);
            }
        }
    }
}
