//! Moving the clock of a demonstration.

use crate::{
    Web, adapter::see_other, ask::Ask, failure::Failure, pages::sign_in::safe_next, routes::Answer,
};

/// Moves the clock on by some days, recording each day what falls due.
///
/// # Errors
/// A number of days outside 1 to 60, or failures of the database.
pub fn advance(web: &Web, ask: &Ask) -> Answer {
    let days: i32 = ask
        .field("days")
        .unwrap_or("")
        .parse()
        .map_err(|_| Failure::Malformed)?;
    if !(1..=60).contains(&days) {
        return Err(Failure::Malformed);
    }
    let today = kernel::civil_date(web.app.clock().now());
    web.app.advance_to(kernel::time::plus_days(today, days))?;
    web.app.resume_clock()?;
    see_other(&safe_next(ask.field("next")))
}
