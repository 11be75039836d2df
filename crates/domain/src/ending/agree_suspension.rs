//! Answers a proposed suspension.

use super::{
    choices::{Assent, SuspensionGround},
    common::lead,
    facts::{SuspensionBegan, SuspensionRefused},
    law::{
        ANSWER_SUSPENSION_PROVIDER, ANSWER_SUSPENSION_PURCHASER, SUSPENSION_NOT_PROPOSED,
        SUSPENSION_OWN,
    },
    state::Suspension,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The other side agrees to a suspension, or does not. Silence is not consent (A69).
    AgreeSuspension "agree-suspension" ("答复中止提议", "Answer the proposed suspension")
    help ("沉默不等于同意。不同意不影响己方任何权利。", "Silence is not consent. Not to agree costs nobody a right.")
    acts [69] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        answer: Assent = ("答复", "Answer");
        words: Option<Prose> = ("说明（可选）", "In words (optional)");
    }
}

impl Act for AgreeSuspension {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        match &at.contract()?.ending.suspension {
            Suspension::Proposed { side, .. } => {
                SUSPENSION_OWN.unless(*side != lead(at.actor().role))
            }
            Suspension::None | Suspension::Running { .. } => Err(SUSPENSION_NOT_PROPOSED.refuse()),
        }
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let Suspension::Proposed {
            side,
            until,
            facts,
            protective,
        } = &at.contract()?.ending.suspension
        else {
            return Err(SUSPENSION_NOT_PROPOSED.refuse());
        };
        let decision = match self.answer {
            Assent::Agree => Decision::new(at).event(SuspensionBegan {
                side: *side,
                ground: SuspensionGround::BothAgreed,
                until: *until,
                order: None,
                facts: facts.clone(),
                protective: protective.clone(),
            }),
            Assent::Refuse => Decision::new(at).event(SuspensionRefused {
                words: self.words.as_ref().map(Prose::text),
            }),
        };
        decision
            .meet(&ANSWER_SUSPENSION_PROVIDER, "")
            .meet(&ANSWER_SUSPENSION_PURCHASER, "")
            .done()
    }
}
