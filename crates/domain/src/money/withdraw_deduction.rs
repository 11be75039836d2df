//! A deduction is taken back by the purchaser or set aside by the panel.

use super::{
    events::DeductionWithdrawn,
    kinds::DeductionId,
    ledger::DeductionState,
    lookup,
    norms::{DEDUCTION_CLOSED, RULE_ON_DEDUCTION},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Takes a deduction back; what it held can be invoiced again.
    WithdrawDeduction "withdraw-deduction" ("撤销抵扣", "Withdraw a deduction")
    help ("购买方可以随时撤回；裁决小组可以撤销。所扣金额恢复可开票。", "The purchaser may take it back at any time, the panel may set it aside; the sum can be invoiced again.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        deduction: DeductionId = ("抵扣", "Deduction");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for WithdrawDeduction {
    fn decide(&self, at: &At<'_>) -> Decided {
        let deduction = lookup::deduction(at, self.deduction)?;
        let open = match deduction.state {
            DeductionState::Open
            | DeductionState::Objected { .. }
            | DeductionState::Stands { .. }
            | DeductionState::Upheld { .. } => true,
            DeductionState::Withdrawn { .. } => false,
        };
        DEDUCTION_CLOSED
            .unless(open)
            .map_err(|one| one.at("deduction"))?;
        let decision = Decision::new(at).event(DeductionWithdrawn {
            id: deduction.id,
            reason: self.reason.text(),
        });
        if at.actor().role == Role::Panel {
            return decision.meet(&RULE_ON_DEDUCTION, deduction.id).done();
        }
        decision.lapse(&RULE_ON_DEDUCTION, deduction.id).done()
    }
}
