//! Parties, scope, change and term.

super::effects! {
    Equality {
        rules [SanctionReply] terms []
        duties ["answer-breach-purchaser", "answer-breach-host", "answer-breach-provider", "answer-breach-evaluator"]
        guards ["S06.symmetric-schedules", "S12.core-clauses"]
        verbs ["record-forbidden-act", "answer-forbidden-act"] clocks []
    }
    SingleVoice {
        rules [VerbalOrderConfirm] terms []
        duties ["answer-verbal-order-host", "answer-verbal-order-purchaser"] guards []
        verbs ["record-verbal-order", "confirm-verbal-order", "deny-verbal-order"] clocks ["verbal-order.unanswered"]
        words ("合同负责人由各方自行指定并告知，平台按角色受理，不另设登记。",
               "Each side names its manager itself and tells the other; the platform goes by roles and keeps no list of managers.")
    }
    Scope {
        rules [ServiceRecord, UserConfirmMin, ConfirmerShareMax, Inception, Inquiry, DeliveryReportAnswer] terms [ServiceHours, Units, Preconditions]
        duties ["supply-precondition-host", "supply-precondition-purchaser", "confirm-precondition-host",
            "confirm-precondition-purchaser", "set-baseline", "submit-annual-plan", "comment-on-plan", "check-service"]
        guards ["S12.purchaser-duties", "S12.substance-unchanged", "S14.preconditions-confirmed", "S14.host-preconditions",
            "S14.baseline", "M4.worker-day", "M4.confirmer-share", "M4.extra-cap"]
        verbs ["record-service", "confirm-service", "deny-service", "correct-service", "hand-over-precondition", "confirm-precondition"]
        clocks ["annual-plan.deemed-agreed"]
    }
    OutOfScope {
        rules [TaskSilence, DisputeTalk] terms [HourRate, OutOfScope]
        duties ["answer-task", "settle-task", "complete-task", "compensate-task"]
        guards ["S12.out-of-scope-list", "M1.not-forbidden", "M1.lawful-decline", "M4.extra-cap"]
        verbs ["file-task-request", "decline-task", "escalate-task", "offer-extra-service"] clocks ["task.lapsed"]
    }
    FlexPool {
        rules [FlexPoolMin, FlexPoolMax, TaskSilence] terms [FlexHours, FlexShare, HourRate]
        duties ["answer-task-change-host", "answer-task-change-purchaser", "complete-task", "confirm-task-host",
            "confirm-task-purchaser", "compensate-task"]
        guards ["M1.flex-pool"]
        verbs ["accept-task", "accept-task-with-change", "complete-task", "confirm-task", "compensate-task"]
        clocks ["task.deemed-confirmed"]
    }
    Change {
        rules [ChangeAnswer, ChangeAddonMax, ChangeMutual] terms []
        duties ["answer-change-purchaser", "answer-change-provider"]
        guards ["M2.addon-ceiling", "M2.mutual", "M2.users-assent", "M2.retroactive"]
        verbs ["propose-change", "counter-change", "assent-change", "refuse-change", "withdraw-change"]
        clocks ["change.expired", "change.took-effect"]
    }
    TargetsFunded {
        rules [] terms []
        duties [] guards ["M2.targets-funded"] verbs ["propose-change", "counter-change"] clocks []
    }
    Term {
        rules [RenewalNotice, RenewalDecision, RenewalBridge, TermMax] terms [Start, End]
        duties ["decide-renewal", "state-renewal-view", "give-renewal-notice"]
        guards ["S12.term", "M4.service-in-term", "S21.notice-in-time", "S21.automatic-bridge", "S21.decided", "S21.renewal-agreed"]
        verbs ["decide-renewal", "state-renewal-view", "give-renewal-notice", "order-bridge"] clocks ["bridge.began"]
    }
    Successor {
        rules [] terms []
        duties [] guards [] verbs ["record-succession"] clocks []
        words ("继受方承接全部义务和期限，登记后由平台直接转移；何时登记由各方自行决定，没有期限。",
               "Once recorded, the successor takes over every duty and day by itself; when to record it is left to the parties, so no clock runs.")
    }
    HostCharter {
        rules [HostWithdrawal, Inception] terms []
        duties ["join-charter", "name-successor-host"] guards ["S14.charter", "X6.notice"]
        verbs ["join-charter", "withdraw-host", "name-successor-host"] clocks ["host.left"]
    }
    Subcontract {
        rules [Pay, ChangeAnswer, FlowdownSubcontract] terms []
        duties ["answer-change-purchaser"] guards [] verbs ["propose-change"] clocks ["change.expired"]
        words ("分包申请作为变更提出，购买方按变更答复期答复，沉默视为不同意。向分包方付款不在平台上办理，付款条件同等下传由承接方负责。",
               "A request to subcontract is proposed as a change and answered in that time; silence is a refusal. Payments to a subcontractor are not made here, so that the pay terms are passed down is for the provider to see to.")
    }
}
