//! The finance authority's decision.

use super::{
    COMPLAINT_HEARD, ComplaintId, DECIDE_COMPLAINT, EXAMINE_COMPLAINT, MayAffect, ReturnTo, Ruling,
    SEND_COPIES,
    common::{Verdict, check_return, give_back},
    events::ComplaintDecided,
    refusals::COMPLAINT_UNKNOWN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    verb::Act,
};

verb! {
    /// Decides a complaint; the decision is public.
    DecideComplaint "decide-complaint" ("处理投诉", "Decide a complaint")
    help ("受理后30个工作日内作出处理决定并公告。成立且影响结果的，选择退回的环节。", "Decide and publish within 30 working days. When it is upheld and affects the result, choose where the procedure goes back to.")
    acts [] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        complaint: ComplaintId = ("投诉", "Complaint");
        ruling: Ruling = ("决定", "Decision");
        text: Prose = ("事实、依据和决定", "Facts, grounds and decision");
        to: ReturnTo = ("程序", "Procedure");
    }
}

impl Act for DecideComplaint {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let mut complaints = at.process.bidding.complaints.iter();
        // A decision that is not possible at all is refused in `decide`, with its own words.
        let found = complaints.find(|one| one.id == self.complaint && one.is_open());
        let heard = found.is_none_or(|one| one.copied.is_some());
        vec![COMPLAINT_HEARD.holds(heard)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        let mut complaints = bidding.complaints.iter();
        let found = complaints
            .find(|one| one.id == self.complaint && one.is_open())
            .ok_or_else(|| COMPLAINT_UNKNOWN.refuse().at("complaint"))?;
        let affects = bidding
            .objection(found.objection)
            .map_or(MayAffect::No, |one| one.may_affect);
        let verdict = match (self.ruling, affects) {
            (Ruling::Upheld, MayAffect::Yes) => Verdict::Affecting,
            (Ruling::Upheld, MayAffect::No) | (Ruling::Partly, _) => Verdict::Founded,
            (Ruling::Rejected | Ruling::Fabricated, _) => Verdict::Unfounded,
        };
        check_return(at, &verdict, self.to)?;
        let decision = Decision::new(at)
            .event(ComplaintDecided {
                complaint: self.complaint,
                ruling: self.ruling,
                text: self.text.text(),
                to: self.to,
            })
            .meet(&DECIDE_COMPLAINT, self.complaint)
            .lapse(&EXAMINE_COMPLAINT, self.complaint)
            .lapse(&SEND_COPIES, self.complaint);
        give_back(at, decision, self.to).done()
    }
}
