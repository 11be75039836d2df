//! Who the parties of a contract are, and the settling of what a single one of them owes.

use super::{
    choices::Party,
    refusals::{NOT_A_HOST, NOT_A_PARTY, NOT_YOUR_CONTRACT},
};
use crate::{
    context::At,
    core::{self, ObligationLapsed, ObligationMet},
    input::Organisation,
    obligation::{Duty, Obligation},
    process::{Contract, Precondition, Process},
    refusal::Refusal,
};
use kernel::{OrganisationId, Role, Side};

/// The party that acts. A provider acts only in a contract of its own.
///
/// # Errors
/// `not-a-contract-party`, `contract-of-others`.
pub(super) fn acting(at: &At<'_>) -> Result<Party, Refusal> {
    let party = Party::of(at.actor().role).ok_or_else(|| NOT_A_PARTY.refuse())?;
    if party == Party::Provider {
        own_contract(at)?;
    }
    Ok(party)
}

/// The acting side of the two that sign, change and renegotiate.
///
/// # Errors
/// `not-a-contract-party`, `contract-of-others`.
pub(super) fn signatory(at: &At<'_>) -> Result<Party, Refusal> {
    match acting(at)? {
        party @ (Party::Purchaser | Party::Provider) => Ok(party),
        Party::Host | Party::Users => Err(NOT_A_PARTY.refuse()),
    }
}

/// Refuses a provider that opened somebody else's contract.
///
/// # Errors
/// `contract-of-others`.
pub(super) fn own_contract(at: &At<'_>) -> Result<(), Refusal> {
    let own = Some(at.contract()?.supplier.id) == at.actor().organisation;
    NOT_YOUR_CONTRACT.unless(own)
}

/// The hosts of the lots of a contract, each once.
pub(super) fn hosts_of<'a>(process: &'a Process, contract: &Contract) -> Vec<&'a Organisation> {
    let of_lots = contract
        .lots
        .iter()
        .filter_map(|id| process.lot(*id)?.host.as_ref());
    let mut found: Vec<&Organisation> = Vec::new();
    for host in of_lots {
        if !found.iter().any(|one| one.id == host.id) {
            found.push(host);
        }
    }
    found
}

/// The host of this contract for which the actor acts.
///
/// # Errors
/// `not-a-host`.
pub(super) fn acting_host<'a>(at: &At<'a>) -> Result<&'a Organisation, Refusal> {
    hosts_of(at.process, at.contract()?)
        .into_iter()
        .find(|host| Some(host.id) == at.actor().organisation)
        .ok_or_else(|| NOT_A_HOST.refuse())
}

/// A precondition and one organisation that is to supply it.
pub(super) struct Demand<'a> {
    pub(super) precondition: &'a Precondition,
    pub(super) by: &'a Organisation,
    pub(super) side: Side,
}

/// Everything that purchaser and hosts are to supply, one by one. A precondition of the hosts is
/// owed by each of them in its own place.
pub(super) fn demands<'a>(process: &'a Process, contract: &'a Contract) -> Vec<Demand<'a>> {
    let mut found = Vec::new();
    for precondition in &contract.terms.preconditions {
        let (side, debtors) = match precondition.by.side() {
            Some(Side::Purchaser) => {
                let buyer = process.organisation_in(Role::Purchaser, Some(contract.id));
                (Side::Purchaser, buyer.into_iter().collect())
            }
            Some(Side::Host | Side::Provider | Side::Evaluator) | None => {
                (Side::Host, hosts_of(process, contract))
            }
        };
        found.extend(debtors.into_iter().map(|by| Demand {
            precondition,
            by,
            side,
        }));
    }
    found
}

/// Open obligations of a kind in whatever scope they arose.
pub(super) fn open<'a>(
    at: &At<'a>,
    duty: &'static Duty,
) -> impl Iterator<Item = &'a Obligation> + use<'a> {
    let all = at.process.obligations.iter();
    all.filter(move |one| one.is_open() && one.duty.0 == duty)
}

/// Open obligations of a kind in this contract that one organisation owes about one object.
pub(super) fn owed<'a>(
    at: &At<'a>,
    duty: &'static Duty,
    debtor: OrganisationId,
    subject: impl ToString,
) -> Vec<&'a Obligation> {
    let (subject, contract) = (subject.to_string(), at.context.contract);
    open(at, duty)
        .filter(|one| one.debtor == Some(debtor))
        .filter(|one| one.subject == subject && one.contract == contract)
        .collect()
}

/// The obligation was kept.
pub(super) fn met(one: &Obligation) -> core::Event {
    core::Event::ObligationMet(ObligationMet {
        id: one.id,
        duty: one.duty,
    })
}

/// The obligation fell away.
pub(super) fn lapsed(one: &Obligation) -> core::Event {
    core::Event::ObligationLapsed(ObligationLapsed {
        id: one.id,
        duty: one.duty,
    })
}
