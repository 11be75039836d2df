//! Draws from the posterior: `π ~ Dirichlet(n + ½)` on each axis, and the field of the grid each
//! draw falls into, by the neutral prior and by the one that presumes conduct by the contract.

use super::{
    counts::{AXES, Axis, Counts, HALF, KAPPA},
    grid::{Point, Tally, field},
    streams::{BLOCK, Streams},
};

/// Room for one block.
pub(crate) struct Work {
    gamma: Vec<f64>,
    above: Vec<f64>,
    below: Vec<f64>,
}

impl Work {
    /// Makes room.
    pub(crate) fn new() -> Work {
        let room = || vec![0.0; BLOCK];
        Work {
            gamma: room(),
            above: room(),
            below: room(),
        }
    }
}

/// The posterior of a cell.
pub(crate) struct Posterior {
    /// Draws of each axis by the neutral prior.
    pub(crate) draws: [Vec<f64>; 5],
    /// Fields by the neutral prior.
    pub(crate) neutral: Tally,
    /// Fields by the sceptical prior.
    pub(crate) sceptical: Tally,
}

/// Five runs of draws of one block.
type Five<'a> = [&'a [f64]; 5];

/// All draws of a cell.
pub(crate) fn posterior(streams: &Streams, counts: &Counts) -> Posterior {
    let mut work = Work::new();
    let mut draws = [const { Vec::new() }; 5].map(|_: Vec<f64>| vec![0.0; streams.draws()]);
    let mut doubt = [const { Vec::new() }; 5].map(|_: Vec<f64>| vec![0.0; BLOCK]);
    let (mut neutral, mut sceptical) = (Tally::default(), Tally::default());
    for block in 0..streams.blocks() {
        let at = block * BLOCK..(block + 1) * BLOCK;
        let axes = AXES.iter().zip(&counts.0);
        for (((axis, counts), draws), doubt) in axes.zip(&mut draws).zip(&mut doubt) {
            if let Some(out) = draws.get_mut(at.clone()) {
                both(streams, (axis, block), counts, &mut work, [out, doubt]);
            }
        }
        let parts = draws
            .each_ref()
            .map(|draws| draws.get(at.clone()).unwrap_or(&[]));
        fields(&parts, streams.cuts(block), &mut neutral);
        fields(
            &doubt.each_ref().map(Vec::as_slice),
            streams.cuts(block),
            &mut sceptical,
        );
    }
    Posterior {
        draws,
        neutral,
        sceptical,
    }
}

/// Fields of the first `blocks` blocks by the neutral prior; axes that are as in `base` are not
/// drawn again.
pub(crate) fn fields_of(
    streams: &Streams,
    counts: &Counts,
    base: Option<(&Counts, &Posterior)>,
    blocks: usize,
) -> Tally {
    let mut work = Work::new();
    let mut fresh = [const { Vec::new() }; 5].map(|_: Vec<f64>| vec![0.0; BLOCK]);
    let mut tally = Tally::default();
    for block in 0..blocks.min(streams.blocks()) {
        let at = block * BLOCK..(block + 1) * BLOCK;
        let mut parts: Five = [&[]; 5];
        let axes = AXES.iter().zip(&counts.0).enumerate();
        for (((number, (axis, own)), fresh), part) in axes.zip(&mut fresh).zip(&mut parts) {
            let known = base.and_then(|(other, posterior)| {
                let same = other.0.get(number) == Some(own);
                let draws = same.then(|| posterior.draws.get(number)).flatten();
                draws.and_then(|draws| draws.get(at.clone()))
            });
            *part = match known {
                Some(known) => known,
                None => {
                    mean_block(
                        streams,
                        (axis.base, block),
                        (axis.values, own),
                        &mut work,
                        fresh,
                    );
                    fresh
                }
            };
        }
        fields(&parts, streams.cuts(block), &mut tally);
    }
    tally
}

fn fields(parts: &Five, cuts: &[[f64; 4]], tally: &mut Tally) {
    let [a, rho, upper, lower, b] = *parts;
    let first = a.iter().zip(rho).zip(upper.iter().zip(lower));
    for ((((a, rho), (upper, lower)), b), cuts) in first.zip(b).zip(cuts) {
        let point = Point {
            a: *a,
            rho: *rho,
            upper: *upper,
            lower: *lower,
            b: *b,
        };
        tally.add(field(point, *cuts));
    }
}

/// Draws of an axis in a block by both priors: only the category of conduct by the contract
/// differs.
fn both(
    streams: &Streams,
    (axis, block): (&Axis, usize),
    counts: &[f64; 5],
    work: &mut Work,
    out: [&mut [f64]; 2],
) {
    work.above.fill(0.0);
    work.below.fill(0.0);
    for (k, (value, count)) in axis.values.iter().zip(counts).enumerate() {
        if k != axis.abiding {
            add(
                streams,
                (axis.base + k, block),
                (*value, count + HALF),
                work,
            );
        }
    }
    let count = counts.get(axis.abiding).copied().unwrap_or(0.0) + HALF;
    for (shape, out) in [count, count + KAPPA].into_iter().zip(out) {
        if let Some(block) = streams.block(axis.base + axis.abiding, block) {
            block.gamma(shape, &mut work.gamma);
        }
        let sums = work.above.iter().zip(&work.below).zip(&work.gamma);
        for (out, ((above, below), gamma)) in out.iter_mut().zip(sums) {
            *out = above / (below + gamma);
        }
    }
}

/// Adds one category to the sums.
fn add(
    streams: &Streams,
    (slot, block): (usize, usize),
    (value, shape): (f64, f64),
    work: &mut Work,
) {
    if let Some(block) = streams.block(slot, block) {
        block.gamma(shape, &mut work.gamma);
    }
    let sums = work.above.iter_mut().zip(&mut work.below);
    for ((above, below), gamma) in sums.zip(&work.gamma) {
        *above += value * gamma;
        *below += gamma;
    }
}

/// Draws of an index in a block, from the slots that begin at `base`.
pub(crate) fn mean_block(
    streams: &Streams,
    (base, block): (usize, usize),
    (values, counts): (&[f64], &[f64]),
    work: &mut Work,
    out: &mut [f64],
) {
    work.above.fill(0.0);
    work.below.fill(0.0);
    for (k, (value, count)) in values.iter().zip(counts).enumerate() {
        add(streams, (base + k, block), (*value, count + HALF), work);
    }
    for (out, (above, below)) in out.iter_mut().zip(work.above.iter().zip(&work.below)) {
        *out = above / below;
    }
}

/// All draws of an index.
pub(crate) fn mean_draws(
    streams: &Streams,
    base: usize,
    values: &[f64],
    counts: &[f64],
) -> Vec<f64> {
    let mut work = Work::new();
    let mut draws = vec![0.0; streams.draws()];
    for (block, out) in draws.chunks_exact_mut(BLOCK).enumerate() {
        mean_block(streams, (base, block), (values, counts), &mut work, out);
    }
    draws
}

/// Draws of a function of the shares of at most five categories.
pub(crate) fn simplex(
    streams: &Streams,
    base: usize,
    counts: &[f64],
    of: impl Fn(&[f64; 5]) -> f64,
) -> Vec<f64> {
    let mut draws = Vec::with_capacity(streams.draws());
    let mut rows = vec![[0.0; 5]; BLOCK];
    let mut gamma = vec![0.0; BLOCK];
    for block in 0..streams.blocks() {
        for (k, count) in counts.iter().enumerate().take(5) {
            if let Some(block) = streams.block(base + k, block) {
                block.gamma(count + HALF, &mut gamma);
            }
            for (row, gamma) in rows.iter_mut().zip(&gamma) {
                if let Some(part) = row.get_mut(k) {
                    *part = *gamma;
                }
            }
        }
        draws.extend(rows.iter().map(|row| {
            let sum: f64 = row.iter().sum();
            of(&row.map(|part| part / sum))
        }));
    }
    draws
}
