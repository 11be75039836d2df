//! The competition, S07 to S11: notice, enquiries, bids, opening, qualification, evaluation, award
//! and the window in which tenderers challenge it.
//!
//! Bids stay closed to everybody but their author until the opening, score sheets until the report;
//! no event before the opening may tell who bids. Ranking and price points are computed here and
//! never typed in.

mod answers;
pub mod challenge;
mod common;
mod duties;
mod events;
mod evolve;
mod guards;
pub mod panel;
mod queries;
mod refusals;
mod rounds;
mod state;

pub mod alerts;
pub mod amend_tender;
pub mod analyse_failure;
pub mod answer_enquiry;
pub mod answer_objection;
pub mod appoint_committee;
pub mod ask_enquiry;
pub mod bar_expert;
pub mod check_qualification;
pub mod choose_price_formula;
pub mod close_challenge;
pub mod commit_seed;
pub mod complain;
pub mod decide_award;
pub mod decide_complaint;
pub mod decide_next;
pub mod declare_conflicts;
pub mod dissent;
pub mod draw;
pub mod draw_committee;
pub mod examine_complaint;
pub mod explain_low_price;
pub mod file_evaluation_report;
pub mod finish_qualification;
pub mod object;
pub mod open_bids;
pub mod publish_award;
pub mod publish_tender;
pub mod ranking;
pub mod record_papers;
pub mod register_experts;
pub mod release_member;
pub mod report_interference;
pub mod request_price_explanation;
pub mod reveal_seed;
pub mod revise_score;
pub mod score_bid;
pub mod seat_substitute;
pub mod send_complaint_copies;
pub mod set_scoring_time;
pub mod submit_bid;
pub mod suspend_procedure;
pub mod take_documents;
pub mod withdraw_bid;
pub mod withdraw_complaint;
pub mod withdraw_objection;

#[cfg(any(test, feature = "testkit"))]
mod walk;

pub use answers::{
    About, AffectsBids, AfterFall, AlertKey, AlertKind, Answer, Bar, BidId, Cause, CollusionRun,
    CollusionSign, ComplaintId, Declared, EnquiryId, ExpertNo, LeaveGround, MayAffect, NextStep,
    ObjectionId, PriceFormula, PriceVerdict, Qualification, Retest, ReturnTo, RevisionGround,
    Ruling, Scale, Seat, SkipGround, Tie, Trigger,
};
pub use challenge::{Complaint, Objection};
pub(crate) use common::next_bid;
pub use common::{not_suspended, sign_subject};
pub use duties::{
    ANSWER_ENQUIRY, ANSWER_OBJECTION, DECIDE_AWARD, DECIDE_COMPLAINT, DECIDE_NEXT, DUTIES,
    EXAMINE_COMPLAINT, EXPLAIN_LOW_PRICE, FILE_REPORT, GIVE_FEEDBACK, OPEN_BIDS, PUBLISH_AWARD,
    SAME_INFORMATION, SEND_COPIES, SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER,
};
pub use events::{
    AddendumDetailed, AlertAnswered, AwardDecided, AwardPublished, BidDisqualified, BidPassedOver,
    BidQualified, BidRanked, BidSubmitted, BidWithdrawn, BidsOpened, ChallengeClosed,
    CollusionNoted, CommitteeAppointed, CommitteeDrawn, ComplaintCopied, ComplaintDecided,
    ComplaintExamined, ComplaintFiled, ComplaintGrounded, ComplaintWithdrawn, ConflictsDeclared,
    DissentRecorded, DocumentsTaken, EnquiryAnswered, EnquiryAsked, EnquiryMerged,
    EvaluationReported, EvaluationScaled, Event, ExclusionTold, ExpertBarred, FallDecided,
    FeedbackGiven, GroundsAnswered, InterferenceReported, LossExplained, MemberLeft, MemberSeated,
    MethodApproved, ObjectionAnswered, ObjectionFiled, ObjectionGrounded, ObjectionWithdrawn,
    PapersRecorded, PassingOverExplained, PoolPublished, PoolRegistered, PriceExplained,
    PriceFormulaChosen, PriceJudged, PriceQueried, ProcedureReturned, ProcedureSuspended,
    QualificationFinished, ScoreRevised, ScoringTimeSet, SeedCommitted, SeedRevealed, SheetScored,
    SheetsOpened, TenderAmended, TenderFailed, TenderPublished, TenderRestarted, WinnersDescribed,
};
pub use evolve::evolve;
pub use guards::{
    ALERTS_ANSWERED, CAUSE_ANALYSIS, CLARIFICATION_LEAD, COLLUSION_RUN, COMMITTEE, COMPLAINT_HEARD,
    COUNTERS_ANSWERED, DRAW_ONCE, DRAWN_AT_RANDOM, EQUAL_INFORMATION, FAIRNESS_CURRENT,
    FAIRNESS_RETEST, GUARDS, LOW_PRICE_RUN, OPEN_OBJECTION, PRICE_FORMULA, RANKED_ORDER, RECUSAL,
    REPEAT_AGAIN, SCORE_REASONS, SUSPENDED, TIME_TO_BID, TIME_TO_RESPOND,
};
pub use panel::Panel;
pub use refusals::REFUSALS;
pub use rounds::{FallenAward, PassedOver, Round};
pub use state::{
    Addendum, Bid, BidState, Bidding, Bond, Dissent, Enquiry, Failure, Funnel, Interference,
    LowPrice, Member, Notice, PriceCheck, Rank, Score, Sheet, Taking, Timing,
};
#[cfg(any(test, feature = "testkit"))]
pub use walk::{walk, walks};
#[cfg(any(test, feature = "testkit"))]
pub(crate) mod walk_parts {
    //! Pieces of the walks that other modules begin with.
    #[cfg(test)]
    pub(crate) use super::walk::bid;
    pub(crate) use super::walk::{half_past_nine, sample};
}

use crate::{
    context::At,
    process::{CriterionId, LotId},
    refs::Choice,
    verb::VerbEntry,
};
use kernel::{Lang, Role};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<choose_price_formula::ChoosePriceFormula>(),
    VerbEntry::of::<publish_tender::PublishTender>(),
    VerbEntry::of::<take_documents::TakeDocuments>(),
    VerbEntry::of::<ask_enquiry::AskEnquiry>(),
    VerbEntry::of::<answer_enquiry::AnswerEnquiry>(),
    VerbEntry::of::<amend_tender::AmendTender>(),
    VerbEntry::of::<submit_bid::SubmitBid>(),
    VerbEntry::of::<withdraw_bid::WithdrawBid>(),
    VerbEntry::of::<open_bids::OpenBids>(),
    VerbEntry::of::<check_qualification::CheckQualification>(),
    VerbEntry::of::<finish_qualification::FinishQualification>(),
    VerbEntry::of::<analyse_failure::AnalyseFailure>(),
    VerbEntry::of::<appoint_committee::AppointCommittee>(),
    VerbEntry::of::<register_experts::RegisterExperts>(),
    VerbEntry::of::<bar_expert::BarExpert>(),
    VerbEntry::of::<commit_seed::CommitSeed>(),
    VerbEntry::of::<reveal_seed::RevealSeed>(),
    VerbEntry::of::<draw_committee::DrawCommittee>(),
    VerbEntry::of::<declare_conflicts::DeclareConflicts>(),
    VerbEntry::of::<release_member::ReleaseMember>(),
    VerbEntry::of::<seat_substitute::SeatSubstitute>(),
    VerbEntry::of::<set_scoring_time::SetScoringTime>(),
    VerbEntry::of::<score_bid::ScoreBid>(),
    VerbEntry::of::<revise_score::ReviseScore>(),
    VerbEntry::of::<record_papers::RecordPapers>(),
    VerbEntry::of::<dissent::Dissent>(),
    VerbEntry::of::<report_interference::ReportInterference>(),
    VerbEntry::of::<request_price_explanation::RequestPriceExplanation>(),
    VerbEntry::of::<explain_low_price::ExplainLowPrice>(),
    VerbEntry::of::<file_evaluation_report::FileEvaluationReport>(),
    VerbEntry::of::<decide_award::DecideAward>(),
    VerbEntry::of::<publish_award::PublishAward>(),
    VerbEntry::of::<object::Object>(),
    VerbEntry::of::<withdraw_objection::WithdrawObjection>(),
    VerbEntry::of::<answer_objection::AnswerObjection>(),
    VerbEntry::of::<complain::Complain>(),
    VerbEntry::of::<withdraw_complaint::WithdrawComplaint>(),
    VerbEntry::of::<examine_complaint::ExamineComplaint>(),
    VerbEntry::of::<send_complaint_copies::SendComplaintCopies>(),
    VerbEntry::of::<suspend_procedure::SuspendProcedure>(),
    VerbEntry::of::<decide_complaint::DecideComplaint>(),
    VerbEntry::of::<close_challenge::CloseChallenge>(),
    VerbEntry::of::<decide_next::DecideNext>(),
];

/// The refusal to act on another organisation's bid.
pub(crate) fn not_own() -> crate::refusal::Refusal {
    refusals::BID_NOT_OWN.refuse()
}

/// What time alone brings about in this module: the sheets open when the time to score is over, and the
/// challenge window closes.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    let mut events = score_bid::when_due(at);
    events.extend(close_challenge::when_due(at));
    events
}

/// Objects of this module that a field can point to, and the lots and criteria of the plan, which
/// bids and score sheets are made of.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let bidding = &at.process.bidding;
    let own = at.actor().organisation;
    let tenderer = at.actor().role == Role::Tenderer;
    match kind {
        LotId::KIND => {
            let lots = at.process.lots.iter();
            lots.map(|lot| Choice::new(lot.id, format!("{} {}", lot.id, lot.title.as_str())))
                .collect()
        }
        CriterionId::KIND => {
            let criteria = at.process.plan.iter().flat_map(|plan| &plan.criteria);
            criteria
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.name.as_str())))
                .collect()
        }
        BidId::KIND => bid_options(at),
        EnquiryId::KIND => {
            let open = bidding.enquiries.iter().filter(|one| one.answer.is_none());
            open.map(|one| Choice::new(one.id, format!("{} {}", one.id, one.question.as_str())))
                .collect()
        }
        ObjectionId::KIND => {
            let listed = bidding.objections.iter().filter(|one| {
                if tenderer {
                    own == Some(one.tenderer.id) && one.withdrawn.is_none()
                } else {
                    one.is_open()
                }
            });
            listed
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.text.as_str())))
                .collect()
        }
        ComplaintId::KIND => {
            let open = bidding.complaints.iter().filter(|one| one.is_open());
            let mine = |one: &&Complaint| {
                let objection = bidding.objection(one.objection);
                !tenderer || objection.is_some_and(|one| own == Some(one.tenderer.id))
            };
            open.filter(mine)
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.text.as_str())))
                .collect()
        }
        challenge::GroundId::KIND => {
            let mine = |one: &&Objection| !tenderer || own == Some(one.tenderer.id);
            let objections = bidding.objections.iter().filter(mine);
            objections
                .flat_map(|one| one.grounds.iter().map(move |ground| (one.id, ground)))
                .map(|(objection, ground)| {
                    let name = format!("{objection} {} {}", ground.id, ground.text.as_str());
                    Choice::new(ground.id, name)
                })
                .collect()
        }
        _ => panel_options(at, kind),
    }
}

/// The bids. Until the opening everybody sees only those of their own organisation.
fn bid_options(at: &At<'_>) -> Vec<Choice> {
    let bidding = &at.process.bidding;
    let own = at.actor().organisation;
    let tenderer = at.actor().role == Role::Tenderer;
    let seen = |bid: &&Bid| {
        let mine = own == Some(bid.tenderer.id);
        bid.was_opened() && (mine || (bidding.opened.is_some() && !tenderer))
    };
    let plain = bidding.bids.iter().filter(seen);
    let sealed = at.process.sealing.held();
    let sealed = sealed.filter(|bid| own == Some(bid.tenderer.id));
    plain
        .map(|bid| (bid.id, &bid.tenderer))
        .chain(sealed.map(|bid| (bid.id, &bid.tenderer)))
        .map(|(id, tenderer)| Choice {
            value: id.to_string(),
            zh: format!("{id} {}", tenderer.zh),
            en: format!("{id} {}", tenderer.en),
        })
        .collect()
}

/// The experts of the pool, and the questions that the numbers raise.
fn panel_options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let bidding = &at.process.bidding;
    match kind {
        ExpertNo::KIND => {
            let pool = bidding.panel.pool.iter();
            pool.map(|one| {
                let name = format!("{} {}", one.number, one.person.name.as_str());
                Choice::new(one.number, name)
            })
            .collect()
        }
        AlertKey::KIND => alerts::alerts(at.process)
            .into_iter()
            .map(|alert| Choice {
                value: alert.key.to_string(),
                zh: alert.text(Lang::Zh),
                en: alert.text(Lang::En),
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
