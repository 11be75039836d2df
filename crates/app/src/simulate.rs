//! `bonafide simulate`: plausible and hostile commands of all roles over whole purchases, with what
//! must always hold checked after every one of them.
//!
//! Nothing here touches a database or reads a clock: a purchase is the fold of its events, time is a
//! field of the command, and chance comes from the seed, so that the same seed gives the same run.
//! Commands of the stories are the rails on which purchases reach their late stages; between them
//! people do what forms let them do, fill fields well or badly, are not allowed to, come late, and
//! let days pass. When something that must hold does not, the commands that led there are thinned
//! out until the shortest list that still shows it is left.

mod actors;
mod command;
mod dice;
mod fill;
mod ground;
mod rails;
mod report;
mod rules;
mod scene;
mod shrink;
mod trial;
mod wander;

pub use report::{Coverage, Outcome};

use crate::app::AppError;
use ground::Ground;
use rails::Rails;
use wander::Wander;

/// How much is simulated, and with which chance.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many commands are given, refused ones included.
    pub commands: u64,
    /// Decides everything that is left to chance.
    pub seed: u64,
}

/// Simulates, and stops at the first thing that does not hold.
///
/// # Errors
/// A story does not fit the rules, or the rule packs cannot be read.
pub fn run(plan: Plan) -> Result<Outcome, AppError> {
    let ground = Ground::new()?;
    let rails = Rails::lay(&ground)?;
    Ok(run_on(&ground, &rails, plan))
}

fn run_on(ground: &Ground, rails: &Rails, plan: Plan) -> Outcome {
    let mut wander = Wander::new(ground, rails, plan);
    let broken = wander.run();
    Outcome {
        plan,
        coverage: wander.into_coverage(),
        stops: rails.stops.clone(),
        broken,
    }
}

#[cfg(test)]
mod tests;
