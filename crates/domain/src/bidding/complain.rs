//! A complaint to the finance authority.

use super::{
    ComplaintId, DECIDE_COMPLAINT, EXAMINE_COMPLAINT, ObjectionId, SEND_COPIES,
    challenge::{GroundId, Objection},
    events::{ComplaintFiled, ComplaintGrounded},
    refusals::{
        COMPLAINT_BEYOND, COMPLAINT_EARLY, COMPLAINT_LATE, COMPLAINT_TWICE, NOT_TENDERER,
        OBJECTION_UNKNOWN, OBJECTION_WITHDRAWN,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::time::plus_days;
use rules::Key;

verb! {
    /// Complains to the finance authority about an objection badly answered or not at all (A26). A
    /// protected act; it cannot go beyond the objection.
    Complain "complain" ("提起投诉", "Complain")
    help ("对质疑答复不满意，或购买方逾期未答复的，可在答复期满后15个工作日内投诉。依法投诉不会带来任何不利。", "If the answer to your objection does not satisfy you, or none came in time, complain within 15 working days of the end of the time to answer. It is never held against you.")
    acts [26] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        objection: ObjectionId = ("质疑", "Objection");
        grounds: Vec<GroundId> = ("坚持的质疑事项", "Grounds kept up") hint ("不选即全部；不得超出质疑事项", "none chosen: all; nothing beyond the objection");
        text: Prose = ("投诉书正文和请求", "Complaint and request");
    }
}

impl Act for Complain {
    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        let found = bidding
            .objection(self.objection)
            .ok_or_else(|| OBJECTION_UNKNOWN.refuse().at("objection"))?;
        NOT_TENDERER
            .unless(at.actor().organisation == Some(found.tenderer.id))
            .map_err(|one| one.at("objection"))?;
        let twice = bidding.complaints.iter().any(|c| c.objection == found.id);
        COMPLAINT_TWICE
            .unless(!twice)
            .map_err(|one| one.at("objection"))?;
        OBJECTION_WITHDRAWN
            .unless(found.withdrawn.is_none())
            .map_err(|one| one.at("objection"))?;
        let known: Vec<GroundId> = found.grounds.iter().map(|one| one.id).collect();
        COMPLAINT_BEYOND
            .unless(self.grounds.iter().all(|one| known.contains(one)))
            .map_err(|one| one.at("grounds"))?;
        in_time(at, found)?;
        let grounds = if self.grounds.is_empty() {
            known
        } else {
            self.grounds.clone()
        };
        let id = ComplaintId::after(bidding.complaints.len());
        Decision::new(at)
            .event(ComplaintFiled {
                id,
                objection: self.objection,
                text: self.text.text(),
            })
            .event(ComplaintGrounded {
                complaint: id,
                grounds,
            })
            .owe(
                &EXAMINE_COMPLAINT,
                id,
                at.due(Key::ComplaintExamine, at.occurred_on())?,
            )
            .owe(
                &SEND_COPIES,
                id,
                at.due(Key::ComplaintCopies, at.occurred_on())?,
            )
            .owe(
                &DECIDE_COMPLAINT,
                id,
                at.due(Key::ComplaintDecide, at.occurred_on())?,
            )
            .done()
    }
}

/// From the answer, or from the end of the time to answer, until the complaint period after it.
fn in_time(at: &At<'_>, objection: &Objection) -> Result<(), Refusal> {
    let due = match objection.answer_due {
        Some(due) => due,
        None => at.due_date(Key::ObjectionReply, objection.filed)?,
    };
    if objection.answer.is_none() && at.today() <= due {
        return Err(COMPLAINT_EARLY.refuse().opens(plus_days(due, 1)));
    }
    match at.due(Key::Complaint, due)?.date() {
        Some(last) if at.today() > last => Err(COMPLAINT_LATE.with("day", last)),
        _ => Ok(()),
    }
}
