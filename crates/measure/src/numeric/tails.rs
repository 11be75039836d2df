//! Tails and quantiles of distributions. The incomplete beta and gamma functions are those of
//! `statrs`; here are the questions we ask of them, made total.

use super::{CONFIDENCE, Interval, real};
use statrs::function::{beta::checked_beta_reg, erf, gamma::checked_gamma_ur};

/// The regularised incomplete beta function; what cannot be computed is no evidence, hence 1.
fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(1.0)
}

/// The probability of at least `hits` hits in `trials` trials that each hit with `chance`.
pub fn binomial_at_least(hits: usize, trials: usize, chance: f64) -> f64 {
    let Some(beyond) = trials.checked_sub(hits) else {
        return 0.0;
    };
    if hits == 0 || chance >= 1.0 {
        return 1.0;
    }
    if chance <= 0.0 {
        return 0.0;
    }
    beta_share(real(hits), real(beyond) + 1.0, chance)
}

/// The two-sided p-value of `hits` in `trials` against even chances, exact: the distribution is
/// symmetric, so both tails are equal.
pub fn binomial_two_sided(hits: usize, trials: usize) -> f64 {
    let other = trials.saturating_sub(hits);
    (2.0 * binomial_at_least(hits.max(other), trials, 0.5)).min(1.0)
}

/// The exact interval of a share (Clopper and Pearson 1934); 0 to 1 of no trials.
pub fn binomial_interval(hits: usize, trials: usize) -> Interval {
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let (hit, missed) = (real(hits), real(trials.saturating_sub(hits)));
    let low = if hits == 0 {
        0.0
    } else {
        beta_quantile(hit, missed + 1.0, tail)
    };
    let high = if hits >= trials {
        1.0
    } else {
        beta_quantile(hit + 1.0, missed, 1.0 - tail)
    };
    Interval { low, high }
}

/// The probability that χ² with `free` degrees of freedom is at least `value`.
pub fn chi_square_at_least(value: f64, free: usize) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    checked_gamma_ur(real(free) / 2.0, value / 2.0).unwrap_or(1.0)
}

/// The value that F with `upper` and `lower` degrees of freedom (real numbers above 0) stays below
/// with probability `share`.
pub fn f_quantile(share: f64, upper: f64, lower: f64) -> f64 {
    let (a, b) = (upper / 2.0, lower / 2.0);
    if beta_share(a, b, 0.5) >= share {
        let x = beta_quantile(a, b, share);
        return lower * x / (upper * (1.0 - x));
    }
    // Near 1 the complement is the number that keeps its digits.
    let rest = beta_quantile(b, a, 1.0 - share);
    lower * (1.0 - rest) / (upper * rest)
}

/// Halves the bracket until it has no middle: slow, certain, and exact to the last digit that the
/// function itself has.
fn beta_quantile(a: f64, b: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_share(a, b, middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The probability that a standard normal number is above `value`.
pub fn normal_above(value: f64) -> f64 {
    erf::erfc(value / std::f64::consts::SQRT_2) / 2.0
}

/// The value that a standard normal number stays below with probability `share`.
pub fn normal_quantile(share: f64) -> f64 {
    -std::f64::consts::SQRT_2 * erf::erfc_inv(2.0 * share)
}
