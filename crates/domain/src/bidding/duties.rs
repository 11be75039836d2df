//! What the sides owe each other between the notice and the signing.

duties! {
    /// Every tenderer gets the same information at the same time (Implementing Regulation art. 31).
    SAME_INFORMATION "same-information" Purchaser => Tenderer
    ("向所有供应商提供同样的信息", "Give every tenderer the same information")
    proof ("答疑和补充文件全部公开", "all answers and addenda are published")
    breach ("有供应商可据此质疑", "tenderers can object on this ground") mirror "";

    /// An enquiry is answered to all.
    ANSWER_ENQUIRY "answer-enquiry" Purchaser => Tenderer
    ("答复询问", "Answer the enquiry")
    proof ("公开的答复", "the published answer")
    breach ("逾期公开显示；未答复前不得开标", "shown as overdue; the bids cannot be opened before it is answered") mirror "";

    /// The bids are opened on the day of the deadline.
    OPEN_BIDS "open-bids" Purchaser => Tenderer
    ("截止当日开标", "Open the bids on the day of the deadline")
    proof ("开标记录", "the record of the opening")
    breach ("逾期公开显示", "shown as overdue") mirror "";

    /// The tenderer whose price looks too low explains it.
    EXPLAIN_LOW_PRICE "explain-low-price" Tenderer => Purchaser
    ("说明报价合理性", "Explain the low price")
    proof ("书面说明和成本测算", "a written explanation with costs")
    breach ("评审委员会可判响应无效", "the committee may find the bid invalid") mirror "";

    /// The evaluation report reaches the purchaser.
    FILE_REPORT "file-evaluation-report" Agent => Purchaser
    ("送交评审报告", "Hand over the evaluation report")
    proof ("评审报告", "the report")
    breach ("逾期公开显示", "shown as overdue") mirror "decide-award";

    /// The purchaser decides by the ranking.
    DECIDE_AWARD "decide-award" Purchaser => Tenderer
    ("按排序确定成交供应商", "Decide the award in the order of the ranking")
    proof ("成交决定", "the decision")
    breach ("逾期公开显示", "shown as overdue") mirror "file-evaluation-report";

    /// The award is notified and published.
    PUBLISH_AWARD "publish-award" Purchaser => Tenderer
    ("发出成交通知并公告结果", "Notify and publish the award")
    proof ("成交公告", "the notice")
    breach ("逾期公开显示", "shown as overdue") mirror "";

    /// Whoever was not chosen learns the scores and reasons.
    GIVE_FEEDBACK "give-feedback" Purchaser => Tenderer
    ("告知未成交供应商其得分和理由", "Tell the tenderer not chosen its scores and reasons")
    proof ("反馈记录", "the feedback on record")
    breach ("供应商可据此质疑", "the tenderer can object on this ground") mirror "";

    /// An objection is answered.
    ANSWER_OBJECTION "answer-objection" Purchaser => Tenderer
    ("答复质疑", "Answer the objection")
    proof ("书面答复", "the written answer")
    breach ("供应商可向财政部门投诉", "the tenderer may complain to the finance authority") mirror "";

    /// A complaint is looked at.
    EXAMINE_COMPLAINT "examine-complaint" FinanceSupervisor => Tenderer
    ("审查投诉是否受理", "Say whether the complaint is taken up")
    proof ("受理或不予受理的通知", "the notice that it is or is not")
    breach ("供应商可申请行政复议或提起诉讼", "the tenderer may ask for review or go to court") mirror "";

    /// The side complained of gets a copy.
    SEND_COPIES "send-complaint-copies" FinanceSupervisor => Purchaser
    ("发出答复通知书和投诉书副本", "Send copies of the complaint")
    proof ("发送记录", "the record of sending")
    breach ("逾期公开显示", "shown as overdue") mirror "";

    /// What follows an award that fell is decided.
    DECIDE_NEXT "decide-next" Purchaser => Tenderer
    ("决定由下一候选人递补或重新采购", "Decide on the next candidate or a new tender")
    proof ("递补或重新采购的决定", "the decision")
    breach ("逾期公开显示", "shown as overdue") mirror "";

    /// A complaint is decided.
    DECIDE_COMPLAINT "decide-complaint" FinanceSupervisor => Tenderer
    ("处理投诉", "Decide the complaint")
    proof ("投诉处理决定", "the decision")
    breach ("供应商可申请行政复议或提起诉讼", "the tenderer may ask for review or go to court") mirror "";

    /// The purchaser signs what was awarded.
    SIGN_BY_PURCHASER "sign-contract-purchaser" Purchaser => Provider
    ("购买方签订合同", "Sign the contract (purchaser)")
    proof ("购买方签署", "the purchaser's signature")
    breach ("承担违约责任", "liability for breach") mirror "sign-contract-supplier";

    /// The supplier signs what was awarded.
    SIGN_BY_SUPPLIER "sign-contract-supplier" Provider => Purchaser
    ("承接方签订合同", "Sign the contract (supplier)")
    proof ("承接方签署", "the supplier's signature")
    breach ("购买方可确定下一候选人", "the purchaser may turn to the next in rank") mirror "sign-contract-purchaser";
}
