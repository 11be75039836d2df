//! Whether a complaint is taken up.

use super::{
    ComplaintId, DECIDE_COMPLAINT, EXAMINE_COMPLAINT, SEND_COPIES, challenge::Examination,
    common::complaint, events::ComplaintExamined, refusals::COMPLAINT_EXAMINED,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Examines a complaint within five working days. One that is not admissible ends here, with its
    /// reason.
    ExamineComplaint "examine-complaint" ("审查投诉", "Examine a complaint")
    help ("收到后5个工作日内审查是否受理；不予受理须说明理由，投诉即告终结。", "Within 5 working days say whether it is taken up; if not, say why, and it ends here.")
    acts [] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        complaint: ComplaintId = ("投诉", "Complaint");
        outcome: Examination = ("审查结论", "Outcome");
        text: Prose = ("理由", "Reasons");
    }
}

impl Act for ExamineComplaint {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = complaint(at, self.complaint)?;
        COMPLAINT_EXAMINED
            .unless(found.examined.is_none())
            .map_err(|one| one.at("complaint"))?;
        let decision = Decision::new(at)
            .event(ComplaintExamined {
                complaint: self.complaint,
                outcome: self.outcome,
                text: self.text.text(),
            })
            .meet(&EXAMINE_COMPLAINT, self.complaint);
        match self.outcome {
            Examination::Accepted => decision.done(),
            Examination::Inadmissible => decision
                .lapse(&SEND_COPIES, self.complaint)
                .lapse(&DECIDE_COMPLAINT, self.complaint)
                .done(),
        }
    }
}
