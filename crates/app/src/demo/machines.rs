//! The ten side machines M1 to M10 and the exceptional states X1 to X6 (domain.md §5a), each as a
//! story that goes well and one that does not, inside a contract that runs already.
//!
//! A story says what people do, what they get wrong, what is not theirs to do, and what they then see.
//! The same plays are told through the command bus and in a browser.

pub mod base;
mod m01_tasks;
mod m02_changes;
mod m03_money;
mod m04_reports;
mod m05_inspections;
mod m06_evaluation;
mod m07_disputes;
mod m08_sanctions;
mod m09_complaints;
mod m10_staff;
mod x_exceptional;

use super::{
    steps::{Step, step},
    teller::Teller,
};
use crate::app::AppError;
use serde_json::Value;

/// One thing that happens in a story of a side machine.
#[derive(Clone, Debug)]
pub enum Play {
    /// An act that is accepted.
    Does(Step),
    /// An act that is not accepted as it was filled in; everything typed stays.
    Wrong {
        /// The act as it was filled in.
        step: Step,
        /// The code of the refusal or of the fault.
        code: &'static str,
        /// The field it names; empty where it is about the whole act.
        field: &'static str,
    },
    /// An act that is theirs and not possible now; the page says why.
    Shut {
        /// The act.
        step: Step,
        /// What the page says, in Chinese.
        text: &'static str,
    },
    /// An act that is not for this person at all.
    NotTheirs(Step),
    /// Days pass.
    Waits(u32),
    /// A person finds a text on a page of the purchase.
    Sees {
        /// Who looks; nobody for the public.
        by: Option<&'static str>,
        /// The page below the purchase, `timeline` for instance; empty for the purchase itself.
        page: &'static str,
        /// What stands there, in Chinese.
        text: &'static str,
    },
}

/// Whether a story is the ordinary course of a machine or the course of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// What should happen happens.
    Happy,
    /// Somebody refuses, is late, or oversteps.
    Unhappy,
}

/// A story of one machine.
#[derive(Clone, Debug)]
pub struct Story {
    /// The machine or state of domain.md §5a: `M1` to `M10`, `X1` to `X6`.
    pub machine: &'static str,
    /// Which course it takes.
    pub path: Path,
    /// What happens.
    pub plays: Vec<Play>,
}

/// Every story, in the order of the machines.
pub fn all() -> Vec<Story> {
    let pairs = [
        ("M1", m01_tasks::happy(), m01_tasks::unhappy()),
        ("M2", m02_changes::happy(), m02_changes::unhappy()),
        ("M3", m03_money::happy(), m03_money::unhappy()),
        ("M4", m04_reports::happy(), m04_reports::unhappy()),
        ("M5", m05_inspections::happy(), m05_inspections::unhappy()),
        ("M6", m06_evaluation::happy(), m06_evaluation::unhappy()),
        ("M7", m07_disputes::happy(), m07_disputes::unhappy()),
        ("M8", m08_sanctions::happy(), m08_sanctions::unhappy()),
        ("M9", m09_complaints::happy(), m09_complaints::unhappy()),
        ("M10", m10_staff::happy(), m10_staff::unhappy()),
    ];
    let mut stories: Vec<Story> = pairs
        .into_iter()
        .flat_map(|(machine, happy, unhappy)| {
            [(Path::Happy, happy), (Path::Unhappy, unhappy)].map(|(path, plays)| Story {
                machine,
                path,
                plays,
            })
        })
        .collect();
    stories.extend(x_exceptional::all());
    stories
}

/// The stories of one machine.
pub fn of(machine: &str) -> Vec<Story> {
    let mut stories = all();
    stories.retain(|story| story.machine == machine);
    stories
}

/// Tells plays through the command bus; what people look at is for a browser.
///
/// # Errors
/// An act is accepted that should not be, or the other way round.
pub fn tell(teller: &mut Teller<'_>, plays: &[Play]) -> Result<(), AppError> {
    for play in plays {
        match play {
            Play::Does(step) => {
                prepared(teller, step)?;
                teller.does(step.verb, step.input.clone())?;
            }
            Play::Wrong { step, code, field } => {
                prepared(teller, step)?;
                teller.is_wrong(step.verb, step.input.clone(), (code, field))?;
            }
            Play::Shut { step, .. } => {
                prepared(teller, step)?;
                teller.is_shut(step.verb, step.input.clone())?;
            }
            Play::NotTheirs(step) => {
                prepared(teller, step)?;
                teller.is_denied(step.verb, step.input.clone())?;
            }
            Play::Waits(days) => {
                teller.wait(*days)?;
            }
            Play::Sees { .. } => {}
        }
    }
    Ok(())
}

fn prepared(teller: &mut Teller<'_>, step: &Step) -> Result<(), AppError> {
    teller.wait(step.after_days)?.by(step.by);
    if let Some(contract) = step.contract {
        teller.about(contract);
    }
    if let Some(reason) = step.reason {
        teller.because(reason);
    }
    Ok(())
}

/// An act inside the contract, accepted.
fn does(by: &'static str, verb: &'static str, input: Value) -> Play {
    Play::Does(step(0, by, verb, input).in_contract())
}

/// An act accepted with a reason.
fn reasoned(by: &'static str, verb: &'static str, input: Value, reason: &'static str) -> Play {
    Play::Does(step(0, by, verb, input).in_contract().because(reason))
}

/// An act filled in wrongly: the code of what is wrong and the field it names.
fn wrong(
    by: &'static str,
    verb: &'static str,
    input: Value,
    (code, field): (&'static str, &'static str),
) -> Play {
    Play::Wrong {
        step: step(0, by, verb, input).in_contract(),
        code,
        field,
    }
}

/// An act that is not possible now, and what the page says.
fn shut(by: &'static str, verb: &'static str, input: Value, text: &'static str) -> Play {
    Play::Shut {
        step: step(0, by, verb, input).in_contract(),
        text,
    }
}

/// An act that is not for this person.
fn not_theirs(by: &'static str, verb: &'static str, input: Value) -> Play {
    Play::NotTheirs(step(0, by, verb, input).in_contract())
}

/// Days pass.
fn waits(days: u32) -> Play {
    Play::Waits(days)
}

/// A person finds a text on the page of the purchase.
fn sees(by: &'static str, text: &'static str) -> Play {
    Play::Sees {
        by: Some(by),
        page: "",
        text,
    }
}

/// A person finds a text in the whole record of the purchase.
fn reads(by: &'static str, text: &'static str) -> Play {
    Play::Sees {
        by: Some(by),
        page: "timeline",
        text,
    }
}

/// Anybody finds a text in the whole record, without signing in.
fn public_reads(text: &'static str) -> Play {
    Play::Sees {
        by: None,
        page: "timeline",
        text,
    }
}
