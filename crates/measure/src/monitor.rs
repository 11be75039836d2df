//! The contract as automata: every norm makes instances, every instance goes from active to
//! fulfilled, late, violated, repaired, waived, excused, pending or unverifiable; every act gets
//! its licence (measurement.md §4.3).
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
    ids::{ActCode, ActId, InstanceId, NormId},
    schema::{Act, Contract, Duty, Modality, Outcome},
};
use compile::Table;
use instance::{Code, Instance, Told};
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
    /// Which act triggered which instance, in the order of the acts.
    made: Vec<(usize, usize)>,
    kept_by: HashMap<&'a str, usize>,
    /// Uses within the window, per pool of a limit.
    uses: Vec<VecDeque<i32>>,
    /// Last trigger of a norm that allows for some days after an act.
    triggered: Vec<Option<i32>>,
    /// The acts by their numbers, from 0.
    numbers: HashMap<&'a str, usize>,
    seen: Vec<(&'a ActId, Licence<'a>, ActCode)>,
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
            made: Vec::new(),
            kept_by: HashMap::new(),
            uses: vec![VecDeque::new(); table.pools],
            triggered: vec![None; norms],
            numbers: HashMap::new(),
            seen: Vec::new(),
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
        let slot = self.table.slot(act);
        let licence = self.judge(act, day, slot);
        self.numbers.insert(act.id.as_str(), self.seen.len());
        self.seen.push((&act.id, licence, act.code));
        self.trigger(act, day, slot);
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
        let licences = self.seen.into_iter();
        (
            items,
            licences.map(|(id, licence, _)| (id, licence)).collect(),
        )
    }

    fn insert(&mut self, instance: Instance<'a>) {
        let at = self.instances.len();
        if let Code::Own(id) = &instance.id {
            self.by_id.insert(id.clone(), at);
        }
        if let Some(trigger) = instance.trigger {
            self.made.push((trigger, at));
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
            let Some(at) = self.find(id) else {
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

    /// The instance with a code.
    fn find(&self, id: &InstanceId) -> Option<usize> {
        if let Some(found) = self.by_id.get(id) {
            return Some(*found);
        }
        let text = id.as_str();
        text.match_indices('@').find_map(|(split, _)| {
            let (norm, act) = (text.get(..split)?, text.get(split + 1..)?);
            let norm = self.table.norm(&NormId::new(norm))?;
            let of = self.triggered_by(*self.numbers.get(act)?).iter();
            let own = |at: &usize| self.instances.get(*at).is_some_and(|one| one.norm == norm);
            of.map(|(_, at)| *at).find(own)
        })
    }

    /// The instances an act triggered.
    fn triggered_by(&self, number: usize) -> &[(usize, usize)] {
        let from = self.made.partition_point(|(by, _)| *by < number);
        let to = self.made.partition_point(|(by, _)| *by <= number);
        self.made.get(from..to).unwrap_or(&[])
    }

    /// The instance of a norm that an act on `day` fulfils: the one it replies to, else the oldest
    /// that is open, else the oldest that was missed.
    fn due(&self, norm: usize, asked: Option<usize>, day: i32) -> Option<usize> {
        let (open, missed) = (self.open.get(norm)?, self.missed.get(norm)?);
        if open.is_empty() && missed.is_empty() {
            return None;
        }
        let answers = |at: &usize| {
            self.instances.get(*at).is_some_and(|one| {
                one.norm == norm && one.settled.is_none() && one.told == Told::Nothing
            })
        };
        let answered = asked.map_or(&[][..], |asked| self.triggered_by(asked));
        let answered = answered.iter().map(|(_, at)| *at).find(answers);
        let ready = |at: &usize| self.instances.get(*at).is_some_and(|one| one.opens <= day);
        answered
            .or_else(|| open.iter().map(|(_, at)| *at).find(ready))
            .or_else(|| missed.iter().map(|(_, at)| *at).next())
    }

    /// Makes the instances an act triggers; it is the act seen last.
    fn trigger(&mut self, act: &'a Act, day: i32, slot: Option<usize>) {
        let number = self.seen.len().saturating_sub(1);
        let count = self.table.triggers(slot).len();
        for position in 0..count {
            let Some(&norm) = self.table.triggers(slot).get(position) else {
                break;
            };
            let Some(terms) = self.contract.norms.get(norm) else {
                continue;
            };
            if !compile::triggered_by(terms, act) || !instance::holds(self.contract, terms, day) {
                continue;
            }
            if terms.modality == Modality::Must {
                self.insert(Instance::of_act(norm, terms, act, (day, number)));
            } else if let Some(last) = self.triggered.get_mut(norm) {
                *last = Some(day);
            }
        }
    }
}
