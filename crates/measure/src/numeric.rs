//! Numbers that several measures need: sums that do not depend on order by much, ranks, quantiles,
//! tails of distributions, seeded draws. Nothing here knows what is measured.

mod draw;
mod tails;
#[cfg(test)]
mod tests;

pub use draw::{Draws, Seed};
pub use tails::{
    binomial_at_least, binomial_interval, binomial_two_sided, chi_square_at_least, f_quantile,
    normal_above, normal_quantile,
};

use serde::{Deserialize, Serialize};

/// The confidence of every interval here: 95 %.
pub const CONFIDENCE: f64 = 0.95;

/// A range that holds the true value with [`CONFIDENCE`] in repeated use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// A count as a real number; exact up to 4,294,967,295, the largest count above.
pub fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The sum, with Neumaier's correction of what rounding loses (1974).
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}

/// The mean; none of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| sum(values.iter().copied()) / real(values.len()))
}

/// The sample standard deviation (n − 1); none below two values.
pub fn deviation(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    let free = values.len().checked_sub(1).filter(|free| *free > 0)?;
    Some((sum(values.iter().map(|value| (value - centre).powi(2))) / real(free)).sqrt())
}

/// The correlation of Pearson; none when either side does not vary or the lengths differ.
pub fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    if left.len() != right.len() {
        return None;
    }
    let (a, b) = (mean(left)?, mean(right)?);
    let pairs = || left.iter().map(|x| x - a).zip(right.iter().map(|y| y - b));
    let scale = (sum(pairs().map(|(x, _)| x * x)) * sum(pairs().map(|(_, y)| y * y))).sqrt();
    (scale > 0.0).then(|| (sum(pairs().map(|(x, y)| x * y)) / scale).clamp(-1.0, 1.0))
}

/// Ranks from 1, equal values sharing the mean of their ranks, in the order given.
pub fn midranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut ranked: Vec<(usize, f64)> = Vec::with_capacity(values.len());
    let mut before = 0;
    for tied in order.chunk_by(|a, b| a.1 == b.1) {
        let rank = real(before) + (real(tied.len()) + 1.0) / 2.0;
        ranked.extend(tied.iter().map(|(place, _)| (*place, rank)));
        before += tied.len();
    }
    ranked.sort_by_key(|(place, _)| *place);
    ranked.into_iter().map(|(_, rank)| rank).collect()
}

/// The value below which `parts` of `of` equal parts of the values lie, linear between neighbours
/// (definition 7 of Hyndman and Fan 1996); none of nothing, of `of` = 0, or beyond the last part.
pub fn quantile(values: &[f64], parts: usize, of: usize) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    if of == 0 || parts > of {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let reach = parts.checked_mul(last)?;
    let low = *sorted.get(reach / of)?;
    let high = sorted.get(reach / of + 1).copied().unwrap_or(low);
    Some(low + (high - low) * real(reach % of) / real(of))
}

/// The central [`CONFIDENCE`] of resampled values; none of nothing.
pub fn percentile_interval(values: &[f64]) -> Option<Interval> {
    let low = quantile(values, 1, 40)?;
    let high = quantile(values, 39, 40)?;
    Some(Interval { low, high })
}

/// The p-value of a Monte-Carlo test: `extreme` of `drawn` draws were at least as extreme as what
/// was seen, which counts as a draw itself (Phipson and Smyth 2010), so that p is never 0.
pub fn monte_carlo_p(extreme: usize, drawn: usize) -> f64 {
    (real(extreme) + 1.0) / (real(drawn) + 1.0)
}

/// The p-value of the smallest of several p-values, by Bonferroni; none of nothing.
pub fn smallest_of(values: &[f64]) -> Option<f64> {
    let smallest = values.iter().copied().min_by(f64::total_cmp)?;
    Some((smallest * real(values.len())).min(1.0))
}
