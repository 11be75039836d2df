//! Gamma numbers for every shape from one set of normal numbers.
//!
//! Marsaglia and Tsang's gamma number is `d(1 + cz)³` where `d` and `c` depend on the shape and `z`
//! is normal, with a rare rejection. Here `z`, and the numbers by which a rejection is decided and
//! made good, are drawn once per *slot* (one category of one index) and used for every cell: a cell
//! is arithmetic on them. Two cells that differ by one matter then use the same random numbers, so
//! that what the matter does is an exact paired difference and not noise.

use super::{
    portable::{exp, ln},
    random::Random,
};
use std::sync::OnceLock;

/// Draws in one block: what is worked on at once stays in the nearest cache.
pub(crate) const BLOCK: usize = 1_000;
/// Slots there are.
pub(crate) const SLOTS: usize = 44;
/// First of the slots used for the four rights (five categories each), or for a second and third
/// pair.
pub(crate) const RIGHTS: usize = 19;
/// First of the slots for what is never drawn together with anything else.
pub(crate) const MINOR: usize = 39;
/// How often a rejected number is tried again from the reserve.
const RETRIES: usize = 8;
/// The squeeze of Marsaglia and Tsang: below it nothing is ever rejected.
const SQUEEZE: f64 = 0.0331;
/// The least `d`: that of shape 1.
const LEAST: f64 = 2.0 / 3.0;

/// A block of a slot.
pub(crate) struct Block {
    normal: Vec<f64>,
    /// Positions that are rejected for some shapes: for those whose `d` is at most the number
    /// beside, the greatest first.
    rejected: Vec<(f64, usize)>,
    reserve: Vec<(f64, f64)>,
    /// Gamma numbers of shape one half, which no count adds to.
    half: Vec<f64>,
    /// ln u, for shapes below one.
    boost: Vec<f64>,
}

impl Block {
    fn new(random: &mut Random) -> Block {
        let mut block = Block {
            normal: Vec::with_capacity(BLOCK),
            rejected: Vec::new(),
            reserve: Vec::with_capacity(BLOCK),
            half: Vec::with_capacity(BLOCK),
            boost: Vec::with_capacity(BLOCK),
        };
        for position in 0..BLOCK {
            let (z, u) = (random.normal(), random.unit());
            let test = ln(u) - 0.5 * z * z;
            let may = u >= 1.0 - SQUEEZE * z * z * z * z;
            if may && !accepted(LEAST, z, test) {
                block.rejected.push((rejected_to(z, test), position));
            }
            block.normal.push(z);
            let (z, u) = (random.normal(), random.unit());
            block.reserve.push((z, ln(u) - 0.5 * z * z));
            let z = random.normal();
            block.half.push(0.5 * z * z);
            block.boost.push(ln(random.unit()));
        }
        block
            .rejected
            .sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        block
    }

    /// Gamma numbers of this shape.
    pub(crate) fn gamma(&self, shape: f64, out: &mut [f64]) {
        if shape == 0.5 {
            out.copy_from_slice(&self.half);
        } else if shape >= 1.0 {
            self.above_one(shape, out);
        } else {
            let shape = shape.max(1e-3);
            self.above_one(shape + 1.0, out);
            for (out, boost) in out.iter_mut().zip(&self.boost) {
                *out *= exp(boost / shape);
            }
        }
    }

    fn above_one(&self, shape: f64, out: &mut [f64]) {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        for (out, z) in out.iter_mut().zip(&self.normal) {
            let v = 1.0 + c * z;
            *out = d * (v * v * v);
        }
        for (_, position) in self.rejected.iter().take_while(|(to, _)| d <= *to) {
            if let Some(out) = out.get_mut(*position) {
                *out = d * self.again(d, c, *position);
            }
        }
    }

    /// A number from the reserve for a rejected one.
    fn again(&self, d: f64, c: f64, position: usize) -> f64 {
        let mut last = 1.0;
        for round in 0..RETRIES {
            let at = (position + round * 311) % BLOCK;
            if let Some((z, test)) = self.reserve.get(at) {
                let v = 1.0 + c * z;
                last = v * v * v;
                if accepted(d, *z, *test) {
                    return last;
                }
            }
        }
        last.max(1e-9)
    }
}

/// Whether a normal number stands for a gamma number of shape `d + 1/3`. What is accepted once is
/// accepted for every greater `d`: the logarithm of the ratio of the densities, `3d(ln(1 + x) − x +
/// x²/2 − x³/3)` with `x = z/(3√d)`, grows to 0.
fn accepted(d: f64, z: f64, test: f64) -> bool {
    let v = 1.0 + z / (9.0 * d).sqrt();
    let v = v * v * v;
    v > 0.0 && test < d * (1.0 - v + ln(v))
}

/// The greatest `d` for which a number is rejected that is rejected for the least.
fn rejected_to(z: f64, test: f64) -> f64 {
    let mut high = 2.0 * LEAST;
    while high < 1e9 && !accepted(high, z, test) {
        high *= 2.0;
    }
    let mut low = high / 2.0;
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if accepted(middle, z, test) {
            high = middle;
        } else {
            low = middle;
        }
    }
    low
}

/// The cuts of the grid, jittered (measurement.md §4.6), for each draw of a block.
pub(crate) struct Cuts {
    /// a₀, v₀, ρ₀, b₀.
    pub(crate) at: Vec<[f64; 4]>,
}

/// Everything random of one run.
pub(crate) struct Streams {
    seed: u64,
    blocks: usize,
    slots: Vec<OnceLock<Vec<Block>>>,
    cuts: OnceLock<Vec<Cuts>>,
}

impl Streams {
    /// The streams of a seed, `blocks` thousands of draws long.
    pub(crate) fn new(seed: u64, blocks: usize) -> Streams {
        Streams {
            seed,
            blocks,
            slots: (0..SLOTS).map(|_| OnceLock::new()).collect(),
            cuts: OnceLock::new(),
        }
    }

    /// How many blocks.
    pub(crate) const fn blocks(&self) -> usize {
        self.blocks
    }

    /// How many draws.
    pub(crate) const fn draws(&self) -> usize {
        self.blocks * BLOCK
    }

    /// A block of a slot.
    pub(crate) fn block(&self, slot: usize, block: usize) -> Option<&Block> {
        let slot_of = self.slots.get(slot)?;
        let label = u64::try_from(slot).unwrap_or(0);
        let blocks = slot_of.get_or_init(|| {
            let mut random = Random::new(self.seed, label);
            (0..self.blocks).map(|_| Block::new(&mut random)).collect()
        });
        blocks.get(block)
    }

    /// The cuts of a block: those of §4.6, each moved by up to .05 either way.
    pub(crate) fn cuts(&self, block: usize) -> &[[f64; 4]] {
        let all = self.cuts.get_or_init(|| {
            let mut random = self.other(0);
            (0..self.blocks).map(|_| jittered(&mut random)).collect()
        });
        all.get(block).map_or(&[], |cuts| &cuts.at)
    }

    /// A stream for another purpose.
    pub(crate) fn other(&self, label: u32) -> Random {
        Random::new(self.seed, u64::from(label) + 1_000)
    }
}

fn jittered(random: &mut Random) -> Cuts {
    let mut cuts = || super::grid::CUTS.map(|cut| cut + 0.1 * random.unit() - 0.05);
    Cuts {
        at: (0..BLOCK).map(|_| cuts()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept about a rejected number says for every shape what the test itself says.
    #[test]
    fn rejections_are_those_of_the_test() {
        let mut random = Random::new(3, 3);
        let mut rejected = 0;
        for _ in 0..20_000 {
            let (z, u) = (random.normal(), random.unit());
            let test = ln(u) - 0.5 * z * z;
            let to = (!accepted(LEAST, z, test)).then(|| rejected_to(z, test));
            for d in [0.667, 0.9, 1.2, 2.0, 5.0, 30.0] {
                let says = to.is_none_or(|to| d > to);
                assert_eq!(says, accepted(d, z, test), "{z} {u} {d}");
                rejected += u32::from(!says);
            }
        }
        assert!(rejected > 1_000);
    }

    /// Mean, variance and third moment of Gamma(k): k, k, 2k.
    #[test]
    fn gamma_numbers_have_their_moments() {
        let streams = Streams::new(7, 200);
        for shape in [0.5, 0.62, 0.9, 1.0, 1.5, 2.3, 6.5, 40.5] {
            let mut sums = [0.0; 3];
            let mut out = vec![0.0; BLOCK];
            for block in 0..streams.blocks() {
                streams.block(3, block).unwrap().gamma(shape, &mut out);
                for x in &out {
                    let off = x - shape;
                    sums[0] += off;
                    sums[1] += off * off;
                    sums[2] += off * off * off;
                }
            }
            let n = 200_000.0;
            let root = f64::sqrt(shape);
            assert!((sums[0] / n).abs() < 5.0 * root / f64::sqrt(n), "{shape}");
            assert!(
                (sums[1] / n / shape - 1.0).abs() < 0.04,
                "{shape}: {}",
                sums[1] / n
            );
            assert!(
                (sums[2] / n / (2.0 * shape) - 1.0).abs() < 0.25,
                "{shape}: {}",
                sums[2] / n
            );
        }
    }

    /// The same numbers as drawn one by one: compared by their distribution function at deciles.
    #[test]
    fn gamma_numbers_have_the_distribution_of_plain_ones() {
        let streams = Streams::new(11, 100);
        let mut random = Random::new(5, 5);
        for shape in [0.5, 0.8, 1.0, 3.5] {
            let mut pooled = Vec::new();
            let mut out = vec![0.0; BLOCK];
            for block in 0..streams.blocks() {
                streams.block(0, block).unwrap().gamma(shape, &mut out);
                pooled.extend_from_slice(&out);
            }
            let mut plain: Vec<f64> = (0..100_000).map(|_| random.gamma(shape)).collect();
            pooled.sort_by(f64::total_cmp);
            plain.sort_by(f64::total_cmp);
            for tenth in 1..10 {
                let at = plain[tenth * 10_000];
                let below = pooled.partition_point(|x| *x < at);
                let share = crate::engine::portable::real(below) / 100_000.0;
                assert!(
                    (share - crate::engine::portable::real(tenth) / 10.0).abs() < 0.008,
                    "{shape} {tenth} {share}"
                );
            }
        }
    }
}
