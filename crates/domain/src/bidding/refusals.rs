//! Why a command of this module is not accepted.

refusals! {
    PLAN_MISSING "plan-missing" ("还没有采购文件", "there are no tender documents yet")
    next ("先完成采购文件", "finish the tender documents first");
    INTENTION_MISSING "intention-missing" ("采购意向尚未公开", "the intention has not been published")
    next ("先公开采购意向，或登记依法不公开的理由", "publish the intention, or record why it is exempt");
    INTENTION_RECENT "intention-recent" ("采购意向公开尚不足规定天数，自 {day} 起可以公告", "the intention has not been public long enough; the tender can be published from {day}")
    next ("到期后再公告", "publish on or after that day");
    DEADLINE_PAST "deadline-past" ("截止时间已经过去", "this deadline has already passed")
    next ("填写将来的时间", "enter a time in the future");
    DEADLINE_EARLIER "deadline-earlier" ("新的截止时间早于原定时间", "the new deadline is earlier than the old one")
    next ("只能顺延，不能提前", "a deadline can only move later");
    TENDER_CLOSED "tender-closed" ("响应已经截止，不能再修改文件", "the deadline has passed, the documents can no longer be changed")
    next ("在开标和评审中处理", "deal with it at the opening and the evaluation");
    BIDS_CLOSED "bids-closed" ("响应已于 {deadline} 截止", "bids closed at {deadline}")
    next ("关注后续采购公告", "watch for later tenders");
    OPENING_EARLY "opening-early" ("响应截止时间是 {deadline}，截止前不得开启", "the deadline is {deadline}; bids stay closed until then")
    next ("截止后再开标", "open them after the deadline");
    BID_NOT_OWN "bid-not-own" ("只能办理本单位的响应", "you can act only on the bid of your own organisation")
    next ("选择本单位", "choose your own organisation");
    BID_BY_DRAFTER "bid-by-drafter" ("参与编制方案的单位不得响应本项目", "an organisation that drafted the plan may not bid for it")
    next ("可以参加其他项目", "you can bid in other purchases");
    BID_BY_PARTY "bid-by-party" ("贵单位在本项目中担任“{role}”，不得响应", "your organisation is the {role} of this purchase and may not bid")
    next ("可以参加其他项目", "you can bid in other purchases");
    BID_TWICE "bid-twice" ("贵单位对 {lot} 已有一份有效响应，且还包含其他标包", "your organisation already has a bid for {lot} that is for other lots too")
    next ("新响应应覆盖原响应的全部标包，或先撤回原响应", "cover all lots of the earlier bid, or withdraw it first");
    BID_LOTS "bid-lots" ("请选择本项目的标包，每包一次", "choose lots of this purchase, each once")
    next ("从列表中选择", "choose from the list");
    PRICE_ABOVE "price-above" ("报价高于最高限价 {ceiling}", "the price is above the ceiling of {ceiling}")
    next ("调整报价", "lower the price");
    PRICE_FIXED "price-fixed" ("本项目为固定价格 {price}，不比价格", "the price of this purchase is fixed at {price}; bids compete on quality")
    next ("按固定价格填写", "enter the fixed price");
    PRICE_NONE "price-none" ("报价不能为零", "the price cannot be nothing")
    next ("填写含税总价", "enter the whole price");
    PRICE_CURRENCY "price-currency" ("报价币种与本项目不符", "the price is in another currency than this purchase")
    next ("按本项目的币种报价", "give the price in the currency of the purchase");
    BID_UNKNOWN "bid-unknown" ("没有这份有效的响应", "there is no such live bid")
    next ("从列表中选择", "choose one from the list");
    ENQUIRY_UNKNOWN "enquiry-unknown" ("没有这项询问", "there is no such enquiry")
    next ("从列表中选择", "choose one from the list");
    ENQUIRY_ANSWERED "enquiry-answered" ("这项询问已经答复", "this enquiry has been answered")
    next ("需要补充时发布补充文件", "publish an addendum if more is to be said");
    REASON_MISSING "reason-missing" ("请写明不合格的理由", "give the reason why it does not qualify")
    next ("写明依据采购文件的哪一项要求", "name the requirement of the documents");
    UNCHECKED "qualification-unchecked" ("还有响应未作资格审查：{bid}", "a bid has not been checked yet: {bid}")
    next ("逐份完成资格审查", "check every bid");
    RULES_OF_SEAT "member-not-independent" ("{person}所在单位为采购人、代理机构或供应商，不能担任此席位", "{person} works for the purchaser, the agent or a tenderer and cannot take this seat")
    next ("换一名评审委员", "choose another member");
    MEMBER_TWICE "member-twice" ("同一人不能占两个席位", "one person cannot take two seats")
    next ("删除重复的一行", "remove the second row");
    CONFLICT_STRANGER "conflict-stranger" ("利害关系须在评审委员和本项目供应商之间登记", "a tie is between a member and a tenderer of this purchase")
    next ("核对人员和供应商", "check the person and the tenderer");
    SCORING_STARTED "scoring-started" ("评分已经开始，不能再更换评审委员会", "scoring has begun, the committee can no longer be changed")
    next ("在评审报告中写明情况", "say in the report what happened");
    NOT_MEMBER "not-member" ("您不是本项目的评审委员", "you are not a member of this committee")
    next ("由评审委员本人办理", "a member does this in person");
    RECUSED "recused" ("您与该包的供应商有利害关系，应当回避", "you are tied to a tenderer for this lot and are recused from it")
    next ("由其他委员评分", "leave it to the other members");
    CRITERIA_INCOMPLETE "criteria-incomplete" ("每项评审因素须评一次", "score every criterion exactly once")
    next ("核对评审因素", "check the list of criteria");
    POINTS_ABOVE "points-above" ("{criterion} 的分值最高为 {points}", "{criterion} gives at most {points} points")
    next ("调整分值", "lower the points");
    TIME_SHORT "explanation-time-short" ("说明时间不得少于 {minutes} 分钟", "the tenderer gets at least {minutes} minutes to explain")
    next ("延长说明时间", "allow more time");
    ALREADY_ASKED "already-asked" ("已经要求说明", "an explanation was asked for already")
    next ("等待供应商说明", "wait for the tenderer");
    NOT_ASKED "not-asked" ("评审委员会没有要求说明这份报价", "the committee did not ask about this price")
    next ("无需说明", "nothing needs to be explained");
    UNHEARD "price-unheard" ("未要求说明或说明时间未到，不能判报价无效", "a price cannot be found invalid before the tenderer had its time to explain it")
    next ("先要求供应商说明", "ask the tenderer to explain it first");
    COMMITTEE_MISSING "committee-missing" ("还没有组成评审委员会", "there is no committee yet")
    next ("先组成评审委员会", "appoint the committee first");
    AWARD_LOTS "award-lots" ("请对每个有竞争的标包确定一份有效的响应", "choose one valid bid for every lot still in competition")
    next ("不填则按排序第一", "leave it empty to follow the ranking");
    AWARD_DECIDED "award-decided" ("成交供应商已经确定", "the award has been decided already")
    next ("发布成交结果", "publish it");
    AWARD_MISSING "award-missing" ("成交供应商尚未确定", "the award has not been decided yet")
    next ("先确定成交供应商", "decide the award first");
    NOT_TENDERER "not-tenderer" ("只有参加本项目采购活动的供应商可以质疑和投诉", "only a tenderer of this purchase can object or complain")
    next ("其他意见可以走询问或信访渠道", "others may ask the purchaser or write to the supervisors");
    WINDOW_CLOSED "objection-window-closed" ("质疑期已于 {day} 届满", "the time to object ended on {day}")
    next ("可以向采购人询问", "you can still ask the purchaser");
    OBJECTION_UNKNOWN "objection-unknown" ("没有这项质疑", "there is no such objection")
    next ("从列表中选择", "choose one from the list");
    OBJECTION_ANSWERED "objection-answered" ("这项质疑已经答复", "this objection has been answered")
    next ("供应商不满意的可以投诉", "the tenderer may complain if not content");
    RETURN_NEEDED "return-needed" ("质疑或投诉成立且影响结果的，应当退回", "when it is upheld and affects the result, the procedure must go back")
    next ("选择退回的环节", "choose where it goes back to");
    RETURN_UNFOUNDED "return-unfounded" ("不成立的质疑或投诉不能使程序退回", "a matter that is rejected cannot send the procedure back")
    next ("选择“不退回”", "choose that it goes on");
    RETURN_LATE "return-late" ("合同已在签订或履行，不能退回采购程序", "a contract is being signed or performed; the procedure can no longer go back")
    next ("在合同中处理：暂停、补救或解除", "deal with it in the contract: suspend, repair or end it");
    COMPLAINT_EARLY "complaint-early" ("答复期尚未届满", "the time to answer has not run out")
    next ("等待答复", "wait for the answer");
    COMPLAINT_LATE "complaint-late" ("投诉期已于 {day} 届满", "the time to complain ended on {day}")
    next ("可以申请监督检查", "you can ask the supervisors to look into it");
    COMPLAINT_TWICE "complaint-twice" ("这项质疑已经投诉", "a complaint about this objection was filed already")
    next ("等待处理决定", "wait for the decision");
    COMPLAINT_UNKNOWN "complaint-unknown" ("没有这项未决投诉", "there is no such open complaint")
    next ("从列表中选择", "choose one from the list");
    CHALLENGE_RUNNING "challenge-running" ("质疑期到 {day} 届满", "the time to object runs until {day}")
    next ("届满后再进入签约", "go on to signing afterwards");
    NOTHING_TO_OBJECT "nothing-to-object" ("该环节尚未结束，现在没有可质疑的事项", "this step has not ended; there is nothing to object to yet")
    next ("文件可在收到后质疑，过程和结果在该环节结束后质疑", "the documents can be objected to once received, steps and result once they are over");
    OBJECTION_WITHDRAWN "objection-withdrawn" ("这项质疑已经撤回", "this objection was withdrawn")
    next ("质疑期内可以重新提出", "object again while the time is open");
    GROUND_UNKNOWN "ground-unknown" ("所选事项不属于这项质疑", "this ground does not belong to the objection")
    next ("从这项质疑的事项中选择", "choose among the grounds of this objection");
    COMPLAINT_BEYOND "complaint-beyond-objection" ("投诉事项不得超出质疑事项", "a complaint cannot go beyond the objection")
    next ("只选择已质疑过的事项", "choose only grounds that were objected to");
    COMPLAINT_EXAMINED "complaint-examined" ("这项投诉已经审查", "this complaint was examined already")
    next ("发送副本并作出决定", "send the copies and decide it");
    COMPLAINT_UNEXAMINED "complaint-unexamined" ("这项投诉尚未审查", "this complaint was not examined yet")
    next ("先审查是否受理", "say first whether it is taken up");
    COMPLAINT_COPIED "complaint-copied" ("副本已经发出", "the copies were sent already")
    next ("等待答复并作出决定", "wait for the replies and decide");
    SUSPENSION_LONG "suspension-long" ("暂停采购活动最长到 {day}", "the procedure can be suspended until {day} at the latest")
    next ("缩短暂停期限", "choose an earlier day");
    SUSPENSION_PAST "suspension-past" ("暂停的截止日不能早于今天", "a suspension cannot end before today")
    next ("填写今天或以后的日期", "enter today or a later day");
    DOCUMENTS_TAKEN "documents-taken" ("贵单位已经获取采购文件", "your organisation has the documents already")
    next ("补充文件会列在“文件与答疑”页", "addenda are listed on the page of documents and answers");
    MERGE_SELF "enquiry-merge-self" ("不能与自身合并", "an enquiry cannot be merged with itself")
    next ("选择内容相同的其他询问", "choose others that ask the same");
    COUNTER_NOT_ACCEPTED "counter-not-accepted" ("只有已采纳、尚未写入的修改建议可以写入补充文件", "an addendum takes up counter-clauses that were accepted and not written in yet")
    next ("先答复该建议", "answer it first");
    CLAUSE_THERE "clause-there" ("合同文本已有这一条款", "the contract text has this clause already")
    next ("从新增条款中删去", "leave it out of the clauses to add");
    METHOD_UNAPPROVED "method-unapproved" ("变更采购方式须写明改为哪种方式和批准文号", "another method needs its name and the number of its approval")
    next ("先向财政部门申请变更采购方式", "ask the finance authority to approve the change first");
    NOTHING_FELL "nothing-fell" ("没有因拒签而失效的成交", "no award has fallen because a side did not sign")
    next ("无需办理", "nothing needs to be done");
    CANDIDATE_NONE "candidate-none" ("排序中没有可以递补的候选人", "the ranking has no further candidate")
    next ("选择重新采购", "choose to buy again");
    REPEAT_BESIDE "repeat-beside-contracts" ("其他标包的合同正在签订或履行，本项目不能整体退回", "contracts of other lots are being signed or performed; this purchase cannot start again")
    next ("由下一候选人递补，或就该标包另行立项采购", "take the next candidate, or buy the lots in a purchase of their own");
    NO_TENDERERS "no-tenderers" ("还没有开标，无从声明", "no bid has been opened yet, so there is nobody to declare about")
    next ("开标后再声明", "declare after the opening");
    DECLARE_EACH "declare-each-tenderer" ("请对每家供应商各声明一次", "declare about every tenderer exactly once")
    next ("逐家选择“没有利害关系”或相应关系", "for each choose no tie or the tie there is");
    UNDECLARED "conflicts-undeclared" ("您还没有声明与各供应商的利害关系", "you have not declared your ties to the tenderers")
    next ("先声明利害关系", "declare conflicts of interest first");
    OTHERS_UNDECLARED "others-undeclared" ("还有 {count} 名委员没有声明利害关系", "{count} members have not declared their ties yet")
    next ("全体声明后才能查看和评审响应", "bids are shown and scored once all have declared");
    NOT_SEATED "not-seated" ("此人不在评审委员会中", "this person has no seat on the committee")
    next ("从委员中选择", "choose a member");
    RESERVE_ORDER "reserve-order" ("应由候补在前的{person}递补", "{person} is next on the list of substitutes")
    next ("按抽取的候补顺序递补", "seat substitutes in the order drawn");
    SCORING_TIME_PAST "scoring-time-past" ("截止时间已经过去", "this time has already passed")
    next ("填写将来的时间", "enter a time in the future");
    SHEETS_OPEN "sheets-opened" ("评分表已经启封，不能重新评分", "the sheets have been opened and cannot be made anew")
    next ("确需更改的用“更改评分”并写明理由", "change single scores with a reason");
    SHEETS_CLOSED "sheets-closed" ("评分表尚未启封", "the sheets have not been opened yet")
    next ("启封前直接重新提交自己的评分表", "until then hand in your own sheet again");
    SHEET_MISSING "sheet-missing" ("您没有为这份响应评过这一项", "you did not score this bid for this criterion")
    next ("选择自己评过的响应和因素", "choose a bid and a criterion you scored");
    POINTS_SAME "points-same" ("分数没有变化", "the points are the same as before")
    next ("填写更改后的分数", "enter the points as changed");
    EXPLANATION_LATE "explanation-late" ("说明时间已于 {until} 截止", "the time to explain ended at {until}")
    next ("由评审委员会按现有材料认定", "the committee judges on what it has");
    EXPERT_TWICE "expert-twice" ("同一专家不能登记两次", "the same expert is listed twice")
    next ("删除重复的一行", "remove the second row");
    EXPERT_UNKNOWN "expert-unknown" ("名单中没有这名专家", "there is no such expert in the pool")
    next ("从列表中选择", "choose one from the list");
    EXPERT_BARRED "expert-barred" ("这名专家已被排除", "this expert was left out already")
    next ("无需重复办理", "nothing more needs to be done");
    POOL_MISSING "pool-missing" ("还没有登记专家名单", "no pool of experts has been registered")
    next ("先登记专家名单", "register the pool first");
    POOL_SMALL "pool-too-small" ("可抽取的专家不足 {count} 人", "fewer than {count} experts can be drawn")
    next ("补充名单或减少席位和候补", "register a larger pool or draw fewer");
    SEED_TWICE "seed-committed" ("本单位已经承诺，或摘要与他方相同", "your organisation committed already, or another gave the same digest")
    next ("等待各方公布", "wait until all reveal");
    SEED_UNKNOWN "seed-not-owed" ("本单位没有待公布的随机数", "your organisation has no secret to reveal")
    next ("由作出承诺的单位公布", "those who committed reveal");
    SEED_WRONG "seed-wrong" ("原文与承诺的摘要不符", "this is not the text committed to")
    next ("核对原文，包括空格和大小写", "check the text, spaces and capitals included");
    SEEDS_FEW "seeds-few" ("至少两方承诺后才能公布和抽取", "at least two parties commit before anybody reveals")
    next ("请采购人、代理机构、监督部门或供应商中的另一方承诺", "ask another party to commit");
    SEEDS_HIDDEN "seeds-hidden" ("还有随机数没有公布", "not every secret has been revealed")
    next ("请承诺的单位公布", "ask those who committed to reveal");
    SEEDS_SHOWN "seeds-shown" ("已有随机数公布，不能再承诺或排除", "a secret has been revealed; it is too late to commit or to leave anybody out")
    next ("等待抽取", "wait for the draw");
    DRAWN_ALREADY "committee-drawn" ("已经抽取", "the committee has been drawn")
    next ("有变动时按候补顺序递补", "substitutes step in in the order drawn");
    ALERT_UNKNOWN "alert-unknown" ("没有这项提示", "there is no such question")
    next ("从列表中选择", "choose one from the list");
    PAPERS_EMPTY "papers-empty" ("请至少填写一项", "fill in at least one of them")
    next ("填写已知的信息", "enter what is known");
    FORMULA_UNSTATED "formula-unstated" ("此公式须写明文件中的表述和扣分", "this formula needs its words in the documents and its deductions")
    next ("补充后再提交", "add them and submit again");
}
