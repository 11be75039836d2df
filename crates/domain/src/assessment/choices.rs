//! Ids and closed answers of this module.

use crate::signs::Code;

local_id!(
    /// An evaluation.
    EvaluationId "EV"
);
local_id!(
    /// A rating sheet.
    RatingId "RT"
);
local_id!(
    /// A share of the shortfall with its cause.
    ShortfallId "SF"
);
local_id!(
    /// An improvement that one side owes.
    ImprovementId "IM"
);
local_id!(
    /// An appeal against a result.
    EvaluationAppealId "AP"
);
local_id!(
    /// An item of the frozen index, numbered in its order from 1.
    IndexItemId "IX"
);

choice! {
    /// When in the term an evaluation is made.
    EvaluationKind {
        Midterm "midterm" ("中期评估", "Mid-term evaluation");
        Final "final" ("末期评估", "Final evaluation");
    }
}

choice! {
    /// How the evaluator finds out.
    FieldMethod {
        Files "files" ("查阅档案", "Files");
        UserCalls "user-calls" ("盲选服务对象回访", "Blind calls to users");
        ShadowVisit "shadow-visit" ("随行观察", "Shadow visit");
        WorkerTalk "worker-talk" ("一线社工单独访谈", "Talk with workers alone");
    }
}

choice! {
    /// Where the evaluator's fee comes from.
    PaidFrom {
        SeparateLine "separate-line" ("单列的评估经费", "A separate evaluation line");
        ServicePrice "service-price" ("服务合同价款", "The price of the service");
    }
}

choice! {
    /// Whether the evaluator served the evaluated in the cooling-off period.
    RecentServices {
        Never "none" ("没有", "None");
        Given "given" ("有", "Some");
    }
}

choice! {
    /// The sides whose conduct is evaluated.
    EvaluatedSide {
        Provider "provider" ("承接方", "the provider");
        Purchaser "purchaser" ("购买方", "the purchaser");
        Host "host" ("落地街道", "the host");
    }
}

choice! {
    /// How a side sees its own duties kept.
    SelfVerdict {
        Kept "kept" ("均已履行", "all duties kept");
        Mostly "mostly" ("基本履行", "most duties kept");
        Lacking "lacking" ("有明显欠缺", "clear gaps");
    }
}

choice! {
    /// Whose view a rating sheet is.
    RatingGroup {
        Professional "professional" ("第三方专业评分", "Professional, by the evaluator");
        Users "users" ("服务对象评分", "Users, by blind sample");
        Purchaser "purchaser" ("购买方评分", "Purchaser");
        Host "host" ("落地街道评分", "Host");
        Peer "peer" ("同行评分", "Peers");
        Workers "workers" ("一线社工评分", "Frontline workers");
        ProviderRatesPurchaser "provider-rates-purchaser" ("承接方评购买方", "Provider rates the purchaser");
        ProviderRatesHost "provider-rates-host" ("承接方评落地街道", "Provider rates the host");
    }
}

impl RatingGroup {
    /// The groups whose sheets make up the score of the service.
    pub const SERVICE: [RatingGroup; 6] = [
        RatingGroup::Professional,
        RatingGroup::Users,
        RatingGroup::Purchaser,
        RatingGroup::Host,
        RatingGroup::Peer,
        RatingGroup::Workers,
    ];

    /// The name of the group in the weights of a rule pack; `None` for sheets about conduct.
    pub const fn weight_name(self) -> Option<&'static str> {
        match self {
            RatingGroup::Professional => Some("third-party"),
            RatingGroup::Users => Some("users"),
            RatingGroup::Purchaser => Some("purchaser"),
            RatingGroup::Host => Some("host"),
            RatingGroup::Peer => Some("peer"),
            RatingGroup::Workers => Some("workers"),
            RatingGroup::ProviderRatesPurchaser | RatingGroup::ProviderRatesHost => None,
        }
    }

    /// Whether the sheet is one half of a pair that is released only together with the other.
    pub const fn is_mutual(self) -> bool {
        matches!(
            self,
            RatingGroup::Purchaser
                | RatingGroup::Host
                | RatingGroup::ProviderRatesPurchaser
                | RatingGroup::ProviderRatesHost
        )
    }
}

choice! {
    /// What the provider judges about a government party.
    ConductAspect {
        PaysOnTime "pays-on-time" ("按时付款", "Pays on time");
        AnswersOnTime "answers-on-time" ("按时答复", "Answers on time");
        ChangesByConsent "changes-by-consent" ("变更经双方同意", "Changes only by consent");
        InspectsWithinCaps "inspects-within-caps" ("检查不超限", "Inspects within the caps");
        SuppliesOnTime "supplies-on-time" ("按时提供落地条件", "Supplies what it must on time");
        GivesReasons "gives-reasons" ("决定说明理由", "Gives reasons for decisions");
        RespectsIndependence "respects-independence" ("尊重专业自主", "Respects professional independence");
        TasksInWriting "tasks-in-writing" ("任务走任务单", "Asks for tasks in writing");
    }
}

choice! {
    /// What frontline workers speak about.
    WorkerTopic {
        OffContractTasks "off-contract-tasks" ("合同外任务", "Tasks beyond the contract");
        PaperBurden "paper-burden" ("记录与报表负担", "Burden of records and reports");
        PayAndHours "pay-and-hours" ("薪酬与工时", "Pay and hours");
        Interference "interference" ("专业判断受干预", "Interference with professional judgement");
        Support "support" ("督导与机构支持", "Supervision and support");
        UserSafety "user-safety" ("服务对象安全", "Safety of users");
    }
}

choice! {
    /// Whether a finding must be cured.
    CureNeed {
        Needed "needed" ("需要整改", "Cure needed");
        Advice "advice" ("建议", "Advice");
    }
}

choice! {
    /// How an evaluated side stands to the draft.
    Stance {
        Agree "agree" ("认可", "Agrees");
        Explain "explain" ("补充说明", "Explains");
        Dispute "dispute" ("有异议", "Disputes");
    }
}

choice! {
    /// How far a result carries.
    ResultClass {
        Graded "graded" ("等级明确", "Graded");
        LowConfidence "low-confidence" ("等级把握不足", "Graded, low confidence");
        Insufficient "insufficient-evidence" ("证据不足，不定等级", "Insufficient evidence, no grade");
    }
}

choice! {
    /// The grade of a service.
    Grade {
        A "A" ("优（A）", "A");
        B "B" ("良（B）", "B");
        C "C" ("中（C）", "C");
        D "D" ("差（D）", "D");
    }
}

impl Grade {
    /// Whether the grade calls for improvement.
    pub const fn needs_cure(self) -> bool {
        matches!(self, Grade::C | Grade::D)
    }
}

choice! {
    /// What no score makes up for, once the panel finds it proven (domain.md §5e).
    Gate {
        Safety "safety" ("危害服务对象安全", "danger to users");
        Fabrication "fabrication" ("查实造假", "fabrication");
        Funds "funds" ("挪用资金", "misuse of funds");
    }
}

choice! {
    /// What an appeal makes of the gates that were applied.
    GateRuling {
        Kept "kept" ("维持", "They stand");
        Lifted "lifted" ("撤销", "They are lifted");
    }
}

choice! {
    /// A question the figures themselves raise; never a verdict.
    Question {
        HostUserGap "host-user-gap" ("街道评分比服务对象高出较多", "the host scores far above the users");
        ReceiptDenied "receipt-denied" ("较多受访者表示未接受过服务", "many of those called say they received no service");
    }
}

impl Question {
    /// The question of the record that it is.
    pub const fn sign(self) -> Code {
        match self {
            Question::HostUserGap => Code::AF09,
            Question::ReceiptDenied => Code::AF13,
        }
    }
}

choice! {
    /// A bound of the platform that the weights of a pack do not keep.
    BoundBroken {
        UsersLow "users-low" ("服务对象权重低于平台下限", "users weigh less than the platform asks for");
        GovernmentHigh "government-high" ("购买方与街道合计权重高于平台上限", "purchaser and hosts together weigh more than the platform allows");
        GroupHigh "group-high" ("有一方权重高于平台上限", "one group weighs more than the platform allows");
    }
}

choice! {
    /// What came of a question that the figures raised.
    QuestionOutcome {
        Explained "explained" ("有合理解释", "There is a good reason");
        Confirmed "confirmed" ("属实，已记录", "It is so, and is on record");
        Unclear "unclear" ("无法查清", "It could not be found out");
    }
}

choice! {
    /// Who caused a share of the shortfall.
    CausedBy {
        Provider "provider" ("承接方", "the provider");
        Purchaser "purchaser" ("购买方", "the purchaser");
        Host "host" ("落地街道", "the host");
        Nobody "nobody" ("不可抗力等", "nobody (force majeure)");
    }
}

choice! {
    /// On what ground a result is appealed.
    AppealGround {
        Facts "facts" ("事实不符", "Facts");
        Procedure "procedure" ("程序不当", "Procedure");
        Computation "computation" ("计算错误", "Computation");
        Independence "independence" ("评估方不独立", "Independence of the evaluator");
        Cause "cause" ("责任划分", "Allocation of causes");
    }
}

choice! {
    /// What the re-check comes to.
    AppealOutcome {
        Upheld "upheld" ("维持结果", "The result stands");
        Amended "amended" ("变更得分", "The score is amended");
        Annulled "annulled" ("撤销结果", "The result is annulled");
    }
}

choice! {
    /// What became of an improvement.
    CureOutcome {
        Cured "cured" ("整改到位", "Cured");
        Partly "partly" ("部分到位", "Partly cured");
        NotCured "not-cured" ("未整改到位", "Not cured");
    }
}

choice! {
    /// What users think at acceptance.
    UserOpinion {
        Satisfied "satisfied" ("满意", "Satisfied");
        Partly "partly" ("部分满意", "Partly satisfied");
        Unsatisfied "unsatisfied" ("不满意", "Not satisfied");
        NotServed "not-served" ("没有得到服务", "Received no service");
    }
}

choice! {
    /// How acceptance is decided.
    Verdict {
        Accepted "accepted" ("验收合格", "Accepted");
        WithDefects "accepted-with-defects" ("有瑕疵接收", "Accepted with defects");
        Refused "refused" ("验收不合格", "Refused");
    }
}

choice! {
    /// Whether one standard is met.
    Standard {
        Met "met" ("达到", "Met");
        Partly "partly" ("部分达到", "Partly met");
        NotMet "not-met" ("未达到", "Not met");
    }
}

choice! {
    /// Whether the acceptance result is published.
    Publication {
        Published "published" ("公开", "Published");
        Withheld "withheld" ("不公开", "Withheld");
    }
}
