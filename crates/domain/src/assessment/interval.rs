//! The interval of a score: how far it would move if other raters of the same kind had answered.
//!
//! A bootstrap of 90 % (domain.md §5e): in each of [`RESAMPLES`] rounds every group is drawn anew out
//! of its own sheets, with repetition and in the same number, and the score is computed again; the
//! interval runs from the fifth to the ninety-fifth of a hundred. Where the evaluator brought in only
//! the mean of some answers their spread is not known; the widest spread that this mean allows is
//! taken (each answer nothing or everything), so that a mean never looks surer than its answers. A
//! group with a single sheet has no known spread and moves nothing.
//!
//! Everything is whole numbers, and the dice are SplitMix64 (Steele, Lea, Flood 2014) started from
//! the sheets themselves: the same sheets, in whatever order, give the same interval to anybody.

use crate::assessment::choices::RatingGroup;
use kernel::Digest;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::fmt::Write;

/// How often the raters are drawn anew.
pub const RESAMPLES: u32 = 2_000;
/// Parts of a hundred that are left out at each end.
const TAIL_PERCENT: usize = 5;
/// One part in so many of the sheets of a group is left out at each end (trimmed mean).
pub(crate) const TRIM_PART: usize = 5;
/// Parts of a point in which scores of a round are counted.
const PARTS: i128 = 1_000_000;
/// Hundredths of a point in a hundred points.
const FULL: u64 = 10_000;

/// SplitMix64: a small generator whose whole state is one number.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always fall alike for the same seed.
    pub(crate) const fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: u64) -> u64 {
        let wide = u128::from(self.roll()) * u128::from(count);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(all.len()).ok()?;
        let place = usize::try_from(self.below(count)).ok()?;
        all.get(place)
    }
}

/// The sheets of one group as they are drawn from, in hundredths of a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheets {
    /// Sheets of single raters: their score of each item of the index.
    pub(crate) own: Vec<Vec<Option<i64>>>,
    /// Means that the evaluator brought in, and of how many answers.
    pub(crate) called: Vec<(i64, u32)>,
}

/// A group with its share of the score.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    /// Whose view it is.
    pub(crate) group: RatingGroup,
    /// Its sheets.
    pub(crate) sheets: Sheets,
    /// Its share of a hundred.
    pub(crate) share: Decimal,
}

/// Hundredths of a point.
pub(crate) fn hundredths(points: Decimal) -> i64 {
    let hundredths = (points * Decimal::ONE_HUNDRED).round();
    hundredths.to_i64().unwrap_or_default()
}

/// The digest the dice start from: of the index, the shares and every sheet, sorted.
pub(crate) fn seed(index: Digest, groups: &[Weighed]) -> Digest {
    let mut text = format!("{index}\n");
    for one in groups {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{} {}", one.group.code(), one.share.normalize());
        for row in &sorted(&one.sheets.own) {
            let scores: Vec<String> = row.iter().map(|score| said(*score)).collect();
            let _ = writeln!(text, "{}", scores.join(" "));
        }
        for (mean, answers) in &sorted(&one.sheets.called) {
            let _ = writeln!(text, "mean {mean} of {answers}");
        }
    }
    Digest::labelled("bonafide-interval-1", text.as_bytes())
}

fn said(score: Option<i64>) -> String {
    score.map_or_else(|| "-".to_owned(), |score| score.to_string())
}

fn sorted<T: Clone + Ord>(all: &[T]) -> Vec<T> {
    let mut all = all.to_vec();
    all.sort_unstable();
    all
}

/// The interval of the score of `groups` under the weights of the items of the index; `None` where
/// no round gives a score.
pub(crate) fn interval(
    groups: &[Weighed],
    weights: &[Decimal],
    seed: Digest,
) -> Option<(Decimal, Decimal)> {
    let weights: Vec<i64> = weights.iter().copied().map(hundredths).collect();
    let urns: Vec<Urn> = groups.iter().map(|one| Urn::of(one, &weights)).collect();
    let mut dice = Dice::new(start(seed));
    let mut scores: Vec<i128> = (0..RESAMPLES)
        .filter_map(|_| score(&urns, &mut dice))
        .collect();
    scores.sort_unstable();
    let tail = scores.len() * TAIL_PERCENT / 100;
    let low = scores.get(tail)?;
    let high = scores.iter().rev().nth(tail)?;
    Some((points(*low), points(*high)))
}

fn start(seed: Digest) -> u64 {
    let bytes = seed.as_bytes().iter().take(8);
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A number of parts of a point, to the hundredth.
fn points(parts: i128) -> Decimal {
    let hundredths = (parts + PARTS / 200).div_euclid(PARTS / 100);
    Decimal::new(i64::try_from(hundredths).unwrap_or_default(), 2).normalize()
}

fn score(urns: &[Urn], dice: &mut Dice) -> Option<i128> {
    let (mut sum, mut shares) = (0, 0);
    for urn in urns {
        if let Some(mean) = urn.mean(dice) {
            sum += mean * urn.share;
            shares += urn.share;
        }
    }
    (shares > 0).then(|| sum / shares)
}

/// A group made ready for the rounds.
struct Urn {
    own: Vec<Vec<Option<i64>>>,
    called: Vec<(i64, u32)>,
    weights: Vec<i64>,
    share: i128,
}

impl Urn {
    fn of(one: &Weighed, weights: &[i64]) -> Urn {
        let mut own = sorted(&one.sheets.own);
        let mut weights = weights.to_vec();
        // A rater who judged the service as a whole says the same of each item: one column will do.
        let flat = |row: &Vec<Option<i64>>| row.windows(2).all(|pair| pair.first() == pair.last());
        if own.iter().all(flat) {
            own.iter_mut().for_each(|row| row.truncate(1));
            weights = vec![1];
        }
        Urn {
            own,
            called: sorted(&one.sheets.called),
            weights,
            share: i128::from(hundredths(one.share * Decimal::ONE_HUNDRED)),
        }
    }

    /// The mean of the group as drawn in one round, in parts of a point.
    fn mean(&self, dice: &mut Dice) -> Option<i128> {
        let mut sum = 0;
        let mut raters = 0;
        let drawn: Vec<&Vec<Option<i64>>> = (0..self.own.len())
            .filter_map(|_| dice.pick(&self.own))
            .collect();
        if let Some(mean) = self.trimmed(&drawn) {
            let count = i128::try_from(drawn.len()).unwrap_or_default();
            sum += mean * count;
            raters += count;
        }
        for (mean, answers) in &self.called {
            let mean = u64::try_from(*mean).unwrap_or_default();
            let hits = (0..*answers).filter(|_| dice.below(FULL) < mean).count();
            sum += i128::try_from(hits).unwrap_or_default() * 100 * PARTS;
            raters += i128::from(*answers);
        }
        (raters > 0).then(|| sum / raters)
    }

    fn trimmed(&self, drawn: &[&Vec<Option<i64>>]) -> Option<i128> {
        let (mut sum, mut weights) = (0, 0);
        for (place, weight) in self.weights.iter().enumerate() {
            let scores = drawn.iter().filter_map(|row| row.get(place).copied()?);
            let mut scores: Vec<i64> = scores.collect();
            scores.sort_unstable();
            let cut = scores.len() / TRIM_PART;
            let kept = scores.len().saturating_sub(cut.saturating_mul(2));
            let whole: i64 = scores.iter().skip(cut).take(kept).sum();
            if let Ok(kept @ 1..) = i128::try_from(kept) {
                let weight = i128::from(*weight);
                sum += i128::from(whole) * (PARTS / 100) * weight / kept;
                weights += weight;
            }
        }
        (weights > 0).then(|| sum / weights)
    }
}
