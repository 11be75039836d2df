//! The JSON interface over the same commands and queries as the pages.
//!
//! Writes need a token (`POST /api/v1/sessions`, then `Authorization: Bearer …`); errors are problem
//! details with a stable code and, for faulty fields, a pointer each.

pub mod acts;
pub mod bids;
pub mod extra_work;
pub mod openapi;
pub mod planning;
pub mod purchases;
pub mod record;
pub mod rules;
pub mod services;
pub mod sessions;
pub mod signs;

use crate::{
    failure::{Failure, rejection_text},
    routes::Answer,
    wording::In,
};
use app::Rejection;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// An answer with status 200.
///
/// # Errors
/// None.
pub fn ok(value: &Value) -> Answer {
    Ok(respond(200, "application/json", value))
}

/// An answer with another status.
pub fn respond(status: u16, kind: &'static str, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, value.to_string()).into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Problem details (RFC 9457) of a failure.
pub fn problem(failure: &Failure, lang: In) -> Response {
    let mut body = json!({
        "type": "about:blank",
        "status": failure.status(),
        "code": failure.code(),
        "title": failure.text(lang),
    });
    if let (Failure::Rejected(rejection), Some(map)) = (failure, body.as_object_mut()) {
        map.insert("title".to_owned(), rejection_text(rejection, lang).into());
        map.insert("errors".to_owned(), errors(rejection, lang));
    }
    respond(failure.status(), "application/problem+json", &body)
}

fn errors(rejection: &Rejection, lang: In) -> Value {
    match rejection {
        Rejection::Faults(faults) => faults
            .iter()
            .map(|fault| {
                let pointer = format!("/{}", fault.field.replace('.', "/"));
                json!({ "pointer": pointer, "code": fault.code, "detail": lang.bi(fault.text) })
            })
            .collect(),
        Rejection::Refused(refusal) => match &refusal.field {
            Some(field) => {
                let pointer = format!("/{}", field.replace('.', "/"));
                json!([{ "pointer": pointer, "code": refusal.code(), "detail": refusal.text(lang.0),
                         "next": refusal.next(lang.0), "opensOn": refusal.opens_on }])
            }
            None => json!([{ "code": refusal.code(), "detail": refusal.text(lang.0),
                             "next": refusal.next(lang.0), "opensOn": refusal.opens_on }]),
        },
        Rejection::Moved { current } => json!([{ "code": "moved-on", "currentVersion": current }]),
        Rejection::Denied(_)
        | Rejection::UnknownVerb
        | Rejection::UnknownProcess
        | Rejection::KeyReused
        | Rejection::Busy
        | Rejection::Unavailable => json!([]),
    }
}

/// The JSON object of a request's body.
///
/// # Errors
/// Malformed when it is not one.
pub fn object(body: &[u8]) -> Result<serde_json::Map<String, Value>, Failure> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Failure::Malformed),
    }
}
