//! A successor takes the place of a party and is bound by the contracts (X5).

use super::{
    choices::Party,
    events::SuccessionRecorded,
    refusals::{PREDECESSOR_UNKNOWN, SUCCESSION_OF_OTHERS, SUCCESSOR_CLASH, SUCCESSOR_SAME},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    verb::Act,
};
use kernel::{OrganisationId, Role};

choice! {
    /// The party that has a successor.
    SucceededParty {
        Purchaser "purchaser" ("购买方", "Purchaser");
        Host "host" ("落地街道", "Host");
        Provider "provider" ("承接方", "Provider");
    }
}

impl SucceededParty {
    fn party(self) -> Party {
        match self {
            SucceededParty::Purchaser => Party::Purchaser,
            SucceededParty::Host => Party::Host,
            SucceededParty::Provider => Party::Provider,
        }
    }
}

verb! {
    /// Records the successor of a party after a reorganisation (X5).
    RecordSuccession "record-succession" ("登记主体承继", "Record a successor")
    help ("机构合并、撤销、职能划转后，由继受单位承接全部权利义务，不重签、不重谈、不停付。", "After a merger or transfer of functions the successor takes over all rights and duties: no new signing, no new bargain, no stop of payments.")
    acts [] scope Process stages [S12]
    {
        party: SucceededParty = ("哪一方", "Which party");
        predecessor: Organisation = ("原单位", "Predecessor");
        successor: Organisation = ("承继单位", "Successor");
        reason: Prose = ("依据", "On what ground") hint ("机构调整文件等", "for instance the order of reorganisation");
    }
}

impl Act for RecordSuccession {
    fn decide(&self, at: &At<'_>) -> Decided {
        SUCCESSOR_SAME
            .unless(self.successor.id != self.predecessor.id)
            .map_err(|one| one.at("successor"))?;
        let party = self.party.party();
        // Only a party itself names who follows it; a host that is no more cannot, and then the
        // purchaser does. So nobody is replaced against its will under the name of a succession.
        let own = at.actor().organisation == Some(self.predecessor.id);
        let for_host = party == Party::Host && Party::of(at.actor().role) == Some(Party::Purchaser);
        SUCCESSION_OF_OTHERS
            .unless(own || for_host)
            .map_err(|one| one.at("predecessor"))?;
        let moved: Vec<Role> = roles_held(at, self.predecessor.id)
            .into_iter()
            .filter(|role| Party::of(*role) == Some(party))
            .collect();
        PREDECESSOR_UNKNOWN
            .unless(!moved.is_empty())
            .map_err(|one| one.at("predecessor"))?;
        let clash = roles_held(at, self.successor.id)
            .into_iter()
            .any(|role| Party::of(role) != Some(party));
        SUCCESSOR_CLASH
            .unless(!clash)
            .map_err(|one| one.at("successor"))?;
        let mut decision = Decision::new(at).event(SuccessionRecorded {
            party,
            predecessor: self.predecessor.clone(),
            successor: self.successor.clone(),
            reason: self.reason.text(),
        });
        for role in moved {
            decision = decision
                .withdraw_grant(role, self.predecessor.clone())
                .grant(role, Some(self.successor.clone()), None);
        }
        decision.done()
    }
}

/// The roles an organisation holds anywhere in the purchase, each once.
fn roles_held(at: &At<'_>, organisation: OrganisationId) -> Vec<Role> {
    let mut roles: Vec<Role> = at
        .process
        .grants
        .iter()
        .filter(|grant| grant.until.is_none())
        .filter(|grant| grant.organisation.as_ref().map(|one| one.id) == Some(organisation))
        .map(|grant| grant.role)
        .collect();
    roles.sort();
    roles.dedup();
    roles
}
