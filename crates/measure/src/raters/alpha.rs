//! Krippendorff's α: agreement of any number of raters at any level of measurement, with gaps
//! (Krippendorff 2011, "Computing Krippendorff's alpha-reliability").

#[cfg(test)]
mod tests;

use super::grid::{Coefficient, Grid, Undefined};
use crate::numeric::{Draws, Interval, Seed, percentile_interval, real, sum};
use serde::{Deserialize, Serialize};

/// What differences between two values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Names: values are equal or not.
    Nominal,
    /// Ranks.
    Ordinal,
    /// Distances.
    Interval,
    /// Distances from a true zero.
    Ratio,
}

/// What a value of α allows, by the lower of its value and the usual marks (Krippendorff 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Below .667: the scores do not carry a conclusion.
    Unusable,
    /// From .667 and below .8: tentative conclusions only.
    Tentative,
    /// From .8.
    Usable,
}

/// What this α allows.
pub fn allows(alpha: f64) -> Use {
    if alpha < 0.667 {
        Use::Unusable
    } else if alpha < 0.8 {
        Use::Tentative
    } else {
        Use::Usable
    }
}

/// How many times units are drawn again for the interval.
pub const RESAMPLES: usize = 1_000;

/// α with an interval from drawing units again (percentiles of [`RESAMPLES`] draws; Zapf et al.
/// 2016, BMC Medical Research Methodology 16:93). The interval is left out when one draw in twenty
/// has no variance. Neither the order of units nor that of raters matters.
///
/// # Errors
/// No two raters rated the same unit, or all ratings are equal.
pub fn alpha(grid: &Grid, level: Level, seed: Seed) -> Result<Coefficient, Undefined> {
    let units = pairable(grid);
    let value = of_units(units.iter(), level)?;
    let interval = resampled(&units, level, seed);
    Ok(Coefficient {
        value,
        interval,
        units: units.len(),
    })
}

/// The values of each unit with two or more of them, in an order that is the same for every order
/// of units and raters.
fn pairable(grid: &Grid) -> Vec<Vec<f64>> {
    let rated = |row: &Vec<Option<f64>>| row.iter().flatten().copied().collect::<Vec<f64>>();
    let mut units: Vec<Vec<f64>> = grid.rows().iter().map(rated).collect();
    units.retain(|unit| unit.len() >= 2);
    for unit in &mut units {
        unit.sort_by(f64::total_cmp);
    }
    units.sort_by(|a, b| {
        let lengths = a.len().cmp(&b.len());
        let differing = a.iter().zip(b).map(|(x, y)| x.total_cmp(y));
        lengths.then(differing.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then))
    });
    units
}

fn resampled(units: &[Vec<f64>], level: Level, seed: Seed) -> Option<Interval> {
    let mut draws = Draws::from(seed.apart("alpha"));
    let mut found = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let sample: Vec<&Vec<f64>> = (0..units.len()).filter_map(|_| draws.pick(units)).collect();
        found.extend(of_units(sample.into_iter(), level));
    }
    if found.len() * 20 < RESAMPLES * 19 {
        return None;
    }
    percentile_interval(&found)
}

/// A value, how often it occurs, and half the number of ranks below and at it.
struct Kind {
    value: f64,
    count: f64,
    rank: f64,
}

/// 1 − observed disagreement / expected disagreement.
fn of_units<'a>(
    units: impl Iterator<Item = &'a Vec<f64>> + Clone,
    level: Level,
) -> Result<f64, Undefined> {
    let kinds = kinds(units.clone());
    let total = sum(kinds.iter().map(|kind| kind.count));
    if total < 2.0 {
        return Err(Undefined::TooFew);
    }
    let mut expected = Vec::new();
    for (place, one) in kinds.iter().enumerate() {
        for other in kinds.iter().skip(place + 1) {
            expected.push(one.count * other.count * squared(one, other, level));
        }
    }
    let expected = sum(expected) / (total - 1.0);
    if expected <= 0.0 {
        return Err(Undefined::NoVariance);
    }
    let observed = sum(units.map(|unit| disagreement(unit, &kinds, level)));
    Ok(1.0 - observed / expected)
}

fn kinds<'a>(units: impl Iterator<Item = &'a Vec<f64>>) -> Vec<Kind> {
    let mut values: Vec<f64> = units.flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    let mut below = 0.0;
    let mut kinds = Vec::new();
    for equal in values.chunk_by(|a, b| a == b) {
        let count = real(equal.len());
        let value = equal.first().copied().unwrap_or_default();
        kinds.push(Kind {
            value,
            count,
            rank: below + count / 2.0,
        });
        below += count;
    }
    kinds
}

/// The squared difference of two values at a level. With `rank` the middle of a value's ranks, the
/// ordinal sum of Krippendorff (all between, ends counted half) is the difference of two ranks.
fn squared(one: &Kind, other: &Kind, level: Level) -> f64 {
    let (a, b) = (one.value, other.value);
    match level {
        Level::Nominal => f64::from(u8::from(a != b)),
        Level::Ordinal => (one.rank - other.rank).powi(2),
        Level::Interval => (a - b).powi(2),
        Level::Ratio if a + b == 0.0 => 0.0,
        Level::Ratio => ((a - b) / (a + b)).powi(2),
    }
}

/// The sum over unordered pairs of ratings of one unit, divided by its ratings less one.
fn disagreement(unit: &[f64], kinds: &[Kind], level: Level) -> f64 {
    let mut counted: Vec<(&Kind, f64)> = Vec::new();
    for equal in unit.chunk_by(|a, b| a == b) {
        let value = equal.first().copied().unwrap_or_default();
        let place = kinds.partition_point(|kind| kind.value < value);
        counted.extend(kinds.get(place).map(|kind| (kind, real(equal.len()))));
    }
    let mut parts = Vec::new();
    for (place, (one, times)) in counted.iter().enumerate() {
        for (other, others) in counted.iter().skip(place + 1) {
            parts.push(times * others * squared(one, other, level));
        }
    }
    sum(parts) / (real(unit.len()) - 1.0)
}
