//! M6: the mid-term evaluation.

use super::{Play, does, reads, reasoned, sees, waits, wrong};
use crate::demo::steps::step;
use serde_json::{Value, json};

fn engaged() -> Play {
    does(
        "bai",
        "engage-evaluator",
        json!({
            "pool": ["@qiuzhen", "@hengsi"], "drawn": "@qiuzhen", "draw": "现场摇号，双方和两名老人见证",
            "paid_from": "separate-line", "income_share": "10", "recent_services": "none",
        }),
    )
}

fn plan(sample: &str) -> Value {
    json!({
        "kind": "midterm", "field_from": "today+32", "field_until": "today+36",
        "methods": ["files", "user-calls", "worker-talk"], "users": "60", "sample": sample,
    })
}

fn own(who: &'static str) -> Play {
    does(
        who,
        "self-evaluate",
        json!({ "verdict": "mostly", "statement": "基本按约履行，个别事项晚了几天" }),
    )
}

/// A sheet about the service: one score for each item of the index.
fn sheet(group: &str, effect: &str, experience: &str) -> Value {
    json!({ "group": group, "scores": [
        { "item": "IX1", "score": effect, "reason": "对照服务记录抽查" },
        { "item": "IX2", "score": experience, "reason": "对照回访记录" },
    ] })
}

/// The sheet of the users: answers, reached, confirmed, denied.
fn users(scores: [&str; 2], [sample, contacted, confirmed, denied]: [&str; 4]) -> Value {
    let mut sheet = sheet("users", scores[0], scores[1]);
    if let Some(fields) = sheet.as_object_mut() {
        for (name, count) in [
            ("sample", sample),
            ("contacted", contacted),
            ("confirmed", confirmed),
            ("denied", denied),
        ] {
            fields.insert(name.to_owned(), Value::from(count));
        }
    }
    sheet
}

/// What the provider gives purchaser and host.
fn conduct(group: &str) -> Value {
    json!({ "group": group, "conduct": [
        { "aspect": "answers-on-time", "score": "84", "reason": "多数在期限内答复" },
        { "aspect": "tasks-in-writing", "score": "80", "reason": "多数任务走任务单" },
    ] })
}

fn replies(stance: &str) -> Vec<Play> {
    ["he", "chen", "wu"]
        .into_iter()
        .map(|who| {
            does(
                who,
                "reply-to-evaluation",
                json!({ "stance": stance, "text": "认可，无补充" }),
            )
        })
        .collect()
}

/// Drawn, planned, rated by all, released together, drafted, replied to, issued, appealed, re-checked.
pub(super) fn happy() -> Vec<Play> {
    let mut plays = vec![
        waits(168),
        engaged(),
        does("qiu", "plan-evaluation", plan("36")),
        sees("chen", "EV1"),
        waits(32),
        own("he"),
        own("chen"),
        own("wu"),
        wrong(
            "chen",
            "rate",
            sheet("purchaser", "120", "86"),
            ("score-out-of-range", "scores"),
        ),
        does("chen", "rate", sheet("purchaser", "85", "86")),
        does("wu", "rate", sheet("host", "86", "86")),
        does("he", "rate", conduct("provider-rates-purchaser")),
        does("he", "rate", conduct("provider-rates-host")),
        does("qiu", "rate", sheet("professional", "84", "86")),
        does("qiu", "rate", users(["85", "88"], ["34", "38", "36", "1"])),
        does("qiu", "release-ratings", json!({})),
        does(
            "qiu",
            "draft-result",
            json!({ "summary": "探访真实、稳定，老人评价较好；小组到场可再提高" }),
        ),
        sees("he", "EV1"),
    ];
    plays.extend(replies("agree"));
    plays.extend([
        does("qiu", "issue-result", json!({})),
        does(
            "he",
            "appeal",
            json!({ "ground": "computation", "text": "专业评分第二项与抽查表不一致，应为 88" }),
        ),
        wrong(
            "bai",
            "decide-appeal",
            json!({
                "appeal": "AP1", "outcome": "upheld", "checkers": ["@@qiu"], "reasons": "复核无误",
            }),
            ("rechecker-involved", "checkers"),
        ),
        does(
            "bai",
            "decide-appeal",
            json!({
                "appeal": "AP1", "outcome": "upheld", "checkers": ["@@cai"], "reasons": "抽查表合计无误，维持",
            }),
        ),
        reads("he", "AP1"),
    ]);
    plays
}

/// Too few users are heard: there is no grade, and no sanction can rest on a score.
pub(super) fn unhappy() -> Vec<Play> {
    let mut plays = vec![
        waits(168),
        engaged(),
        wrong(
            "qiu",
            "plan-evaluation",
            plan("10"),
            ("reason-needed", "reason"),
        ),
        reasoned(
            "qiu",
            "plan-evaluation",
            plan("10"),
            "多数老人没有电话，只能上门",
        ),
        waits(32),
        own("he"),
        own("chen"),
        own("wu"),
        does("chen", "rate", sheet("purchaser", "95", "95")),
        does("wu", "rate", sheet("host", "98", "98")),
        does("he", "rate", conduct("provider-rates-purchaser")),
        does("he", "rate", conduct("provider-rates-host")),
        does("qiu", "rate", sheet("professional", "92", "92")),
        wrong(
            "qiu",
            "rate",
            users(["60", "62"], ["9", "8", "7", "3"]),
            ("sample-inconsistent", "sample"),
        ),
        does("qiu", "rate", users(["60", "62"], ["5", "10", "7", "3"])),
        waits(5),
        reads("he", "公布"),
        does(
            "qiu",
            "draft-result",
            json!({ "summary": "街道评分高，老人评分低，听到的老人太少，不能下结论" }),
        ),
        sees("he", "EV1"),
    ];
    plays.extend(replies("agree"));
    plays.extend([
        does("qiu", "issue-result", json!({})),
        reads("he", "证据不足"),
        Play::Wrong {
            step: step(
                0,
                "chen",
                "propose-sanction",
                json!({
                    "side": "provider", "organisation": "@hefeng", "rung": "L3", "basis": "score-alone",
                    "clause": "C-EVAL-3", "facts": "服务对象评分只有六十分",
                }),
            )
            .in_contract()
            .because("年度考核需要"),
            code: "guard-blocks",
            field: "",
        },
    ]);
    plays
}
