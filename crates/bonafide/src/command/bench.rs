//! `bonafide bench`.

mod pages;

use super::Done;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Measure.
#[derive(Subcommand)]
pub enum Bench {
    /// Durable commands per second at 1, 16 and 64 clients, beside the limits of the same disk.
    Commands(Commands),
    /// CPU per bid when many bids lie on one tender already.
    Bids(Bids),
    /// Server time and weight of every page on a contract of three years.
    Pages(pages::Pages),
}

/// CPU per bid when many bids lie on one tender already.
#[derive(Args)]
pub struct Bids {
    /// A directory on the disk to measure; a new one inside it is used and removed.
    #[arg(long, default_value = "data")]
    dir: PathBuf,
    /// The largest number of bids.
    #[arg(long, default_value_t = 10_000)]
    most: u32,
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
    let lines = match arguments {
        Bench::Commands(arguments) => app::bench::commands(&arguments.dir, arguments.seconds)?,
        Bench::Bids(arguments) => {
            let sizes = app::bench::SIZES.iter().copied();
            let sizes: Vec<u32> = sizes.filter(|size| *size <= arguments.most).collect();
            app::bench::bids(&arguments.dir, &sizes)?
        }
        Bench::Pages(arguments) => return pages::run(arguments),
    };
    for line in lines {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
