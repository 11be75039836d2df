//! Rows of the module `law`.

rows! {
    "assess-conflicts": [Purchaser, PurchaserHead]
        ("利益冲突由购买方评估并负责", "the purchaser assesses conflicts and answers for it");
    "give-assessment-summaries": [Purchaser, PurchaserHead, Agent]
        ("谁主持评审谁告知", "who runs the procedure tells its outcome");
    "declare-standstill": [Purchaser, PurchaserHead]
        ("是否暂停签约由购买方选择", "whether to stand still is the purchaser's choice");
    "record-unsigned-work": [Provider, Worker]
        ("谁做的服务谁记录", "who did the work records it");
    "approve-contract": [FinanceSupervisor]
        ("由主计长（财政监督）审批", "the comptroller approves");
    "publish-contract-text": [Purchaser, PurchaserHead, Agent]
        ("合同由购买方公开", "the purchaser publishes its contracts");
    "prepare-renewal": [Purchaser, PurchaserHead]
        ("续约合同由购买方拟定", "the purchaser prepares the renewal");
}
