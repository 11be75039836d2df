//! Whether a type depends on how the four rights are weighed against each other.

use super::{
    Run,
    cell::Known,
    grid::{Point, Tally, column, row},
    indices::ByRight,
    streams::BLOCK,
};

/// Random weights tried.
const TRIALS: usize = 1_000;
/// Of the first block every fourth draw is looked at.
const EVERY: usize = 4;

/// Share of 1,000 random weights of the rights (Dirichlet 1) under which the likeliest type stays;
/// none where fewer than two rights were decided on.
pub(crate) fn kept(run: &Run<'_>, known: &Known<'_>, rights: &ByRight) -> Option<f64> {
    if rights.draws.len() < 2 {
        return None;
    }
    let what = known.posterior.neutral.first();
    let [a, rho, upper, lower, b] = known.posterior.draws.each_ref();
    let cuts = run.streams.cuts(0);
    let drawn = a
        .iter()
        .zip(rho)
        .zip(upper.iter().zip(lower))
        .zip(b)
        .zip(cuts);
    let thinned = drawn.take(BLOCK).step_by(EVERY);
    let fixed: Vec<(usize, f64)> = thinned
        .map(|((((a, rho), (upper, lower)), b), cuts)| {
            let point = Point {
                a: *a,
                rho: *rho,
                upper: *upper,
                lower: *lower,
                b: *b,
            };
            let [cut, ..] = *cuts;
            (column(point, *cuts), cut)
        })
        .collect();
    let thin =
        |draws: &[f64]| -> Vec<f64> { draws.iter().take(BLOCK).step_by(EVERY).copied().collect() };
    let by_right: Vec<Vec<f64>> = rights.draws.iter().map(|(_, draws)| thin(draws)).collect();
    let mut random = run.streams.other(1);
    let mut same = 0_u32;
    let mut sums = vec![0.0; fixed.len()];
    for _ in 0..TRIALS {
        let weights: Vec<f64> = by_right.iter().map(|_| random.gamma(1.0)).collect();
        let all: f64 = weights.iter().sum();
        sums.fill(0.0);
        for (weight, draws) in weights.iter().zip(&by_right) {
            for (sum, draw) in sums.iter_mut().zip(draws) {
                *sum += weight / all * draw;
            }
        }
        let mut tally = Tally::default();
        for (a, (column, cut)) in sums.iter().zip(&fixed) {
            tally.add(6 * row(*a, *cut) + column);
        }
        same += u32::from(tally.first() == what);
    }
    Some(f64::from(same) / super::portable::real(TRIALS))
}
