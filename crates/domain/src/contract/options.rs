//! Objects of this module that a field can point to.

use super::{
    changes::{ChangeId, StaffChangeId},
    state::{AwardRef, RemarkId},
};
use crate::{
    context::At,
    process::{Contract, PreconditionId, UnitId},
    refs::Choice,
};
use kernel::Bi;

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    if kind == AwardRef::KIND {
        return AwardRef::waiting(at.process)
            .map(|(id, award)| Choice {
                value: id.to_string(),
                zh: format!("{} {}", award.supplier.zh, award.price),
                en: format!("{} {}", award.supplier.en, award.price),
            })
            .collect();
    }
    at.contract()
        .map(|contract| in_contract(contract, kind))
        .unwrap_or_default()
}

fn in_contract(contract: &Contract, kind: &str) -> Vec<Choice> {
    let agreement = &contract.agreement;
    match kind {
        RemarkId::KIND => agreement
            .remarks
            .iter()
            .filter(|one| one.answer.is_none())
            .map(|one| named(one.id, one.schedule.name()))
            .collect(),
        ChangeId::KIND => agreement
            .changes
            .iter()
            .filter(|one| one.is_open())
            .map(|one| named(one.id, one.kind.name()))
            .collect(),
        StaffChangeId::KIND => agreement
            .staff_changes
            .iter()
            .map(|one| named(one.id, one.post.name()))
            .collect(),
        PreconditionId::KIND => contract
            .terms
            .preconditions
            .iter()
            .map(|one| Choice::new(one.id, one.what.as_str()))
            .collect(),
        UnitId::KIND => contract
            .terms
            .units
            .iter()
            .map(|one| Choice::new(one.id, format!("{} {}", one.name.as_str(), one.quantity)))
            .collect(),
        // Kinds are text; all others belong to other modules.
        _ => Vec::new(),
    }
}

fn named(id: impl std::fmt::Display, name: Bi) -> Choice {
    Choice {
        value: id.to_string(),
        zh: format!("{id} {}", name.zh),
        en: format!("{id} {}", name.en),
    }
}
