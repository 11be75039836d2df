//! How what was owed ended, and who blocked whom.

use super::instance::{Instance, Told};
use crate::{
    coded::{DueItem, Ending},
    ids::PartyId,
    schema::{Contract, Norm},
};

/// What was owed, on a day. Reparations of an instance count with it and are not items themselves.
pub(super) fn items(contract: &Contract, all: &[Instance<'_>], today: i32) -> Vec<DueItem> {
    let blame = Blame::new(contract, all, today);
    let mut items: Vec<DueItem> = Vec::new();
    for (at, instance) in all.iter().enumerate() {
        let Some(norm) = contract.norms.get(instance.norm) else {
            continue;
        };
        if instance.repairs.is_some() {
            continue;
        }
        let mut ending = plain(instance, today);
        if ending == Ending::Missing
            && let Some(because) = blame.cause(at)
        {
            ending = Ending::Excused {
                because: all.get(because).map(|one| one.id.clone()),
            };
        }
        items.push(DueItem {
            id: instance.id.clone(),
            norm: norm.id.clone(),
            clause: norm.clause.clone(),
            bearer: norm.bearer.clone(),
            counterparty: instance.counterparty.cloned(),
            stage: instance.stage.clone(),
            due: instance.due_date,
            weight: norm.weight,
            ending,
            evidence: instance.evidence,
            acts: instance.acts.iter().map(|act| (*act).clone()).collect(),
        });
    }
    items.sort_by(|one, other| (one.due, &one.id).cmp(&(other.due, &other.id)));
    items
}

/// The ending of an instance by itself.
fn plain(instance: &Instance<'_>, today: i32) -> Ending {
    match &instance.told {
        Told::Waived => return Ending::Waived,
        Told::Excused(because) => {
            return Ending::Excused {
                because: because.clone(),
            };
        }
        Told::Unverifiable => return Ending::Unverifiable,
        Told::Nothing => {}
    }
    match instance.settled {
        Some(on) if on <= instance.due => Ending::Fulfilled,
        Some(on) => {
            let late = on - instance.due;
            let grace = f64::from(instance.grace.max(1));
            let credit = (1.0 - f64::from(late) / grace).max(0.0);
            if instance.repaired && on > instance.last() {
                return Ending::Repaired;
            }
            Ending::Late {
                credit: if instance.grace == 0 { 0.0 } else { credit },
                days: late.unsigned_abs(),
            }
        }
        None if instance.repaired => Ending::Repaired,
        None if today <= instance.last() => Ending::Pending,
        None => Ending::Missing,
    }
}

/// Who blocked whom: instances of the other side that were due before, and not kept by then.
struct Blame<'a, 'b> {
    contract: &'a Contract,
    all: &'a [Instance<'b>],
    missing: Vec<bool>,
}

impl<'a, 'b> Blame<'a, 'b> {
    fn new(contract: &'a Contract, all: &'a [Instance<'b>], today: i32) -> Self {
        let broken = |one: &Instance<'_>| {
            one.told == Told::Nothing
                && one.settled.is_none_or(|on| on > one.last())
                && today > one.last()
        };
        let missing = all.iter().map(broken).collect();
        Self {
            contract,
            all,
            missing,
        }
    }

    fn norm(&self, at: usize) -> Option<&'a Norm> {
        self.contract.norms.get(self.all.get(at)?.norm)
    }

    /// What blocked a missing instance.
    fn cause(&self, at: usize) -> Option<usize> {
        let bearer = &self.norm(at)?.bearer;
        let mut path = vec![at];
        let mut blockers = self.blockers(at);
        blockers.retain(|found| {
            self.root(*found, &mut path)
                .is_some_and(|root| root != bearer)
        });
        blockers.into_iter().next()
    }

    /// Who is in the end to blame for a broken instance.
    fn root(&self, at: usize, path: &mut Vec<usize>) -> Option<&'a PartyId> {
        if path.contains(&at) {
            return None;
        }
        let bearer = &self.norm(at)?.bearer;
        path.push(at);
        let mut root = bearer;
        for blocker in self.blockers(at) {
            if let Some(found) = self.root(blocker, path)
                && found != bearer
            {
                root = found;
                break;
            }
        }
        path.pop();
        Some(root)
    }

    /// Broken instances of another side on which it depends, due no later, and not kept by its last
    /// day; earliest first.
    fn blockers(&self, at: usize) -> Vec<usize> {
        let (Some(norm), Some(this)) = (self.norm(at), self.all.get(at)) else {
            return Vec::new();
        };
        if norm.depends_on.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(i32, usize)> = Vec::new();
        for (other, instance) in self.all.iter().enumerate() {
            let Some(terms) = self.norm(other) else {
                continue;
            };
            let mutual = instance.due == this.due && terms.depends_on.contains(&norm.id);
            let blocks = self.missing.get(other).copied().unwrap_or(false)
                && terms.bearer != norm.bearer
                && norm.depends_on.contains(&terms.id)
                && instance.due <= this.due
                && instance.settled.is_none_or(|on| on > this.due)
                && !mutual;
            if blocks {
                found.push((instance.due, other));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, other)| other).collect()
    }
}
