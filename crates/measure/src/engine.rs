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
mod turn;
mod verdict;
mod weigh;
mod why;

use crate::{
    coded::{Coded, Dyad},
    findings::{Cell, Findings, GapRow},
    ids::StageId,
    schema::Dossier,
};
use cell::Plot;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, num::NonZeroUsize, thread};
use streams::Streams;
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

fn cells(run: &Run<'_>, list: &[Weighed<'_>], gaps: &[GapRow]) -> Vec<Cell> {
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
    let plots: Vec<Plot<'_>> = plots.collect();
    parallel::map(run.threads, &plots, |plot| cell::cell(run, plot, gaps))
}

/// First eight bytes of the SHA-256 of the dossier in a fixed order and of the version of the engine.
/// The pack version is part of the contract.
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
