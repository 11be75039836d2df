//! M9: complaints of residents.

use super::{Play, does, public_reads, reads, sees, waits, wrong};
use serde_json::{Value, json};

fn complaint(about: &str, text: &str) -> Value {
    json!({ "about": about, "topic": "access", "text": text })
}

/// A complaint about the provider is acknowledged and answered by the purchaser; nobody is named.
pub(super) fn happy() -> Vec<Play> {
    vec![
        wrong(
            "liu",
            "complain-resident",
            complaint("provider", ""),
            ("field-missing", "text"),
        ),
        does(
            "liu",
            "complain-resident",
            complaint("provider", "互助小组改到晚上，看不清路，事先没问过我们"),
        ),
        sees("chen", "M1"),
        does(
            "chen",
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
        ),
        does(
            "chen",
            "answer-resident-complaint",
            json!({
                "complaint": "M1", "outcome": "upheld", "text": "属实。小组改回下午，今后改时间先问老人",
            }),
        ),
        public_reads("属实。小组改回下午"),
    ]
}

/// A complaint about the purchaser goes past it to the panel, which is late; one about the host is not
/// for the host.
pub(super) fn unhappy() -> Vec<Play> {
    vec![
        does(
            "liu",
            "complain-resident",
            complaint("purchaser", "区里来人合影，耽误了一上午探访"),
        ),
        wrong(
            "chen",
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
            ("guard-blocks", ""),
        ),
        sees("bai", "M1"),
        does(
            "sun",
            "complain-resident",
            complaint("host", "活动室总说在开会，不给老人用"),
        ),
        wrong(
            "wu",
            "acknowledge-resident-complaint",
            json!({ "complaint": "M2" }),
            ("guard-blocks", ""),
        ),
        does(
            "chen",
            "acknowledge-resident-complaint",
            json!({ "complaint": "M2" }),
        ),
        waits(5),
        sees("bai", "逾期"),
        does(
            "bai",
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
        ),
        waits(25),
        does(
            "bai",
            "answer-resident-complaint",
            json!({
                "complaint": "M1", "outcome": "partly-upheld", "text": "合影属实，已请区民政局今后不占用探访时间",
            }),
        ),
        reads("chen", "M1"),
        public_reads("已请区民政局今后不占用探访时间"),
    ]
}
