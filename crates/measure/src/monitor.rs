//! The contract as automata: every norm makes instances, every instance goes from active to
//! fulfilled, late, violated, repaired, waived, excused, pending or unverifiable; every act gets its
//! licence (measurement.md §4.3).
//!
//! Incremental: acts come in the order of their days; timers wait in a heap; the norms an act
//! concerns are found by its code and its author.

pub mod catalogue;
mod compile;
mod ending;
mod instance;
mod licence;

pub(crate) use compile::right_of;
pub(crate) use instance::is_anchor;
pub(crate) use licence::protected;
pub use licence::{Breach, Licence};

use crate::{
    coded::DueItem,
    ids::{ActId, InstanceId},
    schema::{Act, Contract, Duty, Modality, Outcome},
};
use compile::Table;
use instance::{Instance, Told};
use kernel::Date;
use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap, HashMap, VecDeque},
};

/// The day as a number, for arithmetic: days since 1970-01-01 (Gregorian).
pub(crate) fn day_number(date: Date) -> i32 {
    let month = i32::from(date.month());
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = (month + 9) % 12;
    let of_year = (153 * shifted + 2) / 5 + i32::from(date.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Watches the norms of one contract.
pub struct Monitor<'a> {
    contract: &'a Contract,
    table: Table<'a>,
    instances: Vec<Instance<'a>>,
    /// Unsettled and not violated, per norm, by last day.
    open: Vec<BTreeSet<(i32, usize)>>,
    /// Violated and not settled, per norm, by last day.
    missed: Vec<BTreeSet<(i32, usize)>>,
    timers: BinaryHeap<Reverse<(i32, usize)>>,
    by_id: HashMap<InstanceId, usize>,
    by_trigger: HashMap<&'a str, Vec<usize>>,
    kept_by: HashMap<&'a str, usize>,
    /// Uses within the window, per pool of a limit.
    uses: Vec<VecDeque<i32>>,
    /// Last trigger of a norm that allows for some days after an act.
    triggered: Vec<Option<i32>>,
    place_of: HashMap<&'a str, (bool, crate::ids::ActCode)>,
    licences: Vec<(&'a ActId, Licence<'a>)>,
}

impl<'a> Monitor<'a> {
    /// Compiles the norms and makes the instances that come on certain days.
    pub fn new(contract: &'a Contract) -> Self {
        let table = Table::new(contract);
        let norms = contract.norms.len();
        let mut monitor = Self {
            contract,
            instances: Vec::new(),
            open: vec![BTreeSet::new(); norms],
            missed: vec![BTreeSet::new(); norms],
            timers: BinaryHeap::new(),
            by_id: HashMap::new(),
            by_trigger: HashMap::new(),
            kept_by: HashMap::new(),
            uses: vec![VecDeque::new(); table.pools],
            triggered: vec![None; norms],
            place_of: HashMap::new(),
            licences: Vec::new(),
            table,
        };
        for instance in instance::on_days(contract) {
            monitor.insert(instance);
        }
        monitor
    }

    /// Takes in an occasion told by a record that keeps its own clocks. Before the acts.
    pub fn duty(&mut self, duty: &'a Duty) {
        let Some(norm) = self.table.norm(&duty.norm) else {
            return;
        };
        let Some(terms) = self.contract.norms.get(norm) else {
            return;
        };
        let mut instance = Instance::of_duty(norm, terms, duty);
        if let Outcome::Kept { on, by } = &duty.outcome {
            instance.settled = Some(day_number(*on));
            instance.acts = by.iter().collect();
            for act in by {
                self.kept_by.insert(act.as_str(), self.instances.len());
            }
        }
        self.insert(instance);
    }

    /// Takes in an act and says what place it has in the contract.
    pub fn act(&mut self, act: &'a Act) -> Licence<'a> {
        let day = day_number(act.occurred);
        self.advance(day);
        self.waive(act);
        let licence = self.judge(act, day);
        self.place_of
            .insert(act.id.as_str(), (licence.given(), act.code));
        self.licences.push((&act.id, licence));
        self.trigger(act, day);
        licence
    }

    /// Lets the time pass up to the morning of `date`.
    pub fn until(&mut self, date: Date) {
        self.advance(day_number(date));
    }

    /// What was owed as it stands on the day of the contract's dossier, and the licences, in the
    /// order of the acts.
    pub fn finish(mut self) -> (Vec<DueItem>, Vec<(&'a ActId, Licence<'a>)>) {
        let today = day_number(self.contract.as_of);
        self.advance(today);
        let items = ending::items(self.contract, &self.instances, today);
        (items, self.licences)
    }

    fn insert(&mut self, instance: Instance<'a>) {
        let at = self.instances.len();
        self.by_id.insert(instance.id.clone(), at);
        if let Some(trigger) = instance.trigger {
            self.by_trigger.entry(trigger).or_default().push(at);
        }
        if instance.settled.is_none() && instance.told == Told::Nothing {
            if let Some(open) = self.open.get_mut(instance.norm) {
                open.insert((instance.due, at));
            }
            self.timers.push(Reverse((instance.last(), at)));
        }
        self.instances.push(instance);
    }

    /// Violates what has run out before `day`; reparations arise the day after.
    fn advance(&mut self, day: i32) {
        while let Some(Reverse((last, at))) = self.timers.peek().copied() {
            if last >= day {
                break;
            }
            self.timers.pop();
            let Some(instance) = self.instances.get(at) else {
                continue;
            };
            let (norm, key) = (instance.norm, (instance.due, at));
            if !self
                .open
                .get_mut(norm)
                .is_some_and(|open| open.remove(&key))
            {
                continue;
            }
            if let Some(missed) = self.missed.get_mut(norm) {
                missed.insert(key);
            }
            self.repair(norm, last + 1, Some(at));
        }
    }

    /// Makes the instance of the norm that repairs a breach of `norm`.
    fn repair(&mut self, norm: usize, day: i32, broken: Option<usize>) {
        let repair = self.contract.norms.get(norm);
        let repair = repair.and_then(|norm| self.table.norm(norm.reparation.as_ref()?));
        let Some(repair) = repair.filter(|repair| *repair != norm) else {
            return;
        };
        if let Some(terms) = self.contract.norms.get(repair)
            && terms.modality == Modality::Must
        {
            let of = broken.and_then(|at| self.instances.get(at));
            let instance =
                Instance::of_repair(repair, terms, (day, self.instances.len()), (of, broken));
            self.insert(instance);
        }
    }

    fn waive(&mut self, act: &'a Act) {
        for id in &act.waives {
            let Some(&at) = self.by_id.get(id) else {
                continue;
            };
            let Some(instance) = self.instances.get_mut(at) else {
                continue;
            };
            let by = self.contract.norms.get(instance.norm);
            let by = by.and_then(|norm| norm.waiver_by.as_ref());
            if by == Some(&act.actor) && instance.settled.is_none() {
                instance.told = Told::Waived;
                let key = (instance.due, at);
                let norm = instance.norm;
                self.close(norm, key);
            }
        }
    }

    fn close(&mut self, norm: usize, key: (i32, usize)) {
        if let Some(open) = self.open.get_mut(norm) {
            open.remove(&key);
        }
        if let Some(missed) = self.missed.get_mut(norm) {
            missed.remove(&key);
        }
    }

    /// Settles an instance by an act.
    fn settle(&mut self, at: usize, act: &'a Act, day: i32) {
        let Some(instance) = self.instances.get_mut(at) else {
            return;
        };
        let first = instance.settled.is_none();
        instance.acts.push(&act.id);
        instance.evidence = instance.evidence.max(instance::evidence(act));
        if !first {
            return;
        }
        instance.settled = Some(day);
        let (norm, key, repaired) = (instance.norm, (instance.due, at), instance.repairs);
        self.close(norm, key);
        if let Some(broken) = repaired.and_then(|broken| self.instances.get_mut(broken)) {
            broken.repaired = true;
            broken.acts.push(&act.id);
        }
    }

    /// The instance of a norm that an act on `day` fulfils: the one it replies to, else the oldest
    /// that is open, else the oldest that was missed.
    fn due(&self, norm: usize, act: &Act, day: i32) -> Option<usize> {
        let open = self.open.get(norm)?;
        let ready = |at: &usize| {
            let instance = self.instances.get(*at);
            instance.is_some_and(|instance| instance.opens <= day)
        };
        if open.is_empty() && self.missed.get(norm)?.is_empty() {
            return None;
        }
        if let Some(asked) = &act.reply_to
            && let Some(found) = self.by_trigger.get(asked.as_str())
        {
            let answered = found.iter().copied().find(|at| {
                let instance = self.instances.get(*at);
                instance.is_some_and(|instance| {
                    instance.norm == norm
                        && instance.settled.is_none()
                        && instance.told == Told::Nothing
                })
            });
            if answered.is_some() {
                return answered;
            }
        }
        let oldest = open.iter().map(|(_, at)| *at).find(ready);
        oldest.or_else(|| {
            let missed = self.missed.get(norm)?;
            missed.iter().map(|(_, at)| *at).next()
        })
    }

    /// Makes the instances an act triggers.
    fn trigger(&mut self, act: &'a Act, day: i32) {
        let table = &self.table;
        let found: Vec<usize> = match table.triggers(act) {
            [] => return,
            some => some.to_vec(),
        };
        for norm in found {
            let Some(terms) = self.contract.norms.get(norm) else {
                continue;
            };
            if !compile::triggered_by(terms, act) || !instance::holds(self.contract, terms, day) {
                continue;
            }
            if terms.modality == Modality::Must {
                self.insert(Instance::of_act(norm, terms, act, day));
            } else if let Some(last) = self.triggered.get_mut(norm) {
                *last = Some(day);
            }
        }
    }
}
