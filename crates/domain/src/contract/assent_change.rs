//! A party assents to a change.

use super::{
    changes::ChangeId,
    choices::{Party, UserLoss},
    events::ChangeAssented,
    guards::{ADDON_CEILING, MUTUAL, USERS_ASSENT},
    parties,
    refusals::NOT_YOUR_TURN,
    revision::{answer_duty, applied, effect, keeps_what_is_done, open_change, within_ceiling},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    verb::Act,
};

verb! {
    /// Assents to a change (A69).
    AssentChange "assent-change" ("同意变更", "Assent to a change")
    help ("所有需要同意的各方都同意后生效并公开；服务对象会失去服务的，先由服务对象代表同意。", "It takes effect and is published once all whose assent it needs have given it; where users lose a service, their panel speaks first.")
    acts [69] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: ChangeId = ("变更", "Change");
    }
}

impl Act for AssentChange {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let (Ok(contract), Ok(change), Ok(party)) = (
            at.contract(),
            open_change(at, self.change),
            parties::acting(at),
        ) else {
            return Vec::new();
        };
        let users_first = party != Party::Users
            && change.impact.users == UserLoss::Loses
            && change.waiting_for().contains(&Party::Users);
        vec![
            MUTUAL.holds(party != change.author),
            USERS_ASSENT.holds(!users_first),
            ADDON_CEILING.holds(within_ceiling(at, contract, &change.impact)),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::acting(at)?;
        let change = open_change(at, self.change)?;
        let waiting = change.waiting_for();
        NOT_YOUR_TURN
            .unless(waiting.contains(&party))
            .map_err(|one| one.at("change"))?;
        let contract = at.contract()?;
        let new = applied(&contract.terms, &change.impact)?;
        keeps_what_is_done(contract, &change.impact, &new)?;
        let effect = effect(&contract.terms, change)?;
        let mut decision = Decision::new(at).event(ChangeAssented {
            id: change.id,
            party,
        });
        if let Some(duty) = answer_duty(party) {
            decision = decision.meet(duty, change.id);
        }
        let last = waiting.iter().all(|one| *one == party);
        let now = last && change.impact.effective <= at.occurred_on();
        decision.maybe(now.then_some(effect)).done()
    }
}
