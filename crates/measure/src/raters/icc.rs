//! Intraclass correlations of a complete table (Shrout and Fleiss 1979, Psychological Bulletin 86;
//! intervals also in McGraw and Wong 1996).

#[cfg(test)]
mod tests;

use super::grid::{Coefficient, Grid, Undefined};
use crate::numeric::{CONFIDENCE, Interval, f_quantile, mean, real, sum};
use serde::{Deserialize, Serialize};

/// Which question the coefficient answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// ICC(1): each target has raters of its own.
    OneWay,
    /// ICC(2): the same raters, drawn from many; their severity counts (absolute agreement).
    Agreement,
    /// ICC(3): exactly these raters; their severity does not count (consistency).
    Consistency,
}

/// What is rated: a single rater's score, or the mean over all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The score of one rater.
    One,
    /// The mean of all raters of the table.
    Mean,
}

/// Mean squares of a two-way table of `targets` × `raters`.
struct Squares {
    targets: f64,
    raters: f64,
    between: f64,
    within: f64,
    judges: f64,
    error: f64,
}

/// The coefficient with its F-based interval. Rows with a gap are left out.
///
/// # Errors
/// Fewer than two complete rows or two raters; or no variance to divide by.
pub fn icc(grid: &Grid, form: Form, of: Of) -> Result<Coefficient, Undefined> {
    let rows = grid.complete_rows();
    let squares = squares(&rows)?;
    let single = single(&squares, form)?;
    let interval = interval(&squares, form);
    let wide = |value: f64| match of {
        Of::One => value,
        Of::Mean => stepped(value, squares.raters),
    };
    let value = wide(single);
    // Means of targets that are all equal leave the mean form without a denominator.
    if !value.is_finite() {
        return Err(Undefined::NoVariance);
    }
    Ok(Coefficient {
        value,
        interval: interval.map(|one| Interval {
            low: wide(one.low),
            high: wide(one.high),
        }),
        units: rows.len(),
    })
}

/// Spearman and Brown: the reliability of a mean of `raters` from that of one.
fn stepped(single: f64, raters: f64) -> f64 {
    raters * single / (1.0 + (raters - 1.0) * single)
}

fn squares(rows: &[Vec<f64>]) -> Result<Squares, Undefined> {
    let width = rows.first().map_or(0, Vec::len);
    if rows.len() < 2 || width < 2 {
        return Err(Undefined::TooFew);
    }
    // Taken from the first value, large scores with small differences keep their digits.
    let origin = rows
        .iter()
        .flatten()
        .copied()
        .min_by(f64::total_cmp)
        .unwrap_or_default();
    let moved: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| row.iter().map(|value| value - origin).collect())
        .collect();
    let all: Vec<f64> = moved.iter().flatten().copied().collect();
    let grand = mean(&all).ok_or(Undefined::TooFew)?;
    let (targets, raters) = (real(rows.len()), real(width));
    let spread = |means: Vec<f64>| sum(means.into_iter().map(|one| (one - grand).powi(2)));
    let row_means = moved.iter().filter_map(|row| mean(row)).collect();
    let column = |place: usize| {
        let values: Vec<f64> = moved
            .iter()
            .filter_map(|row| row.get(place))
            .copied()
            .collect();
        mean(&values)
    };
    let between = raters * spread(row_means);
    let judges = targets * spread((0..width).filter_map(column).collect());
    let total = sum(all.iter().map(|value| (value - grand).powi(2)));
    let tiny = total * 1e-14;
    let rest = |value: f64| if value <= tiny { 0.0 } else { value };
    Ok(Squares {
        targets,
        raters,
        between: rest(between) / (targets - 1.0),
        within: rest(total - between) / (targets * (raters - 1.0)),
        judges: rest(judges) / (raters - 1.0),
        error: rest(total - between - judges) / ((targets - 1.0) * (raters - 1.0)),
    })
}

fn single(of: &Squares, form: Form) -> Result<f64, Undefined> {
    let more = of.raters - 1.0;
    let (above, below) = match form {
        Form::OneWay => (of.between - of.within, of.between + more * of.within),
        Form::Agreement => (
            of.between - of.error,
            of.between + more * of.error + of.raters * (of.judges - of.error) / of.targets,
        ),
        Form::Consistency => (of.between - of.error, of.between + more * of.error),
    };
    if below > 0.0 {
        Ok(above / below)
    } else {
        Err(Undefined::NoVariance)
    }
}

/// The interval of the single-rater form; none without error variance, where F has no value.
fn interval(of: &Squares, form: Form) -> Option<Interval> {
    let share = f64::midpoint(1.0, CONFIDENCE);
    let more = of.raters - 1.0;
    let free = of.targets - 1.0;
    let (noise, noise_free) = match form {
        Form::OneWay => (of.within, of.targets * more),
        Form::Agreement | Form::Consistency => (of.error, free * more),
    };
    if noise <= 0.0 {
        return None;
    }
    if form == Form::Agreement {
        return agreement_interval(of);
    }
    let ratio = of.between / noise;
    let low = ratio / f_quantile(share, free, noise_free);
    let high = ratio * f_quantile(share, noise_free, free);
    let back = |f: f64| (f - 1.0) / (f + more);
    Some(Interval {
        low: back(low),
        high: back(high),
    })
}

/// ICC(2) has the degrees of freedom of Satterthwaite (Shrout and Fleiss 1979, p. 424).
fn agreement_interval(of: &Squares) -> Option<Interval> {
    let share = f64::midpoint(1.0, CONFIDENCE);
    let (n, k) = (of.targets, of.raters);
    let rho = single(of, Form::Agreement).ok()?;
    let f = of.judges / of.error;
    let common = n * (1.0 + (k - 1.0) * rho) - k * rho;
    let above = (k - 1.0) * (n - 1.0) * (k * rho * f + common).powi(2);
    let below = (n - 1.0) * (k * rho * f).powi(2) + common.powi(2);
    let free = above / below;
    if !(free.is_finite() && free > 0.0) {
        return None;
    }
    let upper = f_quantile(share, n - 1.0, free);
    let lower = f_quantile(share, free, n - 1.0);
    let rest = k * of.judges + (k * n - k - n) * of.error;
    Some(Interval {
        low: n * (of.between - upper * of.error) / (upper * rest + n * of.between),
        high: n * (lower * of.between - of.error) / (rest + n * lower * of.between),
    })
}
