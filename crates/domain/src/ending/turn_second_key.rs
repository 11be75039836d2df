//! Turns the second key to a power that a sanction has bound to two persons.

use super::{
    choices::Power,
    facts::SecondKeyTurned,
    law::{POWER_FROZEN, SECOND_KEY_IDLE},
    powers::{limit, party_of},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Another person of the same office agrees to one use of a power, while a sanction of L2 or
    /// higher is in force against it (§5f).
    TurnSecondKey "turn-second-key" ("同意使用受限权限", "Turn the second key")
    help ("本单位受到 L2 及以上处理期间，任务单、检查、紧急任务和抵扣须由另一人先同意，每次同意只用一次。",
          "While a sanction of L2 or higher is in force against your office, tasks, inspections, emergency orders and deductions need the word of another person first, once for each use.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        power: Power = ("权限", "Power");
        words: Prose = ("用于什么、为什么需要", "What for, and why it is needed");
    }
}

impl Act for TurnSecondKey {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        SECOND_KEY_IDLE.unless(limit(at).is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let sanction = limit(at).ok_or_else(|| SECOND_KEY_IDLE.refuse())?;
        if self.power.is_frozen_by(sanction.rung) {
            return Err(POWER_FROZEN
                .with("power", self.power.name())
                .with("sanction", sanction.id.to_string())
                .at("power"));
        }
        let side = party_of(at.actor().role).ok_or_else(|| SECOND_KEY_IDLE.refuse())?;
        Decision::new(at)
            .event(SecondKeyTurned {
                power: self.power,
                side,
                words: self.words.text(),
            })
            .done()
    }
}
