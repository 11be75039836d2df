use super::*;
use crate::{
    numeric::{Seed, normal_quantile},
    raters::{
        sheet::{Points, Sheet},
        testkit::sheet,
    },
};
use cells::Chances;

/// The severities of measurement.md §3.
pub const SEVERITIES: [f64; 4] = [-0.6, -0.1, 0.2, 0.5];
const ITEMS: [f64; 6] = [-0.9, -0.4, -0.1, 0.2, 0.5, 0.7];
const STEPS: [f64; 4] = [-1.5, -0.5, 0.5, 1.5];

/// Sheets drawn from the model: every rater scores every target on six items, 1 to 5.
pub fn simulated(targets: u32, severities: &[f64], seed: u64) -> Vec<Sheet> {
    let mut draws = Draws::from(Seed::new(seed));
    let mut sheets = Vec::new();
    for target in 0..targets {
        let quality = normal_quantile(draws.unit().clamp(1e-9, 1.0));
        for (rater, severity) in severities.iter().enumerate() {
            let mut scores = Vec::new();
            for item in ITEMS {
                let ladder = Chances::at(quality - item - severity, &STEPS).ladder();
                let at = draws.unit();
                let category = ladder.partition_point(|upto| *upto <= at).min(4);
                scores.push(1 + i32::try_from(category).unwrap());
            }
            sheets.push(sheet(
                &format!("r{rater}"),
                &format!("t{target:03}"),
                &scores,
            ));
        }
    }
    sheets
}

#[test]
fn severities_of_120_targets_are_recovered() {
    let fit = fit(Panel::of(&simulated(120, &SEVERITIES, 11))).unwrap();
    for (got, want) in fit.raters().values().zip(SEVERITIES) {
        assert!(
            (got.value - want).abs() < 0.15,
            "{} is not near {want}",
            got.value
        );
        assert!((0.02..0.08).contains(&got.error), "{}", got.error);
        assert_eq!(got.n, 720);
    }
    for (got, want) in fit.items().values().zip(ITEMS) {
        assert!(
            (got.value - want).abs() < 0.25,
            "{} is not near {want}",
            got.value
        );
    }
    for (got, want) in fit.thresholds().iter().zip(STEPS) {
        assert!((got - want).abs() < 0.25, "{got} is not near {want}");
    }
    let middle: f64 = fit.raters().values().map(|one| one.value).sum();
    assert!(middle.abs() < 1e-9);
}

#[test]
fn expected_sums_are_the_sums_seen() {
    // The likelihood equations of every rater, which hold at the maximum and nowhere else.
    let fit = fit(Panel::of(&simulated(30, &SEVERITIES, 3))).unwrap();
    let expected = fit.expected();
    for rater in 0..4 {
        let theirs = fit
            .panel()
            .sheets()
            .iter()
            .zip(&expected)
            .filter(|(s, _)| s.rater == rater);
        let gap: f64 = theirs
            .flat_map(|(sheet, cells)| sheet.cells.iter().zip(cells))
            .map(|((_, category), (mean, _))| crate::numeric::real(*category) - mean)
            .sum();
        assert!(gap.abs() < 0.01, "{gap}");
    }
}

#[test]
fn the_order_of_sheets_does_not_matter() {
    let mut sheets = simulated(12, &SEVERITIES, 5);
    let before = fit(Panel::of(&sheets)).unwrap();
    Draws::from(Seed::new(9)).shuffle(&mut sheets);
    let after = fit(Panel::of(&sheets)).unwrap();
    assert_eq!(before.raters(), after.raters());
}

#[test]
fn a_rater_who_favours_a_street_leans_there() {
    let mut sheets = simulated(60, &[0.0, 0.0, 0.0], 21);
    for (place, sheet) in sheets.iter_mut().enumerate() {
        let own = place / 3 % 3 == 0;
        sheet.street = Some(StreetId::new(if own { "own" } else { "other" }));
        if own && sheet.rater.as_str() == "r1" {
            for mark in &mut sheet.marks {
                mark.score = mark.score.plus(Points::whole(1)).min(Points::whole(5));
            }
        }
    }
    let fit = fit(Panel::of(&sheets)).unwrap();
    let lean = |rater: &str, street: &str| {
        fit.leaning(&RaterId::new(rater), &StreetId::new(street))
            .unwrap()
    };
    assert!(
        lean("r1", "own").interval().low > 0.2,
        "{:?}",
        lean("r1", "own")
    );
    assert!(lean("r1", "other").value < 0.0);
    assert!(lean("r0", "own").value < 0.0);
    assert_eq!(
        fit.leaning(&RaterId::new("r0"), &StreetId::new("none")),
        None
    );
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let apart = [sheet("a", "1", &[1, 2]), sheet("b", "2", &[2, 3])];
    assert_eq!(fit(Panel::of(&apart)).unwrap_err(), NoFit::Unconnected);
    let same = [
        sheet("a", "1", &[3, 3]),
        sheet("b", "1", &[3, 3]),
        sheet("a", "2", &[3, 3]),
    ];
    assert_eq!(fit(Panel::of(&same)).unwrap_err(), NoFit::NoVariance);
    assert_eq!(fit(Panel::of(&[])).unwrap_err(), NoFit::TooFew);
}

#[test]
fn the_highest_score_everywhere_stays_finite() {
    let sheets = [
        sheet("a", "1", &[5, 5]),
        sheet("b", "1", &[5, 5]),
        sheet("a", "2", &[2, 3]),
        sheet("b", "2", &[3, 1]),
        sheet("a", "3", &[4, 3]),
        sheet("b", "3", &[2, 4]),
    ];
    let fit = fit(Panel::of(&sheets)).unwrap();
    let best = fit.targets()[&TargetId::new("1")];
    assert!(
        best.value.is_finite() && best.value > 2.0 && best.value < 15.0,
        "{best:?}"
    );
}

#[test]
fn wide_scales_are_cut_into_bands() {
    use crate::raters::sheet::{Mark, Scale};
    let hundred = Scale::new(Points::whole(0), Points::whole(100)).unwrap();
    let mut sheets = simulated(10, &[0.0, 0.0], 2);
    for (place, sheet) in sheets.iter_mut().enumerate() {
        for (item, mark) in sheet.marks.iter_mut().enumerate() {
            let score = 60 + i32::try_from((place * 7 + item * 3) % 40).unwrap();
            *mark = Mark {
                scale: hundred,
                score: Points::whole(score),
                ..mark.clone()
            };
        }
    }
    assert_eq!(Panel::of(&sheets).categories(), 5);
}

/// Eight targets by three raters by four items, 1 to 4, drawn once.
const SMALL: [[[i32; 4]; 3]; 8] = [
    [[1, 4, 2, 1], [2, 4, 3, 2], [2, 2, 2, 1]],
    [[2, 1, 3, 1], [2, 2, 1, 2], [2, 1, 1, 1]],
    [[3, 3, 2, 2], [4, 2, 1, 2], [2, 3, 1, 1]],
    [[4, 3, 3, 2], [1, 4, 1, 3], [3, 4, 2, 3]],
    [[4, 3, 4, 4], [4, 3, 3, 3], [2, 4, 3, 2]],
    [[4, 2, 3, 3], [3, 3, 3, 4], [4, 3, 3, 1]],
    [[3, 3, 2, 2], [2, 4, 1, 1], [1, 2, 2, 3]],
    [[4, 2, 4, 1], [3, 1, 1, 1], [3, 2, 1, 1]],
];

#[test]
fn the_maximum_is_the_one_another_optimiser_finds() {
    // The joint likelihood of the same data, maximised by scipy's BFGS to a gradient of 1e-9.
    let raters = [-0.407_675, 0.012_452, 0.395_222];
    let items = [-0.479_738, -0.479_739, 0.315_295, 0.644_182];
    let steps = [-0.856_287, -0.085_874, 0.942_162];
    let targets = [
        -0.468_578, -1.421_543, -0.468_578, 0.323_312, 1.094_069, 0.683_967, -0.468_578, -0.707_966,
    ];
    let mut sheets = Vec::new();
    for (target, rows) in SMALL.iter().enumerate() {
        for (rater, row) in rows.iter().enumerate() {
            sheets.push(sheet(&format!("r{rater}"), &format!("t{target}"), row));
        }
    }
    let fit = fit(Panel::of(&sheets)).unwrap();
    let near = |got: Vec<f64>, want: &[f64]| {
        assert_eq!(got.len(), want.len());
        let apart = got
            .iter()
            .zip(want)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        assert!(apart < 1e-4, "{got:?} {want:?}");
    };
    near(
        fit.raters().values().map(|one| one.value).collect(),
        &raters,
    );
    near(fit.items().values().map(|one| one.value).collect(), &items);
    near(
        fit.targets().values().map(|one| one.value).collect(),
        &targets,
    );
    near(fit.thresholds().to_vec(), &steps);
}
