//! Ratings of units by raters as a table of numbers, with gaps.

use crate::numeric::Interval;
use serde::{Deserialize, Serialize};

/// Units as rows, raters as columns; what was not rated is a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    rows: Vec<Vec<Option<f64>>>,
}

impl Grid {
    /// A grid of these rows; none when rows differ in length or a value is not a finite number.
    pub fn new(rows: Vec<Vec<Option<f64>>>) -> Option<Grid> {
        let width = rows.first().map_or(0, Vec::len);
        let sound = rows.iter().all(|row| row.len() == width)
            && rows
                .iter()
                .flatten()
                .flatten()
                .all(|value| value.is_finite());
        sound.then_some(Grid { rows })
    }

    /// A grid without gaps.
    pub fn complete(rows: Vec<Vec<f64>>) -> Option<Grid> {
        Grid::new(
            rows.into_iter()
                .map(|row| row.into_iter().map(Some).collect())
                .collect(),
        )
    }

    /// The rows.
    pub fn rows(&self) -> &[Vec<Option<f64>>] {
        &self.rows
    }

    /// The rows that every rater rated.
    pub fn complete_rows(&self) -> Vec<Vec<f64>> {
        self.rows
            .iter()
            .filter_map(|row| row.iter().copied().collect())
            .collect()
    }
}

/// A coefficient of agreement with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coefficient {
    /// The coefficient.
    pub value: f64,
    /// Its 95 % interval, when one can be given.
    pub interval: Option<Interval>,
    /// The number of units behind it.
    pub units: usize,
}

/// Why a coefficient has no value. It is never replaced by 0 or 1: raters who always say the same
/// show neither agreement nor the lack of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undefined {
    /// Too few units or raters to compare anything.
    TooFew,
    /// Nothing varies, so that agreement cannot be told from saying always the same.
    NoVariance,
}
