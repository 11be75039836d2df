//! `bonafide bench commands`: durable commands per second beside the limits of the same disk.

mod bids;
mod years;

pub use bids::{SIZES, bids};
pub use years::{Years, latencies, three_years};

use crate::{
    accounts::hash_password,
    app::{App, AppError, Options},
    bus::{Submission, Who, Work},
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
use store::bench::{Rate, RawInserts, Shape, fsync_loop, raw_inserts};

/// Numbers of clients measured.
const CLIENTS: [u32; 3] = [1, 16, 64];
/// Bytes of a row in the comparison, about the size of an entry of the record with its texts.
const ROW_BYTES: usize = 700;
/// Commits of each raw measurement.
const RAW_COMMITS: u32 = 500;
/// How often commands and raw inserts take turns, so that whatever else the machine does weighs on
/// both alike.
const TURNS: u32 = 4;
/// Commands a client gives about one purchase before it starts another: a purchase of some years
/// takes a few hundred.
const COMMANDS_PER_PURCHASE: usize = 200;

/// The organisations and the person that the measurement needs.
#[derive(Clone, Copy)]
struct Cast {
    buyer: OrganisationId,
    peer: OrganisationId,
    officer: PersonId,
}

/// What one number of clients came to, over all turns.
#[derive(Default)]
struct Measured {
    work: Work,
    seconds: f64,
    command: Total,
    record: Total,
    bare: Total,
}

/// Raw inserts over all turns.
#[derive(Clone, Copy, Default)]
struct Total {
    count: f64,
    seconds: f64,
}

impl Total {
    fn add(&mut self, rate: Rate) {
        self.count += f64::from(rate.count);
        self.seconds += rate.elapsed.as_secs_f64();
    }

    fn per_second(self) -> f64 {
        self.count / self.seconds.max(f64::EPSILON)
    }
}

impl Measured {
    fn per_second(&self, count: u64) -> f64 {
        // Counts of a measurement are far below the 2^32 at which this would begin to round.
        f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / self.seconds.max(f64::EPSILON)
    }

    fn lines(&self, clients: u32) -> Vec<String> {
        let (commands, entries) = (
            self.per_second(self.work.commands),
            self.per_second(self.work.entries),
        );
        let raw = |limit: Total, done: f64, into: &str| {
            let limit = limit.per_second();
            let share = 100.0 * done / limit;
            format!("    raw inserts, grouped alike  {limit:>9.0} /s   ours {share:>4.0} %  {into}")
        };
        vec![
            format!("{clients} clients, {} commands a commit", group(self.work)),
            format!("    durable commands            {commands:>9.0} /s"),
            format!("    entries they append         {entries:>9.0} /s"),
            raw(self.command, commands, "all rows of a command"),
            raw(self.record, entries, "an entry and its texts only"),
            raw(self.bare, entries, "one row into a bare table"),
        ]
    }

    fn turn(
        &mut self,
        dir: &Path,
        app: &Arc<App>,
        cast: &Cast,
        (clients, length): (u32, Duration),
    ) -> Result<(), AppError> {
        let before = app.work();
        self.seconds += run(app, cast, clients, length)?;
        let after = app.work();
        let work = Work {
            commands: after.commands - before.commands,
            entries: after.entries - before.entries,
            commits: after.commits - before.commits,
        };
        self.work.commands += work.commands;
        self.work.entries += work.entries;
        self.work.commits += work.commits;
        let raw = |shape| {
            let plan = RawInserts {
                shape,
                commits: RAW_COMMITS,
                rows_per_commit: group(work),
                row_bytes: ROW_BYTES,
            };
            raw_inserts(dir, plan)
        };
        self.command.add(raw(Shape::Command)?);
        self.record.add(raw(Shape::Record)?);
        self.bare.add(raw(Shape::Bare)?);
        Ok(())
    }
}

/// Commands that shared a commit, on average.
fn group(work: Work) -> u32 {
    let commits = work.commits.max(1);
    u32::try_from((work.commands + commits / 2) / commits)
        .unwrap_or(u32::MAX)
        .max(1)
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
    let mut lines = vec![format!("raw fsync of 4 KiB              {fsyncs:>9.0} /s")];
    let app = Arc::new(App::open(
        &Options::new(dir.join("record")),
        Clock::system(),
    )?);
    let cast = cast(&app)?;
    let length = Duration::from_secs(seconds) / TURNS;
    for clients in CLIENTS {
        let mut measured = Measured::default();
        for _ in 0..TURNS {
            measured.turn(&dir, &app, &cast, (clients, length))?;
        }
        lines.extend(measured.lines(clients));
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

/// Lets `clients` work, each on a purchase of its own and waiting for every answer; returns how
/// long it took, in seconds.
fn run(app: &Arc<App>, cast: &Cast, clients: u32, length: Duration) -> Result<f64, AppError> {
    let started = Instant::now();
    let threads: Vec<_> = (0..clients)
        .map(|number| {
            let (app, cast) = (app.clone(), *cast);
            std::thread::spawn(move || client(&app, &cast, number, started, length))
        })
        .collect();
    for thread in threads {
        thread
            .join()
            .map_err(|_| AppError::Story("a client stopped".to_owned()))??;
    }
    Ok(started.elapsed().as_secs_f64())
}

fn client(
    app: &App,
    cast: &Cast,
    number: u32,
    started: Instant,
    length: Duration,
) -> Result<(), AppError> {
    let input = json!({ "role": Role::Peer.code(), "organisation": cast.peer });
    let verbs = ["grant-role", "withdraw-role"];
    while started.elapsed() < length {
        let process = start(app, cast, number)?;
        for verb in verbs.iter().cycle().take(COMMANDS_PER_PURCHASE) {
            if started.elapsed() >= length {
                break;
            }
            give(app, cast.officer, Some(process), verb, &input)?;
        }
    }
    Ok(())
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
        key: ids::request_key(app.clock().now())?,
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
