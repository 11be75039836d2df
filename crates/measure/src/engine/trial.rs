//! A cell without its reasons: what a study of many simulated relations asks for.

use super::{
    Run, bounds,
    cell::{Known, Plot},
    counts::Counts,
    indices,
    posterior::posterior,
    streams::Streams,
    verdict,
    weigh::weigh,
};
use crate::{
    coded::{CodedMatter, Dyad},
    findings::{Estimate, Likelihood, Verdict},
    schema::Dossier,
};
use std::num::NonZeroUsize;

/// What a trial gives.
pub(crate) struct Trial {
    /// A, ρ, valence of the office, valence of the organisation, B.
    pub(crate) axes: [Estimate; 5],
    /// Their means, also below the minimum.
    pub(crate) means: [f64; 5],
    /// The types.
    pub(crate) likelihoods: Vec<Likelihood>,
    /// What would be said.
    pub(crate) verdict: Verdict,
}

impl<'a> Run<'a> {
    /// A run for a study: the seed is given, all draws are used for the bounds.
    pub(crate) fn of_study(
        dossier: &'a Dossier,
        seed: u64,
        thousands: usize,
        threads: NonZeroUsize,
    ) -> Run<'a> {
        Run {
            dossier,
            streams: Streams::new(seed, thousands.max(1)),
            explain: thousands.max(1),
            threads,
        }
    }
}

/// Measures the matters of one pair, its verdict inside the bounds of one-sided records.
pub(crate) fn try_cell(run: &Run<'_>, dyad: &Dyad, matters: &[CodedMatter]) -> Trial {
    let plot = Plot {
        dyad,
        stage: None,
        list: weigh(matters),
    };
    let (known, mut trial) = both(run, &plot);
    let flips = matches!(trial.verdict, Verdict::Asserted { .. })
        .then(|| bounds::hold(run, &known, &trial.likelihoods));
    trial.verdict = verdict::within_bounds(trial.verdict, flips.as_ref(), &trial.likelihoods);
    trial
}

/// Measures a cell, its verdict before the bounds.
pub(crate) fn measured(run: &Run<'_>, plot: &Plot<'_>) -> Trial {
    both(run, plot).1
}

fn both<'a>(run: &Run<'_>, plot: &'a Plot<'a>) -> (Known<'a>, Trial) {
    let counts = Counts::of(&plot.list);
    let posterior = posterior(&run.streams, &counts);
    let axes = indices::axes(&plot.list, &counts, &posterior);
    let known = Known {
        plot,
        counts,
        posterior,
        estranged: 0.0,
    };
    let likelihoods = verdict::likelihoods(&known);
    let trial = Trial {
        axes,
        means: counts.means(),
        verdict: verdict::say(&plot.list, &likelihoods),
        likelihoods,
    };
    (known, trial)
}

/// The type at a point, with the cuts as published.
#[cfg(test)]
pub(crate) fn kind_at([a, rho, upper, lower, b]: [f64; 5]) -> crate::findings::RelationType {
    let point = super::grid::Point {
        a,
        rho,
        upper,
        lower,
        b,
    };
    super::grid::kind(super::grid::field(point, super::grid::CUTS))
}
