//! Guards of evaluation, improvement and acceptance (domain.md §5a S16 to S19).

guards! {
    /// SD7, R8: the evaluator sold nothing to those it evaluates.
    EVALUATOR_INDEPENDENT "S16.evaluator-independent" Block
    ("评估方在隔离期内没有向被评估各方提供服务", "the evaluator sold no services to the evaluated in the cooling-off period")
    source ("平台规则：评估方独立", "platform rule: independence of the evaluator");
    /// R8: the evaluator does not live on the parties.
    EVALUATOR_INCOME "S16.evaluator-income" Reason
    ("评估方收入中来自合同各方的部分不超过一半", "no more than half of the evaluator's income comes from the parties")
    source ("平台规则：评估方独立", "platform rule: independence of the evaluator");
    /// SD7: the fee is not in the hands of those evaluated.
    EVALUATOR_PAID_APART "S16.evaluator-paid-apart" Block
    ("评估费用单列，不从服务价款中支出", "the evaluator is paid from a separate line, not out of the price of the service")
    source ("合同条款 C-EVAL-1", "clause C-EVAL-1");
    /// §5a S16: the index is what was signed.
    INDEX_FROZEN "S16.index-frozen" Block
    ("评估指标与签约时一致", "the evaluation index is the one that was signed")
    source ("合同条款 C-EVAL-1", "clause C-EVAL-1");
    /// §5a S16: a mid-term evaluation is made in the middle of the term.
    MIDTERM_WINDOW "S16.window" Reason
    ("中期评估在规定的期间内启动", "a mid-term evaluation starts inside its window")
    source ("规则包：中期评估窗口", "rule pack: mid-term window");
    /// §5a S18: a final evaluation starts soon after the end at the latest.
    FINAL_WINDOW "S18.window" Reason
    ("末期评估在规定的截止日前启动", "a final evaluation starts before its window closes")
    source ("规则包：末期评估截止期", "rule pack: last day for a final evaluation");
    /// §5a S16: the sides know of the fieldwork in time.
    FIELD_NOTICE "S16.field-notice" Reason
    ("评估方案提前送达各方", "the sides have the plan well before the fieldwork")
    source ("规则包：评估方案提前期", "rule pack: lead of the evaluation plan");
    /// §5e: the sample is large enough to mean something.
    SAMPLE_SIZE "S16.sample-size" Reason
    ("服务对象样本量达到要求", "the sample of users is large enough")
    source ("规则包：服务对象抽样参数", "rule pack: user sample parameters");
    /// §2.4: an evaluator who reads files only rewards paper.
    BLIND_CONTACT "S16.blind-contact" Block
    ("评估方法包括盲选服务对象回访", "the methods include blind calls to users")
    source ("平台规则：服务对象发声", "platform rule: users are heard");
    /// §5e: who is asked is drawn, not chosen.
    BLIND_SAMPLE "S16.blind-sample" Warn
    ("发放评议单前已抽取盲样", "the blind sample is drawn before slips are handed out")
    source ("平台规则：服务对象发声", "platform rule: users are heard");
    /// M6: sheets are filed before anybody sees those of others.
    SEALED_SHEETS "S16.sealed-sheets" Warn
    ("评分表在各方评分公布前提交", "the sheet is filed before the ratings are released")
    source ("平台规则：评分背靠背", "platform rule: sheets are sealed");
    /// §5a S18: without enough users the fieldwork is not closed early.
    USER_QUOTA "S18.user-quota" Block
    ("提前结束外勤前，服务对象样本已达到要求", "the user sample is complete before the fieldwork is closed early")
    source ("平台规则：服务对象发声", "platform rule: users are heard");
    /// §5a S17: nobody answers for what others caused.
    CAUSE_ALLOCATED "S17.cause-allocated" Block
    ("低等级结果公布前，裁决小组已划分不足的原因", "before a low grade is issued the panel has said who caused the shortfall")
    source ("合同条款 C-CAU-1", "clause C-CAU-1");
    /// K8: users are invited to acceptance.
    USERS_INVITED "S19.users-invited" Block
    ("邀请服务对象参加验收", "users are invited to the acceptance")
    source ("《政府采购法实施条例》第45条", "Implementing Regulation art. 45");
    /// K8: users give their opinion.
    USERS_HEARD "S19.users-heard" Block
    ("记录了服务对象的验收意见", "the opinion of users is on record")
    source ("《政府采购法实施条例》第45条", "Implementing Regulation art. 45");
    /// K8: the result is published.
    ACCEPTANCE_PUBLISHED "S19.published" Block
    ("验收结果公开", "the acceptance result is published")
    source ("《政府采购法实施条例》第45条", "Implementing Regulation art. 45");
}
