//! The side complained of gets the complaint.

use super::{
    ComplaintId, SEND_COPIES,
    common::complaint,
    events::ComplaintCopied,
    refusals::{COMPLAINT_COPIED, COMPLAINT_UNEXAMINED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    verb::Act,
};

verb! {
    /// Sends copies of a complaint that was taken up to the purchaser and whom it concerns, within
    /// eight working days of its receipt, so that they are heard before the decision.
    SendComplaintCopies "send-complaint-copies" ("发送投诉书副本", "Send copies of a complaint")
    help ("受理后向被投诉人和有关供应商发出答复通知书和副本；自收到投诉之日起8个工作日内。", "Once taken up, copies go to the side complained of and whom it concerns, within 8 working days of receipt.")
    acts [] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        complaint: ComplaintId = ("投诉", "Complaint");
    }
}

impl Act for SendComplaintCopies {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = complaint(at, self.complaint)?;
        COMPLAINT_UNEXAMINED
            .unless(found.examined.is_some())
            .map_err(|one| one.at("complaint"))?;
        COMPLAINT_COPIED
            .unless(found.copied.is_none())
            .map_err(|one| one.at("complaint"))?;
        Decision::new(at)
            .event(ComplaintCopied {
                complaint: self.complaint,
            })
            .meet(&SEND_COPIES, self.complaint)
            .done()
    }
}
