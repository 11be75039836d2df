//! Takes a dispute a step up.

use super::{
    choices::{DisputeId, DisputeStep},
    facts::DisputeSteppedUp,
    law::{DISPUTE_AT_PANEL, RULE_DISPUTE, STEP_TOO_EARLY},
    raise_dispute::{TALKS, next_step, open_dispute, owe_talks, own_part},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    verb::Act,
};
use kernel::time::plus_days;
use rules::Key;

verb! {
    /// Takes a dispute to the joint committee, then to a mediator, then to the panel.
    StepUpDispute "step-up-dispute" ("提交上一级", "Take the dispute a step up")
    help ("本级期满仍未解决的，任何一方可提交上一级：联席会议 10 个工作日，调解 15 个工作日，然后裁决。",
          "When a step has run out, either party may take the dispute up: joint committee 10 working days, mediator 15, then the panel.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        dispute: DisputeId = ("争议", "Dispute");
        mediator: Option<Organisation> = ("调解方（进入调解时）", "Mediator (for mediation)");
        tried: Option<Prose> = ("本级做过什么（可选）", "What was tried (optional)");
    }
}

impl Act for StepUpDispute {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = open_dispute(at, self.dispute)?;
        own_part(at, found)?;
        let (step, key) = next_step(found.step).ok_or_else(|| DISPUTE_AT_PANEL.refuse())?;
        if let Some(until) = found.until
            && at.today() <= until
        {
            return Err(STEP_TOO_EARLY.with("day", until).opens(plus_days(until, 1)));
        }
        let day = at.occurred_on();
        let until = key.map(|key| at.due_date(key, day)).transpose()?;
        let decision = Decision::new(at).event(DisputeSteppedUp {
            dispute: self.dispute,
            step,
            until,
            mediator: self
                .mediator
                .clone()
                .filter(|_| step == DisputeStep::Mediation),
            tried: self.tried.as_ref().map(Prose::text),
        });
        let decision = TALKS.into_iter().fold(decision, |decision, duty| {
            decision.lapse(duty, self.dispute)
        });
        match key {
            Some(key) => {
                let parties = [found.by.clone(), found.against.clone()];
                owe_talks(at, decision, &parties, self.dispute, at.due(key, day)?).done()
            }
            None => decision
                .owe(&RULE_DISPUTE, self.dispute, at.due(Key::Recheck, day)?)
                .done(),
        }
    }
}
