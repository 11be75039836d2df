//! The chances of the categories of one cell.

use crate::numeric::real;

/// Chances, mean and variance of the category of a cell.
pub(super) struct Chances {
    /// Of each category, 0 the lowest.
    pub each: Vec<f64>,
    /// Expected category.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
}

impl Chances {
    /// At a measure (target − item − rater) with these thresholds.
    pub(super) fn at(measure: f64, thresholds: &[f64]) -> Chances {
        let mut each = Vec::with_capacity(thresholds.len() + 1);
        let (mut height, mut highest) = (0.0_f64, 0.0_f64);
        each.push(0.0);
        for threshold in thresholds {
            height += measure - threshold;
            highest = highest.max(height);
            each.push(height);
        }
        let mut total = 0.0;
        for one in &mut each {
            *one = (*one - highest).exp();
            total += *one;
        }
        let (mut mean, mut square) = (0.0, 0.0);
        for (category, one) in each.iter_mut().enumerate() {
            *one /= total;
            let category = real(category);
            mean += category * *one;
            square += category * category * *one;
        }
        Chances {
            each,
            mean,
            variance: (square - mean * mean).max(0.0),
        }
    }

    /// The chance of at most each category; the last is 1.
    pub(super) fn ladder(&self) -> Vec<f64> {
        let mut upto = 0.0;
        let mut ladder: Vec<f64> = self
            .each
            .iter()
            .map(|one| {
                upto += one;
                upto
            })
            .collect();
        if let Some(last) = ladder.last_mut() {
            *last = 1.0;
        }
        ladder
    }
}
