//! Whether scores follow what they should follow: rank correlation with an interval.

use crate::numeric::{
    CONFIDENCE, Interval, correlation, midranks, normal_above, normal_quantile, real,
};
use serde::{Deserialize, Serialize};

/// Fewer pairs say nothing.
pub const PAIRS_MIN: usize = 10;
/// The correlation that scores attached to evidence have at least (our choice).
pub const ATTACHED: f64 = 0.5;

/// A rank correlation (Spearman 1904; equal values share their ranks).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rank {
    /// The correlation.
    pub rho: f64,
    /// By Fisher's z with the standard error of Bonett and Wright (2000, Psychometrika 65).
    pub interval: Interval,
    /// How many pairs.
    pub n: usize,
}

/// The rank correlation of pairs; none below [`PAIRS_MIN`] pairs or when a side does not vary.
pub fn rank(pairs: &[(f64, f64)]) -> Option<Rank> {
    if pairs.len() < PAIRS_MIN {
        return None;
    }
    let (left, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let rho = correlation(&midranks(&left), &midranks(&right))?;
    let half = normal_quantile(f64::midpoint(1.0, CONFIDENCE)) * error(rho, pairs.len());
    Some(Rank {
        rho,
        interval: Interval {
            low: (stretched(rho) - half).tanh(),
            high: (stretched(rho) + half).tanh(),
        },
        n: pairs.len(),
    })
}

impl Rank {
    /// The p-value of so weak a correlation if the true one were [`ATTACHED`] or more. That an
    /// interval includes 0 proves nothing by itself in a small sample; this does not forget it.
    pub fn p_detached(&self) -> f64 {
        let gap = stretched(ATTACHED) - stretched(self.rho);
        normal_above(gap / error(ATTACHED, self.n))
    }

    /// The p-value of so strong a correlation, upwards, if there were none.
    pub fn p_tied(&self) -> f64 {
        normal_above(stretched(self.rho) / error(0.0, self.n))
    }
}

/// Fisher's z, finite at the ends.
fn stretched(rho: f64) -> f64 {
    rho.clamp(-0.999_999, 0.999_999).atanh()
}

fn error(rho: f64, n: usize) -> f64 {
    ((1.0 + rho * rho / 2.0) / (real(n) - 3.0)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs<const N: usize>(left: [f64; N], right: [f64; N]) -> Vec<(f64, f64)> {
        left.into_iter().zip(right).collect()
    }

    #[test]
    fn rho_is_that_of_scipy() {
        let plain = pairs(
            [
                86.0, 97.0, 99.0, 100.0, 101.0, 103.0, 106.0, 110.0, 112.0, 113.0,
            ],
            [2.0, 20.0, 28.0, 27.0, 50.0, 29.0, 7.0, 17.0, 6.0, 12.0],
        );
        let got = rank(&plain).unwrap();
        assert!((got.rho + 0.175_757_575_757_575_75).abs() < 1e-12);
        assert!(got.interval.low < -0.6 && got.interval.high > 0.5);
        let tied = pairs(
            [1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 4.0, 5.0, 6.0, 6.0, 7.0, 8.0],
            [2.0, 1.0, 1.0, 3.0, 4.0, 2.0, 4.0, 4.0, 6.0, 5.0, 7.0, 7.0],
        );
        let got = rank(&tied).unwrap();
        assert!((got.rho - 0.948_123_162_886_577_7).abs() < 1e-12);
        assert!(got.p_tied() < 0.001 && got.p_detached() > 0.9);
        assert!(got.interval.low > 0.7 && got.interval.high < 1.0);
    }

    #[test]
    fn few_pairs_without_a_correlation_are_not_called_detached() {
        let of = |n: u32| -> Vec<(f64, f64)> {
            (0..n)
                .map(|i| (f64::from(i), f64::from(i * 7 % n)))
                .collect()
        };
        let few = rank(&of(10)).unwrap();
        assert!(few.rho.abs() < 0.3 && few.p_detached() > 0.05, "{few:?}");
        let many = rank(&of(60)).unwrap();
        assert!(many.rho.abs() < 0.3 && many.p_detached() < 0.01, "{many:?}");
        assert_eq!(rank(&of(9)), None);
        assert_eq!(rank(&[(1.0, 2.0); 12]), None);
    }
}
