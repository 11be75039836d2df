//! Comparing projects without a league table (measurement.md §4.11): each project's counts are
//! drawn toward what its group has in common, by as much as the group is alike; what can be told
//! from chance is said by pair, and nothing has a rank.
//!
//! Model: counts y of a project are Dirichlet-multinomial with parameter φμ common to its group; φ
//! and μ by maximum likelihood (Minka's fixed point, 2000); posterior mean (y + φμ) / (n + φ).

mod digamma;

use crate::{
    engine::{
        portable::{count, real},
        quartet,
        random::Random,
    },
    ids::ContractName,
};
use digamma::digamma;
use serde::{Deserialize, Serialize};

/// Fewest projects of a group.
pub const PROJECTS: usize = 3;
/// Most projects of a group.
pub const MOST: usize = 200;
/// Above this φ the projects do not differ beyond chance.
const ALIKE: f64 = 1_000.0;
/// Least parameter of a category.
const LEAST: f64 = 1e-4;
/// Steps of the fixed point.
const STEPS: usize = 5_000;
/// Draws for intervals and pairs.
const DRAWS: usize = 4_000;
/// From here a pair is told apart.
const APART: f64 = 0.9;

/// A project's weights by category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The contract.
    pub name: ContractName,
    /// Weight of each category, 0 and above.
    pub counts: Vec<f64>,
}

/// Where the raw value lies in the funnel of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Funnel {
    /// Where chance puts 95 of 100.
    Inside,
    /// Beyond that, within what chance puts 998 of 1,000.
    Unusual,
    /// Beyond that.
    Outside,
}

/// A project of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The contract.
    pub name: ContractName,
    /// The sum of its weights.
    pub n: f64,
    /// Its own mean; none without weight.
    pub raw: Option<f64>,
    /// Its mean drawn toward the group: the one to show.
    pub shrunken: f64,
    /// Nine tenths of the posterior.
    pub most: (f64, f64),
    /// Where chance alone puts 95 of 100 projects with this n.
    pub limits: (f64, f64),
    /// Where it lies.
    pub funnel: Funnel,
}

/// That one project has more of something than another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    /// The one with more.
    pub more: ContractName,
    /// The one with less.
    pub less: ContractName,
    /// How probable that is, .9 and above.
    pub probability: f64,
}

/// A group of projects of one kind of pair, stage and district pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pooled {
    /// How alike they are: a project counts as much as φ matters of the group beside its own. None
    /// where they do not differ beyond chance.
    pub phi: Option<f64>,
    /// The shares they have in common.
    pub mu: Vec<f64>,
    /// The index they have in common.
    pub mean: f64,
    /// The projects, by name.
    pub projects: Vec<Placed>,
    /// Pairs that can be told apart, by name.
    pub apart: Vec<Apart>,
}

/// Why a group is not compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// Too few projects with anything in them, or too many.
    #[error("{have} projects; a comparison takes {PROJECTS} to {MOST} with matters in them")]
    Projects {
        /// How many.
        have: usize,
    },
    /// A project has another number of categories, or a weight that is none.
    #[error("`{0}` does not have a weight for each category")]
    Categories(ContractName),
}

/// Compares projects on the index with these values of the categories.
///
/// # Errors
/// [`PoolError`] where the group is too small or a project does not fit.
pub fn pool(values: &[f64], projects: &[Project], seed: u64) -> Result<Pooled, PoolError> {
    for project in projects {
        let fits = project
            .counts
            .iter()
            .all(|count| count.is_finite() && *count >= 0.0);
        if project.counts.len() != values.len() || !fits {
            return Err(PoolError::Categories(project.name.clone()));
        }
    }
    let mut projects: Vec<&Project> = projects.iter().collect();
    projects.sort_by(|x, y| x.name.cmp(&y.name));
    let have = projects
        .iter()
        .filter(|project| total(&project.counts) > 0.0)
        .count();
    if have < PROJECTS || projects.len() > MOST {
        return Err(PoolError::Projects { have });
    }
    let counts: Vec<&[f64]> = projects
        .iter()
        .map(|project| project.counts.as_slice())
        .collect();
    let alpha = fixed_point(&counts, values.len());
    let phi = total(&alpha);
    let mu: Vec<f64> = alpha.iter().map(|alpha| alpha / phi).collect();
    let draws: Vec<Vec<f64>> = projects
        .iter()
        .zip(1..)
        .map(|(project, label)| draws(values, &project.counts, &alpha, (seed, label)))
        .collect();
    let placed = projects.iter().zip(&draws);
    Ok(Pooled {
        phi: (phi < ALIKE * 0.999).then_some(phi),
        mean: mean(values, &mu),
        projects: placed
            .map(|(project, draws)| place(values, project, (&alpha, &mu), draws))
            .collect(),
        apart: apart(&projects, &draws),
        mu,
    })
}

fn total(weights: &[f64]) -> f64 {
    weights.iter().sum()
}

/// The mean of values by weights; 0 without weight.
fn mean(values: &[f64], weights: &[f64]) -> f64 {
    let all = total(weights);
    let sum: f64 = values
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum();
    if all > 0.0 { sum / all } else { 0.0 }
}

/// The parameter φμ that makes the counts most probable.
fn fixed_point(counts: &[&[f64]], kinds: usize) -> Vec<f64> {
    let mut alpha = vec![1.0; kinds];
    for _ in 0..STEPS {
        let sum = total(&alpha);
        let below: f64 = counts
            .iter()
            .map(|counts| digamma(total(counts) + sum) - digamma(sum))
            .sum();
        let mut change = 0.0_f64;
        let next: Vec<f64> = alpha
            .iter()
            .enumerate()
            .map(|(k, alpha)| {
                let of = |counts: &&[f64]| counts.get(k).copied().unwrap_or(0.0);
                let above: f64 = counts
                    .iter()
                    .map(|counts| digamma(of(counts) + alpha) - digamma(*alpha))
                    .sum();
                let next = (alpha * above / below).max(LEAST);
                change = change.max((next / alpha - 1.0).abs());
                next
            })
            .collect();
        alpha = next;
        let sum = total(&alpha);
        if sum > ALIKE {
            return alpha.iter().map(|alpha| alpha * ALIKE / sum).collect();
        }
        if change < 1e-9 {
            break;
        }
    }
    alpha
}

fn draws(values: &[f64], counts: &[f64], alpha: &[f64], (seed, label): (u64, u64)) -> Vec<f64> {
    let mut random = Random::new(seed, label);
    let one = |_| {
        let parts: Vec<f64> = counts
            .iter()
            .zip(alpha)
            .map(|(count, alpha)| random.gamma(count + alpha))
            .collect();
        mean(values, &parts)
    };
    (0..DRAWS).map(one).collect()
}

fn place(
    values: &[f64],
    project: &Project,
    (alpha, mu): (&[f64], &[f64]),
    draws: &[f64],
) -> Placed {
    let n = total(&project.counts);
    let raw = (n > 0.0).then(|| mean(values, &project.counts));
    let own: Vec<f64> = project
        .counts
        .iter()
        .zip(alpha)
        .map(|(y, alpha)| y + alpha)
        .collect();
    let centre = mean(values, mu);
    let spread: Vec<f64> = values
        .iter()
        .map(|value| (value - centre) * (value - centre))
        .collect();
    let error = (mean(&spread, mu) / n.max(1e-9)).sqrt();
    let off = raw.map_or(0.0, |raw| (raw - centre).abs());
    let funnel = match off {
        off if off > 3.090_232 * error => Funnel::Outside,
        off if off > 1.959_964 * error => Funnel::Unusual,
        _ => Funnel::Inside,
    };
    let edge = |sign: f64| {
        let low = values.iter().copied().fold(f64::MAX, f64::min);
        let high = values.iter().copied().fold(f64::MIN, f64::max);
        (centre + sign * 1.959_964 * error).clamp(low, high)
    };
    let [low, .., high] = quartet(draws);
    Placed {
        name: project.name.clone(),
        n,
        raw,
        shrunken: mean(values, &own),
        most: (low, high),
        limits: (edge(-1.0), edge(1.0)),
        funnel,
    }
}

fn apart(projects: &[&Project], draws: &[Vec<f64>]) -> Vec<Apart> {
    let mut out = Vec::new();
    let all: Vec<_> = projects.iter().zip(draws).collect();
    for (number, (one, of_one)) in all.iter().enumerate() {
        for (other, of_other) in all.iter().skip(number + 1) {
            let pairs = of_one.iter().zip(of_other.iter());
            let more = real(pairs.filter(|(x, y)| x > y).count());
            let share = more / f64::from(count(DRAWS));
            let (more, less, probability) = if share >= 0.5 {
                (one, other, share)
            } else {
                (other, one, 1.0 - share)
            };
            if probability >= APART {
                out.push(Apart {
                    more: more.name.clone(),
                    less: less.name.clone(),
                    probability,
                });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
