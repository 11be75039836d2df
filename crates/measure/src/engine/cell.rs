//! One pair in one stage, from its matters to what is said of it.

use super::{
    Run, bounds,
    counts::Counts,
    gap, indices,
    posterior::{Posterior, posterior},
    robust, verdict,
    weigh::{Weighed, distinct},
    why,
};
use crate::{
    coded::{CodedMatter, Dyad, Place},
    findings::{Cell, FirstMover, GapRow, Verdict},
    ids::StageId,
};
use std::collections::BTreeSet;

/// Days within which one act answers another.
const ANSWER_DAYS: i64 = 30;

/// A pair and a stage with its matters.
pub(crate) struct Plot<'a> {
    /// The pair.
    pub(crate) dyad: &'a Dyad,
    /// The stage; all when none.
    pub(crate) stage: Option<&'a StageId>,
    /// Its matters, in order of time.
    pub(crate) list: Vec<Weighed<'a>>,
}

/// Everything the parts of a cell are computed from.
pub(crate) struct Known<'a> {
    /// The pair, the stage and the matters.
    pub(crate) plot: &'a Plot<'a>,
    /// Weights per category.
    pub(crate) counts: Counts,
    /// Their posterior.
    pub(crate) posterior: Posterior,
    /// Chance that the pair is estranged, by what is missing.
    pub(crate) estranged: f64,
}

/// Computes a cell.
pub(crate) fn cell(run: &Run<'_>, plot: &Plot<'_>, gaps: &[GapRow]) -> Cell {
    let list = &plot.list;
    let streams = &run.streams;
    let counts = Counts::of(list);
    let gap = gap::of(gaps, plot.stage, Some(plot.dyad));
    let known = Known {
        plot,
        counts,
        posterior: posterior(streams, &counts),
        estranged: verdict::estranged(run, plot, gap),
    };
    let rights = indices::by_right(streams, list);
    let indices = indices::indices(streams, list, &counts, &known.posterior, &rights);
    let likelihoods = verdict::likelihoods(&known);
    let first = verdict::say(list, &likelihoods);
    let enough = !matches!(first, Verdict::Insufficient { .. });
    let holds = enough.then(|| bounds::hold(run, &known, &likelihoods));
    let verdict = verdict::within_bounds(first, holds.as_ref(), &likelihoods);
    let matters = super::portable::count(distinct(list.iter().map(|line| line.matter)));
    let two_sided = super::portable::count(distinct(two_sided(list)));
    let tags = verdict::tags(run, plot, &indices, (matters, two_sided), gap);
    Cell {
        dyad: plot.dyad.clone(),
        stage: plot.stage.cloned(),
        matters,
        two_sided,
        robust: enough.then(|| robust::kept(run, &known, &rights)).flatten(),
        holds_in_bounds: holds.map(|holds| holds.is_none()),
        first_mover: first_mover(list),
        explanation: enough.then(|| why::explain(run, &known)),
        indices,
        likelihoods,
        verdict,
        tags,
    }
}

/// Matters recorded by both sides or by a trail that neither writes.
pub(crate) fn two_sided<'a>(list: &[Weighed<'a>]) -> impl Iterator<Item = &'a CodedMatter> {
    let both = |matter: &CodedMatter| {
        let pens = matter.pens;
        pens.anchor || (pens.upper && pens.lower)
    };
    let matters: Vec<_> = list.iter().map(|line| line.matter).collect();
    matters.into_iter().filter(move |matter| both(matter))
}

/// Whether the office did something in it for which the contract gives it no power.
pub(crate) fn controls(matter: &CodedMatter) -> bool {
    let imposed = matches!(&matter.place, Place::Imposed { by } if *by == matter.dyad.upper);
    imposed || matter.a.is_some_and(|a| a.value() > 0.0)
}

/// Who began: an act is answered when the matter says so, when both lie in one matter, or when the
/// other came at most thirty days before.
fn first_mover(list: &[Weighed<'_>]) -> FirstMover {
    let mut seen = BTreeSet::new();
    let once = list.iter().map(|line| line.matter);
    let matters: Vec<&CodedMatter> = once.filter(|matter| seen.insert(&matter.id)).collect();
    let before = |matter: &CodedMatter, other: &CodedMatter| {
        let days = matter
            .opened
            .since(other.opened)
            .map_or(0, |span| i64::from(span.get_days()));
        other.opened < matter.opened && days <= ANSWER_DAYS
    };
    let preceded = |matter: &CodedMatter, by: fn(&CodedMatter) -> bool| {
        let earlier = matters.iter().filter(|other| by(other));
        let named = |other: &CodedMatter| matter.trigger.as_ref() == Some(&other.id);
        earlier
            .into_iter()
            .any(|other| named(other) || before(matter, other))
    };
    let mut ledger = FirstMover::default();
    for matter in &matters {
        if matter.res {
            let answered =
                matter.trigger.is_some() || controls(matter) || preceded(matter, controls);
            ledger.resistance += 1;
            ledger.answered_control += u32::from(answered);
        }
        if controls(matter) {
            ledger.control += 1;
            ledger.answered_resistance += u32::from(preceded(matter, |other| other.res));
        }
    }
    ledger
}
