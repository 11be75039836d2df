//! Duties, guards and refusals of the end of a contract.

duties! {
    /// S21: the purchaser decides before the notice day.
    DECIDE_RENEWAL "decide-renewal" Purchaser => Provider ("决定期满后安排", "Decide what follows the term")
    proof ("决定及其引用的评估结果", "The decision and the evaluation results it cites")
    breach ("期满自动过渡三个月", "An automatic bridge of three months") mirror "state-renewal-view";
    /// S21: the provider says whether it wishes to go on.
    STATE_VIEW "state-renewal-view" Provider => Purchaser ("表明续约意愿", "Say whether you wish to go on")
    proof ("意愿记录", "The statement on record")
    breach ("购买方可不等意愿作出决定", "The purchaser may decide without it") mirror "decide-renewal";
    /// C-TI-1.
    GIVE_NOTICE "give-renewal-notice" Purchaser => Provider ("书面通知期满后安排", "Give notice of what follows the term")
    proof ("通知记录", "The notice on record")
    breach ("迟发须说明理由并公开", "A late notice needs a public reason") mirror "state-renewal-view";
    /// C-EXIT-1.
    TRANSFER_CASES "transfer-cases" Provider => Purchaser ("转介或结束个案", "Transfer or close the cases")
    proof ("转介同意与结案件数", "Numbers transferred with consent and closed")
    breach ("合同不能办结", "The contract cannot be closed") mirror "return-data-purchaser";
    /// C-DATA-1.
    RETURN_PROVIDER "return-data-provider" Provider => Purchaser ("返还或删除资料和物品", "Return or delete data and things")
    proof ("返还、删除说明", "The statement of return or deletion")
    breach ("办结须说明理由", "Closing needs a reason") mirror "return-data-purchaser";
    /// C-DATA-1, the other way.
    RETURN_PURCHASER "return-data-purchaser" Purchaser => Provider ("返还承接方资料和物品", "Return the provider's materials and things")
    proof ("返还、删除说明", "The statement of return or deletion")
    breach ("办结须说明理由", "Closing needs a reason") mirror "return-data-provider";
    /// A110.
    REVIEW_PURCHASER "review-purchaser" Purchaser => Provider ("提交合作回顾", "File your part of the review")
    proof ("购买方的回顾", "The purchaser's part")
    breach ("办结须说明理由", "Closing needs a reason") mirror "review-provider";
    /// A110.
    REVIEW_PROVIDER "review-provider" Provider => Purchaser ("提交合作回顾", "File your part of the review")
    proof ("承接方的回顾", "The provider's part")
    breach ("办结须说明理由", "Closing needs a reason") mirror "review-purchaser";
    /// A110, for each lot.
    REVIEW_HOST "review-host" Host => Provider ("提交合作回顾", "File your part of the review")
    proof ("街道的回顾", "The host's part")
    breach ("不影响公布", "The other parts are published without it") mirror "review-provider";
    /// X1.
    ANSWER_SUSPENSION_PURCHASER "answer-suspension-purchaser" Purchaser => Provider ("答复中止提议", "Answer the proposed suspension")
    proof ("答复记录", "The answer on record")
    breach ("沉默不等于同意", "Silence is not consent") mirror "answer-suspension-provider";
    /// X1.
    ANSWER_SUSPENSION_PROVIDER "answer-suspension-provider" Provider => Purchaser ("答复中止提议", "Answer the proposed suspension")
    proof ("答复记录", "The answer on record")
    breach ("沉默不等于同意", "Silence is not consent") mirror "answer-suspension-purchaser";
    /// X2.
    RULE_TERMINATION "rule-on-termination" Panel => Public ("裁决提前终止", "Rule on the early end")
    proof ("裁决及理由", "The ruling and its reasons")
    breach ("合同继续履行", "The contract goes on meanwhile") mirror "";
    /// X3.
    CURE_DEFAULT "cure-after-withholding" Purchaser => Provider ("补救欠款或违约", "Cure the arrears or default")
    proof ("承接方恢复履行", "The provider resumes")
    breach ("承接方可提出提前终止", "The provider may give notice of an early end") mirror "";
    /// X4.
    REPORT_EMERGENCY_PROVIDER "report-emergency-provider" Provider => Purchaser ("报告紧急任务", "Report on the emergency")
    proof ("承接方的报告", "The provider's report")
    breach ("按购买方报告的工时计", "The purchaser's count of hours stands") mirror "report-emergency-purchaser";
    /// X4.
    REPORT_EMERGENCY_PURCHASER "report-emergency-purchaser" Purchaser => Provider ("报告紧急任务", "Report on the emergency")
    proof ("购买方的报告", "The purchaser's report")
    breach ("按承接方报告的工时计", "The provider's count of hours stands") mirror "report-emergency-provider";
    /// X4.
    RATIFY_EMERGENCY "ratify-emergency" PurchaserHead => Provider ("追认紧急任务", "Ratify the emergency order")
    proof ("追认记录", "The ratification on record")
    breach ("工时照付，并列入监督", "The hours are paid; supervision is told") mirror "";
    /// M7.
    TALK_PURCHASER "settle-dispute-purchaser" Purchaser => Provider ("就争议提出解决方案", "Offer a way out of the dispute")
    proof ("和解方案", "The offer on record")
    breach ("对方可提交上一级", "The other side may take it a step up") mirror "settle-dispute-provider";
    /// M7.
    TALK_PROVIDER "settle-dispute-provider" Provider => Purchaser ("就争议提出解决方案", "Offer a way out of the dispute")
    proof ("和解方案", "The offer on record")
    breach ("对方可提交上一级", "The other side may take it a step up") mirror "settle-dispute-purchaser";
    /// M7.
    TALK_HOST "settle-dispute-host" Host => Provider ("就争议提出解决方案", "Offer a way out of the dispute")
    proof ("和解方案", "The offer on record")
    breach ("对方可提交上一级", "The other side may take it a step up") mirror "settle-dispute-provider";
    /// M7.
    TALK_EVALUATOR "settle-dispute-evaluator" Evaluator => Provider ("就争议提出解决方案", "Offer a way out of the dispute")
    proof ("和解方案", "The offer on record")
    breach ("对方可提交上一级", "The other side may take it a step up") mirror "settle-dispute-provider";
    /// M7.
    RULE_DISPUTE "rule-on-dispute" Panel => Public ("裁决争议", "Rule on the dispute")
    proof ("裁决及理由", "The ruling and its reasons")
    breach ("列入监督，当事人可诉诸仲裁或法院", "Supervision is told; arbitration and court are open") mirror "";
    /// M8.
    DECIDE_SANCTION "decide-sanction" Panel => Public ("对处理提议作出决定", "Decide the proposed sanction")
    proof ("决定及对申辩的回应", "The decision and its answer to the reply")
    breach ("提议不产生效力", "The proposal has no effect") mirror "";
    /// §5f ②.
    SHOW_EVIDENCE "show-evidence" Panel => Public ("出示处理提议的证据", "Show the evidence of a proposed sanction")
    proof ("出示记录", "The record of what was shown")
    breach ("出示前不能作出决定", "Nothing can be decided before it is shown") mirror "";
    /// §5f: two results of grade A in a row.
    DECIDE_REWARD "decide-reward" Purchaser => Provider ("决定是否给予 I3 激励", "Decide on the reward I3")
    proof ("给予激励，或不予激励的理由", "The reward, or the reasons for refusing it")
    breach ("公示未作决定", "that nothing was decided is shown") mirror "";
    /// §5f: L3 and higher against a government party.
    TAKE_UP_SANCTION "take-up-sanction" FinanceSupervisor => Public ("对购买方或街道的处理作出后续安排", "Say what follows from a sanction against purchaser or host")
    proof ("后续安排", "What follows")
    breach ("公示未作安排", "that nothing followed is shown") mirror "";
    /// A110: the user panel's part, where there is a panel.
    REVIEW_USERS "review-users" UserPanel => Public ("提交合作回顾", "File your part of the review")
    proof ("服务对象代表的回顾", "The user panel's part")
    breach ("不影响公布", "The other parts are published without it") mirror "review-provider";
    /// M8.
    DECIDE_APPEAL "decide-sanction-appeal" Panel => Public ("复核处理决定", "Decide the appeal")
    proof ("复核决定", "The decision on the appeal")
    breach ("处理暂不执行", "The sanction stays suspended") mirror "";
}

guards! {
    /// AF-16: a decision that does not cite results.
    CITES_RESULTS "S21.decision-cites-evaluation" Reason
        ("决定引用了评估结果", "the decision cites evaluation results")
        source ("§5a S21；合同条款 C-EVAL-3", "§5a S21; clause C-EVAL-3");
    /// C-TI-1.
    NOTICE_IN_TIME "S21.notice-in-time" Reason
        ("在期满前规定天数通知", "notice is given the agreed days before the end")
        source ("合同条款 C-TI-1", "clause C-TI-1");
    /// A108.
    BRIDGE_BUDGETED "S21.automatic-bridge" Reason
        ("预算能够负担过渡期", "the budget covers the bridge")
        source ("§5a S21；合同条款 C-TI-1", "§5a S21; clause C-TI-1");
    /// S22 opens after the decision.
    END_DECIDED "S21.decided" Block
        ("已决定期满后安排，或合同已提前终止", "what follows the term is decided, or the contract ended early")
        source ("§5a S21", "§5a S21");
    /// C-EXIT-1.
    CASES_SETTLED "S22.cases-settled" Block
        ("没有未结个案，或已经同意转介", "no case is open, or all went on with consent")
        source ("合同条款 C-EXIT-1", "clause C-EXIT-1");
    /// Nothing unpaid.
    MONEY_SETTLED "S22.money-settled" Block
        ("款项已全部结清", "all money is settled")
        source ("合同条款 C-PAY-4", "clause C-PAY-4");
    /// A110.
    REVIEWED "S22.reviewed" Reason
        ("双方都已提交合作回顾", "both sides have filed their review of the relationship")
        source ("§5a S22 D30", "§5a S22 D30");
    /// C-DATA-1.
    DATA_RETURNED "S22.data-returned" Reason
        ("双方都已返还或删除对方资料", "both sides have returned or deleted the other's data")
        source ("《个人信息保护法》第21条；合同条款 C-DATA-1", "PIPL art. 21; clause C-DATA-1");
    /// M7.
    DISPUTES_CLOSED "S22.disputes-closed" Reason
        ("没有未了结的争议", "no dispute is open")
        source ("合同条款 C-DIS-1", "clause C-DIS-1");
    /// §5b: R1 may not suspend alone.
    NOT_ALONE "X1.not-alone" Reason
        ("公共利益中止由双方商定，不由一方单独作出", "a suspension in the public interest is not one side's alone")
        source ("《政府采购法》第50条；§5b", "Government Procurement Law art. 50; §5b");
    /// X2.
    END_HEARD "X2.hearing" Block
        ("终止前已经听证", "a hearing was held before the end")
        source ("规则包 end.hearing；合同条款 C-END-1", "rule pack end.hearing; clause C-END-1");
    /// X4.
    NOT_IN_A_ROW "X4.not-in-a-row" Reason
        ("前一紧急任务的有效期内没有再下达新的", "no other emergency order is within its longest life")
        source ("合同条款 C-EMER-1", "clause C-EMER-1");
    /// §5f.
    NO_RUNG_SKIPPED "M8.no-rung-skipped" Block
        ("没有越级（弄虚作假和危及安全除外）", "no rung is skipped, except for fraud or danger")
        source ("§5f", "§5f");
    /// §5f.
    SCORE_LIMIT "M8.score-not-above-L2" Block
        ("仅凭得分不高于 L2", "a score alone never carries more than L2")
        source ("§5f", "§5f");
    /// §5f: a score carries as much as its grade.
    GRADE_FITS "M8.grade-fits" Block
        ("仅凭得分的处理与等级相符：C 级至 L1，D 级至 L2，A、B 级和证据不足不处理",
         "a score alone carries what its grade does: C up to L1, D up to L2, A, B and insufficient evidence nothing")
        source ("§5f", "§5f");
    /// §5f ②.
    EVIDENCE_OPEN "M8.evidence-open" Block
        ("对方申请查阅的证据已经出示", "the evidence the other side asked for was shown")
        source ("§5f ②；《行政处罚法》第44、45条", "§5f (2); Administrative Penalty Law arts. 44, 45");
    /// §5f ⑥.
    REPLY_ANSWERED "M8.reply-answered" Block
        ("决定逐点回应申辩", "the decision answers the reply")
        source ("§5f ⑥；《行政处罚法》第45条", "§5f (6); Administrative Penalty Law art. 45");
    /// §5f ⑦.
    CAUSE_WEIGHED "M8.cause-and-proportion" Block
        ("已认定原因，且不是主要由他方造成", "the cause is found, and it is not mainly the doing of others")
        source ("§5f ⑦；合同条款 C-CAU-1", "§5f (7); clause C-CAU-1");
    /// Protective cases are never dropped.
    PROTECTIVE "X1.protective-cases" Block
        ("有未结个案时，写明保护性个案如何照常", "with cases open it says how protective cases go on")
        source ("§5a X1–X3", "§5a X1 to X3");
    /// §5f.
    DUE_PROCESS "M8.due-process" Block
        ("L3 及以上已经听证", "a hearing was held for L3 and above")
        source ("§5f；《行政处罚法》第63条", "§5f; Administrative Penalty Law art. 63");
    /// C-RET-1.
    NO_RETALIATION "M8.no-retaliation" Reason
        ("被提议方近期没有作出受保护的行为", "the side concerned has made no protected act lately")
        source ("合同条款 C-RET-1（60 日内推定报复）", "clause C-RET-1 (presumption for 60 days)");
}

refusals! {
    RENEWAL_TOO_EARLY "renewal-too-early" ("续约决定自 {day} 起办理", "what follows the term is decided from {day}")
    next ("届时再办理", "come back on that day");
    RENEWAL_DECIDED "renewal-decided" ("期满后安排已经决定", "what follows the term has been decided")
    next ("查看已作的决定", "see the decision");
    RENEWAL_UNDECIDED "renewal-undecided" ("尚未决定期满后安排", "what follows the term is not decided yet")
    next ("先作出决定，再发通知", "decide first, then give notice");
    NOTICE_GIVEN "renewal-notice-given" ("已经通知", "notice has been given")
    next ("无需再办", "nothing more is needed");
    RESULT_UNKNOWN "result-unknown" ("没有评估结果 {result}", "there is no evaluation result {result}")
    next ("从列表中选择", "choose it from the list");
    BRIDGE_TOO_LONG "bridge-too-long" ("过渡期最晚到 {day}", "a bridge ends on {day} at the latest")
    next ("缩短过渡期", "make the bridge shorter");
    BRIDGE_PAST "bridge-past" ("过渡期须晚于 {day}", "the bridge must end after {day}")
    next ("填写更晚的日期", "enter a later day");
    SUCCESSOR_MISSING "successor-missing" ("有转介个案，但没有写明接手单位", "cases were transferred, but to whom is not named")
    next ("选择接手单位", "choose the organisation that takes them");
    ALREADY_FILED "already-filed" ("贵方已经提交", "your side has filed this already")
    next ("查看已提交的内容", "see what was filed");
    REVIEW_EMPTY "review-empty" ("至少写一条做得好的或没做好的", "write at least one thing that worked or did not")
    next ("补充内容", "add a remark");
    NOT_RUNNING "not-running" ("合同当前不在正常履行状态", "the contract is not running normally")
    next ("先处理现有的中止、暂缓或终止程序", "deal with the present suspension, withholding or notice first");
    NOT_SUSPENDED "not-suspended" ("合同没有中止", "the contract is not suspended")
    next ("无需办理", "nothing needs to be done");
    SUSPENSION_NOT_PROPOSED "suspension-not-proposed" ("没有待答复的中止提议", "no proposed suspension waits for an answer")
    next ("无需办理", "nothing needs to be done");
    SUSPENSION_OWN "suspension-own" ("不能答复自己的提议", "a side cannot answer its own proposal")
    next ("等待对方答复", "wait for the other side");
    SUSPENSION_OTHERS "suspension-others" ("此次中止由对方依单方事由作出", "the other side suspended on a ground of its own")
    next ("与对方商定，或提出争议", "agree with the other side, or raise a dispute");
    ORDER_MISSING "order-missing" ("投诉暂停须写明文号和截止日期", "a suspension on complaint needs its order and its last day")
    next ("补填文号和截止日期", "enter the order and the last day");
    SUSPENSION_TOO_LONG "suspension-too-long" ("投诉暂停最晚到 {day}", "a suspension on complaint lasts until {day} at most")
    next ("填写更早的日期", "enter an earlier day");
    NOTICE_RUNNING "termination-running" ("已有终止通知在处理中", "a notice of an early end is being dealt with")
    next ("等待裁决", "wait for the ruling");
    TERMINATION_UNKNOWN "termination-unknown" ("没有这份待裁决的终止通知", "there is no such notice waiting")
    next ("从列表中选择", "choose it from the list");
    TERMINATION_OWN "termination-own" ("不能答复己方的通知", "a side cannot reply to its own notice")
    next ("等待对方答复", "wait for the other side");
    REPLY_RUNS "reply-period-runs" ("对方可答复至 {day}", "the other side may reply until {day}")
    next ("收到答复或期满后再办理", "decide after the reply or after that day");
    SETTLEMENT_MISSING "settlement-missing" ("准予终止须写明已完成工作和收尾费用的金额", "an early end needs the sums for work done and winding down")
    next ("填写两项金额，没有则填 0", "enter both sums, 0 if none");
    PARTY_DECIDES "party-decides" ("提出人或当事方不能作出裁决", "who proposed it or is a party to it cannot decide it")
    next ("由其他裁决小组成员办理", "let another member of the panel do it");
    NO_DEFAULT "no-default" ("没有达到期限的欠款或未补救的违约", "there are no arrears beyond {days} days and no default left uncured")
    next ("先催告或发出违约通知", "ask for payment or give notice of default first");
    NOT_WITHHELD "not-withheld" ("没有暂缓履行", "nothing is withheld")
    next ("无需办理", "nothing needs to be done");
    EMERGENCY_TOO_LONG "emergency-too-long" ("紧急任务最晚到 {day}", "an emergency order ends on {day} at the latest")
    next ("缩短期限，其余走变更程序", "make it shorter; the rest is a change of the contract");
    EMERGENCY_PAST "emergency-past" ("截止日期早于今天", "the last day is already over")
    next ("填写今天或以后的日期", "enter today or later");
    HOURS_ZERO "hours-zero" ("请填写工时", "the hours are missing")
    next ("填写预计或实际工时", "enter the hours expected or worked");
    EMERGENCY_UNKNOWN "emergency-unknown" ("没有这项紧急任务", "there is no such emergency order")
    next ("从列表中选择", "choose it from the list");
    EMERGENCY_RATIFIED "emergency-ratified" ("该紧急任务已经处理", "this order has been dealt with")
    next ("无需再办", "nothing more is needed");
    RATIFIER_ORDERED "ratifier-ordered" ("下达人不能追认自己的紧急任务", "who gave the order cannot ratify it")
    next ("由负责人另一人办理", "let another person ratify it");
    NOT_A_PARTY "not-a-party" ("该单位不是本合同的一方", "this organisation is not a side of this contract")
    next ("选择购买方、街道、承接方或评估方", "choose the purchaser, a host, the provider or the evaluator");
    DISPUTE_SELF "dispute-self" ("不能与自己发生争议", "a side has no dispute with itself")
    next ("选择对方单位", "choose the other side");
    DISPUTE_UNKNOWN "dispute-unknown" ("没有这项未了结的争议", "there is no such open dispute")
    next ("从列表中选择", "choose it from the list");
    DISPUTE_NOT_YOURS "dispute-not-yours" ("贵方不是该争议的一方", "your side is not a party to this dispute")
    next ("选择贵方参与的争议", "choose a dispute of your side");
    STEP_TOO_EARLY "step-too-early" ("本级协商至 {day}", "this step lasts until {day}")
    next ("期满仍未解决再提交上一级", "take it up when that day has passed");
    DISPUTE_AT_PANEL "dispute-at-panel" ("争议已在裁决小组", "the dispute is with the panel already")
    next ("等待裁决", "wait for the ruling");
    NOT_AT_PANEL "dispute-not-at-panel" ("争议尚未提交裁决小组", "the dispute has not reached the panel")
    next ("先走完前面的步骤", "let the earlier steps run first");
    NO_OFFER "no-offer" ("没有对方提出的和解方案", "the other side has made no offer")
    next ("等待或提出和解方案", "wait for an offer or make one");
    PROTECTED_BASIS "sanction-for-protected-act" ("受保护的行为不得作为处理依据：{basis}", "a protected act cannot carry a sanction: {basis}")
    next ("撤回提议；该单位行使的是合同权利", "drop it; the organisation used a right it has");
    SANCTION_SELF "sanction-self" ("不能提议处理或奖励本单位", "nobody proposes a sanction or reward for their own organisation")
    next ("由其他方提出", "let another side do it");
    NOT_THAT_SIDE "not-that-side" ("该单位在本合同中不是这一方", "the organisation is not on that side in this contract")
    next ("核对一方和单位", "check side and organisation");
    SANCTION_UNKNOWN "sanction-unknown" ("没有处于该环节的处理", "there is no such sanction at this point")
    next ("从列表中选择", "choose it from the list");
    SANCTION_NOT_YOURS "sanction-not-yours" ("该处理不针对贵方", "this sanction is not against your side")
    next ("选择针对贵方的处理", "choose one that concerns your side");
    RUNG_RAISED "rung-raised" ("不能高于提议或原决定", "it cannot be higher than proposed or decided")
    next ("选择相同或更低的一级", "choose the same rung or a lower one");
    HEARING_DAY "hearing-day" ("听证应在提议之后、今天或之前", "the hearing lies after the proposal and not after today")
    next ("核对听证日期", "check the day of the hearing");
    EVIDENCE_NOT_ASKED "evidence-not-asked" ("没有待出示的证据", "no evidence waits to be shown")
    next ("无需办理", "nothing needs to be done");
    POWER_FROZEN "power-frozen" ("因处理 {sanction}，本合同中“{power}”的权限已冻结", "because of the sanction {sanction} the power is frozen in this contract: {power}")
    next ("处理记录到期后恢复；急需时由其他方依约办理", "it comes back when the record expires; another party may act under the contract meanwhile");
    SECOND_KEY_NEEDED "second-key-needed" ("受处理期间，“{power}”须先由本单位另一人同意", "while a sanction is in force, another person of your office has to agree first: {power}")
    next ("请另一人办理“同意使用受限权限”", "ask a colleague to turn the second key");
    SECOND_KEY_IDLE "second-key-idle" ("本单位的权限没有受到限制", "no sanction limits the powers of your office")
    next ("无需办理", "nothing needs to be done");
    REWARD_NOT_DUE "reward-not-due" ("没有须决定的激励", "no reward is to be decided")
    next ("连续两次 A 级后再办理", "after two results of grade A in a row");
    APPEAL_LATE "appeal-late" ("复核申请期到 {day} 为止", "appeals were possible until {day}")
    next ("可向裁决小组说明新情况", "tell the panel if there is something new");
    APPEAL_SAME_DECIDER "appeal-same-decider" ("原决定人不能复核", "who decided first cannot decide the appeal")
    next ("由其他成员复核", "let other members decide");
}
