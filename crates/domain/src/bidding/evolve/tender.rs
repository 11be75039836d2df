//! How a tender that goes out, its questions and addenda, and its failure move the state on.

use super::{
    super::{
        answers::{NextStep, Retest},
        events,
        rounds::Round,
        state::{Addendum, Bidding, Enquiry, Failure, Notice, Taking},
    },
    restart,
};
use crate::{context::Envelope, planning::state::CounterState, process::Process};
use kernel::Date;

pub(super) fn take(bidding: &mut Bidding, on: Date, event: &events::DocumentsTaken) {
    let by = event.tenderer.clone();
    bidding.takings.push(Taking { by, on });
}

pub(super) fn merge(bidding: &mut Bidding, event: &events::EnquiryMerged) {
    let mut enquiries = bidding.enquiries.iter_mut();
    if let Some(found) = enquiries.find(|one| one.id == event.id) {
        found.merged_into = Some(event.into);
    }
}

pub(super) fn ask(bidding: &mut Bidding, envelope: &Envelope, event: &events::EnquiryAsked) {
    bidding.enquiries.push(Enquiry {
        id: event.id,
        asked: envelope.occurred_on(),
        question: event.question.clone(),
        answer: None,
        answered: None,
        merged_into: None,
    });
}

pub(super) fn answer_enquiry(
    bidding: &mut Bidding,
    envelope: &Envelope,
    event: &events::EnquiryAnswered,
) {
    let mut enquiries = bidding.enquiries.iter_mut();
    if let Some(found) = enquiries.find(|one| one.id == event.id) {
        found.answer = Some(event.answer.clone());
        found.answered = Some(envelope.occurred_on());
    }
}

pub(super) fn amend(bidding: &mut Bidding, envelope: &Envelope, event: &events::TenderAmended) {
    bidding.addenda.push(Addendum {
        on: envelope.occurred_on(),
        text: event.text.clone(),
        affects: None,
        before: bidding.notice.as_ref().map(|notice| notice.deadline),
        deadline: event.deadline,
        earliest: None,
        counters: Vec::new(),
        clauses: Vec::new(),
    });
    if let (Some(notice), Some(deadline)) = (bidding.notice.as_mut(), event.deadline) {
        notice.deadline = deadline;
    }
    if let Some(round) = bidding.rounds.last_mut() {
        round.addenda = round.addenda.saturating_add(1);
        round.deadline = event.deadline.unwrap_or(round.deadline);
    }
}

/// The tender goes out: what it asks for is kept for comparison with a later round.
pub(super) fn begin_round(
    process: &mut Process,
    envelope: &Envelope,
    event: &events::TenderPublished,
) {
    let (published, deadline) = (envelope.occurred_on(), event.deadline);
    process.bidding.notice = Some(Notice {
        published,
        deadline,
    });
    process.bidding.rounds.push(Round {
        published,
        deadline,
        plan: process.plan.clone(),
        lots: process.lots.clone(),
        addenda: 0,
        opened: None,
        failure: None,
        returned: None,
    });
}

/// An addendum takes up counter-clauses and adds clauses to the contract text.
pub(super) fn detail(process: &mut Process, envelope: &Envelope, event: &events::AddendumDetailed) {
    if let Some(addendum) = process.bidding.addenda.last_mut() {
        addendum.affects = Some(event.affects);
        addendum.before = event.before;
        addendum.earliest = event.earliest;
        addendum.counters.clone_from(&event.counters);
        addendum.clauses.clone_from(&event.clauses);
    }
    let on = envelope.occurred_on();
    let mut counters = process.planning.counters.iter_mut();
    for counter in counters
        .by_ref()
        .filter(|one| event.counters.contains(&one.id))
    {
        counter.state = CounterState::Drafted { on };
    }
    if let Some(plan) = process.plan.as_mut() {
        plan.terms.clauses.extend(event.clauses.iter().copied());
    }
    let plan = process.plan.clone();
    if let Some(round) = process.bidding.rounds.last_mut() {
        round.plan = plan;
    }
}

pub(super) fn fail(process: &mut Process, envelope: &Envelope, event: &events::TenderFailed) {
    // Terms that will be changed have not been tested yet.
    if event.retest == Retest::Amended {
        process.planning.fairness = None;
    }
    let bidding = &mut process.bidding;
    let failure = Failure {
        on: envelope.occurred_on(),
        causes: event.causes.clone(),
        funnel: event.funnel,
        next: event.next,
        retest: event.retest,
        note: event.note.clone(),
        approval: None,
    };
    if let Some(round) = bidding.rounds.last_mut() {
        round.failure = Some(failure.clone());
    }
    bidding.failures.push(failure);
    if event.next == NextStep::End {
        restart(process);
    }
}

pub(super) fn approve(bidding: &mut Bidding, event: &events::MethodApproved) {
    let approval = Some((event.method, event.number.clone()));
    if let Some(failure) = bidding.failures.last_mut() {
        failure.approval.clone_from(&approval);
    }
    let round = bidding.rounds.last_mut();
    if let Some(failure) = round.and_then(|round| round.failure.as_mut()) {
        failure.approval = approval;
    }
}
