//! The panel rules on a dispute.

use super::{
    choices::{DisputeId, DisputeRuling, DisputeStep},
    common::may_rule,
    facts::DisputeRuled,
    law::{NOT_AT_PANEL, RULE_DISPUTE},
    raise_dispute::open_dispute,
};
use crate::{
    context::{Actor, At},
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::{Money, Role};

verb! {
    /// The panel rules on a dispute and may name a sum payable.
    RuleOnDispute "rule-on-dispute" ("裁决争议", "Rule on the dispute")
    help ("写明理由；可确定应付金额。当事方不能裁决。", "Give reasons; a sum payable may be named. No party may rule.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        dispute: DisputeId = ("争议", "Dispute");
        outcome: DisputeRuling = ("裁决", "Ruling");
        payable: Option<Money> = ("应付金额（如有）", "Sum payable, if any");
        reasons: Prose = ("理由", "Reasons");
    }
}

impl Act for RuleOnDispute {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = open_dispute(at, self.dispute)?;
        NOT_AT_PANEL.unless(found.step == DisputeStep::Panel)?;
        // Organisations are the parties here; the person who typed the claim does not matter.
        let raiser = Actor {
            person: None,
            organisation: Some(found.by.id),
            role: Role::Public,
        };
        may_rule(at, &raiser, &[found.against.id])?;
        Decision::new(at)
            .event(DisputeRuled {
                dispute: self.dispute,
                outcome: self.outcome,
                payable: self.payable,
                reasons: self.reasons.text(),
            })
            .meet(&RULE_DISPUTE, self.dispute)
            .done()
    }
}
