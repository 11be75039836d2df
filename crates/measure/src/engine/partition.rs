//! The exact distribution over all ways to cut a sequence of classes into runs (Barry and Hartigan
//! 1992, Fearnhead 2006): each run has its own shares of the classes, ½ of a matter in each; a cut
//! follows a matter with chance 1/n; no run is shorter than three (measurement.md §2.3, §4.7).

use super::portable::{exp, ln, ln_add, real};

/// Shortest run.
pub(crate) const SHORTEST: usize = 3;

/// What is known of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Partition {
    /// P(at least one cut).
    pub(crate) any: f64,
    /// P(a cut after the k-th matter), k = 1 … n − 1.
    pub(crate) after: Vec<f64>,
    /// ln of the weighted sum over all ways to cut.
    pub(crate) evidence: f64,
    /// P(at least one cut so far), told after each matter from that and the earlier ones alone.
    pub(crate) filtered: Vec<f64>,
}

/// ln of the chance of a run of classes when nothing is known of their shares, for every run.
struct Runs {
    n: usize,
    /// By beginning and then by length less one.
    marginal: Vec<Vec<f64>>,
}

impl Runs {
    fn new(classes: &[usize], kinds: usize) -> Runs {
        let n = classes.len();
        let all = real(kinds) / 2.0;
        let of = |begin: usize| {
            let mut counts = vec![0.5; kinds];
            let (mut sum, mut total) = (0.0, all);
            let mut out = Vec::with_capacity(n - begin);
            for class in classes.iter().skip(begin) {
                if let Some(count) = counts.get_mut(*class) {
                    sum += ln(*count / total);
                    *count += 1.0;
                }
                total += 1.0;
                out.push(sum);
            }
            out
        };
        Runs {
            n,
            marginal: (0..n).map(of).collect(),
        }
    }

    /// Of the matters from `begin` up to and without `end`.
    fn of(&self, begin: usize, end: usize) -> f64 {
        let row = self.marginal.get(begin);
        let found = row.and_then(|row| row.get(end.checked_sub(begin + 1)?));
        found.copied().unwrap_or(f64::NEG_INFINITY)
    }
}

/// ln of a run with its own cut: no cut inside, and one at its begin unless it is the first.
fn weight(runs: &Runs, (begin, end): (usize, usize), odds: Odds) -> f64 {
    let inside = real(end - begin - 1) * odds.stay;
    let cut = if begin == 0 { 0.0 } else { odds.cut };
    runs.of(begin, end) + inside + cut
}

#[derive(Clone, Copy)]
struct Odds {
    cut: f64,
    stay: f64,
}

/// The distribution for classes below `kinds`.
pub(crate) fn partition(classes: &[usize], kinds: usize) -> Partition {
    let n = classes.len();
    if n < 2 {
        return Partition {
            any: 0.0,
            after: Vec::new(),
            evidence: 0.0,
            filtered: vec![0.0; n],
        };
    }
    let runs = Runs::new(classes, kinds);
    let q = 1.0 / real(n);
    let odds = Odds {
        cut: ln(q),
        stay: ln(1.0 - q),
    };
    let forward = forward(&runs, odds);
    let backward = backward(&runs, odds);
    let at = |list: &[f64], k: usize| list.get(k).copied().unwrap_or(f64::NEG_INFINITY);
    let uncut = weight(&runs, (0, n), odds);
    let mut evidence = at(&forward, n);
    if evidence == f64::NEG_INFINITY {
        evidence = uncut;
    }
    let after = (1..n).map(|k| exp(at(&forward, k) + at(&backward, k) - evidence));
    let filtered = (1..=n).map(|end| {
        let none = weight(&runs, (0, end), odds);
        let least = if end == n { SHORTEST } else { 1 };
        let cut = (SHORTEST..end).filter(|begin| end - begin >= least);
        let all = cut.fold(none, |sum, begin| {
            ln_add(sum, at(&forward, begin) + weight(&runs, (begin, end), odds))
        });
        1.0 - exp(none - all)
    });
    Partition {
        any: (1.0 - exp(uncut - evidence)).max(0.0),
        after: after.collect(),
        evidence,
        filtered: filtered.collect(),
    }
}

/// P(at least one cut) alone.
pub(crate) fn any_cut(classes: &[usize], kinds: usize) -> f64 {
    let n = classes.len();
    if n < 2 * SHORTEST {
        return 0.0;
    }
    let runs = Runs::new(classes, kinds);
    let q = 1.0 / real(n);
    let odds = Odds {
        cut: ln(q),
        stay: ln(1.0 - q),
    };
    let all = forward(&runs, odds).last().copied().unwrap_or(0.0);
    1.0 - exp(weight(&runs, (0, n), odds) - all)
}

/// ln of the sum over all ways to cut the first k matters, k = 0 … n.
fn forward(runs: &Runs, odds: Odds) -> Vec<f64> {
    let mut sums = vec![0.0];
    for end in 1..=runs.n {
        let begins = 0..(end + 1).saturating_sub(SHORTEST);
        let sum = begins.fold(f64::NEG_INFINITY, |sum, begin| {
            let before = sums.get(begin).copied().unwrap_or(f64::NEG_INFINITY);
            ln_add(sum, before + weight(runs, (begin, end), odds))
        });
        sums.push(sum);
    }
    sums
}

/// ln of the sum over all ways to cut what follows the k-th matter, its own cut included.
fn backward(runs: &Runs, odds: Odds) -> Vec<f64> {
    let n = runs.n;
    let mut sums = vec![f64::NEG_INFINITY; n];
    sums.push(0.0);
    for begin in (0..n).rev() {
        let sum = (begin + SHORTEST..=n).fold(f64::NEG_INFINITY, |sum, end| {
            let rest = sums.get(end).copied().unwrap_or(f64::NEG_INFINITY);
            ln_add(sum, rest + weight(runs, (begin, end), odds))
        });
        if let Some(slot) = sums.get_mut(begin) {
            *slot = sum;
        }
    }
    sums
}

#[cfg(test)]
#[path = "partition_tests.rs"]
mod tests;
