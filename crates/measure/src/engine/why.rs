//! Which matters moved a type, and what would change it (measurement.md §4.8).

use super::{
    Run,
    cell::Known,
    counts::{Counts, Marks, marks},
    grid::Tally,
    portable::logit,
    posterior::fields_of,
    streams::BLOCK,
};
use crate::{
    findings::{Explanation, Influence, RelationType},
    ids::MatterId,
};
use std::collections::BTreeMap;

/// Most matters asked for.
const MOST: u32 = 64;
/// Most sets tried for a set that flips the type.
const SETS: usize = 400;
/// Matters by the contract and friendly: decided as agreed, answered without resistance, warm.
const FRIENDLY: Marks = [Some(2), Some(0), Some(3), Some(3), Some(0)];
/// Hidden imposed ones: decided by the office without power, under pressure, and done.
const IMPOSED: Marks = [Some(4), Some(0), Some(1), Some(2), Some(0)];

/// A matter with the places and weights of its versions.
struct Unit<'a> {
    id: &'a MatterId,
    parts: Vec<(Marks, f64)>,
}

/// Explains a cell.
pub(crate) fn explain(run: &Run<'_>, known: &Known<'_>) -> Explanation {
    let what = known.posterior.neutral.first();
    let units = units(known);
    let draws = run.explain.min(run.streams.blocks()) * BLOCK;
    let here = logit(tally(run, known, &known.counts).share(what), draws);
    let mut cache: Vec<(&[(Marks, f64)], f64)> = Vec::new();
    let mut influences = Vec::with_capacity(units.len());
    for unit in &units {
        let found = cache
            .iter()
            .find(|(parts, _)| *parts == unit.parts.as_slice());
        let value = found.map_or_else(
            || {
                let without = without(&known.counts, &[unit]);
                here - logit(tally(run, known, &without).share(what), draws)
            },
            |(_, value)| *value,
        );
        cache.push((&unit.parts, value));
        influences.push((unit, value));
    }
    influences.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()).then(x.0.id.cmp(y.0.id)));
    let flip = flip(run, known, &influences);
    let all = influences.into_iter().map(|(unit, logit)| Influence {
        matter: unit.id.clone(),
        logit,
    });
    Explanation {
        influences: all.collect(),
        flip,
        tipping: tipping(run, known, &FRIENDLY),
        tipping_hidden: tipping(run, known, &IMPOSED),
    }
}

fn units<'a>(known: &Known<'a>) -> Vec<Unit<'a>> {
    let mut by_name: BTreeMap<&MatterId, Vec<(Marks, f64)>> = BTreeMap::new();
    for line in &known.plot.list {
        let parts = by_name.entry(&line.matter.id).or_default();
        parts.push((marks(line.matter), line.weight));
    }
    let units = by_name.into_iter().map(|(id, parts)| Unit { id, parts });
    units.collect()
}

fn tally(run: &Run<'_>, known: &Known<'_>, counts: &Counts) -> Tally {
    let base = (&known.counts, &known.posterior);
    fields_of(&run.streams, counts, Some(base), run.explain)
}

fn without(counts: &Counts, gone: &[&Unit<'_>]) -> Counts {
    let mut counts = *counts;
    for (marks, weight) in gone.iter().flat_map(|unit| &unit.parts) {
        counts.add(marks, -weight);
    }
    counts
}

/// The smallest set whose removal makes another type the likeliest: one matter, two, three, the
/// most supporting first; sets that count alike are tried once.
fn flip(run: &Run<'_>, known: &Known<'_>, influences: &[(&Unit<'_>, f64)]) -> Vec<MatterId> {
    let what = known.posterior.neutral.first();
    let mut support: Vec<_> = influences
        .iter()
        .filter(|(_, value)| *value > 0.0)
        .collect();
    support.sort_by(|x, y| y.1.total_cmp(&x.1));
    let units: Vec<&Unit<'_>> = support.into_iter().map(|(unit, _)| *unit).collect();
    let mut tried: Vec<Counts> = Vec::new();
    let mut flips = |set: &[&Unit<'_>]| {
        let counts = without(&known.counts, set);
        if tried.len() >= SETS || tried.contains(&counts) {
            return false;
        }
        tried.push(counts);
        tally(run, known, &counts).first() != what
    };
    let greedy = units.iter().take(3).copied().collect::<Vec<_>>();
    for size in 1..=greedy.len() {
        let strongest = greedy.get(..size).unwrap_or(&[]);
        if flips(strongest) {
            return names(strongest);
        }
        let set = sets(&units, size).into_iter().find(|set| flips(set));
        if let Some(set) = set {
            return names(&set);
        }
    }
    Vec::new()
}

fn names(set: &[&Unit<'_>]) -> Vec<MatterId> {
    set.iter().map(|unit| unit.id.clone()).collect()
}

/// All sets of this size of the first dozen, in order.
fn sets<'a, 'b>(units: &[&'a Unit<'b>], size: usize) -> Vec<Vec<&'a Unit<'b>>> {
    let first = units.get(..units.len().min(12)).unwrap_or(&[]);
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (at, unit) in first.iter().enumerate() {
        let rest = first.get(at + 1..).unwrap_or(&[]);
        for mut set in sets(rest, size - 1) {
            set.insert(0, *unit);
            out.push(set);
        }
    }
    out
}

/// How many matters of a kind make another type the likeliest, and which.
fn tipping(run: &Run<'_>, known: &Known<'_>, kind: &Marks) -> Option<(u32, RelationType)> {
    let what = known.posterior.neutral.first();
    let with = |matters: u32| {
        let mut counts = known.counts;
        counts.add(kind, f64::from(matters));
        tally(run, known, &counts).first()
    };
    let mut high = 1;
    while high < MOST && with(high) == what {
        high *= 2;
    }
    let mut low = high / 2;
    if with(high) == what {
        return None;
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if with(middle) == what {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some((high, with(high)))
}
