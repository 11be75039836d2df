//! Rows of acts that belong to every stage.

rows! {
    "grant-role": [Purchaser, Agent]
        ("购买方按程序邀请各方参与", "the purchaser brings the parties in");
    "withdraw-role": [Purchaser]
        ("谁授予谁收回", "who gave it takes it back");
    "waive-obligation": [Purchaser, Host, Provider, ProviderFinance, Evaluator]
        ("任何一方都可以放弃对方欠自己的义务", "either side may give up what it is owed");
    "excuse-obligation": [Purchaser, Host, Provider, ProviderFinance, Evaluator, Panel]
        ("造成逾期的一方承认，或裁决小组认定", "the side that caused the delay owns up, or the panel finds it");
    "run-clock": [Clock]
        ("只有时间本身", "time alone");
}
