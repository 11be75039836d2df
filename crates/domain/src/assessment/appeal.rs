//! An evaluated side appeals against a result.

use crate::{
    assessment::{
        EvaluationAppealed,
        choices::{AppealGround, EvaluationAppealId},
        duties::DECIDE_APPEAL,
        parties,
        refusals::{APPEAL_OVER, APPEAL_REPEATED, NO_RESULT},
        state::{Evaluation, Outcome},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// An evaluated side appeals against the result (A100); protected, never held against its author.
    AppealResult "appeal" ("申请复核评估结果", "Appeal against the result")
    help ("结果公布后可在期限内申请复核，由未参与原评估的人复核。申请受保护。", "After the result is out every evaluated side can appeal in time; others re-check. An appeal is protected.")
    acts [100] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        ground: AppealGround = ("理由类别", "Ground");
        text: Prose = ("具体理由", "Reasons");
    }
}

impl Act for AppealResult {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let (evaluation, outcome) = last_result(at)?;
        if let Some(last) = at.due(Key::Appeal, outcome.on)?.date()
            && last < at.today()
        {
            return Err(APPEAL_OVER.with("day", last));
        }
        let (_, own) = parties::own_side(at)?;
        let mut appeals = evaluation.appeals.iter();
        APPEAL_REPEATED.unless(!appeals.any(|one| one.organisation.id == own.id))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let (evaluation, _) = last_result(at)?;
        let (_, organisation) = parties::own_side(at)?;
        let evaluations = at.contract()?.assessment.evaluations.iter();
        let appeal = EvaluationAppealId::after(evaluations.map(|one| one.appeals.len()).sum());
        Decision::new(at)
            .event(EvaluationAppealed {
                appeal,
                evaluation: evaluation.id,
                organisation,
                ground: self.ground,
                text: self.text.text(),
            })
            .owe(&DECIDE_APPEAL, appeal, at.due(Key::Recheck, at.today())?)
            .done()
    }
}

fn last_result<'a>(at: &At<'a>) -> Result<(&'a Evaluation, &'a Outcome), Refusal> {
    let last = at.contract()?.assessment.last_issued();
    let found = last.and_then(|one| one.outcome().map(|outcome| (one, outcome)));
    found.ok_or_else(|| NO_RESULT.refuse())
}
