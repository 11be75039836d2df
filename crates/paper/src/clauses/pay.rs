//! Payment.

use super::{ClauseText, clause};

clause! { PAY_SCHEDULE
    common (
        "合同金额 {price}，按附件 E 分期支付。其中预付款 {advance}，与评估结果挂钩的绩效部分 {performance}（不超过 {pay.performance-share-max}），其余与评估无关。",
        "The price is {price}, paid in the parts of Schedule E: {advance} in advance, and {performance} (never more than {pay.performance-share-max}) that may depend on an evaluation. The rest depends on none."
    )
    provider (
        "达到附件 E 所列条件后开具发票，并附所列凭据；不重复提交已在平台留存的材料。",
        "Invoices once the condition in Schedule E is met, with the evidence listed there and nothing that is on record already."
    )
    other (
        "收到发票后 {pay.days}内付款；因国库支付的外部环节，最迟不超过 {pay.outer}。付款的每个内部环节均有负责人和期限。",
        "Pay within {pay.days} of the invoice and, counting the steps of the treasury, never later than {pay.outer}. Every inner step of the payment has an owner and a clock."
    )
    law ("《政府采购法实施条例》第五十一条。", "Implementing Regulation of the Government Procurement Law art. 51.")
}

clause! { PAY_SILENCE
    common (
        "对发票有异议的，收到后 {pay.invoice-check}内书面提出并写明金额和理由；对服务的验收，自申请之日起 {accept.max}内完成。期限内没有提出异议或没有完成验收的，视为应付、视为通过。",
        "A dispute about an invoice is stated in writing, with the sum and the reason, within {pay.invoice-check}; acceptance is completed within {accept.max} of the request. Silence makes the sum due and the service accepted."
    )
    provider (
        "对方在期限内提出异议的，{pay.invoice-check}内补正或说明。",
        "Corrects or explains within {pay.invoice-check} when a dispute is stated in time."
    )
    other (
        "在期限内明确答复；不以退回重开、补充材料等方式中断期限。",
        "Answer clearly within the time; sending papers back does not stop the clock."
    )
}

clause! { PAY_INTEREST
    common (
        "逾期付款自逾期次日起按日 {pay.interest-daily} 自动计息，无须催告；约定利率不低于{interest-floor}。服务已经开始而合同迟于服务起始日签订的，迟签期间应付而未付的款项{late-contract-interest}。",
        "A late payment bears interest of {pay.interest-daily} a day from the day after it was due, by itself and without a reminder; the rate is never below {interest-floor}. Where the service began before the contract was signed, sums that fell due meanwhile {late-contract-interest}."
    )
    provider (
        "逾期返还多付款项的，按同一利率付息。",
        "Pays the same rate on sums overpaid that it returns late."
    )
    other (
        "利息随本金一并支付，列入应付账款；不要求承接方放弃利息。",
        "Pay the interest with the sum, book it as owed, and never ask the provider to waive it."
    )
}

clause! { PAY_NO_SET_OFF
    common (
        "扣款只能以经过答复程序的书面认定为依据，且不超过认定金额。对部分款项有争议的，无争议部分按期支付。欠款满 {arrears.public-after}的，在公开层公示。",
        "Money is withheld only on a written finding that has been through reply, and never beyond it. Where a part is disputed, the rest is paid on time. Arrears of {arrears.public-after} are shown in the public layer."
    )
    provider (
        "不以未付款为由减少保护性个案的服务。",
        "Does not reduce protective casework because of arrears."
    )
    other (
        "不得以内部流程未走完、人员或负责人变动、未约定的审计、等待上级拨款为由拒绝或拖延付款；不强制使用商业汇票。",
        "May not refuse or delay payment for an unfinished inner process, a change of persons or leaders, an audit that was not agreed, or funds awaited from above; may not impose commercial bills."
    )
    law (
        "参照《保障中小企业款项支付条例》第九条至第十七条，承接方为社会组织的，各方以本条约定适用。",
        "Arts. 9 to 17 of the Regulation on Payments to Small and Medium Enterprises apply by this clause where the provider is a non-profit."
    )
}

clause! { PAY_INDIRECT
    common (
        "合同金额中包含不低于 {pay.indirect-min} 的间接费用，用于管理、督导、财务、场地和信息化等机构运行支出。",
        "At least {pay.indirect-min} of the price is indirect cost: management, supervision, accounts, premises and systems."
    )
    provider (
        "按类别说明间接费用的使用，不逐笔报销。",
        "Accounts for indirect cost by kind, not by receipt."
    )
    other (
        "不以间接费用为由核减合同金额，不要求提供机构其他项目的账目。",
        "Do not cut the price on account of indirect cost, nor ask for the accounts of other projects."
    )
}

clause! { PAY_VIREMENT
    common (
        "预算科目之间累计不超过 {pay.virement-max} 的调剂，通知即可，无须批准；评估费用单列，不得调入。",
        "Up to {pay.virement-max} may move between heads of the budget on notice and without approval. The cost of evaluation stands apart and takes no part in this."
    )
    provider (
        "调剂后在下一期报告中列明。",
        "Lists each move in the next report."
    )
    other (
        "不以科目不符为由拒付限度内的支出。",
        "Do not refuse spending within the limit because of its head."
    )
}

clause! { PAY_SURPLUS
    common (
        "服务量和质量达标后的结余归承接方，用于员工发展和服务改进；未达标部分的结余按比例返还。",
        "What is left once volume and quality are met stays with the provider for its staff and its methods; what is left of a part not met is returned pro rata."
    )
    provider (
        "在结算时列明结余的数额和用途。",
        "States sum and use in the settlement."
    )
    other (
        "不以有结余为由核减下一年度的价格。",
        "Do not lower the next year's price because there was a surplus."
    )
}

clause! { PAY_RECEIVABLE
    common (
        "承接方为融资需要确认应收账款的，购买方自收到请求之日起 {pay.confirm-receivable}内确认或说明不符之处。",
        "When the provider needs a receivable confirmed, the purchaser confirms it within {pay.confirm-receivable} or says what is wrong with it."
    )
    provider (
        "请求时列明发票、金额和到期日。",
        "Names invoice, sum and due date in the request."
    )
    other (
        "按期确认；不以确认为条件附加要求。",
        "Confirm in time and attach no condition."
    )
    law ("参照《保障中小企业款项支付条例》第十六条。", "After art. 16 of the Regulation on Payments to Small and Medium Enterprises.")
}
