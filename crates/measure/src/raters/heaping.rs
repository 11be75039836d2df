//! Heaping: scores that prefer certain last digits.

use super::sheet::Points;
use crate::numeric::{Draws, Seed, chi_square_at_least, monte_carlo_p, real, sum};
use serde::{Deserialize, Serialize};

/// Below this many values p comes from draws instead of the χ² distribution.
pub const EXACT_BELOW: usize = 50;
/// How many draws.
pub const DRAWS: usize = 1_999;

/// How last digits are spread.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heaping {
    /// How many values.
    pub n: usize,
    /// χ² against ten equally frequent digits, 9 degrees of freedom.
    pub chi_square: f64,
    /// Its p-value.
    pub p: f64,
    /// Cohen's effect w = √(χ²/n): .1 small, .3 middle, .5 large.
    pub effect: f64,
    /// Whipple's index: 100 without preference, 500 when every value ends in 0 or 5.
    pub whipple: f64,
}

/// Last digits of the whole points of scores that range widely; none of no values.
pub fn heaping(values: &[Points], seed: Seed) -> Option<Heaping> {
    let n = values.len();
    if n == 0 {
        return None;
    }
    let counts = counts(values.iter().map(|value| usize::from(value.last_digit())));
    let chi_square = chi_square(&counts, n);
    let p = if n < EXACT_BELOW {
        let mut draws = Draws::from(seed.apart("heaping"));
        let drawn = |_: &usize| {
            let again = self::counts((0..n).map(|_| draws.below(10)));
            self::chi_square(&again, n) >= chi_square - 1e-9
        };
        monte_carlo_p((0..DRAWS).filter(drawn).count(), DRAWS)
    } else {
        chi_square_at_least(chi_square, 9)
    };
    let round = |digit: &usize| digit.is_multiple_of(5);
    let rounded: usize = counts
        .iter()
        .enumerate()
        .filter(|(digit, _)| round(digit))
        .map(|(_, n)| n)
        .sum();
    Some(Heaping {
        n,
        chi_square,
        p,
        effect: (chi_square / real(n)).sqrt(),
        whipple: 500.0 * real(rounded) / real(n),
    })
}

fn counts(digits: impl Iterator<Item = usize>) -> [usize; 10] {
    let mut counts = [0; 10];
    for digit in digits {
        if let Some(count) = counts.get_mut(digit) {
            *count += 1;
        }
    }
    counts
}

fn chi_square(counts: &[usize; 10], n: usize) -> f64 {
    let expected = real(n) / 10.0;
    sum(counts
        .iter()
        .map(|count| (real(*count) - expected).powi(2) / expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(values: impl IntoIterator<Item = i32>) -> Vec<Points> {
        values.into_iter().map(Points::whole).collect()
    }

    #[test]
    fn even_digits_show_nothing() {
        let got = heaping(&whole(0..100), Seed::new(1)).unwrap();
        assert_eq!(
            (got.chi_square, got.p, got.effect, got.whipple),
            (0.0, 1.0, 0.0, 100.0)
        );
    }

    #[test]
    fn round_scores_show_at_once() {
        // Twenty scores on 0 and 5 alone: χ² = 2 × (10 − 2)²/2 + 8 × 2 = 80, w = 2.
        let got = heaping(&whole((0..20).map(|n| 60 + n % 4 * 5)), Seed::new(1)).unwrap();
        assert!((got.chi_square - 80.0).abs() < 1e-9);
        assert!((got.effect - 2.0).abs() < 1e-9);
        assert_eq!(got.whipple, 500.0);
        assert_eq!(got.p, 1.0 / 2_000.0);
    }

    #[test]
    fn drawn_p_agrees_with_the_distribution() {
        // 49 values, below the number from which the distribution is used.
        let some: Vec<i32> = (0..49).map(|n| if n < 10 { 5 } else { n }).collect();
        let got = heaping(&whole(some), Seed::new(1)).unwrap();
        let by_distribution = chi_square_at_least(got.chi_square, 9);
        assert!(
            (got.p - by_distribution).abs() < 0.03,
            "{} {by_distribution}",
            got.p
        );
    }

    #[test]
    fn half_points_count_as_their_whole() {
        assert_eq!(Points::hundredths(8_550).last_digit(), 5);
        assert_eq!(Points::hundredths(-50).last_digit(), 9);
    }
}
