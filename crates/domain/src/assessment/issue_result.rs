//! Issues the result of an evaluation.

use crate::{
    assessment::{
        EvaluationIssued, ImprovementRequired,
        choices::{CausedBy, CureNeed, EvaluatedSide, Grade, ImprovementId, ResultClass, Stance},
        duties::{ISSUE, OF_EVALUATION, cure_plan},
        guards::CAUSE_ALLOCATED,
        parties,
        refusals::REPLIES_UNANSWERED,
        reply_to_evaluation::{all_heard, draft_of},
        scoring,
        state::{Draft, Evaluation, Trigger},
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Prose},
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Issues the result once the sides were heard and causes are allocated (M6).
    IssueResult "issue-result" ("公布评估结果", "Issue the result")
    help ("得分已计回由他方造成的部分。等级为中、差或有须整改的发现时，责任方进入整改。", "The score already gives back what others caused. A low grade or a finding to be cured leads to improvement by the side concerned.")
    acts [91] scope Contract stages [S16, S18, S19, S20]
    {
        answer: Option<Prose> = ("对答辩的回应", "Answer to the replies") hint ("有异议时必填", "required where a side disputes the draft");
    }
}

impl Act for IssueResult {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        if at.actor().role == Role::Evaluator {
            parties::engaged(at)?;
        }
        all_heard(at, evaluation)
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let allocated = parties::current(at).is_ok_and(|one| {
            let low = draft_of(one).is_ok_and(|draft| {
                let grade = draft.content.grade;
                grade.is_some_and(Grade::needs_cure)
            });
            one.allocation.is_some() || !low
        });
        vec![CAUSE_ALLOCATED.holds(allocated)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let draft = draft_of(evaluation)?;
        let disputed = evaluation
            .replies
            .iter()
            .any(|reply| reply.stance == Stance::Dispute);
        REPLIES_UNANSWERED
            .unless(!disputed || self.answer.is_some())
            .map_err(|refusal| refusal.at("answer"))?;
        let excused = evaluation
            .allocation
            .as_ref()
            .map_or(Decimal::ZERO, |allocation| allocation.excused);
        let corrected = corrected(at, draft, excused)?;
        let grade = evaluation.gated(corrected.grade);
        let mut decision = Decision::new(at).event(EvaluationIssued {
            evaluation: evaluation.id,
            kind: evaluation.kind,
            score: corrected.score,
            low: corrected.low,
            high: corrected.high,
            class: corrected.class,
            grade,
            answer: self.answer.as_ref().map(Prose::text),
        });
        for duty in OF_EVALUATION {
            decision = if duty == &ISSUE {
                decision.meet(duty, evaluation.id)
            } else {
                decision.lapse(duty, evaluation.id)
            };
        }
        if at.contract()?.stage != Stage::S16 {
            return decision.done();
        }
        let owing = owing(at, evaluation, draft, grade)?;
        if owing.is_empty() {
            return decision.enter(Stage::S15).done();
        }
        let trigger = Trigger::Evaluation(evaluation.id);
        require(decision.enter(Stage::S17), at, trigger, owing)?.done()
    }
}

/// A score with its interval, class and grade after correction.
pub(crate) struct Corrected {
    pub(crate) score: Decimal,
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) class: ResultClass,
    pub(crate) grade: Option<Grade>,
}

/// The draft with the points given back for what others caused; the interval moves along.
pub(crate) fn corrected(
    at: &At<'_>,
    draft: &Draft,
    excused: Decimal,
) -> Result<Corrected, Refusal> {
    let rules = scoring::Rules::of(at.pack()?)
        .map_err(|_| crate::core::RULES_MISSING.with("day", at.today()))?;
    let moved = |value: Decimal| {
        let value = (value + excused).clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        value.normalize()
    };
    let content = &draft.content;
    let (score, low, high) = (
        moved(content.score),
        moved(content.low),
        moved(content.high),
    );
    let (class, grade) = rules.classify(score, low, high);
    let enough = content.grade.is_some();
    Ok(Corrected {
        score,
        low,
        high,
        class: if enough {
            class
        } else {
            ResultClass::Insufficient
        },
        grade: enough.then_some(grade),
    })
}

/// Who owes an improvement: each side with a finding to be cured, the provider after a low grade,
/// and the purchaser or the one host that caused a part of the shortfall.
fn owing(
    at: &At<'_>,
    evaluation: &Evaluation,
    draft: &Draft,
    grade: Option<Grade>,
) -> Result<Vec<(EvaluatedSide, Organisation)>, Refusal> {
    let contract = at.contract()?;
    let one_host = parties::hosts(at, contract).len() == 1;
    let caused = |by: CausedBy| {
        let allocation = evaluation.allocation.as_ref();
        allocation.is_some_and(|one| one.shortfalls.iter().any(|share| share.by == by))
    };
    let owing = parties::sides(at, contract)
        .into_iter()
        .filter(|(side, organisation)| {
            let found = draft.content.findings.iter().any(|finding| {
                finding.need == CureNeed::Needed && finding.organisation.id == organisation.id
            });
            let fell_short = match side {
                EvaluatedSide::Provider => grade.is_some_and(Grade::needs_cure),
                EvaluatedSide::Purchaser => caused(CausedBy::Purchaser),
                EvaluatedSide::Host => one_host && caused(CausedBy::Host),
            };
            found || fell_short
        });
    Ok(owing.collect())
}

/// Asks each side for an improvement; its plan is due when the time to appeal is over.
pub(crate) fn require<'a>(
    mut decision: Decision<'a>,
    at: &At<'_>,
    trigger: Trigger,
    sides: Vec<(EvaluatedSide, Organisation)>,
) -> Result<Decision<'a>, Refusal> {
    let before = at.contract()?.assessment.improvements.len();
    let ids = (before..).map(ImprovementId::after);
    for (improvement, (side, organisation)) in ids.zip(sides) {
        let due = at.due(Key::Appeal, at.today())?;
        decision = decision
            .event(ImprovementRequired {
                improvement,
                side,
                organisation: organisation.clone(),
                trigger,
            })
            .owe_by(cure_plan(side), &organisation, improvement, due);
    }
    Ok(decision)
}
