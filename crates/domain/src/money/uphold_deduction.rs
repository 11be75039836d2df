//! The panel upholds a deduction, in full or lowered.

use super::{
    events::DeductionUpheld,
    kinds::DeductionId,
    ledger::DeductionState,
    lookup,
    norms::{AMOUNT_ZERO, DEDUCTION_ABOVE, NOT_OBJECTED, RULE_ON_DEDUCTION, RULER_INVOLVED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Money;

verb! {
    /// Rules that a deduction is right, at its amount or a lower one.
    UpholdDeduction "uphold-deduction" ("裁决维持抵扣", "Uphold a deduction")
    help ("可以维持原金额或调低。不成立的抵扣请用“撤销抵扣”。", "At its amount or a lower one. To set it aside, withdraw it.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        deduction: DeductionId = ("抵扣", "Deduction");
        amount: Option<Money> = ("维持的金额", "Amount upheld") hint ("留空即为原金额", "leave empty to uphold all of it");
        reasons: Prose = ("理由（回应双方意见）", "Reasons, answering both sides");
    }
}

impl Act for UpholdDeduction {
    fn decide(&self, at: &At<'_>) -> Decided {
        let deduction = lookup::deduction(at, self.deduction)?;
        let objected = matches!(deduction.state, DeductionState::Objected { .. });
        NOT_OBJECTED
            .unless(objected)
            .map_err(|one| one.at("deduction"))?;
        // SD8: who proposed it does not decide.
        let made_it = deduction.by.is_some() && deduction.by == at.actor().person;
        RULER_INVOLVED.unless(!made_it)?;
        let amount = self.amount.unwrap_or(deduction.amount);
        AMOUNT_ZERO
            .unless(!amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        amount
            .at_most(deduction.amount)
            .map_err(|_| DEDUCTION_ABOVE.with("most", deduction.amount).at("amount"))?;
        Decision::new(at)
            .event(DeductionUpheld {
                id: deduction.id,
                amount,
                reasons: self.reasons.text(),
            })
            .meet(&RULE_ON_DEDUCTION, deduction.id)
            .done()
    }
}
