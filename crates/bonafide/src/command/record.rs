//! `bonafide record`.

use super::Done;
use app::Options;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Work with the record.
#[derive(Subcommand)]
pub enum Record {
    /// Check a database, a copy of one, or a receipt file alone.
    Verify(Verify),
    /// Make all read models again from the record.
    Rebuild(Rebuild),
}

/// Check a database, a copy of one, or a receipt file alone.
#[derive(Args)]
pub struct Verify {
    /// Where the database is.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Receipts to check, by themselves or against the database.
    #[arg(long)]
    receipt: Vec<PathBuf>,
    /// The verifier key to trust; without it the one beside the database, else the one stated.
    #[arg(long)]
    key: Option<String>,
}

/// Make all read models again from the record.
#[derive(Args)]
pub struct Rebuild {
    /// Where the database is.
    #[arg(long)]
    data: PathBuf,
}

/// Runs the sub-command. The exit code is 0 when everything holds and 1 when something does not.
///
/// # Errors
/// A file cannot be read.
pub fn run(arguments: &Record) -> Done {
    match arguments {
        Record::Verify(arguments) => verify(arguments),
        Record::Rebuild(arguments) => {
            app::app::rebuild(&Options::new(&arguments.data))?;
            println!("read models made again / 读模型已重建");
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn verify(arguments: &Verify) -> Done {
    if arguments.data.is_none() && arguments.receipt.is_empty() {
        return Err("name a database with `--data` or a receipt with `--receipt`".into());
    }
    let outcome = app::check::check(&app::check::Checking {
        data: arguments.data.clone(),
        receipts: arguments.receipt.clone(),
        key: arguments.key.clone(),
    })?;
    for line in &outcome.lines {
        println!("{line}");
    }
    Ok(if outcome.holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
