//! Default, causes, risk, disputes, ending.

super::effects! {
    DefaultNotice {
        rules [DefaultCure, CureMin, CureMax, PurchaserSilence] terms []
        duties ["cure-default-purchaser", "cure-default-host", "cure-default-provider", "show-evidence"]
        guards ["M8.no-rung-skipped", "M8.due-process"]
        verbs ["give-default-notice", "cure-default", "close-default-notice", "ask-for-evidence", "show-evidence"] clocks ["default.uncured"]
    }
    Damages {
        rules [DamagesCap, SanctionReply] terms [HourRate]
        duties ["rule-on-deduction"] guards ["M3.deduction-heard"] verbs ["deduct", "object-to-deduction"] clocks ["interest.posted"]
        words ("逾期付款的利息由平台自动计算；服务单位和条件缺失的违约金由主张的一方提出、对方答复，平台核对程序和上限，不自行认定过错。",
               "Interest on late payment is computed by itself; damages for units and preconditions are claimed by one side and answered by the other. The platform keeps the procedure and the cap and finds no fault by itself.")
    }
    Suspend {
        rules [ArrearsDefault, DefaultCure] terms []
        duties ["cure-after-withholding"] guards ["M4.not-suspended"] verbs ["withhold-performance", "resume-performance"] clocks ["arrears.became-default"]
    }
    Cause {
        rules [EvaluationReport] terms []
        duties ["allocate-cause"] guards ["S17.cause-allocated", "M8.cause-and-proportion"] verbs ["allocate-cause", "excuse-obligation"] clocks []
    }
    Risk {
        rules [ChangeAnswer] terms []
        duties ["answer-hardship-purchaser", "answer-hardship-provider"] guards [] verbs ["invoke-hardship", "answer-hardship"] clocks []
        words ("风险发生与否由各方告知；分担按条款协商，平台只计答复的时间。",
               "That a risk has come about is told by a side, and its share is agreed under the clause; the platform times the answer.")
    }
    Force {
        rules [ChangeAnswer] terms []
        duties ["answer-suspension-purchaser", "answer-suspension-provider"] guards ["X1.not-alone"]
        verbs ["suspend-contract", "agree-suspension", "resume-contract"] clocks []
    }
    Emergency {
        rules [Emergency, DeliveryReport] terms [HourRate]
        duties ["report-emergency-provider", "report-emergency-purchaser", "ratify-emergency"] guards ["X4.not-in-a-row"]
        verbs ["order-emergency", "report-emergency", "ratify-emergency"] clocks []
    }
    Integrity {
        rules [BoardTies, EvaluatorCoolingOff] terms []
        duties [] guards ["S16.evaluator-independent", "S16.evaluator-income"] verbs ["record-forbidden-act"] clocks []
        words ("利益冲突自知道之日起申报；评估方的独立由平台核对，礼品和宴请只能事后记录。",
               "A conflict is declared when it is known; the independence of the evaluator is checked here, gifts and meals can only be recorded afterwards.")
    }
    Retaliation {
        rules [Retaliation] terms []
        duties [] guards ["M8.no-retaliation", "M1.lawful-decline"] verbs ["record-forbidden-act", "propose-sanction"] clocks []
    }
    Disputes {
        rules [DisputeTalk, DisputeCommittee, DisputeMediation, Recheck, PanelTies] terms [ComplaintBody]
        duties ["settle-dispute-purchaser", "settle-dispute-provider", "settle-dispute-host", "settle-dispute-evaluator", "rule-on-dispute"]
        guards ["S22.disputes-closed"]
        verbs ["raise-dispute", "offer-settlement", "accept-settlement", "step-up-dispute", "rule-on-dispute"] clocks []
    }
    Ending {
        rules [TerminationReply, EndHearing, EndNoticePublic, Recheck] terms []
        duties ["rule-on-termination", "answer-suspension-purchaser", "answer-suspension-provider"]
        guards ["X1.not-alone", "X2.hearing"]
        verbs ["give-termination-notice", "reply-to-termination", "rule-on-termination"] clocks []
    }
    AnyTime {
        rules [] terms []
        duties ["rule-on-termination"] guards ["X2.hearing"] verbs [] clocks []
        words ("平台没有任意解除的办法：提前终止只能经通知、答复和裁决。",
               "There is no act by which a side could end the contract at will: an early end passes through notice, reply and ruling.")
    }
    Exit {
        rules [CaseTransfer, RecordsKeep] terms []
        duties ["transfer-cases", "return-data-provider", "return-data-purchaser", "review-purchaser", "review-provider", "review-host", "review-users"]
        guards ["S22.cases-settled", "S22.data-returned", "S22.reviewed"]
        verbs ["begin-handover", "transfer-cases", "return-data", "review-relationship", "close-contract"] clocks []
    }
    Publicity {
        rules [PublishContract, FileCopy, PayPublicStats, PayPublicStatsWithin] terms []
        duties ["publish-contract", "file-contract", "publish-payment-statistics", "publish-contract-text"]
        guards ["S13.secrets-only-redacted", "S19.published"]
        verbs ["publish-contract", "file-contract", "publish-payment-statistics"] clocks ["arrears.published"]
    }
}
