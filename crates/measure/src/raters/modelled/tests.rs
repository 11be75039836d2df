use super::*;
use crate::{
    numeric::correlation,
    raters::{
        rasch::{Panel, fit, tests::simulated},
        sheet::Sheet,
        testkit::sheet,
    },
};

fn modelled(sheets: &[Sheet], seed: u64) -> BTreeMap<RaterId, Modelled> {
    against_model(&fit(Panel::of(sheets)).unwrap(), Seed::new(seed))
}

#[test]
fn mean_correlation_is_the_mean_of_all_pairs() {
    let rows: Vec<Vec<f64>> = [
        [1.0, 2.0, 0.5],
        [2.0, 1.5, 0.1],
        [3.0, 4.0, 2.5],
        [0.5, 1.0, 3.0],
        [2.5, 2.0, 1.0],
        [4.0, 2.5, 2.0],
    ]
    .map(Vec::from)
    .to_vec();
    let column = |place: usize| rows.iter().map(|row| row[place]).collect::<Vec<f64>>();
    let pair = |a, b| correlation(&column(a), &column(b)).unwrap();
    let want = (pair(0, 1) + pair(0, 2) + pair(1, 2)) / 3.0;
    assert!((shows::mean_correlation(&rows).unwrap() - want).abs() < 1e-12);
}

#[test]
fn raters_who_follow_the_model_do_not_stand_out() {
    let found = modelled(&simulated(40, &[-0.3, 0.0, 0.3], 31), 1);
    for (rater, one) in &found {
        for against in [one.identical, one.straight, one.spread, one.halo] {
            let against = against.unwrap();
            assert!(against.p > 0.01, "{rater}: {against:?}");
            assert!(
                against.usual.low <= against.expected,
                "{rater}: {against:?}"
            );
        }
        assert_eq!(one.identical.unwrap().n, 80);
    }
}

#[test]
fn one_impression_for_all_items_is_halo() {
    let mut sheets = simulated(40, &[0.0, 0.0, 0.0], 32);
    for (place, one) in sheets.iter_mut().enumerate() {
        if one.rater.as_str() == "r2" {
            // A mood for each target, and two items that differ by one.
            let mood = 2 + i32::try_from(place * 5 % 11).unwrap() % 3;
            let scores = [mood, mood + 1, mood, mood, mood - 1, mood];
            *one = sheet("r2", one.target.as_str(), &scores);
        }
    }
    let found = modelled(&sheets, 1);
    let halo = |name: &str| found[&RaterId::new(name)].halo.unwrap();
    assert!(
        halo("r2").p < 0.005 && halo("r2").seen > 0.3,
        "{:?}",
        halo("r2")
    );
    assert!(halo("r0").p > 0.02, "{:?}", halo("r0"));
    assert!(found[&RaterId::new("r2")].spread.unwrap().p < 0.005);
}

#[test]
fn a_whole_panel_with_one_sheet_stands_out() {
    let mut sheets = simulated(20, &[0.0, 0.0, 0.0], 33);
    let copies: Vec<Sheet> = sheets.iter().step_by(3).cloned().collect();
    for (place, one) in sheets.iter_mut().enumerate() {
        one.marks = copies[place / 3].marks.clone();
    }
    for one in modelled(&sheets, 1).values() {
        let identical = one.identical.unwrap();
        assert_eq!(identical.seen, 1.0);
        assert!(
            identical.p < 0.002 && identical.expected < 0.3,
            "{identical:?}"
        );
    }
}
