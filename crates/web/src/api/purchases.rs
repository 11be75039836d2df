//! Purchases as JSON: the list, one with its state, its events, what is owed.

use crate::{Web, api, ask::Ask, failure::Failure, pages::parts, routes::Answer};
use app::{
    Logged,
    rows::{ObligationQuery, SummaryQuery},
};
use domain::{Obligation, ObligationState, Process};
use kernel::Lang;
use serde_json::{Value, json};

/// Rows of an answer.
const ROWS_MAX: u32 = 100;
/// Events of an answer.
const EVENTS_MAX: usize = 500;

/// `GET /api/v1/purchases?text=&stage=&page=`.
///
/// # Errors
/// Failures of the database.
pub fn list(web: &Web, ask: &Ask) -> Answer {
    let page: u32 = ask
        .query("page")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
        .min(10_000);
    let rows = web.app.summaries(&SummaryQuery {
        stage: ask.query("stage").map(str::to_owned),
        text: ask.query("text").map(str::to_owned),
        organisations: None,
        offset: page.saturating_mul(ROWS_MAX),
        limit: ROWS_MAX,
    })?;
    let purchases: Vec<Value> = rows
        .iter()
        .map(|row| {
            let more: Value = serde_json::from_str(&row.json).unwrap_or(Value::Null);
            json!({ "id": row.process, "title": row.title, "stage": row.stage,
                    "updated": row.updated, "version": row.version, "parties": more })
        })
        .collect();
    api::ok(&json!({ "page": page, "purchases": purchases }))
}

/// `GET /api/v1/purchases/{id}`.
///
/// # Errors
/// Not found, or failures of the database.
pub fn one(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let process = &shown.loaded.process;
    let contracts: Vec<Value> = process
        .contracts
        .iter()
        .map(|one| {
            json!({ "id": one.id.to_string(), "stage": one.stage, "supplier": one.supplier,
                    "lots": one.lots, "terms": one.terms, "signed": one.signed,
                    "rulePack": one.pack.as_ref().map(ToString::to_string) })
        })
        .collect();
    let steps: Vec<Value> = process
        .steps
        .iter()
        .map(|step| {
            json!({ "stage": step.stage, "contract": step.contract, "entered": step.entered,
                    "role": step.by.role })
        })
        .collect();
    api::ok(&json!({
        "id": shown.id, "title": shown.title(), "stage": shown.loaded.process.shown_stage(),
        "version": process.version, "lots": process.lots, "awards": process.awards,
        "contracts": contracts, "steps": steps, "obligations": owed(process),
    }))
}

fn owed(process: &Process) -> Vec<Value> {
    process.obligations.iter().map(obligation).collect()
}

fn obligation(one: &Obligation) -> Value {
    let state = match &one.state {
        ObligationState::Open => json!({ "is": "open" }),
        ObligationState::Met { on } => json!({ "is": "met", "on": on }),
        ObligationState::Waived { .. } => json!({ "is": "waived" }),
        ObligationState::Excused { cause, .. } => json!({ "is": "excused", "cause": cause }),
        ObligationState::Lapsed => json!({ "is": "lapsed" }),
    };
    let duty = one.duty.0;
    json!({
        "id": one.id.to_string(), "duty": duty.code, "what": { "zh": duty.what.zh, "en": duty.what.en },
        "contract": one.contract.map(|id| id.to_string()), "subject": one.subject,
        "debtorRole": duty.debtor, "debtor": one.debtor, "creditorRole": duty.creditor,
        "arose": one.arose, "due": one.due, "missed": one.missed, "state": state,
    })
}

/// `GET /api/v1/purchases/{id}/events?after=&limit=`: what the reader may see, oldest first; `next`
/// is the address of what follows, or null.
///
/// # Errors
/// Not found, or failures of the database.
pub fn events(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let number = |name: &str| ask.query(name).and_then(|text| text.parse::<u64>().ok());
    let limit = number("limit").and_then(|limit| usize::try_from(limit).ok());
    let limit = limit.unwrap_or(EVENTS_MAX).clamp(1, EVENTS_MAX);
    let log = &shown.loaded.log;
    let start = number("after").map_or(0, |after| log.place_of(after.saturating_add(1)));
    let sight = shown.viewer.sight(&shown.loaded);
    let seen = log.from(start).filter(|one| sight.sees(one));
    let mut seen: Vec<_> = seen.take(limit + 1).collect();
    let more = seen.len() > limit;
    seen.truncate(limit);
    let events: Result<Vec<Value>, _> = seen.iter().map(|one| event(&shown, one)).collect();
    let last = seen.last().filter(|_| more).map(|one| one.position);
    let next = last.map(|last| {
        let path = shown.path();
        format!("/api/v1{path}/events?after={last}&limit={limit}")
    });
    api::ok(&json!({ "purchase": shown.id, "events": events?, "next": next }))
}

fn event(shown: &parts::Shown, logged: &Logged) -> Result<Value, Failure> {
    let envelope = &logged.envelope;
    let person = shown.names.person(&envelope.actor);
    let said = |lang| logged.event.sentence_in(lang, envelope.zone);
    Ok(json!({
        "position": logged.position, "version": envelope.version, "kind": logged.event.kind(),
        "occurred": envelope.occurred, "recorded": envelope.recorded,
        "contract": envelope.contract.map(|id| id.to_string()),
        "actor": { "role": envelope.actor.role, "organisation": envelope.actor.organisation, "person": person },
        "body": logged.event.body().map_err(app::AppError::from)?,
        "sentence": { "zh": said(Lang::Zh), "en": said(Lang::En) },
    }))
}

/// `GET /api/v1/obligations`: what one's own organisation owes, soonest due first.
///
/// # Errors
/// Failures of the database.
pub fn obligations(web: &Web, ask: &Ask) -> Answer {
    let organisation = ask.signed_in()?.person.organisation;
    let rows = web.app.obligations(&ObligationQuery {
        process: None,
        statuses: Some(vec!["open".to_owned()]),
        debtors: Some(organisation.iter().map(ToString::to_string).collect()),
        offset: 0,
        limit: 1_000,
    })?;
    let list: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({ "purchase": row.process, "contract": row.contract, "id": row.id, "duty": row.what,
                    "debtorRole": row.debtor_role, "creditorRole": row.creditor_role, "due": row.due })
        })
        .collect();
    api::ok(&json!({ "obligations": list }))
}
