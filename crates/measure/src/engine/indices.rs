//! The indices of a pair in a stage (measurement.md §4.5).

use super::{
    counts::{Counts, FIVE, TWO, category, marks, mean},
    portable::ln,
    posterior::{Posterior, mean_draws, simplex},
    quantile::estimate,
    streams::{MINOR, RIGHTS, Streams},
    weigh::{Weighed, distinct},
};
use crate::{
    coded::{Change, CodedMatter},
    findings::{Estimate, Indices},
    schema::Right,
};

/// Least matters of each axis: A, ρ, both valences, B.
pub(crate) const NEED: [u32; 5] = [3, 3, 5, 5, 5];
/// Least matters of the shares that need few.
const FEW: u32 = 3;
/// Least matters recorded by either side before one asks who holds the pen.
const TWO_LISTS: u32 = 10;

/// Draws of A for each right that was decided on.
pub(crate) struct ByRight {
    /// The right and its draws.
    pub(crate) draws: Vec<(Right, Vec<f64>)>,
    estimates: [Estimate; 4],
    balanced: Estimate,
}

/// How many matters each axis rests on.
pub(crate) fn supports(list: &[Weighed<'_>]) -> [usize; 5] {
    let mut out = [0; 5];
    for (axis, out) in out.iter_mut().enumerate() {
        let with = list.iter().map(|line| line.matter);
        *out = distinct(with.filter(|matter| marks(matter).get(axis).is_some_and(Option::is_some)));
    }
    out
}

/// All indices.
pub(crate) fn indices(
    streams: &Streams,
    list: &[Weighed<'_>],
    counts: &Counts,
    posterior: &Posterior,
    by_right: &ByRight,
) -> Indices {
    let [a, rho, v_upper, v_lower, b] = axes(list, counts, posterior);
    Indices {
        a,
        a_by_right: by_right.estimates,
        a_balanced: by_right.balanced,
        rho,
        chi: share(streams, list, FEW, |matter| {
            matter.ini.then_some(matter.voice)
        }),
        v_upper,
        v_lower,
        b,
        b_hours: ratio(list, |matter| Some((matter.off_hours, matter.hours))),
        reciprocity: reciprocity(streams, list),
        flexibility: share(streams, list, FEW, |matter| match matter.change {
            Change::None => None,
            Change::Consented => Some(true),
            Change::Imposed => Some(false),
        }),
        recording: recording(streams, list),
        a_by_hours: ratio(list, |matter| {
            matter.a.map(|a| (a.value() * matter.hours, matter.hours))
        }),
    }
}

/// The five axes of the grid.
pub(crate) fn axes(list: &[Weighed<'_>], counts: &Counts, posterior: &Posterior) -> [Estimate; 5] {
    let numbers = counts.means().into_iter().zip(counts.totals());
    let support = supports(list).into_iter().zip(NEED);
    let mut out = [Estimate::Insufficient { have: 0, need: 0 }; 5];
    for (((out, (mean, n)), (have, need)), draws) in out
        .iter_mut()
        .zip(numbers)
        .zip(support)
        .zip(&posterior.draws)
    {
        *out = estimate(mean, draws, n, have, need);
    }
    out
}

/// A by right, and with equal weight for each right that was decided on.
pub(crate) fn by_right(streams: &Streams, list: &[Weighed<'_>]) -> ByRight {
    let mut draws = Vec::new();
    let mut means = Vec::new();
    let mut estimates = [Estimate::Insufficient { have: 0, need: FEW }; 4];
    let (mut all, mut weight) = (0, 0.0);
    for (number, (right, out)) in Right::ALL.into_iter().zip(&mut estimates).enumerate() {
        let mut counts = [0.0; 5];
        let of_right =
            |line: &&Weighed| line.matter.right == Some(right) && line.matter.a.is_some();
        for line in list.iter().filter(of_right) {
            let step = line.matter.a.map_or(2, category);
            if let Some(count) = counts.get_mut(step) {
                *count += line.weight;
            }
        }
        let have = distinct(list.iter().filter(of_right).map(|line| line.matter));
        if have == 0 {
            continue;
        }
        let drawn = mean_draws(streams, RIGHTS + 5 * number, &FIVE, &counts);
        let n = counts.iter().sum();
        *out = estimate(mean(&FIVE, &counts), &drawn, n, have, FEW);
        all += have;
        weight += n;
        means.push(mean(&FIVE, &counts));
        draws.push((right, drawn));
    }
    let balanced = balanced(streams, &draws, &means, (all, weight));
    ByRight {
        draws,
        estimates,
        balanced,
    }
}

fn balanced(
    streams: &Streams,
    draws: &[(Right, Vec<f64>)],
    means: &[f64],
    (have, n): (usize, f64),
) -> Estimate {
    let rights = super::portable::real(means.len()).max(1.0);
    let mut sum = vec![0.0; streams.draws()];
    for (_, draws) in draws {
        for (sum, draw) in sum.iter_mut().zip(draws) {
            *sum += draw / rights;
        }
    }
    estimate(means.iter().sum::<f64>() / rights, &sum, n, have, FEW)
}

/// A share of the matters of which something can be said.
pub(crate) fn share(
    streams: &Streams,
    list: &[Weighed<'_>],
    need: u32,
    of: impl Fn(&CodedMatter) -> Option<bool>,
) -> Estimate {
    let mut counts = [0.0; 2];
    for line in list {
        let count = of(line.matter).and_then(|yes| counts.get_mut(usize::from(yes)));
        if let Some(count) = count {
            *count += line.weight;
        }
    }
    let matters = list.iter().map(|line| line.matter);
    let have = distinct(matters.filter(|matter| of(matter).is_some()));
    if super::portable::count(have) < need {
        return estimate(0.0, &[], 0.0, have, need);
    }
    let draws = mean_draws(streams, MINOR, &TWO, &counts);
    estimate(mean(&TWO, &counts), &draws, counts.iter().sum(), have, need)
}

/// R: twice the lesser of the two sides' help over all help.
fn reciprocity(streams: &Streams, list: &[Weighed<'_>]) -> Estimate {
    let mut counts = [0.0; 2];
    for line in list {
        let [upper, lower] = &mut counts;
        *upper += if line.matter.help_upper > 0.0 {
            line.weight
        } else {
            0.0
        };
        *lower += if line.matter.help_lower > 0.0 {
            line.weight
        } else {
            0.0
        };
    }
    let help = |matter: &&CodedMatter| matter.help_upper > 0.0 || matter.help_lower > 0.0;
    let have = distinct(list.iter().map(|line| line.matter).filter(help));
    let lesser = |[upper, lower, ..]: &[f64; 5]| 2.0 * upper.min(*lower);
    drawn(streams, &counts, (have, FEW), lesser)
}

/// Rec: ln of the office's over the organisation's chance to record what the other recorded.
fn recording(streams: &Streams, list: &[Weighed<'_>]) -> Estimate {
    let mut names = std::collections::BTreeMap::new();
    for line in list {
        let pens = line.matter.pens;
        let found: &mut (bool, bool) = names.entry(&line.matter.id).or_default();
        *found = (found.0 || pens.upper, found.1 || pens.lower);
    }
    let mut counts = [0.0; 3];
    for (upper, lower) in names.values() {
        let [both, only_upper, only_lower] = &mut counts;
        match (upper, lower) {
            (true, true) => *both += 1.0,
            (true, false) => *only_upper += 1.0,
            (false, true) => *only_lower += 1.0,
            (false, false) => {}
        }
    }
    let have = super::portable::index(counts.iter().sum());
    let chance = |[both, upper, lower, ..]: &[f64; 5]| ln((both + upper) / (both + lower));
    drawn(streams, &counts, (have, TWO_LISTS), chance)
}

/// An estimate of a function of shares, by draws; its mean is the mean of the draws.
pub(crate) fn drawn(
    streams: &Streams,
    counts: &[f64],
    (have, need): (usize, u32),
    of: impl Fn(&[f64; 5]) -> f64,
) -> Estimate {
    if super::portable::count(have) < need {
        return estimate(0.0, &[], 0.0, have, need);
    }
    let draws = simplex(streams, MINOR, counts, of);
    estimate(average(&draws), &draws, counts.iter().sum(), have, need)
}

/// The mean of draws.
pub(crate) fn average(draws: &[f64]) -> f64 {
    draws.iter().sum::<f64>() / super::portable::real(draws.len()).max(1.0)
}

/// One sum over another, by hours; none without hours.
fn ratio(list: &[Weighed<'_>], of: impl Fn(&CodedMatter) -> Option<(f64, f64)>) -> Option<f64> {
    let parts = list.iter().filter_map(|line| {
        let (above, below) = of(line.matter)?;
        Some((line.weight * above, line.weight * below))
    });
    let (above, below) = parts.fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    (below > 0.0).then(|| above / below)
}
