//! From coded matters and what was owed to what is found (measurement.md §4.5–4.9). The same input
//! and the same pack version give the same bytes, on any machine and any number of threads.

mod bounds;
mod cell;
mod coalition;
mod counts;
mod gap;
mod grid;
mod indices;
mod money;
mod months;
mod parallel;
mod partition;
pub(crate) mod portable;
mod posterior;
mod quantile;
pub(crate) mod random;
mod rights;
mod robust;
mod streams;
mod trial;
mod turn;
mod verdict;
mod weigh;
mod why;

use crate::{
    coded::{Coded, CodedMatter, Dyad},
    findings::{Cell, Estimate, Findings, GapRow, Likelihood},
    ids::StageId,
    schema::Dossier,
};
use cell::Plot;
pub(crate) use parallel::map;
pub(crate) use quantile::quartet;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, num::NonZeroUsize, thread};
use streams::Streams;
#[cfg(test)]
pub(crate) use trial::kind_at;
pub(crate) use trial::{Trial, try_cell};
use weigh::{Weighed, weigh};

/// Version of what this engine computes; part of the seed. It changes whenever a number would.
pub const VERSION: &str = "1";

/// How much is drawn, and by how many threads. The threads change nothing but the time.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Draws, in thousands.
    pub thousands: usize,
    /// Draws used for explanations and bounds, in thousands.
    pub explain: usize,
    /// Threads.
    pub threads: NonZeroUsize,
}

impl Default for Effort {
    /// 20,000 draws, 5,000 of them for explanations, all processors.
    fn default() -> Effort {
        Effort {
            thousands: 20,
            explain: 5,
            threads: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        }
    }
}

/// What all parts of a run share.
pub(crate) struct Run<'a> {
    dossier: &'a Dossier,
    streams: Streams,
    /// Blocks of draws for explanations.
    explain: usize,
    threads: NonZeroUsize,
}

/// Everything found about a contract.
pub fn findings(dossier: &Dossier, coded: Coded) -> Findings {
    findings_with(dossier, coded, Effort::default())
}

/// The same with another effort.
pub fn findings_with(dossier: &Dossier, coded: Coded, effort: Effort) -> Findings {
    let seed = seed(dossier);
    let run = Run {
        dossier,
        streams: Streams::new(seed, effort.thousands.max(1)),
        explain: effort.explain.max(1),
        threads: effort.threads,
    };
    let contract = &dossier.contract;
    let list = weigh(&coded.matters);
    let gaps = gap::rows(&run, &list, &coded.items);
    let mut turns: Vec<Vec<Weighed<'_>>> = Vec::new();
    for line in &list {
        match turns.last_mut() {
            Some(last) if last.iter().any(|one| one.matter.dyad == line.matter.dyad) => {
                last.push(*line);
            }
            _ => turns.push(vec![*line]),
        }
    }
    let turns = parallel::map(run.threads, &turns, |own| {
        own.first()
            .map(|line| turn::turn(&run, &line.matter.dyad, own))
    });
    Findings {
        contract: contract.id.clone(),
        as_of: contract.as_of,
        version: format!("{VERSION} · {}", contract.pack),
        seed: format!("{seed:016x}"),
        parties: contract.parties.clone(),
        cells: cells(&run, &list, &gaps),
        months: months::months(&run, &list),
        turns: turns.into_iter().flatten().collect(),
        rights: rights::rows(&run, &list),
        modes: rights::modes(&run, &list),
        coalitions: coalition::coalitions(&run, &list),
        dependence: money::dependence(contract),
        pay_leverage: money::leverage(contract, contract.as_of).map(|found| found.value),
        gaps,
        quality: coded.quality,
        agreement: coded.agreement,
        items: coded.items,
        matters: coded.matters,
    }
}

/// A pair in a stage without its reasons: enough to compare many.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The pair.
    pub dyad: Dyad,
    /// The stage; all when none.
    pub stage: Option<StageId>,
    /// A, ρ, valence of the office, valence of the organisation, B.
    pub axes: [Estimate; 5],
    /// The types by both priors, likeliest first.
    pub likelihoods: Vec<Likelihood>,
}

/// Outlines of every pair in every stage, and over all stages.
pub fn outlines(dossier: &Dossier, matters: &[CodedMatter], effort: Effort) -> Vec<Outline> {
    let run = Run {
        dossier,
        streams: Streams::new(seed(dossier), effort.thousands.max(1)),
        explain: effort.explain.max(1),
        threads: effort.threads,
    };
    let list = weigh(matters);
    parallel::map(run.threads, &plots(&list), |plot| {
        let trial = trial::measured(&run, plot);
        Outline {
            dyad: plot.dyad.clone(),
            stage: plot.stage.cloned(),
            axes: trial.axes,
            likelihoods: trial.likelihoods,
        }
    })
}

fn plots<'a>(list: &[Weighed<'a>]) -> Vec<Plot<'a>> {
    let mut plots: BTreeMap<(&Dyad, Option<&StageId>), Vec<Weighed<'_>>> = BTreeMap::new();
    for line in list {
        for stage in [None, Some(&line.matter.stage)] {
            plots
                .entry((&line.matter.dyad, stage))
                .or_default()
                .push(*line);
        }
    }
    let plots = plots
        .into_iter()
        .map(|((dyad, stage), list)| Plot { dyad, stage, list });
    plots.collect()
}

fn cells(run: &Run<'_>, list: &[Weighed<'_>], gaps: &[GapRow]) -> Vec<Cell> {
    parallel::map(run.threads, &plots(list), |plot| {
        cell::cell(run, plot, gaps)
    })
}

/// First eight bytes of the SHA-256 of the dossier in a fixed order and of the version of the
/// engine. The pack version is part of the contract.
fn seed(dossier: &Dossier) -> u64 {
    let mut canonical = dossier.clone();
    canonical.acts.sort_by(|x, y| x.id.cmp(&y.id));
    canonical.duties.sort_by(|x, y| x.id.cmp(&y.id));
    let key = |coding: &crate::schema::Coding| (coding.matter.clone(), coding.coder.clone());
    canonical.codings.sort_by_key(key);
    let text = serde_json::to_vec(&canonical).unwrap_or_default();
    let hash = Sha256::new()
        .chain_update(text)
        .chain_update(VERSION)
        .finalize();
    let bytes = hash.first_chunk().copied().unwrap_or([0; 8]);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests;
