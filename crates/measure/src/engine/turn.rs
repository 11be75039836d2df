//! When a pair turned, if it did (measurement.md §4.7).

use super::{
    Run,
    partition::{any_cut, partition},
    portable::{count, real},
    weigh::Weighed,
};
use crate::{
    coded::{Class, CodedMatter, Dyad},
    findings::{Segment, Turn},
};
use kernel::Date;
use std::collections::BTreeSet;

/// Above this a turn is shown.
const SHOWN: f64 = 0.8;
/// Shufflings tried.
const SHUFFLINGS: u32 = 99;
/// No more of them may be as probable.
const ONE_IN_TWENTY: f64 = 0.05;
/// What the set of dates holds.
const HOLDS: f64 = 0.9;

/// The turn of a pair.
pub(crate) fn turn(run: &Run<'_>, dyad: &Dyad, list: &[Weighed<'_>]) -> Turn {
    let mut seen = BTreeSet::new();
    let once = list
        .iter()
        .map(|line| line.matter)
        .filter(|matter| matter.dyad == *dyad);
    let mut matters: Vec<&CodedMatter> = once.filter(|matter| seen.insert(&matter.id)).collect();
    matters.sort_by(|x, y| (x.opened, &x.id).cmp(&(y.opened, &y.id)));
    let places = matters.iter().map(|matter| place(matter.class));
    let classes: Vec<usize> = places.collect();
    let found = partition(&classes, Class::ALL.len());
    let by_chance = (found.any > SHOWN).then(|| by_chance(run, &classes, found.any));
    let best = best(&found.after);
    let day = |after: usize| matters.get(after).map(|matter| matter.opened);
    let parts = best.and_then(|after| {
        let (before, rest) = classes.split_at_checked(after)?;
        Some((segment(before), segment(rest)))
    });
    Turn {
        dyad: dyad.clone(),
        sequence: matters
            .iter()
            .map(|matter| (matter.id.clone(), matter.opened, matter.class))
            .collect(),
        probability: found.any,
        after: best.map(count),
        on: best.and_then(day),
        set: smallest_set(&found.after),
        parts,
        shown: by_chance.is_some_and(|share| share <= ONE_IN_TWENTY),
        by_chance,
        alarm: alarm(&found.filtered, &matters),
        by_position: found.after,
    }
}

fn place(class: Class) -> usize {
    Class::ALL
        .iter()
        .position(|other| *other == class)
        .unwrap_or(0)
}

/// After how many matters the likeliest cut lies; the first of equals.
fn best(after: &[f64]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (position, chance) in after.iter().enumerate() {
        if *chance > best.map_or(0.0, |(_, best)| best) {
            best = Some((position + 1, *chance));
        }
    }
    best.map(|(after, _)| after)
}

/// Whether the order matters at all: how many shufflings of the same matters, the record among
/// them, are as probable. Where few kinds of matters are common, chance alone seems to turn often.
fn by_chance(run: &Run<'_>, classes: &[usize], found: f64) -> f64 {
    let mut random = run.streams.other(2);
    let mut shuffled = classes.to_vec();
    let as_probable = (0..SHUFFLINGS).filter(|_| {
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, random.below(last + 1));
        }
        any_cut(&shuffled, Class::ALL.len()) >= found - 1e-12
    });
    f64::from(1 + count(as_probable.count())) / f64::from(1 + SHUFFLINGS)
}

/// The fewest positions that hold nine tenths of the expected cuts.
fn smallest_set(after: &[f64]) -> Vec<u32> {
    let mut order: Vec<(usize, f64)> = after.iter().copied().enumerate().collect();
    order.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let all: f64 = after.iter().sum();
    let mut held = 0.0;
    let mut set = Vec::new();
    for (position, chance) in order {
        if held >= HOLDS * all {
            break;
        }
        held += chance;
        set.push(count(position + 1));
    }
    set.sort_unstable();
    set
}

fn segment(classes: &[usize]) -> Segment {
    let mut shares = [0.0; 5];
    for class in classes {
        if let Some(share) = shares.get_mut(*class) {
            *share += 1.0 / real(classes.len());
        }
    }
    Segment {
        shares,
        matters: count(classes.len()),
    }
}

/// The day on which, told from what was there by then, a turn was above .8 for the second matter in
/// a row.
fn alarm(filtered: &[f64], matters: &[&CodedMatter]) -> Option<Date> {
    let pairs = filtered.windows(2).zip(matters.iter().skip(1));
    let mut over = pairs.filter(|(pair, _)| pair.iter().all(|chance| *chance > SHOWN));
    over.next().map(|(_, matter)| matter.opened)
}
