//! Rows of invoices, payments, interest, deductions and settlement.

rows! {
    "submit-invoice": [Provider, ProviderFinance]
        ("承接方为自己的合同开票", "the provider bills its own contract");
    "credit-invoice": [Provider, ProviderFinance]
        ("谁开票谁冲减", "who billed takes it back");
    "repay-credit": [Provider, ProviderFinance]
        ("收款的一方退还", "who was paid pays back");
    "check-invoice": [Purchaser, PurchaserHead]
        ("购买方经办核对，逾期视为应付", "the purchaser's officer checks; silence makes it due");
    "approve-payment": [PurchaserHead, Purchaser]
        ("审批与付款由不同的人办理", "who approves is not who pays");
    "pass-to-treasury": [Purchaser, PurchaserHead, Finance]
        ("内部步骤也有责任人和期限", "an internal step has an owner and a clock too");
    "pay-invoice": [Finance]
        ("只有财务人员付款", "finance alone pays");
    "confirm-receipt": [Provider, ProviderFinance]
        ("收款人确认到账", "who is paid confirms it");
    "settle-disputed-part": [Purchaser, PurchaserHead, Provider, ProviderFinance]
        ("双方都可以提出方案，也都可以同意", "either side may offer, and either may assent");
    "resolve-disputed-part": [Panel, Purchaser, PurchaserHead]
        ("购买方可以认可，裁决小组可以裁定", "the purchaser may concede, the panel may rule");
    "record-delay-reason": [Purchaser, PurchaserHead, Finance]
        ("迟付的一方说明原因", "the side that is late says why");
    "request-receivable": [Provider, ProviderFinance]
        ("债权人申请确认", "the creditor asks for it");
    "certify-receivable": [Purchaser, PurchaserHead, Finance]
        ("债务人确认欠款", "the debtor certifies what it owes");
    "deduct": [Purchaser, PurchaserHead]
        ("购买方依合同条款抵扣", "the purchaser deducts by a clause of the contract");
    "object-to-deduction": [Provider, ProviderFinance]
        ("被抵扣的一方有权异议", "who is deducted from may object");
    "uphold-deduction": [Panel]
        ("提出抵扣的人不能裁决", "who made the deduction does not rule on it");
    "withdraw-deduction": [Purchaser, PurchaserHead, Panel]
        ("购买方可以撤回，裁决小组可以撤销", "the purchaser may take it back, the panel may set it aside");
    "shift-savings": [Provider, ProviderFinance]
        ("承接方自主安排投入，通知即可", "the provider decides on its inputs and gives notice");
    "publish-payment-statistics": [Purchaser, PurchaserHead, Finance]
        ("付款的一方公布付款情况", "who pays shows how it paid");
    "settle-contract": [Purchaser, PurchaserHead]
        ("购买方完成结算，金额由系统计算", "the purchaser settles; the sums are computed");
}
