//! M5: inspections, one cap for all offices.

use super::{Play, does, reads, reasoned, sees, waits, wrong};
use serde_json::{Value, json};

fn visit(date: &str, scope: &str, officer: &str) -> Value {
    json!({ "date": date, "scope": scope, "officer": officer })
}

/// An inspection is announced, written up, replied to and acted on.
pub(super) fn happy() -> Vec<Play> {
    let about = "活动室的用电和消防";
    vec![
        wrong(
            "wu",
            "announce-inspection",
            visit("today-1", about, "社会事务办公室"),
            ("day-past", "date"),
        ),
        does(
            "wu",
            "announce-inspection",
            visit("today+7", about, "社会事务办公室"),
        ),
        reads("he", "I1"),
        waits(7),
        does(
            "wu",
            "file-inspection-finding",
            json!({
                "inspection": "I1", "finding": "points",
                "points": [{ "what": "插线板超过使用年限，更换", "by": "today+14" }],
            }),
        ),
        sees("he", "I1"),
        does(
            "he",
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "同意，本周更换；急救箱请街道按协议配置" }),
        ),
        wrong(
            "he",
            "resolve-action-point",
            json!({ "inspection": "I1", "point": "4", "proof": "已更换" }),
            ("point-unknown", "point"),
        ),
        does(
            "he",
            "resolve-action-point",
            json!({ "inspection": "I1", "point": "1", "proof": "已更换六块插线板，照片存站点" }),
        ),
        reads("wu", "I1"),
    ]
}

/// After a task was declined, visits come at short notice and beyond the cap: each needs a reason, and
/// retaliation is presumed.
pub(super) fn unhappy() -> Vec<Play> {
    [visited_after_a_refusal(), written_up()].concat()
}

fn visited_after_a_refusal() -> Vec<Play> {
    let special = || visit("today+1", "服务记录和人员在岗", "社会事务科科长");
    vec![
        does(
            "chen",
            "file-task-request",
            json!({
                "what": "按新表样重报全部老人信息", "category": "forms", "hours": "20", "by": "today+10",
            }),
        ),
        does(
            "he",
            "decline-task",
            json!({
                "task": "T1", "reason": "out-of-scope", "text": "同一数据只报一次，报表清单里没有这张表",
            }),
        ),
        does(
            "wu",
            "announce-inspection",
            visit("today+7", "站点消防", "安全办主任"),
        ),
        does(
            "jiang",
            "announce-inspection",
            visit("today+8", "台账和档案", "创建办主任"),
        ),
        wrong(
            "chen",
            "announce-inspection",
            special(),
            ("reason-needed", "reason"),
        ),
        reasoned(
            "chen",
            "announce-inspection",
            special(),
            "局领导要求对进度偏慢的项目专项检查",
        ),
        reads("he", "推定为报复"),
    ]
}

/// The refusal is no finding; the provider records the excess.
fn written_up() -> Vec<Play> {
    vec![
        waits(1),
        wrong(
            "chen",
            "file-inspection-finding",
            json!({
                "inspection": "I3", "finding": "points", "about": "T1",
                "points": [{ "what": "配合区局数据填报", "by": "today+14" }],
            }),
            ("guard-blocks", ""),
        ),
        does(
            "chen",
            "file-inspection-finding",
            json!({
                "inspection": "I3", "finding": "points",
                "points": [{ "what": "服务记录当日录入", "by": "today+14" }],
            }),
        ),
        does(
            "he",
            "record-forbidden-act",
            json!({
                "act": "A56", "side": "purchaser", "organisation": "@district",
                "facts": "婉拒报表后第二天就来专项检查，本季度已是第三次", "evidence": "E3",
            }),
        ),
        sees("chen", "F1"),
        does(
            "chen",
            "answer-forbidden-act",
            json!({ "breach": "F1", "answer": "explained", "text": "属正常监管，与报表无关" }),
        ),
    ]
}
