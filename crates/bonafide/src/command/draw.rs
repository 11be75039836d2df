//! `bonafide draw`.

use super::Done;
use clap::{Args, Subcommand};
use domain::{
    Event,
    assessment::{
        self,
        sample::{self, SampleFault},
    },
    bidding::draw::{commitment, verify},
};
use kernel::Digest;
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

/// Check how the experts of a purchase, or the users for an evaluation, were drawn.
#[derive(Subcommand)]
pub enum Draw {
    /// Check a draw from the public events of a purchase (`/api/v1/purchases/<id>/events`).
    Verify(Verify),
    /// Check how the sample of an evaluation was drawn, from the same public events.
    Sample(Verify),
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
        Draw::Sample(arguments) => check_sample(arguments),
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

/// One sample: the contract and evaluation it belongs to, and its events.
type Sampled = BTreeMap<(String, u64), Vec<assessment::Event>>;

/// The events of samples in a file, by contract and evaluation, oldest first.
fn samples(file: &Value) -> Result<Sampled, serde_json::Error> {
    let list = file.get("events").unwrap_or(file);
    let mut found = Sampled::new();
    for one in list.as_array().into_iter().flatten() {
        let kind = one.get("kind").and_then(Value::as_str).unwrap_or("");
        let body = one.get("body").unwrap_or(&Value::Null);
        let Some(event) = assessment::Event::parse(kind, body) else {
            continue;
        };
        let evaluation = body.get("evaluation").and_then(Value::as_u64);
        if let Some(evaluation) = evaluation {
            let contract = one.get("contract").and_then(Value::as_str).unwrap_or("");
            let events = found.entry((contract.to_owned(), evaluation)).or_default();
            events.push(event?);
        }
    }
    found.retain(|_, events| events.iter().any(|one| one.kind() == "sample.drawn"));
    Ok(found)
}

fn check_sample(arguments: &Verify) -> Done {
    let text = std::fs::read_to_string(&arguments.events)?;
    let samples = samples(&serde_json::from_str(&text)?)?;
    let mut wrong = samples.is_empty();
    if wrong {
        let fault = SampleFault::NoDraw.text();
        println!("{} / {}", fault.en, fault.zh);
    }
    for ((contract, evaluation), events) in &samples {
        match sample::verify(events) {
            Ok(found) => {
                println!("{contract} EV{evaluation} seed / 种子: {}", found.seed);
                for one in &found.strata {
                    let (stratum, numbers) = (one.stratum.code(), &one.drawn);
                    println!("{stratum}\t{}/{}\t{numbers:?}", numbers.len(), one.count);
                }
                println!("the sample holds / 抽样结果相符");
            }
            Err(fault) => {
                wrong = true;
                println!(
                    "{contract} EV{evaluation}: {} / {}",
                    fault.text().en,
                    fault.text().zh
                );
            }
        }
    }
    Ok(match wrong {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
