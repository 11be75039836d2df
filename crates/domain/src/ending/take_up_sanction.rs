//! The finance authority says what follows from a grave sanction against a government party.

use super::{
    choices::SanctionId, facts::SanctionTakenUp, law::SANCTION_UNKNOWN, law::TAKE_UP_SANCTION,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// From L3 on finance is told, from L4 on audit too (§5f); here it says what it does: budget,
    /// audit, discipline. Statutory sanctions stay with the authorities the law names.
    TakeUpSanction "take-up-sanction" ("对处理作出后续安排", "Take up a grave sanction")
    help ("对购买方或街道 L3 及以上的处理生效后，财政部门写明后续：预算安排、审计移送、作风转办。法定处罚由有权机关另行作出。",
          "After a final sanction of L3 or higher against purchaser or host the finance authority says what follows: budget, audit, discipline. Statutory measures are for the authorities the law names.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22, End]
    {
        sanction: SanctionId = ("处理决定", "Sanction");
        measure: Prose = ("后续安排", "What follows");
    }
}

impl Act for TakeUpSanction {
    fn decide(&self, at: &At<'_>) -> Decided {
        let subject = self.sanction.to_string();
        let mut owed = at.process.obligations.iter();
        let waits = owed.any(|one| {
            one.is_open()
                && one.duty.0 == &TAKE_UP_SANCTION
                && one.contract == at.context.contract
                && one.subject == subject
        });
        SANCTION_UNKNOWN
            .unless(waits)
            .map_err(|one| one.at("sanction"))?;
        Decision::new(at)
            .event(SanctionTakenUp {
                sanction: self.sanction,
                measure: self.measure.text(),
            })
            .meet(&TAKE_UP_SANCTION, self.sanction)
            .done()
    }
}
