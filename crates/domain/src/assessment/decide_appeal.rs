//! Others re-check a result, and the panel decides the appeal.

use crate::{
    assessment::{
        EvaluationAppealDecided, ImprovementLifted,
        choices::{
            AppealOutcome, CureNeed, EvaluatedSide, EvaluationAppealId, GateRuling, Grade,
            ResultClass,
        },
        duties::{DECIDE_APPEAL, cure_plan},
        issue_result::{Corrected, corrected},
        refusals::{
            AMENDED_SCORE, APPEAL_UNKNOWN, GATES_NOT_APPLIED, RECHECKER_INVOLVED,
            RECHECKERS_MISSING, SCORE_RANGE,
        },
        state::{CurePhase, Evaluation, Improvement, Outcome, Trigger},
    },
    context::At,
    decision::{Decided, Decision},
    input::{Person, Prose},
    process::Contract,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::PersonId;
use rust_decimal::Decimal;

verb! {
    /// The panel decides an appeal after a re-check by people who had no part in the evaluation.
    DecideAppeal "decide-appeal" ("决定复核", "Decide an appeal")
    help ("由未参与原评估的人复核后作出决定。结果变更的，等级按规则重新确定。", "People who had no part in the evaluation re-check it. If the score changes, the grade follows from the rules.")
    acts [100] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        appeal: EvaluationAppealId = ("复核申请", "Appeal");
        outcome: AppealOutcome = ("决定", "Decision");
        score: Option<Decimal> = ("变更后的得分", "Amended score") hint ("仅变更得分时填写", "only when the score is amended");
        gates: Option<GateRuling> = ("红线认定", "Gates applied") hint ("有红线认定且变更得分时填写；不填为维持", "where gates were applied and the score is amended; empty keeps them");
        checkers: Vec<Person> = ("复核人", "Re-checked by");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for DecideAppeal {
    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let (evaluation, outcome) = find(contract, self.appeal)?;
        self.by_others(at, evaluation, outcome)?;
        let result = self.result(at, evaluation, outcome)?;
        let decision = Decision::new(at)
            .event(EvaluationAppealDecided {
                appeal: self.appeal,
                evaluation: evaluation.id,
                outcome: self.outcome,
                score: result.score,
                low: result.low,
                high: result.high,
                class: result.class,
                grade: result.grade,
                checkers: self.checkers.clone(),
                reasons: self.reasons.text(),
                gates: self.gates,
            })
            .meet(&DECIDE_APPEAL, self.appeal);
        lift(decision, contract, evaluation, outcome, result.grade).done()
    }
}

impl DecideAppeal {
    fn by_others(
        &self,
        at: &At<'_>,
        evaluation: &Evaluation,
        outcome: &Outcome,
    ) -> Result<(), Refusal> {
        RECHECKERS_MISSING
            .unless(!self.checkers.is_empty())
            .map_err(|refusal| refusal.at("checkers"))?;
        let raters = evaluation.sheets.iter().map(|sheet| sheet.by);
        let allocator = evaluation.allocation.iter().map(|one| one.by);
        let involved: Vec<PersonId> = raters
            .chain(allocator)
            .chain(evaluation.gates.iter().map(|one| one.by))
            .chain([outcome.draft.by])
            .flatten()
            .collect();
        let checkers = self.checkers.iter().map(|one| one.id);
        let mut deciding = checkers.chain(at.actor().person);
        RECHECKER_INVOLVED
            .unless(!deciding.any(|one| involved.contains(&one)))
            .map_err(|refusal| refusal.at("checkers"))
    }

    fn result(
        &self,
        at: &At<'_>,
        evaluation: &Evaluation,
        outcome: &Outcome,
    ) -> Result<Corrected, Refusal> {
        let ruled = self.gates.is_none()
            || (self.outcome == AppealOutcome::Amended && !evaluation.gates.is_empty());
        GATES_NOT_APPLIED
            .unless(ruled)
            .map_err(|refusal| refusal.at("gates"))?;
        let fits = (self.outcome == AppealOutcome::Amended) == self.score.is_some();
        AMENDED_SCORE
            .unless(fits)
            .map_err(|refusal| refusal.at("score"))?;
        let stands = Corrected {
            score: outcome.score,
            low: outcome.low,
            high: outcome.high,
            class: outcome.class,
            grade: outcome.grade,
        };
        match (self.outcome, self.score) {
            (AppealOutcome::Amended, Some(score)) => {
                SCORE_RANGE
                    .unless(score <= Decimal::ONE_HUNDRED)
                    .map_err(|refusal| refusal.at("score"))?;
                let new = corrected(at, &outcome.draft, score - outcome.draft.content.score)?;
                let grade = match self.gates {
                    Some(GateRuling::Lifted) => new.grade,
                    Some(GateRuling::Kept) | None => evaluation.gated(new.grade),
                };
                Ok(Corrected { grade, ..new })
            }
            (AppealOutcome::Annulled, _) => Ok(Corrected {
                class: ResultClass::Insufficient,
                grade: None,
                ..stands
            }),
            (AppealOutcome::Upheld | AppealOutcome::Amended, _) => Ok(stands),
        }
    }
}

fn find(
    contract: &Contract,
    appeal: EvaluationAppealId,
) -> Result<(&Evaluation, &Outcome), Refusal> {
    let mut all = contract.assessment.evaluations.iter();
    let found = all.find(|one| {
        let mut appeals = one.appeals.iter();
        appeals.any(|one| one.id == appeal && one.outcome.is_none())
    });
    let found = found.and_then(|one| one.outcome().map(|outcome| (one, outcome)));
    found.ok_or_else(|| APPEAL_UNKNOWN.refuse().at("appeal"))
}

/// An improvement that rested on the low grade alone, and was not planned yet, is no longer called
/// for once the grade is gone.
fn lift<'a>(
    mut decision: Decision<'a>,
    contract: &Contract,
    evaluation: &Evaluation,
    outcome: &Outcome,
    grade: Option<Grade>,
) -> Decision<'a> {
    let found =
        outcome.draft.content.findings.iter().any(|finding| {
            finding.need == CureNeed::Needed && finding.side == EvaluatedSide::Provider
        });
    if found || grade.is_some_and(Grade::needs_cure) {
        return decision;
    }
    let lifts = |one: &Improvement| {
        one.trigger == Trigger::Evaluation(evaluation.id)
            && one.side == EvaluatedSide::Provider
            && one.phase == CurePhase::Required
    };
    let improvements = &contract.assessment.improvements;
    let Some(lifted) = improvements.iter().find(|one| lifts(one)) else {
        return decision;
    };
    decision = decision
        .event(ImprovementLifted {
            improvement: lifted.id,
        })
        .lapse(cure_plan(lifted.side), lifted.id);
    let others_open = improvements
        .iter()
        .any(|one| one.is_open() && one.id != lifted.id);
    if contract.stage == Stage::S17 && !others_open {
        decision = decision.enter(Stage::S15);
    }
    decision
}
