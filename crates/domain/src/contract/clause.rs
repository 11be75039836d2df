//! The clause catalogue (domain.md §5d). A core clause must be in every contract signed here.

choice! {
    /// A clause by its stable code.
    Clause {
        Equality "C-EQ-1" ("平等：任何一方不隶属另一方，只有列明的指令有约束力", "Equality: no party is subordinate; only listed instructions bind");
        SingleVoice "C-EQ-2" ("一个声音：每方一名合同负责人，落地方通过任务单提出事项", "Single voice: one contract manager a side; the host speaks through task requests");
        Scope "C-SC-1" ("服务范围与前置条件：单位、定义、质量、证据；场地、名单、准入、引介", "Scope and preconditions: units, definitions, quality, evidence; room, list, access, introduction");
        OutOfScope "C-SC-2" ("范围外清单：可拒绝而不受不利对待", "Out-of-scope list: may be declined without harm");
        FlexPool "C-SC-3" ("弹性工时池：不超过 5%–10%，计价", "Flex pool: at most 5–10 % of the hours, priced");
        Change "C-CH-1" ("变更须双方同意，双方有同等提出与拒绝的权利", "Change only by assent of both, with equal right to propose and refuse");
        TargetsFunded "C-CH-2" ("不得增加指标而不增加经费", "No targets without money");
        Term "C-TI-1" ("期限、续约选择与提前通知、过渡", "Term, renewal option, notice, bridge");
        PaySchedule "C-PAY-1" ("付款计划：预付、基本、绩效不超过 10%；开票后 10 个工作日付款", "Payment schedule: advance, base, performance at most 10 %; paid within 10 working days of the invoice");
        PaySilence "C-PAY-2" ("沉默：5 个工作日内提异议，15 个工作日内验收，否则视为应付、视为通过", "Silence: 5 working days to dispute, 15 to accept, else due and accepted");
        PayInterest "C-PAY-3" ("逾期利息自动计算，含逾期签约", "Interest by itself, on late payment and on a late contract");
        PayNoSetOff "C-PAY-4" ("不得超出认定抵扣；无争议部分先付；不得以内部流程、换人、未约定的审计为由拖延", "No set-off beyond findings; the undisputed part is paid; no excuse of internal process, change of leader or unagreed audit");
        PayIndirect "C-PAY-5" ("间接费用比例载明", "Share of indirect costs stated");
        PayVirement "C-PAY-6" ("科目间调剂 10%–15%，通知即可", "Virement of 10–15 % between heads on notice");
        PaySurplus "C-PAY-7" ("结余：产出达标后按比例留作发展", "Surplus: a share kept for development when outputs are met");
        PayReceivable "C-PAY-8" ("30 日内确认应收账款", "Receivable confirmed within 30 days");
        Reporting "C-REP-1" ("一数一报：报表清单封闭，10 个工作日内答复", "Reporting once: a closed list of reports, answered within 10 working days");
        Inspection "C-INS-1" ("检查次数上限、提前通知、结论可答复，各机关合并计算", "Inspection cap, notice, findings with reply; all offices within one cap");
        Staff "C-STF-1" ("团队具名、同等替换；不得挑人、借人、直接指挥", "Team named, equal substitution; no picking, borrowing, direct orders");
        StaffPay "C-STF-2" ("薪酬底线、社保、督导和培训时数", "Pay floor, social insurance, hours of supervision and training");
        Evaluation "C-EVAL-1" ("评估指标签约时锁定；权重、样本、评估方抽取、评估费另列", "Evaluation index frozen at signing; weights, samples, evaluator drawn, paid apart");
        Reverse "C-EVAL-2" ("双向评价，同时公布", "Rating both ways, released together");
        Consequence "C-EVAL-3" ("结果运用表：决定须引用评估结果", "Consequence table: decisions cite results");
        DefaultNotice "C-DEF-1" ("违约通知与补救期", "Default notices and days to cure");
        Damages "C-DEF-2" ("违约金对等并同一上限", "Liquidated damages mirrored under one cap");
        Suspend "C-DEF-3" ("承接方在欠款 60 日后可放缓、暂停（保护性个案除外）", "Provider may slow or suspend after 60 days of arrears, protective cases excepted");
        Cause "C-CAU-1" ("原因分摊：对方造成的短缺按比例免责", "Cause allocation: shortfall caused by the other side excused pro rata");
        Risk "C-RISK-1" ("风险分担表", "Risk table");
        Confidential "C-CONF-1" ("双向保密；承接方可作专业发声", "Confidentiality both ways; the provider may speak professionally");
        Intellectual "C-IP-1" ("方法归承接方，材料许可使用，双方署名", "Methods stay with the provider; materials licensed; both credited");
        Data "C-DATA-1" ("个人信息委托处理：化名、同意、返还或删除", "Personal data: entrusted processing, pseudonyms, consent, return or deletion");
        User "C-USER-1" ("服务对象权利：知情、选择、拒绝、投诉、被听取", "User rights: know, choose, refuse, complain, be heard");
        Safeguarding "C-SAFE-1" ("安全保护与强制报告", "Safeguarding and mandatory report");
        Integrity "C-INT-1" ("不收礼、申报利益冲突，影响即参与", "No gifts, conflicts declared, influence counts");
        Retaliation "C-RET-1" ("不得报复；60 日内推定", "No retaliation; presumption for 60 days");
        Disputes "C-DIS-1" ("争议阶梯、维持现状、付款继续", "Dispute ladder, status quo, payment continues");
        Ending "C-END-1" ("终止：双方事由相同，通知、答复、结算、收尾费用", "Ending: same grounds for both, notice, reply, settlement, wind-down cost");
        AnyTime "C-END-2" ("排除或定价民法典第 933 条的任意解除", "Any-time ending of Civil Code 933 excluded or priced");
        Successor "C-END-3" ("机构调整或换人后继受方受约束", "Successor bound after reorganisation or change of leader");
        Exit "C-EXIT-1" ("个案转介、数据、资产、人员公平", "Transfer of cases, data, assets, fairness to staff");
        Publicity "C-PUB-1" ("公开层：合同、变更、付款时间、结果、双向评价", "Public layer: contract, changes, payment times, results, ratings both ways");
        Growth "C-GRO-1" ("成长：培训经费、方法改进、每年两次学习会", "Growth: training line, method improvement, learning meeting twice a year");
        HostCharter "C-HOST-1" ("落地方以三方协议加入：职责、边界、上限", "Host joins by charter: duties, limits, caps");
        Emergency "C-EMER-1" ("紧急指令不超过 14 日，计价、追认", "Emergency orders up to 14 days, paid, ratified");
        Subcontract "C-SUB-1" ("经同意分包，付款条件同等下传", "Subcontract by consent, same pay terms flow down");
        Force "C-FORCE-1" ("不可抗力，部分履行付款", "Force majeure, partial performance paid");
    }
}

impl Clause {
    /// The clauses without which no contract can be signed here.
    pub const CORE: &'static [Clause] = &[
        Clause::Equality,
        Clause::SingleVoice,
        Clause::Scope,
        Clause::OutOfScope,
        Clause::Change,
        Clause::Term,
        Clause::PaySchedule,
        Clause::PaySilence,
        Clause::PayInterest,
        Clause::PayNoSetOff,
        Clause::Reporting,
        Clause::Inspection,
        Clause::Staff,
        Clause::Evaluation,
        Clause::Reverse,
        Clause::Consequence,
        Clause::DefaultNotice,
        Clause::Damages,
        Clause::Cause,
        Clause::Data,
        Clause::User,
        Clause::Retaliation,
        Clause::Disputes,
        Clause::Ending,
        Clause::AnyTime,
        Clause::Exit,
        Clause::Publicity,
        Clause::HostCharter,
    ];
}
