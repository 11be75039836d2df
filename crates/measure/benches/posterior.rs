//! Time to measure a thousand pairs and stages with 20,000 draws each, beside drawing every gamma
//! number of every pair by itself: `cargo bench -p measure`.

#![allow(
    clippy::needless_range_loop,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a measurement that meets something unexpected should stop"
)]

use chacha20::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use measure::{
    CodedMatter,
    coded::Step,
    engine::{Effort, findings_with, outlines},
    example,
    ids::{MatterId, StageId},
};
use std::{num::NonZeroUsize, time::Instant};

const CELLS: usize = 1_000;
const DRAWS: usize = 20_000;
const PLAIN: usize = 10;

fn unit(random: &mut ChaCha8Rng) -> f64 {
    ((random.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

/// Cells of ten to twenty-four matters; weights as delay and one-sidedness give them.
fn matters(random: &mut ChaCha8Rng) -> Vec<CodedMatter> {
    let template = example::delivery().remove(0);
    let mut out = Vec::new();
    for cell in 0..CELLS {
        for number in 0..10 + (random.next_u64() % 15) {
            let mut matter = template.clone();
            let mut step = || Step::ALL[(random.next_u64() % 5) as usize];
            let (a, upper, lower) = (step(), step(), step());
            let mut yes = |chance: f64| unit(random) < chance;
            matter.id = MatterId::new(format!("c{cell}-{number}"));
            matter.stage = StageId::new(format!("S{cell:04}"));
            matter.a = yes(0.6).then_some(a);
            matter.ini = yes(0.6);
            matter.res = matter.ini && yes(0.2);
            matter.v_upper = Some(upper);
            matter.v_lower = Some(lower);
            matter.b = Some(yes(0.3));
            matter.weight = [1.0, 1.0, 0.8, 0.5, 0.4][(random.next_u64() % 5) as usize];
            out.push(matter);
        }
    }
    out
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    loop {
        let (x, y) = (2.0 * unit(random) - 1.0, 2.0 * unit(random) - 1.0);
        let s = x * x + y * y;
        if s < 1.0 && s > 0.0 {
            return x * (-2.0 * s.ln() / s).sqrt();
        }
    }
}

fn gamma(random: &mut ChaCha8Rng, shape: f64) -> f64 {
    if shape < 1.0 {
        return gamma(random, shape + 1.0) * unit(random).powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let z = normal(random);
        let v = (1.0 + c * z).powi(3);
        let u = unit(random);
        if u < 1.0 - 0.0331 * z.powi(4) && v > 0.0 {
            return d * v;
        }
        if v > 0.0 && u.ln() < 0.5 * z * z + d * (1.0 - v + v.ln()) {
            return d * v;
        }
    }
}

/// One cell by itself: both priors, the draws of five indices, their quantiles by sorting, and the
/// shares of types.
fn plainly(random: &mut ChaCha8Rng, cell: &[CodedMatter]) -> f64 {
    let mut counts = [[0.5_f64; 5]; 5];
    for matter in cell {
        let place = |step: Step| (step.value() * 2.0 + 2.0) as usize;
        let marks = [
            matter.a.map(place),
            matter.ini.then_some(usize::from(matter.res)),
            matter.v_upper.map(place),
            matter.v_lower.map(place),
            matter.b.map(usize::from),
        ];
        for (counts, mark) in counts.iter_mut().zip(marks) {
            if let Some(mark) = mark {
                counts[mark] += matter.weight;
            }
        }
    }
    let kinds = [5_usize, 2, 5, 5, 2];
    let mut rebellion = 0_u32;
    let mut draws = vec![vec![0.0; DRAWS]; 5];
    for extra in [0.0, 2.0] {
        for draw in 0..DRAWS {
            let mut point = [0.0; 5];
            for axis in 0..5 {
                let (mut above, mut below) = (0.0, 0.0);
                for k in 0..kinds[axis] {
                    let (value, abiding) = match kinds[axis] {
                        5 => ((k as f64 - 2.0) / 2.0, k == 2),
                        _ => (k as f64, k == 0),
                    };
                    let shape = counts[axis][k] + if abiding { extra } else { 0.0 };
                    let g = gamma(random, shape);
                    above += value * g;
                    below += g;
                }
                point[axis] = above / below;
                draws[axis][draw] = point[axis];
            }
            let mut cut = |at: f64| at + 0.1 * unit(random) - 0.05;
            let (a, v, rho) = (cut(0.2), cut(0.1), cut(0.25));
            let conflict = point[3] < -v || (point[1] > rho && point[3] < v);
            rebellion += u32::from(point[0] > a && conflict);
        }
    }
    for draws in &mut draws {
        draws.sort_by(f64::total_cmp);
    }
    f64::from(rebellion) + draws[0][DRAWS / 20]
}

fn main() {
    let mut random = ChaCha8Rng::from_seed([3; 32]);
    let all = matters(&mut random);
    let mut dossier = example::dossier();
    dossier.contract.id = measure::ids::ContractName::new("bench");
    println!("{CELLS} pairs and stages, {DRAWS} draws, two priors, five indices with intervals");

    let started = Instant::now();
    let mut sum = 0.0;
    for cell in 0..PLAIN {
        let stage = StageId::new(format!("S{cell:04}"));
        let own: Vec<CodedMatter> = all
            .iter()
            .filter(|matter| matter.stage == stage)
            .cloned()
            .collect();
        sum += plainly(&mut random, &own);
    }
    let plain = started.elapsed().as_secs_f64() / PLAIN as f64;
    println!(
        "each cell drawn by itself   {:>8.2} ms a cell, one thread ({sum:.0})",
        plain * 1e3
    );

    for threads in [1_usize, 2] {
        let effort = Effort {
            thousands: DRAWS / 1_000,
            explain: 5,
            threads: NonZeroUsize::new(threads).unwrap(),
        };
        let started = Instant::now();
        let found = outlines(&dossier, &all, effort);
        let took = started.elapsed().as_secs_f64();
        println!(
            "shared random numbers       {:>8.2} ms a cell, {:.2} s for all, {threads} threads: \
             {:.0} × as fast",
            took * 1e3 / found.len() as f64,
            took,
            plain * found.len() as f64 / took,
        );
    }
    let some: Vec<CodedMatter> = all
        .into_iter()
        .filter(|matter| matter.stage < StageId::new("S0100"))
        .collect();
    let mut coded = example::coded();
    coded.matters = some;
    let started = Instant::now();
    let found = findings_with(&dossier, coded, Effort::default());
    println!(
        "everything, with reasons    {:>8.2} s for {} cells, {} months, all threads",
        started.elapsed().as_secs_f64(),
        found.cells.len(),
        found.months.len(),
    );
}
