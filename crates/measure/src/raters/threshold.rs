//! Totals just above a mark that decides something: 60 to pass, 80 for good, 90 for excellent. A
//! local form of the density test (McCrary 2008): if nothing pushes, totals just below and just
//! above are about equally frequent.

use super::sheet::Points;
use crate::numeric::{Interval, binomial_interval, binomial_two_sided, real, smallest_of};
use serde::{Deserialize, Serialize};

/// The usual marks.
pub const MARKS: [Points; 3] = [Points::whole(60), Points::whole(80), Points::whole(90)];
/// How far to look on either side of a mark. Wider windows see the slope of the distribution.
pub const WIDTH: Points = Points::whole(2);

/// What lies around one mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jump {
    /// The mark.
    pub mark: Points,
    /// How many totals lie below it, less than the width away.
    pub below: usize,
    /// How many lie on or above it, less than the width away.
    pub above: usize,
    /// The share above, of both.
    pub share_above: f64,
    /// Its exact interval.
    pub interval: Interval,
    /// Exact two-sided p-value against even chances.
    pub p: f64,
}

/// What lies around a mark; none when nothing does.
pub fn jump(totals: &[Points], mark: Points, width: Points) -> Option<Jump> {
    let inside = |low: Points, high: Points| {
        totals
            .iter()
            .filter(|total| low <= **total && **total < high)
            .count()
    };
    // Mirrored bins: as many possible totals below as above, [mark − w, mark) and [mark, mark + w).
    let below = inside(mark.minus(width), mark);
    let above = inside(mark, mark.plus(width));
    let both = below + above;
    (both > 0).then(|| Jump {
        mark,
        below,
        above,
        share_above: real(above) / real(both),
        interval: binomial_interval(above, both),
        p: binomial_two_sided(above, both),
    })
}

/// The clearest jump at the usual marks, with its p-value corrected for having looked at several.
pub fn clearest(totals: &[Points]) -> Option<Jump> {
    let found: Vec<Jump> = MARKS
        .iter()
        .filter_map(|mark| jump(totals, *mark, WIDTH))
        .collect();
    let p = smallest_of(&found.iter().map(|one| one.p).collect::<Vec<_>>())?;
    let first = found.into_iter().min_by(|a, b| a.p.total_cmp(&b.p))?;
    Some(Jump { p, ..first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_on_the_good_side_stand_out() {
        let hundredths = [
            7_800, 7_799, 7_950, 8_000, 8_000, 8_050, 8_000, 8_100, 8_199, 8_150, 8_000, 8_010,
            8_200,
        ];
        let totals = hundredths.map(Points::hundredths);
        let got = jump(&totals, Points::whole(80), WIDTH).unwrap();
        assert_eq!((got.below, got.above), (2, 9));
        // Two-sided: 2 × (1 + 11 + 55)/2048.
        assert!((got.p - 134.0 / 2_048.0).abs() < 1e-12);
        assert!((got.share_above - 9.0 / 11.0).abs() < 1e-12);
        // 82.00 lies beyond the window of 80 and nothing lies at 60 or 90, so one mark was looked
        // at.
        assert_eq!(clearest(&totals), Some(got));
    }

    #[test]
    fn looking_at_two_marks_costs_a_factor_of_two() {
        let mut totals = vec![Points::whole(60); 8];
        totals.extend([Points::whole(89), Points::whole(90)]);
        let got = clearest(&totals).unwrap();
        assert_eq!(got.mark, Points::whole(60));
        assert!((got.p - 2.0 * 2.0 / 256.0).abs() < 1e-12);
        assert_eq!(clearest(&[Points::whole(75)]), None);
    }
}
