//! Answers a resident's complaint.

use super::{
    acknowledge_resident_complaint::{complaint_of, routed},
    complain_resident::complaint_duties,
    facts::ResidentComplaintAnswered,
    ids::ResidentComplaintId,
    refusals::COMPLAINT_UNKNOWN,
    state::ComplaintState,
    words_watch::ComplaintOutcome,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The complaint is answered (M9). The answer is public; it names nobody.
    AnswerResidentComplaint "answer-resident-complaint" ("答复居民投诉", "Answer a complaint")
    help ("15 个工作日内答复。答复公开，不写姓名。", "Within 15 working days. The answer is public: no names.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        complaint: ResidentComplaintId = ("投诉", "Complaint");
        outcome: ComplaintOutcome = ("结果", "Outcome");
        text: Prose = ("答复", "Answer");
    }
}

impl Act for AnswerResidentComplaint {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut complaints = at.contract()?.delivery.complaints.iter();
        COMPLAINT_UNKNOWN.unless(complaints.any(|one| one.state != ComplaintState::Answered))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        routed(at, self.complaint)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let complaint = complaint_of(at, self.complaint)?;
        COMPLAINT_UNKNOWN
            .unless(complaint.state != ComplaintState::Answered)
            .map_err(|one| one.at("complaint"))?;
        let (acknowledge, answer) = complaint_duties(complaint.routed.about);
        // An answer acknowledges as well.
        Decision::new(at)
            .event(ResidentComplaintAnswered {
                complaint: self.complaint,
                outcome: self.outcome,
                text: self.text.text(),
            })
            .meet(acknowledge, self.complaint)
            .meet(answer, self.complaint)
            .done()
    }
}
