use super::*;
use proptest::prelude::*;

/// Every way to cut, one by one: the sum of their weights, of those with a cut, and by position.
fn by_enumeration(classes: &[usize], kinds: usize) -> (f64, f64, Vec<f64>) {
    let n = classes.len();
    let q = 1.0 / real(n);
    let (mut all, mut cut, mut after) = (0.0, 0.0, vec![0.0; n - 1]);
    for mask in 0..1_u32 << (n - 1) {
        let mut weight = 1.0;
        let mut begin = 0;
        for end in 1..=n {
            let cuts_here = end < n && mask >> (end - 1) & 1 == 1;
            if end < n {
                weight *= if cuts_here { q } else { 1.0 - q };
            }
            if cuts_here || end == n {
                if end - begin < SHORTEST {
                    weight = 0.0;
                }
                let mut counts = vec![0.5; kinds];
                for (position, class) in classes[begin..end].iter().enumerate() {
                    weight *= counts[*class] / (real(kinds) / 2.0 + real(position));
                    counts[*class] += 1.0;
                }
                begin = end;
            }
        }
        all += weight;
        cut += if mask == 0 { 0.0 } else { weight };
        for (position, sum) in after.iter_mut().enumerate() {
            *sum += if mask >> position & 1 == 1 {
                weight
            } else {
                0.0
            };
        }
    }
    (all, cut / all, after.iter().map(|sum| sum / all).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_recursion_is_the_sum_over_all_ways(classes in prop::collection::vec(0_usize..5, 3..12)) {
        let found = partition(&classes, 5);
        let (all, any, after) = by_enumeration(&classes, 5);
        prop_assert!((found.evidence - all.ln()).abs() < 1e-12);
        prop_assert!((found.any - any).abs() < 1e-12);
        prop_assert!((any_cut(&classes, 5) - any).abs() < 1e-12);
        for (found, expected) in found.after.iter().zip(&after) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
        let last = found.filtered.last().copied().unwrap();
        prop_assert!((last - found.any).abs() < 1e-12, "the live answer ends where the final one is");
    }
}

#[test]
fn short_sequences_have_no_cut() {
    for n in 0..6 {
        let classes: Vec<usize> = (0..n).map(|k| k % 2).collect();
        assert_eq!(partition(&classes, 5).any, 0.0, "{n}");
    }
}

/// The worked example: eight matters of a beginning and twelve after it. With four classes, support
/// merged into side-dealing, the same eyes would see a turn: classes are fixed beforehand.
#[test]
fn the_worked_example_has_no_turn_at_eight_tenths() {
    let classes: Vec<usize> = "KKKKCKKKCBSCKSCRBKCB"
        .chars()
        .map(|class| "KCRBS".find(class).unwrap())
        .collect();
    let found = partition(&classes, 5);
    assert!(
        (found.any - 0.748_389_425_533_013_2).abs() < 1e-12,
        "{}",
        found.any
    );
    assert!((found.after[7] - 0.275).abs() < 5e-4, "{}", found.after[7]);
    let merged: Vec<usize> = classes.iter().map(|class| *class.min(&3)).collect();
    assert!((partition(&merged, 4).any - 0.813_491_900_087_198).abs() < 1e-12);
}
