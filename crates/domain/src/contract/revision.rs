//! What a proposed change would do to the terms, checked once for proposals and counter-offers.

use super::{
    changes::{Change, ChangeId},
    choices::{ChangeKind, Party, UserLoss, Way},
    duties::{ANSWER_CHANGE_PROVIDER, ANSWER_CHANGE_PURCHASER},
    events::ChangeTookEffect,
    guards::{ADDON_CEILING, RETROACTIVE, TARGETS_FUNDED},
    refusals::{CHANGE_EMPTY, CHANGE_TOO_MUCH, CHANGE_WAY, END_BEFORE_START, UNIT_UNKNOWN},
    values::{Impact, NewQuantity, NewTerms, Shift, UnitsNow},
};
use crate::{
    context::At,
    guard::Check,
    input::Rows,
    obligation::Duty,
    process::{Contract, Terms, UnitId},
    refusal::Refusal,
};
use kernel::{Date, Money};
use rules::Key;

row! {
    /// The new quantity of a service unit.
    QuantityRow {
        unit: UnitId = ("服务单位", "Service unit");
        quantity: u32 = ("变更后的数量", "Quantity after the change");
    }
}

/// The figures of a proposal as typed.
pub(super) struct Figures<'a> {
    pub(super) money: Option<Money>,
    pub(super) money_way: Option<Way>,
    pub(super) hours: Option<u32>,
    pub(super) hours_way: Option<Way>,
    pub(super) units: &'a Rows<QuantityRow>,
    pub(super) end: Option<Date>,
    pub(super) flex_hours: Option<u32>,
    pub(super) users: UserLoss,
    pub(super) effective: Date,
}

impl Figures<'_> {
    /// The impact meant.
    ///
    /// # Errors
    /// `change-way` when a figure has no direction.
    pub(super) fn impact(&self) -> Result<Impact, Refusal> {
        let money = shift(
            self.money.filter(|amount| !amount.is_zero()),
            self.money_way,
        );
        let hours = shift(self.hours.filter(|hours| *hours > 0), self.hours_way);
        let units = self.units.0.iter().map(|row| NewQuantity {
            unit: row.unit,
            quantity: row.quantity,
        });
        Ok(Impact {
            money: money.ok_or_else(|| CHANGE_WAY.refuse().at("money_way"))?,
            hours: hours.ok_or_else(|| CHANGE_WAY.refuse().at("hours_way"))?,
            units: units.collect(),
            end: self.end,
            flex_hours: self.flex_hours,
            users: self.users,
            effective: self.effective,
        })
    }
}

fn shift<T>(amount: Option<T>, way: Option<Way>) -> Option<Shift<T>> {
    match (amount, way) {
        (None, _) => Some(Shift::Same),
        (Some(amount), Some(Way::More)) => Some(Shift::More(amount)),
        (Some(amount), Some(Way::Less)) => Some(Shift::Less(amount)),
        (Some(_), None) => None,
    }
}

/// Refuses a change that lacks what its kind alters.
///
/// # Errors
/// `change-empty`.
pub(super) fn complete(kind: ChangeKind, impact: &Impact) -> Result<(), Refusal> {
    let (holds, field) = match kind {
        ChangeKind::PriceAddOn => (matches!(impact.money, Shift::More(_)), "money"),
        ChangeKind::Term => (impact.end.is_some(), "end"),
        ChangeKind::Quantity | ChangeKind::Target => (
            !impact.units.is_empty() || impact.hours != Shift::Same,
            "units",
        ),
        ChangeKind::ScopeSwap | ChangeKind::Team | ChangeKind::Other => (true, "what"),
    };
    CHANGE_EMPTY.unless(holds).map_err(|one| one.at(field))
}

/// The terms after a change.
///
/// # Errors
/// `change-too-much`, `unit-unknown`, `end-before-start`.
pub(super) fn applied(terms: &Terms, impact: &Impact) -> Result<NewTerms, Refusal> {
    let value = match impact.money {
        Shift::Same => Ok(terms.value),
        Shift::More(amount) => terms.value.plus(amount),
        Shift::Less(amount) => terms.value.minus(amount),
    };
    let hours = match impact.hours {
        Shift::Same => Some(terms.service_hours),
        Shift::More(hours) => terms.service_hours.checked_add(hours),
        Shift::Less(hours) => terms.service_hours.checked_sub(hours),
    };
    let service_hours = hours.ok_or_else(|| CHANGE_TOO_MUCH.refuse().at("hours"))?;
    let flex_hours = impact.flex_hours.unwrap_or(terms.flex_hours);
    CHANGE_TOO_MUCH
        .unless(flex_hours <= service_hours)
        .map_err(|one| one.at("flex_hours"))?;
    let end = impact.end.unwrap_or(terms.end);
    END_BEFORE_START
        .unless(end >= terms.start)
        .map_err(|one| one.at("end"))?;
    let mut units = terms.units.clone();
    for new in &impact.units {
        let found = units.iter_mut().find(|unit| unit.id == new.unit);
        let unit = found.ok_or_else(|| UNIT_UNKNOWN.refuse().at("units"))?;
        unit.quantity = new.quantity;
    }
    Ok(NewTerms {
        value: value.map_err(|_| CHANGE_TOO_MUCH.refuse().at("money"))?,
        end,
        service_hours,
        flex_hours,
        units,
    })
}

/// Refuses fewer units or hours than the record holds already.
///
/// # Errors
/// `below-measured`.
pub(super) fn keeps_what_is_done(
    contract: &Contract,
    impact: &Impact,
    new: &NewTerms,
) -> Result<(), Refusal> {
    let units = impact.units.iter().map(|one| (one.unit, one.quantity));
    crate::money::bills::not_below_measured(contract, units, new.service_hours)
}

/// The conditions on a wording, whoever wrote it.
pub(super) fn checks(at: &At<'_>, kind: ChangeKind, impact: &Impact) -> Vec<Check> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let raised = impact.units.iter().any(|new| {
        let mut units = contract.terms.units.iter();
        units.any(|unit| unit.id == new.unit && new.quantity > unit.quantity)
    });
    let up = raised || (kind == ChangeKind::Target && !matches!(impact.money, Shift::More(_)));
    let funded = matches!(impact.money, Shift::More(_));
    vec![
        RETROACTIVE.holds(impact.effective >= at.occurred_on()),
        ADDON_CEILING.holds(within_ceiling(at, contract, impact)),
        TARGETS_FUNDED.holds(!up || funded),
    ]
}

/// Whether all add-ons agreed so far and this one stay within the ceiling of the original price.
pub(super) fn within_ceiling(at: &At<'_>, contract: &Contract, impact: &Impact) -> bool {
    let Shift::More(amount) = impact.money else {
        return true;
    };
    let agreement = &contract.agreement;
    let original = agreement.original_value.unwrap_or(contract.terms.value);
    let (Ok(percent), Ok(sum)) = (
        at.percent(Key::ChangeAddonMax),
        agreement.addon_total().plus(amount),
    ) else {
        return false;
    };
    let ceiling = original.times(percent.factor());
    ceiling.is_ok_and(|ceiling| sum.at_most(ceiling).is_ok())
}

/// The event that brings a change into effect.
///
/// # Errors
/// Those of [`applied`].
pub(super) fn effect(terms: &Terms, change: &Change) -> Result<ChangeTookEffect, Refusal> {
    let new = applied(terms, &change.impact)?;
    Ok(ChangeTookEffect {
        id: change.id,
        value: new.value,
        end: new.end,
        service_hours: new.service_hours,
        flex_hours: new.flex_hours,
        units: UnitsNow(new.units),
    })
}

/// The duty of a party to answer a wording; the user panel has a say but no duty.
pub(super) fn answer_duty(party: Party) -> Option<&'static Duty> {
    match party {
        Party::Purchaser => Some(&ANSWER_CHANGE_PURCHASER),
        Party::Provider => Some(&ANSWER_CHANGE_PROVIDER),
        Party::Host | Party::Users => None,
    }
}

/// Both duties to answer.
pub(super) const ANSWER_DUTIES: [&Duty; 2] = [&ANSWER_CHANGE_PURCHASER, &ANSWER_CHANGE_PROVIDER];

/// The open change of an id.
///
/// # Errors
/// `change-unknown`.
pub(super) fn open_change<'a>(at: &At<'a>, id: ChangeId) -> Result<&'a Change, Refusal> {
    at.contract()?
        .agreement
        .change(id)
        .filter(|change| change.is_open())
        .ok_or_else(|| super::refusals::CHANGE_UNKNOWN.refuse().at("change"))
}
