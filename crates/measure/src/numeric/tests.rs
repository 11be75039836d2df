//! Expected values: scipy 1.17.1.

use super::*;
use proptest::prelude::*;

fn close(got: f64, want: f64) {
    let allowed = 1e-10 * want.abs().max(1e-300);
    assert!((got - want).abs() <= allowed, "{got} is not {want}");
}

#[test]
fn tails_are_those_of_scipy() {
    close(binomial_two_sided(7, 10), 0.343_75);
    close(binomial_at_least(12, 15, 0.25), 1.236_423_850_059_549_3e-5);
    close(binomial_at_least(0, 8, 0.4), 1.0);
    close(binomial_at_least(9, 8, 0.4), 0.0);
    close(chi_square_at_least(16.919, 9), 0.049_999_640_848_349_826);
    close(chi_square_at_least(3.2, 1), 0.073_638_270_120_302_58);
    close(chi_square_at_least(120.0, 9), 1.336_164_776_532_522e-21);
    close(normal_above(1.5), 0.066_807_201_268_858_07);
    close(normal_above(6.0), 9.865_876_450_376_946e-10);
}

#[test]
fn quantiles_are_those_of_scipy() {
    close(f_quantile(0.975, 5.0, 15.0), 3.576_415_349_279_060_7);
    close(f_quantile(0.975, 5.0, 18.0), 3.381_967_805_875_243);
    close(f_quantile(0.95, 2.0, 3.7), 7.491_813_343_771_552);
    close(f_quantile(0.975, 1.0, 1.0), 647.789_011_477_844_2);
    close(f_quantile(0.025, 7.0, 4.0), 0.181_074_317_154_853_25);
    close(normal_quantile(0.975), 1.959_963_984_540_054);
    close(normal_quantile(0.95), 1.644_853_626_951_472_2);
    close(normal_quantile(1e-6), -4.753_424_308_822_899);
}

#[test]
fn interval_of_a_share_is_that_of_scipy() {
    let some = binomial_interval(7, 20);
    close(some.low, 0.153_909_204_784_541_2);
    close(some.high, 0.592_188_534_532_832_8);
    let none = binomial_interval(0, 10);
    close(none.low, 0.0);
    close(none.high, 0.308_497_107_818_762_94);
}

#[test]
fn equal_values_share_their_ranks() {
    assert_eq!(midranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
}

#[test]
fn quantile_lies_between_neighbours() {
    let values = [4.0, 1.0, 3.0, 2.0];
    assert_eq!(quantile(&values, 1, 2), Some(2.5));
    assert_eq!(quantile(&values, 1, 4), Some(1.75));
    assert_eq!(quantile(&values, 1, 1), Some(4.0));
    assert_eq!(quantile(&[], 1, 2), None);
}

#[test]
fn draws_are_the_same_for_ever_and_even() {
    let mut draws = Draws::from(Seed::new(1));
    let first: Vec<usize> = (0..6).map(|_| draws.below(10)).collect();
    let mut again = Draws::from(Seed::new(1));
    assert_eq!(first, (0..6).map(|_| again.below(10)).collect::<Vec<_>>());
    let mut counts = [0_u32; 6];
    for _ in 0..6_000 {
        counts[draws.below(6)] += 1;
    }
    assert!(
        counts.iter().all(|count| (870..1130).contains(count)),
        "{counts:?}"
    );
    let units: Vec<f64> = (0..4_000).map(|_| draws.unit()).collect();
    assert!((mean(&units).unwrap() - 0.5).abs() < 0.02);
    assert_ne!(Seed::new(1).apart("a"), Seed::new(1).apart("b"));
}

proptest! {
    #[test]
    fn at_least_falls_with_hits(trials in 1_usize..60, chance in 0.01..0.99_f64) {
        for hits in 0..trials {
            let more = binomial_at_least(hits + 1, trials, chance);
            prop_assert!(more <= binomial_at_least(hits, trials, chance) + 1e-12);
        }
    }

    #[test]
    fn shuffle_keeps_what_is_there(mut values in prop::collection::vec(0_u8..9, 0..30), seed: u64) {
        let mut before = values.clone();
        Draws::from(Seed::new(seed)).shuffle(&mut values);
        before.sort_unstable();
        values.sort_unstable();
        prop_assert_eq!(before, values);
    }
}
