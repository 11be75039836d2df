//! Ends a suspension.

use super::{
    choices::{SuspensionEnd, SuspensionGround},
    common::lead,
    facts::SuspensionEnded,
    law::{NOT_SUSPENDED, SUSPENSION_OTHERS},
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
    /// Ends a suspension: the side that made it, or either side when both had agreed.
    ResumeContract "resume-contract" ("恢复履行合同", "Resume the contract")
    help ("双方同意中止的，任何一方都可恢复；单方事由中止的，由作出的一方恢复。到期自动恢复。",
          "Either side may resume what both agreed to suspend; otherwise the side that suspended. A suspension with a last day ends by itself.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        words: Prose = ("恢复的原因和安排", "Why now, and how");
    }
}

impl Act for ResumeContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        match &at.contract()?.ending.suspension {
            Suspension::Running { side, ground, .. } => {
                let own = *side == lead(at.actor().role);
                SUSPENSION_OTHERS.unless(own || *ground == SuspensionGround::BothAgreed)
            }
            Suspension::None | Suspension::Proposed { .. } => Err(NOT_SUSPENDED.refuse()),
        }
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(SuspensionEnded {
                how: SuspensionEnd::Resumed,
                words: Some(self.words.text()),
            })
            .done()
    }
}
