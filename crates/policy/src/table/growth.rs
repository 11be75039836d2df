//! Rows of the module `growth`.

rows! {
    "record-growth-spending": [Provider, ProviderFinance]
        ("成长经费由承接方使用并登记", "the provider spends it and records it");
    "hold-learning-meeting": [Provider, Worker]
        ("学习会由承接方召开", "the provider holds the meeting");
    "join-learning-meeting": [Purchaser, PurchaserHead, Host]
        ("政府方参加或资助", "government parties join or pay");
    "publish-capability": [Provider]
        ("能力记录属于承接方", "the capability record belongs to the provider");
    "withdraw-capability": [Provider]
        ("谁公开谁收回", "who published it may close it");
    "annotate-record": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("各方可在自己的记录旁说明", "every party may say something beside its own record");
}
