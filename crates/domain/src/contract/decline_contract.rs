//! A side declines to sign.

use super::{
    choices::Party,
    duties::{ANSWER_REMARK_PROVIDER, ANSWER_REMARK_PURCHASER},
    events::ContractDeclined,
    parties,
    sign_contract::{has_other_contract, signing_duties},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    stage::Stage,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Declines to sign; the award falls away.
    DeclineContract "decline-contract" ("拒绝签约", "Decline to sign")
    help ("写明理由并公开。成交结果随之失效，可依法由下一名候选人递补或重新采购。", "The reason is published. The award falls away; the next candidate or a new tender follows.")
    acts [] scope Contract stages [S12]
    {
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for DeclineContract {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let contract = at.contract()?;
        let mut decision = Decision::new(at).event(ContractDeclined {
            party,
            reason: self.reason.text(),
        });
        for side in [Party::Purchaser, Party::Provider] {
            for one in signing_duties(at, contract, side) {
                decision = decision.event(parties::lapsed(one));
            }
        }
        for remark in &contract.agreement.remarks {
            decision = decision
                .lapse(&ANSWER_REMARK_PURCHASER, remark.id)
                .lapse(&ANSWER_REMARK_PROVIDER, remark.id);
        }
        if !has_other_contract(at, contract) {
            decision = decision.withdraw_grant(Role::Provider, contract.supplier.clone());
        }
        decision.enter(Stage::End).done()
    }
}
