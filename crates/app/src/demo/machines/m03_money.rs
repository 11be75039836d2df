//! M3: money, from the invoice to the receipt.

use super::{Play, does, not_theirs, public_reads, reads, reasoned, sees, waits, wrong};
use serde_json::{Value, json};

fn invoice(amount: &str, number: &str) -> Value {
    json!({ "tranche": "P2", "amount": amount, "number": number })
}

/// An invoice is checked, approved, passed to the treasury, paid and confirmed, each by its owner.
pub(super) fn happy() -> Vec<Play> {
    vec![
        waits(60),
        wrong(
            "jin",
            "submit-invoice",
            invoice("99999", "HF-2025-002"),
            ("invoice-above", "amount"),
        ),
        does("jin", "submit-invoice", invoice("62500", "HF-2025-002")),
        sees("chen", "IV2"),
        does(
            "chen",
            "check-invoice",
            json!({ "invoice": "IV2", "outcome": "ok" }),
        ),
        not_theirs("zhou", "pay-invoice", json!({ "invoice": "IV2" })),
        does("zhou", "approve-payment", json!({ "invoice": "IV2" })),
        does(
            "lin",
            "pass-to-treasury",
            json!({ "invoice": "IV2", "reference": "国库集中支付 2025-0607" }),
        ),
        does(
            "lin",
            "pay-invoice",
            json!({ "invoice": "IV2", "reference": "银行回单 0611" }),
        ),
        sees("jin", "IV2"),
        does("jin", "confirm-receipt", json!({ "invoice": "IV2" })),
        does("chen", "publish-payment-statistics", json!({})),
        public_reads("付款统计"),
    ]
}

/// A part is disputed with reason, the rest is paid late: interest, the public list, a certificate for
/// the bank; a deduction is objected to and ruled on.
pub(super) fn unhappy() -> Vec<Play> {
    [paid_late(), deducted()].concat()
}

fn paid_late() -> Vec<Play> {
    let dispute = |reason: &str| {
        json!({
            "invoice": "IV2", "outcome": "dispute", "amount": "12500", "reason": reason, "clause": "C-SC-1",
        })
    };
    vec![
        waits(60),
        does("jin", "submit-invoice", invoice("62500", "HF-2025-002")),
        wrong(
            "chen",
            "check-invoice",
            dispute(""),
            ("dispute-incomplete", "reason"),
        ),
        does(
            "chen",
            "check-invoice",
            dispute("五月有四场互助小组没有签到，先不付这四场"),
        ),
        sees("jin", "IV2"),
        does("zhou", "approve-payment", json!({ "invoice": "IV2" })),
        wrong(
            "lin",
            "pay-invoice",
            json!({ "invoice": "IV2", "amount": "62500" }),
            ("pay-above", "amount"),
        ),
        does(
            "lin",
            "pay-invoice",
            json!({ "invoice": "IV2", "amount": "20000" }),
        ),
        does("jin", "confirm-receipt", json!({ "invoice": "IV2" })),
        waits(30),
        does(
            "jin",
            "request-receivable",
            json!({ "invoice": "IV2", "bank": "江城农商银行" }),
        ),
        does("lin", "certify-receivable", json!({ "invoice": "IV2" })),
        does(
            "zhou",
            "record-delay-reason",
            json!({ "invoice": "IV2", "cause": "internal-process", "note": "分管领导出差，未签字" }),
        ),
        waits(30),
        public_reads("列入公开清单"),
        public_reads("自动计息"),
        sees("he", "逾期"),
        does("lin", "pay-invoice", json!({ "invoice": "IV2" })),
        does(
            "jin",
            "settle-disputed-part",
            json!({ "invoice": "IV2", "accepted": "9000" }),
        ),
        does(
            "zhou",
            "settle-disputed-part",
            json!({ "invoice": "IV2", "accepted": "9000" }),
        ),
    ]
}

/// A deduction is objected to, and the panel sets it aside.
fn deducted() -> Vec<Play> {
    vec![
        reasoned_deduction(),
        does(
            "jin",
            "object-to-deduction",
            json!({ "deduction": "DD1", "reason": "付款迟了两个月，探访少与此有关" }),
        ),
        not_theirs("chen", "uphold-deduction", json!({ "deduction": "DD1" })),
        does(
            "bai",
            "withdraw-deduction",
            json!({ "deduction": "DD1", "reason": "不足由迟付造成，不应由承接方承担" }),
        ),
        reads("jin", "DD1"),
    ]
}

fn reasoned_deduction() -> Play {
    reasoned(
        "chen",
        "deduct",
        json!({
            "clause": "C-EVAL-3", "finding": "区民函〔2025〕17 号", "unit": "U1", "missed": "30", "rate": "160",
            "notified": "today-20", "reply": "和风〔2025〕9 号", "reasons": "六月探访比计划少三十次，答复的理由只采纳一部分",
        }),
        "答复已逐条回应",
    )
}
