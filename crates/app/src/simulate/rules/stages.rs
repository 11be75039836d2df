//! The order of stages (domain.md §5a, column "Exits").

use super::{Breach, Moment, Rule};
use domain::{Event, Stage, core, verb::Birth};

/// The stages that may follow a stage.
fn exits(stage: Stage) -> &'static [Stage] {
    use Stage::{
        End, S01, S02, S03, S04, S05, S06, S07, S07b, S08, S09, S10, S11, S12, S13, S14, S15, S16,
        S17, S18, S19, S20, S21, S22,
    };
    match stage {
        S01 => &[S02, End],
        S02 => &[S03, End],
        S03 => &[S04, End],
        S04 => &[S05, S03, S02, End],
        S05 => &[S06, End],
        S06 => &[S07, End],
        S07 => &[S08, S07b, S06, End],
        S07b => &[S06, S07, End],
        S08 => &[S09, S07b, S06, End],
        S09 => &[S10, S07b, S06, End],
        S10 => &[S11, S09, S06, S07b, End],
        S11 => &[S12, S10, S09, S06, End],
        S12 => &[S13, S10, S09, S06, End],
        S13 => &[S14, S20],
        S14 => &[S15, S20],
        S15 => &[S16, S18, S19, S20],
        S16 => &[S15, S17, S18, S19, S20],
        S17 => &[S15, S16, S18, S19, S20],
        S18 => &[S15, S17, S19, S20],
        S19 => &[S17, S18, S20],
        S20 => &[S21],
        S21 => &[S22, End],
        S22 => &[End],
        End => &[],
    }
}

/// Stages entered by one command.
pub fn check(moment: &Moment<'_>) -> Result<(), Breach> {
    let contract = moment.context.contract;
    let mut at = match contract {
        Some(id) => moment.before.contract(id).map(|one| one.stage),
        None => Some(moment.before.stage),
    };
    if moment.entry.meta.birth == Birth::New {
        at = None;
    }
    for event in moment.events {
        let Event::Core(core::Event::StageEntered(entered)) = event else {
            continue;
        };
        let next = entered.stage;
        if let Some(stage) = at {
            let legal = stage == next || exits(stage).contains(&next);
            Rule::StageOrder.unless(legal, || {
                format!("`{}` leads from {stage} to {next}", moment.entry.meta.code)
            })?;
        }
        at = Some(next);
    }
    Ok(())
}
