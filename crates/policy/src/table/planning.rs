//! Rows of the module `planning`.

rows! {
    "register-need": [Purchaser, Host, Committee, Resident]
        ("需求可以由居民、居(村)委会、街道或购买方提出",
            "a need can come from residents, their committee, the host or the purchaser");
    "take-up-need": [Purchaser]
        ("购买方对需求负责", "the purchaser answers for the need");
    "drop-need": [Purchaser, PurchaserHead]
        ("购买方决定不予立项并公开理由", "the purchaser drops it and says why in public");
    "survey-market": [Purchaser, Agent]
        ("需求调查由购买方或其代理开展", "the purchaser or its agent surveys the market");
    "consult-residents": [Purchaser, Host, Committee]
        ("贴近居民的一方可以听取意见", "those close to residents may hear them");
    "answer-theme": [Purchaser]
        ("谁采购谁答复", "who buys answers");
    "match-duties": [Purchaser, Host]
        ("双方各有职责清单", "both have a duty list of their own");
    "file-need-report": [Purchaser]
        ("购买方对需求负责", "the purchaser answers for the need");
    "set-cost-model": [Purchaser]
        ("购买方测算成本", "the purchaser estimates the cost");
    "commit-budget": [FinanceSupervisor, Finance]
        ("预算由财政或购买方财务落实", "the finance authority or the purchaser's finance commits money");
    "submit-plan": [Purchaser]
        ("方案由购买方提交", "the plan is the purchaser's");
    "review-plan": [Reviewer, PurchaserHead]
        ("编制人不得审查", "those who wrote it may not review it");
    "publish-intention": [Purchaser, Agent]
        ("购买方或其代理公开意向", "the purchaser or its agent announces it");
    "exempt-intention": [Purchaser, PurchaserHead]
        ("由购买方说明依据", "the purchaser names the rule");
    "draft-documents": [Purchaser, Agent]
        ("购买方或其代理起草文件", "the purchaser or its agent drafts the documents");
    "test-fairness": [Purchaser, Agent]
        ("起草方在发布前检查", "those who draft test before they publish");
    "comment-on-terms": [Tenderer, Resident, UserPanel, Committee, Peer]
        ("可能参加的单位和居民都可以提意见", "anybody who may bid and any resident may comment");
    "answer-comment": [Purchaser, Agent]
        ("购买方或其代理公开答复", "the purchaser or its agent answers in public");
    "propose-counter-clause": [Tenderer]
        ("合同双方平等，投标前可以另提写法",
            "parties are equal, so another wording can be proposed before bidding");
    "answer-counter-clause": [Purchaser]
        ("合同条款由购买方答复", "the purchaser answers for the contract");
}
