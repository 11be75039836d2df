//! Reports, inspections, staff, evaluation, users.

use super::{ClauseText, clause};

clause! { REPORTING
    common (
        "一数一报：报告清单封闭，每 {report-months} 个月一次，期末后 {report.submit}内提交，同一数据只报一次。连续 {report.unused-periods} 期无人使用的栏目自动取消。用于记录和报告的工时不超过服务工时的 {report.burden-max}。",
        "Reporting once: the list of reports is closed, one every {report-months} months, within {report.submit} of the end of the period, and each figure is given once. A field nobody used in {report.unused-periods} periods lapses. Records and reports take at most {report.burden-max} of the service hours."
    )
    provider (
        "按期报告；数据取自服务记录，不另行编制。",
        "Reports in time, from the service records and nothing else."
    )
    other (
        "收到后 {report.answer}内答复，沉默视为认可；不要求清单以外的报表、台账、照片和信息。",
        "Answer within {report.answer}, silence being assent; ask for no report, ledger, photograph or message outside the list."
    )
}

clause! { INSPECTION
    common (
        "各机关的检查合并计算，每季度不超过 {burden.inspections-per-quarter} 次，提前 {inspection.notice}通知内容、时间和人员。检查结论书面作出，承接方答复后方可作为认定依据。",
        "Inspections by all offices count together, at most {burden.inspections-per-quarter} in a quarter, each announced {inspection.notice} ahead with its subject, time and people. A finding is written, and is a ground for anything only after the reply."
    )
    provider (
        "接受检查，提供与检查内容有关的记录。",
        "Admits inspections and shows the records they concern."
    )
    other (
        "不超出次数和内容；不在检查中下达新的要求；不要求准备汇报材料。",
        "Keep to number and subject; give no new orders in an inspection; ask for no presentation."
    )
}

clause! { STAFF
    common (
        "{team}，名单由承接方提供。人员更换提前 {staff.change-notice}通知，以同等资格的人员替换。",
        "{team}, all named by the provider. A change is notified {staff.change-notice} ahead and made by a person of equal standing."
    )
    provider (
        "保持团队人数和资格；对服务质量负责。",
        "Keeps number and standing of the team and answers for its quality."
    )
    other (
        "不挑选、不借用、不直接指挥项目人员；有异议的，说明与服务质量有关的理由。",
        "Do not pick, borrow or direct staff; an objection gives a reason that bears on quality."
    )
}

clause! { STAFF_PAY
    common (
        "合同价格以不低于当地社工薪酬指导标准和法定社会保险为测算基础；每名社工每年培训不少于 {staff.training-hours} 学时，定期接受专业督导。",
        "The price rests on pay no lower than the local guidance for social workers with statutory insurance; every worker has at least {staff.training-hours} hours of training a year and regular professional supervision."
    )
    provider (
        "足额发放薪酬、缴纳社会保险，记录督导和培训时数。",
        "Pays wages and insurance in full and records supervision and training."
    )
    other (
        "价格覆盖上述成本；不以压减价格的方式转嫁。",
        "Set a price that covers them; do not shift them by cutting it."
    )
}

clause! { EVALUATION
    common (
        "评估指标及权重见附件 D，签约时锁定，履约中不增不改。评估方从名单中抽取，与任何一方在 {eval.evaluator-cooling-off}内没有利益关系；评估费用由购买方另列，不从合同金额支出。评估方案提前 {eval.plan-before}告知，报告在 {eval.report}内作出，被评方 {eval.reply}内答复。",
        "Index and weights are in Schedule D, frozen at signing. The evaluator is drawn from a list and has had no tie to either side for {eval.evaluator-cooling-off}; the purchaser pays it apart from the price. The plan is given {eval.plan-before} ahead, the report made within {eval.report}, and whoever is evaluated replies within {eval.reply}."
    )
    provider (
        "配合评估，提供记录，不干预抽样；可在 {eval.appeal}内申请复核。",
        "Cooperates, opens its records, leaves the sample alone; may appeal within {eval.appeal}."
    )
    other (
        "同样配合并接受评估；复核在 {eval.recheck}内作出；评估总时限 {eval.final-total}，逾期的，基本服务费视为合格。",
        "Cooperate and are evaluated in the same way; a re-check is made within {eval.recheck}. The whole takes at most {eval.final-total}; after that the base part counts as satisfied."
    )
}

clause! { REVERSE
    common (
        "双向评价：承接方评价购买方和落地街道的履约，购买方和落地街道评价承接方。各方评价封存，同时公布，公布前任何一方看不到对方的评价。",
        "Rating both ways: the provider rates how purchaser and hosts performed, and they rate the provider. Ratings are sealed and released together; until then nobody sees the other's."
    )
    provider (
        "如实评价购买方和落地街道。",
        "Rates purchaser and hosts truthfully."
    )
    other (
        "接受评价，不因评价内容追究或者报复。",
        "Accept being rated, and neither pursue nor punish what was said."
    )
}

clause! { CONSEQUENCE
    common (
        "评估等级分数线：{eval.grade-bands}。绩效部分的支付、续约和奖惩决定必须引用评估结果并说明理由；评估结果只影响合同列明的后果。",
        "Grades begin at: {eval.grade-bands}. Paying the performance part, renewing, rewarding and sanctioning cite the evaluation and give reasons; a result has no consequence but those listed in the contract."
    )
    provider (
        "对结果有异议的，按附件 F 的争议程序提出。",
        "Contests a result by the disputes procedure of Schedule F."
    )
    other (
        "决定书引用评估结果；与结果不一致的决定另行说明理由。",
        "Cite the result in the decision, with a reason where it departs from it."
    )
}

clause! { USER
    common (
        "服务对象有知情、选择、拒绝、投诉和被听取的权利，不因拒绝服务或者投诉而失去其他待遇。投诉 {resident.ack}内受理，{resident.answer}内答复。",
        "Users have the right to know, to choose, to refuse, to complain and to be heard, and lose nothing else by refusing or complaining. A complaint is acknowledged within {resident.ack} and answered within {resident.answer}."
    )
    provider (
        "以服务对象听得懂的方式告知服务内容、期限和投诉途径。",
        "Tells users, in words they understand, what the service is, how long it lasts and where to complain."
    )
    other (
        "不要求服务对象配合摆拍、签到或者接受宣传；邀请服务对象参加验收并公布其意见。",
        "Ask no user to pose, sign in or appear in publicity; invite users to the acceptance and publish their opinion."
    )
    law ("《政府采购法实施条例》第四十五条。", "Implementing Regulation of the Government Procurement Law art. 45.")
}

clause! { SAFEGUARDING
    common (
        "发现服务对象的人身安全受到威胁时，任何一方的安全处置优先于合同程序，事后补记，不受任务、工时或范围限制。",
        "Where a person's safety is at risk, acting for it comes before every procedure of this contract; it is recorded afterwards and no limit of task, hours or scope applies."
    )
    provider (
        "依法履行强制报告义务，并对报告人保密。",
        "Makes the reports the law demands and keeps the reporter's name."
    )
    other (
        "接到报告后立即衔接有权机关；不因报告追究承接方或者社工。",
        "Bring in the competent authority at once; hold no report against provider or worker."
    )
    law ("《未成年人保护法》关于强制报告的规定。", "The provisions on mandatory reports of the Law on the Protection of Minors.")
}

clause! { DATA
    common (
        "服务对象的个人信息由承接方受托处理，目的、期限、方式、种类和保护措施见附件 G。购买方、落地街道和评估方只接收去标识化的记录。",
        "The provider processes users' personal data on trust; purpose, period, manner, kinds and protection are in Schedule G. Purchaser, hosts and evaluator receive pseudonymous records only."
    )
    provider (
        "取得单独同意，最小必要收集，到期后按附件 G 返还或者删除。",
        "Obtains separate consent, collects what is needed and no more, and returns or deletes it under Schedule G."
    )
    other (
        "不要求提供实名台账、身份证号或者未遮挡的照片；确需核实的，通过回访核验。",
        "Ask for no registers by name, identity numbers or recognisable photographs; verify, where needed, by calling back."
    )
    law ("《个人信息保护法》第二十一条、第二十九条。", "Personal Information Protection Law arts. 21 and 29.")
}

clause! { CONFIDENTIAL
    common (
        "各方对在履约中知悉的个人信息、商业秘密和内部意见负同等保密义务；依法公开的除外。",
        "All keep personal data, trade secrets and internal opinions learnt in the service in the same confidence, except what the law makes public."
    )
    provider (
        "可以就服务和政策作专业发声，不透露服务对象身份。",
        "May speak professionally about the service and about policy, without naming users."
    )
    other (
        "不以保密为由限制承接方的专业发声或者投诉。",
        "Do not use confidence to silence professional speech or complaints."
    )
}

clause! { INTELLECTUAL
    common (
        "专业方法和工具归承接方；为本项目制作的宣传和服务材料双方均可使用，使用时署双方名称。",
        "Methods and tools stay with the provider; material made for this service may be used by both, and both are credited."
    )
    provider (
        "许可购买方在本行政区域公共服务中无偿使用项目材料。",
        "Licenses the material to the purchaser for public services in its area, free of charge."
    )
    other (
        "不单方署名，不将承接方的方法作为自身成果申报。",
        "Do not sign alone, nor present the provider's methods as their own."
    )
}

clause! { GROWTH
    common (
        "合同金额中列明培训和方法改进经费；每年召开两次学习会，讨论什么有效、什么应当停止，会议内容不作为评估依据。",
        "The price contains a line for training and better methods. A learning meeting is held twice a year on what works and what should stop; nothing said there is used in an evaluation."
    )
    provider (
        "分享方法和失败经验。",
        "Shares methods, failures included."
    )
    other (
        "承担相应经费，参加学习会，并说明自身的改进。",
        "Fund it, come, and say what they will do better."
    )
}
