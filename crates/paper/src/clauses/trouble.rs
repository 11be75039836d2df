//! Default, causes, risk, disputes, ending.

use super::{ClauseText, clause};

clause! { DEFAULT_NOTICE
    common (
        "一方认为对方违约的，书面通知违约事实和依据，给予 {default.cure}补救期。补救期内纠正的，不作为违约处理。",
        "A side that holds the other in default says so in writing, with facts and clause, and gives {default.cure} to cure. What is cured in time is no default."
    )
    provider (
        "收到通知后在补救期内纠正或答辩。",
        "Cures or replies within that time."
    )
    other (
        "收到通知后在同样的补救期内纠正或答辩；购买方对承接方的请求沉默满 {default.purchaser-silence}的，构成违约。",
        "Cure or reply within the same time; silence of the purchaser for {default.purchaser-silence} on a request of the provider is a default."
    )
}

clause! { DAMAGES
    common (
        "违约金对等：各方违约金合计均不超过合同金额的 {pay.damages-cap}。约定违约金明显高于或低于损失的，可以依法调整。",
        "Liquidated damages are mirrored: those of either side are capped at {pay.damages-cap} of the price. Where they are plainly above or below the loss, they may be adjusted as the law provides."
    )
    provider (
        "因自身原因未完成的服务单位，按附件 A 的单价计违约金。",
        "Pays, for each service unit not delivered by its own fault, at the price of Schedule A."
    )
    other (
        "逾期付款按日计息；逾期提供条件的，每逾期一日按每小时 {hour-rate} 的八小时计违约金，由违约的购买方或落地街道承担。",
        "Pay interest for each day a payment is late, and for each day a precondition is late eight hours at {hour-rate}, borne by the purchaser or host in default."
    )
    law ("《民法典》第五百八十四条、第五百八十五条。", "Civil Code arts. 584 and 585.")
}

clause! { SUSPEND
    common (
        "欠款满 {arrears.default-after}仍未支付的，构成购买方违约，承接方可以放缓或者暂停服务；保护性个案除外。",
        "Arrears of {arrears.default-after} put the purchaser in default; the provider may slow or suspend the service, protective casework excepted."
    )
    provider (
        "暂停前书面通知并说明受影响的服务对象和安排；收到款项后恢复。",
        "Gives written notice before, says who is affected and how they are looked after, and resumes when paid."
    )
    other (
        "暂停期间的指标按比例免除；不以暂停为由扣款或者评低。",
        "Accept that targets fall pro rata meanwhile; neither deduct nor mark down for it."
    )
    law ("《民法典》第五百二十五条至第五百二十七条。", "Civil Code arts. 525 to 527.")
}

clause! { CAUSE
    common (
        "先分原因，再论后果：未达到的指标，由对方造成的部分按比例免责。作出评估结果、扣款或者处理之前，须完成原因分摊。",
        "Causes come before consequences: the part of a shortfall that the other side caused is excused pro rata. No result, deduction or sanction is decided before the causes are allocated."
    )
    provider (
        "对主张由对方造成的部分，以记录举证。",
        "Proves from the record what it says the other side caused."
    )
    other (
        "对主张由承接方造成的部分，同样以记录举证；举证不足的，不归责于承接方。",
        "Prove from the record what they say the provider caused; what is not proved is not charged to it."
    )
    law ("《民法典》第五百九十一条、第五百九十二条。", "Civil Code arts. 591 and 592.")
}

clause! { RISK
    common (
        "风险由最能控制的一方承担：法定薪酬和社保上调、政策调整、服务人数显著变化，由购买方协商增补或减少内容；场地由提供方负责；人员流动由承接方负责；疫情等共同风险各自承担成本并协商调整；数据泄露由泄露方负责。",
        "Each risk lies with the side that can best control it: rises in statutory pay and insurance, changes of policy and marked changes in numbers lead to more money or less work by agreement with the purchaser; premises are the risk of whoever supplies them; turnover of staff is the provider's; epidemics and the like are shared and adjusted by agreement; a breach of data is the risk of whoever let it happen."
    )
    provider (
        "知道风险发生后及时告知，并采取措施防止损失扩大。",
        "Tells the other side at once and keeps the loss small."
    )
    other (
        "知道风险发生后及时告知，并在 {change.answer}内答复调整提议。",
        "Tell the provider at once and answer its proposal within {change.answer}."
    )
    law ("《民法典》第五百三十三条。", "Civil Code art. 533.")
}

clause! { FORCE
    common (
        "因不可抗力不能履行的，按影响部分或者全部免责；已经履行的部分照付。不可抗力期间应各方要求采取的替代服务计入服务量。",
        "What force majeure prevents is excused as far as it prevents it; what has been delivered is paid. Services given in their place at the other side's wish count."
    )
    provider (
        "及时通知，提出替代安排。",
        "Gives notice and offers another way."
    )
    other (
        "及时通知；支付已经发生的费用和留守人员的基本成本。",
        "Give notice; pay costs incurred and the basic cost of staff kept ready."
    )
    law ("《民法典》第一百八十条、第五百九十条。", "Civil Code arts. 180 and 590.")
}

clause! { EMERGENCY
    common (
        "发生突发事件时，购买方可以发出书面紧急任务，有效期不超过 {emergency.max}，按每小时 {hour-rate} 计价，事后由双方追认或者终止。",
        "In an emergency the purchaser may give a written emergency order for at most {emergency.max}, paid at {hour-rate} an hour and afterwards ratified or ended by both sides."
    )
    provider (
        "在能力和安全允许的范围内响应，记录工时。",
        "Responds as far as capacity and safety allow and records the hours."
    )
    other (
        "写明事由、内容和期限；受影响的原有指标相应顺延；不以紧急任务代替变更。",
        "State ground, content and period; let the targets it displaces move; never use it in place of a change."
    )
}

clause! { INTEGRITY
    common (
        "各方及其工作人员不收受礼品、宴请和回扣；利益冲突自知道之日起申报。对人员、分包、采购施加影响即视为参与，应当回避。",
        "Nobody on any side accepts gifts, entertainment or kickbacks; a conflict of interest is declared when it is known. To influence staffing, subcontracting or buying is to take part in it, and calls for recusal."
    )
    provider (
        "不为取得项目提供任何利益；发现索要的，可以记入受保护渠道。",
        "Offers nothing for the work; may record a demand in the protected channel."
    )
    other (
        "不介绍人员、供应商或者场地给承接方；现职工作人员及离任 {board.ties}内的人员不在承接方任职。",
        "Recommend no staff, supplier or premises to the provider; no official takes a post with it while in office or for {board.ties} after."
    )
}

clause! { RETALIATION
    common (
        "不得因拒绝范围外要求、投诉、评价、索要欠款或者提供证言而作不利对待。上述行为后 {retaliation.presumption}内的不利决定推定为报复，由作出决定的一方证明另有正当理由。",
        "Nobody is treated worse for declining what is out of scope, complaining, rating, claiming arrears or giving evidence. A decision against such a person within {retaliation.presumption} is presumed to be retaliation; whoever took it must show another good reason."
    )
    provider (
        "不因社工或者服务对象如实反映情况而作不利对待。",
        "Treats no worker or user worse for speaking the truth."
    )
    other (
        "不因承接方行使本合同权利而减少项目、降低评价、拖延付款或者向其他机关作不利介绍。",
        "Do not answer the use of a right with less work, a lower mark, late payment or a bad word to other offices."
    )
    law ("参照《保障中小企业款项支付条例》第二十条。", "After art. 20 of the Regulation on Payments to Small and Medium Enterprises.")
}

clause! { DISPUTES
    common (
        "争议依次解决：合同负责人协商 {dispute.talk}；联席会议 {dispute.committee}；调解 {dispute.mediation}；仍不能解决的，由与各方无关的裁决小组作出附理由的裁决，不影响依法诉讼或者申请仲裁。争议期间维持现状，付款和服务照常。",
        "Disputes go by steps: the contract managers for {dispute.talk}; the joint committee for {dispute.committee}; mediation for {dispute.mediation}; then a ruling with reasons by a panel without ties to either side, which leaves the courts and agreed arbitration open. Meanwhile things stay as they are, and service and payment go on."
    )
    provider (
        "争议期间继续提供服务。",
        "Goes on serving meanwhile."
    )
    other (
        "争议期间继续支付无争议的款项。",
        "Go on paying what is not disputed."
    )
}

clause! { ENDING
    common (
        "提前终止的事由对各方相同：严重违约经补救期仍未纠正；履行不能；继续履行将损害国家利益和社会公共利益。终止前书面通知理由，对方 {end.reply}内答复，必要时听证；终止公告 {end.notice-public}。已履行的部分结算付款，并支付合理的收尾费用；有过错的一方赔偿。",
        "The grounds for an early end are the same for all: a serious default not cured in time; impossibility; harm to the public interest if it went on. Notice in writing with reasons, {end.reply} to reply and a hearing where needed; the end is published for {end.notice-public}. What was delivered is settled and paid with reasonable wind-down cost, and the side at fault compensates."
    )
    provider (
        "不单方中止或者终止；终止后按附件 H 交接。",
        "Does not suspend or end alone; hands over under Schedule H."
    )
    other (
        "不单方中止或者终止；因公共利益终止的，补偿承接方的损失。",
        "Do not suspend or end alone; compensate the provider when the public interest ends the contract."
    )
    law ("《政府采购法》第五十条；《民法典》第五百六十三条。", "Government Procurement Law art. 50; Civil Code art. 563.")
}

clause! { ANY_TIME
    common (
        "本合同不适用委托合同的任意解除：任何一方不得无事由随时解除合同。确有必要提前结束的，按“终止”条款办理。",
        "This is not a mandate that may be ended at will: neither side may end it at any time without a ground. Where an early end is needed, the clause on ending applies."
    )
    provider (
        "放弃随时解除权。",
        "Waives any right to end at will."
    )
    other (
        "放弃随时解除权；违反的，赔偿包括履行后可得利益在内的损失。",
        "Waive any such right; a breach is compensated, lost benefit included."
    )
    law ("排除《民法典》第九百三十三条的适用。", "Civil Code art. 933 is excluded.")
}

clause! { EXIT
    common (
        "期满或者终止后按附件 H 交接：{case.transfer}内完成个案转介，返还或者删除数据，清点资产，公平安排人员。",
        "At the end the handover of Schedule H takes place: cases are transferred within {case.transfer}, data returned or deleted, assets counted, staff treated fairly."
    )
    provider (
        "编制转介清单，经服务对象同意后移交；不中断保护性个案。",
        "Lists the cases and hands them over with the users' consent; breaks off no protective case."
    )
    other (
        "及时指定接收方，支付交接期间的费用；不限制项目人员受聘于新的承接方。",
        "Name in time who takes over, pay for the handover, and leave staff free to join the next provider."
    )
}

clause! { PUBLICITY
    common (
        "公开层公布合同文本、变更、付款时间、评估结果和双向评价；合同签订后 {publish.contract}内公告，{file.copy}内备案。国家秘密、商业秘密和个人信息除外。",
        "The public layer shows the contract, its changes, the times of payment, the results and the ratings of both sides; the contract is published within {publish.contract} of signing and filed within {file.copy}. State secrets, trade secrets and personal data are left out."
    )
    provider (
        "同意公开与自身有关的上述内容。",
        "Agrees to what concerns it."
    )
    other (
        "按期公开，不选择性公开。",
        "Publish in time, and all of it."
    )
    law ("《政府采购法》第四十七条；《政府采购法实施条例》第五十条。", "Government Procurement Law art. 47; Implementing Regulation art. 50.")
}
