//! The end of the challenge window.

use super::{
    OPEN_OBJECTION, common::not_suspended, events::ChallengeClosed, publish_award::last_day,
    refusals::CHALLENGE_RUNNING,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    event::Event,
    guard::Check,
    law::norms,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::{Date, time::plus_days};
use rules::Key;

verb! {
    /// Goes on to signing when the time to object is over and nothing is open. The clock does the
    /// same by itself.
    CloseChallenge "close-challenge" ("质疑期届满", "Close the challenge window")
    help ("质疑期满且没有影响结果的未决质疑或投诉，即可签约；到期由平台自动办理。", "When the time to object is over and nothing that may affect the result is open, the contracts can be signed. The platform does this by itself.")
    acts [] scope Process stages [S11]
    {}
}

impl Act for CloseChallenge {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let Some(day) = window_ends(at)? else {
            return Ok(());
        };
        if at.today() <= day {
            return Err(CHALLENGE_RUNNING.with("day", day).opens(plus_days(day, 1)));
        }
        Ok(())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![
            OPEN_OBJECTION.holds(at.process.challenge.open.is_empty()),
            not_suspended(at),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(ChallengeClosed {
                published: at.process.challenge.published,
            })
            .enter(Stage::S12)
            .done()
    }
}

/// The last day before signing, computed now if the calendar was missing when the award was
/// published; none where the law asks for no standstill and the purchaser chose none.
fn window_ends(at: &At<'_>) -> Result<Option<Date>, Refusal> {
    let challenge = &at.process.challenge;
    if let Some(day) = challenge.last_day {
        return Ok(Some(day));
    }
    let published = challenge.published.unwrap_or_else(|| at.today());
    match last_day(at, published)? {
        Some(day) => Ok(Some(day)),
        None if norms::standstill_is_chosen(at) && at.process.local.standstill.is_none() => {
            Ok(None)
        }
        None => at
            .due_date(Key::Objection, at.due_date(Key::ResultNotice, published)?)
            .map(Some),
    }
}

/// What the clock does: the same, once the day has passed and nothing is open.
pub(super) fn when_due(at: &At<'_>) -> Vec<Event> {
    let due = at.process.stage == Stage::S11
        && at.process.challenge.open.is_empty()
        && not_suspended(at).holds
        && CloseChallenge::ready(at).is_ok();
    if due {
        CloseChallenge {}.decide(at).unwrap_or_default()
    } else {
        Vec::new()
    }
}
