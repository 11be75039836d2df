//! `bonafide draw`.

use super::Done;
use clap::{Args, Subcommand};
use domain::{
    Event,
    bidding::draw::{commitment, verify},
};
use kernel::Digest;
use serde_json::Value;
use std::{path::PathBuf, process::ExitCode};

/// Check how the experts of a purchase were drawn.
#[derive(Subcommand)]
pub enum Draw {
    /// Check a draw from the public events of a purchase (`/api/v1/purchases/<id>/events`).
    Verify(Verify),
    /// Make up a secret to commit to, and print it with its digest.
    Secret,
}

/// Check a draw from the public events of a purchase.
#[derive(Args)]
pub struct Verify {
    /// The file with the events.
    events: PathBuf,
}

/// Runs the sub-command. The exit code is 0 when the draw fits and 1 when it does not.
///
/// # Errors
/// A file cannot be read, or there is no randomness.
pub fn run(arguments: &Draw) -> Done {
    match arguments {
        Draw::Verify(arguments) => check(arguments),
        Draw::Secret => {
            let secret: Digest = Digest::new(app::ids::random()?);
            let secret = secret.to_string();
            println!("secret / 随机数: {secret}");
            println!("digest / 摘要:   {}", commitment(&secret));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The events of the tender in a file, oldest first. What is about anything else is passed over.
fn events(file: &Value) -> Result<Vec<domain::bidding::Event>, serde_json::Error> {
    let list = file.get("events").unwrap_or(file);
    let mut found = Vec::new();
    for one in list.as_array().into_iter().flatten() {
        let kind = one.get("kind").and_then(Value::as_str).unwrap_or("");
        let known = domain::bidding::Event::METAS.iter();
        if !known.into_iter().any(|meta| meta.kind == kind) {
            continue;
        }
        let body = one.get("body").unwrap_or(&Value::Null);
        if let Event::Bidding(event) = Event::parse(kind, body)? {
            found.push(event);
        }
    }
    Ok(found)
}

fn check(arguments: &Verify) -> Done {
    let text = std::fs::read_to_string(&arguments.events)?;
    let file: Value = serde_json::from_str(&text)?;
    match verify(events(&file)?.iter()) {
        Ok(found) => {
            println!("pool / 名单摘要: {}", found.pool);
            println!("seed / 种子:     {}", found.seed);
            for (number, rank) in &found.ranks {
                let outcome = if found.seats.contains(number) {
                    "seat / 席位"
                } else if found.reserve.contains(number) {
                    "substitute / 候补"
                } else {
                    "-"
                };
                println!("{number}\t{rank}\t{outcome}");
            }
            println!("the draw holds / 抽取结果相符");
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            println!("{} / {}", fault.text().en, fault.text().zh);
            Ok(ExitCode::FAILURE)
        }
    }
}
