//! The side concerned asks to see the evidence of a proposed sanction.

use super::{
    choices::SanctionId,
    facts::EvidenceAsked,
    law::{ALREADY_FILED, SANCTION_UNKNOWN, SHOW_EVIDENCE},
    reply_to_sanction::{own_sanction, sanction_of},
    state::SanctionState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use rules::Key;

verb! {
    /// Asks for the evidence (§5f ②). Until it is shown nothing can be decided, and the time to
    /// reply begins anew on the day it is.
    AskForEvidence "ask-for-evidence" ("申请查阅证据", "Ask for the evidence")
    help ("证据出示前不能作出决定；出示之日起重新计算申辩期。", "Nothing is decided before it is shown, and the time to reply begins on the day it is.")
    acts [99] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理提议", "Sanction");
        what: Prose = ("要查阅什么", "What you want to see");
    }
}

impl Act for AskForEvidence {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        own_sanction(at, found)?;
        SANCTION_UNKNOWN
            .unless(found.state == SanctionState::Proposed)
            .map_err(|one| one.at("sanction"))?;
        ALREADY_FILED.unless(found.asked.is_none())?;
        Decision::new(at)
            .event(EvidenceAsked {
                sanction: self.sanction,
                what: self.what.text(),
            })
            .owe(
                &SHOW_EVIDENCE,
                self.sanction,
                at.due(Key::DisputeTalk, at.occurred_on())?,
            )
            .done()
    }
}
