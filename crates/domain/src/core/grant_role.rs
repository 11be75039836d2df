//! Gives a role in the purchase or in one contract.

use crate::{
    context::At,
    core::{GRANT_CLASH, GRANT_NOBODY, GRANT_REPEATED, GRANT_RESERVED},
    decision::{Decided, Decision},
    input::{Organisation, Person},
    verb::Act,
};
use kernel::Role;

verb! {
    /// Gives a role to an organisation (everybody there whose job it is) or to one person.
    GrantRole "grant-role" ("授予角色", "Give a role")
    help ("角色按项目授予，不看单位类型。", "Roles are given per purchase; the type of the agency does not matter.")
    acts [] scope Process stages []
    {
        role: Role = ("角色", "Role");
        organisation: Option<Organisation> = ("单位", "Organisation");
        person: Option<Person> = ("个人（可选）", "Person (optional)") hint ("不选则为该单位全部相应岗位人员", "leave empty for everybody there whose job it is");
    }
}

/// Pairs one organisation may hold together (SD14); all others clash.
const ALLOWED_PAIRS: &[(Role, Role)] = &[
    (Role::Host, Role::Committee),
    (Role::Purchaser, Role::Finance),
    (Role::Purchaser, Role::PurchaserHead),
    (Role::PurchaserHead, Role::Finance),
    (Role::Resident, Role::UserPanel),
    (Role::Host, Role::Reviewer),
    (Role::Peer, Role::Reviewer),
    (Role::Peer, Role::Expert),
    (Role::Peer, Role::Panel),
    (Role::FinanceSupervisor, Role::Reviewer),
    (Role::Auditor, Role::Reviewer),
];

/// Roles that only the procedure brings about.
pub(crate) const RESERVED: &[Role] = &[
    Role::Evaluator,
    Role::Tenderer,
    Role::Provider,
    Role::Worker,
    Role::ProviderFinance,
    Role::Clock,
    Role::Public,
];

impl Act for GrantRole {
    fn decide(&self, at: &At<'_>) -> Decided {
        GRANT_RESERVED
            .unless(!RESERVED.contains(&self.role))
            .map_err(|one| one.at("role"))?;
        if self.organisation.is_none() && self.person.is_none() {
            return Err(GRANT_NOBODY.refuse().at("organisation"));
        }
        if let (Some(organisation), None) = (&self.organisation, &self.person) {
            clash(at, self.role, organisation)?;
        }
        Decision::new(at)
            .grant(self.role, self.organisation.clone(), self.person.clone())
            .done()
    }
}

fn clash(at: &At<'_>, role: Role, organisation: &Organisation) -> Result<(), crate::Refusal> {
    let held = at
        .process
        .grants_in(at.context.contract)
        .filter(|grant| grant.organisation.as_ref().map(|one| one.id) == Some(organisation.id));
    for grant in held {
        if grant.role == role && grant.person.is_none() {
            return Err(GRANT_REPEATED.refuse().at("organisation"));
        }
        let pair = (grant.role, role);
        let allowed = grant.role == role
            || ALLOWED_PAIRS.contains(&pair)
            || ALLOWED_PAIRS.contains(&(pair.1, pair.0));
        if !allowed {
            return Err(GRANT_CLASH
                .with("role", role.name())
                .with("other", grant.role.name())
                .at("role"));
        }
    }
    Ok(())
}
