//! Duties, guards and refusals of the planning stages.

duties! {
    /// Every registered need gets a decision.
    DECIDE_NEED "decide-need" Purchaser => Resident
    ("对登记的需求作出受理或不予立项的决定", "Decide whether to take up the need")
    proof ("受理记录或不予立项的理由", "the record of taking it up, or the reason for dropping it")
    breach ("逾期公开", "shown publicly as overdue") mirror "";

    /// Every theme residents raised gets an answer.
    ANSWER_THEME "answer-theme" Purchaser => Resident
    ("答复居民提出的议题", "Answer the theme residents raised")
    proof ("公开的答复", "the published answer")
    breach ("需求报告须说明理由", "the need report needs a reason") mirror "";

    /// A costed need gets a budget, or a clear no.
    COMMIT_BUDGET "commit-budget" Finance => Resident
    ("落实预算", "Commit the budget")
    proof ("预算科目和金额", "budget line and amount")
    breach ("方案不能提交审查", "the plan cannot go to review") mirror "";

    /// A submitted plan is reviewed by people who did not write it.
    REVIEW_PLAN "review-plan" Reviewer => Public
    ("审查需求和方案", "Review need and plan")
    proof ("审查意见", "the review record")
    breach ("逾期公开", "shown publicly as overdue") mirror "";

    /// The month announced is kept.
    DRAFT_DOCUMENTS "draft-documents" Purchaser => Tenderer
    ("按公开的意向准备好采购文件", "Have the documents ready in the month announced")
    proof ("采购文件草案", "the draft documents")
    breach ("逾期公开", "shown publicly as overdue") mirror "";

    /// A comment on the draft gets an answer.
    ANSWER_COMMENT "answer-comment" Purchaser => Tenderer
    ("答复对文件草案的意见", "Answer the comment on the draft")
    proof ("公开的答复", "the published answer")
    breach ("逾期公开", "shown publicly as overdue") mirror "";

    /// A counter-clause gets an answer with a reason.
    ANSWER_COUNTER "answer-counter-clause" Purchaser => Tenderer
    ("答复对合同条款的修改建议", "Answer the counter-clause")
    proof ("接受，或不接受的理由", "acceptance, or the reason for rejecting it")
    breach ("逾期公开", "shown publicly as overdue") mirror "";
}

guards! {
    /// S01.
    BENEFICIARIES_NAMED "S01.beneficiaries-named" Reason
    ("写明需求为谁提出", "the need names those it is for")
    source ("平台规则", "platform rule");

    /// S02: three market actors.
    MARKET_ACTORS "S02.market-actors" Block
    ("已调查足够数量的市场主体", "enough different market actors have been surveyed")
    source ("财库〔2021〕22号", "Caiku [2021] No. 22");

    /// S02: residents consulted.
    PUBLIC_CONSULTED "S02.public-consulted" Block
    ("已就需求征求居民意见", "residents have been consulted on the need")
    source ("《政府采购法实施条例》第15条", "Implementing Regulation art. 15");

    /// S02: every theme answered.
    THEMES_ANSWERED "S02.themes-answered" Reason
    ("居民提出的每项议题都已答复", "every theme residents raised has been answered")
    source ("平台规则", "platform rule");

    /// S02: nobody's own duty is bought.
    DUTY_LIST "S02.duty-list" Block
    ("已对照职责清单，没有应由政府直接履行或负面清单内的事项",
     "the components are matched with the duty lists and none must be done by government itself \
      or is on the negative list")
    source ("财政部令第102号第10条", "MOF Order 102 art. 10");

    /// S03: budget.
    BUDGETED "S03.budgeted" Block
    ("预算已经落实", "the budget is committed")
    source ("《预算法》第13条", "Budget Law art. 13");

    /// S03: the price covers the staff.
    STAFF_FLOOR "S03.staff-floor" Reason
    ("服务价格不低于人员成本底线", "the price is not below the staff floor")
    source ("平台规则", "platform rule");

    /// S03: evaluation apart.
    EVALUATION_LINE "S03.evaluation-line" Block
    ("评估费用单独列支，不占服务价格", "the evaluation has a line of its own, apart from the price")
    source ("平台规则", "platform rule");

    /// S03: indirect cost.
    INDIRECT_SHARE "S03.indirect-share" Warn
    ("行政管理费不低于间接成本占比下限", "administration is not below the lowest share of indirect cost")
    source ("平台规则", "platform rule");

    /// S04: SD1.
    REVIEWERS_INDEPENDENT "S04.reviewers-independent" Block
    ("审查人没有参与编制", "no reviewer has drafted the plan")
    source ("财库〔2021〕22号", "Caiku [2021] No. 22");

    /// S04: enough reviewers.
    ENOUGH_REVIEWERS "S04.enough-reviewers" Block
    ("审查人数达到最少人数", "there are enough reviewers")
    source ("财库〔2021〕22号", "Caiku [2021] No. 22");

    /// S04: acceptance plan.
    ACCEPTANCE_PLAN "S04.acceptance-plan" Block
    ("方案包含履约验收方案", "the plan says how the work will be accepted")
    source ("财库〔2021〕22号第24条", "Caiku [2021] No. 22 art. 24");

    /// S04: several years.
    MULTI_YEAR_STATED "S04.multi-year-stated" Block
    ("跨年度项目写明年数，且预算覆盖这些年", "a plan for several years says how many, and the budget covers them")
    source ("财政部令第102号第24条", "MOF Order 102 art. 24");

    /// S05: exempt only by rule.
    EXEMPT_BY_RULE "S05.exempt-by-rule" Reason
    ("不公开采购意向属于规定的情形", "a rule allows not publishing the intention")
    source ("财库〔2020〕10号", "Caiku [2020] No. 10");

    /// S06: method.
    METHOD_LAWFUL "S06.method-lawful" Block
    ("采购方式合法或已获批准", "the method is lawful or approved")
    source ("《政府采购法》第27条", "Government Procurement Law art. 27");

    /// S06: reservation against nonprofits.
    SME_RECORDED "S06.sme-reservation-recorded" Block
    ("预留中小企业时已考虑社会组织并说明理由", "a reservation to SMEs considers nonprofits and gives the reason")
    source ("财库〔2020〕46号第6条", "Caiku [2020] No. 46 art. 6");

    /// S06: forbidden factors.
    FORBIDDEN_FACTORS "S06.forbidden-factors" Block
    ("评分不含禁止因素和地域加分", "nothing forbidden is scored, no bonus is tied to a region")
    source ("《政府采购法实施条例》第20条", "Implementing Regulation art. 20");

    /// S06: graded scales.
    SCORING_GRADED "S06.scoring-graded" Reason
    ("评分细化量化，未量化的分值不超过上限", "scoring is graded; points without quantities stay below the ceiling")
    source ("《政府采购法实施条例》第34条", "Implementing Regulation art. 34");

    /// S06: both sides' schedules.
    SYMMETRIC_SCHEDULES "S06.symmetric-schedules" Block
    ("合同草案写明双方义务、范围外清单和全部核心条款",
     "the draft binds both sides and holds the out-of-scope list and every core clause")
    source ("《政府采购法》第43条", "Government Procurement Law art. 43");

    /// S06: the documents say which need each row serves.
    TRACE_BEGUN "S06.trace-begun" Warn
    ("采购文件写明每项评分、服务单位和评估维度对应的需求",
     "the documents say which need each criterion, unit and outcome serves")
    source ("平台规则", "platform rule");

    /// S06: no need is forgotten.
    NEEDS_ANSWERED "S06.needs-answered" Reason
    ("每项需求都有服务单位回应，或已向居民说明不采纳",
     "every need is answered by a unit, or residents were told why it is not")
    source ("《政府采购法实施条例》第15条", "Implementing Regulation art. 15");

    /// S06: P12.
    SEVERAL_CAN_MEET "S06.several-can-meet" Reason
    ("每个评分项都有两家以上调查对象能够满足", "at least two surveyed actors can meet each criterion")
    source ("《政府采购法实施条例》第20条", "Implementing Regulation art. 20");

    /// S06: SC-1.
    SME_MARKET "S06.sme-market" Reason
    ("预留中小企业时，市场不以社会组织为主", "no reservation to SMEs where the market is mostly nonprofits")
    source ("财库〔2020〕46号第6条", "Caiku [2020] No. 46 art. 6");

    /// S06: AF-14.
    NOT_PAPER_ONLY "S06.not-paper-only" Reason
    ("只凭书面材料的分值不超过一半", "at most half of the points can be proven by papers alone")
    source ("平台规则", "platform rule");

    /// S06: SC-5.
    CEILING_COVERS_STAFF "S06.ceiling-covers-staff" Reason
    ("最高限价不低于人员成本底线", "the ceiling is not below the staff floor")
    source ("平台规则", "platform rule");

    /// S02: what the host's list says.
    DUTY_ROWS_AGREE "S02.duty-rows-agree" Reason
    ("认定结果与所引清单条目一致", "the results agree with the rows of the list they cite")
    source ("财政部令第102号第10条", "MOF Order 102 art. 10");

    /// S02: every component held against the list.
    DUTY_ROWS_CITED "S02.duty-rows-cited" Warn
    ("落地方已上传清单的，每项内容都引用了清单条目", "where the host has a list, every component cites a row of it")
    source ("平台规则", "platform rule");

    /// S06: splitting.
    NOT_SPLIT "S06.splitting" Reason
    ("没有化整为零", "the purchase is not split")
    source ("《政府采购法实施条例》第28条", "Implementing Regulation art. 28");
}

refusals! {
    HOST_IS_PURCHASER "host-is-purchaser" (
        "同一单位不能同时是购买方和落地方", "one organisation cannot be both purchaser and host")
    next ("换一个单位", "choose another organisation");
    DATE_IN_FUTURE "date-in-future" ("日期 {date} 还没有到", "{date} has not come yet")
    next ("填写实际发生的日期", "enter the day it happened");
    SURVEY_EMPTY "survey-empty" ("没有填写调查对象", "no market actor is named")
    next ("至少填写一家", "name at least one");
    NOBODY_HEARD "nobody-heard" ("征求意见的居民人数为零", "no resident was heard")
    next ("填写实际听取意见的人数", "enter how many residents were heard");
    THEME_UNKNOWN "theme-unknown" ("没有这项议题，或已经答复", "there is no such theme, or it is answered")
    next ("从列表中选择", "choose one from the list");
    COMPONENTS_MISSING "components-missing" ("没有填写需求内容", "no component of the need is listed")
    next ("逐项列出需求内容", "list what the need consists of");
    COST_EMPTY "cost-empty" ("人数和月数都须大于零", "staff and months must be above zero")
    next ("填写测算依据", "enter what the estimate rests on");
    AMOUNT_TOO_LARGE "amount-too-large" ("合计金额过大", "the total is too large")
    next ("核对金额", "check the amounts");
    BUDGET_EMPTY "budget-empty" ("预算金额和年数须大于零", "amount and years must be above zero")
    next ("填写实际落实的预算", "enter the budget committed");
    COST_MISSING "cost-missing" ("尚未完成成本测算", "there is no cost model yet")
    next ("先完成成本测算", "set the cost model first");
    DRAFTERS_MISSING "drafters-missing" ("没有填写编制人", "nobody is named as drafter")
    next ("选择参与编制的人员", "choose those who wrote the plan");
    EXPECTED_TOO_EARLY "expected-too-early" (
        "意向公开期到 {earliest} 才满，预计采购月份过早",
            "the notice period runs until {earliest}; the month is too early")
    next ("选择之后的月份", "choose a later month");
    BUDGET_MISSING "budget-missing" ("尚未落实预算", "no budget is committed")
    next ("先落实预算", "commit the budget first");
    LOTS_MISSING "lots-missing" ("没有填写采购包", "there is no lot")
    next ("至少填写一个包", "enter at least one lot");
    LOT_HOST_UNKNOWN "lot-host-unknown" ("{host} 不是本项目的落地方",
        "{host} is not a host of this purchase")
    next ("先授予其落地方角色", "give it the role of host first");
    LOT_HOST_MISSING "lot-host-missing" (
        "分包采购时每个包须写明落地街道（镇）", "with several lots, each names its host")
    next ("选择该包的落地街道（镇）", "choose the host of this lot");
    LOT_CEILING "lot-ceiling-missing" ("包的最高限价须大于零", "the ceiling of a lot must be above zero")
    next ("填写该包的最高限价", "enter the ceiling of this lot");
    LINK_UNKNOWN "link-unknown" ("没有 {link}", "there is no {link}")
    next ("选择本项目已有的需求或服务单位", "choose a need or a unit this purchase has");
    MET_BY_TOO_MANY "met-by-too-many" (
        "只调查了 {surveyed} 家", "only {surveyed} market actors were surveyed")
    next ("按市场调查填写", "go by the market survey");
    TRACE_ORPHAN "trace-orphan" ("{row}（共 {count} 处）", "{row} ({count} in all)")
    next ("在采购文件中补上对应关系；“需求对应”页列出全部缺口",
        "link it in the draft; the page “trace” lists every gap");
    DUTY_LIST_MISSING "duty-list-missing" (
        "{host} 没有上传职责清单", "{host} has no duty list on this platform")
    next ("先上传该街道（镇）的职责清单，或只写依据", "upload its list first, or give the ground in words only");
    DUTY_ROW_UNKNOWN "duty-row-unknown" (
        "{host} 的清单中没有 {code}", "the list of {host} has no row {code}")
    next ("按清单中的编号填写", "use a code of the list");
    LOTS_OVER_BUDGET "lots-over-budget" (
        "各包限价合计 {sum}，超过预算 {budget}", "the ceilings add up to {sum}, above the budget of {budget}")
    next ("调整限价", "lower the ceilings");
    CRITERIA_MISSING "criteria-missing" ("没有填写评分项", "there is no criterion")
    next ("至少填写一项", "enter at least one");
    PRICE_POINTS "price-points" (
        "价格分应在 {min} 到 {max} 之间", "price points must be between {min} and {max}")
    next ("调整价格分", "change the price points");
    POINTS_SUM "points-sum" ("评分项与价格分合计 {sum}，应为 100",
        "criteria and price add up to {sum}, not 100")
    next ("调整分值", "change the points");
    FIXED_PRICE_OVER "fixed-price-over" (
        "固定价格超过限价合计 {sum}", "the fixed price is above the ceilings of {sum}")
    next ("调整固定价格", "lower the fixed price");
    RESERVATION_REASON "reservation-reason-missing" (
        "预留须写明如何考虑了社会组织", "say how nonprofits were considered")
    next ("填写理由", "fill in the reason");
    START_IN_PAST "start-in-past" ("服务开始日期已经过去", "the service would start in the past")
    next ("选择之后的日期", "choose a later day");
    TERM_ORDER "term-order" ("结束日期早于开始日期", "the service would end before it starts")
    next ("核对日期", "check the days");
    TERM_TOO_LONG "term-too-long" ("期限超过 {max} 个月", "the term is longer than {max} months")
    next ("缩短期限", "shorten the term");
    FLEX_TOO_LARGE "flex-too-large" (
        "弹性工时超过服务工时的 {max}", "the flex pool is above {max} of the service hours")
    next ("减少弹性工时", "reduce the flex hours");
    TRANCHES_SUM "tranches-sum" ("各期付款比例合计 {sum}%，应为 100%",
        "the shares add up to {sum} %, not 100 %")
    next ("调整比例", "change the shares");
    PERFORMANCE_SHARE "performance-share" (
        "绩效部分 {share}%，超过上限 {max}", "the performance part is {share} %, above {max}")
    next ("降低绩效部分", "lower the performance part");
    CLAUSES_MISSING "core-clauses-missing" ("缺少核心条款：{clauses}",
        "core clauses are missing: {clauses}")
    next ("补选这些条款", "tick them as well");
    ONE_SIDED "schedule-one-sided" (
        "义务清单只有一方：须同时写明服务单位和政府方须提供的条件",
        "the schedule binds one side only: list both the service units and what government must \
         supply")
    next ("补齐另一方的义务", "add the duties of the other side");
    OUT_OF_SCOPE_MISSING "out-of-scope-missing" ("没有范围外清单", "there is no out-of-scope list")
    next ("至少写一项范围外事项", "enter at least one thing that is out of scope");
    REPORT_MONTHS "report-months" ("报告间隔应为 1 到 12 个月", "reports come every 1 to 12 months")
    next ("调整报告间隔", "change the interval");
    INDEX_SUM "index-sum" ("评估指标权重合计 {sum}，应为 100",
        "the weights of the index add up to {sum}, not 100")
    next ("调整权重", "change the weights");
    DRAFT_MISSING "draft-missing" ("采购文件尚未起草", "the documents are not drafted yet")
    next ("先起草采购文件", "draft the documents first");
    AGREED_NOT_DRAFTED "agreed-not-drafted" (
        "已接受的条款修改还没有写进文件", "a counter-clause was accepted but is not in the draft yet")
    next ("重新起草采购文件", "draft the documents again");
    COMMENT_UNKNOWN "comment-unknown" ("没有这条意见，或已经答复",
        "there is no such comment, or it is answered")
    next ("从列表中选择", "choose one from the list");
    COUNTER_UNKNOWN "counter-clause-unknown" (
        "没有这条修改建议，或已经答复", "there is no such counter-clause, or it is answered")
    next ("从列表中选择", "choose one from the list");
    COUNTER_LATE "counter-late" ("响应已经截止，不能再提出或采纳条款修改", "bids have closed; wording can no longer be proposed or accepted")
    next ("未答复的建议说明理由不予采纳", "reject what is open, with the reason");
    REJECTION_BARE "rejection-without-reason" ("不接受须说明理由", "a rejection needs a reason")
    next ("填写理由", "fill in the reason");
}
