//! The purchaser objects to a staff change with a reason; it does not pick persons.

use super::{
    changes::{StaffChangeId, StaffChangeState},
    choices::{StaffGround, StaffWish},
    duties::ANSWER_STAFF_OBJECTION,
    events::StaffChangeObjected,
    guards::NO_PICKING,
    refusals::{STAFF_OBJECTED, STAFF_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    verb::Act,
};
use rules::Key;

verb! {
    /// Objects to a change of named staff (M10).
    ObjectToStaffChange "object-to-staff-change" ("对人员变更提异议", "Object to a staff change")
    help ("写明理由；可以要求资质相当或延长交接，不能指定人选。", "With a reason. You may ask for equal qualification or a longer handover, not for a certain person.")
    acts [52] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: StaffChangeId = ("人员变更", "Staff change");
        ground: StaffGround = ("依据", "Ground");
        wish: StaffWish = ("希望", "What you ask for");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for ObjectToStaffChange {
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![NO_PICKING.holds(self.wish != StaffWish::NamedPerson)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut all = at.contract()?.agreement.staff_changes.iter();
        let found = all
            .find(|one| one.id == self.change)
            .ok_or_else(|| STAFF_UNKNOWN.refuse().at("change"))?;
        STAFF_OBJECTED
            .unless(found.state == StaffChangeState::Notified)
            .map_err(|one| one.at("change"))?;
        let due = at.due(Key::Inquiry, at.occurred_on())?;
        Decision::new(at)
            .event(StaffChangeObjected {
                id: found.id,
                ground: self.ground,
                wish: self.wish,
                reason: self.reason.text(),
            })
            .owe(&ANSWER_STAFF_OBJECTION, found.id, due)
            .done()
    }
}
