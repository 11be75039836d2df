//! The false discovery rate of Benjamini and Hochberg (1995, J. R. Statist. Soc. B 57).

use crate::numeric::real;

/// Of what stands out, at most this share stands out by chance, on average.
pub const RATE: f64 = 0.10;

/// The q-value of each p-value, in the order given: the lowest rate at which it stands out.
pub fn q_values(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let all = real(p.len());
    let mut least = 1.0_f64;
    let mut found = Vec::with_capacity(p.len());
    for (rank, (place, value)) in order.into_iter().enumerate().rev() {
        least = least.min(value * (all / (real(rank) + 1.0)));
        found.push((place, least));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, q)| q).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_those_of_scipy() {
        // scipy.stats.false_discovery_control
        let p = [0.212, 0.001, 0.008, 0.074, 0.039, 0.06, 0.041, 0.042, 0.205];
        let want = [
            0.212,
            0.009,
            0.036,
            0.095_142_857,
            0.075_6,
            0.09,
            0.075_6,
            0.075_6,
            0.212,
        ];
        for (got, want) in q_values(&p).into_iter().zip(want) {
            assert!((got - want).abs() < 1e-8, "{got} is not {want}");
        }
    }

    proptest! {
        #[test]
        fn smaller_p_never_gives_larger_q(p in prop::collection::vec(0.0..=1.0_f64, 0..40)) {
            let q = q_values(&p);
            prop_assert_eq!(q.len(), p.len());
            for (a, qa) in p.iter().zip(&q) {
                prop_assert!(*qa >= *a && *qa <= 1.0);
                for (b, qb) in p.iter().zip(&q) {
                    prop_assert!(a > b || qa <= qb);
                }
            }
        }

        #[test]
        fn a_smaller_p_of_another_never_hurts(
            p in prop::collection::vec(0.0..=1.0_f64, 2..20), place in 0_usize..20,
        ) {
            let place = place % p.len();
            let mut lower = p.clone();
            lower[place] /= 2.0;
            for (before, after) in q_values(&p).into_iter().zip(q_values(&lower)) {
                prop_assert!(after <= before);
            }
        }
    }
}
