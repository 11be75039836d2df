//! How the events of this module move the state on.

mod challenges;
mod panel;
mod tender;

use super::{
    BidId, Event,
    answers::{AfterFall, PriceVerdict, ReturnTo},
    events,
    rounds::PassedOver,
    state::{Bid, BidState, Bidding, Dissent, Interference, PriceCheck, Rank},
};
use crate::{
    context::Envelope,
    process::{Award, Challenge, Process},
    sealing,
};
use kernel::Date;

/// Moves the state on by an event of this module.
#[expect(
    clippy::too_many_lines,
    reason = "a table with one line for each kind of event"
)]
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let on = envelope.occurred_on();
    let bidding = &mut process.bidding;
    match event {
        Event::TenderPublished(event) => tender::begin_round(process, envelope, event),
        Event::DocumentsTaken(event) => tender::take(bidding, on, event),
        Event::EnquiryAsked(event) => tender::ask(bidding, envelope, event),
        Event::EnquiryAnswered(event) => tender::answer_enquiry(bidding, envelope, event),
        Event::EnquiryMerged(event) => tender::merge(bidding, event),
        Event::TenderAmended(event) => tender::amend(bidding, envelope, event),
        Event::AddendumDetailed(event) => tender::detail(process, envelope, event),
        Event::BidSubmitted(event) => submit(bidding, event),
        Event::BidWithdrawn(event) => withdraw(process, event),
        Event::BidsOpened(event) => open(bidding, envelope, event),
        Event::BidQualified(event) => set(bidding, event.bid, BidState::Qualified),
        Event::BidDisqualified(event) => exclude(bidding, event),
        Event::QualificationFinished(event) => qualify(bidding, on, event),
        Event::TenderFailed(event) => tender::fail(process, envelope, event),
        Event::TenderRestarted(_) => restart(process),
        Event::MethodApproved(event) => tender::approve(bidding, event),
        Event::CommitteeAppointed(event) => panel::appoint(bidding, event),
        Event::PriceFormulaChosen(_)
        | Event::EvaluationScaled(_)
        | Event::PoolRegistered(_)
        | Event::ExpertBarred(_)
        | Event::SeedCommitted(_)
        | Event::SeedRevealed(_)
        | Event::CommitteeDrawn(_)
        | Event::ConflictsDeclared(_)
        | Event::MemberLeft(_)
        | Event::MemberSeated(_)
        | Event::ScoringTimeSet(_)
        | Event::SheetsOpened(_)
        | Event::ScoreRevised(_)
        | Event::PapersRecorded(_)
        | Event::AlertAnswered(_) => panel::evolve(bidding, envelope, event),
        Event::SheetScored(event) => panel::score(bidding, envelope, event),
        Event::DissentRecorded(event) => dissent(bidding, envelope, event),
        Event::InterferenceReported(event) => interfere(bidding, on, event),
        Event::PriceQueried(event) => query_price(bidding, event),
        Event::PriceExplained(event) => explain_price(bidding, event),
        Event::PriceJudged(event) => judge_price(bidding, event),
        Event::EvaluationReported(event) => report(bidding, on, event),
        Event::BidRanked(event) => rank(bidding, event),
        Event::AwardDecided(event) => award(process, envelope, event),
        Event::BidPassedOver(event) => pass_over(bidding, event),
        Event::PassingOverExplained(event) => explain_passing(bidding, event),
        Event::WinnersDescribed(event) => bidding.strengths = Some(event.strengths.clone()),
        Event::LossExplained(event) => explain_loss(bidding, event),
        Event::AwardPublished(event) => {
            process.challenge.published = Some(on);
            process.challenge.last_day = event.last_day;
        }
        Event::ObjectionFiled(event) => challenges::object(process, on, event),
        Event::ObjectionGrounded(event) => challenges::ground(process, event),
        Event::ObjectionWithdrawn(event) => challenges::withdraw_objection(process, on, event),
        Event::ObjectionAnswered(event) => challenges::answer(process, on, event),
        Event::GroundsAnswered(event) => challenges::find(process, event),
        Event::ComplaintFiled(event) => challenges::complain(process, on, event),
        Event::ComplaintGrounded(event) => challenges::keep_up(process, event),
        Event::ComplaintExamined(event) => challenges::examine(process, on, event),
        Event::ComplaintCopied(event) => challenges::copy(process, on, event),
        Event::ComplaintWithdrawn(event) => challenges::withdraw_complaint(process, on, event),
        Event::ProcedureSuspended(event) => challenges::suspend(process, on, event),
        Event::ComplaintDecided(event) => challenges::decide(process, on, event),
        Event::ProcedureReturned(event) => give_back(process, envelope, event.to),
        Event::FallDecided(event) => follow(process, event),
        // These stand in the record for people; nothing later is decided by them.
        Event::CollusionNoted(_)
        | Event::ExclusionTold(_)
        | Event::PoolPublished(_)
        | Event::FeedbackGiven(_)
        | Event::ChallengeClosed(_) => {}
    }
}

fn withdraw(process: &mut Process, event: &events::BidWithdrawn) {
    set(&mut process.bidding, event.bid, BidState::Withdrawn);
    sealing::withdraw(process, event.bid);
}

fn open(bidding: &mut Bidding, envelope: &Envelope, event: &events::BidsOpened) {
    bidding.opened = Some(envelope.occurred);
    bidding.failed_lots.clone_from(&event.failed_lots);
    if let Some(round) = bidding.rounds.last_mut() {
        round.opened = Some(envelope.occurred_on());
    }
}

fn exclude(bidding: &mut Bidding, event: &events::BidDisqualified) {
    let reason = event.reason.clone();
    set(bidding, event.bid, BidState::Disqualified { reason });
}

fn qualify(bidding: &mut Bidding, on: Date, event: &events::QualificationFinished) {
    bidding.qualified = Some(on);
    bidding.failed_lots.clone_from(&event.failed_lots);
}

fn dissent(bidding: &mut Bidding, envelope: &Envelope, event: &events::DissentRecorded) {
    bidding.dissents.push(Dissent {
        member: envelope.actor.person,
        text: event.text.clone(),
    });
}

fn interfere(bidding: &mut Bidding, on: Date, event: &events::InterferenceReported) {
    bidding.interference.push(Interference {
        by: event.by.clone(),
        text: event.text.clone(),
        on,
    });
}

fn query_price(bidding: &mut Bidding, event: &events::PriceQueried) {
    let until = event.until;
    check_price(bidding, event.bid, PriceCheck::Asked { until });
}

fn explain_price(bidding: &mut Bidding, event: &events::PriceExplained) {
    let text = event.text.clone();
    check_price(bidding, event.bid, PriceCheck::Explained { text });
}

fn report(bidding: &mut Bidding, on: Date, event: &events::EvaluationReported) {
    bidding.reported = Some(on);
    bidding.failed_lots.clone_from(&event.failed_lots);
}

fn pass_over(bidding: &mut Bidding, event: &events::BidPassedOver) {
    bidding.passed_over.push(PassedOver {
        bid: event.bid,
        ground: event.ground,
        reason: None,
    });
}

fn explain_passing(bidding: &mut Bidding, event: &events::PassingOverExplained) {
    let mut passed = bidding.passed_over.iter_mut().rev();
    if let Some(found) = passed.find(|one| one.bid == event.bid) {
        found.reason = Some(event.reason.clone());
    }
}

fn explain_loss(bidding: &mut Bidding, event: &events::LossExplained) {
    bidding.losses.retain(|(bid, _)| *bid != event.bid);
    bidding.losses.push((event.bid, event.reason.clone()));
}

/// What was decided of awards that fell: the next candidate is awarded by its own event, a repeat
/// clears the round.
fn follow(process: &mut Process, event: &events::FallDecided) {
    let fallen = process.bidding.fallen.iter_mut();
    for one in fallen.filter(|one| one.next.is_none()) {
        one.next = Some(event.next);
    }
    process.challenge.published = None;
    process.challenge.last_day = None;
    if event.next == AfterFall::Repeat {
        clear_awards(process);
        restart(process);
    }
}

fn submit(bidding: &mut Bidding, event: &events::BidSubmitted) {
    bidding.bids.push(Bid {
        id: event.id,
        tenderer: event.tenderer.clone(),
        lots: event.lots.clone(),
        price: event.price,
        staff_cost: event.staff_cost,
        team: event.team,
        plan: event.plan.clone(),
        state: BidState::Submitted,
        price_check: PriceCheck::Unasked,
    });
}

fn set(bidding: &mut Bidding, id: BidId, state: BidState) {
    if let Some(found) = bidding.bids.iter_mut().find(|bid| bid.id == id) {
        found.state = state;
    }
}

fn check_price(bidding: &mut Bidding, id: BidId, check: PriceCheck) {
    if let Some(found) = bidding.bids.iter_mut().find(|bid| bid.id == id) {
        found.price_check = check;
    }
}

/// Bids lapse and everything of the round is cleared; what happened stays in the events.
fn restart(process: &mut Process) {
    sealing::restart(process);
    let bidding = &mut process.bidding;
    for bid in &mut bidding.bids {
        if bid.state != BidState::Withdrawn {
            bid.state = BidState::Lapsed;
        }
    }
    bidding.notice = None;
    bidding.addenda.clear();
    bidding.takings.clear();
    bidding.opened = None;
    bidding.qualified = None;
    bidding.failed_lots.clear();
    bidding.committee.clear();
    bidding.panel = bidding.panel.next_round();
    clear_evaluation(bidding);
}

fn clear_evaluation(bidding: &mut Bidding) {
    bidding.sheets.clear();
    bidding.panel.clear_sheets();
    bidding.dissents.clear();
    bidding.ranking.clear();
    bidding.reported = None;
    bidding.chosen.clear();
    bidding.passed_over.clear();
    bidding.strengths = None;
    bidding.losses.clear();
}

fn judge_price(bidding: &mut Bidding, event: &events::PriceJudged) {
    let verdict = event.verdict;
    check_price(bidding, event.bid, PriceCheck::Judged { verdict });
    if verdict == PriceVerdict::Rejected {
        let reason = event.reason.clone();
        set(bidding, event.bid, BidState::Invalid { reason });
    }
}

fn rank(bidding: &mut Bidding, event: &events::BidRanked) {
    bidding.ranking.push(Rank {
        lot: event.lot,
        bid: event.bid,
        place: event.place,
        quality: event.quality,
        price_points: event.price_points,
        total: event.total,
    });
}

fn award(process: &mut Process, envelope: &Envelope, event: &events::AwardDecided) {
    let lots = event.lots.iter();
    process
        .bidding
        .chosen
        .extend(lots.map(|lot| (*lot, event.bid)));
    process.awards.push(Award {
        lots: event.lots.clone(),
        supplier: event.supplier.clone(),
        price: event.price,
        decided_by: envelope.actor.person,
        on: envelope.occurred_on(),
    });
}

/// Awards go; those that had fallen stay in the record and point to none.
fn clear_awards(process: &mut Process) {
    process.awards.clear();
    process.local.award_fell();
    for one in &mut process.bidding.fallen {
        one.award = None;
    }
}

/// The award falls; what other tenderers raised stays open.
fn give_back(process: &mut Process, envelope: &Envelope, to: ReturnTo) {
    clear_awards(process);
    process.challenge = Challenge {
        published: None,
        last_day: None,
        open: std::mem::take(&mut process.challenge.open),
    };
    match to {
        ReturnTo::Nowhere => {}
        ReturnTo::Evaluation => {
            clear_evaluation(&mut process.bidding);
            for bid in &mut process.bidding.bids {
                if matches!(bid.state, BidState::Invalid { .. }) {
                    bid.state = BidState::Qualified;
                }
                bid.price_check = PriceCheck::Unasked;
            }
        }
        ReturnTo::Documents => {
            let round = process.bidding.rounds.last_mut();
            if let Some(round) = round {
                round.returned = Some(envelope.occurred_on());
            }
            restart(process);
        }
    }
}
