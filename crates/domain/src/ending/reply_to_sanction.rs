//! The side concerned replies to a proposed sanction.

use super::{
    choices::SanctionId,
    facts::SanctionReplied,
    law::{ALREADY_FILED, SANCTION_NOT_YOURS, SANCTION_UNKNOWN},
    state::{Sanction, SanctionState},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The side concerned replies to a proposed sanction (A99). It is protected.
    ReplyToSanction "reply-to-sanction" ("申辩", "Reply to the proposed sanction")
    help ("申辩受保护，决定必须回应申辩。", "A reply is protected, and the decision must answer it.")
    acts [99] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        sanction: SanctionId = ("处理提议", "Sanction");
        reply: Prose = ("申辩", "Reply") hint ("事实、原因、对方的责任、已做的补救", "facts, causes, the other side's part, what was put right");
    }
}

impl Act for ReplyToSanction {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = sanction_of(at, self.sanction)?;
        own_sanction(at, found)?;
        SANCTION_UNKNOWN
            .unless(found.state == SanctionState::Proposed)
            .map_err(|one| one.at("sanction"))?;
        ALREADY_FILED.unless(found.replied.is_none())?;
        Decision::new(at)
            .event(SanctionReplied {
                sanction: self.sanction,
                reply: self.reply.text(),
            })
            .done()
    }
}

/// The sanction of an id.
pub(super) fn sanction_of<'a>(at: &At<'a>, id: SanctionId) -> Result<&'a Sanction, Refusal> {
    let all = &at.contract()?.ending.sanctions;
    all.iter()
        .find(|one| one.id == id)
        .ok_or_else(|| SANCTION_UNKNOWN.refuse().at("sanction"))
}

/// Refuses an actor of another organisation than the one concerned.
pub(super) fn own_sanction(at: &At<'_>, sanction: &Sanction) -> Result<(), Refusal> {
    SANCTION_NOT_YOURS
        .unless(at.actor().organisation == Some(sanction.organisation.id))
        .map_err(|one| one.at("sanction"))
}
