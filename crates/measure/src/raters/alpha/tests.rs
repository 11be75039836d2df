use super::*;
use proptest::prelude::*;

const GAP: f64 = f64::NAN;

/// Krippendorff (2011), part C: four observers, twelve units.
const OBSERVERS: [[f64; 12]; 4] = [
    [1.0, 2.0, 3.0, 3.0, 2.0, 1.0, 4.0, 1.0, 2.0, GAP, GAP, GAP],
    [1.0, 2.0, 3.0, 3.0, 2.0, 2.0, 4.0, 1.0, 2.0, 5.0, GAP, 3.0],
    [GAP, 3.0, 3.0, 3.0, 2.0, 3.0, 4.0, 2.0, 2.0, 5.0, 1.0, GAP],
    [1.0, 2.0, 3.0, 3.0, 2.0, 4.0, 4.0, 1.0, 2.0, 5.0, 1.0, GAP],
];

fn published() -> Grid {
    let row = |unit: usize| {
        let ratings = OBSERVERS.iter().map(|observer| observer[unit]);
        ratings
            .map(|value| (!value.is_nan()).then_some(value))
            .collect()
    };
    Grid::new((0..12).map(row).collect()).unwrap()
}

#[test]
fn published_values_at_all_four_levels() {
    let published_values = [
        (Level::Nominal, 0.743_421_052_631_579),
        (Level::Ordinal, 0.815_387_503_754_881_4),
        (Level::Interval, 0.849_107_142_857_142_8),
        (Level::Ratio, 0.797_402_774_711_612_1),
    ];
    for (level, want) in published_values {
        let got = alpha(&published(), level, Seed::new(1)).unwrap();
        assert!((got.value - want).abs() < 1e-12, "{level:?}: {}", got.value);
        assert_eq!(got.units, 11);
        let interval = got.interval.unwrap();
        assert!(interval.low < want && want <= interval.high, "{interval:?}");
        assert!(interval.high <= 1.0 && interval.low > 0.3, "{interval:?}");
    }
}

#[test]
fn no_variance_is_undefined_and_neither_one_nor_zero() {
    let same = Grid::complete(vec![vec![90.0, 90.0, 90.0]; 20]).unwrap();
    let got = alpha(&same, Level::Interval, Seed::new(1));
    assert_eq!(got, Err(Undefined::NoVariance));
    let alone = Grid::new(vec![vec![Some(1.0), None], vec![None, Some(2.0)]]).unwrap();
    let got = alpha(&alone, Level::Nominal, Seed::new(1));
    assert_eq!(got, Err(Undefined::TooFew));
}

#[test]
fn the_marks_are_at_two_thirds_and_four_fifths() {
    assert_eq!(allows(0.666), Use::Unusable);
    assert_eq!(allows(0.667), Use::Tentative);
    assert_eq!(allows(0.8), Use::Usable);
}

fn grids() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    let cell = prop::option::weighted(0.8, (0_u8..5).prop_map(f64::from));
    prop::collection::vec(prop::collection::vec(cell, 3), 2..12)
}

fn levels() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![
        Level::Nominal,
        Level::Ordinal,
        Level::Interval,
        Level::Ratio,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn never_above_one_and_blind_to_order(rows in grids(), level in levels(), seed: u64) {
        let got = alpha(&Grid::new(rows.clone()).unwrap(), level, Seed::new(7));
        if let Ok(found) = got {
            prop_assert!(found.value <= 1.0 + 1e-12);
        }
        let mut draws = Draws::from(Seed::new(seed));
        let mut order = [0, 1, 2];
        draws.shuffle(&mut order);
        let mut mixed: Vec<Vec<Option<f64>>> =
            rows.iter().map(|row| order.iter().map(|place| row[*place]).collect()).collect();
        draws.shuffle(&mut mixed);
        prop_assert_eq!(got, alpha(&Grid::new(mixed).unwrap(), level, Seed::new(7)));
    }

    #[test]
    fn interval_level_does_not_see_a_constant(rows in grids(), constant in -50_i32..50) {
        let moved = rows.iter().map(|row| {
            row.iter().map(|cell| cell.map(|value| value + f64::from(constant))).collect()
        });
        let moved = Grid::new(moved.collect()).unwrap();
        let before = alpha(&Grid::new(rows).unwrap(), Level::Interval, Seed::new(3));
        let after = alpha(&moved, Level::Interval, Seed::new(3));
        match (before, after) {
            (Ok(a), Ok(b)) => prop_assert!((a.value - b.value).abs() < 1e-9),
            (a, b) => prop_assert_eq!(a, b),
        }
    }
}
