//! Grants a reward.

use super::{
    choices::{Party, ResultRef, RewardRung},
    common::{cites, known_results, side_of},
    facts::RewardGranted,
    law::{NOT_THAT_SIDE, SANCTION_SELF},
};
use crate::{
    assessment::refusals::QUESTION_OPEN,
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation, Prose},
    refusal::Refusal,
    signs::open_question,
    verb::Act,
};

verb! {
    /// Rewards a side by the ladder, the same for every side (A102).
    GrantReward "grant-reward" ("给予激励", "Grant a reward")
    help ("购买方、街道、承接方、评估方同一阶梯。引用评估结果并写明理由。",
          "One ladder for purchaser, host, provider and evaluator. Cite results and give reasons.")
    acts [102] scope Contract stages [S15, S16, S17, S18, S19, S20, S21, S22]
    {
        side: Party = ("一方", "Side");
        organisation: Organisation = ("单位", "Organisation");
        rung: RewardRung = ("级别", "Rung");
        measure: Line = ("具体措施", "Measure") hint ("例如报告减半、检查减半、发展资助", "for instance reports halved, fewer inspections, development grant");
        results: Vec<ResultRef> = ("引用的评估结果", "Evaluation results cited");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for GrantReward {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        cites(at, &self.results)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        known_results(&self.results, &at.contract()?.assessment.result_ids())?;
        self.questions_answered(at)?;
        NOT_THAT_SIDE
            .unless(side_of(at, self.organisation.id) == Some(self.side.role()))
            .map_err(|one| one.at("organisation"))?;
        SANCTION_SELF.unless(at.actor().organisation != Some(self.organisation.id))?;
        Decision::new(at)
            .event(RewardGranted {
                side: self.side,
                organisation: self.organisation.clone(),
                rung: self.rung,
                measure: self.measure.text(),
                reasons: self.reasons.text(),
                results: self.results.clone(),
            })
            .done()
    }
}

impl GrantReward {
    /// §5e: a question is never a verdict, but no reward rests on a result that has one open.
    fn questions_answered(&self, at: &At<'_>) -> Result<(), Refusal> {
        let cited = |id: &str| self.results.iter().any(|one| one.0.as_str() == id);
        let contract = at.contract()?;
        for one in contract.assessment.evaluations() {
            let id = one.id.to_string();
            if let Some(question) = open_question(contract, one).filter(|_| cited(&id)) {
                return Err(QUESTION_OPEN
                    .with("evaluation", id)
                    .with("question", question.name())
                    .at("results"));
            }
        }
        Ok(())
    }
}
