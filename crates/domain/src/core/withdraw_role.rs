//! Takes a role away.

use crate::{
    context::At,
    core::{GRANT_RESERVED, GRANT_UNKNOWN, grant_role::RESERVED},
    decision::{Decided, Decision},
    input::Organisation,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Takes a role away from an organisation.
    WithdrawRole "withdraw-role" ("收回角色", "Withdraw a role")
    help ("收回后，该单位不能再以此角色办理。", "Afterwards the organisation can no longer act in this role.")
    acts [] scope Process stages []
    {
        role: Role = ("角色", "Role");
        organisation: Organisation = ("单位", "Organisation");
    }
}

impl Act for WithdrawRole {
    fn decide(&self, at: &At<'_>) -> Decided {
        // Whoever could take the evaluator's role away would choose the evaluator after all (SD7).
        GRANT_RESERVED
            .unless(!RESERVED.contains(&self.role))
            .map_err(|one| one.at("role"))?;
        let held = at.process.grants_in(at.context.contract).any(|grant| {
            grant.role == self.role
                && grant.organisation.as_ref().map(|one| one.id) == Some(self.organisation.id)
        });
        GRANT_UNKNOWN
            .unless(held)
            .map_err(|one| one.at("organisation"))?;
        Decision::new(at)
            .withdraw_grant(self.role, self.organisation.clone())
            .done()
    }
}
