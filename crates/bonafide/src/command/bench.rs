//! `bonafide bench`.

use super::Done;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Measure.
#[derive(Subcommand)]
pub enum Bench {
    /// Durable commands per second at 1, 16 and 64 clients, beside the limits of the same disk.
    Commands(Commands),
}

/// Durable commands per second at 1, 16 and 64 clients, beside the limits of the same disk.
#[derive(Args)]
pub struct Commands {
    /// A directory on the disk to measure; a new one inside it is used and removed.
    #[arg(long, default_value = "data")]
    dir: PathBuf,
    /// Seconds per measurement.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

/// Runs the sub-command.
///
/// # Errors
/// The disk cannot be written.
pub fn run(arguments: &Bench) -> Done {
    let Bench::Commands(arguments) = arguments;
    for line in app::bench::commands(&arguments.dir, arguments.seconds)? {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
