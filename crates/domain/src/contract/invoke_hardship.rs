//! Either side asks to renegotiate because circumstances changed.

use super::{
    choices::Party,
    duties::{ANSWER_HARDSHIP_PROVIDER, ANSWER_HARDSHIP_PURCHASER},
    events::HardshipInvoked,
    parties,
    refusals::HARDSHIP_OPEN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::Duty,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// Invokes a change of circumstances (A72). A protected act.
    InvokeHardship "invoke-hardship" ("情势变更", "Invoke a change of circumstances")
    help ("签约时无法预见的重大变化使继续履行明显不公平时，请对方重新协商（民法典第 533 条）。提出请求不影响评价和付款。", "When a grave change nobody could foresee makes performance clearly unfair, ask the other side to renegotiate (Civil Code art. 533). Asking never affects ratings or pay.")
    acts [72] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        what: Prose = ("发生了什么变化", "What changed");
        effect: Prose = ("对履行的影响", "What it does to performance");
    }
}

/// The duty to answer a call of this party.
pub(super) fn answer_duty(caller: Party) -> &'static Duty {
    match caller {
        Party::Purchaser => &ANSWER_HARDSHIP_PROVIDER,
        Party::Provider | Party::Host | Party::Users => &ANSWER_HARDSHIP_PURCHASER,
    }
}

impl Act for InvokeHardship {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let party = parties::signatory(at)?;
        let mut calls = at.contract()?.agreement.hardships.iter();
        HARDSHIP_OPEN.unless(!calls.any(|one| one.party == party && one.answer.is_none()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let due = at.due(Key::ChangeAnswer, at.occurred_on())?;
        Decision::new(at)
            .event(HardshipInvoked {
                party,
                what: self.what.text(),
                effect: self.effect.text(),
            })
            .owe(answer_duty(party), "", due)
            .done()
    }
}
