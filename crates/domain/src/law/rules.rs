//! Duties, guards and refusals of this module.

duties! {
    /// Procurement Act 2023 s. 53(3): a copy of a contract above the threshold.
    PUBLISH_TEXT "publish-contract-text" Purchaser => Public ("公开合同文本", "Publish the text of the contract")
    proof ("公告编号", "number of the notice") breach ("逾期公开显示", "shown publicly as overdue") mirror "";
    /// New York State Finance Law § 112.
    APPROVE_CONTRACT "approve-contract" FinanceSupervisor => Provider ("审批合同", "Approve the contract")
    proof ("批准编号", "number of the approval") breach ("逾期公开显示", "shown publicly as overdue") mirror "";
    /// § 179-s: a renewal is signed by the start of its term.
    PREPARE_RENEWAL "prepare-renewal" Purchaser => Provider ("拟定续约合同", "Prepare the renewed contract")
    proof ("拟定的合同", "the contract as prepared") breach ("到期未签即按迟签计时计息", "after the first day the meter of a late contract runs") mirror "";
}

guards! {
    /// Procurement Act 2023 s. 83.
    CONFLICTS_ASSESSED "S07.conflicts-assessed" Block
    ("招标公告前已评估利益冲突并消除影响", "conflicts of interest were assessed before the tender notice and their effect taken away")
    source ("《2023年采购法》（英国）第81–83条", "Procurement Act 2023 ss. 81–83");

    /// Procurement Act 2023 s. 50.
    SUMMARIES_FIRST "S10.summaries-first" Block
    ("公告前已向每个受评供应商发出评审摘要", "every assessed bidder has its assessment summary before the award is published")
    source ("《2023年采购法》（英国）第50条", "Procurement Act 2023 s. 50");

    /// The contract itself must offer the renewal.
    RENEWAL_AGREED "S21.renewal-agreed" Block
    ("合同约定了续约选择", "the contract provides for renewal")
    source ("合同条款 C-TI-1", "clause C-TI-1");
}

refusals! {
    SUMMARIES_FOREIGN "summaries-not-asked" ("适用规则不要求评审摘要，落选供应商随公告得到得分和理由", "these rules do not ask for assessment summaries; those not chosen get scores and reasons with the notice")
    next ("直接公告成交结果", "publish the award");
    SUMMARIES_EARLY "summaries-before-award" ("尚未确定成交供应商", "the award is not decided yet")
    next ("先确定成交供应商", "decide the award first");
    SUMMARIES_GIVEN "summaries-given" ("评审摘要已经发出", "the summaries were given already")
    next ("公告成交结果", "publish the award");
    STANDSTILL_BY_LAW "standstill-set-by-law" ("签约前的等待期由法规规定，不能另行声明", "the law sets the time before signing; there is nothing to choose")
    next ("无需办理", "nothing needs to be done");
    STANDSTILL_DECLARED "standstill-declared" ("已声明暂停签约 {days} 个工作日，须遵守", "a standstill of {days} working days was chosen and must be kept")
    next ("公告成交结果", "publish the award");
    STANDSTILL_SHORT "standstill-short" ("自愿暂停签约不少于 {min} 个工作日", "a voluntary standstill has at least {min} working days")
    next ("延长，或不声明", "make it longer, or choose none");
    WORK_BEFORE_TERM "work-before-term" ("服务自 {start} 起", "the service starts on {start}")
    next ("填写起始日之后的日期", "enter a day from the first day of service on");
    WORK_IN_FUTURE "work-in-future" ("日期晚于今天", "the day has not come yet")
    next ("填写实际服务日期", "enter the day of the work");
    WORK_NONE "work-none" ("请填写工时", "the hours are missing")
    next ("填写当日工时", "enter the hours of that day");
    TEXT_NOT_ASKED "contract-text-not-asked" ("没有公开合同文本的单独义务", "there is no separate duty to publish the text")
    next ("合同公告即可", "the contract notice is enough");
    APPROVAL_NOT_ASKED "approval-not-asked" ("适用规则不要求审批合同", "these rules ask for no approval of the contract")
    next ("无需办理", "nothing needs to be done");
    APPROVED_ALREADY "contract-approved-already" ("合同已经批准", "the contract is approved already")
    next ("无需重复办理", "nothing needs to be done");
    RENEWAL_NOT_CHOSEN "renewal-not-chosen" ("没有作出续约决定", "renewal under the contract was not decided")
    next ("先作出期满后安排的决定", "decide first what follows the term");
    RENEWAL_PREPARED "renewal-prepared" ("续约合同已经拟定", "the renewed contract is prepared already")
    next ("打开续约合同办理", "open the renewed contract");
    RENEWAL_OVERLAPS "renewal-overlaps" ("续约须自 {day} 之后开始", "the renewal starts after {day}")
    next ("填写之后的日期", "enter a later day");
    RENEWAL_REVERSED "renewal-reversed" ("截止日早于起始日", "the last day comes before the first")
    next ("核对两个日期", "check both days");
    RENEWAL_TOO_LONG "renewal-too-long" ("续约期限不得超过 {max} 个月", "a renewal lasts {max} months at most")
    next ("缩短期限", "shorten the term");
}
