//! Closed lists of answers about inspections, complaints, forbidden acts and default notices.

use crate::act::ActCode;
use kernel::Side;

choice! {
    /// Whether an inspection was within the agreed number.
    Quota {
        Within "within" ("在上限内", "within the cap");
        Over "over" ("超过上限", "over the cap");
    }
}

choice! {
    /// Whether an adverse act is presumed to be retaliation (C-RET-1).
    Presumption {
        Yes "yes" ("推定为报复，由其举证", "retaliation is presumed");
        No "no" ("不推定", "no presumption");
    }
}

choice! {
    /// What an inspection found.
    FindingKind {
        NoIssue "no-issue" ("未发现问题", "Nothing to note");
        Points "points" ("有整改事项", "Points to act on");
    }
}

choice! {
    /// Whom a resident complains about.
    About {
        Provider "provider" ("承接方", "the provider");
        Host "host" ("落地街道", "the host");
        Purchaser "purchaser" ("购买方", "the purchaser");
    }
}

impl About {
    /// The side of the contract it is.
    pub const fn side(self) -> Side {
        match self {
            About::Provider => Side::Provider,
            About::Host => Side::Host,
            About::Purchaser => Side::Purchaser,
        }
    }
}

choice! {
    /// What a resident complains of; shown without the text, which stays protected.
    Topic {
        NotServed "not-served" ("没有得到服务", "Not served");
        Quality "quality" ("服务质量", "Quality");
        Manner "manner" ("态度", "Manner");
        Privacy "privacy" ("隐私", "Privacy");
        Fee "fee" ("被要求付费、送礼", "Asked for a fee or gift");
        Access "access" ("场地、时间不便", "Place or time");
        Other "other" ("其他", "Something else");
    }
}

choice! {
    /// How a complaint was answered.
    ComplaintOutcome {
        Upheld "upheld" ("属实，已处理", "Upheld and acted on");
        PartlyUpheld "partly-upheld" ("部分属实", "Partly upheld");
        NotUpheld "not-upheld" ("不属实", "Not upheld");
        HandedOn "handed-on" ("转有权机关", "Handed to the authority in charge");
    }
}

choice! {
    /// A forbidden act that can be recorded (domain.md §5c, status X).
    ForbiddenAct {
        TailoredTender "A12" ("为特定供应商量身定做采购文件", "Writing the tender to fit one supplier");
        CompanionBid "A17" ("围标、串标、陪标", "Companion bids or price agreement");
        Interference "A21" ("干预评审", "Interfering in the evaluation of bids");
        ObjectionRefused "A27" ("拒收质疑", "Refusing to receive an objection");
        NewConditions "A28" ("签约时附加新条件", "New conditions at signing");
        SideLetter "A32" ("签订阴阳合同或私下补充协议", "A side letter");
        PlanByOrder "A41" ("以命令改写服务计划", "Rewriting the plan by order");
        Fabrication "A45" ("虚构、倒签服务记录", "Fabricating or backdating records");
        LateFacilities "A51" ("迟交约定的场地、名单或资料", "Handing over named facilities or data late");
        PickingStaff "A53" ("无理由挑选、否决人员", "Picking or vetoing persons without reason");
        TooManyInspections "A56" ("超上限检查", "Exceeding the inspection cap");
        SameDatumAgain "A57" ("重复索要同一数据", "Asking for the same datum again");
        FormOnly "A64" ("敷衍应付、变相拒绝", "Complying in form only");
        BorrowedStaff "A65" ("变相用工、借用人员", "Disguised employment, borrowing staff");
        HiddenExtras "A67" ("向购买方隐瞒为落地方额外办事", "Hiding extras for the host from the purchaser");
        ImposedChange "A70" ("单方强加变更", "Imposing a change");
        UnfundedTargets "A71" ("加指标不加经费", "Raising targets without money");
        Retaliation "A75" ("打击报复", "Retaliation");
        InternalDelay "A82" ("以内部原因、换人、未约定审计拖延付款", "Delaying payment for internal reasons");
        Gifts "A85" ("索要财物、费用或无偿物品", "Demanding gifts, fees or free goods");
        IndexChanged "A97" ("签约后更改评估指标", "Changing the evaluation index after signing");
        CasesDropped "A112" ("抛下保护性个案", "Dropping protective cases");
    }
}

impl ForbiddenAct {
    /// Its number in the table of typed acts.
    pub const fn act(self) -> ActCode {
        ActCode(match self {
            ForbiddenAct::TailoredTender => 12,
            ForbiddenAct::CompanionBid => 17,
            ForbiddenAct::Interference => 21,
            ForbiddenAct::ObjectionRefused => 27,
            ForbiddenAct::NewConditions => 28,
            ForbiddenAct::SideLetter => 32,
            ForbiddenAct::PlanByOrder => 41,
            ForbiddenAct::Fabrication => 45,
            ForbiddenAct::LateFacilities => 51,
            ForbiddenAct::PickingStaff => 53,
            ForbiddenAct::TooManyInspections => 56,
            ForbiddenAct::SameDatumAgain => 57,
            ForbiddenAct::FormOnly => 64,
            ForbiddenAct::BorrowedStaff => 65,
            ForbiddenAct::HiddenExtras => 67,
            ForbiddenAct::ImposedChange => 70,
            ForbiddenAct::UnfundedTargets => 71,
            ForbiddenAct::Retaliation => 75,
            ForbiddenAct::InternalDelay => 82,
            ForbiddenAct::Gifts => 85,
            ForbiddenAct::IndexChanged => 97,
            ForbiddenAct::CasesDropped => 112,
        })
    }
}

choice! {
    /// Which side a forbidden act is laid to.
    BreachSide {
        Purchaser "purchaser" ("购买方", "Purchaser");
        Host "host" ("落地街道", "Host");
        Provider "provider" ("承接方或供应商", "Provider or tenderer");
        Evaluator "evaluator" ("评估方", "Evaluator");
        Agent "agent" ("采购代理", "Procurement agent");
    }
}

choice! {
    /// How well a fact is shown (domain.md §6).
    Evidence {
        UserConfirmed "E1" ("服务对象确认", "Confirmed by users");
        ThirdParty "E2" ("第三方观察", "Observed by a third party");
        SystemMade "E3" ("系统生成", "Made by the system");
        DeclaredWithSample "E4" ("当事方陈述并附样本", "Declared, with a sample");
        Declared "E5" ("当事方陈述", "Declared");
    }
}

impl Evidence {
    /// Whether it stands against a denial: it does not rest on the word of one party.
    pub const fn is_independent(self) -> bool {
        match self {
            Evidence::UserConfirmed | Evidence::ThirdParty | Evidence::SystemMade => true,
            Evidence::DeclaredWithSample | Evidence::Declared => false,
        }
    }
}

choice! {
    /// What the named side says.
    BreachReply {
        Admitted "admitted" ("承认", "Admitted");
        Denied "denied" ("否认", "Denied");
        Explained "explained" ("说明情况", "Explained");
    }
}

choice! {
    /// Why a default notice is closed.
    NoticeEnd {
        Cured "cured" ("已补救", "Cured");
        Withdrawn "withdrawn" ("撤回通知", "Withdrawn");
    }
}
