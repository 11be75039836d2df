//! M1: tasks and verbal orders.

use super::{Play, does, not_theirs, reads, sees, waits, wrong};
use serde_json::json;

/// A task in scope is done and confirmed; an adjacent one is changed, agreed, done and made good.
pub(super) fn happy() -> Vec<Play> {
    let task = |hours: &str| {
        json!({
            "what": "寒潮前对高龄独居老人加访一轮", "category": "in-scope", "unit": "U1",
            "hours": hours, "by": "today+10",
        })
    };
    vec![
        wrong(
            "wu",
            "file-task-request",
            task("0"),
            ("hours-missing", "hours"),
        ),
        does("wu", "file-task-request", task("6")),
        sees("he", "答复任务单"),
        does("he", "accept-task", json!({ "task": "T1" })),
        does(
            "song",
            "complete-task",
            json!({ "task": "T1", "hours": "5.5", "note": "11 户" }),
        ),
        does("wu", "confirm-task", json!({ "task": "T1" })),
        does(
            "chen",
            "file-task-request",
            json!({
                "what": "陪同办理高龄津贴认证", "category": "adjacent", "hours": "4", "by": "today+10",
            }),
        ),
        does(
            "he",
            "accept-task-with-change",
            json!({
                "task": "T2", "hours": "6", "by": "today+12", "reason": "三位老人行动不便，须两人陪同",
            }),
        ),
        does("chen", "agree-task-change", json!({ "task": "T2" })),
        wrong(
            "song",
            "complete-task",
            json!({ "task": "T2", "hours": "9" }),
            ("hours-above", "hours"),
        ),
        does(
            "song",
            "complete-task",
            json!({ "task": "T2", "hours": "6" }),
        ),
        does("chen", "confirm-task", json!({ "task": "T2" })),
        does(
            "lin",
            "compensate-task",
            json!({ "task": "T2", "means": "on-invoice" }),
        ),
        reads("he", "T2"),
    ]
}

/// Work of the office itself is declined, and nothing may follow from it; two orders by word of mouth
/// are recorded, one denied, one never answered; a worker cannot be lent.
pub(super) fn unhappy() -> Vec<Play> {
    [declined(), by_word_of_mouth()].concat()
}

fn declined() -> Vec<Play> {
    vec![
        does(
            "chen",
            "file-task-request",
            json!({
                "what": "协助整理街道迎检填表台账", "category": "forms", "hours": "8", "by": "today+10",
            }),
        ),
        wrong(
            "he",
            "decline-task",
            json!({ "task": "T1", "reason": "out-of-scope", "text": "" }),
            ("field-missing", "text"),
        ),
        does(
            "he",
            "decline-task",
            json!({
                "task": "T1", "reason": "out-of-scope", "text": "迎检填表在合同范围外清单内，请街道自行办理",
            }),
        ),
        reads("chen", "T1"),
        wrong(
            "chen",
            "propose-sanction",
            json!({
                "side": "provider", "organisation": "@hefeng", "rung": "L1", "basis": "declined-task",
                "clause": "C-REP-1", "facts": "拒绝区局安排的任务，配合不够",
            }),
            ("sanction-for-protected-act", "basis"),
        ),
    ]
}

fn by_word_of_mouth() -> Vec<Play> {
    let order = |side: &str, office: &str, what: &str| {
        json!({
            "side": side, "office": office, "person": "值班同志", "what": what,
            "category": "administrative", "hours": "3",
        })
    };
    vec![
        does(
            "song",
            "record-verbal-order",
            order("host", "@dongli", "到街道大厅引导排队"),
        ),
        sees("wu", "T2"),
        not_theirs("chen", "record-verbal-order", json!({})),
        does(
            "wu",
            "deny-verbal-order",
            json!({ "task": "T2", "text": "请的是志愿者，没有要求社工到大厅" }),
        ),
        does(
            "tang",
            "record-verbal-order",
            order("purchaser", "@district", "周末到区里布置会场"),
        ),
        waits(4),
        reads("he", "T3"),
        does(
            "wu",
            "file-task-request",
            json!({
                "what": "抽一名社工到综治办坐班两周", "category": "staff-loan", "hours": "80", "by": "today+20",
            }),
        ),
        wrong(
            "he",
            "accept-task",
            json!({ "task": "T4" }),
            ("guard-blocks", ""),
        ),
        does(
            "he",
            "decline-task",
            json!({ "task": "T4", "reason": "forbidden", "text": "借用人员属于变相用工，法规禁止" }),
        ),
    ]
}
