//! M8: the ladder of sanctions, the same for every side.

use super::{Play, does, not_theirs, public_reads, reads, sees, waits, wrong};
use serde_json::{Value, json};

fn against_provider(rung: &str) -> Value {
    json!({
        "side": "provider", "organisation": "@hefeng", "rung": rung, "basis": "breach", "clause": "C-REP-1",
        "facts": "四月期间报告迟交十二天，两次提醒未答",
    })
}

fn decision(outcome: &str, reasons: &str) -> Value {
    json!({ "sanction": "SN1", "outcome": outcome, "reasons": reasons })
}

/// The provider proposes against the purchaser; it replies, the panel decides, others uphold it.
pub(super) fn happy() -> Vec<Play> {
    vec![
        wrong(
            "he",
            "propose-sanction",
            json!({
                "side": "provider", "organisation": "@district", "rung": "L1", "basis": "breach",
                "clause": "C-EQ-2", "facts": "科长多次直接给社工派活",
            }),
            ("not-that-side", "organisation"),
        ),
        does(
            "he",
            "propose-sanction",
            json!({
                "side": "purchaser", "organisation": "@district", "rung": "L1", "basis": "breach",
                "clause": "C-EQ-2", "facts": "科长三次绕过合同负责人直接给社工派活，均有记录",
            }),
        ),
        sees("chen", "SN1"),
        does(
            "chen",
            "reply-to-sanction",
            json!({ "sanction": "SN1", "reply": "情况属实两次，第三次是社工主动询问；已在科里说明单一联络人" }),
        ),
        does(
            "bai",
            "decide-sanction",
            json!({
                "sanction": "SN1", "outcome": "imposed", "cause": "own",
                "reasons": "两次属实，书面通知并补救",
                "answer": "采纳关于第三次的申辩，只计两次",
            }),
        ),
        does(
            "zhou",
            "appeal-sanction",
            json!({ "sanction": "SN1", "grounds": "已经补救，提醒即可" }),
        ),
        sees("deng", "SN1"),
        does(
            "deng",
            "decide-sanction-appeal",
            json!({ "sanction": "SN1", "outcome": "upheld", "reasons": "补救在提议之后，L1 相称" }),
        ),
        public_reads("SN1"),
    ]
}

/// No rung is skipped; the proposer cannot decide, nobody decides before the reply,
/// an appeal stays the sanction, and who decided first does not decide the appeal.
pub(super) fn unhappy() -> Vec<Play> {
    vec![
        wrong(
            "chen",
            "propose-sanction",
            against_provider("L3"),
            ("guard-blocks", ""),
        ),
        does("chen", "propose-sanction", against_provider("L1")),
        not_theirs("chen", "decide-sanction", decision("imposed", "属实")),
        wrong(
            "bai",
            "decide-sanction",
            json!({ "sanction": "SN1", "outcome": "imposed", "cause": "own", "reasons": "属实" }),
            ("reply-period-runs", ""),
        ),
        does(
            "he",
            "reply-to-sanction",
            json!({ "sanction": "SN1", "reply": "报告迟交因服务系统停机三天，其余九天确属我方疏忽" }),
        ),
        wrong(
            "bai",
            "decide-sanction",
            decision("imposed", "迟交属实"),
            ("guard-blocks", ""),
        ),
        does(
            "bai",
            "decide-sanction",
            json!({
                "sanction": "SN1", "outcome": "imposed", "cause": "shared",
                "reasons": "九天迟交属实，书面通知并补救",
                "answer": "停机三天由系统造成，不计入",
            }),
        ),
        does(
            "he",
            "appeal-sanction",
            json!({ "sanction": "SN1", "grounds": "九天内购买方没有催告" }),
        ),
        reads("he", "暂不执行"),
        wrong(
            "bai",
            "decide-sanction-appeal",
            json!({ "sanction": "SN1", "outcome": "upheld", "reasons": "维持" }),
            ("appeal-same-decider", ""),
        ),
        does(
            "deng",
            "decide-sanction-appeal",
            json!({ "sanction": "SN1", "outcome": "overturned", "reasons": "提醒没有送达的证据，撤销" }),
        ),
        waits(1),
        reads("he", "SN1"),
    ]
}
