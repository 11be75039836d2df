//! A tenderer takes its objection back.

use super::{
    ANSWER_OBJECTION, ObjectionId,
    events::ObjectionWithdrawn,
    refusals::{NOT_TENDERER, OBJECTION_ANSWERED, OBJECTION_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Takes an objection back before it is answered. What it held up goes on.
    WithdrawObjection "withdraw-objection" ("撤回质疑", "Withdraw an objection")
    help ("答复前可以撤回自己的质疑；撤回后不能再就同一质疑投诉。", "You can take your objection back before it is answered; afterwards it cannot be complained about.")
    acts [24] scope Process stages [S07, S07b, S08, S09, S10, S11, S12]
    {
        objection: ObjectionId = ("质疑", "Objection");
        reason: Option<Prose> = ("理由", "Reason");
    }
}

impl Act for WithdrawObjection {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at
            .process
            .bidding
            .objection(self.objection)
            .ok_or_else(|| OBJECTION_UNKNOWN.refuse().at("objection"))?;
        NOT_TENDERER
            .unless(at.actor().organisation == Some(found.tenderer.id))
            .map_err(|one| one.at("objection"))?;
        OBJECTION_ANSWERED
            .unless(found.is_open())
            .map_err(|one| one.at("objection"))?;
        Decision::new(at)
            .event(ObjectionWithdrawn {
                objection: self.objection,
                reason: self.reason.as_ref().map(Prose::text),
            })
            .lapse(&ANSWER_OBJECTION, self.objection)
            .done()
    }
}
