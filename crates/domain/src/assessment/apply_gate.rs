//! The panel finds what no score makes up for.

use crate::{
    assessment::{
        GateApplied,
        choices::Gate,
        parties,
        refusals::GATE_REPEATED,
        reply_to_evaluation::{all_heard, draft_of},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The panel finds a danger to users, a fabrication or a misuse of funds proven: the result is
    /// then a D at best, whatever the score (domain.md §5e, gates). Only the panel can, after the
    /// sides replied to the draft, and with what the provider said to the facts.
    ApplyGate "apply-gate" ("认定红线问题", "Apply a gate")
    help ("只有裁决小组可以认定，且须写明承接方对事实的说明。认定后等级最高为“差（D）”，得分照常公布；可以申请复核。", "Only the panel can, and it states what the provider said to the facts. The grade is then D at best; the score is published as it is. An appeal is open.")
    acts [91] scope Contract stages [S16, S18, S19, S20]
    {
        gate: Gate = ("红线", "Gate");
        facts: Prose = ("查明的事实和证据", "Facts found, with the evidence");
        answer: Prose = ("承接方对事实的说明", "What the provider says to the facts");
    }
}

impl Act for ApplyGate {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        draft_of(evaluation)?;
        all_heard(at, evaluation)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let found = evaluation.gates.iter().any(|one| one.gate == self.gate);
        GATE_REPEATED
            .unless(!found)
            .map_err(|refusal| refusal.at("gate"))?;
        Decision::new(at)
            .event(GateApplied {
                evaluation: evaluation.id,
                gate: self.gate,
                facts: self.facts.text(),
                answer: self.answer.text(),
            })
            .done()
    }
}
