//! How the events of this module move the state on.

use super::{
    BudgetCommitted, CommentAnswered, CommentMade, CounterAnswered, CounterProposed,
    DocumentsDrafted, Event, FairnessTested, IntentionPublished, NeedRegistered, PlanReviewed,
    PlanSubmitted, ResidentsConsulted, ThemeAnswered,
    choices::{Taken, Verdict},
    state::{
        Answer, Budget, Comment, Consultation, Counter, CounterState, Draft, Fairness, Need,
        Planning, Review, Submission, Theme,
    },
};
use crate::{context::Envelope, process::Process};
use kernel::{Date, FreeText};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let on = envelope.occurred_on();
    let planning = &mut process.planning;
    match event {
        Event::NeedRegistered(event) => register(process, on, event),
        // The stage entered beside them says it all.
        Event::NeedTakenUp(_) | Event::NeedDropped(_) => {}
        Event::MarketSurveyed(event) => planning.market.extend(event.actors.iter().cloned()),
        Event::ResidentsConsulted(event) => consult(planning, event),
        Event::ThemeAnswered(event) => answer_theme(planning, on, event),
        Event::DutiesMatched(event) => planning.components.clone_from(&event.components),
        Event::NeedReported(_) => planning.reported = Some(on),
        Event::CostModelled(event) => planning.cost = Some(event.model),
        Event::BudgetCommitted(event) => planning.budget = Some(budget(on, event)),
        Event::PlanSubmitted(event) => planning.submission = Some(submission(on, event)),
        Event::PlanReviewed(event) => planning.reviews.push(review(on, event)),
        Event::IntentionPublished(event) => publish(planning, on, event),
        Event::IntentionExempted(event) => planning.intention_exempt = Some(event.ground),
        Event::DocumentsDrafted(event) => draft(process, envelope, event),
        Event::FairnessTested(event) => planning.fairness = Some(fairness(on, event)),
        Event::CommentMade(event) => planning.comments.push(comment(event)),
        Event::CommentAnswered(event) => answer_comment(planning, on, event),
        Event::CounterProposed(event) => planning.counters.push(counter(event)),
        Event::CounterAnswered(event) => answer_counter(planning, on, event),
    }
}

fn register(process: &mut Process, on: Date, event: &NeedRegistered) {
    process.title = Some(event.title.clone());
    process.jurisdiction = event.jurisdiction.code().to_owned();
    process.planning.need = Some(Need {
        beneficiaries: event.beneficiaries.clone(),
        note: event.note.clone(),
        on,
    });
}

fn consult(planning: &mut Planning, event: &ResidentsConsulted) {
    planning.consultations.push(Consultation {
        on: event.on,
        residents: event.residents,
        channel: event.channel,
    });
    let raised = event.themes.iter().cloned();
    planning.themes.extend(raised.map(|raised| Theme {
        raised,
        answer: None,
    }));
}

fn answer(on: Date, taken: Taken, text: &FreeText) -> Option<Answer> {
    Some(Answer {
        taken,
        text: text.clone(),
        on,
    })
}

fn answer_theme(planning: &mut Planning, on: Date, event: &ThemeAnswered) {
    let mut themes = planning.themes.iter_mut();
    if let Some(theme) = themes.find(|one| one.raised.id == event.theme) {
        theme.answer = answer(on, event.taken, &event.answer);
    }
}

fn budget(on: Date, event: &BudgetCommitted) -> Budget {
    Budget {
        line: event.line.clone(),
        amount: event.amount,
        years: event.years,
        category: event.category.clone(),
        on,
    }
}

fn submission(on: Date, event: &PlanSubmitted) -> Submission {
    Submission {
        drafters: event.drafters.clone(),
        acceptance: event.acceptance.clone(),
        years: event.years,
        on,
    }
}

fn review(on: Date, event: &PlanReviewed) -> Review {
    Review {
        reviewers: event.reviewers.clone(),
        opinion: event.opinion,
        findings: event.findings.clone(),
        on,
    }
}

fn publish(planning: &mut Planning, on: Date, event: &IntentionPublished) {
    planning.intention_published = Some(on);
    planning.tender_expected = Some(event.expected);
}

fn draft(process: &mut Process, envelope: &Envelope, event: &DocumentsDrafted) {
    let on = envelope.occurred_on();
    let documents = &event.documents;
    process.lots.clone_from(&documents.lots);
    process.plan = Some(documents.plan.clone());
    let planning = &mut process.planning;
    let before = planning.draft.as_ref().map_or(0, |one| one.version);
    planning.draft = Some(Draft {
        version: before.saturating_add(1),
        on,
        person: envelope.actor.person,
        organisation: envelope.actor.organisation,
        reservation: documents.reservation,
        reservation_reason: documents.reservation_reason.clone(),
        trace: documents.trace.clone(),
    });
    // What was tested is no longer what will go out.
    planning.fairness = None;
    for counter in &mut planning.counters {
        if matches!(counter.state, CounterState::Accepted { .. }) {
            counter.state = CounterState::Drafted { on };
        }
    }
}

fn fairness(on: Date, event: &FairnessTested) -> Fairness {
    Fairness {
        on,
        findings: event.findings.clone(),
        splitting: event.splitting,
        method_basis: event.method_basis,
        counted: event.counted.clone(),
    }
}

fn comment(event: &CommentMade) -> Comment {
    Comment {
        id: event.id,
        topic: event.topic,
        text: event.text.clone(),
        answer: None,
    }
}

fn answer_comment(planning: &mut Planning, on: Date, event: &CommentAnswered) {
    let mut comments = planning.comments.iter_mut();
    if let Some(comment) = comments.find(|one| one.id == event.comment) {
        comment.answer = answer(on, event.taken, &event.answer);
    }
}

fn counter(event: &CounterProposed) -> Counter {
    Counter {
        id: event.id,
        clause: event.clause,
        text: event.text.clone(),
        state: CounterState::Open,
    }
}

fn answer_counter(planning: &mut Planning, on: Date, event: &CounterAnswered) {
    let mut counters = planning.counters.iter_mut();
    if let Some(counter) = counters.find(|one| one.id == event.counter) {
        counter.state = match event.verdict {
            Verdict::Accept => CounterState::Accepted { on },
            Verdict::Reject => CounterState::Rejected {
                on,
                reason: event.reason.clone(),
            },
        };
    }
}
