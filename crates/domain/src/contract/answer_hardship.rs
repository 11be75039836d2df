//! The other side answers the call to renegotiate.

use super::{
    choices::HardshipStance, events::HardshipAnswered, invoke_hardship::answer_duty, parties,
    refusals::HARDSHIP_NONE,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Answers the call to renegotiate (A72).
    AnswerHardship "answer-hardship" ("答复情势变更", "Answer a call to renegotiate")
    help ("同意协商后，用“提出变更”落实；不同意的，对方可以进入争议程序。", "Once both agree to talk, the outcome is a change; where they do not, the dispute ladder is open.")
    acts [72] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        stance: HardshipStance = ("答复", "Answer");
        text: Prose = ("说明", "Explanation");
    }
}

impl Act for AnswerHardship {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let party = parties::signatory(at)?;
        let mut calls = at.contract()?.agreement.hardships.iter();
        HARDSHIP_NONE.unless(calls.any(|one| one.party != party && one.answer.is_none()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let mut calls = at.contract()?.agreement.hardships.iter();
        let call = calls
            .find(|one| one.party != party && one.answer.is_none())
            .ok_or_else(|| HARDSHIP_NONE.refuse())?;
        Decision::new(at)
            .event(HardshipAnswered {
                party,
                stance: self.stance,
                text: self.text.text(),
            })
            .meet(answer_duty(call.party), "")
            .done()
    }
}
