//! Why a command of this module is not accepted.

refusals! {
    AWARD_UNKNOWN "award-unknown" ("没有这个待签约的成交结果", "there is no such award waiting for a contract")
    next ("从列表中选择", "choose one from the list");
    AWARD_CONTRACTED "award-contracted" ("所有成交结果都已拟定合同", "every award has its contract already")
    next ("打开相应合同继续办理", "open the contract and carry on");
    PLAN_MISSING "tender-documents-missing" ("还没有采购文件，无法拟定合同", "there are no tender documents to draw the contract from")
    next ("先完成采购文件", "complete the tender documents first");
    VALUE_OVER_AWARD "value-over-award" ("合同金额不得高于成交价 {price}", "the value must not exceed the award price of {price}")
    next ("按成交价填写或留空", "enter the award price or leave it empty");
    END_BEFORE_START "end-before-start" ("截止日不得早于起始日", "the last day must not come before the first")
    next ("核对两个日期", "check both dates");
    NOT_YOUR_CONTRACT "contract-of-others" ("这不是贵单位的合同", "this is not a contract of your organisation")
    next ("打开本单位的合同办理", "open the contract of your own organisation");
    NOT_A_PARTY "not-a-contract-party" ("此事项由合同各方办理", "this is for the parties of the contract")
    next ("请合同一方办理", "ask one of the parties to do it");
    REMARK_UNKNOWN "remark-unknown" ("没有这条待答复的意见", "there is no such open remark")
    next ("从列表中选择", "choose one from the list");
    REMARK_OWN "remark-own" ("不能答复本方提出的意见", "your own side's remark is answered by the other side")
    next ("等对方答复", "wait for the other side");
    ALREADY_SIGNED "signed-already" ("本方已签署", "your side has signed already")
    next ("等对方签署", "wait for the other side");
    MANDATE_MISSING "mandate-missing" ("授权代表签署须写明授权委托书", "an authorised representative names the power of attorney")
    next ("填写授权委托书编号和日期", "enter its number and date");
    SIGNER_SAME "signer-same" ("双方须由不同的人签署", "the two sides are signed for by different people")
    next ("由对方的签署人签署", "have the other side's signatory sign");
    ALREADY_PUBLISHED "contract-published-already" ("合同已公开", "the contract is published already")
    next ("无需重复办理", "nothing needs to be done");
    ALREADY_FILED "contract-filed-already" ("合同已备案", "the contract is filed already")
    next ("无需重复办理", "nothing needs to be done");
    NOT_A_HOST "not-a-host" ("贵单位不是本合同的落地街道", "your organisation is not a host of this contract")
    next ("核对所选合同", "check which contract you opened");
    CHARTER_JOINED "charter-joined" ("已加入三方协议", "this host has joined the charter already")
    next ("无需重复办理", "nothing needs to be done");
    HOST_LEAVING "host-leaving" ("该街道已通知退出或已退出", "this host has announced its withdrawal or has left")
    next ("等接替单位落实", "wait for its successor");
    HOST_STAYS "host-stays" ("该街道没有等待接替的退出通知", "no withdrawal of this host waits for a successor")
    next ("核对单位", "check the organisation");
    DATE_PAST "date-past" ("日期不得早于今天", "the day must not be in the past")
    next ("填写今天或以后的日期", "enter today or a later day");
    PRECONDITION_UNKNOWN "precondition-unknown" ("没有由该单位提供的这项前置条件", "this organisation has no such precondition to supply")
    next ("从列表中选择", "choose one from the list");
    WHICH_DEBTOR "which-debtor" ("这项前置条件由几个单位提供，请选择单位", "several organisations are to supply this; choose which")
    next ("在“由谁提供”中选择", "choose under “Supplied by”");
    PRECONDITION_SUPPLIED "precondition-supplied" ("承接方已确认到位", "the provider has confirmed this already")
    next ("无需重复办理", "nothing needs to be done");
    BASELINE_DONE "baseline-done" ("前测已完成", "the baseline is set already")
    next ("后续变化在期间报告中体现", "report what changes in the period reports");
    BASELINE_EMPTY "baseline-empty" ("至少填写一项前测指标", "enter at least one measure")
    next ("补充指标、数值和单位", "add a name, a value and a unit");
    PLAN_PENDING "plan-pending" ("上一份计划还在征求意见", "the last plan is still open for comment")
    next ("等购买方提出意见或期满", "wait for the comment or for the end of the period");
    PLAN_NONE "plan-none" ("没有等待意见的计划", "no plan waits for a comment")
    next ("等承接方提交计划", "wait for the provider to submit one");
    BEFORE_START "before-start" ("服务从 {start} 开始", "the service starts on {start}")
    next ("到起始日再办理，或由双方变更", "wait for that day, or agree a change");
    CHANGE_UNKNOWN "change-unknown" ("没有这项待处理的变更", "there is no such open change")
    next ("从列表中选择", "choose one from the list");
    CHANGE_EMPTY "change-empty" ("请填写这类变更要改动的内容", "say what a change of this kind alters")
    next ("补充金额、日期或数量", "add the amount, the day or the quantity");
    CHANGE_WAY "change-way" ("请选择增加还是减少", "say whether it is more or less")
    next ("补充方向，或删去数值", "choose the direction or remove the figure");
    CHANGE_TOO_MUCH "change-too-much" ("减少的数值超过现有数值", "this takes away more than there is")
    next ("核对数值", "check the figure");
    UNIT_UNKNOWN "unit-unknown" ("合同中没有这个服务单位", "the contract has no such service unit")
    next ("从列表中选择", "choose one from the list");
    NOT_YOUR_TURN "not-your-turn" ("这项变更目前不需要贵方答复", "this change does not wait for your answer")
    next ("等待其他方答复", "wait for the others");
    NOT_PROPOSER "not-proposer" ("只有提出方可以撤回", "only the one who proposed it can withdraw it")
    next ("可以选择同意、不同意或提出另一方案", "you may assent, refuse or make a counter-offer");
    HARDSHIP_OPEN "hardship-open" ("本方的协商请求尚未答复", "your side's call to renegotiate is still open")
    next ("等对方答复", "wait for the answer");
    HARDSHIP_NONE "hardship-none" ("没有等待本方答复的协商请求", "no call to renegotiate waits for your side")
    next ("无需办理", "nothing needs to be done");
    STAFF_NOBODY "staff-nobody" ("请填写离开或到任的人员", "name who leaves or who comes")
    next ("至少填一项", "fill in at least one of them");
    STAFF_UNKNOWN "staff-change-unknown" ("没有这项人员变更", "there is no such staff change")
    next ("从列表中选择", "choose one from the list");
    STAFF_OBJECTED "staff-change-objected" ("已对这项变更提出过异议", "an objection to this change was made already")
    next ("等承接方答复", "wait for the provider's answer");
    STAFF_NO_OBJECTION "staff-no-objection" ("这项变更没有待答复的异议", "no objection to this change waits for an answer")
    next ("无需办理", "nothing needs to be done");
    SUCCESSOR_SAME "successor-same" ("承继单位与原单位相同", "the successor is the same organisation")
    next ("选择另一个单位", "choose another organisation");
    SUCCESSOR_CLASH "successor-clash" ("该单位在本项目中已有其他角色", "this organisation already has another role in this purchase")
    next ("选择另一个单位", "choose another organisation");
    SUCCESSION_OF_OTHERS "succession-of-others" ("主体承继由原单位自己登记；街道已撤销的由购买方登记", "a party itself names its successor; the purchaser does so for a host that is no more")
    next ("请原单位办理", "ask the organisation itself");
    PREDECESSOR_UNKNOWN "predecessor-unknown" ("原单位不是本项目的这一方", "the organisation is not that party of this purchase")
    next ("核对单位和身份", "check organisation and party");
}
