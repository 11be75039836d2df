//! M4: reports, each datum once.

use super::{Play, does, public_reads, reads, sees, waits, wrong};
use serde_json::{Value, json};

/// A report on the first month; days are counted back from the day it is told.
fn report(from: &str, to: &str, spent: &str) -> Value {
    json!({
        "from": from, "to": to, "spent": spent, "hours": "240",
        "done": [{ "unit": "U1", "quantity": "96" }, { "unit": "U2", "quantity": "2" }],
        "note": "两位老人住院，改为病房探视",
    })
}

/// A report is submitted and answered in time.
pub(super) fn happy() -> Vec<Play> {
    vec![
        waits(35),
        sees("he", "期间报告"),
        wrong(
            "he",
            "submit-report",
            report("today-37", "today+5", "19800"),
            ("report-period", "to"),
        ),
        does(
            "he",
            "submit-report",
            report("today-37", "today-7", "19800"),
        ),
        sees("chen", "答复期间报告"),
        does(
            "chen",
            "answer-report",
            json!({ "report": "R1", "answer": "accepted" }),
        ),
        public_reads("R1"),
    ]
}

/// Questions must be written down; the report is corrected; then nobody answers, and it counts as
/// accepted. The same days are not reported twice.
pub(super) fn unhappy() -> Vec<Play> {
    vec![
        waits(35),
        does(
            "he",
            "submit-report",
            report("today-37", "today-7", "19800"),
        ),
        wrong(
            "chen",
            "answer-report",
            json!({ "report": "R1", "answer": "questions", "questions": "" }),
            ("questions-missing", "questions"),
        ),
        does(
            "chen",
            "answer-report",
            json!({
                "report": "R1", "answer": "questions", "questions": "互助小组两节是否都有六人以上到场？",
            }),
        ),
        sees("he", "R1"),
        does(
            "he",
            "submit-report",
            report("today-37", "today-7", "19200"),
        ),
        waits(20),
        public_reads("视为认可"),
        wrong(
            "he",
            "submit-report",
            report("today-50", "today-30", "19200"),
            ("report-overlap", "from"),
        ),
        reads("chen", "R2"),
    ]
}
