//! The ledger of extra work as data.

use crate::{Web, api, ask::Ask, failure::Failure, pages::parts, routes::Answer};
use domain::delivery::extra::{Line, Month, Sum, extra_work};
use serde_json::{Value, json};

/// `GET /api/v1/purchases/{id}/contracts/{contract}/extra-work`.
///
/// # Errors
/// Not found, also for whoever is no party to the contract.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    if !parts::reads_contract(&shown) {
        return Err(Failure::NotFound);
    }
    let found = extra_work(&shown.loaded.process, contract);
    let declined = found.declined.iter().map(|one| {
        json!({
            "task": one.task.to_string(), "office": one.office.id, "what": one.what.as_str(),
            "class": one.class.code(), "asked": one.asked, "hours": one.hours, "protected": "yes",
        })
    });
    api::ok(&json!({
        "contract": contract.id.to_string(),
        "worked": sum(found.worked), "settled": sum(found.settled), "owed": sum(found.owed),
        "open": sum(found.open), "contested": sum(found.contested),
        "offContractHours": found.off_contract, "serviceHours": found.served,
        "driftPercent": found.drift(),
        "lines": found.lines.iter().map(line).collect::<Vec<_>>(),
        "months": found.months.iter().map(month).collect::<Vec<_>>(),
        "declined": declined.collect::<Vec<_>>(),
    }))
}

fn sum(one: Sum) -> Value {
    json!({ "hours": one.hours, "value": one.value })
}

fn line(one: &Line<'_>) -> Value {
    let waits = one.waits.map(|owed| {
        json!({ "obligation": owed.id.to_string(), "duty": owed.duty.0.code,
            "debtor": owed.debtor, "since": owed.arose, "due": owed.due.date() })
    });
    json!({
        "task": one.task.to_string(), "office": one.office.id, "way": one.way.code(),
        "what": one.what.as_str(), "class": one.class.code(), "ground": one.ground.code(),
        "duty": one.duty.0, "asked": one.asked, "hours": one.hours, "value": one.value,
        "standing": one.standing.code(), "waits": waits,
    })
}

fn month(one: &Month<'_>) -> Value {
    let (year, month) = one.month;
    json!({
        "office": one.office.id, "month": format!("{year}-{month:02}"),
        "worked": sum(one.worked), "unsettled": sum(one.unsettled),
        "tasks": one.tasks.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
