//! A small purchase from need to close: one lot, sixty days of service. The same steps are told
//! through the bus, through forms and in a browser.

mod contract;

use super::steps::{Step, step, untied};
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
        contract::steps(),
    ]
    .concat()
}

/// The steps up to the first day of service.
pub fn until_service() -> Vec<Step> {
    [
        need(),
        plan(),
        tender(),
        evaluation(),
        signing(),
        contract::inception(),
    ]
    .concat()
}

pub(super) fn need() -> Vec<Step> {
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
    planned(documents())
}

/// From the cost model to documents that passed the fairness test.
pub(super) fn planned(documents: Value) -> Vec<Step> {
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
        step(0, "chen", "draft-documents", documents),
        step(
            0,
            "chen",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
    ]
}

/// Tender documents of the small purchase.
pub(super) fn documents() -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    json!({
        "method": "consultation",
        "lots": [{ "title": "东里", "host": "@dongli", "ceiling": "60000" }],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题得 10 分，最多 50 分", "serves": ["N1"] },
            { "name": "团队", "points": "40", "scale": "每名持证社工 20 分，最多 40 分", "serves": ["V1"] },
        ],
        "price_points": "10", "reservation": "no", "start": "today+90", "end": "today+150",
        "service_hours": "600", "flex_hours": "30", "hour_rate": "60", "report_months": "1",
        "units": [{ "name": "入户探访", "quantity": "400", "answers": ["N1", "V1"] }],
        "out_of_scope": [{ "what": "迎检填表" }],
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "50" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "独居老人名单及引介", "by": "R5", "days_after_start": "15" }],
        "clauses": core,
        "index": [
            { "name": "服务成效", "weight": "60", "measures": ["U1"] },
            { "name": "服务对象体验", "weight": "40", "measures": ["U1"] },
        ],
    })
}

/// A bid for the one lot.
pub(super) fn bid(who: &'static str, organisation: &str, price: &str, team: &str) -> Step {
    step(
        0,
        who,
        "submit-bid",
        json!({
            "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": "36000",
            "team": team, "plan": "每周入户一次，紧急情况当日响应",
        }),
    )
}

fn tender() -> Vec<Step> {
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
    evaluated(["B1", "B2", "B3"])
}

/// From the qualification to the published award; the first of the bids wins.
pub(super) fn evaluated(bids: [&'static str; 3]) -> Vec<Step> {
    let mut steps: Vec<Step> = bids
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
        let none = untied(&["@hefeng", "@chunyu", "@mingde"]);
        steps.push(step(0, expert, "declare-conflicts", none));
    }
    for (expert, first) in [("luo", "48"), ("cai", "47"), ("fang", "49")] {
        for (bid, (plan, team)) in bids
            .into_iter()
            .zip([(first, "40"), ("40", "20"), ("40", "40")])
        {
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
    vec![
        step(
            // The challenge window may span the holidays of May or October.
            21,
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
    ]
}

/// A step inside the contract.
fn inside(days: u32, who: &'static str, verb: &'static str, input: Value) -> Step {
    step(days, who, verb, input).in_contract()
}
