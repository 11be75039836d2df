//! M10: the named team.

use super::{Play, does, reads, reasoned, sees, waits, wrong};
use serde_json::{Value, json};

fn notice(effective: &str, qualification: &str) -> Value {
    json!({
        "post": "social-worker", "leaving": "社工甲", "arriving": "社工乙", "qualification": qualification,
        "evidence": "助理社工师，独居老人服务三年", "effective": effective,
    })
}

/// Somebody equally qualified comes; the purchaser asks for a longer handover and gets it.
pub(super) fn happy() -> Vec<Play> {
    vec![
        wrong(
            "he",
            "notify-staff-change",
            json!({
                "post": "social-worker", "qualification": "equal", "evidence": "助理社工师", "effective": "today+20",
            }),
            ("staff-nobody", "leaving"),
        ),
        does("he", "notify-staff-change", notice("today+20", "equal")),
        reads("chen", "Y1"),
        does(
            "chen",
            "object-to-staff-change",
            json!({
                "change": "Y1", "ground": "continuity", "wish": "longer-handover", "reason": "三户个案正在关键期",
            }),
        ),
        sees("he", "Y1"),
        does(
            "he",
            "answer-staff-objection",
            json!({ "change": "Y1", "answer": "longer-handover", "text": "交接延长两周，两人同行入户" }),
        ),
        reads("chen", "两人同行入户"),
    ]
}

/// A notice too short needs a reason; an objection without one is refused, and so is picking a person;
/// that it was tried all the same is recorded as a forbidden act.
pub(super) fn unhappy() -> Vec<Play> {
    let objection = |wish: &str, reason: &str| json!({ "change": "Y1", "ground": "qualification", "wish": wish, "reason": reason });
    vec![
        wrong(
            "he",
            "notify-staff-change",
            notice("today+2", "equal"),
            ("reason-needed", "reason"),
        ),
        reasoned(
            "he",
            "notify-staff-change",
            notice("today+2", "equal"),
            "社工甲突发疾病住院",
        ),
        wrong(
            "chen",
            "object-to-staff-change",
            objection("equal-person", ""),
            ("field-missing", "reason"),
        ),
        wrong(
            "chen",
            "object-to-staff-change",
            objection("named-person", "请安排原来在区里帮忙的那位"),
            ("guard-blocks", ""),
        ),
        does(
            "he",
            "record-forbidden-act",
            json!({
                "act": "A53", "side": "purchaser", "organisation": "@district",
                "facts": "电话要求由指定的一位社工接替，理由未说", "evidence": "E5",
            }),
        ),
        sees("chen", "F1"),
        does(
            "chen",
            "answer-forbidden-act",
            json!({ "breach": "F1", "answer": "denied", "text": "只是推荐，没有要求" }),
        ),
        does(
            "chen",
            "object-to-staff-change",
            objection("equal-person", "接替人员没有独居老人服务经历"),
        ),
        waits(5),
        sees("he", "逾期"),
        does(
            "he",
            "answer-staff-objection",
            json!({ "change": "Y1", "answer": "keeps", "text": "三年独居老人服务经历，证明已附，按原通知办理" }),
        ),
    ]
}
