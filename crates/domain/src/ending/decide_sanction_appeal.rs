//! The panel decides an appeal against a sanction.

use super::{
    choices::{AppealOutcome, Party, Rung, SanctionId},
    common::may_rule,
    facts::{SanctionAppealDecided, SanctionBecameFinal},
    law::{APPEAL_SAME_DECIDER, DECIDE_APPEAL, RUNG_RAISED, SANCTION_UNKNOWN, TAKE_UP_SANCTION},
    reply_to_sanction::sanction_of,
    state::{Sanction, SanctionState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use jiff::Span;
use kernel::Date;
use rules::Key;
use rust_decimal::prelude::ToPrimitive;

verb! {
    /// Others than the first deciders decide the appeal.
    DecideSanctionAppeal "decide-sanction-appeal" ("复核处理", "Decide the appeal")
    help ("由未参加原决定的成员复核。", "By members who did not take the first decision.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理决定", "Sanction");
        outcome: AppealOutcome = ("复核结果", "Outcome");
        rung: Option<Rung> = ("减轻后的级别", "Rung, if lowered");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for DecideSanctionAppeal {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        let SanctionState::Appealed { by, .. } = &found.state else {
            return Err(SANCTION_UNKNOWN.refuse().at("sanction"));
        };
        APPEAL_SAME_DECIDER.unless(by.person.is_none() || by.person != at.actor().person)?;
        may_rule(at, &found.proposer, &[found.organisation.id])?;
        let rung = match (self.outcome, self.rung) {
            (AppealOutcome::Lowered, Some(rung)) if rung < found.rung => rung,
            (AppealOutcome::Lowered, _) => return Err(RUNG_RAISED.refuse().at("rung")),
            (AppealOutcome::Upheld | AppealOutcome::Overturned, _) => found.rung,
        };
        let stands = self.outcome != AppealOutcome::Overturned;
        let expires = expiry(at, rung, at.occurred_on())?;
        let decision = Decision::new(at)
            .event(SanctionAppealDecided {
                sanction: self.sanction,
                outcome: self.outcome,
                reasons: self.reasons.text(),
            })
            .maybe(stands.then(|| SanctionBecameFinal {
                sanction: self.sanction,
                organisation: found.organisation.clone(),
                rung,
                expires,
            }))
            .meet(&DECIDE_APPEAL, self.sanction);
        match stands {
            true => told(at, found, rung, decision).done(),
            false => decision.done(),
        }
    }
}

/// From L3 on, the finance authority is told of what was decided against a government party.
pub(super) fn told<'a>(
    at: &At<'_>,
    one: &Sanction,
    rung: Rung,
    decision: Decision<'a>,
) -> Decision<'a> {
    let government = matches!(one.side, Party::Purchaser | Party::Host);
    match at.due(Key::Recheck, at.today()) {
        Ok(due) if government && rung >= Rung::L3 => decision.owe(&TAKE_UP_SANCTION, one.id, due),
        _ => decision,
    }
}

/// The day the record of a rung that became final on `on` expires, if the pack lets it.
pub(super) fn expiry(at: &At<'_>, rung: Rung, on: Date) -> Result<Option<Date>, Refusal> {
    let months = at.pack()?.map(Key::SanctionExpiry);
    let months = months.map_err(|_| crate::core::RULES_MISSING.with("day", on))?;
    let found = months.get(rung.code()).and_then(|number| number.to_i64());
    Ok(found.map(|number| on.saturating_add(Span::new().months(number.clamp(0, 1_200)))))
}
