//! The finance authority stops the clock of the purchase.

use super::{
    ComplaintId,
    common::complaint,
    events::ProcedureSuspended,
    refusals::{SUSPENSION_LONG, SUSPENSION_PAST},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Date;
use rules::Key;

verb! {
    /// Suspends the procedure while a complaint is open, thirty days at most (Government Procurement
    /// Law art. 57). Until that day nothing is decided, published or signed; the decision of the
    /// complaint ends it earlier.
    SuspendProcedure "suspend-procedure" ("通知暂停采购活动", "Suspend the procedure")
    help ("视情况书面通知暂停采购活动，最长30日；期间不得确定、公告成交或签约。处理决定作出即恢复。", "For 30 days at most nothing is decided, published or signed. The decision on the complaint ends it.")
    acts [] scope Process stages [S07, S07b, S08, S09, S10, S11, S12]
    {
        complaint: ComplaintId = ("投诉", "Complaint");
        until: Date = ("暂停至", "Until");
        text: Prose = ("理由", "Reasons");
    }
}

impl Act for SuspendProcedure {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = complaint(at, self.complaint)?;
        SUSPENSION_PAST
            .unless(self.until >= at.today())
            .map_err(|one| one.at("until"))?;
        // The thirty days are those of the complaint, however often it is suspended.
        let first = found.suspended_from.unwrap_or_else(|| at.occurred_on());
        let last = at.due_date(Key::ComplaintSuspension, first)?;
        if self.until > last {
            return Err(SUSPENSION_LONG.with("day", last).at("until"));
        }
        Decision::new(at)
            .event(ProcedureSuspended {
                complaint: self.complaint,
                until: self.until,
                text: self.text.text(),
            })
            .done()
    }
}
