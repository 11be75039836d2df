//! Duties, guards and refusals about money.

duties! {
    /// The purchaser checks an invoice, or owes it in full.
    CHECK_INVOICE "check-invoice" Purchaser => Provider ("核对发票", "Check the invoice")
    proof ("核对结论", "the outcome of the check") breach ("逾期视为全额应付", "it is due in full") mirror "confirm-receipt";
    /// The head approves what nobody disputes.
    APPROVE_PAYMENT "approve-payment" PurchaserHead => Provider ("审批付款", "Approve the payment")
    proof ("审批记录", "the approval") breach ("付款期限不顺延，逾期计息", "the last day of payment does not move; interest runs") mirror "";
    /// The officer hands the payment to the treasury.
    PASS_TO_TREASURY "pass-to-treasury" Purchaser => Provider ("送国库支付", "Pass the payment to the treasury")
    proof ("送达单号", "the treasury's reference") breach ("付款期限不顺延，逾期计息", "the last day of payment does not move; interest runs") mirror "";
    /// Finance pays what nobody disputes.
    PAY_INVOICE "pay-invoice" Finance => Provider ("支付无争议款项", "Pay what is undisputed")
    proof ("支付凭证", "proof of payment") breach ("自动计息；逾期 30 日公开，60 日构成违约", "interest by itself; public after 30 days, default after 60") mirror "confirm-receipt";
    /// The outer limit of payment.
    PAY_OUTER "pay-outer" Finance => Provider ("在付款外限前付清", "Pay by the outer limit")
    proof ("支付凭证", "proof of payment") breach ("可向财政部门或欠款投诉机构投诉", "complaint to the finance authority or the body for arrears") mirror "";
    /// The provider says whether the money came.
    CONFIRM_RECEIPT "confirm-receipt" ProviderFinance => Finance ("确认到账", "Confirm receipt")
    proof ("到账确认", "the confirmation") breach ("逾期视为收到", "it counts as received") mirror "pay-invoice";
    /// The provider pays back what it credited after it had been paid.
    REPAY_CREDIT "repay-credit" ProviderFinance => Purchaser ("退还冲减款项", "Pay back a credited sum")
    proof ("银行凭证", "the bank's reference") breach ("不得结算，可发违约通知", "nothing is settled; a default notice may follow") mirror "pay-invoice";
    /// The purchaser talks about what it disputes.
    SETTLE_DISPUTE "settle-disputed-part" Purchaser => Provider ("就争议部分提出或回应方案", "Make or answer an offer on the disputed part")
    proof ("方案或回应", "an offer or an answer") breach ("承接方可申请裁决", "the provider may ask for a ruling") mirror "answer-disputed-part";
    /// The provider talks about what is disputed.
    ANSWER_DISPUTE "answer-disputed-part" Provider => Purchaser ("就争议部分提出或回应方案", "Make or answer an offer on the disputed part")
    proof ("方案或回应", "an offer or an answer") breach ("购买方可申请裁决", "the purchaser may ask for a ruling") mirror "settle-disputed-part";
    /// The purchaser certifies what it owes.
    CERTIFY_RECEIVABLE "certify-receivable" Purchaser => Provider ("确认应收账款", "Certify the receivable")
    proof ("确认书", "the certificate") breach ("计入购买方违约记录", "counted as a default of the purchaser") mirror "";
    /// The panel rules on an objection to a deduction.
    RULE_ON_DEDUCTION "rule-on-deduction" Panel => Provider ("裁决抵扣异议", "Rule on the objection to a deduction")
    proof ("附理由的裁决", "a ruling with reasons") breach ("抵扣保持待决，不得结算", "the deduction stays open and nothing is settled") mirror "";
    /// The purchaser shows how it paid.
    PUBLISH_STATISTICS "publish-payment-statistics" Purchaser => Public ("公布付款统计", "Publish payment statistics")
    proof ("公布的统计", "the published statistics") breach ("计入购买方违约记录", "counted as a default of the purchaser") mirror "";
    /// The provider bills what is left.
    FINAL_INVOICE "submit-final-invoice" ProviderFinance => Purchaser ("开具剩余款项的发票", "Invoice what is left")
    proof ("发票", "the invoice") breach ("结算时说明未开票部分", "the settlement explains what was not invoiced") mirror "settle-contract";
    /// The purchaser settles the account.
    SETTLE_ACCOUNT "settle-contract" Purchaser => Provider ("完成结算", "Settle the final account")
    proof ("结算单", "the final account") breach ("承接方可申请裁决", "the provider may ask for a ruling") mirror "submit-final-invoice";
}

guards! {
    /// The performance part rests on a result.
    PERFORMANCE_RESULT "M3.performance-result" Reason
    ("绩效部分开票前已有评估结果", "an evaluation result exists before the performance part is invoiced")
    source ("合同条款 C-EVAL-3", "clause C-EVAL-3");
    /// Advance and base never wait for an evaluation.
    BASE_NOT_HOSTAGE "M3.base-not-hostage" Block
    ("预付款和基本服务费不以评估为由提出异议", "advance and base are not disputed because of an evaluation")
    source ("合同条款 C-PAY-4", "clause C-PAY-4");
    /// Four eyes.
    APPROVER_NOT_CHECKER "M3.approver-not-checker" Warn
    ("审批人与核对人不是同一人", "the person who approves is not the one who checked")
    source ("职责分离 SD4", "separation of duties SD4");
    /// Payment in time.
    PAID_IN_TIME "M3.paid-in-time" Warn
    ("在付款期限内支付", "the payment is made by its last day")
    source ("合同条款 C-PAY-1", "clause C-PAY-1");
    /// Who accepted the service does not pay for it.
    ACCEPTOR_NOT_PAYER "S20.acceptor-not-payer" Block
    ("付款人与验收人不是同一人", "the person who pays is not the one who accepted the service")
    source ("职责分离 SD4", "separation of duties SD4");
    /// Nobody is deducted from unheard.
    DEDUCTION_HEARD "M3.deduction-heard" Block
    ("承接方已答复认定，或答复期已满", "the provider has replied to the finding, or the time to reply is over")
    source ("合同条款 C-PAY-4；处理程序第 3 步", "clause C-PAY-4; due process, step 3");
    /// The undisputed part is paid.
    UNDISPUTED_PAID "S20.undisputed-paid" Block
    ("无争议款项已付清", "what nobody disputes is paid")
    source ("合同条款 C-PAY-4", "clause C-PAY-4");
    /// Nothing is pending.
    LEDGER_CLOSED "S20.ledger-closed" Block
    ("没有未核对的发票、未了的争议、未确认的付款或待决的抵扣", "no invoice unchecked, no dispute open, no payment unconfirmed, no deduction pending")
    source ("合同条款 C-PAY-4", "clause C-PAY-4");
    /// Nothing is left unbilled without a word.
    ALL_INVOICED "S20.all-invoiced" Reason
    ("合同款项已全部开票", "the whole price has been invoiced")
    source ("结算阶段 S20", "settlement, S20");
}

refusals! {
    NOT_YOUR_CONTRACT "not-your-contract" ("只有本合同的承接方可以办理", "only the provider of this contract can do this")
    next ("请承接方办理", "ask the provider of the contract");
    INVOICE_UNKNOWN "invoice-unknown" ("没有这张发票", "there is no such invoice")
    next ("从列表中选择", "choose one from the list");
    NO_INVOICE "no-invoice" ("还没有发票", "there is no invoice yet")
    next ("等承接方开具发票", "wait for the provider's invoice");
    INVOICE_BASIS "invoice-basis" ("一张发票只对应一笔款项：选择付款期次，或选择追加款项类型", "an invoice bills one thing: a tranche, or one kind of claim")
    next ("两项中填一项", "fill in one of the two");
    TRANCHE_UNKNOWN "tranche-unknown" ("合同中没有这一期付款", "the contract has no such tranche")
    next ("从付款计划中选择", "choose one of the payment plan");
    TRANCHE_NOT_OPEN "tranche-not-open" ("这一期从 {from} 起可以开票", "this tranche can be invoiced from {from}")
    next ("到期后开票", "invoice it then");
    FINAL_BEFORE_ACCEPTANCE "final-before-acceptance" ("尾款须在验收通过后开票", "the final tranche is invoiced after acceptance")
    next ("先申请验收；购买方逾期不验收视为通过", "ask for acceptance; silence counts as acceptance");
    NOTHING_TO_INVOICE "nothing-to-invoice" ("这笔款项已经没有可开票的余额", "nothing is left to invoice here")
    next ("核对已开发票", "look through the invoices already submitted");
    INVOICE_ABOVE "invoice-above" ("最多可开 {most}", "at most {most} can be invoiced here")
    next ("改为不超过该金额", "enter no more than that");
    AMOUNT_ZERO "amount-zero" ("金额必须大于零", "the amount must be more than nothing")
    next ("填写金额", "enter an amount");
    CLAIM_INCOMPLETE "claim-incomplete" ("追加款项须写明金额和任务单或指令编号", "a claim needs its amount and the number of the task or order")
    next ("补填金额和依据", "fill in amount and ground");
    BILLS_MISPLACED "bills-misplaced" ("数量和工时随基本、绩效或尾款开票，任务随额外任务报酬开票", "units and hours are billed with the base, performance or final tranche, tasks with pay for extra tasks")
    next ("核对所选的款项", "check what is billed");
    BILLED_ABOVE_UNITS "billed-above-units" ("服务单位 {unit} 有效记录 {measured}，还可开票 {left}", "the record holds {measured} of unit {unit}; {left} can still be billed")
    next ("先登记服务，或减少数量", "record the services first, or bill fewer");
    BILLED_ABOVE_HOURS "billed-above-hours" ("有效记录工时 {measured}，还可开票 {left}", "the record holds {measured} hours; {left} can still be billed")
    next ("先登记服务，或减少工时", "record the services first, or bill fewer hours");
    TASK_NOT_BILLABLE "task-not-billable" ("任务 {task} 没有经确认的计价工时，或已另行补偿", "task {task} has no confirmed and priced hours, or was made good in another way")
    next ("等提出方确认工时，或核对补偿方式", "wait until the hours are confirmed, or check how it was made good");
    TASK_BILLED "task-billed" ("任务 {task} 已在发票 {invoice} 中开票", "task {task} is billed by invoice {invoice}")
    next ("核对任务", "check the tasks");
    TASKS_MISSING "tasks-missing" ("额外任务报酬须选择任务", "pay for extra tasks needs the tasks it is for")
    next ("选择已确认工时的任务", "choose tasks whose hours are confirmed");
    BELOW_BILLED "below-billed" ("{what} 已开票 {billed}，更正后记录只剩 {measured}", "{billed} of {what} is billed; the record would hold only {measured}")
    next ("先办理“开具红字发票（冲减）”，冲减 {excess}，再更正记录", "first issue a credit note for {excess}, then correct the record");
    BELOW_MEASURED "below-measured" ("{what} 已完成 {measured}，不能改得更少", "{measured} of {what} is done already; it cannot be agreed lower")
    next ("改为不低于已完成的数量", "agree on no less than that");
    CREDIT_IN_DISPUTE "credit-in-dispute" ("这张发票有未了的争议", "a part of this invoice is in dispute")
    next ("先了结争议：同意不付的部分，在“协商争议部分”中填写应付金额", "settle the dispute first; name there what is to be paid");
    CREDIT_ABOVE "credit-above" ("最多可冲减 {most}", "at most {most} can be credited")
    next ("改为不超过该金额", "enter no more than that");
    CREDIT_UNITS "credit-units" ("发票中“{what}”最多可冲减 {most}", "the invoice bills {most} of {what}")
    next ("核对数量", "check the quantities");
    CREDIT_EMPTY "credit-empty" ("请填写冲减的金额、数量、工时或任务", "say what is credited: a sum, units, hours or tasks")
    next ("至少填一项", "fill in at least one of them");
    NOTHING_TO_REPAY "nothing-to-repay" ("没有待退还的冲减款项", "nothing credited is to be paid back")
    next ("无需办理", "nothing needs to be done");
    REPAY_ABOVE "repay-above" ("最多应退还 {most}", "at most {most} is to be paid back")
    next ("改为不超过该金额", "enter no more than that");
    DEDUCTION_UNWORKED "deduction-unworked" ("抵扣须写明短缺数量和每单位金额，由系统计算", "a deduction needs the number missed and the rate of one; the sum is computed")
    next ("补填数量和单价", "fill in the number and the rate");
    DEDUCTION_UNITS "deduction-units" ("服务单位 {unit} 只短缺 {missing}", "only {missing} of unit {unit} are missing")
    next ("改为不超过该数量", "enter no more than that");
    NUMBER_USED "invoice-number-used" ("票号已用于发票 {invoice}", "this number was used for invoice {invoice}")
    next ("核对票号", "check the number");
    ALREADY_CHECKED "invoice-checked" ("这张发票已经核对", "this invoice has been checked")
    next ("无需再次核对", "nothing needs to be done");
    CHECK_TOO_LATE "check-too-late" ("异议期已于 {day} 届满，发票全额应付", "the time to dispute ended on {day}; the invoice is due in full")
    next ("按期付款；有错付的，另行协商", "pay it in time; talk about errors apart from this");
    DISPUTE_INCOMPLETE "dispute-incomplete" ("提出异议须写明金额、理由和合同条款", "a dispute needs its amount, its reason and a clause")
    next ("补填这三项", "fill in all three");
    CHECK_CONTRADICTS "check-contradicts" ("选择“无异议”时不填异议内容", "nothing is disputed, yet a disputed part is described")
    next ("改选“有异议”，或清空异议内容", "choose the other outcome, or clear the disputed part");
    DISPUTE_ABOVE "dispute-above" ("异议金额不能超过 {most}", "at most {most} can be disputed")
    next ("改为不超过该金额", "enter no more than that");
    CLAUSE_NOT_AGREED "clause-not-agreed" ("合同中没有这一条款", "the contract does not contain this clause")
    next ("选择合同中的条款", "choose a clause of the contract");
    NOTHING_TO_APPROVE "nothing-to-approve" ("没有待审批的无争议款项", "nothing undisputed awaits approval")
    next ("先核对发票，或等异议期届满", "check the invoice first, or wait for the time to dispute to end");
    NOTHING_TO_PASS "nothing-to-pass" ("没有已审批、待送国库的款项", "nothing approved awaits the treasury")
    next ("先审批付款", "approve the payment first");
    NOTHING_TO_PAY "nothing-to-pay" ("没有已审批、未支付的款项", "nothing approved is unpaid")
    next ("先由另一人审批付款", "have another person approve the payment first");
    PAY_ABOVE "pay-above" ("最多可支付 {most}", "at most {most} can be paid")
    next ("改为不超过该金额", "enter no more than that");
    PAYER_APPROVED "payer-approved" ("审批人不能支付同一张发票", "who approved an invoice does not pay it")
    next ("请另一位财务人员支付", "ask another person of the finance office");
    PAYER_AWARDED "payer-awarded" ("确定成交的人不能付款", "who decided the award does not pay")
    next ("请另一位财务人员支付", "ask another person of the finance office");
    RECEIPT_NOTHING "receipt-nothing" ("没有待确认的付款", "no payment awaits confirmation")
    next ("等待付款", "wait for the payment");
    NO_DISPUTE "no-open-dispute" ("这张发票没有未了的争议", "nothing of this invoice is in dispute")
    next ("无需办理", "nothing needs to be done");
    OFFER_REPEATED "offer-repeated" ("本方已提出同样的方案", "your side has made this very offer")
    next ("等对方回应，或改提其他金额", "wait for the other side, or offer another amount");
    RULER_INVOLVED "ruler-involved" ("提出的人不能裁决", "who raised the matter does not rule on it")
    next ("请其他裁决人办理", "ask another member of the panel");
    NOTE_NEEDED "note-needed" ("选择“其他原因”时须说明", "another cause needs a word of explanation")
    next ("填写说明", "write what the cause is");
    NOTHING_UNPAID "nothing-unpaid" ("这张发票没有未付的无争议款项", "nothing undisputed of this invoice is unpaid")
    next ("无需办理", "nothing needs to be done");
    RECEIVABLE_REPEATED "receivable-repeated" ("这张发票的应收账款已申请或已确认", "the receivable of this invoice was asked for or certified already")
    next ("查看原申请", "look at the first request");
    DEDUCTION_ABOVE "deduction-above" ("最多可抵扣 {most}，即绩效部分的余额", "at most {most} can be deducted, what is left of the performance part")
    next ("改为不超过该金额；已开票部分在核对时提出异议", "enter no more than that; dispute an invoice when checking it");
    FINDING_LATER "finding-later" ("告知日期晚于今天", "the finding cannot have been notified after today")
    next ("填写实际告知日期", "enter the day it was really notified");
    DEDUCTION_UNKNOWN "deduction-unknown" ("没有这项抵扣", "there is no such deduction")
    next ("从列表中选择", "choose one from the list");
    OBJECTION_LATE "objection-late" ("异议期已于 {day} 届满", "the time to object ended on {day}")
    next ("可按争议程序办理", "use the dispute ladder");
    NOT_OBJECTED "deduction-not-objected" ("这项抵扣没有待裁决的异议", "no objection to this deduction awaits a ruling")
    next ("承接方提出异议后再裁决", "rule once the provider has objected");
    DEDUCTION_CLOSED "deduction-closed" ("这项抵扣已经了结", "this deduction is closed")
    next ("无需办理", "nothing needs to be done");
    SAME_HEAD "same-head" ("调出和调入科目相同", "both cost heads are the same")
    next ("选择不同的科目", "choose two different heads");
    SHIFT_ABOVE "shift-above" ("累计调剂最多还可 {most}", "at most {most} more can be shifted on notice")
    next ("超过部分请提出变更", "propose a change for the rest");
    NOTHING_TO_PUBLISH "nothing-to-publish" ("上次公布之后没有新的日子可统计", "no day has passed since the last publication")
    next ("明天再公布", "publish again tomorrow");
}
