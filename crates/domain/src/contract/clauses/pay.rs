//! Payment.

super::effects! {
    PaySchedule {
        rules [Pay, PayOuter, AdvancePay, InvoiceCheck, PerformanceShareMax] terms [Price, Advance, Performance, Tranches]
        duties ["approve-payment", "pass-to-treasury", "pay-invoice", "pay-outer", "confirm-receipt",
            "submit-final-invoice", "settle-contract"]
        guards ["S14.advance", "M3.approver-not-checker", "M3.paid-in-time", "S20.acceptor-not-payer", "S20.all-invoiced"]
        verbs ["submit-invoice", "approve-payment", "pass-to-treasury", "pay-invoice", "confirm-receipt", "settle-contract"]
        clocks ["payment.deemed-received"]
    }
    PaySilence {
        rules [InvoiceCheck, Acceptance] terms []
        duties ["check-invoice", "decide-acceptance"] guards []
        verbs ["check-invoice", "request-acceptance", "decide-acceptance"] clocks ["invoice.deemed-undisputed", "acceptance.deemed"]
    }
    PayInterest {
        rules [PayInterest, PayInterestRule, PayInterestMin, PayInterestLateContract] terms [LateContract, InterestFloor]
        duties [] guards [] verbs [] clocks ["interest.posted"]
    }
    PayNoSetOff {
        rules [ArrearsPublic, PayDisputeDuty, SanctionReply, Appeal, Recheck] terms []
        duties ["settle-disputed-part", "answer-disputed-part", "rule-on-deduction", "repay-credit"]
        guards ["M3.base-not-hostage", "M3.deduction-heard", "S20.undisputed-paid", "S20.ledger-closed", "S22.money-settled"]
        verbs ["settle-disputed-part", "resolve-disputed-part", "deduct", "object-to-deduction", "record-delay-reason"]
        clocks ["arrears.published", "deduction.stood"]
    }
    PayIndirect {
        rules [PayIndirectMin] terms []
        duties [] guards ["S03.indirect-share"] verbs ["set-cost-model"] clocks []
        words ("签约后按类别说明用途，随期间报告提交，不逐笔核销，平台不设期限。",
               "After signing its use is told by kind with the reports and not by receipt; no clock of its own runs.")
    }
    PayVirement {
        rules [PayVirementMax] terms []
        duties [] guards [] verbs ["shift-savings"] clocks []
        words ("调剂以通知生效，无须批准，因此没有等待谁的期限；累计上限由平台计算。",
               "A move takes effect by notice and needs no approval, so nobody is waited for; the platform counts the ceiling.")
    }
    PaySurplus {
        rules [] terms []
        duties ["settle-contract"] guards [] verbs ["settle-contract"] clocks []
        words ("结余的数额和用途在结算时写明；平台不持有承接方的账簿，不能自行算出结余。",
               "Sum and use are stated in the settlement; the platform does not hold the provider's books and cannot compute a surplus by itself.")
    }
    PayReceivable {
        rules [PayConfirmReceivable] terms []
        duties ["certify-receivable"] guards [] verbs ["request-receivable", "certify-receivable"] clocks []
    }
}
