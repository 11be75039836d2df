//! Replies to a notice of an early end.

use super::{
    choices::{TerminationAnswer, TerminationId},
    common::lead,
    facts::TerminationReplied,
    law::{ALREADY_FILED, TERMINATION_OWN, TERMINATION_UNKNOWN},
    state::{Termination, TerminationState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The other side replies to a notice of an early end (A99). It is protected.
    ReplyToTermination "reply-to-termination" ("答复提前终止通知", "Reply to the notice of an early end")
    help ("答复受保护，不得作为不利依据。答复后裁决小组才会提前裁决。",
          "A reply is protected and never counts against you. The panel may rule once you have replied.")
    acts [99] scope Contract stages [S13, S14, S15, S16, S17, S18, S19]
    {
        notice: TerminationId = ("终止通知", "Notice");
        answer: TerminationAnswer = ("答复", "Answer");
        reply: Prose = ("理由", "Reply");
    }
}

impl Act for ReplyToTermination {
    fn decide(&self, at: &At<'_>) -> Decided {
        let notice = waiting(at, self.notice)?;
        TERMINATION_OWN.unless(notice.side != lead(at.actor().role))?;
        ALREADY_FILED.unless(notice.state == TerminationState::Noticed)?;
        Decision::new(at)
            .event(TerminationReplied {
                notice: self.notice,
                answer: self.answer,
                reply: self.reply.text(),
            })
            .done()
    }
}

/// The notice of an id that waits for a ruling.
pub(super) fn waiting<'a>(at: &At<'a>, id: TerminationId) -> Result<&'a Termination, Refusal> {
    let open = at.contract()?.ending.open_termination();
    open.filter(|one| one.id == id)
        .ok_or_else(|| TERMINATION_UNKNOWN.refuse().at("notice"))
}
