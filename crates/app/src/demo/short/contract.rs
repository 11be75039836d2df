//! The small purchase after signing.

use super::inside;
use crate::demo::steps::Step;
use serde_json::json;

/// All steps from the signed contract to its close.
pub fn steps() -> Vec<Step> {
    [
        inception(),
        service(),
        evaluation_plan(),
        ratings(),
        result(),
        ending(),
    ]
    .concat()
}

/// From the signed contract to the first day of service.
pub(super) fn inception() -> Vec<Step> {
    vec![
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
                "side": "host", "office": "@dongli", "person": "街道创建办", "what": "到街道填写迎检表格",
                "category": "forms", "hours": "0",
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

/// The evaluator is drawn and plans; the period is reported.
fn evaluation_plan() -> Vec<Step> {
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
    ]
}

/// Every side rates, the purchaser and the provider each other.
fn ratings() -> Vec<Step> {
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
    vec![
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
    ]
}

/// The result, its replies, and the acceptance with users.
fn result() -> Vec<Step> {
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
    // Decided before the term ends, so that no bridge begins by itself.
    let mut steps = vec![inside(
        0,
        "zhou",
        "decide-renewal",
        json!({
            "outcome": "retender", "results": ["EV1"], "reasons": "需求仍在，按程序重新采购",
        }),
    )];
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
