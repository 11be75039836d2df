//! How what was owed ended, and who blocked whom.

use super::instance::{Instance, Told};
use crate::{
    coded::{DueItem, Ending},
    ids::{PartyId, StageId},
    schema::{Contract, Norm},
};
use std::collections::BTreeSet;

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
                because: all.get(because).map(|one| one.id.id()),
            };
        }
        items.push(DueItem {
            id: instance.id.id(),
            norm: norm.id.clone(),
            clause: norm.clause.clone(),
            bearer: norm.bearer.clone(),
            counterparty: instance.counterparty.cloned(),
            stage: instance.stage.cloned().unwrap_or_else(|| StageId::new("")),
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

/// Who blocked whom: an instance of the other side that was due before, and not kept by then. On
/// the same day a norm does not block one that it waits for itself, so there are no circles.
struct Blame<'a, 'b> {
    contract: &'a Contract,
    all: &'a [Instance<'b>],
    /// Broken instances by norm, earliest first.
    broken: Vec<Vec<usize>>,
    /// The norms each norm waits for, through others too.
    waits: Vec<BTreeSet<usize>>,
    cause: Vec<Option<usize>>,
    /// Who is in the end to blame.
    root: Vec<Option<&'a PartyId>>,
}

impl<'a, 'b> Blame<'a, 'b> {
    fn new(contract: &'a Contract, all: &'a [Instance<'b>], today: i32) -> Self {
        let mut broken = vec![Vec::new(); contract.norms.len()];
        let mut order: Vec<usize> = Vec::new();
        for (at, one) in all.iter().enumerate() {
            let missed = one.told == Told::Nothing
                && one.settled.is_none_or(|on| on > one.last())
                && today > one.last();
            if missed {
                order.push(at);
            }
        }
        order.sort_by_key(|at| all.get(*at).map(|one| (one.due, *at)));
        for at in &order {
            let norm = all.get(*at).and_then(|one| broken.get_mut(one.norm));
            if let Some(list) = norm {
                list.push(*at);
            }
        }
        let mut blame = Self {
            contract,
            all,
            broken,
            waits: waits(contract),
            cause: vec![None; all.len()],
            root: vec![None; all.len()],
        };
        for at in order {
            blame.resolve(at);
        }
        blame
    }

    fn bearer(&self, at: usize) -> Option<&'a PartyId> {
        let norm = self.contract.norms.get(self.all.get(at)?.norm)?;
        Some(&norm.bearer)
    }

    /// What blocked a missing instance.
    fn cause(&self, at: usize) -> Option<usize> {
        self.cause.get(at).copied().flatten()
    }

    /// Finds the cause of one instance, those of its blockers first. Earlier days are known by
    /// then, so this goes no deeper than there are norms.
    fn resolve(&mut self, at: usize) -> Option<&'a PartyId> {
        if let Some(known) = self.root.get(at).copied().flatten() {
            return Some(known);
        }
        let bearer = self.bearer(at)?;
        let mut found = (None, bearer);
        for blocker in self.blockers(at) {
            let root = self.resolve(blocker)?;
            if root != bearer {
                found = (Some(blocker), root);
                break;
            }
        }
        if let Some(cause) = self.cause.get_mut(at) {
            *cause = found.0;
        }
        if let Some(root) = self.root.get_mut(at) {
            *root = Some(found.1);
        }
        Some(found.1)
    }

    /// What may have blocked an instance, earliest first.
    fn blockers(&self, at: usize) -> Vec<usize> {
        let Some(this) = self.all.get(at) else {
            return Vec::new();
        };
        let Some(norm) = self.contract.norms.get(this.norm) else {
            return Vec::new();
        };
        let mut found: Vec<(i32, usize)> = Vec::new();
        for (other, terms) in self.contract.norms.iter().enumerate() {
            if !norm.depends_on.contains(&terms.id) || terms.bearer == norm.bearer {
                continue;
            }
            let circle = self
                .waits
                .get(other)
                .is_some_and(|waits| waits.contains(&this.norm));
            let list = self.broken.get(other).into_iter().flatten();
            let blocks = list.filter_map(|at| {
                let one = self.all.get(*at)?;
                let before = one.due < this.due || one.due == this.due && !circle;
                let open = one.settled.is_none_or(|on| on > this.due);
                (before && open).then_some((one.due, *at))
            });
            found.extend(blocks);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, other)| other).collect()
    }
}

/// For every norm the norms it waits for, through others too.
fn waits(contract: &Contract) -> Vec<BTreeSet<usize>> {
    let norms = &contract.norms;
    let direct = |norm: &Norm| -> BTreeSet<usize> {
        let all = norms.iter().enumerate();
        let named = all.filter(|(_, other)| norm.depends_on.contains(&other.id));
        named.map(|(at, _)| at).collect()
    };
    let direct: Vec<BTreeSet<usize>> = norms.iter().map(direct).collect();
    let reach = |from: &BTreeSet<usize>| {
        let mut reached = from.clone();
        let mut queue: Vec<usize> = from.iter().copied().collect();
        while let Some(at) = queue.pop() {
            for next in direct.get(at).into_iter().flatten() {
                if reached.insert(*next) {
                    queue.push(*next);
                }
            }
        }
        reached
    };
    direct.iter().map(reach).collect()
}
