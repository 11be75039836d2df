//! The organisation lets everybody read its capability record of this contract.

use super::{events::CapabilityPublished, norms::NOT_ITS_RECORD};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Publishes the capability record of this contract, with a note if there is something to say.
    /// Giving it again changes the note.
    PublishCapability "publish-capability" ("公开能力记录", "Publish your capability record")
    help ("能力记录属于本单位：公开与否、附什么说明由本单位决定，也可以随时收回。受保护的行为从不计为不利。",
          "The record is yours: you decide whether others read it and what you say beside it, and may close it at any time. Protected acts never count against you.")
    acts [] scope Contract stages [S15, S16, S17, S18, S19, S20, S21, S22, End]
    {
        note: Option<Prose> = ("说明（可选）", "Note (optional)");
    }
}

impl Act for PublishCapability {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOT_ITS_RECORD.unless(at.actor().organisation == Some(at.contract()?.supplier.id))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(CapabilityPublished {
                note: self.note.as_ref().map(Prose::text),
            })
            .done()
    }
}
