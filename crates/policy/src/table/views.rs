//! Rows of what may be read.

rows! {
    "view-public": [Public]
        ("公开层对所有人开放", "the public layer is open to all");
    "keep-duty-list": [Host, Steward]
        ("街道（镇）维护自己的职责清单，平台可以代为导入", "a host keeps its own duty list; the platform may load it");
    "view-list": [
        Purchaser, PurchaserHead, Finance, FinanceSupervisor, Agent, Host, Committee, Provider, Worker,
        ProviderFinance, Tenderer, Evaluator, Resident, UserPanel, Peer, Panel, Auditor, Steward, Reviewer, Expert,
    ] ("登录的人都能看到项目列表的公开部分", "everybody signed in sees the public part of the list");
    "view-parties": [
        Purchaser, PurchaserHead, Finance, FinanceSupervisor, Agent, Host, Committee, Provider, Worker,
        ProviderFinance, Evaluator, UserPanel, Panel, Auditor, Steward,
    ] ("各方看到同一份记录", "the parties see the same record");
    "view-relationship": [
        Purchaser, PurchaserHead, Finance, Host, Provider, Worker, ProviderFinance, Auditor,
    ] ("合同双方、落地街道和审计先看到同一份测量结果；公众只看汇总",
       "both parties, the hosts and the auditor see the same measures first; the public sees sums only");
    "view-heard": [Evaluator, Panel, Auditor]
        ("服务对象和社工以评议单所说的，只给评估方和裁决小组", "what users and workers say by slips is for the evaluator and the panel");
    "view-protected": [Panel, Auditor]
        ("受保护渠道不经过被反映的一方", "the protected channel passes by those it concerns");
}
