//! How the events of this module move the state on.

mod panel;

use super::{
    BidId, Event,
    answers::{Answer, MayAffect, NextStep, PriceVerdict, Retest, ReturnTo},
    events,
    state::{
        Addendum, Bid, BidState, Bidding, Complaint, Dissent, Enquiry, Failure, Interference,
        Notice, Objection, PriceCheck, Rank,
    },
};
use crate::{
    context::Envelope,
    process::{Award, Challenge, Process},
    sealing,
};

/// Moves the state on by an event of this module.
#[expect(
    clippy::too_many_lines,
    reason = "a table with one line for each kind of event"
)]
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let bidding = &mut process.bidding;
    match event {
        Event::TenderPublished(event) => {
            bidding.notice = Some(Notice {
                published: envelope.occurred_on(),
                deadline: event.deadline,
            });
        }
        Event::EnquiryAsked(event) => ask(bidding, envelope, event),
        Event::EnquiryAnswered(event) => answer_enquiry(bidding, event),
        Event::TenderAmended(event) => amend(bidding, envelope, event),
        Event::BidSubmitted(event) => submit(bidding, event),
        Event::BidWithdrawn(event) => {
            set(bidding, event.bid, BidState::Withdrawn);
            sealing::withdraw(process, event.bid);
        }
        Event::BidsOpened(event) => {
            bidding.opened = Some(envelope.occurred);
            bidding.failed_lots.clone_from(&event.failed_lots);
        }
        Event::BidQualified(event) => set(bidding, event.bid, BidState::Qualified),
        Event::BidDisqualified(event) => {
            let reason = event.reason.clone();
            set(bidding, event.bid, BidState::Disqualified { reason });
        }
        Event::QualificationFinished(event) => {
            bidding.failed_lots.clone_from(&event.failed_lots);
        }
        Event::TenderFailed(event) => fail(process, envelope, event),
        Event::TenderRestarted(_) => restart(process),
        Event::CommitteeAppointed(event) => {
            bidding.committee.clone_from(&event.members);
            bidding.panel.declarations.clear();
            bidding.panel.cleared = None;
            bidding.panel.substitutes = 0;
            bidding.panel.fallen.clear();
        }
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
        Event::DissentRecorded(event) => bidding.dissents.push(Dissent {
            member: envelope.actor.person,
            text: event.text.clone(),
        }),
        Event::InterferenceReported(event) => bidding.interference.push(Interference {
            by: event.by.clone(),
            text: event.text.clone(),
            on: envelope.occurred_on(),
        }),
        Event::PriceQueried(event) => {
            let until = event.until;
            check_price(bidding, event.bid, PriceCheck::Asked { until });
        }
        Event::PriceExplained(event) => {
            let text = event.text.clone();
            check_price(bidding, event.bid, PriceCheck::Explained { text });
        }
        Event::PriceJudged(event) => judge_price(bidding, event),
        Event::EvaluationReported(event) => {
            bidding.reported = Some(envelope.occurred_on());
            bidding.failed_lots.clone_from(&event.failed_lots);
        }
        Event::BidRanked(event) => rank(bidding, event),
        Event::AwardDecided(event) => award(process, envelope, event),
        Event::AwardPublished(event) => {
            process.challenge.published = Some(envelope.occurred_on());
            process.challenge.last_day = event.last_day;
        }
        Event::ObjectionFiled(event) => object(process, envelope, event),
        Event::ObjectionAnswered(event) => answer(process, envelope, event),
        Event::ComplaintFiled(event) => complain(process, envelope, event),
        Event::ComplaintDecided(event) => decide_complaint(process, envelope, event),
        Event::ProcedureReturned(event) => give_back(process, event.to),
        // These stand in the record for people; nothing later is decided by them.
        Event::CollusionNoted(_)
        | Event::PoolPublished(_)
        | Event::BidPassedOver(_)
        | Event::FeedbackGiven(_)
        | Event::ChallengeClosed(_) => {}
    }
}

fn ask(bidding: &mut Bidding, envelope: &Envelope, event: &events::EnquiryAsked) {
    bidding.enquiries.push(Enquiry {
        id: event.id,
        asked: envelope.occurred_on(),
        question: event.question.clone(),
        answer: None,
    });
}

fn answer_enquiry(bidding: &mut Bidding, event: &events::EnquiryAnswered) {
    let mut enquiries = bidding.enquiries.iter_mut();
    if let Some(found) = enquiries.find(|one| one.id == event.id) {
        found.answer = Some(event.answer.clone());
    }
}

fn amend(bidding: &mut Bidding, envelope: &Envelope, event: &events::TenderAmended) {
    bidding.addenda.push(Addendum {
        on: envelope.occurred_on(),
        text: event.text.clone(),
    });
    if let (Some(notice), Some(deadline)) = (bidding.notice.as_mut(), event.deadline) {
        notice.deadline = deadline;
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

fn fail(process: &mut Process, envelope: &Envelope, event: &events::TenderFailed) {
    // Terms that will be changed have not been tested yet.
    if event.retest == Retest::Amended {
        process.planning.fairness = None;
    }
    process.bidding.failures.push(Failure {
        on: envelope.occurred_on(),
        causes: event.causes.clone(),
        funnel: event.funnel,
        next: event.next,
    });
    if event.next == NextStep::End {
        restart(process);
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
    bidding.opened = None;
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

fn object(process: &mut Process, envelope: &Envelope, event: &events::ObjectionFiled) {
    if event.may_affect == MayAffect::Yes {
        process.challenge.open.push(event.id.to_string());
        process.local.bar(envelope.occurred_on());
    }
    process.bidding.objections.push(Objection {
        id: event.id,
        tenderer: event.tenderer.clone(),
        about: event.about,
        may_affect: event.may_affect,
        text: event.text.clone(),
        filed: envelope.occurred_on(),
        answer_due: event.answer_due,
        answer: None,
    });
}

fn close(process: &mut Process, id: impl ToString) {
    let id = id.to_string();
    process.challenge.open.retain(|one| *one != id);
}

/// Once nothing that may affect the result is open, contracts can be signed again.
fn free_to_sign(process: &mut Process, envelope: &Envelope) {
    if process.challenge.open.is_empty() {
        process.local.unbar(envelope.occurred_on());
    }
}

fn answer(process: &mut Process, envelope: &Envelope, event: &events::ObjectionAnswered) {
    // Refusing to receive an objection answers nothing: it stays open.
    if event.answer == Answer::NotReceived {
        return;
    }
    close(process, event.objection);
    free_to_sign(process, envelope);
    let mut objections = process.bidding.objections.iter_mut();
    if let Some(found) = objections.find(|one| one.id == event.objection) {
        found.answer = Some((event.answer, envelope.occurred_on()));
    }
}

fn complain(process: &mut Process, envelope: &Envelope, event: &events::ComplaintFiled) {
    let objection = process.bidding.objection(event.objection);
    if objection.is_some_and(|one| one.may_affect == MayAffect::Yes) {
        // The complaint takes over from the objection it follows.
        close(process, event.objection);
        process.challenge.open.push(event.id.to_string());
        process.local.bar(envelope.occurred_on());
    }
    process.bidding.complaints.push(Complaint {
        id: event.id,
        objection: event.objection,
        text: event.text.clone(),
        filed: envelope.occurred_on(),
        ruling: None,
    });
}

fn decide_complaint(process: &mut Process, envelope: &Envelope, event: &events::ComplaintDecided) {
    close(process, event.complaint);
    free_to_sign(process, envelope);
    let mut complaints = process.bidding.complaints.iter_mut();
    if let Some(found) = complaints.find(|one| one.id == event.complaint) {
        found.ruling = Some((event.ruling, event.to));
    }
}

/// The award falls; what other tenderers raised stays open.
fn give_back(process: &mut Process, to: ReturnTo) {
    process.awards.clear();
    process.local.award_fell();
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
        ReturnTo::Documents => restart(process),
    }
}
