//! The terms as signed and the changes to them, kept apart: what holds on a day is the base with the
//! changes in force by then, in the order in which they came into force (domain.md §5a M2).

use super::{changes::Change, revision};
use crate::{
    process::{Contract, Terms},
    refusal::Refusal,
};
use kernel::Date;

/// The terms from one day on.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition<'a> {
    /// The first day they hold.
    pub from: Option<Date>,
    /// The change that made them; none for the terms as signed.
    pub change: Option<&'a Change>,
    /// The terms.
    pub terms: Terms,
}

/// The terms a change leaves of those before it.
///
/// # Errors
/// `change-too-much`, `unit-unknown`, `end-before-start` when it does not fit them.
pub fn after(before: &Terms, change: &Change) -> Result<Terms, Refusal> {
    let new = revision::applied(before, &change.impact)?;
    Ok(Terms {
        value: new.value,
        end: new.end,
        service_hours: new.service_hours,
        flex_hours: new.flex_hours,
        units: new.units,
        ..before.clone()
    })
}

/// The terms as they were signed; while nobody has changed them, those there are.
pub fn base(contract: &Contract) -> &Terms {
    contract.agreement.base.as_ref().unwrap_or(&contract.terms)
}

/// The base and each change in force, oldest first, each with the terms it left. Computed from the
/// changes alone; that it ends in the terms of the state is a property of the program.
///
/// # Errors
/// That of [`after`], which no recorded change gives.
pub fn editions(contract: &Contract) -> Result<Vec<Edition<'_>>, Refusal> {
    let mut terms = base(contract).clone();
    let mut all = vec![Edition {
        from: contract.signed,
        change: None,
        terms: terms.clone(),
    }];
    for (id, on) in &contract.agreement.in_force {
        let Some(change) = contract.agreement.change(*id) else {
            continue;
        };
        terms = after(&terms, change)?;
        all.push(Edition {
            from: Some(*on),
            change: Some(change),
            terms: terms.clone(),
        });
    }
    Ok(all)
}

/// The terms that hold on a day.
///
/// # Errors
/// That of [`editions`].
pub fn terms_on(contract: &Contract, day: Date) -> Result<Terms, Refusal> {
    let all = editions(contract)?;
    let mut held = base(contract).clone();
    for one in all {
        if one.change.is_none() || one.from.is_some_and(|from| from <= day) {
            held = one.terms;
        }
    }
    Ok(held)
}
