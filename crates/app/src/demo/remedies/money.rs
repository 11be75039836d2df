//! Money: paid in time, disputed openly, settled by both.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::json;

fn ok(teller: &mut Teller<'_>, day: &str, invoices: &[&str]) -> Result<(), AppError> {
    teller.on(day)?.by("chen");
    for invoice in invoices {
        teller.does(
            "check-invoice",
            json!({ "invoice": invoice, "outcome": "ok" }),
        )?;
    }
    Ok(())
}

fn approved(teller: &mut Teller<'_>, day: &str, invoices: &[&str]) -> Result<(), AppError> {
    teller.on(day)?.by("zhou");
    for invoice in invoices {
        teller.does("approve-payment", json!({ "invoice": invoice }))?;
    }
    Ok(())
}

fn paid(teller: &mut Teller<'_>, day: &str, invoices: &[&str]) -> Result<(), AppError> {
    teller.on(day)?.by("lin");
    for invoice in invoices {
        teller.does("pay-invoice", json!({ "invoice": invoice }))?;
    }
    Ok(())
}

fn received(teller: &mut Teller<'_>, day: &str, invoices: &[&str]) -> Result<(), AppError> {
    teller.on(day)?.by("chun");
    for invoice in invoices {
        teller.does("confirm-receipt", json!({ "invoice": invoice }))?;
    }
    Ok(())
}

pub(super) fn advance(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-06-06")?.by("chun").does(
        "submit-invoice",
        json!({ "tranche": "P1", "number": "25952000000601" }),
    )?;
    ok(teller, "2025-06-09", &["IV1"])?;
    approved(teller, "2025-06-09", &["IV1"])?;
    teller.by("lin").does(
        "pass-to-treasury",
        json!({ "invoice": "IV1", "reference": "国库集中支付 2025-0609" }),
    )?;
    paid(teller, "2025-06-10", &["IV1"])?;
    received(teller, "2025-06-11", &["IV1"])
}

/// The first base part, the advance of the change, and what tasks and one verbal order cost.
pub(super) fn september(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-09-08")?
        .by("chun")
        .does(
            "submit-invoice",
            json!({ "tranche": "P2", "number": "25952000000907" }),
        )?
        .does(
            "submit-invoice",
            json!({ "tranche": "P1", "number": "25952000000908" }),
        )?
        .does(
            "submit-invoice",
            json!({ "claim": "extra-task", "tasks": ["T2", "T4", "T6"], "amount": "1620",
                "number": "25952000000909" }),
        )?;
    let all = ["IV2", "IV3", "IV4"];
    ok(teller, "2025-09-09", &all)?;
    approved(teller, "2025-09-10", &all)?;
    Ok(())
}

/// Paid a week after the invoice.
pub(super) fn september_paid(teller: &mut Teller<'_>) -> Result<(), AppError> {
    let all = ["IV2", "IV3", "IV4"];
    paid(teller, "2025-09-15", &all)?;
    received(teller, "2025-09-16", &all)
}

/// The second base part: what is not disputed is paid at once, the rest is settled within days.
pub(super) fn disputed_part(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-11-03")?.by("chun").does(
        "submit-invoice",
        json!({ "tranche": "P3", "number": "25952000001102" }),
    )?;
    teller.on("2025-11-05")?.by("chen").does(
        "check-invoice",
        json!({
            "invoice": "IV5", "outcome": "dispute", "amount": "6000", "clause": "C-SC-1",
            "reason": "九月西园有两场小组活动到场不足六人，未达到合同定义，先不付这两场。",
        }),
    )?;
    approved(teller, "2025-11-05", &["IV5"])?;
    paid(teller, "2025-11-07", &["IV5"])?;
    teller.by("chun").does(
        "settle-disputed-part",
        json!({ "invoice": "IV5", "accepted": "3000" }),
    )?;
    teller.on("2025-11-10")?.by("chen").does(
        "settle-disputed-part",
        json!({ "invoice": "IV5", "accepted": "3000" }),
    )?;
    approved(teller, "2025-11-10", &["IV5"])?;
    paid(teller, "2025-11-12", &["IV5"])?;
    received(teller, "2025-11-13", &["IV5"])
}

pub(super) fn settlement(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2026-01-14")?
        .by("chun")
        .does(
            "submit-invoice",
            json!({ "tranche": "P4", "number": "26952000000103" }),
        )?
        .does(
            "submit-invoice",
            json!({ "tranche": "P5", "number": "26952000000104" }),
        )?;
    let all = ["IV6", "IV7"];
    ok(teller, "2026-01-15", &all)?;
    approved(teller, "2026-01-16", &all)?;
    paid(teller, "2026-01-20", &all)?;
    received(teller, "2026-01-21", &all)?;
    teller
        .on("2026-01-22")?
        .by("chen")
        .does("settle-contract", json!({}))?
        .does("publish-payment-statistics", json!({}))?;
    Ok(())
}
