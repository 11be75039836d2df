//! The evidence of a proposed sanction is shown to the side concerned.

use super::{
    choices::SanctionId,
    facts::EvidenceShown,
    law::{EVIDENCE_NOT_ASKED, SHOW_EVIDENCE},
    reply_to_sanction::sanction_of,
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
    /// Shows the evidence; the time to reply runs from today (§5f ② and ③).
    ShowEvidence "show-evidence" ("出示证据", "Show the evidence")
    help ("写明何时何地以何种方式查阅了什么；涉及服务对象的信息先去除身份。", "Say what was shown, where and how; what tells who a user is is taken out first.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理提议", "Sanction");
        how: Prose = ("出示了什么、如何查阅", "What was shown, and how");
    }
}

impl Act for ShowEvidence {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        let waits = found.state == SanctionState::Proposed
            && found.asked.is_some()
            && found.shown.is_none();
        EVIDENCE_NOT_ASKED
            .unless(waits)
            .map_err(|one| one.at("sanction"))?;
        Decision::new(at)
            .event(EvidenceShown {
                sanction: self.sanction,
                how: self.how.text(),
                reply_until: at.due_date(Key::SanctionReply, at.occurred_on())?,
            })
            .meet(&SHOW_EVIDENCE, self.sanction)
            .done()
    }
}
