//! How the rules class a task. The class is computed, so that neither side has to argue for it.

use super::words::{Ground, TaskCategory, TaskClass};
use crate::{
    context::At,
    process::{Terms, UnitId},
    refusal::Refusal,
};
use kernel::{Date, FreeText, time};
use rules::Key;

/// The class of a task and why.
pub(super) fn classify(
    terms: &Terms,
    category: TaskCategory,
    unit: Option<UnitId>,
    what: &FreeText,
) -> (TaskClass, Ground) {
    if category == TaskCategory::StaffLoan {
        return (TaskClass::Forbidden, Ground::DisguisedEmployment);
    }
    let asked = what.as_str();
    let mut listed = terms.out_of_scope.iter().filter(|one| !one.is_blank());
    if listed.any(|one| asked.contains(one.as_str())) {
        return (TaskClass::OutOfScope, Ground::ListedOutOfScope);
    }
    let agreed = unit.is_some_and(|id| terms.units.iter().any(|one| one.id == id));
    match category {
        TaskCategory::InScope if agreed => (TaskClass::InScope, Ground::UnitOfContract),
        TaskCategory::InScope => (TaskClass::Adjacent, Ground::NoUnitNamed),
        TaskCategory::Adjacent => (TaskClass::Adjacent, Ground::SupportOfService),
        TaskCategory::Administrative | TaskCategory::Forms => {
            (TaskClass::OutOfScope, Ground::DutyOfOffice)
        }
        TaskCategory::Emergency => (TaskClass::OutOfScope, Ground::EmergencyAtRates),
        TaskCategory::StaffLoan => (TaskClass::Forbidden, Ground::DisguisedEmployment),
    }
}

/// The last day an emergency asked for today can run (X4).
pub(super) fn emergency_end(at: &At<'_>) -> Result<Date, Refusal> {
    let days = at.pack()?.days(Key::Emergency);
    let days = days.map_err(|_| crate::core::RULES_MISSING.with("day", at.today()))?;
    Ok(time::plus_days(
        at.today(),
        i32::try_from(days).unwrap_or(i32::MAX),
    ))
}
