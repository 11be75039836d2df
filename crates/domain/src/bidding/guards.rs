//! Conditions on the acts of this module. A rule pack may set another outcome under the same code.

guards! {
    /// The documents were tested as they now stand.
    FAIRNESS_CURRENT "S07.fairness-current" Block
    ("采购文件现稿已通过公平检查，采纳的条款均已写入", "the documents as they stand passed the fairness test and hold every agreed clause")
    source ("平台规则", "platform rule");

    /// Open tender: twenty days.
    TIME_TO_BID "S07.time-to-bid" Block
    ("投标时间不少于法定天数", "there is at least the statutory time to bid")
    source ("《政府采购法》第35条", "Government Procurement Law art. 35");

    /// Other methods.
    TIME_TO_RESPOND "S07.time-to-respond" Block
    ("响应时间不少于规定天数", "there is at least the set time to respond")
    source ("财库〔2014〕214号；财政部令第74号", "Caiku [2014] No. 214; MOF Order 74");

    /// A change comes early enough, or the deadline moves.
    CLARIFICATION_LEAD "S07.clarification-lead" Block
    ("修改至截止之间留足规定天数，不足的顺延截止时间", "a change leaves the set time before the deadline, or the deadline moves")
    source ("《政府采购法实施条例》第31条", "Implementing Regulation art. 31");

    /// No enquiry is overdue when the bids are opened.
    EQUAL_INFORMATION "S07.equal-information" Block
    ("到期的询问都已向所有供应商公开答复", "every enquiry that fell due was answered to all")
    source ("《政府采购法实施条例》第31条", "Implementing Regulation art. 31");

    /// Who proposed another wording knows the answer before bidding closes for good.
    COUNTERS_ANSWERED "S07.counters-answered" Block
    ("投标前提出的条款修改建议都已答复，采纳的已写入补充文件", "every counter-clause was answered, and what was accepted is in an addendum")
    source ("平台规则", "platform rule");

    /// The same method failed before.
    REPEAT_AGAIN "S07b.repeat-again" Reason
    ("不是同一方式第二次竞争不足", "the same method has not failed twice")
    source ("财政部令第87号第43条（待核）", "MOF Order 87 art. 43 (to be checked)");

    /// A failed competition is understood before anything else.
    CAUSE_ANALYSIS "S07b.cause-analysis" Block
    ("已分析竞争不足的原因", "the causes of the failure were analysed")
    source ("平台规则", "platform rule");

    /// The documents are tested again before they are used again.
    FAIRNESS_RETEST "S07b.fairness-retest" Block
    ("重新采购或变更方式前已复查公平性", "fairness was retested before a repeat or another method")
    source ("平台规则", "platform rule");

    /// Number and share of experts.
    COMMITTEE "S09.committee" Block
    ("评审委员会人数为单数、达到最少人数，专家不少于三分之二", "the committee is odd in number, large enough, and two thirds are experts")
    source ("《政府采购法》第38条；财政部令第87号第47条", "Government Procurement Law art. 38; MOF Order 87 art. 47");

    /// Enough members are left where some are recused.
    RECUSAL "S09.recusal" Block
    ("回避后每包仍有规定人数的评审委员", "after recusal every lot keeps enough members")
    source ("《政府采购法实施条例》第9条", "Implementing Regulation art. 9");

    /// All sheets are there, each score with its reason.
    SCORE_REASONS "S09.score-reasons" Block
    ("无需回避的委员均已逐项评分并写明理由", "every member not recused scored every qualified bid, with reasons")
    source ("平台规则", "platform rule");

    /// Abnormally low prices were explained and judged.
    LOW_PRICE_RUN "S09.low-price-run" Block
    ("触发异常低价的报价均已要求说明并作出认定", "every abnormally low price was queried and judged")
    source ("财库〔2026〕2号", "Caiku [2026] No. 2");

    /// The bids were compared for signs of collusion.
    COLLUSION_RUN "S09.collusion-run" Reason
    ("已核查串通迹象", "the bids were checked for signs of collusion")
    source ("财政部令第87号第37条", "MOF Order 87 art. 37");

    /// The ranking decides.
    RANKED_ORDER "S10.ranked-order" Block
    ("按评审排序确定，越过排名在前者须有法定理由", "the award follows the ranking; passing over a better one needs a ground in law")
    source ("《政府采购法实施条例》第43条", "Implementing Regulation art. 43");

    /// Nothing is signed while the result may still change.
    OPEN_OBJECTION "S11.open-objection" Block
    ("没有可能影响结果的未决质疑或投诉", "no objection or complaint that may affect the result is open")
    source ("《政府采购法实施条例》第54条", "Implementing Regulation art. 54");

    /// Both sides are heard before a complaint is decided.
    COMPLAINT_HEARD "S11.complaint-heard" Reason
    ("投诉已受理，被投诉人已收到副本并有机会答复", "the complaint was taken up and the other side has its copy")
    source ("财政部令第94号第21、22条", "MOF Order 94 arts. 21–22");

    /// The finance authority stopped the procedure for a time.
    SUSPENDED "S11.suspended" Block
    ("采购活动未被财政部门暂停", "the finance authority has not suspended the procedure")
    source ("《政府采购法》第57条", "Government Procurement Law art. 57");

    /// Experts are drawn, not picked.
    DRAWN_AT_RANDOM "S09.drawn" Warn
    ("评审专家由随机抽取产生", "the experts were drawn at random")
    source ("《政府采购法实施条例》第39条", "Implementing Regulation art. 39");

    /// A draw is held once; whoever does not like its outcome cannot quietly hold another.
    DRAW_ONCE "S09.draw-once" Reason
    ("本轮专家名单只登记一次", "the pool of this round is registered once")
    source ("平台规则", "platform rule");

    /// What the numbers ask is answered in the report.
    ALERTS_ANSWERED "S09.alerts-answered" Reason
    ("对评分和响应的每项提示都已说明", "every question the scores and bids raise was answered")
    source ("平台规则", "platform rule");

    /// The formula for the price is the one of the rules.
    PRICE_FORMULA "S06.price-formula" Reason
    ("价格分采用规则规定的公式", "the price is scored by the formula of the rules")
    source ("财政部令第87号第55条", "MOF Order 87 art. 55");
}
