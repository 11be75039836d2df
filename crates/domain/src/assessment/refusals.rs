//! Why an act of evaluation, improvement or acceptance is refused.

refusals! {
    EVALUATION_OPEN "evaluation-open" ("评估 {evaluation} 尚未结束", "evaluation {evaluation} is still under way")
    next ("等本次评估结束后再办理", "wait until it has ended");
    POOL_TOO_SMALL "evaluator-pool-too-small" ("候选评估机构少于 {least} 家，不能算作抽取", "a draw needs at least {least} candidates")
    next ("补充候选机构", "add candidates");
    NOT_IN_POOL "evaluator-not-in-pool" ("抽中的机构不在候选名单中", "the organisation drawn is not in the pool")
    next ("从候选名单中选择抽中的机构", "choose the one drawn out of the pool");
    EVALUATOR_PARTY "evaluator-is-party" ("“{who}”在本项目中另有角色，不能担任评估方", "{who} has another role in this purchase and cannot evaluate it")
    next ("换一家与本项目无关的机构", "put an organisation without ties to this purchase in its place");
    DRAWN_BY_PARTY "draw-by-party" ("合同各方和评估机构自己不能主持抽取", "neither a party of the contract nor a candidate may run the draw")
    next ("请裁决小组或财政部门办理", "ask the panel or the finance authority");
    EVALUATOR_MISSING "evaluator-not-engaged" ("还没有抽取评估机构", "no evaluator has been drawn yet")
    next ("请裁决小组先抽取评估机构", "ask the panel to draw one");
    OTHER_EVALUATOR "not-the-engaged-evaluator" ("您的机构不是本合同抽中的评估方", "yours is not the organisation drawn as evaluator of this contract")
    next ("请“{who}”办理", "ask {who}");
    EVALUATION_REPEATED "evaluation-repeated" ("已经做过{kind}", "this was done already: {kind}")
    next ("核对评估类型", "check the kind of evaluation");
    MIDTERM_EARLY "midterm-too-early" ("中期评估窗口 {opens} 开始", "the window of the mid-term evaluation opens on {opens}")
    next ("等到该日，或在“理由”一栏说明为什么提前", "wait until then, or write in “Reason” why earlier");
    MIDTERM_OVER "midterm-over" ("服务执行阶段以外不能启动中期评估", "a mid-term evaluation can start during delivery only")
    next ("改做末期评估", "make a final evaluation instead");
    FINAL_EARLY "final-too-early" ("末期评估 {opens} 起可以启动", "the final evaluation opens on {opens}")
    next ("等到该日再办理", "wait until then");
    FIELD_BACKWARDS "field-dates-backwards" ("外勤结束日早于开始日", "the fieldwork ends before it begins")
    next ("核对日期", "check the dates");
    NO_USERS "no-users" ("服务对象人数不能为零", "the number of users cannot be zero")
    next ("填写本期实际服务人数", "enter how many people were served");
    NO_EVALUATION "no-open-evaluation" ("目前没有进行中的评估", "no evaluation is under way")
    next ("评估方先制定评估方案", "the evaluator plans one first");
    RATINGS_RELEASED "ratings-released" ("各方评分已经公布，不能再办理", "the ratings have been released; this is no longer possible")
    next ("可在答辩阶段说明意见", "say it in the reply to the draft");
    RATINGS_SEALED "ratings-not-released" ("各方评分尚未公布", "the ratings have not been released yet")
    next ("先公布评分", "release the ratings first");
    ALREADY_DRAFTED "evaluation-drafted" ("评估初稿已经提出", "the draft is out already")
    next ("可在答辩阶段说明意见", "say it in the reply to the draft");
    NOT_DRAFTED "evaluation-not-drafted" ("评估初稿尚未提出", "there is no draft yet")
    next ("等评估方提出初稿", "wait for the evaluator's draft");
    NOT_EVALUATED "not-an-evaluated-side" ("您的单位不是本合同的承接方、购买方或落地街道", "yours is neither provider, purchaser nor host of this contract")
    next ("请相应单位办理", "ask the organisation concerned");
    SELF_REPEATED "self-evaluation-repeated" ("您的单位已提交自评", "your organisation has evaluated itself already")
    next ("无需重复提交", "nothing needs to be done");
    GROUP_NOT_YOURS "rating-group-not-yours" ("您的角色不能填写“{group}”", "your role cannot file this sheet: {group}")
    next ("选择与您角色相符的评分表", "choose the sheet of your role");
    NOT_A_PEER "side-is-no-peer" ("合同各方不能以同行身份评分", "a side of the contract cannot rate as a peer")
    next ("请与本合同无关的同行评分", "let a peer without ties to the contract rate");
    RATING_REPEATED "rating-repeated" ("这份评分表已经提交", "this sheet has been filed already")
    next ("无需重复提交", "nothing needs to be done");
    WRONG_TABLE "wrong-rating-table" ("这份评分表不填写该部分", "this sheet has no such part")
    next ("服务评分按指标填写，对购买方和街道的评分按相处情况填写", "score a service by the index, a government party by conduct");
    SCORES_INCOMPLETE "scores-incomplete" ("每项指标须评分一次，“{item}”没有评分或重复", "score every item of the index once; check {item}")
    next ("补齐或删除重复的评分", "add what is missing or remove what is there twice");
    SCORE_RANGE "score-out-of-range" ("分数应在 0 到 100 之间", "a score lies between 0 and 100")
    next ("核对分数", "check the score");
    CONDUCT_MISSING "conduct-scores-missing" ("至少评一个方面，每个方面只评一次", "score at least one aspect, each only once")
    next ("补充对相处情况的评分", "add scores for conduct");
    RATED_HOST "rated-host-unknown" ("请写明评的是哪个落地街道", "say which host is rated")
    next ("从本合同的落地街道中选择", "choose one of the hosts of this contract");
    SCORER_REQUESTED "scorer-filed-tasks" ("本期提出过任务单的人不能代表街道评分", "somebody who filed task requests in the period may not score for the host")
    next ("由街道的其他人员评分", "let somebody else of the host score");
    SCORER_SILENT "scorer-silent" ("贵单位对口头要求逾期未作答复，答复前不能评分", "your office let the time to answer a verbal order pass; nobody scores for it until it answers")
    next ("先确认或否认口头要求，并写明当时由谁提出", "confirm or deny the order first and say who asked");
    SAMPLE_MISSING "sample-missing" ("请填写样本和联系情况", "fill in sample and contacts")
    next ("补齐联系、确认、否认和有效答复的人数", "enter how many were reached, confirmed, denied and answered");
    SAMPLE_WRONG "sample-inconsistent" ("人数对不上：有效答复不多于确认人数，确认加否认不多于联系人数", "the numbers do not fit: no more answers than confirmations, no more of both than people reached")
    next ("核对人数", "check the numbers");
    FRAME_YOURS "frame-not-yours" ("承接方登记已服务和登记未服务的；未登记的居民由居委会或街道登记", "the provider lists those served and those registered; committee or host list residents who are not registered")
    next ("选择与您角色相符的部分", "choose the part that is yours to list");
    FRAME_UNIT "frame-unit" ("已服务的须选本合同的服务类型，其他不选", "choose a service of this contract for those served, and none for others")
    next ("核对服务类型", "check the service");
    FRAME_CODES "frame-codes" ("代号只含字母、数字和短横，至少一个字母，最长 20 位，不能重复", "a pseudonym has letters, digits and dashes, at least one letter, at most 20 characters, and appears once")
    next ("改用代号，不填姓名、电话和证件号", "use pseudonyms, not names, telephone or identity numbers");
    FRAME_CLOSED "frame-closed" ("已有随机数公布，名单和承诺不能再改", "a secret has been told; lists and commitments are closed")
    next ("按已有名单抽取", "draw from the lists as they are");
    SAMPLE_SEED_TWICE "sample-seed-committed" ("本单位已经承诺，或摘要与他方相同", "your organisation committed already, or another gave the same digest")
    next ("无需重复承诺", "nothing needs to be done");
    SAMPLE_SEED_UNKNOWN "sample-seed-not-owed" ("本单位没有待公布的抽样随机数", "your organisation has no secret of the sample to tell")
    next ("核对是否承诺过", "check whether it committed to one");
    SAMPLE_SEED_WRONG "sample-seed-wrong" ("原文与承诺的摘要不符", "this is not the text committed to")
    next ("填写承诺时的原文", "enter the very text");
    SAMPLE_NOT_READY "sample-not-ready" ("须先登记已服务名单、两方承诺随机数、评估方承诺编号密钥，抽取前全部公布", "people served are listed, two sides commit, the evaluator commits to its key, and all tell before the draw")
    next ("补齐缺少的一步", "do the step that is missing");
    SAMPLE_DRAWN "sample-drawn" ("样本已经抽取", "the sample has been drawn")
    next ("无需重复抽取", "nothing needs to be done");
    SLIPS_COUNT "slips-count" ("每次发放 1 至 {most} 张", "between 1 and {most} slips at a time")
    next ("调整张数", "change the number");
    BATCH_SMALL "batch-too-small" ("每批至少 {least} 份答复，外勤结束时的余数除外", "a batch has at least {least} answers, except what is left at the end of the fieldwork")
    next ("等更多答复，或等外勤结束", "wait for more answers, or for the end of the fieldwork");
    SLIPS_EXCEEDED "slips-exceeded" ("答复多于发放的评议单", "there are more answers than slips")
    next ("核对发放和答复的份数", "check slips and answers");
    GROUPS_MISSING "groups-missing" ("还缺少评分：{groups}", "sheets are still missing: {groups}")
    next ("等各方评分，或等外勤期满后自动公布", "wait for them, or until the fieldwork ends");
    PROFESSIONAL_MISSING "professional-rating-missing" ("还没有专业评分", "there is no professional sheet yet")
    next ("评估方先提交专业评分", "file the professional sheet first");
    FINDING_PARTY "finding-party-unknown" ("“{who}”不是本合同的承接方、购买方或落地街道", "{who} is neither provider, purchaser nor host of this contract")
    next ("核对单位", "check the organisation");
    QUESTION_UNKNOWN "question-not-raised" ("评估 {evaluation} 没有提出这项疑问", "{evaluation} raised no such question")
    next ("核对评估和疑问", "check evaluation and question");
    QUESTION_REPEATED "question-answered" ("这项疑问已经答复", "this question has been answered already")
    next ("无需重复答复", "nothing needs to be done");
    QUESTION_OPEN "evaluation-question-open" ("评估 {evaluation} 的疑问尚未答复：{question}", "a question of {evaluation} has not been answered: {question}")
    next ("请评估方或裁决小组先答复疑问，再给予激励", "let the evaluator or the panel answer it before anything is granted on this result");
    REPLY_OVER "reply-period-over" ("答辩期已于 {day} 届满", "the time to reply ended on {day}")
    next ("结果公布后可以申请复核", "appeal once the result is out");
    REPLY_REPEATED "reply-repeated" ("您的单位已经答辩", "your organisation has replied already")
    next ("无需重复提交", "nothing needs to be done");
    REPLIES_PENDING "replies-pending" ("答辩期内还有单位没有答辩", "some sides can still reply")
    next ("等各方答辩或答辩期满", "wait for the replies or the end of the time to reply");
    REPLIES_UNANSWERED "replies-unanswered" ("有单位提出异议，须说明采纳与否的理由", "a side disputes the draft; say why its points are taken up or not")
    next ("在“对答辩的回应”中逐条说明", "answer them point by point");
    CAUSES_MISSING "causes-missing" ("至少写明一项原因", "name at least one cause")
    next ("逐项填写原因和分值", "enter causes and points");
    CAUSES_EXCEED "causes-exceed-shortfall" ("各项分值之和超过差距 {shortfall} 分", "the points add up to more than the shortfall of {shortfall}")
    next ("核对分值", "check the points");
    CAUSE_REPEATED "causes-allocated" ("原因已经划分", "the causes have been allocated already")
    next ("不服的可在结果公布后申请复核", "who disagrees appeals once the result is out");
    GATE_REPEATED "gate-applied" ("该红线已经认定", "this gate has been applied already")
    next ("不服的可在结果公布后申请复核", "who disagrees appeals once the result is out");
    GATES_NOT_APPLIED "gates-not-applied" ("只有变更得分且已认定红线时才能填写", "this is for an amended score where gates were applied")
    next ("留空，或者改为变更得分", "leave it empty, or amend the score");
    NO_RESULT "no-result-to-appeal" ("没有可以申请复核的结果", "there is no result to appeal against")
    next ("等结果公布", "wait for the result");
    APPEAL_OVER "appeal-period-over" ("复核申请期已于 {day} 届满", "the time to appeal ended on {day}")
    next ("可按争议解决条款办理", "use the dispute clause");
    APPEAL_REPEATED "appeal-repeated" ("您的单位已就该结果申请复核", "your organisation has appealed against this result already")
    next ("等待复核决定", "wait for the decision");
    APPEAL_UNKNOWN "appeal-unknown" ("没有这项待决的复核申请", "there is no such undecided appeal")
    next ("从列表中选择", "choose one from the list");
    RECHECKERS_MISSING "recheckers-missing" ("须写明由谁复核", "say who re-checked")
    next ("至少选择一人", "choose at least one person");
    RECHECKER_INVOLVED "rechecker-involved" ("参与过原评估的人不能复核", "those who made the evaluation cannot re-check it")
    next ("换未参与原评估的人", "choose others");
    AMENDED_SCORE "amended-score-mismatch" ("变更得分时须填写新的得分，其他情况不填", "enter a score when it is amended, and only then")
    next ("核对复核结论和得分", "check outcome and score");
    IMPROVEMENT_UNKNOWN "improvement-unknown" ("没有这项整改", "there is no such improvement")
    next ("从列表中选择", "choose one from the list");
    IMPROVEMENT_NOT_YOURS "improvement-not-yours" ("这项整改由“{who}”负责", "this improvement is for {who}")
    next ("请该单位办理", "ask that organisation");
    IMPROVEMENT_OWN "improvement-own" ("不能核查自己单位的整改", "nobody checks their own improvement")
    next ("请评估方或对方核查", "ask the evaluator or the other side");
    IMPROVEMENT_STEP "improvement-not-at-this-step" ("这项整改目前不在这一步", "the improvement is not at this step")
    next ("先计划，再报告，最后核查；逾期未办的可核查为“未整改到位”", "plan, then report, then check; what is overdue can be closed as not cured");
    MEASURES_MISSING "measures-missing" ("至少写一项措施", "name at least one measure")
    next ("补充措施", "add measures");
    CURE_RANGE "cure-out-of-range" ("整改期应为 {least} 至 {most} 日", "a cure lasts {least} to {most} days")
    next ("调整整改完成日", "change the last day");
    ACCEPTANCE_EARLY "acceptance-too-early" ("{opens} 起可以申请验收", "acceptance can be requested from {opens}")
    next ("等到该日再办理", "wait until then");
    ACCEPTANCE_NONE "acceptance-not-requested" ("没有待决的验收申请", "no request for acceptance is open")
    next ("承接方先申请验收", "the provider requests acceptance first");
    OPINION_REPEATED "acceptance-opinion-repeated" ("您已提出验收意见", "you have given your opinion already")
    next ("无需重复提交", "nothing needs to be done");
    STANDARDS_INCOMPLETE "standards-incomplete" ("每项服务标准须核对一次，请核对“{unit}”", "check every standard once; look at {unit}")
    next ("补齐或删除重复的标准", "add what is missing or remove what is there twice");
    STANDARD_REASON "standard-reason-missing" ("未达到的标准须写明理由：{unit}", "give the reason for every standard that is not met: {unit}")
    next ("补充理由", "add the reason");
    VERDICT_MISMATCH "verdict-does-not-follow" ("结论与逐项核对不一致：合格须全部达到，有瑕疵或不合格须有未达到的标准", "the verdict does not follow from the standards: all met to accept, at least one not met otherwise")
    next ("核对逐项结果和结论", "check standards and verdict");
    DEDUCTION_MISPLACED "deduction-without-defects" ("只有“有瑕疵接收”才能提出扣减", "a deduction goes only with acceptance with defects")
    next ("删去扣减金额或改变结论", "remove the deduction or change the verdict");
    DEDUCTION_HIGH "deduction-too-high" ("扣减不超过绩效部分 {most}", "a deduction is at most the performance part of {most}")
    next ("调整扣减金额", "lower the deduction");
    ACCEPTOR_AWARDED "acceptor-decided-award" ("决定成交的人不能决定验收", "who decided the award cannot decide the acceptance")
    next ("由其他人员办理", "let somebody else decide");
}
