//! A small purchase from need to close: one lot, sixty days of service. The same steps are told
//! through the bus, through forms and in a browser.

use super::steps::{Step, step};
use domain::contract::Clause;
use serde_json::{Value, json};

/// All steps.
pub fn steps() -> Vec<Step> {
    [
        need(),
        plan(),
        tender(),
        evaluation(),
        signing(),
        service(),
        judgement(),
        ending(),
    ]
    .concat()
}

fn need() -> Vec<Step> {
    vec![
        step(
            0,
            "chen",
            "register-need",
            json!({
                "title": "东里社区独居老人探访服务", "beneficiaries": "东里街道 60 户独居老人",
                "purchaser": "@district", "hosts": ["@dongli"],
            }),
        ),
        step(0, "chen", "take-up-need", json!({})),
        step(
            1,
            "chen",
            "survey-market",
            json!({ "actors": [
            { "name": "和风社会工作服务中心", "contact": "today", "finding": "可派 2 名社工" },
            { "name": "春雨社会工作服务中心", "contact": "today", "finding": "可派 1 名社工" },
            { "name": "明德社会工作发展中心", "contact": "today", "finding": "可派 2 名社工" },
        ] }),
        ),
        step(
            0,
            "chen",
            "consult-residents",
            json!({
                "date": "today", "residents": "24", "channel": "visit",
                "themes": [{ "theme": "有人说话", "said": "希望每周有人上门" }],
            }),
        ),
        step(
            0,
            "chen",
            "answer-theme",
            json!({
                "theme": "N1", "taken": "fully", "answer": "列为每周一次入户探访",
            }),
        ),
        step(
            0,
            "chen",
            "match-duties",
            json!({ "components": [
            { "component": "入户探访", "result": "fit", "basis": "购买服务指导性目录" },
        ] }),
        ),
        step(
            0,
            "chen",
            "file-need-report",
            json!({ "summary": "需求明确，市场上有能力的机构不少于三家" }),
        ),
    ]
}

fn plan() -> Vec<Step> {
    vec![
        step(
            1,
            "chen",
            "set-cost-model",
            json!({
                "staff": "2", "monthly_floor": "8000", "months": "2", "activity": "8000",
                "supervision": "3000", "admin": "4000", "tax": "3000", "evaluation": "5000",
            }),
        ),
        step(
            0,
            "gao",
            "commit-budget",
            json!({ "line": "2025-社会服务-07", "amount": "80000", "years": "1" }),
        ),
        step(
            0,
            "chen",
            "submit-plan",
            json!({
                "drafters": ["@@chen"], "acceptance": "逐项核对服务量，邀请服务对象参加", "term": "one-year",
            }),
        ),
        step(
            0,
            "chen",
            "grant-role",
            json!({ "role": "RV", "person": "@@luo" }),
        ),
        step(
            1,
            "luo",
            "review-plan",
            json!({
                "reviewers": ["@@luo", "@@cai", "@@fang"], "opinion": "pass", "findings": "需求与预算相符",
            }),
        ),
        step(
            0,
            "chen",
            "publish-intention",
            json!({ "outline": "购买独居老人探访服务", "expected": "today+35" }),
        ),
        step(0, "chen", "draft-documents", documents()),
        step(
            0,
            "chen",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
    ]
}

fn documents() -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    json!({
        "method": "consultation",
        "lots": [{ "title": "东里", "host": "@dongli", "ceiling": "60000" }],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题得 10 分，最多 50 分" },
            { "name": "团队", "points": "40", "scale": "每名持证社工 20 分，最多 40 分" },
        ],
        "price_points": "10", "reservation": "no", "start": "today+90", "end": "today+150",
        "service_hours": "600", "flex_hours": "30", "hour_rate": "60", "report_months": "1",
        "units": [{ "name": "入户探访", "quantity": "400" }],
        "out_of_scope": [{ "what": "迎检填表" }],
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "50" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "独居老人名单及引介", "by": "R5", "days_after_start": "15" }],
        "clauses": core,
        "index": [{ "name": "服务成效", "weight": "60" }, { "name": "服务对象体验", "weight": "40" }],
    })
}

fn tender() -> Vec<Step> {
    let bid = |who, organisation: &str, price: &str, team: &str| {
        step(
            0,
            who,
            "submit-bid",
            json!({
                "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": "36000",
                "team": team, "plan": "每周入户一次，紧急情况当日响应",
            }),
        )
    };
    vec![
        step(
            38,
            "chen",
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        ),
        step(
            0,
            "dai",
            "publish-tender",
            json!({ "deadline": "today+14T09:30" }),
        ),
        bid("he", "@hefeng", "58000", "2"),
        bid("chun", "@chunyu", "59000", "1"),
        bid("ming", "@mingde", "57500", "2"),
        step(14, "dai", "open-bids", json!({})),
    ]
}

fn evaluation() -> Vec<Step> {
    let mut steps: Vec<Step> = ["B1", "B2", "B3"]
        .into_iter()
        .map(|bid| {
            step(
                0,
                "dai",
                "check-qualification",
                json!({ "bid": bid, "result": "qualified" }),
            )
        })
        .collect();
    steps.push(step(0, "dai", "finish-qualification", json!({})));
    steps.push(step(
        0,
        "dai",
        "appoint-committee",
        json!({ "members": [
        { "person": "@@luo", "seat": "expert" },
        { "person": "@@cai", "seat": "expert" },
        { "person": "@@fang", "seat": "expert" },
    ] }),
    ));
    for expert in ["luo", "cai", "fang"] {
        for (bid, plan, team) in [("B1", "48", "40"), ("B2", "40", "20"), ("B3", "40", "40")] {
            steps.push(step(
                0,
                expert,
                "score-bid",
                json!({ "bid": bid, "scores": [
                { "criterion": "Z1", "points": plan, "reason": "对照居民议题逐项核对" },
                { "criterion": "Z2", "points": team, "reason": "按持证社工人数" },
            ] }),
            ));
        }
    }
    steps.push(step(
        0,
        "dai",
        "file-evaluation-report",
        json!({
            "summary": "三家均合格，排序第一为和风", "collusion": "checked",
        }),
    ));
    steps.push(step(1, "zhou", "decide-award", json!({})));
    steps.push(step(0, "dai", "publish-award", json!({})));
    // The challenge window of one and seven working days closes by itself.
    steps
}

fn signing() -> Vec<Step> {
    let read_back = |who| {
        step(
            0,
            who,
            "read-back",
            json!({
                "price": "58000", "start": "today", "end": "today+60", "advance": "30",
                "pay_days": "10", "flex_hours": "30", "who_changes": "both-sides",
                "where_to_complain": "ladder",
            }),
        )
        .in_contract()
    };
    let inside = |days, who, verb, input| step(days, who, verb, input).in_contract();
    vec![
        step(
            14,
            "chen",
            "prepare-contract",
            json!({
                "award": "AW1", "start": "today", "end": "today+60", "lead": "@@he", "team_size": "2",
            }),
        ),
        read_back("zhou"),
        read_back("jin"),
        inside(0, "zhou", "sign-contract", json!({})),
        inside(0, "jin", "sign-contract", json!({})),
        inside(
            0,
            "chen",
            "publish-contract",
            json!({ "notice": "区政府采购网 2025-018", "left_out": "nothing" }),
        ),
        inside(
            0,
            "chen",
            "file-contract",
            json!({ "number": "备-2025-018" }),
        ),
        inside(
            0,
            "wu",
            "join-charter",
            json!({ "contact": "社区服务办公室" }),
        ),
        inside(
            0,
            "jin",
            "submit-invoice",
            json!({ "tranche": "P1", "number": "HF-001" }),
        ),
        inside(
            1,
            "chen",
            "check-invoice",
            json!({ "invoice": "IV1", "outcome": "ok" }),
        ),
        inside(0, "zhou", "approve-payment", json!({ "invoice": "IV1" })),
        inside(0, "lin", "pay-invoice", json!({ "invoice": "IV1" })),
        inside(0, "jin", "confirm-receipt", json!({ "invoice": "IV1" })),
        inside(
            1,
            "wu",
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "名单 60 户，逐户引介" }),
        ),
        inside(
            0,
            "he",
            "confirm-precondition",
            json!({ "precondition": "C1", "found": "supplied" }),
        ),
        inside(
            0,
            "he",
            "set-baseline",
            json!({
                "measures": [{ "name": "每周有人交谈的老人", "value": "12", "unit": "户" }],
                "users": "60", "how": "入户访谈",
            }),
        ),
        inside(
            0,
            "he",
            "submit-annual-plan",
            json!({
                "from": "today", "until": "today+57", "hours": "600", "summary": "每周每户一次",
            }),
        ),
        inside(0, "he", "start-delivery", json!({ "clocks": "start" })),
    ]
}

/// A step inside the contract.
fn inside(days: u32, who: &'static str, verb: &'static str, input: Value) -> Step {
    step(days, who, verb, input).in_contract()
}

fn service() -> Vec<Step> {
    vec![
        inside(
            3,
            "song",
            "record-service",
            json!({
                "kind": "visit", "unit": "U1", "date": "today", "hours": "6", "served": "12", "place": "home",
            }),
        ),
        inside(0, "liu", "confirm-service", json!({ "service": "S1" })),
        inside(
            1,
            "chen",
            "file-task-request",
            json!({
                "what": "陪同办理高龄津贴认证", "category": "adjacent", "hours": "4", "by": "today+10",
            }),
        ),
        inside(0, "he", "accept-task", json!({ "task": "T1" })),
        inside(
            1,
            "song",
            "complete-task",
            json!({ "task": "T1", "hours": "4" }),
        ),
        inside(0, "chen", "confirm-task", json!({ "task": "T1" })),
        inside(
            0,
            "lin",
            "compensate-task",
            json!({ "task": "T1", "means": "on-invoice" }),
        ),
        inside(
            1,
            "song",
            "record-verbal-order",
            json!({
                "side": "host", "office": "@dongli", "what": "到街道填写迎检表格", "category": "forms", "hours": "0",
            }),
        ),
        inside(0, "wu", "confirm-verbal-order", json!({ "task": "T2" })),
        inside(
            1,
            "chen",
            "file-task-request",
            json!({
                "what": "协助整理街道迎检台账", "category": "forms", "hours": "8", "by": "today+10",
            }),
        ),
        inside(
            0,
            "he",
            "decline-task",
            json!({
                "task": "T3", "reason": "out-of-scope", "text": "不在服务范围内，请街道自行办理",
            }),
        ),
        inside(
            0,
            "he",
            "record-host-support",
            json!({ "host": "@dongli", "kind": "introduction" }),
        ),
    ]
}

fn judgement() -> Vec<Step> {
    let scores = json!([
        { "item": "IX1", "score": "88", "reason": "抽查记录完整" },
        { "item": "IX2", "score": "90", "reason": "访谈评价较好" },
    ]);
    let rate =
        |who, group: &str| inside(0, who, "rate", json!({ "group": group, "scores": scores }));
    let both_ways = |group: &str| {
        inside(
            0,
            "he",
            "rate",
            json!({ "group": group, "conduct": [
            { "aspect": "pays-on-time", "score": "90", "reason": "按期付款" },
            { "aspect": "answers-on-time", "score": "88", "reason": "答复及时" },
        ] }),
        )
    };
    let own = |who| {
        inside(
            0,
            who,
            "self-evaluate",
            json!({ "verdict": "kept", "statement": "按合同履行" }),
        )
    };
    let agrees = |who| {
        inside(
            0,
            who,
            "reply-to-evaluation",
            json!({ "stance": "agree", "text": "无异议" }),
        )
    };
    vec![
        inside(
            6,
            "chen",
            "grant-role",
            json!({ "role": "R11", "organisation": "@panel" }),
        ),
        inside(
            0,
            "bai",
            "engage-evaluator",
            json!({
                "pool": ["@qiuzhen", "@hengsi"], "drawn": "@qiuzhen", "draw": "现场抽签，双方见证",
                "paid_from": "separate-line", "income_share": "10", "recent_services": "none",
            }),
        ),
        inside(
            0,
            "qiu",
            "plan-evaluation",
            json!({
                "kind": "final", "field_from": "today+24", "field_until": "today+27",
                "methods": ["files", "user-calls"], "users": "60", "sample": "34",
            }),
        ),
        inside(
            24,
            "he",
            "submit-report",
            json!({ "from": "today-37", "to": "today-8", "spent": "26000" }),
        ),
        inside(
            0,
            "chen",
            "answer-report",
            json!({ "report": "R1", "answer": "accepted" }),
        ),
        own("he"),
        own("chen"),
        own("wu"),
        rate("qiu", "professional"),
        inside(
            0,
            "qiu",
            "rate",
            json!({
                "group": "users", "scores": scores,
                "sample": "36", "contacted": "40", "confirmed": "38", "denied": "1",
            }),
        ),
        rate("chen", "purchaser"),
        rate("wu", "host"),
        both_ways("provider-rates-purchaser"),
        both_ways("provider-rates-host"),
        inside(
            4,
            "qiu",
            "draft-result",
            json!({ "summary": "服务真实、稳定，老人评价较好" }),
        ),
        agrees("he"),
        agrees("chen"),
        agrees("wu"),
        inside(
            0,
            "bai",
            "allocate-cause",
            json!({ "causes": [{ "by": "nobody", "points": "2", "reason": "寒潮停访一周" }] }),
        ),
        inside(0, "qiu", "issue-result", json!({})),
        inside(
            5,
            "he",
            "request-acceptance",
            json!({
                "users_invited": "8", "statement": "入户探访按约完成",
            }),
        ),
        inside(
            1,
            "liu",
            "give-acceptance-opinion",
            json!({ "opinion": "satisfied" }),
        ),
        inside(
            0,
            "chen",
            "decide-acceptance",
            json!({
                "verdict": "accepted", "standards": [{ "unit": "U1", "result": "met" }],
                "reasons": "服务量达到约定，服务对象满意", "publication": "published",
            }),
        ),
    ]
}

fn ending() -> Vec<Step> {
    let mut steps = Vec::new();
    for (invoice, tranche, number) in [
        ("IV2", "P2", "HF-002"),
        ("IV3", "P3", "HF-003"),
        ("IV4", "P4", "HF-004"),
    ] {
        steps.extend([
            inside(
                0,
                "jin",
                "submit-invoice",
                json!({ "tranche": tranche, "number": number }),
            ),
            inside(
                0,
                "chen",
                "check-invoice",
                json!({ "invoice": invoice, "outcome": "ok" }),
            ),
            inside(0, "zhou", "approve-payment", json!({ "invoice": invoice })),
            inside(0, "lin", "pay-invoice", json!({ "invoice": invoice })),
            inside(0, "jin", "confirm-receipt", json!({ "invoice": invoice })),
        ]);
    }
    steps.extend([
        inside(12, "chen", "settle-contract", json!({})),
        inside(
            0,
            "zhou",
            "decide-renewal",
            json!({
                "outcome": "retender", "results": ["EV1"], "reasons": "需求仍在，按程序重新采购",
            }),
        ),
        inside(
            0,
            "chen",
            "begin-handover",
            json!({ "plan": "名单与记录移交街道" }),
        ),
        inside(
            0,
            "he",
            "transfer-cases",
            json!({ "transferred": "0", "closed": "0" }),
        ),
        inside(
            0,
            "he",
            "return-data",
            json!({
                "disposal": "returned-and-deleted", "what": "60 户探访记录",
            }),
        ),
        inside(
            0,
            "chen",
            "return-data",
            json!({ "disposal": "none-held", "what": "未持有个案资料" }),
        ),
        review("chen"),
        review("he"),
        review("wu"),
        inside(1, "zhou", "close-contract", json!({})),
    ]);
    steps
}

fn review(who: &'static str) -> Step {
    inside(
        0,
        who,
        "review-relationship",
        json!({ "points": [
        { "aspect": "support", "worked": "引介及时", "failed": "开始时名单不全" },
    ] }),
    )
}
