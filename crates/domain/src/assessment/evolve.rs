//! How the events of this module move its state on.

use crate::{
    assessment::{
        AcceptanceDecided, AcceptanceOpinionGiven, AcceptanceRequested, AnswersBroughtIn,
        CauseAllocated, EvaluationAppealDecided, EvaluationAppealed, EvaluationDeemed,
        EvaluationDrafted, EvaluationIssued, EvaluationPlanned, EvaluationReplied,
        EvaluatorEngaged, Event, GateApplied, ImprovementRequired, RatingFiled, SelfEvaluated,
        WorkersHeard,
        choices::{EvaluationId, EvaluationKind, GateRuling, ImprovementId},
        sampling::{self, Sampling},
        state::{
            Acceptance, AcceptanceDecision, Allocation, Appeal, Assessment, CurePhase, Draft,
            Engagement, Evaluation, GateFound, Improvement, Opinion, Outcome, Phase, Reply,
            SelfReport, Sheet, WorkerTalk,
        },
        voice::{Channel, Voices},
    },
    context::Envelope,
    process::Process,
};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    let state = &mut contract.assessment;
    let on = envelope.occurred_on();
    match event {
        Event::IndexFrozen(event) => {
            state.index.get_or_insert_with(|| event.index.clone());
            state.signed_index.get_or_insert(event.digest);
        }
        Event::EvaluatorEngaged(event) => engaged(state, envelope, event),
        Event::EvaluationPlanned(event) => planned(state, event),
        Event::SelfEvaluated(event) => self_evaluated(state, event),
        Event::RatingFiled(event) => rated(state, envelope, event),
        Event::WorkersHeard(event) => heard(state, event),
        Event::FrameRegistered(_)
        | Event::SampleSeedCommitted(_)
        | Event::SampleSeedRevealed(_)
        | Event::SampleDrawn(_) => sampling::evolve(state, envelope, event),
        // The pseudonyms are read where they stand.
        Event::FrameListed(_) => {}
        Event::SlipsIssued(event) => evaluation(state, event.evaluation, |one| {
            one.voices.issued.push((event.channel, event.count));
        }),
        Event::AnswersCounted(event) => evaluation(state, event.evaluation, |one| {
            let batch = (event.channel, event.batch, event.answers);
            one.voices.batches.push(batch);
        }),
        Event::AnswersBroughtIn(event) => brought_in(state, event),
        // Words are read where they stand; nothing follows from them.
        Event::UsersSpoke(_) => {}
        Event::RatingsReleased(event) => evaluation(state, event.evaluation, |one| {
            one.phase = Phase::Released { on };
        }),
        Event::EvaluationDrafted(event) => drafted(state, envelope, event),
        Event::EvaluationReplied(event) => replied(state, event),
        Event::QuestionAnswered(event) => evaluation(state, event.evaluation, |one| {
            one.answers.push((event.question, event.outcome));
        }),
        Event::CauseAllocated(event) => allocated(state, envelope, event),
        Event::GateApplied(event) => gated(state, envelope, event),
        Event::EvaluationIssued(event) => issued(state, envelope, event),
        Event::EvaluationDeemed(event) => deemed(state, envelope, event),
        Event::EvaluationAppealed(event) => appealed(state, envelope, event),
        Event::EvaluationAppealDecided(event) => appeal_decided(state, event),
        Event::ImprovementRequired(event) => required(state, event),
        Event::ImprovementPlanned(event) => cure(
            state,
            event.improvement,
            CurePhase::Planned {
                measures: event.measures.clone(),
                until: event.until,
            },
        ),
        Event::ImprovementReported(event) => {
            cure(state, event.improvement, CurePhase::Reported { on });
        }
        Event::ImprovementClosed(event) => {
            let outcome = event.outcome;
            cure(state, event.improvement, CurePhase::Closed { outcome, on });
        }
        Event::ImprovementLifted(event) => cure(state, event.improvement, CurePhase::Lifted),
        Event::AcceptanceRequested(event) => requested(state, envelope, event),
        Event::AcceptanceOpinionGiven(event) => opined(state, envelope, event),
        Event::AcceptanceDecided(event) => decided(state, envelope, event),
        Event::AcceptanceDeemed(_) => {
            if let Some(last) = state.acceptances.last_mut() {
                last.decision = AcceptanceDecision::Deemed { on };
            }
        }
    }
}

pub(super) fn evaluation(
    state: &mut Assessment,
    id: EvaluationId,
    change: impl FnOnce(&mut Evaluation),
) {
    if let Some(found) = state.evaluations.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn cure(state: &mut Assessment, id: ImprovementId, phase: CurePhase) {
    if let Some(found) = state.improvements.iter_mut().find(|one| one.id == id) {
        found.phase = phase;
    }
}

fn engaged(state: &mut Assessment, envelope: &Envelope, event: &EvaluatorEngaged) {
    state.index.get_or_insert_with(|| event.index.clone());
    state.engagements.push(Engagement {
        evaluator: event.evaluator.clone(),
        income_share: event.income_share,
        on: envelope.occurred_on(),
    });
}

fn new_evaluation(
    id: EvaluationId,
    kind: EvaluationKind,
    plan: Option<EvaluationPlanned>,
    phase: Phase,
) -> Evaluation {
    Evaluation {
        id,
        kind,
        plan,
        self_reports: Vec::new(),
        sheets: Vec::new(),
        talks: Vec::new(),
        voices: Voices::default(),
        sampling: Sampling::default(),
        replies: Vec::new(),
        answers: Vec::new(),
        allocation: None,
        gates: Vec::new(),
        appeals: Vec::new(),
        phase,
    }
}

fn planned(state: &mut Assessment, event: &EvaluationPlanned) {
    state.evaluations.push(new_evaluation(
        event.evaluation,
        event.kind,
        Some(event.clone()),
        Phase::Fieldwork,
    ));
}

fn self_evaluated(state: &mut Assessment, event: &SelfEvaluated) {
    evaluation(state, event.evaluation, |one| {
        one.self_reports.push(SelfReport {
            side: event.side,
            organisation: event.organisation.clone(),
            verdict: event.verdict,
            statement: event.statement.clone(),
            due: event.due,
            kept: event.kept,
        });
    });
}

fn rated(state: &mut Assessment, envelope: &Envelope, event: &RatingFiled) {
    evaluation(state, event.evaluation, |one| {
        one.sheets.push(Sheet {
            id: event.rating,
            group: event.group,
            by: envelope.actor.person,
            organisation: envelope.actor.organisation,
            about: event.about.clone(),
            scores: event.scores.clone(),
            contact: event.contact.clone(),
        });
    });
}

fn heard(state: &mut Assessment, event: &WorkersHeard) {
    evaluation(state, event.evaluation, |one| {
        one.talks.push(WorkerTalk {
            workers: event.workers,
            topics: event.topics.clone(),
            statement: event.statement.clone(),
        });
    });
}

fn brought_in(state: &mut Assessment, event: &AnswersBroughtIn) {
    evaluation(state, event.evaluation, |one| {
        let said = event.answers.iter().copied();
        match event.channel {
            Channel::Users => one.voices.users.extend(said),
            Channel::Others => one.voices.others.extend(said),
            Channel::Workers => {}
        }
    });
}

fn drafted(state: &mut Assessment, envelope: &Envelope, event: &EvaluationDrafted) {
    evaluation(state, event.evaluation, |one| {
        one.phase = Phase::Drafted(Draft {
            content: event.clone(),
            by: envelope.actor.person,
            on: envelope.occurred_on(),
        });
    });
}

fn replied(state: &mut Assessment, event: &EvaluationReplied) {
    evaluation(state, event.evaluation, |one| {
        one.replies.push(Reply {
            organisation: event.organisation.clone(),
            stance: event.stance,
            text: event.text.clone(),
        });
    });
}

fn allocated(state: &mut Assessment, envelope: &Envelope, event: &CauseAllocated) {
    evaluation(state, event.evaluation, |one| {
        one.allocation = Some(Allocation {
            shortfalls: event.shortfalls.clone(),
            excused: event.excused,
            by: envelope.actor.person,
        });
    });
}

fn gated(state: &mut Assessment, envelope: &Envelope, event: &GateApplied) {
    evaluation(state, event.evaluation, |one| {
        one.gates.push(GateFound {
            gate: event.gate,
            facts: event.facts.clone(),
            answer: event.answer.clone(),
            by: envelope.actor.person,
        });
    });
}

fn issued(state: &mut Assessment, envelope: &Envelope, event: &EvaluationIssued) {
    evaluation(state, event.evaluation, |one| {
        if let Phase::Drafted(draft) = &one.phase {
            one.phase = Phase::Issued(Outcome {
                draft: draft.clone(),
                score: event.score,
                low: event.low,
                high: event.high,
                class: event.class,
                grade: event.grade,
                on: envelope.occurred_on(),
            });
        }
    });
}

fn deemed(state: &mut Assessment, envelope: &Envelope, event: &EvaluationDeemed) {
    let phase = Phase::Deemed {
        on: envelope.occurred_on(),
    };
    if state.evaluation(event.evaluation).is_some() {
        evaluation(state, event.evaluation, |one| one.phase = phase);
    } else {
        let kind = EvaluationKind::Final;
        let one = new_evaluation(event.evaluation, kind, None, phase);
        state.evaluations.push(one);
    }
}

fn appealed(state: &mut Assessment, envelope: &Envelope, event: &EvaluationAppealed) {
    evaluation(state, event.evaluation, |one| {
        one.appeals.push(Appeal {
            id: event.appeal,
            organisation: event.organisation.clone(),
            ground: event.ground,
            text: event.text.clone(),
            on: envelope.occurred_on(),
            outcome: None,
        });
    });
}

fn appeal_decided(state: &mut Assessment, event: &EvaluationAppealDecided) {
    evaluation(state, event.evaluation, |one| {
        let mut appeals = one.appeals.iter_mut();
        if let Some(appeal) = appeals.find(|appeal| appeal.id == event.appeal) {
            appeal.outcome = Some(event.outcome);
        }
        if event.gates == Some(GateRuling::Lifted) {
            one.gates.clear();
        }
        if let Phase::Issued(outcome) = &mut one.phase {
            outcome.score = event.score;
            outcome.low = event.low;
            outcome.high = event.high;
            outcome.class = event.class;
            outcome.grade = event.grade;
        }
    });
}

fn required(state: &mut Assessment, event: &ImprovementRequired) {
    state.improvements.push(Improvement {
        id: event.improvement,
        side: event.side,
        organisation: event.organisation.clone(),
        trigger: event.trigger,
        phase: CurePhase::Required,
    });
}

fn requested(state: &mut Assessment, envelope: &Envelope, event: &AcceptanceRequested) {
    state.acceptances.push(Acceptance {
        requested: envelope.occurred_on(),
        users_invited: event.users_invited,
        opinions: Vec::new(),
        decision: AcceptanceDecision::Pending,
    });
}

fn opined(state: &mut Assessment, envelope: &Envelope, event: &AcceptanceOpinionGiven) {
    if let Some(last) = state.acceptances.last_mut() {
        last.opinions.push(Opinion {
            by: envelope.actor.person,
            opinion: event.opinion,
            text: event.text.clone(),
        });
    }
}

fn decided(state: &mut Assessment, envelope: &Envelope, event: &AcceptanceDecided) {
    if let Some(last) = state.acceptances.last_mut() {
        last.decision = AcceptanceDecision::Decided {
            verdict: event.verdict,
            deduction: event.deduction,
            by: envelope.actor.person,
            on: envelope.occurred_on(),
        };
    }
}
