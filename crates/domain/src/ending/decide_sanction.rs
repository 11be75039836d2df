//! The panel decides a proposed sanction.

use super::{
    choices::{Cause, Rung, SanctionId, SanctionOutcome},
    common::may_rule,
    facts::SanctionDecided,
    law::{
        CAUSE_WEIGHED, DECIDE_SANCTION, DUE_PROCESS, EVIDENCE_OPEN, HEARING_DAY, REPLY_ANSWERED,
        REPLY_RUNS, RUNG_RAISED, SANCTION_UNKNOWN,
    },
    reply_to_sanction::sanction_of,
    state::SanctionState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    verb::Act,
};
use kernel::{Date, time::plus_days};
use rules::Key;

verb! {
    /// The panel decides a proposed sanction, answering the reply (A103).
    DecideSanction "decide-sanction" ("决定处理", "Decide the sanction")
    help ("提议人不能决定。L3 及以上须先听证。理由须回应申辩，并说明原因分摊和比例。",
          "Who proposed it cannot decide. L3 and above need a hearing. The reasons answer the reply and speak to cause and proportion.")
    acts [103] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理提议", "Sanction");
        outcome: SanctionOutcome = ("决定", "Decision");
        rung: Option<Rung> = ("级别（如低于提议）", "Rung, if lower than proposed");
        heard_on: Option<Date> = ("听证日期", "Hearing held on");
        reasons: Prose = ("理由", "Reasons");
        answer: Option<Prose> = ("对申辩的逐点回应", "Answer to the reply, point by point") hint ("对方申辩过的必填", "needed when the other side replied");
        cause: Option<Cause> = ("原因", "Cause") hint ("予以处理时必填", "needed to impose it");
    }
}

impl DecideSanction {
    fn imposed(&self, at: &At<'_>) -> Option<Rung> {
        let proposed = sanction_of(at, self.sanction).ok().map(|one| one.rung);
        self.rung.or(proposed)
    }
}

impl Act for DecideSanction {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let grave = self.imposed(at).is_some_and(|rung| rung >= Rung::L3);
        let imposed = self.outcome == SanctionOutcome::Imposed;
        let found = sanction_of(at, self.sanction).ok();
        let shown = found.is_none_or(|one| one.asked.is_none() || one.shown.is_some());
        let replied = found.is_some_and(|one| one.replied.is_some());
        let own = matches!(self.cause, Some(Cause::Own | Cause::Shared));
        let reminder = self.imposed(at) == Some(Rung::L0);
        vec![
            EVIDENCE_OPEN.holds(shown),
            DUE_PROCESS.holds(!(grave && imposed) || self.heard_on.is_some()),
            REPLY_ANSWERED.holds(!replied || self.answer.is_some()),
            CAUSE_WEIGHED.holds(!imposed || own || reminder),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        SANCTION_UNKNOWN
            .unless(found.state == SanctionState::Proposed)
            .map_err(|one| one.at("sanction"))?;
        may_rule(at, &found.proposer, &[found.organisation.id])?;
        if found.replied.is_none() && at.today() <= found.reply_until {
            let opens = plus_days(found.reply_until, 1);
            return Err(REPLY_RUNS.with("day", found.reply_until).opens(opens));
        }
        let heard = self
            .heard_on
            .is_none_or(|day| found.on <= day && day <= at.today());
        HEARING_DAY
            .unless(heard)
            .map_err(|one| one.at("heard_on"))?;
        let rung = self.rung.unwrap_or(found.rung);
        RUNG_RAISED
            .unless(rung <= found.rung)
            .map_err(|one| one.at("rung"))?;
        Decision::new(at)
            .event(SanctionDecided {
                sanction: self.sanction,
                outcome: self.outcome,
                rung,
                heard_on: self.heard_on,
                reasons: self.reasons.text(),
                appeal_until: at.due_date(Key::Appeal, at.occurred_on())?,
                answer: self.answer.as_ref().map(Prose::text),
                cause: self.cause,
            })
            .meet(&DECIDE_SANCTION, self.sanction)
            .done()
    }
}
