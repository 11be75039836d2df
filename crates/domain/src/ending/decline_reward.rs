//! Refuses the reward that two results of the best grade in a row call for.

use super::{
    choices::ResultRef,
    common::{cites, known_results},
    facts::RewardDeclined,
    law::{DECIDE_REWARD, REWARD_NOT_DUE},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Refuses an I3 reward, with reasons (A102, §5f): after two results of grade A in a row it must
    /// be granted or refused.
    DeclineReward "decline-reward" ("不予激励", "Refuse the reward")
    help ("连续两次 A 级后，I3 激励必须给予或写明理由不予。理由公开。",
          "After two results of grade A in a row the reward I3 is granted or refused with reasons, which are public.")
    acts [102] scope Contract stages [S15, S16, S17, S18, S19, S20, S21, S22]
    {
        results: Vec<ResultRef> = ("引用的评估结果", "Evaluation results cited");
        reasons: Prose = ("不予激励的理由", "Reasons for refusing it");
    }
}

impl Act for DeclineReward {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        REWARD_NOT_DUE.unless(waiting(at).next().is_some())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        cites(at, &self.results)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        known_results(&self.results, &contract.assessment.result_ids())?;
        let decision = Decision::new(at).event(RewardDeclined {
            organisation: contract.supplier.clone(),
            results: self.results.clone(),
            reasons: self.reasons.text(),
        });
        waiting(at)
            .fold(decision, |decision, subject| {
                decision.meet(&DECIDE_REWARD, subject)
            })
            .done()
    }
}

/// Rewards to be decided, by the result that called for them.
pub(super) fn waiting<'a>(at: &At<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let contract = at.context.contract;
    let open = at.process.obligations.iter().filter(move |one| {
        one.is_open() && one.duty.0 == &DECIDE_REWARD && one.contract == contract
    });
    open.map(|one| one.subject.as_str())
}
