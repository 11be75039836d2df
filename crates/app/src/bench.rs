//! `bonafide bench commands`: durable commands per second beside the limits of the same disk.

use crate::{
    accounts::hash_password,
    app::{App, AppError, Options},
    bus::{Submission, Who},
    clock::Clock,
    directory::{OrganisationCard, PersonCard},
    ids,
};
use kernel::{OrganisationId, PersonId, ProcessId, Role};
use serde_json::{Map, Value, json};
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use store::bench::{RawInserts, Shape, fsync_loop, raw_inserts};

/// Numbers of clients measured.
const CLIENTS: [u32; 3] = [1, 16, 64];
/// Bytes of a row in the comparison, about the size of an entry of the record.
const ROW_BYTES: usize = 700;

/// The organisations and the person that the measurement needs.
struct Cast {
    buyer: OrganisationId,
    peer: OrganisationId,
    officer: PersonId,
}

/// Measures and returns the lines to print.
///
/// # Errors
/// The disk cannot be written or a command is refused.
pub fn commands(dir: &Path, seconds: u64) -> Result<Vec<String>, AppError> {
    let dir = dir.join("bench-commands");
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }
    std::fs::create_dir_all(&dir)?;
    let fsyncs = fsync_loop(&dir, 2_000)?.per_second();
    let grouped = |shape, rows| {
        let plan = RawInserts {
            shape,
            commits: 4_000 / rows,
            rows_per_commit: rows,
            row_bytes: ROW_BYTES,
        };
        raw_inserts(&dir, plan).map(store::bench::Rate::per_second)
    };
    let mut lines = vec![format!(
        "raw fsync of the disk:                {fsyncs:>9.0} /s"
    )];
    let app = Arc::new(App::open(
        &Options::new(dir.join("record")),
        Clock::system(),
    )?);
    let cast = cast(&app)?;
    for clients in CLIENTS {
        let (bare, record) = (
            grouped(Shape::Bare, clients)?,
            grouped(Shape::Record, clients)?,
        );
        let done = run(&app, &cast, clients, Duration::from_secs(seconds))?;
        lines.push(format!(
            "{clients:>2} clients: durable commands           {done:>9.0} /s"
        ));
        lines.push(format!(
            "            raw inserts, {clients:>2} a commit: {bare:>9.0} /s into a bare table ({:.0} %)",
            100.0 * done / bare
        ));
        lines.push(format!(
            "                                   {record:>9.0} /s into the record's tables ({:.0} %)",
            100.0 * done / record
        ));
    }
    if let Ok(app) = Arc::try_unwrap(app) {
        app.stop()?;
    }
    std::fs::remove_dir_all(&dir)?;
    Ok(lines)
}

fn cast(app: &App) -> Result<Cast, AppError> {
    let now = app.clock().now();
    let (buyer, peer) = (ids::organisation(now)?, ids::organisation(now)?);
    let officer = ids::person(now)?;
    let organisation = |id, name: &str| OrganisationCard {
        id,
        zh: name.into(),
        en: name.into(),
    };
    app.put_organisations(vec![
        organisation(buyer, "buyer"),
        organisation(peer, "peer"),
    ])?;
    let person = PersonCard {
        id: officer,
        organisation: Some(buyer),
        login: "officer".to_owned(),
        zh: "officer".to_owned(),
        en: "officer".to_owned(),
        jobs: vec![Role::Purchaser],
    };
    app.put_persons(vec![person], &hash_password("not used to sign in")?)?;
    Ok(Cast {
        buyer,
        peer,
        officer,
    })
}

/// Commands per second of `clients`, each on a purchase of its own, each waiting for its answer.
fn run(app: &Arc<App>, cast: &Cast, clients: u32, length: Duration) -> Result<f64, AppError> {
    let mut purchases = Vec::new();
    for number in 0..clients {
        purchases.push(start(app, cast, number)?);
    }
    let started = Instant::now();
    let (peer, officer) = (cast.peer, cast.officer);
    let threads: Vec<_> = purchases
        .into_iter()
        .map(|process| {
            let app = app.clone();
            std::thread::spawn(move || {
                let mut done = 0_u32;
                while started.elapsed() < length {
                    let verb = if done % 2 == 0 {
                        "grant-role"
                    } else {
                        "withdraw-role"
                    };
                    let input = json!({ "role": Role::Peer.code(), "organisation": peer });
                    give(&app, officer, Some(process), verb, &input)?;
                    done += 1;
                }
                Ok::<u32, AppError>(done)
            })
        })
        .collect();
    let mut total = 0.0;
    for thread in threads {
        let done = thread
            .join()
            .map_err(|_| AppError::Story("a client stopped".to_owned()))?;
        total += f64::from(done?);
    }
    Ok(total / started.elapsed().as_secs_f64())
}

fn start(app: &App, cast: &Cast, number: u32) -> Result<ProcessId, AppError> {
    let input = json!({
        "title": format!("measurement {number}"),
        "beneficiaries": "nobody",
        "purchaser": cast.buyer,
        "hosts": [],
    });
    give(app, cast.officer, None, "register-need", &input)
}

fn give(
    app: &App,
    officer: PersonId,
    process: Option<ProcessId>,
    verb: &str,
    input: &Value,
) -> Result<ProcessId, AppError> {
    let submission = Submission {
        key: ids::token()?,
        who: Who::Person(officer),
        process,
        contract: None,
        verb: verb.to_owned(),
        input: input.as_object().cloned().unwrap_or_else(Map::new),
        occurred: None,
        reason: Some("measurement".to_owned()),
        expected: None,
    };
    let accepted = app.submit(submission);
    accepted
        .map(|one| one.process)
        .map_err(|why| AppError::Story(format!("`{verb}`: {why:?}")))
}
