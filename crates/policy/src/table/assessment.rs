//! Rows of the module `assessment`.

rows! {
    "engage-evaluator": [Panel, FinanceSupervisor]
        ("评估方由裁决小组或财政部门抽取，购买方不能自行指定", "the panel or the finance authority draws the evaluator; the purchaser cannot name it");
    "plan-evaluation": [Evaluator]
        ("评估方对方法负责", "the evaluator answers for the method");
    "self-evaluate": [Provider, Purchaser, PurchaserHead, Host]
        ("三方都对自己的职责自评", "all three sides look at their own duties");
    "rate": [Evaluator, Provider, Purchaser, PurchaserHead, Host, Committee, Peer]
        ("各方互评；服务对象和社工的评分由评估方居中汇总，不暴露个人", "the sides rate each other; the evaluator brings in users and workers so that nobody is exposed");
    "hear-workers": [Worker, Evaluator]
        ("一线社工可以保密反映意见", "frontline workers can speak in confidence");
    "register-frame": [Provider, Host, Committee]
        ("谁掌握名单谁登记；只有评估方看得到代号", "who knows the people lists them; only the evaluator reads the pseudonyms");
    "commit-sample-seed": [Purchaser, PurchaserHead, Host, Committee, Provider, Evaluator]
        ("各方随机数合成种子，谁也不能单独决定抽中谁", "the secrets of the sides make the seed, so that nobody decides who is drawn");
    "reveal-sample-seed": [Purchaser, PurchaserHead, Host, Committee, Provider]
        ("承诺的一方公布", "whoever committed tells");
    "draw-sample": [Evaluator]
        ("评估方抽取，任何人都可复核", "the evaluator draws, and anybody can check it");
    "issue-slips": [Evaluator]
        ("一次性评议单由不属于任何一方的评估方发放", "the evaluator, who belongs to no side, hands out the slips");
    "bring-in-answers": [Clock]
        ("由系统打乱后成批汇入，没有人经手单份答复", "the platform brings them in shuffled; no person handles a single answer");
    "release-ratings": [Evaluator]
        ("由不属于任何一方的评估方同时公布", "the evaluator belongs to no side and releases them at the same time");
    "draft-result": [Evaluator]
        ("评估方提出初稿", "the evaluator drafts");
    "reply-to-evaluation": [Provider, Purchaser, PurchaserHead, Host]
        ("被评估的各方都有权答辩", "every evaluated side may reply");
    "answer-evaluation-question": [Evaluator, Panel]
        ("疑问由评估方或裁决小组查明，被评的各方不能自己了结", "the evaluator or the panel looks into it; no evaluated side closes it for itself");
    "allocate-cause": [Panel]
        ("原因由各方之外的人划分", "causes are allocated by people outside the sides");
    "apply-gate": [Panel]
        ("红线只能由各方之外的人认定", "only people outside the sides find what no score makes up for");
    "issue-result": [Evaluator, Panel]
        ("结果由评估方或裁决小组公布", "the evaluator or the panel issues the result");
    "appeal": [Provider, Purchaser, PurchaserHead, Host]
        ("被评估的各方都有权申请复核", "every evaluated side may appeal");
    "decide-appeal": [Panel]
        ("复核由未参与原评估的人决定", "people who had no part in the evaluation decide");
    "set-improvement-plan": [Provider, Purchaser, PurchaserHead, Host]
        ("谁不足谁整改", "whoever fell short improves");
    "report-improvement": [Provider, Purchaser, PurchaserHead, Host]
        ("谁整改谁报告", "whoever improves reports");
    "close-improvement": [Evaluator, Panel, Purchaser, PurchaserHead, Provider, Host]
        ("整改由他人核查，不能自己核查自己", "others check an improvement, never its own side");
    "request-acceptance": [Provider]
        ("承接方完成服务后申请", "the provider asks once the service is done");
    "give-acceptance-opinion": [Resident, UserPanel, Committee]
        ("服务对象和居(村)委会参加验收", "users and committees take part in the acceptance");
    "decide-acceptance": [Purchaser, PurchaserHead]
        ("购买方验收，决定成交的人除外", "the purchaser accepts, but not the person who decided the award");
}
