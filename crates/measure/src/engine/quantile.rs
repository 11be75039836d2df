//! Exact order statistics of many draws by counting: two passes instead of a sort.

use super::portable::{count, index, real};
use crate::findings::Estimate;

const BINS: usize = 512;
/// Of the five quantiles 5, 25, 75 and 95 hundredths.
const LEVELS: [f64; 4] = [0.05, 0.25, 0.75, 0.95];

/// The 5th, 25th, 75th and 95th hundredth of draws; zeros when there are none.
pub(crate) fn quartet(draws: &[f64]) -> [f64; 4] {
    let (low, high) = draws.iter().fold((f64::MAX, f64::MIN), |(low, high), x| {
        (low.min(*x), high.max(*x))
    });
    if draws.is_empty() || high <= low {
        return [draws.first().copied().unwrap_or(0.0); 4];
    }
    let scale = real(BINS - 1) / (high - low);
    let bin = |x: f64| index((x - low) * scale);
    let mut counts = [0_u32; BINS];
    for x in draws {
        if let Some(count) = counts.get_mut(bin(*x)) {
            *count += 1;
        }
    }
    let wanted = LEVELS.map(|level| {
        let rank = count(index((real(draws.len()) * level - 0.5).max(0.0)));
        locate(&counts, rank)
    });
    let mut asked = [false; BINS];
    for (bin, _) in &wanted {
        if let Some(asked) = asked.get_mut(*bin) {
            *asked = true;
        }
    }
    let mut inside: [Vec<f64>; 4] = [const { Vec::new() }; 4];
    for x in draws {
        let at = bin(*x);
        if asked.get(at).is_some_and(|asked| *asked) {
            for ((bin, _), found) in wanted.iter().zip(&mut inside) {
                if *bin == at {
                    found.push(*x);
                }
            }
        }
    }
    let mut out = [0.0; 4];
    for (((_, rank), found), out) in wanted.iter().zip(&mut inside).zip(&mut out) {
        let rank = usize::try_from(*rank)
            .unwrap_or(0)
            .min(found.len().max(1) - 1);
        if rank < found.len() {
            let (_, value, _) = found.select_nth_unstable_by(rank, f64::total_cmp);
            *out = *value;
        }
    }
    out
}

/// The bin of the draw with this rank, and its rank inside the bin.
fn locate(counts: &[u32], rank: u32) -> (usize, u32) {
    let mut left = rank;
    for (bin, count) in counts.iter().enumerate() {
        if left < *count {
            return (bin, left);
        }
        left -= count;
    }
    (counts.len().saturating_sub(1), 0)
}

/// An estimate from its draws, when `have` reaches `need`.
pub(crate) fn estimate(mean: f64, draws: &[f64], n: f64, have: usize, need: u32) -> Estimate {
    let have = count(have);
    if have < need {
        return Estimate::Insufficient { have, need };
    }
    let [low, lower, upper, high] = quartet(draws);
    Estimate::Known {
        mean,
        half: (lower, upper),
        most: (low, high),
        n,
        count: have,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_a_sort() {
        let mut random = crate::engine::random::Random::new(1, 2);
        for size in [1_usize, 2, 7, 100, 5_000] {
            let draws: Vec<f64> = (0..size).map(|_| random.gamma(0.7) - 1.0).collect();
            let mut sorted = draws.clone();
            sorted.sort_by(f64::total_cmp);
            let expected = LEVELS.map(|level| {
                let rank = index((real(size) * level - 0.5).max(0.0).round_ties_even());
                sorted[rank.min(size - 1)]
            });
            assert_eq!(quartet(&draws), expected, "{size}");
        }
        assert_eq!(quartet(&[3.0; 20]), [3.0; 4]);
        assert_eq!(quartet(&[]), [0.0; 4]);
    }
}
