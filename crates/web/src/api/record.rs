//! The record as JSON: checkpoint and receipts.

use crate::{Web, api, ask::Ask, pages::parts, routes::Answer};
use serde_json::json;

/// `GET /api/v1/checkpoint`.
///
/// # Errors
/// Failures of the database.
pub fn checkpoint(web: &Web, _: &Ask) -> Answer {
    let signed = web.app.checkpoint()?;
    api::ok(&json!({
        "size": signed.checkpoint.size,
        "root": signed.checkpoint.root,
        "note": signed.note,
        "verifierKey": web.app.verifier_key().to_string(),
    }))
}

/// `GET /api/v1/purchases/{id}/receipts/{first}-{last}`.
///
/// # Errors
/// Not found (also when the reader may not see one of the entries), or failures of the database.
pub fn receipt(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let (positions, _) = parts::seen_run(&shown, ask.param("range"))?;
    let receipt = web.app.receipt(positions)?;
    api::ok(&serde_json::to_value(receipt).map_err(app::AppError::from)?)
}
