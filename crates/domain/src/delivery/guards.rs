//! Conditions on acts while the service runs.

guards! {
    /// Hours a person can serve in a day.
    WORKER_DAY "M4.worker-day" Warn ("同一社工当日服务和路途合计不超过 9 小时",
        "service and travel of one worker stay within 9 hours a day")
    source ("服务记录真实性核对 AF-10", "check of records AF-10");
    /// A person is in one place at a time.
    WORKER_OVERLAP "M4.worker-overlap" Warn ("与同一社工的其他记录时间不重叠",
        "it does not overlap in time with another record of the worker")
    source ("服务记录真实性核对 AF-11", "check of records AF-11");
    /// Hours a person can work in a month.
    MONTH_CAPACITY "M4.month-capacity" Warn ("月工时不超过约定工时的 1.2 倍",
        "the hours of the month stay within 1.2 times those agreed")
    source ("服务记录真实性核对 AF-10", "check of records AF-10");
    /// The team is as large as agreed.
    ROSTER_SIZE "M10.team-size" Warn ("在岗人数不少于合同约定",
        "at least as many serve as the contract says")
    source ("合同 C-STF-1", "contract clause C-STF-1");
    /// The lead is the one named.
    ROSTER_LEAD "M10.lead" Warn ("合同约定的项目负责人在岗",
        "the project lead named in the contract serves as lead")
    source ("合同 C-STF-1", "contract clause C-STF-1");
    /// Changes in the team were notified.
    ROSTER_CHANGE "M10.change-notified" Warn ("人员变化已先通知",
        "changes in the team were notified")
    source ("合同 C-STF-1", "contract clause C-STF-1");
    /// Services within the term.
    SERVICE_IN_TERM "M4.service-in-term" Warn ("服务日期在合同期内",
        "the service falls within the term of the contract")
    source ("合同 C-TI-1", "contract clause C-TI-1");
    /// Services while suspended.
    SERVICE_WHILE_SUSPENDED "M4.not-suspended" Warn ("合同未中止", "the contract is not suspended")
    source ("合同 C-DEF-3", "contract clause C-DEF-3");
    /// No one person confirms for all.
    CONFIRMER_SHARE "M4.confirmer-share" Warn ("单人确认不超过规定占比",
        "no one person confirms more than the agreed share of services")
    source ("职责分离 SD10", "separation of duties SD10");
    /// Referral by consent.
    REFERRAL_CONSENT "M4.referral-consent" Block ("转介须经服务对象或监护人同意；危及安全时请用“记录安全措施”",
        "the user or guardian agreed to the referral; where safety is at stake, record a safety act instead")
    source ("个人信息保护法第 29 条；合同 C-USER-1",
        "Personal Information Protection Law art. 29; contract clause C-USER-1");
    /// Voluntary extras stay small.
    EXTRA_CAP "M4.extra-cap" Warn ("合同外自愿服务不超过约定工时的 2%",
        "voluntary extras stay within 2 % of the agreed hours")
    source ("合同 C-SC-1；平台规则", "contract clause C-SC-1; rule of the platform");

    /// What the pool still holds.
    FLEX_POOL "M1.flex-pool" Reason ("弹性工时池余额足够", "the flex pool still holds the hours asked for")
    source ("合同 C-SC-3", "contract clause C-SC-3");
    /// No forbidden task is taken on.
    TASK_NOT_FORBIDDEN "M1.not-forbidden" Block ("任务不属于法规禁止事项；如已被迫执行，请“记录禁止行为”",
        "the task is not forbidden; if it was done under pressure, record a forbidden act")
    source ("政府购买服务管理办法（财政部令第 102 号）第 10 条", "Order 102 of the Ministry of Finance art. 10");
    /// A lawful refusal is no fault.
    LAWFUL_DECLINE "M1.lawful-decline" Block ("不因依约婉拒任务而认定问题",
        "a lawful refusal of a task is not held against the provider")
    source ("合同 C-SC-2、C-RET-1", "contract clauses C-SC-2 and C-RET-1");

    /// Notice of an inspection.
    INSPECTION_NOTICE "M5.inspection-notice" Reason ("检查提前足够的工作日预告",
        "the inspection is announced the agreed working days ahead")
    source ("合同 C-INS-1", "contract clause C-INS-1");
    /// The cap of inspections.
    INSPECTION_CAP "M5.inspection-cap" Reason ("本季度检查次数（各机关合计）未超上限",
        "inspections of the quarter, all offices together, are within the cap")
    source ("合同 C-INS-1；整治形式主义为基层减负的规定",
        "contract clause C-INS-1; rules against formalism at the grassroots");
    /// The quota of surprise inspections.
    SURPRISE_QUOTA "M5.surprise-quota" Warn ("突击检查不超过每年的次数",
        "surprise inspections stay within the number of the year")
    source ("合同 C-INS-1", "contract clause C-INS-1");
    /// Nobody judges a complaint about themselves.
    NOT_ROUTED_TO_PARTY "M9.not-routed-to-party" Block ("投诉不由被投诉的一方办理",
        "a complaint is not handled by the party it is about")
    source ("合同 C-USER-1", "contract clause C-USER-1");
}
