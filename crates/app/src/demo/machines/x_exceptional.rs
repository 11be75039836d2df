//! X1 to X6: suspension, early end, default of the purchaser, emergency, change of a party, host
//! withdrawn.

use super::{Path, Play, Story, does, public_reads, reads, reasoned, sees, shut, waits, wrong};
use serde_json::json;

/// One story for each state.
pub(super) fn all() -> Vec<Story> {
    let states = [
        ("X1", suspended()),
        ("X2", early_end()),
        ("X3", purchaser_default()),
        ("X4", emergency()),
        ("X5", successor()),
        ("X6", host_withdrawn()),
    ];
    states
        .into_iter()
        .map(|(machine, plays)| Story {
            machine,
            path: Path::Unhappy,
            plays,
        })
        .collect()
}

fn suspended() -> Vec<Play> {
    vec![
        wrong(
            "chen",
            "suspend-contract",
            json!({ "ground": "complaint-order", "until": "today+20", "facts": "投诉处理期间" }),
            ("order-missing", "order"),
        ),
        does(
            "he",
            "suspend-contract",
            json!({ "ground": "both-agreed", "until": "today+20", "facts": "站点漏水大修，探访改为电话，小组暂停" }),
        ),
        sees("chen", "答复中止提议"),
        does("chen", "agree-suspension", json!({ "answer": "agree" })),
        sees("he", "中止"),
        waits(3),
        does(
            "chen",
            "resume-contract",
            json!({ "words": "大修提前完工，小组恢复" }),
        ),
        public_reads("恢复"),
    ]
}

fn early_end() -> Vec<Play> {
    let ruling = |heard: &str, done: &str, down: &str| {
        json!({
            "notice": "TN1", "ruling": "allow", "heard_on": heard, "work_done": done, "wind_down": down,
            "reasons": "双方都愿意结束，老人由春雨接手",
        })
    };
    vec![
        waits(30),
        does(
            "zhou",
            "give-termination-notice",
            json!({
                "ground": "mutual", "clause": "C-END-1", "facts": "街道撤并，服务对象整体移交西园街道项目",
            }),
        ),
        sees("he", "TN1"),
        does(
            "he",
            "reply-to-termination",
            json!({ "notice": "TN1", "answer": "accept", "reply": "同意，请结清已做工作和两名社工的安置费用" }),
        ),
        wrong(
            "bai",
            "rule-on-termination",
            ruling("", "18000", "12000"),
            ("guard-blocks", ""),
        ),
        wrong(
            "bai",
            "rule-on-termination",
            ruling("today", "18000", ""),
            ("settlement-missing", "work_done"),
        ),
        does(
            "bai",
            "rule-on-termination",
            ruling("today", "18000", "12000"),
        ),
        public_reads("TN1"),
    ]
}

fn purchaser_default() -> Vec<Play> {
    let withhold = || {
        json!({
            "services": "互助小组和社区活动", "protective": "六户高风险老人探访照常，另留值班电话",
        })
    };
    vec![
        waits(60),
        does(
            "jin",
            "submit-invoice",
            json!({ "tranche": "P2", "number": "HF-2025-002" }),
        ),
        shut(
            "he",
            "withhold-performance",
            withhold(),
            "没有达到期限的欠款",
        ),
        waits(90),
        public_reads("构成购买方违约"),
        does("he", "withhold-performance", withhold()),
        sees("chen", "补救欠款或违约"),
        does("zhou", "approve-payment", json!({ "invoice": "IV2" })),
        does("lin", "pay-invoice", json!({ "invoice": "IV2" })),
        does(
            "he",
            "resume-performance",
            json!({ "words": "欠款到账，小组恢复" }),
        ),
        reads("he", "小组恢复"),
    ]
}

fn emergency() -> Vec<Play> {
    let order = |until: &str| json!({ "what": "台风登陆前逐户转移独居老人", "hours": "40", "until": until });
    vec![
        wrong(
            "chen",
            "order-emergency",
            order("today+20"),
            ("emergency-too-long", "until"),
        ),
        does("chen", "order-emergency", order("today+5")),
        sees("he", "EM1"),
        waits(5),
        does(
            "he",
            "report-emergency",
            json!({ "order": "EM1", "hours": "36", "account": "转移 41 人，安置点值守两夜" }),
        ),
        does(
            "chen",
            "report-emergency",
            json!({ "order": "EM1", "hours": "36", "account": "与承接方核对一致" }),
        ),
        does(
            "zhou",
            "ratify-emergency",
            json!({ "order": "EM1", "outcome": "ratified" }),
        ),
        does(
            "jin",
            "submit-invoice",
            json!({ "claim": "emergency", "ground": "EM1", "amount": "2160", "number": "HF-2025-009" }),
        ),
        reads("he", "EM1"),
    ]
}

fn successor() -> Vec<Play> {
    let succession = |successor: &str| {
        json!({
            "party": "host", "predecessor": "@dongli", "successor": successor,
            "reason": "区划调整：东里街道并入西园街道",
        })
    };
    vec![
        wrong(
            "wu",
            "record-succession",
            succession("@dongli"),
            ("successor-same", "successor"),
        ),
        does("wu", "record-succession", succession("@xiyuan")),
        public_reads("西园街道办事处"),
        does(
            "xu",
            "file-task-request",
            json!({
                "what": "并入后第一次与老人见面", "category": "adjacent", "hours": "4", "by": "today+10",
            }),
        ),
        sees("he", "T1"),
    ]
}

fn host_withdrawn() -> Vec<Play> {
    let leaving =
        |leaves: &str| json!({ "leaves": leaves, "reason": "街道机构改革，社区服务办公室撤销" });
    vec![
        wrong(
            "wu",
            "withdraw-host",
            leaving("today+10"),
            ("reason-needed", "reason"),
        ),
        reasoned(
            "wu",
            "withdraw-host",
            leaving("today+10"),
            "改革方案下月生效",
        ),
        sees("chen", "接替"),
        does(
            "chen",
            "name-successor-host",
            json!({ "host": "@dongli", "successor": "@xiyuan" }),
        ),
        does(
            "xu",
            "join-charter",
            json!({ "contact": "西园街道公共服务办" }),
        ),
        waits(12),
        public_reads("由西园街道办事处接替"),
    ]
}
