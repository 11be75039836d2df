//! What becomes of a type when the one-sided records are false, or all true, when either version of
//! a dispute is the right one, and when two lists say what neither holds (measurement.md §4.9).

use super::{
    Run,
    cell::Known,
    counts::{Counts, marks},
    posterior::fields_of,
    weigh::Weighed,
};
use crate::{
    coded::{Class, CodedMatter},
    findings::{Likelihood, RelationType},
    ids::MatterId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Matters on both lists from which the two-list correction is used.
const BOTH_LISTS: u32 = 5;

/// The type the likeliest one flips to inside the bounds, if it does.
pub(crate) fn hold(
    run: &Run<'_>,
    known: &Known<'_>,
    likelihoods: &[Likelihood],
) -> Option<RelationType> {
    let what = likelihoods.first()?.what;
    if what == RelationType::Estrangement {
        return None;
    }
    let scenarios = scenarios(&known.plot.list);
    let base = (&known.counts, &known.posterior);
    let types = scenarios
        .iter()
        .map(|counts| fields_of(&run.streams, counts, Some(base), run.explain).first());
    types.into_iter().find(|other| *other != what)
}

/// Counts of every scenario that differs from the record.
pub(crate) fn scenarios(list: &[Weighed<'_>]) -> Vec<Counts> {
    let mut out = Vec::new();
    if list.iter().any(|line| one_sided(line.matter)) {
        out.push(counted(list, |line| {
            if one_sided(line.matter) { 0.0 } else { 1.0 }
        }));
        out.push(counted(list, |line| {
            if one_sided(line.matter) { 2.0 } else { 1.0 }
        }));
    }
    let (first, second) = versions(list);
    if !second.is_empty() {
        for version in [&second, &first] {
            out.push(counted(list, |line| {
                let disputed = second.contains_key(&line.matter.id);
                match (disputed, version.get(&line.matter.id)) {
                    (false, _) => 1.0,
                    (true, Some(left)) if std::ptr::eq(*left, line.matter) => 2.0,
                    (true, _) => 0.0,
                }
            }));
        }
    }
    out.extend(two_lists(list));
    out
}

/// Above this weight a matter is corroborated: confirmed by the other side, or told against the
/// interest of who tells it (q = 1, at most a month late; measurement.md §4.2).
const CORROBORATED: f64 = 0.5;

/// Whether a matter rests on the word of one side in its own favour.
fn one_sided(matter: &CodedMatter) -> bool {
    let pens = matter.pens;
    !pens.anchor && pens.upper != pens.lower && matter.weight <= CORROBORATED
}

fn counted(list: &[Weighed<'_>], factor: impl Fn(&Weighed<'_>) -> f64) -> Counts {
    let mut counts = Counts::default();
    for line in list {
        let weight = (line.weight * factor(line)).min(1.0_f64.max(line.weight));
        counts.add(&marks(line.matter), weight);
    }
    counts
}

type Version<'a> = BTreeMap<&'a MatterId, &'a CodedMatter>;

/// Of each disputed matter the first and the second version.
fn versions<'a>(list: &[Weighed<'a>]) -> (Version<'a>, Version<'a>) {
    let (mut first, mut second) = (Version::new(), Version::new());
    for line in list {
        let id = &line.matter.id;
        if first.contains_key(id) {
            second.entry(id).or_insert(line.matter);
        } else {
            first.insert(id, line.matter);
        }
    }
    (first, second)
}

/// The counts with every class weighed by how many of its kind two lists let expect, when at least
/// five matters are on both. Classes with fewer are put together.
pub(crate) fn two_lists(list: &[Weighed<'_>]) -> Option<Counts> {
    let mut seen = BTreeSet::new();
    let mut lists: BTreeMap<Class, [u32; 4]> = BTreeMap::new();
    let matters = list.iter().map(|line| line.matter);
    for matter in matters.filter(|matter| seen.insert(&matter.id)) {
        let [upper, lower, both, any] = lists.entry(matter.class).or_default();
        let pens = matter.pens;
        *upper += u32::from(pens.upper);
        *lower += u32::from(pens.lower);
        *both += u32::from(pens.upper && pens.lower);
        *any += u32::from(pens.upper || pens.lower);
    }
    let (own, few): (BTreeMap<_, _>, BTreeMap<_, _>) = lists
        .into_iter()
        .partition(|(_, [.., both, _])| *both >= BOTH_LISTS);
    let together = few.values().fold([0; 4], |sum: [u32; 4], other| {
        let mut sum = sum;
        for (sum, other) in sum.iter_mut().zip(other) {
            *sum += other;
        }
        sum
    });
    let [.., both, any] = together;
    if (any > 0 && both < BOTH_LISTS) || (any == 0 && own.is_empty()) {
        return None;
    }
    let rest = factor(together);
    let mut counts = Counts::default();
    for line in list {
        let factor = own
            .get(&line.matter.class)
            .map_or(rest, |found| factor(*found));
        counts.add(&marks(line.matter), line.weight * factor);
    }
    Some(counts)
}

/// Chapman's estimate over what was seen: `((n₁ + 1)(n₂ + 1)/(m + 1) − 1) / seen`.
fn factor([upper, lower, both, any]: [u32; 4]) -> f64 {
    if any == 0 {
        return 1.0;
    }
    let all = f64::from(upper + 1) * f64::from(lower + 1) / f64::from(both + 1) - 1.0;
    (all / f64::from(any)).max(1.0)
}
