//! What the engine recovers of relations that are known because they were planted: how often its
//! intervals hold the truth, which types it takes for which, how right it is when it speaks, and
//! whom it accuses wrongly (measurement.md §4.6, §7.3). Pure: seed and sizes are parameters.

mod planted;
mod table;

pub use planted::{Condition, PLANTED};
pub use table::table;

use crate::{
    coded::{CodedMatter, Dyad},
    engine::{Run, Trial, random::Random, try_cell},
    example,
    findings::{Estimate, RelationType, Verdict},
};
use planted::Profile;
use std::num::NonZeroUsize;

/// What is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The seed.
    pub seed: u64,
    /// Relations of each type, size and condition.
    pub repeats: u32,
    /// How many matters a relation has.
    pub sizes: Vec<u32>,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// Draws, in thousands.
    pub thousands: usize,
    /// Threads; they change nothing but the time.
    pub threads: NonZeroUsize,
}

impl Plan {
    /// Sizes 8, 16, 24 and 40 under all conditions, with 2,000 draws.
    pub fn standard(seed: u64, repeats: u32) -> Plan {
        Plan {
            seed,
            repeats,
            sizes: vec![8, 16, 24, 40],
            conditions: Condition::ALL.to_vec(),
            thousands: 2,
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        }
    }
}

/// How often intervals of nine tenths held the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Intervals there were.
    pub intervals: u32,
    /// Of these, those that held the truth.
    pub held: u32,
}

impl Coverage {
    /// The share; none without intervals.
    pub fn share(&self) -> Option<f64> {
        (self.intervals > 0).then(|| f64::from(self.held) / f64::from(self.intervals))
    }
}

/// One planted type and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// What was planted.
    pub planted: RelationType,
    /// What was asserted how often.
    pub asserted: Vec<(RelationType, u32)>,
    /// Nothing was asserted.
    pub open: u32,
}

/// Stated likelihoods in a range and how often the likeliest type was the planted one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Relations in it.
    pub n: u32,
    /// Sum of the stated likelihoods.
    pub stated: f64,
    /// How many were right.
    pub right: u32,
}

/// One condition and size.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The condition.
    pub condition: Condition,
    /// Matters that happened (fewer may be recorded).
    pub matters: u32,
    /// Relations tried.
    pub runs: u32,
    /// Coverage of A, ρ, valence of the office, valence of the organisation, B.
    pub coverage: [Coverage; 5],
    /// Mean of A less the truth.
    pub bias: f64,
    /// Relations of which a type was asserted.
    pub decided: u32,
    /// Of these, rightly.
    pub right: u32,
    /// Equal partnerships.
    pub equals: u32,
    /// Of these, those of which another type was asserted.
    pub accused: u32,
    /// By planted type.
    pub confusion: Vec<Confusion>,
    /// By stated likelihood: .5 to .6, … .9 to 1.
    pub bins: [Bin; 5],
}

impl Row {
    /// Share of relations of which a type was asserted.
    pub fn decided_share(&self) -> f64 {
        part(self.decided, self.runs)
    }
    /// Share right among them.
    pub fn right_share(&self) -> f64 {
        part(self.right, self.decided)
    }
    /// Share of equal partnerships of which something else was asserted.
    pub fn accused_share(&self) -> f64 {
        part(self.accused, self.equals)
    }
}

fn part(some: u32, all: u32) -> f64 {
    f64::from(some) / f64::from(all.max(1))
}

/// Runs a plan; a row for every condition and size.
pub fn study(plan: &Plan) -> Vec<Row> {
    let dossier = example::dossier();
    let run = Run::of_study(&dossier, plan.seed, plan.thousands, plan.threads);
    let sizes = plan
        .conditions
        .iter()
        .flat_map(|condition| plan.sizes.iter().map(move |matters| (*condition, *matters)));
    let rows = sizes.map(|(condition, matters)| row(plan, &run, condition, matters));
    rows.collect()
}

fn row(plan: &Plan, run: &Run<'_>, condition: Condition, matters: u32) -> Row {
    let keys: Vec<(usize, u32)> = (0..PLANTED.len())
        .flat_map(|planted| (0..plan.repeats).map(move |repeat| (planted, repeat)))
        .collect();
    let [district, _, organisation] = example::parties();
    let dyad = Dyad {
        upper: district,
        lower: organisation,
    };
    let template = example::delivery().into_iter().next();
    let trials = crate::engine::map(plan.threads, &keys, |(planted, repeat)| {
        let profile = Profile::all().into_iter().nth(*planted)?;
        let label = u64::from(matters) << 40 | u64::from(*repeat) << 8;
        let label = label | u64::try_from(*planted).unwrap_or(0) << 4 | condition.label();
        let mut random = Random::new(plan.seed, label);
        let made = profile.matters(condition, (matters, template.as_ref()?), &dyad, &mut random);
        Some((profile, trial(run, &dyad, &made)))
    });
    let mut row = Row {
        condition,
        matters,
        runs: 0,
        coverage: [Coverage::default(); 5],
        bias: 0.0,
        decided: 0,
        right: 0,
        equals: 0,
        accused: 0,
        confusion: PLANTED.map(Confusion::new).to_vec(),
        bins: [Bin::default(); 5],
    };
    for (profile, trial) in trials.into_iter().flatten() {
        row.count(&profile, &trial);
    }
    row.bias /= f64::from(row.runs.max(1));
    row
}

fn trial(run: &Run<'_>, dyad: &Dyad, made: &[CodedMatter]) -> Trial {
    try_cell(run, dyad, made)
}

impl Confusion {
    fn new(planted: RelationType) -> Confusion {
        Confusion {
            planted,
            asserted: Vec::new(),
            open: 0,
        }
    }

    fn add(&mut self, said: Option<RelationType>) {
        let Some(what) = said else {
            self.open += 1;
            return;
        };
        match self.asserted.iter_mut().find(|(other, _)| *other == what) {
            Some((_, times)) => *times += 1,
            None => self.asserted.push((what, 1)),
        }
    }
}

impl Row {
    fn count(&mut self, profile: &Profile, trial: &Trial) {
        self.runs += 1;
        for ((estimate, truth), coverage) in trial
            .axes
            .iter()
            .zip(profile.truth())
            .zip(&mut self.coverage)
        {
            if let Estimate::Known { most, .. } = estimate {
                coverage.intervals += 1;
                coverage.held += u32::from(most.0 <= truth && truth <= most.1);
            }
        }
        let [a, ..] = trial.means;
        let [truth, ..] = profile.truth();
        self.bias += a - truth;
        let said = match trial.verdict {
            Verdict::Asserted { what, .. } => Some(what),
            Verdict::Insufficient { .. } | Verdict::Undetermined { .. } => None,
        };
        let right = said == Some(profile.what);
        self.decided += u32::from(said.is_some());
        self.right += u32::from(right);
        if profile.what == RelationType::EqualPartnership {
            self.equals += 1;
            self.accused += u32::from(said.is_some() && !right);
        }
        let found = self
            .confusion
            .iter_mut()
            .find(|one| one.planted == profile.what);
        if let Some(confusion) = found {
            confusion.add(said);
        }
        let Some(first) = trial.likelihoods.first() else {
            return;
        };
        let edges = [0.6, 0.7, 0.8, 0.9];
        let place = edges.iter().filter(|edge| first.neutral >= **edge).count();
        let bin = self.bins.get_mut(place).filter(|_| first.neutral >= 0.5);
        if let Some(bin) = bin {
            bin.n += 1;
            bin.stated += first.neutral;
            bin.right += u32::from(first.what == profile.what);
        }
    }
}

#[cfg(test)]
mod tests;
