//! The proposer takes a change back.

use super::{
    changes::ChangeId,
    events::ChangeWithdrawn,
    refusals::NOT_PROPOSER,
    revision::{ANSWER_DUTIES, open_change},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    verb::Act,
};

verb! {
    /// Takes one's own proposal back (A68).
    WithdrawChange "withdraw-change" ("撤回变更", "Withdraw a change")
    help ("只能撤回本单位提出、尚未达成一致的变更。", "Only one's own proposal, as long as it is not agreed.")
    acts [68] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: ChangeId = ("变更", "Change");
    }
}

impl Act for WithdrawChange {
    fn decide(&self, at: &At<'_>) -> Decided {
        let change = open_change(at, self.change)?;
        let own = change.by.organisation == at.actor().organisation
            && change.by.role.side() == at.actor().role.side();
        NOT_PROPOSER.unless(own).map_err(|one| one.at("change"))?;
        let mut decision = Decision::new(at).event(ChangeWithdrawn { id: change.id });
        for duty in ANSWER_DUTIES {
            decision = decision.lapse(duty, change.id);
        }
        decision.done()
    }
}
