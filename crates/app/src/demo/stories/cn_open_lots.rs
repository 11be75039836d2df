//! An open tender in China with a lot for each of two subdistricts: a resident raises the need, three
//! organisations bid for both lots, two different ones win, two contracts are signed.

mod tender;

use crate::demo::steps::{Step, step};
use domain::contract::Clause;
use serde_json::{Value, json};

/// All steps, from the need to both signed contracts.
pub fn steps() -> Vec<Step> {
    [need(), research(), budget(), documents(), tender::steps()].concat()
}

fn need() -> Vec<Step> {
    vec![
        step(
            0,
            "liu",
            "register-need",
            json!({
                "title": "东里、南桥独居老人和困境儿童服务",
                "beneficiaries": "两个街道 180 户独居老人、60 名困境儿童",
                "note": "楼里老人摔倒没人知道，孩子放学没人管。",
                "purchaser": "@district", "hosts": ["@dongli", "@nanqiao"],
            }),
        ),
        step(2, "chen", "take-up-need", json!({})),
    ]
}

fn research() -> Vec<Step> {
    let actor = |name: &str, finding: &str| json!({ "name": name, "contact": "today", "finding": finding, "form": "nonprofit" });
    let answer = |theme: &str, taken: &str, text: &str| {
        step(
            0,
            "chen",
            "answer-theme",
            json!({ "theme": theme, "taken": taken, "answer": text }),
        )
    };
    vec![
        step(
            3,
            "chen",
            "survey-market",
            json!({ "actors": [
                actor("和风社会工作服务中心", "一名社工每月可跟进 40 户，人员成本每月 7200 元"),
                actor("春雨社会工作服务中心", "擅长儿童服务，可派 3 名社工"),
                actor("明德社会工作发展中心", "可同时承接两个街道"),
            ] }),
        ),
        step(
            1,
            "wu",
            "consult-residents",
            json!({
                "date": "today", "residents": "46", "channel": "meeting",
                "themes": [
                    { "theme": "固定有人上门", "said": "不要总换人，熟了才肯开门" },
                    { "theme": "孩子放学有去处", "said": "四点半到六点没人管" },
                    { "theme": "夜间也有人值守", "said": "晚上不舒服不知道找谁" },
                ],
            }),
        ),
        answer("N1", "fully", "每户固定一名社工，换人须当面交接。"),
        answer("N2", "fully", "列入儿童课后小组，由街道提供场地。"),
        answer(
            "N3",
            "not-taken",
            "夜间急救由社区卫生中心承担，探访时发放联系卡。",
        ),
        step(
            1,
            "chen",
            "match-duties",
            json!({ "components": [
                { "component": "入户探访", "result": "fit", "basis": "区政府购买服务指导性目录 养老服务" },
                { "component": "儿童课后小组", "result": "fit", "basis": "区政府购买服务指导性目录 社会工作服务" },
            ] }),
        ),
        step(
            0,
            "chen",
            "file-need-report",
            json!({
                "summary": "需求来自居民；有能力承接的机构不少于三家，不设地域限制。",
                "price_basis": "三家机构报的人员成本",
            }),
        ),
    ]
}

fn budget() -> Vec<Step> {
    vec![
        step(
            1,
            "chen",
            "set-cost-model",
            json!({
                "staff": "4", "monthly_floor": "7200", "months": "8", "activity": "40000",
                "supervision": "16000", "admin": "30000", "tax": "10000", "evaluation": "12000",
            }),
        ),
        step(
            1,
            "gao",
            "commit-budget",
            json!({
                "line": "2080208 基层政权建设和社区治理", "amount": "340000", "years": "1",
                "category": "C20 社会服务",
            }),
        ),
        step(
            1,
            "chen",
            "submit-plan",
            json!({
                "drafters": ["@@chen"],
                "acceptance": "期满按服务单位逐项核对，邀请服务对象和居委会参加，结果公开。",
                "term": "one-year",
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
                "reviewers": ["@@luo", "@@cai", "@@fang"], "opinion": "pass",
                "findings": "需求有居民意见支撑，评分可以量化，预算覆盖人员成本底线。",
            }),
        ),
        step(
            0,
            "chen",
            "publish-intention",
            json!({
                "outline": "在东里、南桥两个街道购买探访和儿童课后服务", "expected": "today+35",
            }),
        ),
    ]
}

fn documents() -> Vec<Step> {
    vec![
        step(
            0,
            "chen",
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        ),
        step(5, "dai", "draft-documents", drafted(&["信访值守"])),
        step(
            1,
            "sun",
            "comment-on-terms",
            json!({ "topic": "scope", "text": "社工不要被街道叫去迎检填表。" }),
        ),
        step(
            1,
            "chen",
            "answer-comment",
            json!({ "comment": "D1", "taken": "fully", "answer": "写入范围外清单。" }),
        ),
        step(
            1,
            "dai",
            "draft-documents",
            drafted(&["信访值守", "迎检填表"]),
        ),
        step(
            0,
            "dai",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
    ]
}

/// The documents with this list of what is out of scope.
fn drafted(out_of_scope: &[&str]) -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    let listed: Vec<Value> = out_of_scope
        .iter()
        .map(|what| json!({ "what": what }))
        .collect();
    json!({
        "method": "open",
        "lots": [
            { "title": "东里街道", "host": "@dongli", "ceiling": "165000" },
            { "title": "南桥街道", "host": "@nanqiao", "ceiling": "165000" },
        ],
        "criteria": criteria(),
        "price_points": "10", "reservation": "no",
        "start": "today+120", "end": "today+360",
        "service_hours": "3600", "flex_hours": "180", "hour_rate": "60", "report_months": "2",
        "units": [
            { "name": "入户探访", "quantity": "900", "answers": ["N1", "V1"] },
            { "name": "儿童课后小组", "quantity": "60", "answers": ["N2", "V2"] },
        ],
        "out_of_scope": listed,
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "50" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [
            { "what": "课后小组固定场地", "by": "R5", "days_after_start": "15" },
            { "what": "独居老人和困境儿童名单", "by": "R1", "days_after_start": "10" },
        ],
        "clauses": core,
        "index": [
            { "name": "服务成效", "weight": "60", "measures": ["U1", "U2"] },
            { "name": "服务对象体验", "weight": "40", "measures": ["U1", "U2"] },
        ],
    })
}

fn criteria() -> Value {
    json!([
        {
            "name": "服务方案", "points": "50",
            "scale": "每回应一项居民议题并写明做法得 25 分，最多 50 分",
            "serves": ["N1", "N2"], "met_by": "3",
        },
        {
            "name": "团队", "points": "30", "scale": "每名持证社工 10 分，最多 30 分",
            "serves": ["V1", "V2"], "met_by": "2",
        },
        {
            "name": "督导", "points": "10",
            "scale": "每月督导不少于 4 小时得 10 分，不少于 2 小时得 5 分",
            "serves": ["N1"], "met_by": "3",
        },
    ])
}
