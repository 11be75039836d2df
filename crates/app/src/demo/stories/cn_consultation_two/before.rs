//! Need, plan and documents of the consultation.

use crate::demo::steps::{Step, step};
use domain::contract::Clause;
use serde_json::{Value, json};

pub(super) fn preparation() -> Vec<Step> {
    let actors = [
        "和风社会工作服务中心",
        "春雨社会工作服务中心",
        "明德社会工作发展中心",
    ];
    let actors: Vec<Value> = actors
        .iter()
        .map(|name| json!({ "name": name, "contact": "today", "finding": "有儿童服务经验，可派 2 名社工" }))
        .collect();
    vec![
        step(
            0,
            "chen",
            "register-need",
            json!({
                "title": "西园街道困境儿童课后陪伴服务", "beneficiaries": "西园街道 45 名困境儿童及其照护人",
                "purchaser": "@district", "hosts": ["@xiyuan"],
            }),
        ),
        step(0, "chen", "take-up-need", json!({})),
        step(1, "chen", "survey-market", json!({ "actors": actors })),
        step(
            0,
            "chen",
            "consult-residents",
            json!({
                "date": "today", "residents": "31", "channel": "visit",
                "themes": [{ "theme": "放学后没人管", "said": "希望工作日下午有固定的人和地方" }],
            }),
        ),
        step(
            0,
            "chen",
            "answer-theme",
            json!({ "theme": "N1", "taken": "fully", "answer": "工作日放学后开放陪伴空间，配固定社工" }),
        ),
        step(
            0,
            "chen",
            "match-duties",
            json!({ "components": [
                { "component": "课后陪伴", "result": "fit", "basis": "购买服务指导性目录" },
            ] }),
        ),
        step(
            0,
            "chen",
            "file-need-report",
            json!({ "summary": "需求集中在工作日放学后，本地有三家机构具备儿童服务经验" }),
        ),
    ]
}

pub(super) fn plan() -> Vec<Step> {
    vec![
        step(
            1,
            "chen",
            "set-cost-model",
            json!({
                "staff": "2", "monthly_floor": "8000", "months": "2", "activity": "9000",
                "supervision": "3000", "admin": "4000", "tax": "3000", "evaluation": "5000",
            }),
        ),
        step(
            0,
            "gao",
            "commit-budget",
            json!({ "line": "2025-社会服务-11", "amount": "90000", "years": "1" }),
        ),
        step(
            0,
            "chen",
            "submit-plan",
            json!({
                "drafters": ["@@chen"], "acceptance": "逐项核对服务量，邀请儿童照护人参加", "term": "one-year",
            }),
        ),
        step(
            0,
            "chen",
            "grant-role",
            json!({ "role": "RV", "person": "@@qiu" }),
        ),
        step(
            1,
            "qiu",
            "review-plan",
            json!({
                "reviewers": ["@@qiu", "@@bai", "@@lin"], "opinion": "pass", "findings": "需求清楚，预算相符",
            }),
        ),
        step(
            0,
            "chen",
            "publish-intention",
            json!({ "outline": "购买困境儿童课后陪伴服务", "expected": "today+35" }),
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
        "lots": [{ "title": "西园", "host": "@xiyuan", "ceiling": "66000" }],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题并写明做法得 25 分，最多 50 分" },
            { "name": "团队", "points": "40", "scale": "每名持证且有儿童服务一年以上经历的社工 20 分，最多 40 分" },
        ],
        "price_points": "10", "reservation": "no", "start": "today+90", "end": "today+150",
        "service_hours": "640", "flex_hours": "32", "hour_rate": "60", "report_months": "1",
        "units": [{ "name": "陪伴日", "quantity": "40" }],
        "out_of_scope": [{ "what": "迎检填表" }],
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "50" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "活动室和儿童名单引介", "by": "R5", "days_after_start": "15" }],
        "clauses": core,
        "index": [{ "name": "服务成效", "weight": "60" }, { "name": "服务对象体验", "weight": "40" }],
    })
}
