//! What one reader may see of a purchase.

use crate::{
    cache::{Loaded, Logged},
    directory::PersonCard,
    roles::roles_in,
};
use domain::{Audience, ContractId, bidding::Event, refusal::Holds};
use kernel::Role;
use policy::{Asker, Decision, Session};
use std::sync::Arc;

/// Who looks.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The person, unless it is the public.
    pub person: Option<PersonCard>,
}

impl Viewer {
    /// Anyone, without signing in.
    pub const PUBLIC: Viewer = Viewer { person: None };

    /// Whether somebody has signed in.
    pub fn session(&self) -> Session {
        match self.person {
            Some(_) => Session::Person,
            None => Session::Anonymous,
        }
    }

    /// The roles held in a purchase.
    pub fn roles(&self, loaded: &Loaded, contract: Option<ContractId>) -> Vec<Role> {
        let contract = contract.or(loaded.process.contracts.first().map(|one| one.id));
        self.person
            .as_ref()
            .map_or_else(Vec::new, |card| roles_in(card, &loaded.process, contract))
    }

    /// Whether the policy lets the viewer do or read something in a purchase.
    pub fn may(&self, loaded: &Loaded, contract: Option<ContractId>, action: &str) -> Decision {
        let roles = self.roles(loaded, contract);
        policy::may(
            Asker {
                roles: &roles,
                session: self.session(),
            },
            action,
        )
    }

    fn is_allowed(&self, loaded: &Loaded, contract: Option<ContractId>, action: &str) -> bool {
        matches!(self.may(loaded, contract, action), Decision::Allow(_))
    }

    fn wrote(&self, logged: &Logged) -> bool {
        let Some(card) = &self.person else {
            return false;
        };
        let actor = &logged.envelope.actor;
        actor.person == Some(card.id)
            || (card.organisation.is_some() && actor.organisation == card.organisation)
    }

    /// Whether the viewer may read one event.
    pub fn sees(&self, loaded: &Loaded, logged: &Logged) -> bool {
        self.sight(loaded).sees(logged)
    }

    /// What the viewer's roles open in a purchase, asked once for many events.
    pub fn sight<'a>(&'a self, loaded: &'a Loaded) -> Sight<'a> {
        let contracts = loaded.process.contracts.iter().map(|one| Some(one.id));
        let scopes = std::iter::once(None).chain(contracts);
        Sight {
            viewer: self,
            loaded,
            reach: scopes
                .map(|contract| (contract, self.reach(loaded, contract)))
                .collect(),
        }
    }

    fn reach(&self, loaded: &Loaded, contract: Option<ContractId>) -> Reach {
        Reach {
            party: self.is_allowed(loaded, contract, "view-parties").into(),
            protected: self.is_allowed(loaded, contract, "view-protected").into(),
            heard: self.is_allowed(loaded, contract, "view-heard").into(),
        }
    }

    /// Whether the viewer's seat on the committee opens an event of the tender to them: who sits beside
    /// them at once, the bids and what belongs to them once all have declared, the others' sheets once
    /// all were opened.
    fn sits(&self, loaded: &Loaded, logged: &Logged) -> bool {
        let bidding = &loaded.process.bidding;
        let person = self.person.as_ref().map(|card| card.id);
        let (domain::Event::Bidding(_) | domain::Event::Sealing(_)) = &logged.event else {
            return false;
        };
        let Some(member) = bidding.member(person) else {
            return false;
        };
        let cleared = bidding.panel.cleared.is_some()
            && bidding.declared(member.person.id).is_some()
            && !self.is_shut_out(loaded, logged);
        match logged.event.kind() {
            "committee.appointed" | "member.left" | "member.seated" => true,
            "sheet.scored" | "score.revised" | "dissent.recorded" => {
                cleared && bidding.shows_sheets_to(person)
            }
            "conflicts.declared" | "expert-pool.registered" => false,
            _ => cleared,
        }
    }

    /// Whether a seat on the committee keeps the viewer from the bid an event is about.
    fn is_shut_out(&self, loaded: &Loaded, logged: &Logged) -> bool {
        let person = self.person.as_ref().map(|card| card.id);
        let about = match &logged.event {
            domain::Event::Bidding(Event::BidSubmitted(event)) => Some(event.id),
            domain::Event::Sealing(domain::sealing::Event::BidOpened(event)) => Some(event.id),
            domain::Event::Bidding(Event::PriceQueried(event)) => Some(event.bid),
            domain::Event::Bidding(Event::PriceExplained(event)) => Some(event.bid),
            domain::Event::Bidding(Event::PapersRecorded(event)) => Some(event.bid),
            _ => None,
        };
        about.is_some_and(|bid| loaded.process.bidding.is_closed_to(person, bid))
    }

    /// The events the viewer may read, newest first.
    pub fn timeline<'a>(
        &'a self,
        loaded: &'a Loaded,
        contract: Option<ContractId>,
    ) -> impl Iterator<Item = &'a Logged> {
        let sight = self.sight(loaded);
        loaded
            .log
            .iter()
            .rev()
            .map(AsRef::as_ref)
            .filter(move |one| {
                contract.is_none()
                    || one
                        .envelope
                        .contract
                        .is_none_or(|own| Some(own) == contract)
            })
            .filter(move |one| sight.sees(one))
    }

    /// The events of these kinds that the viewer may read, oldest first.
    pub fn seen_of<'a>(&'a self, loaded: &'a Loaded, kinds: &[&str]) -> Vec<&'a Logged> {
        let sight = self.sight(loaded);
        let mut found = loaded.of_kinds(kinds);
        found.retain(|one| sight.sees(one));
        found
    }
}

/// What the roles held for a contract, or for the purchase, open.
#[derive(Clone, Copy, Debug)]
struct Reach {
    party: Holds,
    protected: Holds,
    heard: Holds,
}

/// A viewer in front of one purchase.
#[derive(Debug)]
pub struct Sight<'a> {
    viewer: &'a Viewer,
    loaded: &'a Loaded,
    reach: Vec<(Option<ContractId>, Reach)>,
}

impl Sight<'_> {
    fn reach(&self, contract: Option<ContractId>) -> Reach {
        let found = self.reach.iter().find(|(one, _)| *one == contract);
        match found {
            Some((_, reach)) => *reach,
            None => self.viewer.reach(self.loaded, contract),
        }
    }

    /// Whether the viewer may read one event.
    pub fn sees(&self, logged: &Logged) -> bool {
        let Some(meta) = logged.event.meta() else {
            return false;
        };
        let (viewer, loaded) = (self.viewer, self.loaded);
        let contract = logged.envelope.contract;
        let party = || self.reach(contract).party == Holds::Yes;
        match meta.audience {
            // Who sits on a committee is not public before the award; a role given to one person
            // is for the parties.
            Audience::Public if names_a_person(&logged.event) => viewer.wrote(logged) || party(),
            Audience::Public => true,
            Audience::Parties => viewer.wrote(logged) || party() || viewer.sits(loaded, logged),
            // A seat on the committee closes the bids until everybody on it has declared their ties,
            // also to those who would see them as a party.
            Audience::Opening => {
                viewer.wrote(logged)
                    || (is_before(logged, loaded.opened.as_ref())
                        && (party() || viewer.sits(loaded, logged))
                        && !viewer.is_shut_out(loaded, logged))
            }
            Audience::Report => {
                viewer.wrote(logged)
                    || (is_before(logged, loaded.reported.as_ref()) && party())
                    || viewer.sits(loaded, logged)
            }
            Audience::Release => {
                let version = logged.envelope.version;
                viewer.wrote(logged) || (loaded.is_released_after(contract, version) && party())
            }
            Audience::Protected => {
                let author = viewer.person.as_ref().map(|card| card.id);
                (author.is_some() && logged.envelope.actor.person == author)
                    || self.reach(contract).protected == Holds::Yes
                    || (is_for_the_evaluator(logged) && self.reach(contract).heard == Holds::Yes)
            }
        }
    }
}

/// Whether an event is for the evaluator too: what people said by one-time slips, and the pseudonyms
/// of those among whom a sample is drawn.
fn is_for_the_evaluator(logged: &Logged) -> bool {
    let said = ["answers.brought-in", "users.spoke", "workers.heard"];
    let kind = logged.event.kind();
    kind == "frame.listed" || (logged.envelope.actor.role == Role::Clock && said.contains(&kind))
}

/// Whether an event gives a role to one person.
fn names_a_person(event: &domain::Event) -> bool {
    matches!(
        event,
        domain::Event::Core(domain::core::Event::GrantGiven(given)) if given.person.is_some()
    )
}

/// Whether an event stands before the act that made everything before it readable, or came of the
/// same command. A competition that is repeated has openings and reports of its own: what comes in
/// after the first opening stays closed until the second.
fn is_before(logged: &Logged, reveal: Option<&Arc<Logged>>) -> bool {
    reveal.is_some_and(|reveal| {
        reveal.envelope.version > logged.envelope.version || reveal.command == logged.command
    })
}
