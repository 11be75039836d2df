//! A side declines to sign.

use super::{
    choices::{DeclineGround, FallConsequence, Party},
    duties::{ANSWER_REMARK_PROVIDER, ANSWER_REMARK_PURCHASER},
    events::{AwardFell, ContractDeclined},
    parties,
    sign_contract::{has_other_contract, signing_duties},
};
use crate::{
    bidding::{DECIDE_NEXT, sign_subject},
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use rules::Key;

verb! {
    /// Declines to sign; the award falls away.
    DeclineContract "decline-contract" ("拒绝签约", "Decline to sign")
    help ("写明理由并公开。成交结果随之失效，购买方须决定由下一名候选人递补或重新采购。无正当理由拒签的，承担相应责任。", "The reason is published. The award falls; the purchaser decides on the next candidate or a new tender. Who declines without a ground answers for it.")
    acts [] scope Contract stages [S12]
    {
        ground: Option<DeclineGround> = ("原因", "Ground") hint ("不选按本方自身原因处理", "none chosen counts as reasons of its own");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for DeclineContract {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let contract = at.contract()?;
        let ground = self.ground.unwrap_or(DeclineGround::Own);
        let next = at.due(Key::AwardDecide, at.occurred_on())?;
        let mut decision = Decision::new(at)
            .event(ContractDeclined {
                party,
                reason: self.reason.text(),
            })
            .event(AwardFell {
                award: contract.agreement.award,
                lots: contract.lots.clone(),
                supplier: contract.supplier.clone(),
                party,
                ground,
                consequence: consequence(party, ground),
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
        decision
            .enter(Stage::End)
            .owe(&DECIDE_NEXT, sign_subject(&contract.lots), next)
            .done()
    }
}

/// Who answers for it: a supplier without a ground with its bond, a purchaser without a ground for
/// breach; whoever asked for more than the documents say, whichever side it is.
fn consequence(party: Party, ground: DeclineGround) -> FallConsequence {
    match (ground, party) {
        (DeclineGround::ForceMajeure, _) => FallConsequence::Nobody,
        (DeclineGround::NewTerms, _) => FallConsequence::OtherSide,
        (DeclineGround::Own, Party::Provider) => FallConsequence::Bond,
        (DeclineGround::Own, Party::Purchaser | Party::Host | Party::Users) => {
            FallConsequence::Damages
        }
    }
}
