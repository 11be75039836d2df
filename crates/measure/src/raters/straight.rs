//! Straight-lining and haste: a form filled in rather than answered (indices as in Curran 2016,
//! Journal of Experimental Social Psychology 66; variability as in Dunn et al. 2018).

use super::sheet::Sheet;
use crate::numeric::{deviation, real};
use serde::{Deserialize, Serialize};

/// Fewer items say nothing about how a sheet was filled in.
pub const ITEMS_MIN: usize = 5;
/// A run of equal scores over this share of the items is straight.
pub const RUN_SHARE: f64 = 0.8;
/// Fewer seconds than this for each item are haste.
pub const SECONDS_MIN: f64 = 2.0;

/// How one sheet was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manner {
    /// How many items it has.
    pub items: usize,
    /// The longest run of neighbouring items with the same place on their scales.
    pub run: usize,
    /// The standard deviation within the sheet, in shares of the scale.
    pub variability: f64,
    /// Mean seconds from one score to the next, when all times are known.
    pub seconds_per_item: Option<f64>,
}

impl Manner {
    /// Whether the longest run covers [`RUN_SHARE`] of the items.
    pub fn is_straight(&self) -> bool {
        is_straight(self.run, self.items)
    }
    /// Whether it took less than [`SECONDS_MIN`] for each item; not when times are unknown.
    pub fn is_hasty(&self) -> bool {
        self.seconds_per_item
            .is_some_and(|seconds| seconds < SECONDS_MIN)
    }
}

/// Whether a run is straight in a sheet of so many items.
pub fn is_straight(run: usize, items: usize) -> bool {
    items >= ITEMS_MIN && real(run) >= RUN_SHARE * real(items)
}

/// The longest run of equal neighbours.
pub fn longest_run<T: PartialEq>(values: &[T]) -> usize {
    values
        .chunk_by(|a, b| a == b)
        .map(<[T]>::len)
        .max()
        .unwrap_or(0)
}

/// How this sheet was filled in; none below [`ITEMS_MIN`] items.
pub fn manner(sheet: &Sheet) -> Option<Manner> {
    let shares = sheet.shares();
    if shares.len() < ITEMS_MIN {
        return None;
    }
    Some(Manner {
        items: shares.len(),
        run: longest_run(&shares),
        variability: deviation(&shares)?,
        seconds_per_item: seconds_per_item(sheet),
    })
}

/// The first score has no start of its own, so that time is counted from one score to the next.
/// Scores that were all entered in one second, as a form sent as a whole is, say nothing.
fn seconds_per_item(sheet: &Sheet) -> Option<f64> {
    let times: Option<Vec<i64>> = sheet.marks.iter().map(|mark| mark.entered_at).collect();
    let times = times?;
    let (first, last) = (times.iter().min()?, times.iter().max()?);
    let took = u32::try_from(last.checked_sub(*first)?)
        .ok()
        .filter(|took| *took > 0)?;
    let steps = times.len().checked_sub(1).filter(|steps| *steps > 0)?;
    Some(f64::from(took) / real(steps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raters::testkit::{sheet, timed};

    #[test]
    fn a_run_over_four_fifths_is_straight() {
        let straight = manner(&sheet("r", "t", &[4, 4, 4, 4, 2])).unwrap();
        assert_eq!((straight.run, straight.items), (4, 5));
        assert!(straight.is_straight());
        let varied = manner(&sheet("r", "t", &[4, 4, 3, 4, 4])).unwrap();
        assert_eq!(varied.run, 2);
        assert!(!varied.is_straight());
        // Shares .75 .75 .5 .75 .75: mean .7, squares 4 × .0025 + .04 = .05, over 4.
        assert!((varied.variability - 0.0125_f64.sqrt()).abs() < 1e-12);
        assert_eq!(manner(&sheet("r", "t", &[4, 4, 4, 4])), None);
    }

    #[test]
    fn haste_is_measured_between_scores() {
        let quick = timed(
            sheet("r", "t", &[4, 3, 4, 3, 2]),
            &[100, 101, 102, 104, 106],
        );
        let quick = manner(&quick).unwrap();
        assert_eq!(quick.seconds_per_item, Some(1.5));
        assert!(quick.is_hasty());
        let whole = timed(sheet("r", "t", &[4, 3, 4, 3, 2]), &[100; 5]);
        assert_eq!(manner(&whole).unwrap().seconds_per_item, None);
    }
}
