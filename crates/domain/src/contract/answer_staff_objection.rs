//! The provider answers an objection to a staff change.

use super::{
    changes::{StaffChangeId, StaffChangeState},
    choices::StaffAnswer,
    duties::ANSWER_STAFF_OBJECTION,
    events::StaffObjectionAnswered,
    parties,
    refusals::{STAFF_NO_OBJECTION, STAFF_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Answers an objection to a change of named staff (M10).
    AnswerStaffObjection "answer-staff-objection" ("答复人员变更异议", "Answer an objection to a staff change")
    help ("可以另派人员、延长交接，或说明理由后按原通知办理。", "Send another person, make the handover longer, or keep to the notice and say why.")
    acts [52] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        change: StaffChangeId = ("人员变更", "Staff change");
        answer: StaffAnswer = ("答复", "Answer");
        text: Prose = ("说明", "Explanation");
    }
}

impl Act for AnswerStaffObjection {
    fn decide(&self, at: &At<'_>) -> Decided {
        parties::own_contract(at)?;
        let mut all = at.contract()?.agreement.staff_changes.iter();
        let found = all
            .find(|one| one.id == self.change)
            .ok_or_else(|| STAFF_UNKNOWN.refuse().at("change"))?;
        STAFF_NO_OBJECTION
            .unless(matches!(found.state, StaffChangeState::Objected { .. }))
            .map_err(|one| one.at("change"))?;
        Decision::new(at)
            .event(StaffObjectionAnswered {
                id: found.id,
                answer: self.answer,
                text: self.text.text(),
            })
            .meet(&ANSWER_STAFF_OBJECTION, found.id)
            .done()
    }
}
