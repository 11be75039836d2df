//! The comptroller approves a contract.

use super::{
    events::ContractApproved,
    norms,
    rules::{APPROVAL_NOT_ASKED, APPROVE_CONTRACT, APPROVED_ALREADY},
};
use crate::{
    context::At,
    contract::inception::{Formality, begin_if_complete},
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Approves a signed contract where the rules ask for it.
    ApproveContract "approve-contract" ("审批合同", "Approve the contract")
    help ("纽约州：合同签订后由州主计长审批，批准后开始落地启动。",
          "New York State: the comptroller approves the contract after signing; inception begins then.")
    acts [34] scope Contract stages [S13]
    {
        number: Line = ("批准编号", "Number of the approval");
    }
}

impl Act for ApproveContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        APPROVAL_NOT_ASKED.unless(norms::asks_for_approval(at))?;
        APPROVED_ALREADY.unless(at.contract()?.local.approved.is_none())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let decision = Decision::new(at)
            .event(ContractApproved {
                number: self.number.text(),
            })
            .meet(&APPROVE_CONTRACT, "");
        begin_if_complete(at, decision, Formality::Approved)
    }
}
