//! Parties, scope, change and term.

use super::{ClauseText, clause};

clause! { EQUALITY
    common (
        "购买方、落地街道与承接方法律地位平等，任何一方不隶属于另一方。只有本合同列明的指令（附件 F 所列的变更与任务单）具有约束力；口头要求、会议布置、群消息均不构成合同义务。",
        "The purchaser, the hosts and the provider stand as equals in law; none is subordinate to another. Only the instructions listed in this contract (changes and task requests under Schedule F) bind; oral demands, meetings and chat messages create no duty."
    )
    provider (
        "按本合同列明的指令办理；收到清单以外的要求，有权请对方改用任务单提出。",
        "Follows the listed instructions; may ask that any other demand be made as a task request."
    )
    other (
        "不发出列明之外的指令；承认项目人员由承接方聘用和管理，不对其个人布置工作、考勤或考核。",
        "Issue no other instruction; accept that the staff are employed and managed by the provider, and neither assign work to them, nor record their attendance, nor appraise them."
    )
    law ("《政府采购法》第四十三条。", "Government Procurement Law art. 43.")
}

clause! { SINGLE_VOICE
    common (
        "各方各指定一名合同负责人，合同事务由合同负责人对接。更换合同负责人的，自书面告知对方之日起生效。",
        "Each side names one contract manager, through whom all affairs of the contract pass. A change of manager takes effect when the other side has been told in writing."
    )
    provider (
        "指定一名合同负责人；其答复即为承接方的答复。",
        "Names one contract manager, whose answer is the provider's answer."
    )
    other (
        "购买方指定一名合同负责人；落地街道的事项以任务单提出，不另行布置。购买方内部意见不一致的，以合同负责人的书面答复为准。",
        "The purchaser names one contract manager. A host raises matters as task requests and in no other way. Where offices of the purchaser differ, the manager's written answer counts."
    )
}

clause! { SCOPE
    common (
        "服务单位、定义、质量标准和凭据见附件 A；购买方和落地街道应提供的条件及期限见附件 C。服务总工时为 {service-hours} 小时。",
        "Service units, definitions, standards and evidence are in Schedule A; what the purchaser and the hosts supply, and by when, is in Schedule C. The service comprises {service-hours} hours."
    )
    provider (
        "按附件 A 的数量和质量提供服务，并在服务发生后 {record.service-max}内录入记录。服务对象确认的记录不低于 {record.user-confirm-min}。",
        "Delivers the quantity and quality of Schedule A and enters each service within {record.service-max}. At least {record.user-confirm-min} of the records are confirmed by the users themselves."
    )
    other (
        "按附件 C 的期限提供场地、名单、准入和引介。逾期提供的，相应指标和期限顺延，承接方的费用不因此减少。",
        "Supply room, list, access and introduction by the days of Schedule C. When they are late, the targets and days that depend on them move with them, and the provider's pay is not reduced."
    )
}

clause! { OUT_OF_SCOPE
    common (
        "附件 B 所列事项以及属于行政机关法定职责的事项不在服务范围内。",
        "The matters of Schedule B, and the statutory tasks of public bodies, are outside the service."
    )
    provider (
        "可以拒绝范围外的要求，不因此受到扣分、扣款、减少项目或其他不利对待。愿意办理的，按每小时 {hour-rate} 计价。",
        "May decline a demand that is out of scope and suffers no loss of points, money, work or standing by it. What it chooses to take on is paid at {hour-rate} an hour."
    )
    other (
        "不得在任务单以外提出范围外事项；不得以评估、付款、续约相要挟。",
        "Ask for nothing out of scope except by a task request; never use evaluation, payment or renewal as a lever."
    )
}

clause! { FLEX_POOL
    common (
        "为与服务相邻的零星事项设弹性工时池 {flex-hours} 小时，占服务总工时 {flex-share}，含在服务总工时之内（通常为 {task.flex-pool-min}至 {task.flex-pool-max}）。用完即止，不透支。",
        "A flex pool of {flex-hours} hours, {flex-share} of the service hours and within them, serves small tasks next to the service (usually {task.flex-pool-min} to {task.flex-pool-max}). Once it is used up, it is used up."
    )
    provider (
        "在弹性工时池内接受与服务相邻的任务单；收到任务单后 {task.silence}内答复，沉默不等于接受。",
        "Accepts adjacent task requests within the pool and answers each within {task.silence}; silence is not acceptance."
    )
    other (
        "逐笔登记使用工时；超出弹性工时池的部分按每小时 {hour-rate} 另行付款。",
        "Count every hour used; pay {hour-rate} for each hour beyond the pool."
    )
}

clause! { CHANGE
    common (
        "合同只能以附件 F 的程序经双方同意变更，并自同意之日起对将来生效。各方有同等的提出、还价和拒绝的权利；收到变更提议后 {change.answer}内未答复的，视为不同意。追加金额累计不超过合同金额的 {change.addon-max}。",
        "The contract changes only by the procedure of Schedule F, with the assent of both sides and for the future. All have the same right to propose, to counter and to refuse; no answer within {change.answer} is a refusal. Add-ons may not exceed {change.addon-max} of the price in total."
    )
    provider (
        "可以提出变更；拒绝对方的变更提议无须说明理由。",
        "May propose changes; need give no reason for refusing one."
    )
    other (
        "可以提出变更；不得单方变更、中止或者以通知、会议纪要代替变更。",
        "May propose changes; may not alter or suspend the contract alone, nor by notice or minutes."
    )
    law ("《政府采购法》第四十九条、第五十条；《民法典》第五百四十三条。", "Government Procurement Law arts. 49 and 50; Civil Code art. 543.")
}

clause! { TARGETS_FUNDED
    common (
        "增加指标、服务量、报表或者参加的活动，必须同时写明增加的经费或者相应减少的内容；没有写明的，变更不生效。",
        "More targets, volume, reports or events come with the money for them, or with what is dropped in their place; a change that states neither has no effect."
    )
    provider (
        "收到增加要求时，在答复中列明所需工时和费用。",
        "Answers a demand for more with the hours and the cost it takes."
    )
    other (
        "提出增加时写明经费来源；没有经费的，不提出。",
        "State the source of the money when asking for more, or do not ask."
    )
}

clause! { TERM
    common (
        "服务期自 {start} 起至 {end} 止。是否续约的意向最迟于期满前 {renew.notice}通知对方；续约决定应引用评估结果并说明理由。期满未作决定且服务对象不能中断服务的，可按原条件过渡至多 {renew.bridge}，以预算允许为限。",
        "The service runs from {start} to {end}. Each side tells the other at least {renew.notice} before the end whether it wishes to renew; the decision cites the evaluation and gives reasons. Where nothing has been decided and the users cannot be left without service, the contract may be bridged on the same terms for at most {renew.bridge}, as far as the budget allows."
    )
    provider (
        "期满前 {renew.notice}表明是否愿意续约。",
        "States at least {renew.notice} before the end whether it wishes to go on."
    )
    other (
        "期满前 {renew.notice}书面告知续约、重新采购或者终止的意向；未按期告知的，不得以准备不足为由要求承接方无偿延续服务。",
        "State in writing at least {renew.notice} before the end whether to renew, to tender again or to stop; without that notice, may not ask for unpaid service after the end."
    )
}

clause! { SUCCESSOR
    common (
        "各方的机构合并、分立、更名、职能调整或者负责人变动，不影响本合同的效力，由继受方承担全部权利义务。",
        "A merger, split, renaming, reassignment of functions or change of leadership on any side leaves this contract in force; the successor takes over all rights and duties."
    )
    provider (
        "发生变更之日起将继受方书面告知对方。",
        "Tells the other side in writing who succeeds it."
    )
    other (
        "不得以政府换届、机构职能调整、相关负责人更替为由拒绝履行、拖延付款或者要求重谈。",
        "May not refuse to perform, delay payment or reopen the terms because a government, office or leader has changed."
    )
    law ("《优化营商环境条例》第三十一条。", "Regulation on the Business Environment art. 31.")
}

clause! { HOST_CHARTER
    common (
        "落地街道以三方落地协议加入本合同，享有观察、确认和建议的权利，承担附件 C 所列义务，受同一检查、报表和任务上限约束。尚未加入的街道，不享有上述权利。退出须提前 {host.withdrawal-notice}通知。",
        "A host joins by the three-party charter. It may observe, confirm and propose, owes the duties of Schedule C, and is bound by the same caps on inspections, reports and tasks. A host that has not joined has none of these rights. It gives {host.withdrawal-notice} notice before it leaves."
    )
    provider (
        "向加入的街道开放服务安排，按约定参加联席会议。",
        "Shares its schedule with the hosts that joined and takes part in the joint meetings."
    )
    other (
        "落地街道支持而不指挥：不调用、不挑选、不考核项目人员。购买方对落地街道的违反承担同等责任。",
        "Hosts support and do not direct: they neither borrow, pick nor appraise staff. The purchaser answers for a host's breach as for its own."
    )
}

clause! { SUBCONTRACT
    common (
        "经购买方书面同意，承接方可以将非主体的专门服务分包，并就分包向购买方负责；合同不得转让。",
        "With the purchaser's written consent the provider may subcontract specialised parts that are not the core, and stays liable for them; the contract is not assigned."
    )
    provider (
        "付款条件同等下传：收到相应款项后 {pay.days}内付给分包方，逾期同样计息。",
        "Passes the pay terms down: pays the subcontractor within {pay.days} of receiving the money, with the same interest when late."
    )
    other (
        "收到分包申请后 {change.answer}内答复；不指定分包方。",
        "Answer a request within {change.answer}; name no subcontractor."
    )
    law ("《政府采购法》第四十八条。", "Government Procurement Law art. 48.")
}
