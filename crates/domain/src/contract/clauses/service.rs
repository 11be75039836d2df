//! Reports, inspections, staff, evaluation, users.

super::effects! {
    Reporting {
        rules [DeliveryReport, DeliveryReportAnswer, ReportUnusedPeriods, ReportBurdenMax, TaskSilence] terms [ReportMonths]
        duties ["period-report", "answer-report", "clarify-report", "answer-datum"] guards []
        verbs ["submit-report", "answer-report", "ask-for-datum", "agree-datum", "decline-datum"]
        clocks ["report.deemed-accepted", "report-field.lapsed", "datum.lapsed"]
    }
    Inspection {
        rules [InspectionNotice, InspectionsPerQuarter, SurprisesPerYear, SanctionReply] terms []
        duties ["reply-to-finding", "resolve-action-point"]
        guards ["M5.inspection-notice", "M5.inspection-cap", "M5.surprise-quota"]
        verbs ["announce-inspection", "surprise-inspection", "report-inspection", "file-inspection-finding", "reply-to-finding", "resolve-action-point"]
        clocks []
    }
    Staff {
        rules [StaffingNotice, Inquiry] terms [Team]
        duties ["answer-staff-objection"] guards ["M10.notice", "M10.equal", "M10.no-picking", "M10.team-size", "M10.lead", "M10.change-notified"]
        verbs ["notify-staff-change", "object-to-staff-change", "answer-staff-objection"] clocks []
    }
    StaffPay {
        rules [TrainingHours] terms []
        duties [] guards ["S03.staff-floor", "S06.ceiling-covers-staff"]
        verbs ["record-training", "record-supervision"] clocks []
        words ("培训和督导时数由承接方登记，与约定时数对照显示；工资和社会保险不在平台上发放，由审计和年检核查。",
               "Hours of training and supervision are recorded and shown beside what was agreed; wages and insurance are not paid here and are for the audit to check.")
    }
    Evaluation {
        rules [EvaluatorCoolingOff, EvaluationPlan, EvaluationReport, EvaluationReply, Appeal, Recheck, FinalTotal,
            MidtermFrom, MidtermUntil, FinalOpensBefore, FinalClosesAfter, EvaluationSample, EvaluationBounds]
        terms [Index]
        duties ["engage-evaluator", "plan-evaluation", "self-evaluate-provider", "self-evaluate-purchaser",
            "self-evaluate-host", "report-evaluation", "issue-evaluation", "decide-evaluation-appeal"]
        guards ["S03.evaluation-line", "S16.evaluator-independent", "S16.evaluator-income", "S16.evaluator-paid-apart",
            "S16.index-frozen", "S16.window", "S18.window", "S16.field-notice", "S16.sample-size", "S16.blind-contact",
            "S18.user-quota"]
        verbs ["engage-evaluator", "plan-evaluation", "self-evaluate", "hear-workers", "draft-result", "reply-to-evaluation",
            "apply-gate", "issue-result", "appeal", "decide-appeal"]
        clocks ["evaluation.deemed-base-satisfied"]
    }
    Reverse {
        rules [EvaluationGroups] terms []
        duties ["rate-by-purchaser", "rate-purchaser", "rate-by-host", "rate-host"] guards ["S16.sealed-sheets"]
        verbs ["rate", "release-ratings"] clocks []
    }
    Consequence {
        rules [GradeBands, PerformanceShareMax, Cure, CureMin, CureMax, Recheck, Appeal] terms [Performance]
        duties ["plan-improvement-provider", "plan-improvement-purchaser", "plan-improvement-host", "improve-provider",
            "improve-purchaser", "improve-host", "check-improvement", "decide-sanction", "decide-sanction-appeal", "decide-reward", "take-up-sanction"]
        guards ["M3.performance-result", "S21.decision-cites-evaluation", "M8.score-not-above-L2"]
        verbs ["set-improvement-plan", "report-improvement", "close-improvement", "grant-reward", "propose-sanction"]
        clocks ["sanction.became-final", "sanction.expired"]
    }
    User {
        rules [ResidentAck, ResidentAnswer, AcceptUsers, AcceptPublished] terms []
        duties ["acknowledge-complaint", "acknowledge-complaint-panel", "answer-complaint", "answer-complaint-panel", "check-service"]
        guards ["M2.users-assent", "M4.referral-consent", "M9.not-routed-to-party", "S19.users-invited", "S19.users-heard", "S19.published"]
        verbs ["complain-resident", "answer-resident-complaint", "deny-service", "give-acceptance-opinion", "assent-change"]
        clocks []
    }
    Safeguarding {
        rules [] terms []
        duties [] guards [] verbs ["record-safety-act"] clocks []
        words ("安全处置优先于一切合同程序，平台不设条件、不计时，只要求事后补记。",
               "Acting for a person's safety comes before every procedure, so there is no condition and no clock; it is recorded afterwards.")
    }
    Data {
        rules [PrivacyConsent, CaseTransfer] terms []
        duties ["return-data-provider", "return-data-purchaser"] guards ["M4.referral-consent", "S22.data-returned"]
        verbs ["refer-user", "return-data"] clocks []
    }
    Confidential {
        rules [] terms []
        duties [] guards [] verbs ["record-forbidden-act"] clocks []
        words ("由平台的阅读权限和事后记录保障：没有谁需要在某日之前做什么，因此没有期限。",
               "Kept by what each reader may see and by recording breaches; nobody has to do anything by a day, so no clock runs.")
    }
    Intellectual {
        rules [] terms []
        duties ["return-data-purchaser"] guards [] verbs ["return-data"] clocks []
        words ("归属和署名是权利状态，平台只记录结束时材料的返还。",
               "Whose a method is and who is credited is a standing right; the platform records that material is returned at the end.")
    }
    Growth {
        rules [TrainingHours] terms []
        duties ["hold-learning-meeting", "join-learning-meeting", "review-purchaser", "review-provider", "review-host", "review-users"]
        guards ["S22.reviewed", "S15.growth-line"]
        verbs ["record-training", "hold-learning-meeting", "join-learning-meeting", "record-growth-spending", "record-lessons", "review-relationship"]
        clocks []
    }
}
