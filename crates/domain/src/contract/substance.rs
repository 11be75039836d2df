//! The terms a contract must have: those of the tender documents and of the award.

use super::differences;
use crate::process::{Award, Contract, Lot, LotId, Process, Terms};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

/// The terms promised by the documents and the award, with the dates of the documents. An award of
/// some of the lots gets the part of all quantities that belongs to their share of the ceiling.
pub fn promised(process: &Process, award: &Award) -> Option<Terms> {
    let mut terms = process.plan.as_ref()?.terms.clone();
    terms.value = award.price;
    for unit in &mut terms.units {
        unit.quantity = part(&process.lots, &award.lots, unit.quantity);
    }
    terms.service_hours = part(&process.lots, &award.lots, terms.service_hours);
    terms.flex_hours = part(&process.lots, &award.lots, terms.flex_hours);
    Some(terms)
}

/// The terms promised for a contract: those of the contract it renews, or those of its documents
/// and award.
pub(super) fn promised_for(process: &Process, contract: &Contract) -> Option<Terms> {
    match contract.local.renews {
        Some(renewed) => process.contract(renewed).map(|one| one.terms.clone()),
        None => award_of(process, contract).and_then(|award| promised(process, award)),
    }
}

/// The part of a total that belongs to some lots. Cumulated shares are rounded, so that the parts
/// of all lots always add up to the total.
fn part(lots: &[Lot], chosen: &[LotId], total: u32) -> u32 {
    if lots.iter().all(|lot| chosen.contains(&lot.id)) {
        return total;
    }
    let all: Decimal = lots.iter().map(|lot| lot.ceiling.amount()).sum();
    let (mut sum, mut before, mut found) = (Decimal::ZERO, 0, 0u32);
    for lot in lots {
        sum += lot.ceiling.amount();
        let reached = (Decimal::from(total) * sum)
            .checked_div(all)
            .unwrap_or_default()
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .to_u32()
            .unwrap_or(total);
        if chosen.contains(&lot.id) {
            found = found.saturating_add(reached.saturating_sub(before));
        }
        before = reached;
    }
    found
}

/// Whether a contract says in substance what was promised; days of the calendar are no substance.
pub(super) fn same(terms: &Terms, promised: &Terms) -> bool {
    let lines = differences::compare(promised, terms);
    !lines.iter().any(differences::Line::departs)
}

/// The award a contract came from.
pub fn award_of<'a>(process: &'a Process, contract: &Contract) -> Option<&'a Award> {
    match contract.agreement.award {
        // A contract that was declined may point to a place that another award took since.
        Some(award) => award
            .of(process)
            .filter(|one| !contract.is_declined() || one.supplier.id == contract.supplier.id),
        None => process
            .awards
            .iter()
            .find(|one| one.supplier.id == contract.supplier.id && one.lots == contract.lots),
    }
}
