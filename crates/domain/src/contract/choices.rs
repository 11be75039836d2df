//! The closed lists of answers of this module.

use kernel::{Role, Side};

choice! {
    /// Who speaks in the affairs of a contract.
    Party {
        Purchaser "purchaser" ("购买方", "the purchaser");
        Provider "provider" ("承接方", "the provider");
        Host "host" ("落地街道", "the host");
        Users "users" ("服务对象代表", "the user panel");
    }
}

impl Party {
    /// The party a role speaks for.
    pub fn of(role: Role) -> Option<Party> {
        match role.side() {
            Some(Side::Purchaser) => Some(Party::Purchaser),
            Some(Side::Provider) => Some(Party::Provider),
            Some(Side::Host) => Some(Party::Host),
            Some(Side::Evaluator) => None,
            None => (role == Role::UserPanel).then_some(Party::Users),
        }
    }
}

choice! {
    /// By what authority somebody signs.
    Authority {
        Head "head" ("法定代表人（负责人）", "Head of the organisation");
        Mandate "mandate" ("授权代表", "Authorised representative");
    }
}

choice! {
    /// Why a side does not sign.
    DeclineGround {
        Own "own" ("本方自身原因", "Reasons of its own");
        ForceMajeure "force-majeure" ("不可抗力", "Force majeure");
        /// A28: no condition beyond the documents may be attached to signing.
        NewTerms "new-terms" ("对方附加采购文件之外的条件", "The other side asks for more than the documents say");
    }
}

choice! {
    /// What follows for the side that does not sign, or for the other.
    FallConsequence {
        Bond "bond" ("投标保证金不予退还，并报财政部门", "the bid bond is kept and the finance authority told");
        Damages "damages" ("购买方承担违约责任", "the purchaser is liable for breach");
        OtherSide "other-side" ("由附加条件的一方承担责任", "the side that asked for more is liable");
        Nobody "nobody" ("不追究责任，记录在案", "nobody is at fault; it stays on record");
    }
}

choice! {
    /// The schedules of the contract (D13).
    Schedule {
        Service "service" ("服务单位与定义", "Service units and definitions");
        OutOfScope "out-of-scope" ("范围外清单", "Out-of-scope list");
        Duties "duties" ("购买方与街道义务表", "Obligations of purchaser and hosts");
        Index "index" ("评估指标", "Evaluation index");
        Payment "payment" ("付款计划", "Payment plan");
        Procedure "procedure" ("变更与任务单程序", "Change and task procedure");
        Data "data" ("个人信息与资料", "Data");
        Exit "exit" ("交接与退出", "Exit");
        Rights "rights" ("控制权对照", "Control rights");
    }
}

choice! {
    /// What became of a remark on a schedule.
    RemarkOutcome {
        TakenUp "taken-up" ("已采纳，写入附表", "taken up in the schedule");
        PartlyTaken "partly-taken" ("部分采纳", "taken up in part");
        NotTaken "not-taken" ("未采纳", "not taken up");
    }
}

choice! {
    /// The eight terms each signatory reads back before signing.
    KeyTerm {
        Price "price" ("合同金额", "the price");
        Start "start" ("服务起始日", "the first day of service");
        End "end" ("服务截止日", "the last day of service");
        Advance "advance" ("预付款比例", "the share paid in advance");
        PayDays "pay-days" ("付款期限", "the days to pay");
        FlexHours "flex-hours" ("弹性工时", "the flex hours");
        WhoChanges "who-changes" ("谁能变更合同", "who may change the contract");
        WhereToComplain "where-to-complain" ("争议向谁提出", "where to take a dispute");
    }
}

choice! {
    /// Who may change the contract, as the signatory understood it.
    WhoChanges {
        BothSides "both-sides" ("双方书面同意才能变更", "Only both sides together, in writing");
        Purchaser "purchaser" ("购买方可以单方变更", "The purchaser alone");
        Provider "provider" ("承接方可以单方变更", "The provider alone");
        Host "host" ("街道可以要求变更", "The host, on demand");
    }
}

choice! {
    /// Where a dispute goes, as the signatory understood it.
    WhereToComplain {
        Ladder "ladder" ("先协商，再联席会议、调解，最后裁决小组；付款不停", "Talks, joint committee, mediation, then the ruling panel; payment goes on");
        Purchaser "purchaser" ("由购买方决定", "The purchaser decides");
        Host "host" ("由街道决定", "The host decides");
        Nowhere "nowhere" ("没有途径", "Nowhere");
    }
}

choice! {
    /// What was left out of the published contract.
    LeftOut {
        Nothing "nothing" ("全文公开", "nothing");
        Secrets "secrets" ("仅略去国家秘密、商业秘密和个人信息", "only state or trade secrets and personal data");
        MoreThanSecrets "more" ("还略去了其他内容", "other parts as well");
    }
}

choice! {
    /// What the provider found when a precondition was handed over. Its tick decides.
    Supply {
        Supplied "supplied" ("已到位，可以使用", "supplied and usable");
        NotSupplied "not-supplied" ("未到位或无法使用", "not supplied or not usable");
    }
}

choice! {
    /// How the purchaser takes the yearly plan. It comments and does not approve line by line.
    PlanStance {
        Agrees "agrees" ("同意", "agrees");
        Suggests "suggests" ("提出建议，供承接方考虑", "makes suggestions for the provider to weigh");
    }
}

choice! {
    /// Whether targets that depend on the hosts start to count with delivery.
    HostClocks {
        Start "start" ("现在开始计算", "count from now");
        Wait "wait" ("等场地、名单等到位后再计算", "wait until rooms, lists and the like are supplied");
    }
}

choice! {
    /// What a change is about.
    ChangeKind {
        ScopeSwap "scope-swap" ("服务内容置换（同一标的内）", "swap within the same subject");
        Quantity "quantity" ("数量调整", "quantity");
        PriceAddOn "price-add-on" ("追加金额", "price add-on");
        Term "term" ("期限调整", "term");
        Target "target" ("指标调整", "target");
        Team "team" ("团队配置", "team");
        Other "other" ("其他", "other");
    }
}

choice! {
    /// In which direction an amount moves.
    Way {
        More "more" ("增加", "more");
        Less "less" ("减少", "less");
    }
}

choice! {
    /// Whether anybody served loses a service by the change.
    UserLoss {
        None "no" ("没有服务对象失去服务", "no user loses a service");
        Loses "yes" ("有服务对象会失去服务", "users lose a service");
    }
}

choice! {
    /// How the other side takes a call to renegotiate.
    HardshipStance {
        Talks "talks" ("同意重新协商", "agrees to renegotiate");
        Disagrees "disagrees" ("认为情况未变，不同意", "sees no change of circumstances");
    }
}

choice! {
    /// A named post of the team.
    Post {
        Lead "lead" ("项目负责人", "project lead");
        SocialWorker "social-worker" ("社工", "social worker");
        Supervisor "supervisor" ("督导", "professional supervisor");
        Support "support" ("财务与行政", "finance and office");
    }
}

choice! {
    /// Whether the person who comes is as qualified as the one who goes.
    Qualification {
        Equal "equal" ("同等或更高", "equal or higher");
        Lower "lower" ("低于原岗位人员", "lower");
        Vacant "vacant" ("暂无接替人员", "nobody comes yet");
    }
}

choice! {
    /// Why the purchaser objects to a staff change.
    StaffGround {
        Qualification "qualification" ("资质不相当", "not equally qualified");
        Continuity "continuity" ("影响正在服务的个案", "running cases suffer");
        Conflict "conflict" ("存在利益冲突", "conflict of interest");
        Notice "notice" ("提前通知不足", "notice too short");
    }
}

choice! {
    /// What the purchaser asks for when it objects to a staff change.
    StaffWish {
        EqualPerson "equal-person" ("由承接方另派资质相当的人员", "another equally qualified person of the provider's choice");
        LongerHandover "longer-handover" ("延长交接期", "a longer handover");
        NamedPerson "named-person" ("指定由某人担任", "a certain person");
    }
}

choice! {
    /// How the provider answers an objection to a staff change.
    StaffAnswer {
        AnotherPerson "another-person" ("另派人员", "sends another person");
        LongerHandover "longer-handover" ("延长交接期", "makes the handover longer");
        Keeps "keeps" ("说明理由后按原通知办理", "keeps to the notice and says why");
    }
}
