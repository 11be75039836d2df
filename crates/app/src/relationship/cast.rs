//! Who the parties of a contract are, and under which code each stands in its dossier.

use domain::{Actor, Contract, Organisation, Process, contract::rights::Holder};
use kernel::{OrganisationId, Role, Side};
use measure::{
    ids::PartyId,
    schema::{Part, Party, Words},
};
use std::collections::BTreeMap;

/// The district that buys.
const DISTRICT: &str = "district";
/// The organisation that serves.
const ORGANISATION: &str = "organisation";
/// The third-party evaluator.
const EVALUATOR: &str = "evaluator";
/// Treasury, audit, the finance authority.
const FINANCE: &str = "finance";
/// People served, and those who speak for them.
const USERS: &str = "users";
/// The clock of the platform.
const CLOCK: &str = "clock";
/// The ruling panel.
const PANEL: &str = "panel";
/// Anybody else.
const OTHERS: &str = "others";

/// The parties of a contract.
#[derive(Clone, Debug)]
pub(super) struct Cast {
    parties: Vec<Party>,
    of: BTreeMap<OrganisationId, PartyId>,
    district: PartyId,
    organisation: PartyId,
    hosts: Vec<PartyId>,
}

impl Cast {
    /// The parties of a contract; none while nobody buys.
    pub(super) fn of(process: &Process, contract: &Contract) -> Option<Cast> {
        let district = process.organisation_in(Role::Purchaser, Some(contract.id))?;
        let mut cast = Cast {
            parties: Vec::new(),
            of: BTreeMap::new(),
            district: PartyId::new(DISTRICT),
            organisation: PartyId::new(ORGANISATION),
            hosts: Vec::new(),
        };
        cast.takes_part(DISTRICT, Part::District, district);
        for host in hosts(process, contract) {
            if cast.of.contains_key(&host.id) {
                continue;
            }
            let code = format!("host{}", cast.hosts.len() + 1);
            cast.takes_part(&code, Part::Host, host);
            cast.hosts.push(PartyId::new(code));
        }
        cast.takes_part(ORGANISATION, Part::Organisation, &contract.supplier);
        if let Some(evaluator) = contract.assessment.evaluator() {
            cast.takes_part(EVALUATOR, Part::Evaluator, evaluator);
        }
        for (code, part, zh, en) in [
            (FINANCE, Part::Finance, "财政与审计", "Finance and audit"),
            (USERS, Part::Users, "服务对象和居民", "Users and residents"),
            (
                CLOCK,
                Part::Machine,
                "平台时钟",
                "The clock of the platform",
            ),
            (PANEL, Part::Other, "裁决小组", "The ruling panel"),
            (OTHERS, Part::Other, "其他参与者", "Others who take part"),
        ] {
            let (zh, en) = (zh.to_owned(), en.to_owned());
            cast.parties.push(Party {
                id: PartyId::new(code),
                part,
                name: Words { zh, en },
            });
        }
        Some(cast)
    }

    fn takes_part(&mut self, code: &str, part: Part, organisation: &Organisation) {
        let id = PartyId::new(code);
        self.of.entry(organisation.id).or_insert_with(|| id.clone());
        self.parties.push(Party {
            id,
            part,
            name: Words {
                zh: organisation.zh.clone(),
                en: organisation.en.clone(),
            },
        });
    }

    /// All of them.
    pub(super) fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The district.
    pub(super) fn district(&self) -> PartyId {
        self.district.clone()
    }

    /// The organisation that serves.
    pub(super) fn organisation(&self) -> PartyId {
        self.organisation.clone()
    }

    /// The hosts, in the order of the lots.
    pub(super) fn hosts(&self) -> &[PartyId] {
        &self.hosts
    }

    /// The host, when there is one only.
    pub(super) fn only_host(&self) -> Option<PartyId> {
        match self.hosts.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The clock.
    pub(super) fn clock(&self) -> PartyId {
        PartyId::new(CLOCK)
    }

    /// People served.
    pub(super) fn users(&self) -> PartyId {
        PartyId::new(USERS)
    }

    /// The government offices: the district, then the hosts.
    pub(super) fn offices(&self) -> Vec<PartyId> {
        let district = std::iter::once(self.district());
        district.chain(self.hosts.iter().cloned()).collect()
    }

    /// Whether a party is a government office of the contract.
    pub(super) fn is_office(&self, party: &PartyId) -> bool {
        *party == self.district || self.hosts.contains(party)
    }

    /// The party an organisation is, when it is one of the contract's own.
    pub(super) fn named(&self, organisation: OrganisationId) -> Option<PartyId> {
        self.of.get(&organisation).cloned()
    }

    /// The party an actor acts for.
    pub(super) fn actor(&self, actor: &Actor) -> PartyId {
        // A resident, a panel member and the clock act for no side, whoever keeps their account.
        match actor.role {
            Role::Clock => return self.clock(),
            Role::Resident | Role::UserPanel => return self.users(),
            Role::Panel => return PartyId::new(PANEL),
            Role::FinanceSupervisor | Role::Auditor => return PartyId::new(FINANCE),
            _ => {}
        }
        let own = actor.organisation.and_then(|id| self.named(id));
        own.unwrap_or_else(|| PartyId::new(OTHERS))
    }

    /// The parties that have a role; several for hosts.
    pub(super) fn with_role(&self, role: Role) -> Vec<PartyId> {
        match role {
            Role::Committee => return Vec::new(),
            Role::Resident | Role::UserPanel => return vec![self.users()],
            Role::Panel => return vec![PartyId::new(PANEL)],
            Role::FinanceSupervisor => return vec![PartyId::new(FINANCE)],
            Role::Clock => return vec![self.clock()],
            _ => {}
        }
        match role.side() {
            Some(Side::Purchaser) => vec![self.district()],
            Some(Side::Host) => self.hosts.clone(),
            Some(Side::Provider) => vec![self.organisation()],
            Some(Side::Evaluator) => self.evaluator().into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn evaluator(&self) -> Option<PartyId> {
        let found = self.parties.iter().find(|one| one.part == Part::Evaluator);
        found.map(|one| one.id.clone())
    }

    /// The parties behind a holder of the control-rights matrix.
    pub(super) fn holders(&self, holder: Holder) -> Vec<PartyId> {
        match holder {
            Holder::Purchaser => vec![self.district()],
            Holder::Host => self.hosts.clone(),
            Holder::Provider => vec![self.organisation()],
            // Before the evaluator is drawn, nobody else holds what is its own.
            Holder::Evaluator => {
                vec![self.evaluator().unwrap_or_else(|| PartyId::new(OTHERS))]
            }
            Holder::Users => vec![self.users()],
            Holder::Panel => vec![PartyId::new(PANEL)],
        }
    }
}

/// Hosts of the lots, then whoever has or had the role: what a host did stays when it leaves.
fn hosts<'a>(process: &'a Process, contract: &'a Contract) -> Vec<&'a Organisation> {
    let lots = contract.lots.iter().filter_map(|id| process.lot(*id));
    let named = lots.filter_map(|lot| lot.host.as_ref());
    let granted = process
        .grants
        .iter()
        .filter(|one| one.role == Role::Host && one.contract.is_none_or(|own| own == contract.id));
    let granted = granted.filter_map(|one| one.organisation.as_ref());
    let several = contract.lots.is_empty() || process.contracts.len() < 2;
    let granted = granted.filter(move |_| several);
    named.chain(granted).collect()
}
