use super::*;
use crate::{
    coded::Step,
    example,
    findings::{GapPart, RelationType, Tag, Verdict, Word},
    ids::MatterId,
};

mod attacks;
mod axioms;
mod indices;
mod worked;

fn effort(thousands: usize) -> Effort {
    Effort {
        thousands,
        explain: thousands.min(5),
        threads: NonZeroUsize::MIN,
    }
}

fn run(matters: Vec<CodedMatter>, thousands: usize) -> Findings {
    let mut coded = example::coded();
    coded.matters = matters;
    findings_with(&example::dossier(), coded, effort(thousands))
}

/// The cell of the delivery stage of the office with this name.
fn of<'a>(found: &'a Findings, office: &str) -> &'a Cell {
    let mut cells = found.cells.iter();
    let stage = example::stage();
    cells
        .find(|cell| cell.dyad.upper.as_str() == office && cell.stage.as_ref() == Some(&stage))
        .unwrap()
}

fn mean(estimate: &Estimate) -> f64 {
    estimate.mean().unwrap()
}

fn likelihood(cell: &Cell, what: RelationType) -> (f64, f64) {
    let found = cell.likelihoods.iter().find(|one| one.what == what);
    found.map_or((0.0, 0.0), |found| (found.neutral, found.sceptical))
}

/// The matters of the street in the worked example.
fn street() -> Vec<CodedMatter> {
    let all = example::delivery().into_iter();
    all.filter(|matter| matter.dyad.upper.as_str() == "street")
        .collect()
}
