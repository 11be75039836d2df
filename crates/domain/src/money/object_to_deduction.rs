//! The provider objects to a deduction. A protected act.

use super::{
    events::DeductionObjected,
    kinds::DeductionId,
    ledger::DeductionState,
    lookup,
    norms::{DEDUCTION_CLOSED, OBJECTION_LATE, RULE_ON_DEDUCTION},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use rules::Key;

verb! {
    /// Objects to a deduction; a panel then rules (A100, protected).
    ObjectToDeduction "object-to-deduction" ("对抵扣提出异议", "Object to a deduction")
    help ("提出异议受保护，不得因此受到不利对待。裁决小组在 15 个工作日内裁决，期间不得结算。", "Objecting is protected and cannot be held against you. The panel rules within 15 working days; nothing is settled meanwhile.")
    acts [100] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        deduction: DeductionId = ("抵扣", "Deduction");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for ObjectToDeduction {
    fn decide(&self, at: &At<'_>) -> Decided {
        lookup::own_contract(at)?;
        let deduction = lookup::deduction(at, self.deduction)?;
        if let Some(last) = lookup::day(at, &deduction.object_by)
            && last < at.today()
        {
            return Err(OBJECTION_LATE.with("day", last).at("deduction"));
        }
        DEDUCTION_CLOSED
            .unless(deduction.state == DeductionState::Open)
            .map_err(|one| one.at("deduction"))?;
        Decision::new(at)
            .event(DeductionObjected {
                id: deduction.id,
                reason: self.reason.text(),
            })
            .owe(
                &RULE_ON_DEDUCTION,
                deduction.id,
                at.due(Key::Recheck, at.today())?,
            )
            .done()
    }
}
