//! Drafts the result of an evaluation.

use crate::{
    assessment::{
        EvaluationDrafted,
        choices::{CureNeed, Grade, RatingGroup},
        duties::{ALLOCATE, ISSUE, REPORT, SELF_HOST, SELF_PROVIDER, SELF_PURCHASER},
        facts::{Finding, FrozenIndex, IntervalBasis},
        guards::INDEX_FROZEN,
        interval::RESAMPLES,
        parties,
        plan_evaluation::{index_is_frozen, is_sealed},
        refusals::{ALREADY_DRAFTED, FINDING_PARTY, PROFESSIONAL_MISSING, RATINGS_SEALED},
        scoring::{self, Computed},
        state::Phase,
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation, Prose, Rows},
    refusal::{Param, Refusal},
    verb::Act,
};
use rules::Key;

row! {
    /// A finding about one side.
    FindingRow {
        organisation: Organisation = ("单位", "Organisation") hint ("承接方、购买方或落地街道", "provider, purchaser or host");
        what: Line = ("发现", "Finding");
        need: CureNeed = ("处理", "What follows");
    }
}

verb! {
    /// Drafts the result (M6). The figures are computed from the sheets; the evaluator adds findings.
    DraftResult "draft-result" ("提出评估初稿", "Draft the result")
    help ("得分、区间和等级由系统按评分表和规则包计算。请写明对各方的发现。", "Score, interval and grade are computed from the sheets by the rules. Add what was found about each side.")
    acts [91] scope Contract stages [S16, S18, S19, S20]
    {
        summary: Prose = ("总体评价", "Summary");
        findings: Rows<FindingRow> = ("发现", "Findings");
    }
}

impl Act for DraftResult {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        parties::engaged(at)?;
        ALREADY_DRAFTED.unless(!matches!(evaluation.phase, Phase::Drafted(_)))?;
        RATINGS_SEALED.unless(!is_sealed(&evaluation.phase))?;
        let professional = evaluation.sheets_of(RatingGroup::Professional).count();
        PROFESSIONAL_MISSING.unless(professional > 0)
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![INDEX_FROZEN.holds(index_is_frozen(at))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let computed = compute(at)?;
        let mut decision = Decision::new(at)
            .event(EvaluationDrafted {
                evaluation: evaluation.id,
                score: computed.score,
                low: computed.low,
                high: computed.high,
                class: computed.class,
                grade: computed.grade,
                groups: computed.groups,
                questions: computed.questions,
                findings: self.findings(at)?,
                summary: self.summary.text(),
                reply_until: at.due(Key::EvaluationReply, at.today())?,
                basis: Some(IntervalBasis {
                    seed: computed.seed,
                    resamples: RESAMPLES,
                }),
            })
            .meet(&REPORT, evaluation.id);
        for duty in [&SELF_PROVIDER, &SELF_PURCHASER, &SELF_HOST] {
            decision = decision.lapse(duty, evaluation.id);
        }
        if computed.grade.is_some_and(Grade::needs_cure) {
            let due = at.due(Key::Recheck, at.today())?;
            decision = decision.owe(&ALLOCATE, evaluation.id, due);
        }
        let evaluator = parties::engaged(at)?;
        let due = at.due(Key::EvaluationReport, at.today())?;
        decision
            .owe_by(&ISSUE, &evaluator, evaluation.id, due)
            .done()
    }
}

impl DraftResult {
    fn findings(&self, at: &At<'_>) -> Result<Vec<Finding>, Refusal> {
        let contract = at.contract()?;
        let rows = self.findings.0.iter();
        rows.map(|row| {
            let side = parties::side_of(at, contract, row.organisation.id);
            let (side, organisation) = side.ok_or_else(|| {
                let who = Param::Made {
                    zh: row.organisation.zh.clone(),
                    en: row.organisation.en.clone(),
                };
                FINDING_PARTY.with("who", who).at("findings")
            })?;
            Ok(Finding {
                side,
                organisation,
                what: row.what.text(),
                need: row.need,
            })
        })
        .collect()
    }
}

fn compute(at: &At<'_>) -> Result<Computed, Refusal> {
    let contract = at.contract()?;
    let rules = scoring::Rules::of(at.pack()?)
        .map_err(|_| crate::core::RULES_MISSING.with("day", at.today()))?;
    let unfrozen = FrozenIndex(contract.terms.index.clone());
    let index = contract.assessment.index.as_ref().unwrap_or(&unfrozen);
    let computed = scoring::compute(parties::current(at)?, index, rules);
    computed.ok_or_else(|| PROFESSIONAL_MISSING.refuse())
}
