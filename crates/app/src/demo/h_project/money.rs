//! The money: every undisputed sum is paid in the end, most of it late.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// Tasks and orders whose hours are confirmed: 247 hours at 60 yuan.
const EXTRA_TASKS: [&str; 13] = [
    "T1", "T2", "T3", "T4", "T6", "T7", "T12", "T13", "T16", "T17", "T20", "T21", "T24",
];

fn invoice(id: &str) -> Value {
    json!({ "invoice": id })
}

fn paid(id: &str, number: &str) -> Value {
    json!({ "invoice": id, "reference": format!("国库集中支付 {number}") })
}

/// June: the advance was due on 21 May. Notice is given, and a bank is asked.
pub(super) fn advance_is_late(t: &mut Teller<'_>) -> Result<(), AppError> {
    let advance = t.missed("pay-invoice", "IV1")?;
    t.on("2024-06-18")?
        .by("he")
        .does("give-default-notice", json!({
            "debtor": "@district", "obligation": advance,
            "text": "预付款 144000 元自 5 月 22 日起逾期，机构已垫付五月工资和社保。",
        }))?
        .does("give-default-notice", json!({
            "debtor": "@nanqiao", "text": "南桥社工站场地至今不能使用，两名社工借居委会走廊办公。",
        }))?
        .by("jin")
        .does("request-receivable", json!({ "invoice": "IV1", "bank": "禾川农商行" }))?;
    Ok(())
}

/// July: the advance comes fifty days late, and the first report is handed in.
pub(super) fn advance_comes(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("zhou")
        .does("approve-payment", invoice("IV1"))?
        .on("2024-07-10")?
        .by("lin")
        .does("pay-invoice", paid("IV1", "2024-0710-016"))?
        .on("2024-07-11")?
        .by("jin")
        .does("confirm-receipt", invoice("IV1"))?
        .by("chen")
        .does(
            "cure-default",
            json!({ "notice": "A1", "proof": "预付款已于 7 月 10 日支付，利息由系统入账" }),
        )?
        .does(
            "file-inspection-finding",
            json!({ "inspection": "I1", "finding": "no-issue" }),
        )?
        .on("2024-07-12")?
        .by("he")
        .does(
            "close-default-notice",
            json!({ "notice": "A1", "end": "cured" }),
        )?
        .does(
            "submit-report",
            json!({
                "from": "2024-05-06", "to": "2024-07-05", "spent": "102000",
                "done": [
                    { "unit": "U1", "quantity": "6" }, { "unit": "U2", "quantity": "2" },
                    { "unit": "U3", "quantity": "205" }, { "unit": "U4", "quantity": "3" },
                ],
                "hours": "1180", "note": "建档 412 户；南桥场地 7 月 2 日才到位，小组顺延。",
            }),
        )?;
    Ok(())
}

/// September: the base fee, checked in time and left on a desk.
pub(super) fn base_fee_is_late(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-04")?
        .by("zhou")
        .does("approve-payment", invoice("IV2"))?
        .on("2024-09-06")?
        .by("lin")
        .does("pay-invoice", paid("IV2", "2024-0906-031"))?
        .by("jin")
        .does("confirm-receipt", invoice("IV2"))?;
    Ok(())
}

/// December: a reason is named that the rules do not take as one.
pub(super) fn reason_given(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-02")?
        .by("chen")
        .does("record-delay-reason", json!({
            "invoice": "IV3", "cause": "leader-change", "note": "分管领导调整，新领导还未明确签批权限",
        }))?
        .by("he")
        .does("give-default-notice", json!({
            "debtor": "@district", "text": "第二期基本服务费 96000 元逾期，年底工资无着。",
        }))?;
    Ok(())
}

/// The second base fee, a month late.
pub(super) fn base_fee_is_late_again(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-17")?
        .by("zhou")
        .does("approve-payment", invoice("IV3"))?
        .on("2024-12-18")?
        .by("lin")
        .does("pay-invoice", paid("IV3", "2024-1218-102"))?
        .by("jin")
        .does("confirm-receipt", invoice("IV3"))?
        .by("chen")
        .does(
            "cure-default",
            json!({ "notice": "A3", "proof": "已于 12 月 18 日支付" }),
        )?;
    Ok(())
}

/// January: what is left is billed, and with it the hours worked beside the service since June.
pub(super) fn last_invoices(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2025-01-13")?
        .by("he")
        .does(
            "close-default-notice",
            json!({ "notice": "A3", "end": "cured" }),
        )?
        .by("chen");
    for task in EXTRA_TASKS {
        t.does(
            "compensate-task",
            json!({ "task": task, "means": "on-invoice" }),
        )?;
    }
    t.by("jin")
        .does(
            "submit-invoice",
            json!({ "tranche": "P4", "number": "25337000000004" }),
        )?
        .does(
            "submit-invoice",
            json!({ "tranche": "P5", "number": "25337000000005" }),
        )?
        .does(
            "submit-invoice",
            json!({
                "claim": "extra-task", "tasks": EXTRA_TASKS, "amount": "14820",
                "number": "25337000000006",
            }),
        )?
        .on("2025-01-17")?
        .by("chen");
    for id in ["IV4", "IV5", "IV6"] {
        t.does("check-invoice", json!({ "invoice": id, "outcome": "ok" }))?;
    }
    Ok(())
}

/// February: after the Spring Festival everything is paid, interest and all.
pub(super) fn settled_late(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2025-02-10")?
        .by("chen")
        .is_refused("settle-contract", json!({}), "guard-blocks")?
        .by("zhou");
    for id in ["IV4", "IV5", "IV6"] {
        t.does("approve-payment", invoice(id))?;
    }
    t.by("lin");
    for (id, number) in [
        ("IV4", "2025-0210-003"),
        ("IV5", "2025-0210-004"),
        ("IV6", "2025-0210-005"),
    ] {
        t.does("pay-invoice", paid(id, number))?;
    }
    t.by("jin");
    for id in ["IV4", "IV5", "IV6"] {
        t.does("confirm-receipt", invoice(id))?;
    }
    t.does(
        "submit-invoice",
        json!({ "claim": "interest", "number": "25337000000011" }),
    )?
    .on("2025-02-11")?
    .by("chen")
    .does(
        "check-invoice",
        json!({ "invoice": "IV7", "outcome": "ok" }),
    )?
    .by("zhou")
    .does("approve-payment", invoice("IV7"))?
    .on("2025-02-12")?
    .by("lin")
    .does("pay-invoice", paid("IV7", "2025-0212-001"))?
    .by("jin")
    .does("confirm-receipt", invoice("IV7"))?
    .by("chen")
    .does("settle-contract", json!({}))?
    .does("publish-payment-statistics", json!({}))?;
    Ok(())
}
