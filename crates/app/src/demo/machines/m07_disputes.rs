//! M7: the ladder of disputes.

use super::{Play, does, not_theirs, reads, sees, waits, wrong};
use serde_json::json;

/// Settled in the first talks.
pub(super) fn happy() -> Vec<Play> {
    vec![
        wrong(
            "he",
            "raise-dispute",
            json!({
                "against": "@hefeng", "object": "任务 T9 的工时", "claim": "确认的工时少了三小时",
            }),
            ("dispute-self", "against"),
        ),
        does(
            "he",
            "raise-dispute",
            json!({
                "against": "@dongli", "object": "活动室使用时段", "claim": "协议写明每周四个半天，实际只给两个",
                "status_quo": "活动照常，改在居民楼下",
            }),
        ),
        sees("wu", "DP1"),
        does(
            "wu",
            "offer-settlement",
            json!({ "dispute": "DP1", "offer": "周二、周四全天，节假日另商" }),
        ),
        does("he", "accept-settlement", json!({ "dispute": "DP1" })),
        reads("he", "DP1"),
    ]
}

/// No step may be skipped in time; talks, committee and mediation fail; the panel rules. What nobody
/// disputes is paid all the while.
pub(super) fn unhappy() -> Vec<Play> {
    let up = |mediator: &str, tried: &str| json!({ "dispute": "DP1", "mediator": mediator, "tried": tried });
    vec![
        waits(60),
        does(
            "jin",
            "submit-invoice",
            json!({ "tranche": "P2", "number": "HF-2025-002" }),
        ),
        does(
            "chen",
            "check-invoice",
            json!({
                "invoice": "IV2", "outcome": "dispute", "amount": "8000", "clause": "C-SC-1",
                "reason": "四月的十六次探访没有老人签名",
            }),
        ),
        does(
            "he",
            "raise-dispute",
            json!({
                "against": "@district", "object": "发票 IV2 的争议部分", "claim": "十六次探访均由老人口头确认，合同不要求签名",
            }),
        ),
        sees("chen", "DP1"),
        does("zhou", "approve-payment", json!({ "invoice": "IV2" })),
        does("lin", "pay-invoice", json!({ "invoice": "IV2" })),
        wrong(
            "he",
            "step-up-dispute",
            up("", "谈过一次"),
            ("step-too-early", ""),
        ),
        waits(9),
        does("he", "step-up-dispute", up("", "工作层谈了两次，没有结果")),
        waits(16),
        does(
            "he",
            "step-up-dispute",
            up("@association", "联席会议未能一致"),
        ),
        waits(23),
        not_theirs("bai", "step-up-dispute", json!({ "dispute": "DP1" })),
        does("he", "step-up-dispute", up("", "调解方案一方不接受")),
        sees("bai", "DP1"),
        does(
            "bai",
            "rule-on-dispute",
            json!({
                "dispute": "DP1", "outcome": "partly", "payable": "6000",
                "reasons": "十二次有电话记录佐证，四次没有，按比例支付",
            }),
        ),
        reads("he", "DP1"),
    ]
}
