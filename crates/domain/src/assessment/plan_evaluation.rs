//! Plans an evaluation on the frozen index.

use crate::{
    assessment::{
        EvaluationPlanned,
        choices::{EvaluationId, EvaluationKind, FieldMethod},
        duties::{
            PLAN, RATE_BY_HOST, RATE_BY_PURCHASER, RATE_HOST, RATE_PURCHASER, REPORT, SELF_HOST,
            SELF_PROVIDER, SELF_PURCHASER,
        },
        freeze,
        guards::{
            BLIND_CONTACT, FIELD_NOTICE, FINAL_WINDOW, INDEX_FROZEN, MIDTERM_WINDOW, SAMPLE_SIZE,
        },
        parties,
        period::{final_window, midterm_window, sample_needed, window_due},
        refusals::{
            EVALUATION_OPEN, EVALUATION_REPEATED, FIELD_BACKWARDS, FINAL_EARLY, MIDTERM_EARLY,
            MIDTERM_OVER, NO_USERS,
        },
        state::Phase,
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    obligation::Due,
    process::Standing,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// Plans a mid-term or final evaluation (M6): when, how, with how large a sample.
    PlanEvaluation "plan-evaluation" ("制定评估方案", "Plan an evaluation")
    help ("写明外勤时间、方法和抽样人数。评估指标在签约时已经固定，不能另设。", "Say when and how the fieldwork is done and how many users are called. The index was fixed at signing.")
    acts [90, 91] scope Contract stages [S15, S17, S19, S20]
    {
        kind: EvaluationKind = ("评估类型", "Kind");
        field_from: Date = ("外勤开始日", "Fieldwork from");
        field_until: Date = ("外勤结束日", "Fieldwork until") hint ("各方评分和自评的截止日", "also the last day for ratings and self-evaluations");
        methods: Vec<FieldMethod> = ("方法", "Methods");
        users: u32 = ("本期服务对象人数", "Users served in the period");
        sample: u32 = ("计划抽样人数", "Planned sample") hint ("不足 15 人的全部联系", "everybody where there are fewer than 15");
    }
}

impl Act for PlanEvaluation {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        parties::engaged(at)?;
        match at.contract()?.assessment.current() {
            Some(open) => Err(EVALUATION_OPEN.with("evaluation", open.id.to_string())),
            None => Ok(()),
        }
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![INDEX_FROZEN.holds(index_is_frozen(at))]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let notice = at.due_date(Key::EvaluationPlan, at.today());
        let sample = sample_needed(at, self.users);
        let window = match self.kind {
            EvaluationKind::Midterm => MIDTERM_WINDOW.holds(self.in_midterm_window(at)),
            EvaluationKind::Final => FINAL_WINDOW.holds(in_final_window(at)),
        };
        vec![
            BLIND_CONTACT.holds(self.methods.contains(&FieldMethod::UserCalls)),
            window,
            FIELD_NOTICE.holds(notice.is_ok_and(|earliest| earliest <= self.field_from)),
            SAMPLE_SIZE.holds(sample.is_ok_and(|needed| self.sample >= needed)),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        self.possible(at)?;
        let ordered = self.field_from <= self.field_until;
        FIELD_BACKWARDS
            .unless(ordered)
            .map_err(|refusal| refusal.at("field_until"))?;
        NO_USERS
            .unless(self.users > 0)
            .map_err(|refusal| refusal.at("users"))?;
        let evaluation = EvaluationId::after(contract.assessment.evaluations.len());
        let mut decision = Decision::new(at)
            .event(EvaluationPlanned {
                evaluation,
                kind: self.kind,
                from: self.field_from,
                until: self.field_until,
                methods: self.methods.clone(),
                users: self.users,
                sample: self.sample,
                quota: sample_needed(at, self.users)?,
            })
            .meet(&PLAN, self.kind.code());
        let next = match (self.kind, contract.stage) {
            (EvaluationKind::Midterm, _) => Some(Stage::S16),
            (EvaluationKind::Final, Stage::S15 | Stage::S17) => Some(Stage::S18),
            // After acceptance was requested the evaluation goes on beside it.
            (EvaluationKind::Final, _) => None,
        };
        if self.kind == EvaluationKind::Final {
            decision = decision.lapse(&PLAN, EvaluationKind::Midterm.code());
        }
        if let Some(stage) = next {
            decision = decision.enter(stage);
        }
        self.owe_all(decision, at, evaluation)?.done()
    }
}

impl PlanEvaluation {
    /// Inside the window, or before it without a reason: then `possible` names the opening day.
    fn in_midterm_window(&self, at: &At<'_>) -> bool {
        let Ok(window) = at.contract().and_then(|one| midterm_window(at, &one.terms)) else {
            return false;
        };
        let early_without_reason = at.today() < window.0 && !has_reason(at);
        early_without_reason || (window.0..=window.1).contains(&at.today())
    }

    fn possible(&self, at: &At<'_>) -> Result<(), Refusal> {
        let contract = at.contract()?;
        let mut same = contract.assessment.evaluations.iter();
        if same.any(|one| one.kind == self.kind) {
            return Err(EVALUATION_REPEATED
                .with("kind", self.kind.name())
                .at("kind"));
        }
        let (refusal, opens) = match self.kind {
            EvaluationKind::Midterm => {
                MIDTERM_OVER
                    .unless(contract.stage == Stage::S15)
                    .map_err(|refusal| refusal.at("kind"))?;
                (&MIDTERM_EARLY, midterm_window(at, &contract.terms)?.0)
            }
            EvaluationKind::Final => (&FINAL_EARLY, final_window(at, &contract.terms)?.0),
        };
        let reasoned = self.kind == EvaluationKind::Midterm && has_reason(at);
        if at.today() < opens && !reasoned {
            return Err(refusal.with("opens", opens).at("kind").opens(opens));
        }
        Ok(())
    }

    fn owe_all<'a>(
        &self,
        mut decision: Decision<'a>,
        at: &At<'_>,
        evaluation: EvaluationId,
    ) -> Result<Decision<'a>, Refusal> {
        let agreed = || Due::agreed(self.field_until);
        for duty in [
            &SELF_PROVIDER,
            &SELF_PURCHASER,
            &RATE_BY_PURCHASER,
            &RATE_PURCHASER,
        ] {
            decision = decision.owe(duty, evaluation, agreed());
        }
        let hosts = parties::hosts(at, at.contract()?);
        for host in &hosts {
            for duty in [&SELF_HOST, &RATE_BY_HOST] {
                decision = decision.owe_by(duty, host, evaluation, agreed());
            }
        }
        if !hosts.is_empty() {
            decision = decision.owe(&RATE_HOST, evaluation, agreed());
        }
        let evaluator = parties::engaged(at)?;
        let report = at.due(Key::EvaluationReport, self.field_until)?;
        Ok(decision.owe_by(&REPORT, &evaluator, evaluation, report))
    }
}

fn has_reason(at: &At<'_>) -> bool {
    let reason = at.context.reason.as_ref();
    reason.is_some_and(|reason| !reason.is_blank())
}

fn in_final_window(at: &At<'_>) -> bool {
    let window = at.contract().and_then(|one| final_window(at, &one.terms));
    window.is_ok_and(|(_, closes)| at.today() <= closes)
}

/// Whether the terms still have the index that was signed, and that was first used here, by digest
/// (AF-15).
pub(crate) fn index_is_frozen(at: &At<'_>) -> bool {
    at.contract().is_ok_and(|contract| {
        let state = &contract.assessment;
        let now = freeze::digest(&contract.terms.index);
        let used = state.index.as_ref().map(|index| freeze::digest(&index.0));
        let known = [state.signed_index, used];
        known.iter().flatten().all(|digest| *digest == now)
    })
}

/// The evaluations that should be planned by now and are not, with the last day to do so.
pub(crate) fn planning_owed(at: &At<'_>) -> Result<Vec<(EvaluationKind, Due)>, Refusal> {
    let contract = at.contract()?;
    if matches!(contract.standing, Standing::Ended { .. }) {
        return Ok(Vec::new());
    }
    let terms = &contract.terms;
    let made = |kind| {
        contract
            .assessment
            .evaluations
            .iter()
            .any(|one| one.kind == kind)
    };
    let mut owed = Vec::new();
    let (opens, closes) = midterm_window(at, terms)?;
    let (final_opens, final_closes) = final_window(at, terms)?;
    let today = at.today();
    if contract.stage == Stage::S15
        && (opens..final_opens).contains(&today)
        && !made(EvaluationKind::Midterm)
    {
        let due = window_due(at, Key::MidtermUntil, terms.start, closes)?;
        owed.push((EvaluationKind::Midterm, due));
    }
    let running = matches!(
        contract.stage,
        Stage::S15 | Stage::S16 | Stage::S17 | Stage::S19 | Stage::S20
    );
    if running && today >= final_opens && !made(EvaluationKind::Final) {
        let due = window_due(at, Key::FinalClosesAfter, terms.end, final_closes)?;
        owed.push((EvaluationKind::Final, due));
    }
    Ok(owed)
}

/// Whether the evaluation still takes rating sheets of the sides about each other.
pub(crate) fn is_sealed(phase: &Phase) -> bool {
    match phase {
        Phase::Fieldwork => true,
        Phase::Released { .. } | Phase::Drafted(_) | Phase::Issued(_) | Phase::Deemed { .. } => {
            false
        }
    }
}
