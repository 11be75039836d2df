//! A purchase goes ahead without a published intention.

use super::{IntentionExempted, choices::Exemption, rules::EXEMPT_BY_RULE};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    stage::Stage,
    verb::Act,
};

verb! {
    /// Goes ahead without publishing an intention (A08). Any ground the rules do not name needs a
    /// recorded reason.
    ExemptIntention "exempt-intention" ("免于公开采购意向", "Skip the intention notice")
    help ("仅限规定情形；其他情形须说明理由并公开。",
          "Only where a rule allows it; any other ground needs a reason, which is public.")
    acts [8] scope Process stages [S05]
    {
        ground: Exemption = ("情形", "Ground");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl Act for ExemptIntention {
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        let by_rule = match self.ground {
            Exemption::Urgent | Exemption::Small => true,
            Exemption::Other => false,
        };
        vec![EXEMPT_BY_RULE.holds(by_rule)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(IntentionExempted {
                ground: self.ground,
                note: self.note.as_ref().map(Prose::text),
            })
            .enter(Stage::S06)
            .done()
    }
}
