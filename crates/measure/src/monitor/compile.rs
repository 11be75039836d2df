//! Norms by the code and the author of the acts they speak of.

use super::catalogue;
use crate::{
    ids::{ActCode, NormId, PartyId},
    schema::{Act, Contract, Norm, Pattern, Trigger},
};
use std::collections::HashMap;

/// Room for the codes A01 to A112 (0 stays empty).
const CODES: usize = 113;
/// Parties looked through one by one before the table is asked.
const FEW: usize = 8;

/// Norms that may concern an act.
pub(super) struct Table<'a> {
    parties: HashMap<&'a str, usize>,
    few: Vec<&'a str>,
    norms: HashMap<&'a str, usize>,
    by_act: Vec<Vec<usize>>,
    by_trigger: Vec<Vec<usize>>,
    /// The pool each norm's limit counts in.
    pool: Vec<Option<usize>>,
    /// How many pools there are.
    pub(super) pools: usize,
}

impl<'a> Table<'a> {
    pub(super) fn new(contract: &'a Contract) -> Self {
        let mut parties: HashMap<&str, usize> = HashMap::new();
        for (at, party) in contract.parties.iter().enumerate() {
            parties.entry(party.id.as_str()).or_insert(at);
        }
        let mut table = Self {
            norms: HashMap::new(),
            by_act: vec![Vec::new(); contract.parties.len() * CODES],
            by_trigger: vec![Vec::new(); contract.parties.len() * CODES],
            pool: Vec::new(),
            pools: 0,
            few: contract
                .parties
                .iter()
                .take(FEW)
                .map(|party| party.id.as_str())
                .collect(),
            parties,
        };
        let mut pools: HashMap<_, usize> = HashMap::new();
        for (at, norm) in contract.norms.iter().enumerate() {
            table.norms.entry(norm.id.as_str()).or_insert(at);
            let by = norm.act.by.as_ref().unwrap_or(&norm.bearer);
            for slot in table.slots(&norm.act, Some(by), Open::NotToForbidden) {
                if let Some(list) = table.by_act.get_mut(slot) {
                    list.push(at);
                }
            }
            if let Trigger::After { act } = &norm.trigger {
                for slot in table.slots(act, act.by.as_ref(), Open::ToAll) {
                    if let Some(list) = table.by_trigger.get_mut(slot) {
                        list.push(at);
                    }
                }
            }
            let next = pools.len();
            table.pool.push(norm.limit.as_ref().map(|limit| {
                let key = (&norm.clause, limit.count, limit.days, &norm.act.acts);
                *pools.entry(key).or_insert(next)
            }));
        }
        table.pools = pools.len();
        table
    }

    /// Where a pattern is entered: every party and code it may match.
    fn slots(&self, pattern: &Pattern, by: Option<&PartyId>, open: Open) -> Vec<usize> {
        let parties: Vec<usize> = match by {
            Some(by) => self.parties.get(by.as_str()).copied().into_iter().collect(),
            None => self.parties.values().copied().collect(),
        };
        let codes: Vec<ActCode> = if pattern.acts.is_empty() {
            let all = (1..=112).filter_map(ActCode::new);
            all.filter(|code| open == Open::ToAll || !catalogue::forbidden(*code))
                .collect()
        } else {
            pattern.acts.clone()
        };
        let pairs = parties.iter().flat_map(|party| {
            let codes = codes.iter();
            codes.map(move |code| party * CODES + usize::from(code.number()))
        });
        let mut slots: Vec<usize> = pairs.collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Where the norms that concern an act are entered. Few parties are found fastest by looking.
    pub(super) fn slot(&self, act: &Act) -> Option<usize> {
        let actor = act.actor.as_str();
        let mut few = self.few.iter();
        let party = match few.position(|party| *party == actor) {
            Some(found) => found,
            None => *self.parties.get(actor)?,
        };
        Some(party * CODES + usize::from(act.code.number()))
    }

    /// The norms that an act at a slot may fulfil, use or break.
    pub(super) fn norms_of(&self, slot: Option<usize>) -> &[usize] {
        let list = slot.and_then(|slot| self.by_act.get(slot));
        list.map_or(&[], Vec::as_slice)
    }

    /// The norms that an act at a slot may trigger.
    pub(super) fn triggers(&self, slot: Option<usize>) -> &[usize] {
        let list = slot.and_then(|slot| self.by_trigger.get(slot));
        list.map_or(&[], Vec::as_slice)
    }

    /// The place of a norm in the contract.
    pub(super) fn norm(&self, id: &NormId) -> Option<usize> {
        self.norms.get(id.as_str()).copied()
    }

    /// The pool the limit of a norm counts in.
    pub(super) fn pool(&self, norm: usize) -> Option<usize> {
        self.pool.get(norm).copied().flatten()
    }
}

/// Whether a pattern without codes reaches forbidden acts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A norm licenses a forbidden act only by naming it.
    NotToForbidden,
    /// Anything may be an occasion.
    ToAll,
}

/// The right an act uses.
pub(crate) fn right_of(act: &Act) -> Option<crate::schema::Right> {
    act.right.or_else(|| catalogue::right(act.code))
}

/// Whether an act found by code and author is one the norm speaks of.
pub(super) fn speaks_of(norm: &Norm, act: &Act) -> bool {
    let right = norm.act.right;
    let toward = norm.counterparty.as_ref().zip(act.target.as_ref());
    (right.is_none() || right == right_of(act))
        && toward.is_none_or(|(wanted, target)| wanted == target)
        && norm.stage.as_ref().is_none_or(|stage| *stage == act.stage)
}

/// Whether an act found by code and author triggers the norm.
pub(super) fn triggered_by(norm: &Norm, act: &Act) -> bool {
    match &norm.trigger {
        Trigger::After { act: pattern } => {
            (pattern.right.is_none() || pattern.right == right_of(act))
                && norm.stage.as_ref().is_none_or(|stage| *stage == act.stage)
        }
        Trigger::Standing | Trigger::On { .. } => false,
    }
}
