//! The style sheet and the mark, compiled in: no page asks anything of another host.

use crate::{Web, ask::Ask, routes::Answer};
use axum::{http::header, response::IntoResponse};

const STYLE: &str = include_str!("../../assets/style.css");
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

fn asset(kind: &'static str, content: &'static str) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "max-age=300"),
    ];
    Ok((headers, content).into_response())
}
