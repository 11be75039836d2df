//! `bonafide simulate`.

use super::Done;
use app::simulate::{self, Plan};
use clap::Args;
use std::process::ExitCode;

/// Give random commands of all roles and check what must always hold.
#[derive(Args)]
pub struct Simulate {
    /// How many commands are given, refused ones included.
    #[arg(long, default_value_t = 1_000_000)]
    commands: u64,
    /// Decides everything that is left to chance; the same seed gives the same run.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Simulates and prints how far it reached; fails when something does not hold.
///
/// # Errors
/// A story does not fit the rules.
pub fn run(arguments: &Simulate) -> Done {
    let outcome = simulate::run(Plan {
        commands: arguments.commands,
        seed: arguments.seed,
    })?;
    for line in outcome.lines() {
        println!("{line}");
    }
    Ok(match outcome.broken {
        Some(_) => ExitCode::FAILURE,
        None => ExitCode::SUCCESS,
    })
}
