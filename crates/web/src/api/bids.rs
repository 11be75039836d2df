//! Sealed bids and key shares handed in by tools.

use crate::{
    Web, api,
    ask::Ask,
    failure::Failure,
    pages::{bids::submission, parts},
    routes::Answer,
};
use app::{Accepted, NotTaken, bus::Repeat};
use serde_json::json;

/// `POST /api/v1/purchases/{id}/bids`: an envelope as the whole body.
///
/// # Errors
/// The envelope cannot be used, or the rejection.
pub fn hand_in(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let organisation = ask.signed_in()?.person.organisation;
    let tenderer = organisation.ok_or(Failure::NotFound)?;
    let submission = submission(ask, &shown, ask.key.as_deref())?;
    answer(web, ask, web.app.hand_in(tenderer, &ask.body, submission))
}

/// `POST /api/v1/purchases/{id}/shares`: what `bonafide officer open` wrote.
///
/// # Errors
/// It is not such a file, or the rejection.
pub fn shares(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let submission = submission(ask, &shown, ask.key.as_deref())?;
    answer(web, ask, web.app.take_shares(&ask.body, &submission))
}

fn answer(web: &Web, ask: &Ask, answer: Result<Accepted, NotTaken>) -> Answer {
    let accepted = match answer {
        Ok(accepted) => accepted,
        Err(NotTaken::Rejected(rejection)) => return Err(Failure::Rejected(rejection)),
        Err(NotTaken::Failed(error)) => return Err(error.into()),
        Err(wrong) => {
            let body = json!({
                "type": "about:blank", "status": 422, "code": wrong.code(),
                "title": wrong.say(ask.lang.0),
            });
            return Ok(api::respond(422, "application/problem+json", &body));
        }
    };
    let receipt = web.app.receipt(accepted.positions)?;
    let status = if accepted.repeat == Repeat::First {
        201
    } else {
        200
    };
    let body = json!({
        "purchase": accepted.process, "positions": accepted.positions, "receipt": receipt,
    });
    Ok(api::respond(status, "application/json", &body))
}
