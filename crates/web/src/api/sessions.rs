//! Tokens for the JSON interface.

use crate::{Web, api, ask::Ask, failure::Failure, routes::Answer};
use policy::Denial;
use serde_json::{Value, json};

/// `POST /api/v1/sessions` with `login` and `password` gives a token.
///
/// # Errors
/// Malformed body, or login and password do not match.
pub fn create(web: &Web, ask: &Ask) -> Answer {
    let body = api::object(&ask.body)?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or("");
    match web.app.sign_in(text("login"), text("password"))? {
        Some(token) => Ok(api::respond(
            201,
            "application/json",
            &json!({ "token": token }),
        )),
        None => Err(Failure::Rejected(app::Rejection::Denied(
            Denial::SignInFirst,
        ))),
    }
}
