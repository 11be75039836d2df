//! Rows of the module `contract`.

rows! {
    "prepare-contract": [Purchaser, Agent]
        ("合同由购买方或其代理机构依采购文件拟定", "the purchaser or its agent draws the contract up from the documents");
    "remark-on-schedule": [Purchaser, PurchaserHead, Provider, ProviderFinance, Host]
        ("附表由各方共同商定", "the schedules are settled by all who are bound by them");
    "answer-remark": [Purchaser, PurchaserHead, Provider, ProviderFinance]
        ("意见由对方答复", "the other side answers a remark");
    "read-back": [PurchaserHead, ProviderFinance, Provider]
        ("谁签署谁复述", "whoever signs reads back");
    "sign-contract": [PurchaserHead, ProviderFinance, Provider]
        ("双方有权签署的人各签一次", "those entitled to sign, once for each side");
    "decline-contract": [PurchaserHead, ProviderFinance, Provider]
        ("能签约的人也能不签", "whoever may sign may decline");
    "publish-contract": [Purchaser, Agent]
        ("公开合同是购买方的义务", "publication is the purchaser's duty");
    "file-contract": [Purchaser, Agent]
        ("备案是购买方的义务", "filing is the purchaser's duty");
    "join-charter": [Host]
        ("街道以自己的名义加入", "a host joins in its own name");
    "hand-over-precondition": [Host, Purchaser]
        ("谁承诺提供谁交付", "whoever owes it hands it over");
    "confirm-precondition": [Provider, Worker]
        ("是否到位以使用方为准", "whoever uses it says whether it is there");
    "set-baseline": [Provider, Worker]
        ("前测由提供服务的人与服务对象一起做", "those who serve measure it together with users");
    "submit-annual-plan": [Provider]
        ("计划由承接方制定", "the provider makes its plan");
    "comment-on-plan": [Purchaser]
        ("购买方可提意见，不逐项审批", "the purchaser comments and does not approve line by line");
    "introduce-team": [Host, Committee]
        ("街道和居委会熟悉居民", "host and committee know the residents");
    "start-delivery": [Provider, Purchaser]
        ("双方都可以宣布开始服务", "either side may declare that delivery begins");
    "propose-change": [Purchaser, PurchaserHead, Provider, ProviderFinance, Host, UserPanel]
        ("各方都有提出变更的同等权利", "every party has the same right to propose");
    "counter-change": [Purchaser, PurchaserHead, Provider, ProviderFinance]
        ("由受合同约束的双方议定", "the two sides bound by the contract bargain");
    "assent-change": [PurchaserHead, ProviderFinance, Provider, UserPanel]
        ("变更须双方同意，影响服务对象的还须其代表同意", "both sides assent, and the user panel where users lose a service");
    "refuse-change": [Purchaser, PurchaserHead, Provider, ProviderFinance, UserPanel]
        ("不同意变更是各方的权利", "refusing is everybody's right");
    "withdraw-change": [Purchaser, PurchaserHead, Provider, ProviderFinance, Host, UserPanel]
        ("谁提出谁撤回", "whoever proposed it takes it back");
    "invoke-hardship": [PurchaserHead, Purchaser, Provider, ProviderFinance]
        ("双方都可请求重新协商", "either side may ask to renegotiate");
    "answer-hardship": [PurchaserHead, Purchaser, Provider, ProviderFinance]
        ("由对方答复", "the other side answers");
    "notify-staff-change": [Provider, ProviderFinance]
        ("人员由承接方决定", "staff are the provider's choice");
    "object-to-staff-change": [Purchaser]
        ("购买方可有理由地提出异议", "the purchaser may object with a reason");
    "answer-staff-objection": [Provider, ProviderFinance]
        ("由承接方答复", "the provider answers");
    "withdraw-host": [Host]
        ("街道自己决定是否退出", "a host decides for itself");
    "name-successor-host": [Purchaser]
        ("落实接替单位是购买方的义务", "finding a successor is the purchaser's duty");
    "record-succession": [Purchaser, Host, Provider, ProviderFinance]
        ("主体变化由该方登记", "a party records its own successor");
}
