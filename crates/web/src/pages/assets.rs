//! The style sheet, the mark and the one script, compiled in: no page asks anything of another host.

use crate::{Web, ask::Ask, routes::Answer};
use axum::{http::header, response::IntoResponse};

const STYLE: &str = include_str!("../../assets/style.css");
const OUTBOX: &str = include_str!("../../assets/outbox.js");
const WORKER: &str = include_str!("../../assets/outbox-worker.js");
const MARK: &str = include_str!("../../assets/mark.svg");

/// The style sheet.
///
/// # Errors
/// None.
pub fn style(_: &Web, _: &Ask) -> Answer {
    asset("text/css; charset=utf-8", STYLE)
}

/// The mark.
///
/// # Errors
/// None.
pub fn mark(_: &Web, _: &Ask) -> Answer {
    asset("image/svg+xml", MARK)
}

/// The script that keeps records of service on the phone until they can be sent.
///
/// # Errors
/// None.
pub fn outbox(_: &Web, _: &Ask) -> Answer {
    asset("text/javascript; charset=utf-8", OUTBOX)
}

/// What lets the form for records of service be opened without a connection.
///
/// # Errors
/// None.
pub fn outbox_worker(_: &Web, _: &Ask) -> Answer {
    let headers = [
        ("content-type", "text/javascript; charset=utf-8"),
        ("cache-control", "max-age=300"),
        ("service-worker-allowed", "/"),
        (
            "content-security-policy",
            "default-src 'none'; connect-src 'self'",
        ),
    ];
    Ok((headers, WORKER).into_response())
}

fn asset(kind: &'static str, content: &'static str) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "max-age=300"),
    ];
    Ok((headers, content).into_response())
}
