//! What a sanction takes from a government party in this contract (domain.md §5f): with L2 its
//! powers need a second key, with L3 those to inspect and to ask for tasks are frozen, and with L4
//! the provider may withhold services.

use super::{
    choices::{Party, Power, Rung},
    ladder::Sanction,
    law::{POWER_FROZEN, SECOND_KEY_NEEDED},
};
use crate::{context::At, process::Contract, refusal::Refusal};
use kernel::{OrganisationId, Role, Side};

/// The power a verb uses; most use none that a sanction reaches.
pub fn power_of(verb: &str) -> Option<Power> {
    match verb {
        "file-task-request" => Some(Power::Tasks),
        "announce-inspection" | "surprise-inspection" => Some(Power::Inspections),
        "order-emergency" => Some(Power::Emergency),
        "deduct" => Some(Power::Deductions),
        _ => None,
    }
}

impl Power {
    /// Whether L3 freezes it; the others go on with a second key, because users may depend on them.
    pub(super) fn is_frozen_by(self, rung: Rung) -> bool {
        rung >= Rung::L3 && matches!(self, Power::Tasks | Power::Inspections)
    }
}

/// The government side of a role.
pub(super) fn party_of(role: Role) -> Option<Party> {
    match role.side()? {
        Side::Purchaser => Some(Party::Purchaser),
        Side::Host => Some(Party::Host),
        Side::Provider | Side::Evaluator => None,
    }
}

/// How often an organisation has used a power in a contract.
pub(super) fn used(contract: &Contract, power: Power, by: OrganisationId) -> usize {
    match power {
        Power::Tasks => {
            let asked = contract.delivery.tasks.iter();
            asked
                .filter(|one| one.requester.id == by && one.by.is_some())
                .count()
        }
        Power::Inspections => {
            let made = contract.delivery.inspections.iter();
            made.filter(|one| one.office.id == by).count()
        }
        Power::Emergency => {
            let ordered = contract.ending.emergencies.iter();
            ordered
                .filter(|one| one.by.organisation == Some(by))
                .count()
        }
        Power::Deductions => contract.money.deductions.len(),
    }
}

/// The sanction that limits the powers of the actor's organisation.
pub(super) fn limit<'a>(at: &At<'a>) -> Option<&'a Sanction> {
    let actor = at.actor();
    let side = party_of(actor.role)?;
    let contract = at.contract().ok()?;
    let found = contract.ending.in_force(actor.organisation?, side)?;
    (found.rung >= Rung::L2).then_some(found)
}

/// Refuses an act whose power a sanction in force has taken away or bound to a second key.
///
/// # Errors
/// `power-frozen` or `second-key-needed`.
pub fn check(at: &At<'_>, verb: &str) -> Result<(), Refusal> {
    let (Some(power), Some(sanction)) = (power_of(verb), limit(at)) else {
        return Ok(());
    };
    if power.is_frozen_by(sanction.rung) {
        return Err(POWER_FROZEN
            .with("power", power.name())
            .with("sanction", sanction.id.to_string()));
    }
    let turned = at.contract()?.ending.keys.iter().any(|key| {
        let actor = at.actor();
        let same_side = key.by.organisation == actor.organisation;
        let now = actor
            .organisation
            .map(|id| at.contract().map_or(0, |one| used(one, power, id)));
        let other = key.by.person.is_some() && key.by.person != actor.person;
        key.power == power && same_side && other && Some(key.used) == now
    });
    SECOND_KEY_NEEDED
        .unless(turned)
        .map_err(|one| one.with("power", power.name()))
}
