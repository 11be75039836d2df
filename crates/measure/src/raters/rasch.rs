//! Severity by many-facet Rasch measurement (Linacre 1989): ln(P_k / P_{k−1}) = θ_target − δ_item −
//! λ_rater − τ_k, fitted by joint maximum likelihood.
//!
//! Estimates of joint maximum likelihood are a little too far from 0, by about one in the number of
//! scores of a target; none is corrected here. Errors are those of one value with all others known.

mod cells;
mod estimate;
mod panel;
#[cfg(test)]
pub(super) mod tests;

pub use panel::{Panel, PanelSheet};

use super::sheet::{ItemId, RaterId, StreetId, TargetId};
use crate::numeric::{CONFIDENCE, Draws, Interval, normal_above, normal_quantile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rater further than this from the mean of all is severe or lenient in a way that matters.
pub const LOGITS: f64 = 0.5;

/// A value on the logit scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logit {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// How many scores are behind it.
    pub n: usize,
}

impl Logit {
    /// Its 95 % interval.
    pub fn interval(self) -> Interval {
        let half = normal_quantile(f64::midpoint(1.0, CONFIDENCE)) * self.error;
        Interval {
            low: self.value - half,
            high: self.value + half,
        }
    }
    /// Two-sided p-value against 0.
    pub fn p(self) -> f64 {
        (2.0 * normal_above((self.value / self.error).abs())).min(1.0)
    }
}

/// Why nothing can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoFit {
    /// Fewer than two raters or two targets.
    TooFew,
    /// All scores fall into one category.
    NoVariance,
    /// Some raters share no target, not even through others: their severity cannot be told from the
    /// quality of what they saw.
    Unconnected,
    /// The estimates did not settle.
    Unsettled,
}

/// The fitted model.
#[derive(Clone, Debug)]
pub struct Fit {
    panel: Panel,
    values: estimate::Values,
    targets: Vec<Logit>,
    items: Vec<Logit>,
    raters: Vec<Logit>,
}

/// Fits the model. Raters, items and thresholds have mean 0 each.
///
/// # Errors
/// See [`NoFit`].
pub fn fit(panel: Panel) -> Result<Fit, NoFit> {
    if panel.raters().len() < 2 || panel.targets().len() < 2 {
        return Err(NoFit::TooFew);
    }
    if panel.categories() < 2 {
        return Err(NoFit::NoVariance);
    }
    if !panel.is_connected() {
        return Err(NoFit::Unconnected);
    }
    let values = estimate::settled(&panel)?;
    let [targets, items, raters] = values.logits(&panel);
    Ok(Fit {
        panel,
        values,
        targets,
        items,
        raters,
    })
}

impl Fit {
    /// What was fitted.
    pub const fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The severity of each rater: above 0 gives lower scores for the same service.
    pub fn raters(&self) -> BTreeMap<&RaterId, Logit> {
        self.panel
            .raters()
            .iter()
            .zip(self.raters.iter().copied())
            .collect()
    }

    /// The quality of each target.
    pub fn targets(&self) -> BTreeMap<&TargetId, Logit> {
        self.panel
            .targets()
            .iter()
            .zip(self.targets.iter().copied())
            .collect()
    }

    /// The difficulty of each item.
    pub fn items(&self) -> BTreeMap<&ItemId, Logit> {
        self.panel
            .items()
            .iter()
            .zip(self.items.iter().copied())
            .collect()
    }

    /// The thresholds from each category to the next.
    pub fn thresholds(&self) -> &[f64] {
        self.values.thresholds()
    }

    /// How many rounds it took.
    pub const fn rounds(&self) -> usize {
        self.values.rounds()
    }

    /// How much more one rater gives the targets of one street than the model expects, in logits;
    /// none without a score there.
    pub fn leaning(&self, rater: &RaterId, street: &StreetId) -> Option<Logit> {
        let sheets = self.panel.sheets().iter();
        let theirs = sheets.filter(|sheet| {
            self.panel.raters().get(sheet.rater) == Some(rater)
                && sheet.street.as_ref() == Some(street)
        });
        self.values.leaning(theirs)
    }

    /// The expected score and its standard deviation for each cell of each sheet, in categories.
    pub fn expected(&self) -> Vec<Vec<(f64, f64)>> {
        self.values.expected(&self.panel)
    }

    /// For each cell of each sheet the probability of at most each category.
    pub(super) fn ladders(&self) -> Vec<Vec<Vec<f64>>> {
        self.values.ladders(&self.panel)
    }
}

/// Scores drawn from ladders of cumulative probabilities, one for each cell of each sheet.
pub(super) fn drawn(ladders: &[Vec<Vec<f64>>], draws: &mut Draws) -> Vec<Vec<usize>> {
    let mut cell = |ladder: &Vec<f64>| {
        let at = draws.unit();
        ladder
            .partition_point(|upto| *upto <= at)
            .min(ladder.len().saturating_sub(1))
    };
    ladders
        .iter()
        .map(|sheet| sheet.iter().map(&mut cell).collect())
        .collect()
}
