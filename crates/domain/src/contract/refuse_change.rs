//! A party refuses a change, as it may.

use super::{
    changes::ChangeId,
    events::ChangeRefused,
    parties,
    refusals::NOT_YOUR_TURN,
    revision::{ANSWER_DUTIES, answer_duty, open_change},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Refuses a change (A69). A protected act: it is never held against its author.
    RefuseChange "refuse-change" ("不同意变更", "Refuse a change")
    help ("合同照原样履行；不同意变更不影响评价和付款。", "The contract stays as it is; refusing never affects ratings or pay.")
    acts [69] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: ChangeId = ("变更", "Change");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for RefuseChange {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::acting(at)?;
        let change = open_change(at, self.change)?;
        NOT_YOUR_TURN
            .unless(change.waiting_for().contains(&party))
            .map_err(|one| one.at("change"))?;
        let mut decision = Decision::new(at).event(ChangeRefused {
            id: change.id,
            party,
            reason: self.reason.text(),
        });
        for duty in ANSWER_DUTIES {
            decision = if answer_duty(party) == Some(duty) {
                decision.meet(duty, change.id)
            } else {
                decision.lapse(duty, change.id)
            };
        }
        decision.done()
    }
}
