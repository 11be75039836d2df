//! The closed lists of the planning stages.

use kernel::{Currency, Zone};

choice! {
    /// Whose rule packs apply.
    Jurisdiction {
        ChinaNational "cn-national" ("中国（国家规则）", "China (national rules)");
        ChinaGuangzhou "cn-gd-gz" ("中国广州", "China, Guangzhou");
        ChinaJinan "cn-sd-jn" ("中国济南", "China, Jinan");
        UnitedKingdom "uk-light-touch" (
            "英国（轻触式合同）", "United Kingdom (light-touch contract)"
        );
        NewYork "us-ny" ("美国纽约州", "New York State");
    }
}

impl Jurisdiction {
    /// The one a new purchase names in its form; the first of the list when it names none.
    pub fn chosen(input: &serde_json::Map<String, serde_json::Value>) -> Jurisdiction {
        let code = input
            .get("jurisdiction")
            .and_then(serde_json::Value::as_str);
        Jurisdiction::of(code.map_or("", str::trim))
    }

    /// The one of a code; the first of the list when there is none such.
    pub fn of(code: &str) -> Jurisdiction {
        let mut all = Jurisdiction::ALL.iter().copied();
        all.find(|one| one.code() == code)
            .unwrap_or(Jurisdiction::ChinaNational)
    }

    /// Whether it lies in China, where conditions without a source in the pack rest on Chinese law.
    pub const fn is_chinese(self) -> bool {
        match self {
            Jurisdiction::ChinaNational
            | Jurisdiction::ChinaGuangzhou
            | Jurisdiction::ChinaJinan => true,
            Jurisdiction::UnitedKingdom | Jurisdiction::NewYork => false,
        }
    }

    /// The zone whose days its periods count.
    pub const fn zone(self) -> Zone {
        match self {
            Jurisdiction::ChinaNational
            | Jurisdiction::ChinaGuangzhou
            | Jurisdiction::ChinaJinan => Zone::China,
            Jurisdiction::UnitedKingdom => Zone::London,
            Jurisdiction::NewYork => Zone::NewYork,
        }
    }

    /// The currency of its purchases. The rule pack says the same for people to read; a test
    /// compares the two.
    pub const fn currency(self) -> Currency {
        match self {
            Jurisdiction::ChinaNational
            | Jurisdiction::ChinaGuangzhou
            | Jurisdiction::ChinaJinan => Currency::CNY,
            Jurisdiction::UnitedKingdom => Currency::GBP,
            Jurisdiction::NewYork => Currency::USD,
        }
    }
}

choice! {
    /// How residents were asked.
    Channel {
        Meeting "meeting" ("居民会议", "a residents' meeting");
        Visit "visit" ("入户走访", "home visits");
        Survey "survey" ("问卷", "a questionnaire");
        Online "online" ("线上征求意见", "an online consultation");
        Interview "interview" ("个别访谈", "interviews");
    }
}

choice! {
    /// What becomes of a wish or comment.
    Taken {
        Fully "fully" ("采纳", "taken up");
        Partly "partly" ("部分采纳", "taken up in part");
        NotTaken "not-taken" ("未采纳", "not taken up");
    }
}

choice! {
    /// Whose duty a component of the need is (duty lists; MOF Order 102 art. 10).
    DutyResult {
        Fit "fit" ("适合购买的服务", "a service fit for purchase");
        HostDuty "host-duty" ("街道（镇）自身职责", "the host's own duty");
        PurchaserDuty "purchaser-duty" (
            "购买方应当直接履行的职责", "a duty the purchaser must perform itself"
        );
        Cooperating "cooperating" ("配合履职事项", "a cooperating duty");
        Negative "negative" ("在负面清单内", "on the negative list");
    }
}

impl DutyResult {
    /// Whether a component of this kind may be bought.
    pub const fn may_be_bought(self) -> bool {
        match self {
            DutyResult::Fit | DutyResult::Cooperating => true,
            DutyResult::HostDuty | DutyResult::PurchaserDuty | DutyResult::Negative => false,
        }
    }
}

choice! {
    /// How long the service is meant to run.
    PlanTerm {
        OneYear "one-year" ("一年以内", "up to one year");
        MultiYear "multi-year" ("跨年度", "several years");
    }
}

choice! {
    /// What the reviewers conclude.
    Opinion {
        Pass "pass" ("通过", "pass");
        Return "return" ("退回修改", "return for revision");
    }
}

choice! {
    /// What kind of body a surveyed market actor is. Only an enterprise can be a small or medium
    /// enterprise; a social organisation never is (SC-1).
    LegalForm {
        Nonprofit "nonprofit" ("社会组织（社会服务机构、社会团体、基金会）", "a nonprofit organisation");
        Enterprise "enterprise" ("企业", "an enterprise");
        Institution "institution" ("事业单位", "a public institution");
        Other "other" ("其他", "another form");
    }
}

choice! {
    /// Which of the three lists of a township or subdistrict a row stands on (F12).
    DutyKind {
        Basic "basic" ("基本履职", "basic duty");
        Cooperating "cooperating" ("配合履职", "cooperating duty");
        TakenBack "taken-back" ("上级收回", "taken back by higher departments");
    }
}

choice! {
    /// Why no intention is published (财库〔2020〕10号).
    Exemption {
        Urgent "urgent" ("因不可预见的原因急需采购", "an urgent need that could not be foreseen");
        Small "small" ("小额零星采购", "a small occasional purchase");
        Other "other" ("其他原因", "another reason");
    }
}

choice! {
    /// Whether lots are reserved to small and medium enterprises. A nonprofit cannot be one.
    Reservation {
        Open "no" ("不预留，社会组织可以参加", "no: nonprofits can take part");
        ReservedWeighed "yes-considered" (
            "预留，已考虑社会组织并说明理由", "yes, nonprofits considered, with a reason"
        );
        Reserved "yes" ("预留", "yes");
    }
}

choice! {
    /// Who supplies something the service depends on.
    SuppliedBy {
        Purchaser "R1" ("购买方", "Purchaser");
        Host "R5" ("落地街道", "Host");
        Committee "R6" ("居(村)委会", "Residents' committee");
    }
}

impl SuppliedBy {
    /// The role that owes it.
    pub const fn role(self) -> kernel::Role {
        match self {
            SuppliedBy::Purchaser => kernel::Role::Purchaser,
            SuppliedBy::Host => kernel::Role::Host,
            SuppliedBy::Committee => kernel::Role::Committee,
        }
    }
}

choice! {
    /// Whether the same thing is bought in several parts in one fiscal year (Regulation art. 28).
    Splitting {
        Single "single" ("本年度同一预算项目只采购这一次", "bought once under this budget item this year");
        Approved "approved" (
            "分次采购，预算已调整或经批准", "bought in parts, with the budget adjusted or approval given"
        );
        Several "several" ("分次采购，未经批准", "bought in parts without approval");
    }
}

choice! {
    /// Why the method is lawful (Government Procurement Law arts. 26–31).
    MethodBasis {
        WithinLimits "within-limits" ("按金额可以采用该方式", "the amount allows this method");
        Approved "approved" ("已获财政部门批准", "approved by the finance authority");
        OnlySupplier "only-supplier" (
            "符合单一来源法定情形并已公示", "a statutory case of single source, announced"
        );
        Unsettled "unsettled" ("尚未确认", "not settled yet");
    }
}

choice! {
    /// What a comment is about.
    Topic {
        Scope "scope" ("服务范围与前置条件", "scope and preconditions");
        Price "price" ("价格", "price");
        Payment "payment" ("付款", "payment");
        Scoring "scoring" ("评分", "scoring");
        Evaluation "evaluation" ("评估指标", "evaluation index");
        Clauses "clauses" ("合同条款", "contract clauses");
        Other "other" ("其他", "something else");
    }
}

choice! {
    /// What the purchaser says to a counter-clause.
    Verdict {
        Accept "accept" ("接受", "accept");
        Reject "reject" ("不接受", "reject");
    }
}

choice! {
    /// What the fairness test can find.
    Lint {
        ForbiddenFactor "forbidden-factor" ("不得作为评审因素", "a factor that may not be scored");
        RegionalBonus "regional-bonus" ("地域性加分", "a bonus tied to a region");
        RatingBonus "rating-bonus" (
            "以社会组织评估等级加分", "a bonus for the rating of a social organisation"
        );
        SubjectiveScale "subjective-scale" ("没有量化分档", "a scale without quantities");
        SubjectiveShare "subjective-share" (
            "主观分占比过高", "too many points on scales without quantities"
        );
        SmeExcludes "sme-excludes" (
            "预留中小企业，社会组织无法参加", "reserved to SMEs, which shuts out nonprofits"
        );
        SmeDefaultLeft "sme-default-left" (
            "未按惯例预留中小企业，以便社会组织参加", "the usual SME reservation left, so that nonprofits can bid"
        );
        SplitPurchase "split-purchase" ("涉嫌化整为零", "the purchase may have been split");
        MethodUnsettled "method-unsettled" ("采购方式依据不足", "the method lacks a lawful ground");
        OneSided "one-sided" ("双方义务清单不完整", "the schedules bind one side only");
        DocumentOnly "document-only" ("只凭书面材料得分", "points that papers alone can prove");
        DocumentShare "document-share" (
            "只凭书面材料的分值超过一半", "more than half of the points can be proven by papers alone"
        );
        DuplicateCriterion "duplicate-criterion" ("与另一评分项重复", "the same as another criterion");
        OneFirm "one-firm" (
            "调查对象中至多一家能够满足", "at most one of the surveyed actors can meet it"
        );
        SmeNonprofitMarket "sme-nonprofit-market" (
            "预留中小企业，而调查对象多为社会组织", "reserved to SMEs in a market made mostly of nonprofits"
        );
        BelowStaffFloor "below-staff-floor" (
            "限价低于人员成本底线", "the ceiling is below the staff floor"
        );
        HostWithoutLot "host-without-lot" (
            "有落地街道（镇）没有对应的包", "a host of the purchase has no lot"
        );
        SiblingsUndeclared "siblings-undeclared" (
            "同一预算项目本年度另有采购，声明为只采购一次",
            "declared as bought once, though this budget item has other purchases this year"
        );
    }
}
