//! The evidence index E: the mean level of evidence behind scores, 0 to 3, divided by 3.

use super::sheet::Sheet;
use crate::numeric::{Draws, Interval, Seed, mean, percentile_interval, real};
use serde::{Deserialize, Serialize};

/// Below this, scores rest on nothing that can be looked at.
pub const LEAST: f64 = 0.4;
/// How many times sheets are drawn again for the interval.
pub const RESAMPLES: usize = 1_000;

/// The index with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Mean over sheets, 0 to 1.
    pub value: f64,
    /// From drawing sheets again.
    pub interval: Interval,
    /// A bound on the probability of so low a mean if the true one were [`LEAST`] or more.
    pub p: f64,
    /// How many sheets.
    pub n: usize,
}

/// The index of these sheets; those without any word on evidence are left out; none when all are.
pub fn index<'a>(sheets: impl Iterator<Item = &'a Sheet>, seed: Seed) -> Option<Index> {
    let mut values: Vec<f64> = sheets.filter_map(Sheet::evidence).collect();
    values.sort_by(f64::total_cmp);
    let value = mean(&values)?;
    let mut draws = Draws::from(seed.apart("evidence"));
    let mut again = || {
        let drawn: Vec<f64> = (0..values.len())
            .filter_map(|_| draws.pick(&values))
            .copied()
            .collect();
        mean(&drawn)
    };
    let means: Vec<f64> = (0..RESAMPLES).filter_map(|_| again()).collect();
    Some(Index {
        value,
        interval: percentile_interval(&means)?,
        p: at_most(value, LEAST, values.len()),
        n: values.len(),
    })
}

/// Hoeffding (1963, theorem 1): the chance that the mean of `n` independent numbers between 0 and 1
/// with mean `truth` or more is at most `seen`. It holds for any distribution and needs no spread.
fn at_most(seen: f64, truth: f64, n: usize) -> f64 {
    if seen >= truth {
        return 1.0;
    }
    let part = |share: f64, of: f64| {
        if share > 0.0 {
            share * (share / of).ln()
        } else {
            0.0
        }
    };
    let distance = part(seen, truth) + part(1.0 - seen, 1.0 - truth);
    (-real(n) * distance).exp().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raters::{
        sheet::{EvidenceLevel, Maker},
        testkit::{evidenced, sheet},
    };
    use EvidenceLevel::{None as Nothing, Others, OwnAtTheTime, OwnLater};

    #[test]
    fn levels_are_counted_from_nothing_to_others() {
        let one = evidenced(
            sheet("r", "t", &[3; 4]),
            &[Nothing, OwnLater, OwnAtTheTime, Others],
        );
        assert_eq!(one.evidence(), Some(0.5));
        let at = |text: &str| text.parse().unwrap();
        let happened = at("2026-03-01T09:00:00Z");
        let level = |maker, made: &str| EvidenceLevel::of(maker, happened, at(made));
        assert_eq!(level(Maker::Itself, "2026-03-04T09:00:00Z"), OwnAtTheTime);
        assert_eq!(level(Maker::Itself, "2026-03-04T09:00:01Z"), OwnLater);
        assert_eq!(level(Maker::SomebodyElse, "2026-06-01T00:00:00Z"), Others);
    }

    #[test]
    fn nothing_at_all_is_bounded_exactly() {
        let bare = vec![evidenced(sheet("r", "t", &[3; 2]), &[Nothing, Nothing]); 8];
        let got = index(bare.iter(), Seed::new(1)).unwrap();
        // All eight at 0 when each has mean .4: at most .6⁸.
        assert!((got.p - 0.6_f64.powi(8)).abs() < 1e-12);
        assert_eq!((got.value, got.n), (0.0, 8));
        assert_eq!((got.interval.low, got.interval.high), (0.0, 0.0));
        let full = vec![evidenced(sheet("r", "t", &[3; 2]), &[Others, OwnAtTheTime]); 3];
        assert_eq!(index(full.iter(), Seed::new(1)).unwrap().p, 1.0);
        assert_eq!(index([sheet("r", "t", &[3])].iter(), Seed::new(1)), None);
    }
}
