use super::*;
use proptest::prelude::*;

/// Shrout and Fleiss (1979), table 2: six targets, four judges.
fn published() -> Vec<Vec<f64>> {
    [
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ]
    .map(Vec::from)
    .to_vec()
}

#[test]
fn published_values_of_the_six_forms() {
    let grid = Grid::complete(published()).unwrap();
    // Value, and the interval as pingouin 0.7.0 prints it, to two places.
    let published_values = [
        (Form::OneWay, Of::One, 0.165_742, -0.13, 0.72),
        (Form::Agreement, Of::One, 0.289_764, 0.02, 0.76),
        (Form::Consistency, Of::One, 0.714_841, 0.34, 0.95),
        (Form::OneWay, Of::Mean, 0.442_797, -0.88, 0.91),
        (Form::Agreement, Of::Mean, 0.620_051, 0.07, 0.93),
        (Form::Consistency, Of::Mean, 0.909_316, 0.68, 0.99),
    ];
    for (form, of, want, low, high) in published_values {
        let got = icc(&grid, form, of).unwrap();
        assert!((got.value - want).abs() < 5e-7, "{form:?} {of:?}: {got:?}");
        let interval = got.interval.unwrap();
        assert!(
            (interval.low - low).abs() < 0.005_1,
            "{form:?} {of:?}: {interval:?}"
        );
        assert!(
            (interval.high - high).abs() < 0.005_1,
            "{form:?} {of:?}: {interval:?}"
        );
    }
}

#[test]
fn without_variance_it_is_undefined() {
    let same = Grid::complete(vec![vec![80.0; 3]; 5]).unwrap();
    assert_eq!(
        icc(&same, Form::Agreement, Of::One),
        Err(Undefined::NoVariance)
    );
    let one = Grid::complete(vec![vec![80.0, 70.0]]).unwrap();
    assert_eq!(icc(&one, Form::OneWay, Of::One), Err(Undefined::TooFew));
}

fn tables() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let cell = (0_u8..20).prop_map(f64::from);
    prop::collection::vec(prop::collection::vec(cell, 4), 3..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn consistency_does_not_see_a_rater_add_a_constant(
        rows in tables(), constant in -30_i32..30, place in 0_usize..4,
    ) {
        let mut moved = rows.clone();
        for row in &mut moved {
            row[place] += f64::from(constant);
        }
        let value = |rows: Vec<Vec<f64>>| {
            icc(&Grid::complete(rows).unwrap(), Form::Consistency, Of::One)
        };
        match (value(rows), value(moved)) {
            (Ok(a), Ok(b)) => prop_assert!((a.value - b.value).abs() < 1e-9),
            (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
        }
    }

    #[test]
    fn order_of_targets_and_raters_changes_nothing(rows in tables()) {
        let mut mixed: Vec<Vec<f64>> =
            rows.iter().map(|row| row.iter().rev().copied().collect()).collect();
        mixed.rotate_left(1);
        for form in [Form::OneWay, Form::Agreement, Form::Consistency] {
            let before = icc(&Grid::complete(rows.clone()).unwrap(), form, Of::Mean);
            let after = icc(&Grid::complete(mixed.clone()).unwrap(), form, Of::Mean);
            match (before, after) {
                (Ok(a), Ok(b)) => prop_assert!((a.value - b.value).abs() < 1e-7),
                (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
            }
        }
    }
}
