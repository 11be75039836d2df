//! Rows of the module `bidding`.

rows! {
    "publish-tender": [Purchaser, Agent]
        ("购买方自行或委托代理机构发布", "the purchaser runs the procedure or has an agent run it");
    "take-documents": [Tenderer]
        ("有意响应的供应商都可以获取", "whoever may want to bid can take them");
    "ask-enquiry": [Tenderer]
        ("有意响应的供应商都可以问", "whoever may want to bid can ask");
    "answer-enquiry": [Purchaser, Agent]
        ("谁发布谁答复", "who published it answers");
    "amend-tender": [Purchaser, Agent]
        ("谁发布谁补充", "who published it amends it");
    "submit-bid": [Tenderer]
        ("供应商自己响应", "tenderers bid for themselves");
    "withdraw-bid": [Tenderer]
        ("供应商自己撤回", "tenderers withdraw for themselves");
    "open-bids": [Agent, Purchaser]
        ("组织采购的一方开标", "who runs the procedure opens the bids");
    "check-qualification": [Purchaser, Agent]
        ("采购人或代理机构审查资格（财政部令第87号第44条）", "purchaser or agent checks qualification (MOF Order 87 art. 44)");
    "finish-qualification": [Purchaser, Agent]
        ("采购人或代理机构审查资格（财政部令第87号第44条）", "purchaser or agent checks qualification (MOF Order 87 art. 44)");
    "analyse-failure": [Purchaser, Agent]
        ("需求和文件由购买方负责", "need and documents are the purchaser's responsibility");
    "appoint-committee": [Agent, Purchaser]
        ("组织采购的一方组成评审委员会", "who runs the procedure forms the committee");
    "choose-price-formula": [Purchaser, Agent]
        ("价格分公式写入采购文件，由编制文件的一方确定", "the formula is part of the documents, so who writes them chooses it");
    "register-experts": [Agent, Purchaser]
        ("组织采购的一方登记专家名单", "who runs the procedure registers the pool");
    "bar-expert": [Agent, Purchaser]
        ("组织采购的一方核对回避情形", "who runs the procedure checks who must stand aside");
    "commit-draw-seed": [Agent, Purchaser, FinanceSupervisor, Auditor, Tenderer]
        ("互不隶属的各方共同产生随机数，谁也不能单独决定结果", "parties that do not depend on each other make the seed, so that nobody decides the draw alone");
    "reveal-draw-seed": [Agent, Purchaser, FinanceSupervisor, Auditor, Tenderer]
        ("谁承诺谁公布", "who committed reveals");
    "draw-committee": [Agent, Purchaser]
        ("组织采购的一方抽取，任何人可复核", "who runs the procedure draws; anybody can check it");
    "declare-conflicts": [Expert]
        ("评审委员本人声明", "each member declares in person");
    "release-member": [Agent, Purchaser]
        ("组织采购的一方办理回避和退出", "who runs the procedure records recusals");
    "seat-substitute": [Agent, Purchaser]
        ("组织采购的一方按候补顺序递补", "who runs the procedure seats the next substitute");
    "set-scoring-time": [Agent, Purchaser]
        ("组织采购的一方安排评审时间", "who runs the procedure sets the time");
    "record-bid-papers": [Agent, Expert, Purchaser]
        ("开启响应文件后由经办人或委员摘录", "who handles the opened papers records them");
    "revise-score": [Expert]
        ("委员只能更改自己的评分", "members change only their own scores");
    "score-bid": [Expert]
        ("只有评审委员评分", "only members of the committee score");
    "dissent": [Expert]
        ("只有评审委员提出不同意见", "only members of the committee dissent");
    "report-interference": [Expert, Agent, Purchaser, Tenderer]
        ("知情的人都可以报告，受保护", "whoever knows of it can report it, protected");
    "request-price-explanation": [Agent, Expert]
        ("评审委员会要求，可由代理机构转达", "the committee asks, the agent may pass it on");
    "explain-low-price": [Tenderer]
        ("供应商说明自己的报价", "tenderers explain their own price");
    "file-evaluation-report": [Agent, Expert]
        ("评审委员会出具，代理机构送交", "the committee writes it, the agent hands it over");
    "decide-award": [PurchaserHead, Purchaser]
        ("成交由购买方确定，不得由代理机构或财政代定", "the purchaser decides, not the agent nor the finance authority");
    "publish-award": [Purchaser, Agent]
        ("购买方自行或委托代理机构公告", "the purchaser publishes it or has the agent do so");
    "object": [Tenderer]
        ("参加采购活动的供应商可以质疑", "tenderers can object");
    "withdraw-objection": [Tenderer]
        ("谁提出谁撤回", "who filed it takes it back");
    "answer-objection": [Purchaser, Agent]
        ("购买方答复，可委托代理机构", "the purchaser answers, or the agent for it");
    "complain": [Tenderer]
        ("质疑供应商可以投诉", "tenderers who objected can complain");
    "withdraw-complaint": [Tenderer]
        ("谁提起谁撤回", "who filed it takes it back");
    "examine-complaint": [FinanceSupervisor]
        ("同级财政部门审查是否受理", "the finance authority of the same level examines");
    "send-complaint-copies": [FinanceSupervisor]
        ("财政部门发送副本", "the finance authority sends the copies");
    "suspend-procedure": [FinanceSupervisor]
        ("只有财政部门可以通知暂停", "only the finance authority can suspend");
    "decide-complaint": [FinanceSupervisor]
        ("同级财政部门处理投诉", "the finance authority of the same level decides");
    "close-challenge": [Purchaser, Agent]
        ("期满即可，通常由平台自动办理", "possible once the time is over; usually the platform does it");
    "decide-next": [PurchaserHead, Purchaser]
        ("成交失效后由购买方决定递补或重新采购", "the purchaser decides what follows a fallen award");
}
