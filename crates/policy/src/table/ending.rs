//! Rows of the module `ending`.

rows! {
    "decide-renewal": [PurchaserHead, Purchaser]
        ("续约由购买方决定并说明理由", "the purchaser decides and gives its reasons");
    "state-renewal-view": [Provider]
        ("承接方有权先说愿不愿意", "the provider may say whether it wishes to go on");
    "give-renewal-notice": [PurchaserHead, Purchaser]
        ("谁决定谁通知", "who decides gives notice");
    "order-bridge": [PurchaserHead, Purchaser]
        ("过渡由购买方负担", "the purchaser carries the bridge");
    "begin-handover": [Purchaser, PurchaserHead, Provider]
        ("任何一方都可启动交接", "either side may begin the handover");
    "transfer-cases": [Provider]
        ("个案在承接方手中", "the cases are with the provider");
    "return-data": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("谁持有谁返还", "who holds data returns it");
    "review-relationship": [Purchaser, PurchaserHead, Host, Provider, UserPanel]
        ("各方各写各的回顾", "each writes its own part");
    "record-lessons": [Purchaser, PurchaserHead, Host, Provider, Evaluator, UserPanel]
        ("经验来自各方", "lessons come from all");
    "close-contract": [PurchaserHead, Purchaser]
        ("购买方保管采购档案", "the purchaser keeps the records of the purchase");
    "suspend-contract": [PurchaserHead, Purchaser, Provider]
        ("双方事由相同", "the grounds are the same for both sides");
    "agree-suspension": [PurchaserHead, Purchaser, Provider]
        ("由对方答复", "the other side answers");
    "resume-contract": [PurchaserHead, Purchaser, Provider]
        ("谁中止谁恢复，协议中止双方均可", "who suspended resumes; either side after an agreement");
    "give-termination-notice": [PurchaserHead, Provider]
        ("双方权利对等，由负责人发出", "the same right for both, used by those who lead");
    "reply-to-termination": [PurchaserHead, Purchaser, Provider]
        ("被通知方有权答复", "who receives a notice may reply");
    "rule-on-termination": [Panel]
        ("任何一方都不能单独终止", "neither side ends the contract alone");
    "withhold-performance": [Provider]
        ("对方违约时的抗辩权", "the answer to the other side's default");
    "resume-performance": [Provider]
        ("谁暂缓谁恢复", "who withheld resumes");
    "order-emergency": [Purchaser, PurchaserHead]
        ("只有购买方可下达，街道通过任务单提出", "the purchaser only; hosts file task requests");
    "report-emergency": [Purchaser, PurchaserHead, Provider]
        ("双方各报一份", "each side reports");
    "ratify-emergency": [PurchaserHead]
        ("由负责人追认", "the head ratifies");
    "raise-dispute": [Purchaser, PurchaserHead, Host, Provider, ProviderFinance, Evaluator]
        ("任何一方都可提出", "any side may raise one");
    "step-up-dispute": [Purchaser, PurchaserHead, Host, Provider, ProviderFinance, Evaluator]
        ("当事方可提交上一级", "the parties take it up");
    "offer-settlement": [Purchaser, PurchaserHead, Host, Provider, ProviderFinance, Evaluator]
        ("当事方可提出方案", "the parties make offers");
    "accept-settlement": [PurchaserHead, Purchaser, Host, Provider, Evaluator]
        ("由对方接受", "the other party accepts");
    "rule-on-dispute": [Panel]
        ("由与双方无关的小组裁决", "by a panel tied to neither");
    "propose-sanction":
        [Purchaser, PurchaserHead, Host, Provider, Evaluator, FinanceSupervisor, Auditor]
        ("各方都可提议，包括对购买方", "any side may propose one, also against the purchaser");
    "ask-for-evidence": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("被提议方有权查阅证据", "the side concerned may see the evidence");
    "show-evidence":
        [Panel, Purchaser, PurchaserHead, Host, Provider, Evaluator, FinanceSupervisor, Auditor]
        ("提议人出示，裁决小组督促", "the proposer shows it and the panel sees to it");
    "reply-to-sanction": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("被提议方有权申辩", "the side concerned may reply");
    "decide-sanction": [Panel]
        ("提议人不作决定", "who proposes does not decide");
    "appeal-sanction": [Purchaser, PurchaserHead, Host, Provider, Evaluator]
        ("被处理方有权申请复核", "the side concerned may appeal");
    "decide-sanction-appeal": [Panel]
        ("由未参加原决定的成员复核", "by members who took no part in the first decision");
    "take-up-sanction": [FinanceSupervisor]
        ("重大处理告知财政，由财政写明后续", "finance is told of grave sanctions and says what follows");
    "turn-second-key": [Purchaser, PurchaserHead, Host]
        ("受限权限须同一单位另一人同意", "another person of the same office agrees");
    "decline-reward": [PurchaserHead, Purchaser]
        ("不予激励须写明理由", "a reward is refused with reasons only");
    "grant-reward": [PurchaserHead, Purchaser, Provider, Panel]
        ("双方都可激励对方", "either side may reward the other");
}
