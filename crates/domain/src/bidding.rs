//! The competition, S07 to S11: notice, enquiries, bids, opening, qualification, evaluation, award
//! and the window in which tenderers challenge it.
//!
//! Bids stay closed to everybody but their author until the opening, score sheets until the report;
//! no event before the opening may tell who bids. Ranking and price points are computed here and
//! never typed in.

mod answers;
mod common;
mod duties;
mod events;
mod evolve;
mod guards;
mod queries;
mod refusals;
mod state;

pub mod amend_tender;
pub mod analyse_failure;
pub mod answer_enquiry;
pub mod answer_objection;
pub mod appoint_committee;
pub mod ask_enquiry;
pub mod check_qualification;
pub mod close_challenge;
pub mod complain;
pub mod decide_award;
pub mod decide_complaint;
pub mod dissent;
pub mod explain_low_price;
pub mod file_evaluation_report;
pub mod finish_qualification;
pub mod object;
pub mod open_bids;
pub mod publish_award;
pub mod publish_tender;
pub mod ranking;
pub mod report_interference;
pub mod request_price_explanation;
pub mod score_bid;
pub mod submit_bid;
pub mod withdraw_bid;

#[cfg(any(test, feature = "testkit"))]
mod walk;

pub use answers::{
    About, Answer, BidId, Cause, CollusionRun, CollusionSign, ComplaintId, EnquiryId, MayAffect,
    NextStep, ObjectionId, PriceVerdict, Qualification, Retest, ReturnTo, Ruling, Seat, SkipGround,
    Tie, Trigger,
};
pub(crate) use common::next_bid;
pub use common::sign_subject;
pub use duties::{
    ANSWER_ENQUIRY, ANSWER_OBJECTION, DECIDE_AWARD, DECIDE_COMPLAINT, DUTIES, EXPLAIN_LOW_PRICE,
    FILE_REPORT, GIVE_FEEDBACK, OPEN_BIDS, PUBLISH_AWARD, SAME_INFORMATION, SIGN_BY_PURCHASER,
    SIGN_BY_SUPPLIER,
};
pub use events::{
    AwardDecided, AwardPublished, BidDisqualified, BidPassedOver, BidQualified, BidRanked,
    BidSubmitted, BidWithdrawn, BidsOpened, ChallengeClosed, CollusionNoted, CommitteeAppointed,
    ComplaintDecided, ComplaintFiled, DissentRecorded, EnquiryAnswered, EnquiryAsked,
    EvaluationReported, Event, FeedbackGiven, InterferenceReported, ObjectionAnswered,
    ObjectionFiled, PriceExplained, PriceJudged, PriceQueried, ProcedureReturned,
    QualificationFinished, SheetScored, TenderAmended, TenderFailed, TenderPublished,
    TenderRestarted,
};
pub use evolve::evolve;
pub use guards::{
    CAUSE_ANALYSIS, CLARIFICATION_LEAD, COLLUSION_RUN, COMMITTEE, EQUAL_INFORMATION,
    FAIRNESS_CURRENT, FAIRNESS_RETEST, GUARDS, LOW_PRICE_RUN, OPEN_OBJECTION, RANKED_ORDER,
    RECUSAL, SCORE_REASONS, TIME_TO_BID, TIME_TO_RESPOND,
};
pub use refusals::REFUSALS;
pub use state::{
    Addendum, Bid, BidState, Bidding, Bond, Complaint, Dissent, Enquiry, Failure, Funnel,
    Interference, LowPrice, Member, Notice, Objection, PriceCheck, Rank, Score, Sheet,
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
use kernel::Role;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<publish_tender::PublishTender>(),
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
    VerbEntry::of::<score_bid::ScoreBid>(),
    VerbEntry::of::<dissent::Dissent>(),
    VerbEntry::of::<report_interference::ReportInterference>(),
    VerbEntry::of::<request_price_explanation::RequestPriceExplanation>(),
    VerbEntry::of::<explain_low_price::ExplainLowPrice>(),
    VerbEntry::of::<file_evaluation_report::FileEvaluationReport>(),
    VerbEntry::of::<decide_award::DecideAward>(),
    VerbEntry::of::<publish_award::PublishAward>(),
    VerbEntry::of::<object::Object>(),
    VerbEntry::of::<answer_objection::AnswerObjection>(),
    VerbEntry::of::<complain::Complain>(),
    VerbEntry::of::<decide_complaint::DecideComplaint>(),
    VerbEntry::of::<close_challenge::CloseChallenge>(),
];

/// The refusal to act on another organisation's bid.
pub(crate) fn not_own() -> crate::refusal::Refusal {
    refusals::BID_NOT_OWN.refuse()
}

/// What time alone brings about in this module: the challenge window closes.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    close_challenge::when_due(at)
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
        // Until the opening everybody sees only the bids of their own organisation.
        BidId::KIND => {
            let bids = bidding.bids.iter().filter(|bid| bid.was_opened());
            bids.filter(|bid| {
                let mine = own == Some(bid.tenderer.id);
                mine || (bidding.opened.is_some() && !tenderer)
            })
            .map(|bid| (bid.id, &bid.tenderer))
            .chain(
                at.process
                    .sealing
                    .held()
                    .filter(|bid| own == Some(bid.tenderer.id))
                    .map(|bid| (bid.id, &bid.tenderer)),
            )
            .map(|(id, tenderer)| Choice {
                value: id.to_string(),
                zh: format!("{id} {}", tenderer.zh),
                en: format!("{id} {}", tenderer.en),
            })
            .collect()
        }
        EnquiryId::KIND => {
            let open = bidding.enquiries.iter().filter(|one| one.answer.is_none());
            open.map(|one| Choice::new(one.id, format!("{} {}", one.id, one.question.as_str())))
                .collect()
        }
        ObjectionId::KIND => {
            let listed = bidding.objections.iter().filter(|one| {
                if tenderer {
                    own == Some(one.tenderer.id)
                } else {
                    one.answer.is_none()
                }
            });
            listed
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.text.as_str())))
                .collect()
        }
        ComplaintId::KIND => {
            let open = bidding.complaints.iter().filter(|one| one.ruling.is_none());
            open.map(|one| Choice::new(one.id, format!("{} {}", one.id, one.text.as_str())))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
