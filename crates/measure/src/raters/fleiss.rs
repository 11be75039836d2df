//! Fleiss' κ: agreement on categories where each unit has the same number of ratings (Fleiss 1971,
//! Psychological Bulletin 76).

use super::grid::{Coefficient, Undefined};
use crate::numeric::{Draws, Seed, percentile_interval, real, sum};

/// How many times units are drawn again for the interval.
pub const RESAMPLES: usize = 1_000;

/// κ of units as rows: how many ratings fell into each category; with an interval from drawing
/// units again, left out when one draw in twenty has no variance.
///
/// # Errors
/// Fewer than two units or ratings, rows of differing ratings or categories, or all ratings in one
/// category.
pub fn fleiss_kappa(counts: &[Vec<u32>], seed: Seed) -> Result<Coefficient, Undefined> {
    let first = counts.first().ok_or(Undefined::TooFew)?;
    let ratings: u32 = first.iter().sum();
    let equal = |row: &Vec<u32>| row.len() == first.len() && row.iter().sum::<u32>() == ratings;
    if counts.len() < 2 || ratings < 2 || !counts.iter().all(equal) {
        return Err(Undefined::TooFew);
    }
    let mut rows: Vec<&Vec<u32>> = counts.iter().collect();
    rows.sort_unstable();
    let value = kappa(&rows, f64::from(ratings))?;
    let mut draws = Draws::from(seed.apart("fleiss"));
    let mut found = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let sample: Vec<&Vec<u32>> = (0..rows.len())
            .filter_map(|_| draws.pick(&rows).copied())
            .collect();
        found.extend(kappa(&sample, f64::from(ratings)));
    }
    let enough = found.len() * 20 >= RESAMPLES * 19;
    Ok(Coefficient {
        value,
        interval: if enough {
            percentile_interval(&found)
        } else {
            None
        },
        units: rows.len(),
    })
}

fn kappa(rows: &[&Vec<u32>], ratings: f64) -> Result<f64, Undefined> {
    let all = real(rows.len()) * ratings;
    let width = rows.first().map_or(0, |row| row.len());
    let column = |place: usize| {
        sum(rows
            .iter()
            .filter_map(|row| row.get(place))
            .map(|n| f64::from(*n)))
    };
    let by_chance = sum((0..width).map(|place| (column(place) / all).powi(2)));
    let pairs = |n: &u32| f64::from(*n) * (f64::from(*n) - 1.0);
    let seen = sum(rows.iter().flat_map(|row| row.iter()).map(pairs)) / (all * (ratings - 1.0));
    if by_chance >= 1.0 - 1e-12 {
        return Err(Undefined::NoVariance);
    }
    Ok((seen - by_chance) / (1.0 - by_chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The classic example: ten units, fourteen raters, five categories.
    const CLASSIC: [[u32; 5]; 10] = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ];

    #[test]
    fn published_value() {
        let rows: Vec<Vec<u32>> = CLASSIC.map(Vec::from).to_vec();
        let got = fleiss_kappa(&rows, Seed::new(1)).unwrap();
        assert!(
            (got.value - 0.209_930_704_421_955_22).abs() < 1e-12,
            "{got:?}"
        );
        let interval = got.interval.unwrap();
        assert!(interval.low < 0.21 && interval.high > 0.21, "{interval:?}");
        let mut mixed = rows.clone();
        mixed.reverse();
        assert_eq!(Ok(got), fleiss_kappa(&mixed, Seed::new(1)));
    }

    #[test]
    fn one_category_is_undefined() {
        let rows = vec![vec![3, 0], vec![3, 0]];
        assert_eq!(
            fleiss_kappa(&rows, Seed::new(1)),
            Err(Undefined::NoVariance)
        );
        let uneven = vec![vec![3, 0], vec![2, 0]];
        assert_eq!(fleiss_kappa(&uneven, Seed::new(1)), Err(Undefined::TooFew));
    }
}
