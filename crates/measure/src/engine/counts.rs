//! Weights per category on the five axes of the grid.

use super::weigh::Weighed;
use crate::coded::{CodedMatter, Step};

/// −1, −½, 0, ½, 1.
pub(crate) const FIVE: [f64; 5] = [-1.0, -0.5, 0.0, 0.5, 1.0];
/// No, yes.
pub(crate) const TWO: [f64; 2] = [0.0, 1.0];
/// What the sceptical prior adds to conduct by the contract (κ, measurement.md §4.5).
pub(crate) const KAPPA: f64 = 2.0;
/// Half a matter in every category.
pub(crate) const HALF: f64 = 0.5;

/// An index that is a mean over categories.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    /// Its first slot.
    pub(crate) base: usize,
    /// What each category stands for.
    pub(crate) values: &'static [f64],
    /// The category of conduct by the contract; it stands for 0.
    pub(crate) abiding: usize,
}

/// A, ρ, valence of the office, valence of the organisation, B.
pub(crate) const AXES: [Axis; 5] = [
    Axis {
        base: 0,
        values: &FIVE,
        abiding: 2,
    },
    Axis {
        base: 5,
        values: &TWO,
        abiding: 0,
    },
    Axis {
        base: 7,
        values: &FIVE,
        abiding: 2,
    },
    Axis {
        base: 12,
        values: &FIVE,
        abiding: 2,
    },
    Axis {
        base: 17,
        values: &TWO,
        abiding: 0,
    },
];

/// The category of a matter on each axis; none where it says nothing there.
pub(crate) type Marks = [Option<usize>; 5];

/// Weights per axis and category.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts(pub(crate) [[f64; 5]; 5]);

/// The category of a step.
pub(crate) fn category(step: Step) -> usize {
    Step::ALL
        .iter()
        .position(|other| *other == step)
        .unwrap_or(2)
}

/// Where a matter is counted.
pub(crate) fn marks(matter: &CodedMatter) -> Marks {
    [
        matter.a.map(category),
        matter.ini.then_some(usize::from(matter.res)),
        matter.v_upper.map(category),
        matter.v_lower.map(category),
        matter.b.map(usize::from),
    ]
}

impl Counts {
    /// The counts of a list.
    pub(crate) fn of(list: &[Weighed<'_>]) -> Counts {
        let mut counts = Counts::default();
        for line in list {
            counts.add(&marks(line.matter), line.weight);
        }
        counts
    }

    /// Adds a weight (takes it away when negative; never below nothing).
    pub(crate) fn add(&mut self, marks: &Marks, weight: f64) {
        for (axis, mark) in self.0.iter_mut().zip(marks) {
            let count = mark.and_then(|mark| axis.get_mut(mark));
            if let Some(count) = count {
                let sum = *count + weight;
                *count = if sum < 1e-9 { 0.0 } else { sum };
            }
        }
    }

    /// The posterior mean of each axis: `Σ c (n + ½) / Σ (n + ½)`.
    pub(crate) fn means(&self) -> [f64; 5] {
        let mut out = [0.0; 5];
        for ((out, counts), axis) in out.iter_mut().zip(&self.0).zip(&AXES) {
            *out = mean(axis.values, counts);
        }
        out
    }

    /// The sum of the weights of each axis.
    pub(crate) fn totals(&self) -> [f64; 5] {
        self.0.map(|counts| counts.iter().sum())
    }
}

/// The posterior mean of an index with these values and counts.
pub(crate) fn mean(values: &[f64], counts: &[f64]) -> f64 {
    let pairs = || values.iter().zip(counts);
    let above: f64 = pairs().map(|(value, count)| value * (count + HALF)).sum();
    let below: f64 = pairs().map(|(_, count)| count + HALF).sum();
    above / below
}
