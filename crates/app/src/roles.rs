//! Which roles a person holds in a purchase: grants met with jobs, and the ambient ones.

use crate::directory::PersonCard;
use domain::{ContractId, Process};
use kernel::Role;

/// The roles `person` holds in `process`, or in one of its contracts.
pub fn roles_in(person: &PersonCard, process: &Process, contract: Option<ContractId>) -> Vec<Role> {
    let mut roles = ambient(person);
    for grant in process.grants_in(contract) {
        match &grant.person {
            Some(named) if named.id == person.id => roles.push(grant.role),
            Some(_) => {}
            None => {
                let mine = grant.organisation.as_ref().map(|one| one.id) == person.organisation
                    && person.organisation.is_some();
                if mine {
                    let family = grant.role.family().iter().copied();
                    roles.extend(family.filter(|role| person.jobs.contains(role)));
                }
            }
        }
    }
    let mut seen = Vec::with_capacity(roles.len());
    roles.retain(|role| {
        let first = !seen.contains(role);
        seen.push(*role);
        first
    });
    roles
}

/// The roles `person` holds wherever they are.
pub fn ambient(person: &PersonCard) -> Vec<Role> {
    person
        .jobs
        .iter()
        .copied()
        .filter(|role| role.is_ambient())
        .collect()
}

/// The roles in which `person` may start a purchase.
pub fn at_birth(person: &PersonCard) -> Vec<Role> {
    person.jobs.clone()
}
