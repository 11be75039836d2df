//! Stories as data: steps that can be told through the command bus, through HTTP forms or in a
//! browser, so that one script proves all three.

use super::teller::Teller;
use crate::app::AppError;
use serde_json::Value;

/// One act of a story.
#[derive(Clone, Debug)]
pub struct Step {
    /// Days that pass before it.
    pub after_days: u32,
    /// Who acts.
    pub by: &'static str,
    /// The contract it concerns.
    pub contract: Option<u32>,
    /// The verb.
    pub verb: &'static str,
    /// Its fields; see [`Teller`] for the names that stand for ids and days.
    pub input: Value,
    /// The reason for guards that ask for one.
    pub reason: Option<&'static str>,
}

/// A step about the purchase as a whole.
pub fn step(after_days: u32, by: &'static str, verb: &'static str, input: Value) -> Step {
    Step {
        after_days,
        by,
        contract: None,
        verb,
        input,
        reason: None,
    }
}

/// The declaration of a committee member whom nothing ties to any of these tenderers.
pub fn untied(tenderers: &[&str]) -> Value {
    let row = |one: &&str| serde_json::json!({ "tenderer": one, "tie": "none" });
    let rows: Vec<Value> = tenderers.iter().map(row).collect();
    serde_json::json!({ "declared": rows })
}

impl Step {
    /// The step concerns the first contract.
    #[must_use]
    pub fn in_contract(mut self) -> Step {
        self.contract = Some(1);
        self
    }

    /// The step gives this reason.
    #[must_use]
    pub fn because(mut self, reason: &'static str) -> Step {
        self.reason = Some(reason);
        self
    }
}

/// Tells steps through the command bus.
///
/// # Errors
/// A step is not accepted.
pub fn tell(teller: &mut Teller<'_>, steps: Vec<Step>) -> Result<(), AppError> {
    for step in steps {
        teller.wait(step.after_days)?.by(step.by);
        if let Some(contract) = step.contract {
            teller.about(contract);
        }
        if let Some(reason) = step.reason {
            teller.because(reason);
        }
        teller.does(step.verb, step.input)?;
    }
    Ok(())
}
