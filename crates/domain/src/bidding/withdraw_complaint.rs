//! A tenderer takes its complaint back.

use super::{
    ComplaintId, DECIDE_COMPLAINT, EXAMINE_COMPLAINT, SEND_COPIES,
    common::{complaint, objector},
    events::ComplaintWithdrawn,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Takes a complaint back before it is decided (MOF Order 94 art. 30). A suspension ends with it.
    WithdrawComplaint "withdraw-complaint" ("撤回投诉", "Withdraw a complaint")
    help ("处理决定作出前可以撤回自己的投诉，财政部门终止处理。", "You can take your complaint back before it is decided; the authority then stops.")
    acts [26] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        complaint: ComplaintId = ("投诉", "Complaint");
        reason: Option<Prose> = ("理由", "Reason");
    }
}

impl Act for WithdrawComplaint {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = complaint(at, self.complaint)?;
        objector(at, found)?;
        Decision::new(at)
            .event(ComplaintWithdrawn {
                complaint: self.complaint,
                reason: self.reason.as_ref().map(Prose::text),
            })
            .lapse(&EXAMINE_COMPLAINT, self.complaint)
            .lapse(&SEND_COPIES, self.complaint)
            .lapse(&DECIDE_COMPLAINT, self.complaint)
            .done()
    }
}
