//! Who acts: those the policy lets, and now and then somebody it does not.

use super::{dice::Dice, ground::Ground};
use crate::{bus::Who, roles};
use domain::{
    Actor, ContractId, Process,
    verb::{Birth, VerbEntry},
};
use kernel::{PersonId, Role};
use policy::{Asker, Decision, Denial, Session};

/// In which role somebody gives a command.
///
/// # Errors
/// The policy does not let them.
pub fn authorise(
    ground: &Ground,
    process: &Process,
    contract: Option<ContractId>,
    (entry, who): (&VerbEntry, Who),
) -> Result<Actor, Denial> {
    let Who::Person(person) = who else {
        let asker = Asker {
            roles: &[Role::Clock],
            session: Session::Clock,
        };
        return match policy::may(asker, entry.meta.code) {
            Decision::Allow(_) => Ok(Actor::CLOCK),
            Decision::Deny(denial) => Err(denial),
        };
    };
    let card = ground.directory.person(person).ok_or(Denial::SignInFirst)?;
    let held = match entry.meta.birth {
        Birth::New => roles::at_birth(card),
        Birth::Existing => roles::roles_in(card, process, contract),
    };
    let asker = Asker {
        roles: &held,
        session: Session::Person,
    };
    match policy::may(asker, entry.meta.code) {
        Decision::Allow(role) => Ok(Actor {
            person: Some(person),
            organisation: card.organisation,
            role,
        }),
        Decision::Deny(denial) => Err(denial),
    }
}

/// Everybody who may give a command now, from a place in the directory that chance decides.
pub fn allowed<'a>(
    ground: &'a Ground,
    process: &'a Process,
    contract: Option<ContractId>,
    (entry, dice): (&'static VerbEntry, &mut Dice),
) -> impl Iterator<Item = (PersonId, Actor)> + 'a {
    let people = &ground.people;
    let start = dice.below(people.len());
    let order = people.iter().cycle().skip(start).take(people.len());
    order.filter_map(move |card| {
        let who = Who::Person(card.id);
        let actor = authorise(ground, process, contract, (entry, who)).ok()?;
        Some((card.id, actor))
    })
}
