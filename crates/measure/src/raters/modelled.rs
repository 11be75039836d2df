//! What is seen of each rater against what raters of the same severity would show who judge every
//! item by itself: a parametric bootstrap of the fitted Rasch model. Covers identical sheets,
//! straight-lining and halo (one impression that colours every item; Thorndike 1920).
//!
//! Scores are drawn from the fitted values without fitting again. Fitting pulls residuals of one
//! target slightly apart, so that halo is found a little too seldom, not too often.

mod shows;
#[cfg(test)]
mod tests;

use super::{
    rasch::{Fit, drawn},
    sheet::RaterId,
};
use crate::numeric::{Draws, Interval, Seed, mean, monte_carlo_p, percentile_interval};
use serde::{Deserialize, Serialize};
use shows::{Plan, Show};
use std::collections::BTreeMap;

/// How many panels are drawn.
pub const PANELS: usize = 999;

/// One thing seen against the model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// What was seen.
    pub seen: f64,
    /// The mean of what the model gives.
    pub expected: f64,
    /// The central 95 % of what the model gives.
    pub usual: Interval,
    /// The p-value of something as extreme.
    pub p: f64,
    /// How many pairs or sheets are behind it.
    pub n: usize,
}

/// What is seen of one rater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Modelled {
    /// The share of pairs with others on one target that are identical; more is suspicious.
    pub identical: Option<Against>,
    /// The share of sheets with a run of equal scores over four fifths of the items; more is.
    pub straight: Option<Against>,
    /// The mean standard deviation within a sheet, in categories; less is. Straight sheets, which
    /// are counted already, are left out of this and the next.
    pub spread: Option<Against>,
    /// The mean correlation between residuals of two items; more is.
    pub halo: Option<Against>,
}

#[derive(Clone, Copy)]
enum Tail {
    More,
    Less,
}

/// All raters of the fitted panel against the model.
pub fn against_model(fit: &Fit, seed: Seed) -> BTreeMap<RaterId, Modelled> {
    let plans: Vec<Plan> = (0..fit.panel().raters().len())
        .map(|rater| Plan::of(fit.panel(), rater))
        .collect();
    let expected = fit.expected();
    let categories = |cells: &Vec<(usize, usize)>| cells.iter().map(|(_, one)| *one).collect();
    let seen: Vec<Vec<usize>> = fit
        .panel()
        .sheets()
        .iter()
        .map(|sheet| categories(&sheet.cells))
        .collect();
    let shows = |scores: &[Vec<usize>]| -> Vec<Show> {
        plans
            .iter()
            .map(|plan| plan.show(scores, &expected))
            .collect()
    };
    let ladders = fit.ladders();
    let mut draws = Draws::from(seed.apart("model"));
    let mut drawn_shows: Vec<Vec<Show>> = vec![Vec::with_capacity(PANELS); plans.len()];
    for _ in 0..PANELS {
        let shown = shows(&drawn(&ladders, &mut draws));
        drawn_shows
            .iter_mut()
            .zip(shown)
            .for_each(|(kept, one)| kept.push(one));
    }
    let each = shows(&seen).into_iter().zip(&drawn_shows).zip(&plans);
    let modelled = each.map(|((seen, drawn), plan)| against(&seen, drawn, plan));
    fit.panel().raters().iter().cloned().zip(modelled).collect()
}

fn against(seen: &Show, drawn: &[Show], plan: &Plan) -> Modelled {
    let one = |of: fn(&Show) -> Option<f64>, n: usize, tail: Tail| {
        let seen = of(seen)?;
        let values: Vec<f64> = drawn.iter().filter_map(of).collect();
        let extreme = |value: &&f64| match tail {
            Tail::More => **value >= seen - 1e-12,
            Tail::Less => **value <= seen + 1e-12,
        };
        Some(Against {
            seen,
            expected: mean(&values)?,
            usual: percentile_interval(&values)?,
            p: monte_carlo_p(values.iter().filter(extreme).count(), values.len()),
            n,
        })
    };
    Modelled {
        identical: one(|show| show.identical, plan.pairs(), Tail::More),
        straight: one(|show| show.straight, plan.sheets(), Tail::More),
        spread: one(|show| show.spread, seen.varied, Tail::Less),
        halo: one(|show| show.halo, seen.varied, Tail::More),
    }
}
