//! What place an act has in the contract.

use super::{Monitor, catalogue, compile, day_number, instance};
use crate::{
    ids::{ActId, NormId},
    schema::{Act, Contract, Modality, Norm, Part, Trigger, Way},
};

/// What place an act has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence<'a> {
    /// It does what this norm asks.
    Due(&'a NormId),
    /// This norm allows it.
    Allowed(&'a NormId),
    /// It is protected whatever the contract says.
    Protected,
    /// It is the foreseen answer to this licensed act.
    Reply(&'a ActId),
    /// It has none.
    None(Breach<'a>),
}

/// Why an act has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach<'a> {
    /// It is one of the forbidden acts, and no norm names it.
    Forbidden,
    /// This norm forbids it.
    By(&'a NormId),
    /// It is above the limit of this norm.
    OverLimit(&'a NormId),
    /// No norm speaks of it.
    NoNorm,
}

impl Licence<'_> {
    /// Whether it has a place.
    pub const fn given(self) -> bool {
        !matches!(self, Licence::None(_))
    }
}

/// Whether an act is protected in this contract: objecting always is, by the agreed ways; declining
/// a demand is where the contract gives a channel to the one who made it.
pub(crate) fn protected(contract: &Contract, act: &Act) -> bool {
    if !catalogue::protected(act.code) || act.way == Way::Outside {
        return false;
    }
    if !catalogue::declines(act.code) {
        return true;
    }
    let part_of =
        |party: &crate::ids::PartyId| contract.parties.iter().find(|one| one.id == *party);
    let office = act.target.as_ref().and_then(part_of);
    office.is_none_or(|office| {
        !matches!(office.part, Part::District | Part::Host)
            || contract.channels.contains(&office.id)
    })
}

impl<'a> Monitor<'a> {
    pub(super) fn judge(&mut self, act: &'a Act, day: i32, slot: Option<usize>) -> Licence<'a> {
        let mut done = self.told(act, day);
        let (mut against, mut over, mut allowed) = (None, None, None);
        let asked = self.asked(act);
        let count = self.table.norms_of(slot).len();
        for position in 0..count {
            let Some(&at) = self.table.norms_of(slot).get(position) else {
                break;
            };
            let contract: &'a Contract = self.contract;
            let Some(norm) = contract.norms.get(at) else {
                continue;
            };
            if !compile::speaks_of(norm, act) {
                continue;
            }
            match norm.modality {
                Modality::Must => {
                    if let Some(found) = self.due(at, asked, day) {
                        self.settle(found, act, day);
                        done = done.or(Some(&norm.id));
                    }
                }
                Modality::MustNot if self.in_force(at, norm, day) => {
                    against = against.or(Some((at, &norm.id)));
                }
                Modality::May | Modality::Power if allowed.is_none() => {
                    if !self.in_force(at, norm, day) {
                        continue;
                    }
                    if self.take(at, norm, day) {
                        allowed = Some(&norm.id);
                    } else {
                        over = over.or(Some(&norm.id));
                    }
                }
                Modality::MustNot | Modality::May | Modality::Power => {}
            }
        }
        if let Some(norm) = done {
            return Licence::Due(norm);
        }
        if protected(self.contract, act) {
            return Licence::Protected;
        }
        if let Some((at, norm)) = against {
            self.repair(at, day, None);
            return Licence::None(Breach::By(norm));
        }
        self.remaining(
            act,
            asked,
            allowed.map_or(over.map(Err), |norm| Some(Ok(norm))),
        )
    }

    /// The number of the act that an act replies to.
    fn asked(&self, act: &Act) -> Option<usize> {
        self.numbers.get(act.reply_to.as_ref()?.as_str()).copied()
    }

    /// The licence of an act that no duty asks for and nothing protects or forbids: by the norm
    /// that allows it, or does not any more; else as a reply.
    fn remaining(
        &self,
        act: &'a Act,
        asked: Option<usize>,
        by: Option<Result<&'a NormId, &'a NormId>>,
    ) -> Licence<'a> {
        match by {
            Some(Ok(norm)) => return Licence::Allowed(norm),
            Some(Err(norm)) => return Licence::None(Breach::OverLimit(norm)),
            None if catalogue::forbidden(act.code) => return Licence::None(Breach::Forbidden),
            None => {}
        }
        if let Some((asked, licence, code)) = asked.and_then(|asked| self.seen.get(asked))
            && licence.given()
            && catalogue::foreseen(*code, act.code)
        {
            return Licence::Reply(asked);
        }
        Licence::None(Breach::NoNorm)
    }

    /// Settles what the record says the act fulfils.
    fn told(&mut self, act: &'a Act, day: i32) -> Option<&'a NormId> {
        let contract: &'a Contract = self.contract;
        let mut done = None;
        if let Some(&at) = self.kept_by.get(act.id.as_str())
            && let Some(instance) = self.instances.get_mut(at)
        {
            instance.evidence = instance.evidence.max(instance::evidence(act));
            done = contract.norms.get(instance.norm).map(|norm| &norm.id);
        }
        for id in &act.fulfils {
            let Some(at) = self.find(id) else {
                continue;
            };
            let norm = self.instances.get(at).map(|instance| instance.norm);
            let Some(norm) = norm.and_then(|norm| contract.norms.get(norm)) else {
                continue;
            };
            if norm.act.by.as_ref().unwrap_or(&norm.bearer) == &act.actor {
                let told_before = self.kept_by.get(act.id.as_str()) == Some(&at);
                if !told_before {
                    self.settle(at, act, day);
                }
                done = Some(&norm.id);
            }
        }
        done
    }

    /// Whether a norm that allows or forbids does so on a day.
    fn in_force(&self, at: usize, norm: &Norm, day: i32) -> bool {
        if !instance::holds(self.contract, norm, day) {
            return false;
        }
        let leave = i32::try_from(norm.within_days).unwrap_or(i32::MAX / 4);
        match &norm.trigger {
            Trigger::Standing => true,
            Trigger::On { days } => days.iter().any(|from| {
                let from = day_number(*from);
                from <= day && day <= from.saturating_add(leave)
            }),
            Trigger::After { .. } => {
                let last = self.triggered.get(at).copied().flatten();
                last.is_some_and(|last| day <= last.saturating_add(leave))
            }
        }
    }

    /// Uses a norm once, when its limit leaves room.
    fn take(&mut self, at: usize, norm: &Norm, day: i32) -> bool {
        let pool = self.table.pool(at);
        let Some((limit, pool)) = norm.limit.as_ref().zip(pool) else {
            return true;
        };
        let Some(uses) = self.uses.get_mut(pool) else {
            return true;
        };
        let window = i32::try_from(limit.days).unwrap_or(i32::MAX / 4);
        while uses.front().is_some_and(|first| *first <= day - window) {
            uses.pop_front();
        }
        let room = uses.len() < usize::try_from(limit.count).unwrap_or(usize::MAX);
        if room {
            uses.push_back(day);
        }
        room
    }
}
