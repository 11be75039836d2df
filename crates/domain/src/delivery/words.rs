//! Closed lists of answers about service, reports, support, tasks and orders.

use kernel::Side;

choice! {
    /// What kind of service was given.
    ServiceKind {
        CaseOpened "case-opened" ("个案开案", "Case opened");
        CaseSession "case-session" ("个案会谈", "Case session");
        CaseClosed "case-closed" ("个案结案", "Case closed");
        Group "group" ("小组", "Group session");
        Activity "activity" ("社区活动", "Community activity");
        Visit "visit" ("探访", "Home visit");
        Consultation "consultation" ("咨询", "Consultation");
    }
}

choice! {
    /// Where it was given.
    Place {
        Home "home" ("居民家中", "At home");
        Community "community" ("社区", "In the community");
        Centre "centre" ("服务站点", "Service centre");
        HostOffice "host-office" ("街道办公场所", "Office of the host");
    }
}

choice! {
    /// Whether a record was entered within the hours the rules allow.
    Entry {
        Timely "timely" ("及时录入", "entered in time");
        Late "late" ("逾时补录", "entered late");
    }
}

choice! {
    /// Whether a case asks for more than most.
    Priority {
        Ordinary "ordinary" ("一般", "Ordinary");
        Hard "hard" ("疑难", "Hard case");
    }
}

choice! {
    /// The professional certificate of a worker.
    Certificate {
        None "none" ("无", "None");
        Assistant "assistant" ("助理社会工作师", "Assistant social worker");
        SocialWorker "social-worker" ("社会工作师", "Social worker");
        Senior "senior" ("高级社会工作师", "Senior social worker");
        Other "other" ("其他专业资格", "Another professional qualification");
    }
}

choice! {
    /// What a check of a questioned record found.
    CheckFinding {
        Corrected "corrected" ("已更正", "Corrected");
        Withdrawn "withdrawn" ("撤回记录", "Withdrawn");
        Stands "stands" ("核实无误", "It stands");
    }
}

choice! {
    /// What the purchaser says to a report.
    ReportReply {
        Accepted "accepted" ("认可", "Accepted");
        Questions "questions" ("有疑问", "Questions");
    }
}

choice! {
    /// Who paid for training.
    Funder {
        ContractLine "contract" ("合同培训经费", "The training line of the contract");
        Provider "provider" ("承接方自筹", "The provider");
        Purchaser "purchaser" ("购买方另行安排", "The purchaser, apart from the contract");
        Peer "peer" ("同行或行业组织", "Peers or the association");
        Free "free" ("免费", "Nobody; it was free");
    }
}

choice! {
    /// Which way a user was referred.
    ReferralWay {
        ToProvider "to-provider" ("转介给承接方", "To the provider");
        FromProvider "from-provider" ("由承接方转出", "From the provider to others");
    }
}

choice! {
    /// Whether the user agreed to be referred.
    Consent {
        Given "given" ("本人同意", "Given by the user");
        Guardian "guardian" ("监护人同意", "Given by the guardian");
        NotGiven "not-given" ("未取得同意", "Not given");
    }
}

choice! {
    /// What a host did for the service.
    SupportKind {
        Room "room" ("提供场地", "A room");
        Access "access" ("协助入户、准入", "Access to homes and places");
        List "list" ("提供服务对象名单", "A list of residents to serve");
        Introduction "introduction" ("向居民介绍团队", "An introduction to residents");
        Referral "referral" ("推荐服务对象", "Referrals");
        Materials "materials" ("物资、设备", "Materials or equipment");
        Volunteers "volunteers" ("动员志愿者", "Volunteers");
    }
}

choice! {
    /// An act for a user's safety.
    SafetyKind {
        EmergencyReferral "emergency-referral" ("紧急转介", "Emergency referral");
        MandatoryReport "mandatory-report" ("强制报告", "Mandatory report");
        ProtectiveContact "protective-contact" ("保护性探视、联系", "Protective contact");
        Other "other" ("其他安全措施", "Another act for safety");
    }
}

choice! {
    /// What sort of task is asked for.
    TaskCategory {
        InScope "in-scope" ("合同范围内的服务", "Service in scope");
        Adjacent "adjacent" ("相邻协助", "Adjacent support");
        Administrative "administrative" ("机关自身行政事务", "Administrative work of the office");
        Forms "forms" ("数据、表格、迎检材料", "Data, forms, preparing inspections");
        StaffLoan "staff-loan" ("借用人员", "Staff on loan");
        Emergency "emergency" ("紧急任务", "Emergency");
    }
}

choice! {
    /// How the rules class a task.
    TaskClass {
        InScope "in-scope" ("范围内", "in scope");
        Adjacent "adjacent" ("相邻（占用弹性工时）", "adjacent (draws on the flex pool)");
        OutOfScope "out-of-scope" ("范围外", "out of scope");
        Forbidden "forbidden" ("禁止", "forbidden");
    }
}

choice! {
    /// Why the rules class it so.
    Ground {
        UnitOfContract "unit-of-contract" ("对应合同约定的服务单位", "it is a service unit of the contract");
        NoUnitNamed "no-unit-named" ("未对应合同服务单位，按相邻协助处理",
            "it names no service unit of the contract, so it counts as adjacent");
        SupportOfService "support-of-service" ("与服务相关但不在单位清单内",
            "it is close to the service and not on the list of units");
        NegativeList "negative-list" ("102号令第十条负面清单", "Order 102 art. 10, negative list");
        OwnDutyList "own-duty-list" ("对应该机关自己公布的职责清单", "it is a duty the office has published as its own");
        DutyOfOffice "duty-of-office" ("属于机关自身职责", "it is the office's own duty");
        ListedOutOfScope "listed-out-of-scope" ("在合同范围外清单之内",
            "it is on the out-of-scope list of the contract");
        EmergencyAtRates "emergency-at-rates" ("属于紧急任务，限期并按约定价格付费",
            "it is an emergency, short and paid at the agreed rate");
        DisguisedEmployment "disguised-employment" ("102号令第十条：不得变相用工",
            "Order 102 art. 10: no disguised employment");
    }
}

choice! {
    /// Why a provider declines.
    DeclineReason {
        OutOfScope "out-of-scope" ("超出合同范围", "Out of scope");
        NoCapacity "no-capacity" ("人手或工时不足", "No capacity");
        Ethics "ethics" ("违背专业伦理", "Against professional ethics");
        UserInterest "user-interest" ("损害服务对象利益", "Against the interest of users");
        Forbidden "forbidden" ("法规禁止", "Forbidden by law");
        Unclear "unclear" ("要求不明确", "Unclear request");
    }
}

choice! {
    /// How extra hours were made good.
    Means {
        Paid "paid" ("单独付款", "Paid apart");
        OnInvoice "on-invoice" ("计入下期发票", "On the next invoice");
        HoursReturned "hours-returned" ("抵减约定服务工时", "Taken off the agreed service hours");
    }
}

choice! {
    /// Which side asked.
    RequestSide {
        Host "host" ("落地街道", "Host");
        Purchaser "purchaser" ("购买方", "Purchaser");
    }
}

impl RequestSide {
    /// The side of the contract it is.
    pub const fn side(self) -> Side {
        match self {
            RequestSide::Host => Side::Host,
            RequestSide::Purchaser => Side::Purchaser,
        }
    }
}
