//! N: the gap between contract and record, its parts, its bounds, and what evidence does to it.

use super::{Run, indices::drawn, portable::count, quantile::estimate, weigh::Weighed};
use crate::{
    coded::{DueItem, Dyad, Ending, Place},
    findings::{Gap, GapPart, GapRow},
    ids::{InstanceId, MatterId, PartyId, StageId},
};
use std::collections::{BTreeMap, BTreeSet};

/// Least items.
const ITEMS: u32 = 8;
/// Evidence from which fulfilment counts as shown.
const GOOD: u8 = 2;

/// What the gap is made of.
#[derive(Default)]
struct Sums {
    items: usize,
    claims: usize,
    /// Realised with good evidence, realised without.
    realised: [f64; 2],
    missing: f64,
    unverifiable: f64,
    unlicensed: f64,
    levels: [f64; 4],
    omitted: BTreeMap<PartyId, (f64, Vec<InstanceId>)>,
    imposed: BTreeMap<PartyId, (f64, BTreeSet<MatterId>)>,
    side: (f64, BTreeSet<MatterId>),
}

/// All rows: whole, by stage, by pair, by pair and stage.
pub(crate) fn rows(run: &Run<'_>, list: &[Weighed<'_>], items: &[DueItem]) -> Vec<GapRow> {
    let dyads: BTreeSet<&Dyad> = list.iter().map(|line| &line.matter.dyad).collect();
    let of_matters = list.iter().map(|line| &line.matter.stage);
    let stages: BTreeSet<&StageId> = of_matters
        .chain(items.iter().map(|item| &item.stage))
        .collect();
    let stages: Vec<_> = std::iter::once(None)
        .chain(stages.into_iter().map(Some))
        .collect();
    let dyads = std::iter::once(None).chain(dyads.into_iter().map(Some));
    let keys: Vec<_> = dyads
        .flat_map(|dyad| stages.iter().map(move |stage| (*stage, dyad)))
        .collect();
    let rows = super::parallel::map(run.threads, &keys, |(stage, dyad)| {
        let sums = sums(list, items, *stage, *dyad);
        let any = sums.items > 0 || sums.unlicensed > 0.0 || sums.unverifiable > 0.0;
        any.then(|| GapRow {
            stage: stage.cloned(),
            dyad: dyad.cloned(),
            gap: gap(run, sums),
        })
    });
    rows.into_iter().flatten().collect()
}

/// The row of a stage and a pair.
pub(crate) fn of<'a>(
    rows: &'a [GapRow],
    stage: Option<&StageId>,
    dyad: Option<&Dyad>,
) -> Option<&'a Gap> {
    let row = rows
        .iter()
        .find(|row| row.stage.as_ref() == stage && row.dyad.as_ref() == dyad);
    row.map(|row| &row.gap)
}

fn between(item: &DueItem, dyad: &Dyad) -> bool {
    let other = item.counterparty.as_ref();
    (item.bearer == dyad.upper && other == Some(&dyad.lower))
        || (item.bearer == dyad.lower && other == Some(&dyad.upper))
}

fn sums(
    list: &[Weighed<'_>],
    items: &[DueItem],
    stage: Option<&StageId>,
    dyad: Option<&Dyad>,
) -> Sums {
    let mut sums = Sums::default();
    let here = |own: &StageId| stage.is_none_or(|stage| stage == own);
    for item in items {
        if here(&item.stage) && dyad.is_none_or(|dyad| between(item, dyad)) {
            sums.owe(item);
        }
    }
    for line in list {
        if here(&line.matter.stage) && dyad.is_none_or(|dyad| *dyad == line.matter.dyad) {
            sums.do_beside(line);
        }
    }
    sums
}

impl Sums {
    fn owe(&mut self, item: &DueItem) {
        let weight = if item.weight.is_finite() {
            item.weight.max(0.0)
        } else {
            0.0
        };
        if item.ending == Ending::Unverifiable {
            self.unverifiable += weight;
        }
        let Some((done, missing)) = item.ending.parts() else {
            return;
        };
        self.items += 1;
        let [good, weak] = &mut self.realised;
        *if item.evidence >= GOOD { good } else { weak } += weight * done;
        self.missing += weight * missing;
        if missing > 0.0 {
            let of = self.omitted.entry(item.bearer.clone()).or_default();
            of.0 += weight * missing;
            of.1.push(item.id.clone());
        }
        if item.ending != Ending::Missing {
            self.claims += 1;
            let level = self.levels.get_mut(usize::from(item.evidence.min(3)));
            if let Some(level) = level {
                *level += weight;
            }
        }
    }

    fn do_beside(&mut self, line: &Weighed<'_>) {
        let of = match &line.matter.place {
            Place::Licensed => return,
            Place::Imposed { by } => self.imposed.entry(by.clone()).or_default(),
            Place::Side => &mut self.side,
        };
        of.0 += line.weight;
        of.1.insert(line.matter.id.clone());
        self.unlicensed += line.weight;
    }
}

/// `(L + M) / (2S + L + M)`; 0 where nothing was owed and nothing done.
pub(crate) fn n(realised: f64, missing: f64, unlicensed: f64) -> f64 {
    let all = 2.0 * realised + missing + unlicensed;
    if all > 0.0 {
        (missing + unlicensed) / all
    } else {
        0.0
    }
}

fn gap(run: &Run<'_>, sums: Sums) -> Gap {
    let [good, weak] = sums.realised;
    let realised = good + weak;
    let (missing, unlicensed) = (sums.missing, sums.unlicensed);
    let streams = &run.streams;
    let [of, lo, hi] = [0.0, 1.0, 2.0].map(|case| {
        let open = sums.unverifiable;
        match case {
            0.0 => n(realised, missing, unlicensed),
            1.0 => n(realised + open, missing, unlicensed),
            _ => n(realised, missing + open, unlicensed),
        }
    });
    let counts = [realised, missing, unlicensed];
    let whole = |[s, m, l, ..]: &[f64; 5]| n(*s, *m, *l);
    let by_evidence = [good, weak, missing, unlicensed];
    let ceremonial =
        |[good, weak, m, l, ..]: &[f64; 5]| n(*good, m + weak, *l) - n(good + weak, *m, *l);
    let level = |[_, one, two, three, _]: &[f64; 5]| (one + 2.0 * two + 3.0 * three) / 3.0;
    Gap {
        point: of,
        realised,
        missing,
        unlicensed,
        estimate: drawn(streams, &counts, (sums.items, ITEMS), whole),
        bounds: (lo, hi),
        ceremonial: drawn(streams, &by_evidence, (sums.items, ITEMS), ceremonial),
        evidence: if count(sums.claims) < ITEMS {
            estimate(0.0, &[], 0.0, sums.claims, ITEMS)
        } else {
            drawn(streams, &sums.levels, (sums.claims, ITEMS), level)
        },
        parts: parts(sums, 2.0 * realised + missing + unlicensed),
    }
}

fn parts(sums: Sums, all: f64) -> Vec<GapPart> {
    let of = |weight: f64| if all > 0.0 { weight / all } else { 0.0 };
    let imposed = sums
        .imposed
        .into_iter()
        .map(|(by, (weight, matters))| GapPart::Imposed {
            by,
            part: of(weight),
            matters: matters.into_iter().collect(),
        });
    let omitted = sums
        .omitted
        .into_iter()
        .map(|(by, (weight, items))| GapPart::Omitted {
            by,
            part: of(weight),
            items,
        });
    let (weight, matters) = sums.side;
    let side = (weight > 0.0).then(|| GapPart::Side {
        part: of(weight),
        matters: matters.into_iter().collect(),
    });
    let mut parts: Vec<_> = imposed.chain(omitted).chain(side).collect();
    parts.sort_by(|x, y| size(y).total_cmp(&size(x)));
    parts
}

/// The part of N that a part is.
pub(crate) fn size(part: &GapPart) -> f64 {
    match part {
        GapPart::Imposed { part, .. }
        | GapPart::Side { part, .. }
        | GapPart::Omitted { part, .. } => *part,
    }
}
