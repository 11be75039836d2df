//! Records of service as data, and taken in from a file.

use crate::{
    Web, api,
    ask::Ask,
    failure::{Failure, rejection_status, rejection_text},
    pages::services::{
        Filter,
        import::{allowed, destination},
        place,
    },
    routes::Answer,
};
use app::services::{Refused, Taken};
use domain::delivery::state::{RecordStanding, Service};
use kernel::Lang;
use serde_json::{Value, json};

/// Most records of one answer.
const PAGE_MAX: usize = 500;

/// `GET …/services`: records, the latest day first; `month`, `worker`, `kind`, `mark`, `page`.
///
/// # Errors
/// Not found, denied, or failures of the database.
pub fn list(web: &Web, ask: &Ask) -> Answer {
    let shown = place(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let found = Filter::of(ask).matching(&contract.delivery);
    let page = ask.query("page").and_then(|text| text.parse().ok());
    let page: usize = page.unwrap_or(1).max(1);
    let rows = found
        .iter()
        .skip((page - 1).saturating_mul(PAGE_MAX))
        .take(PAGE_MAX);
    api::ok(&json!({
        "total": found.len(), "page": page, "pageSize": PAGE_MAX,
        "services": rows.map(|one| told(one)).collect::<Vec<_>>(),
    }))
}

fn told(one: &Service) -> Value {
    json!({
        "id": one.id.to_string(), "kind": one.kind, "unit": one.unit.map(|unit| unit.to_string()),
        "date": one.on, "from": one.from, "hours": one.hours, "travel": one.travel,
        "served": one.served, "place": one.place, "case": one.case, "users": one.users,
        "priority": one.priority, "worker": one.code, "entry": one.entry, "photos": one.photos,
        "confirmed": one.is_confirmed(),
        "standing": match one.standing {
            RecordStanding::Recorded => "recorded",
            RecordStanding::Questioned => "questioned",
            RecordStanding::Checked => "checked",
            RecordStanding::Withdrawn => "withdrawn",
        },
    })
}

/// `POST …/services/import`: a CSV or .xlsx file as the whole body; `name` in the query.
///
/// # Errors
/// Not found, denied, or failures of the database; faults of the file are a problem of their own.
pub fn import(web: &Web, ask: &Ask) -> Answer {
    let shown = allowed(web, ask)?;
    let name = ask.query("name").unwrap_or("file");
    let taken = web
        .app
        .import_services(destination(ask, &shown)?, name, &ask.body);
    match taken {
        Ok(Taken::Recorded { first, last }) => {
            let body =
                json!({ "first": first.to_string(), "last": last.to_string(), "recorded": true });
            Ok(api::respond(201, "application/json", &body))
        }
        Ok(Taken::Before { first, last }) => api::ok(
            &json!({ "first": first.to_string(), "last": last.to_string(), "recorded": false }),
        ),
        Err(Refused::Failed(error)) => Err(error.into()),
        Err(refused) => Ok(problem(ask, &refused)),
    }
}

fn problem(ask: &Ask, refused: &Refused) -> axum::response::Response {
    let lang = ask.lang;
    let status = match refused {
        Refused::Rejected(rejection) => rejection_status(rejection),
        Refused::File(_) | Refused::Cells(_) | Refused::Failed(_) => 422,
    };
    let title = match refused {
        Refused::File(text) => lang.bi(*text).to_owned(),
        Refused::Rejected(rejection) => rejection_text(rejection, lang),
        Refused::Cells(_) | Refused::Failed(_) => lang
            .t(
                "表格有不合格的内容，什么都没有登记",
                "cells are faulty; nothing was recorded",
            )
            .to_owned(),
    };
    let cells = match refused {
        Refused::Cells(faults) => faults.as_slice(),
        Refused::File(_) | Refused::Rejected(_) | Refused::Failed(_) => &[],
    };
    let errors: Vec<Value> = cells
        .iter()
        .map(|one| {
            json!({
                "row": one.row,
                "column": one.column.map(|name| json!({ "zh": name.zh, "en": name.en })),
                "detail": { "zh": one.text(Lang::Zh), "en": one.text(Lang::En) },
            })
        })
        .collect();
    let body = json!({
        "type": "about:blank", "status": status, "code": "faulty-fields", "title": title,
        "errors": errors,
    });
    api::respond(status, "application/problem+json", &body)
}
