//! Rows of the module `delivery`.

rows! {
    "record-service": [Worker, Provider]
        ("谁服务谁登记", "who served records it");
    "record-services": [Worker, Provider]
        ("谁服务谁登记，也可由承接方汇总登记", "who served records it, or the provider for its workers");
    "confirm-service": [Resident, UserPanel, Committee]
        ("服务对象确认，本人不便时由居委会确认", "users confirm, or the committee where a user cannot");
    "confirm-services": [Resident, UserPanel, Committee]
        ("服务对象确认，本人不便时由居委会确认", "users confirm, or the committee where a user cannot");
    "deny-service": [Resident, UserPanel]
        ("只有服务对象最清楚是否得到服务", "users know best whether they were served");
    "correct-service": [Worker, Provider]
        ("记录由承接方核查更正", "the provider checks its own records");
    "file-roster": [Provider]
        ("人员由承接方决定并报备", "staff are the provider's choice and its duty to list");
    "file-timesheet": [Worker, Provider]
        ("社工自己填报工时，也可由承接方代填", "workers file their own hours, or the provider for them");
    "submit-report": [Provider]
        ("承接方负责人对报告负责", "the leader of the project answers for the report");
    "answer-report": [Purchaser]
        ("购买方合同负责人一个声音答复", "the purchaser answers with one voice");
    "ask-for-datum": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Evaluator, Auditor]
        ("任何机关要数据先在这里登记", "whatever office wants a datum files it here first");
    "agree-datum": [Provider]
        ("新增字段须承接方同意", "a new field needs the provider's agreement");
    "decline-datum": [Provider]
        ("承接方有权不同意", "the provider may decline");
    "record-supervision": [Provider, Worker]
        ("督导由承接方安排", "the provider arranges supervision");
    "record-training": [Purchaser, Provider, Peer]
        ("谁组织培训谁登记", "who arranges training records it");
    "refer-user": [Host, Committee, Provider, Worker]
        ("双向转介，两边都可登记", "referrals go both ways and either side records them");
    "record-host-support": [Provider, Worker]
        ("得到支持的一方记录", "who was helped records it");
    "offer-extra-service": [Provider]
        ("自愿服务只能由承接方主动提出", "a voluntary service is the provider's to offer");
    "record-safety-act": [Purchaser, Host, Committee, Provider, Worker, Evaluator]
        ("保护人的安全不分角色", "keeping people safe is for every role");

    "file-task-request": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("政府方向社工提要求只走任务单", "government parties ask for tasks here and nowhere else");
    "accept-task": [Provider]
        ("是否接受由承接方决定", "the provider decides");
    "accept-task-with-change": [Provider]
        ("是否接受由承接方决定", "the provider decides");
    "agree-task-change": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("调整须提出方同意", "a change needs the word of the office that asked");
    "decline-task": [Provider]
        ("承接方有权依约婉拒", "the provider may lawfully decline");
    "escalate-task": [Provider]
        ("有分歧时交双方负责人商定", "what is contested goes to the contract managers");
    "complete-task": [Provider, Worker]
        ("谁完成谁填报", "who did it reports it");
    "confirm-task": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("提出方确认完成情况", "the office that asked confirms");
    "compensate-task": [Purchaser, Finance]
        ("合同外工时由购买方补偿", "the purchaser makes extra hours good");
    "withdraw-task": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("提出方可以撤回", "the office that asked may take it back");
    "record-verbal-order": [Worker, Provider]
        ("接到口头要求的人可以记录", "those who were given an order may record it");
    "confirm-verbal-order": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("被记录的机关确认", "the office named confirms");
    "deny-verbal-order": [Purchaser, PurchaserHead, Host, Committee, FinanceSupervisor, Auditor]
        ("被记录的机关可以否认", "the office named may deny");

    "announce-inspection": [Purchaser, PurchaserHead, FinanceSupervisor, Host, Committee, Auditor]
        ("各机关检查合并计数", "all offices inspect within one cap");
    "surprise-inspection": [Purchaser, Evaluator]
        ("突击检查只限购买方和评估方", "surprise visits are for purchaser and evaluator only");
    "report-inspection": [Provider, Worker]
        ("被检查的人可以记录未预告的检查", "who was inspected may record a visit nobody announced");
    "file-inspection-finding": [Purchaser, PurchaserHead, FinanceSupervisor, Host, Committee, Evaluator, Auditor]
        ("谁检查谁写结论", "who inspected writes it up");
    "reply-to-finding": [Provider]
        ("被检查的一方有权答复", "the side inspected has the right to reply");
    "resolve-action-point": [Provider]
        ("由承接方落实", "the provider acts on it");

    "complain-resident": [Resident, UserPanel]
        ("居民可以直接投诉", "residents complain directly");
    "acknowledge-resident-complaint": [Purchaser, Host, Panel]
        ("由未被投诉的一方受理", "a party it is not about acknowledges it");
    "answer-resident-complaint": [Purchaser, Host, Panel]
        ("由未被投诉的一方答复", "a party it is not about answers it");

    "record-forbidden-act": [
        Purchaser, PurchaserHead, Finance, FinanceSupervisor, Agent, Host, Committee, Provider,
        Worker, ProviderFinance, Tenderer, Evaluator, Resident, UserPanel, Peer, Panel, Auditor,
        Reviewer, Expert,
    ] ("不能表达的问题就看不见，任何一方都可以记录", "what cannot be expressed cannot be seen; anybody may record it");
    "answer-forbidden-act": [
        Purchaser, PurchaserHead, Host, Provider, Evaluator, Agent,
    ] ("被指明的一方有权答复", "the side named has the right to answer");
    "record-forbidden-act-in-tender": [
        Purchaser, PurchaserHead, Finance, FinanceSupervisor, Agent, Host, Committee, Provider,
        Worker, ProviderFinance, Tenderer, Evaluator, Resident, UserPanel, Peer, Panel, Auditor,
        Reviewer, Expert,
    ] ("不能表达的问题就看不见，任何一方都可以记录", "what cannot be expressed cannot be seen; anybody may record it");
    "answer-forbidden-act-in-tender": [
        Purchaser, PurchaserHead, Host, Provider, Tenderer, Evaluator, Agent,
    ] ("被指明的一方有权答复", "the side named has the right to answer");

    "give-default-notice": [Purchaser, Provider]
        ("双方对等：任何一方都可以通知对方违约", "equal for both: either side may give notice");
    "cure-default": [Purchaser, Host, Provider]
        ("收到通知的一方说明补救", "the side notified reports its cure");
    "close-default-notice": [Purchaser, Provider]
        ("发出通知的一方关闭", "the side that gave it closes it");
}
