//! What everybody can and cannot find of who said what by a one-time slip, given every table, every
//! file, every log line and the whole record. `docs/ratings-privacy.en.md` says the same in words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Loaded, Options, Viewer,
    advance::at_hour,
    demo::{self, short, steps, teller::Teller},
    slips::{Answer, Ballot, Spoke, Told},
};
use domain::{
    ContractId,
    assessment::{
        choices::{EvaluationId, WorkerTopic},
        voice::{BATCH_MIN, Channel, Experience, Said},
    },
};
use kernel::ProcessId;
use serde_json::json;
use std::{
    collections::BTreeSet,
    fmt::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use tracing::field::{Field, Visit};

/// Every log line, as an operator keeps them.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl tracing::Subscriber for Lines {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        span.record(&mut Line(&mut self.0.lock().unwrap()));
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap()));
    }
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Line(&mut self.0.lock().unwrap()));
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0, "{field}={value:?}").unwrap();
    }
}

/// An evaluation in the field, with slips for residents and workers printed.
struct Fieldwork {
    dir: tempfile::TempDir,
    app: App,
    process: ProcessId,
    users: Vec<String>,
    workers: Vec<String>,
}

fn ballot(process: ProcessId, channel: Channel) -> Ballot {
    Ballot {
        process,
        contract: ContractId(1),
        evaluation: EvaluationId(1),
        channel,
    }
}

fn in_the_field() -> Fieldwork {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-03-03".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let mut teller = Teller::new(&app);
    let before = short::steps()
        .into_iter()
        .take_while(|step| step.verb != "self-evaluate");
    steps::tell(&mut teller, before.collect()).unwrap();
    let issue = |teller: &mut Teller<'_>, channel: &str, count: u32| {
        teller.by("qiu").about(1);
        teller
            .does("issue-slips", json!({ "channel": channel, "count": count }))
            .unwrap();
    };
    issue(&mut teller, "users", 12);
    issue(&mut teller, "workers", 5);
    let process = teller.process().unwrap();
    let users = app.print_slips(&ballot(process, Channel::Users)).unwrap();
    let workers = app.print_slips(&ballot(process, Channel::Workers)).unwrap();
    assert_eq!((users.len(), workers.len()), (12, 5));
    // Printed once, never again.
    assert!(
        app.print_slips(&ballot(process, Channel::Users))
            .unwrap()
            .is_empty()
    );
    Fieldwork {
        dir,
        app,
        process,
        users,
        workers,
    }
}

fn resident(number: usize) -> Told {
    let said = |yes: bool| if yes { Said::Yes } else { Said::No };
    Told {
        answer: Answer::Experience(Experience {
            received: Said::Yes,
            useful: said(number.is_multiple_of(2)),
            respected: said(number.is_multiple_of(3)),
            could_refuse: Said::Partly,
            would_return: said(number < 4),
        }),
        words: Some(format!("居民原话第{number}句")),
    }
}

fn worker(number: usize) -> Told {
    Told {
        answer: Answer::Topics(vec![WorkerTopic::PaperBurden]),
        words: Some(format!("社工原话第{number}句")),
    }
}

fn digest(token: &str) -> Vec<u8> {
    kernel::Digest::of(token.as_bytes()).as_bytes().to_vec()
}

/// Every file under a directory.
fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path),
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Where a token, or its hash in any spelling, is found on the disk.
fn traces(dir: &Path, token: &str) -> Vec<PathBuf> {
    let hash = digest(token);
    let hex = kernel::Digest::of(token.as_bytes()).to_string();
    let mut all = Vec::new();
    files(dir, &mut all);
    all.retain(|path| {
        let bytes = std::fs::read(path).unwrap();
        holds(&bytes, token.as_bytes()) || holds(&bytes, &hash) || holds(&bytes, hex.as_bytes())
    });
    all
}

fn database(dir: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(dir.join(store::DATABASE_FILE)).unwrap()
}

/// Every value of every row of a table, as text.
fn table(connection: &rusqlite::Connection, name: &str) -> Vec<Vec<String>> {
    let mut query = connection
        .prepare(&format!("select * from {name}"))
        .unwrap();
    let columns = query.column_count();
    let rows = query.query_map([], |row| {
        let value = |place| {
            let value: rusqlite::types::Value = row.get(place).unwrap();
            match value {
                rusqlite::types::Value::Blob(bytes) => {
                    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
                }
                other => format!("{other:?}"),
            }
        };
        Ok((0..columns).map(value).collect())
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn columns(connection: &rusqlite::Connection, name: &str) -> Vec<String> {
    let query = connection
        .prepare(&format!("select * from {name}"))
        .unwrap();
    query
        .column_names()
        .iter()
        .map(|one| (*one).to_owned())
        .collect()
}

fn tables(connection: &rusqlite::Connection) -> Vec<String> {
    let mut query = connection
        .prepare("select name from sqlite_schema where type = 'table'")
        .unwrap();
    let names = query.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

fn next_day(app: &App, days: i32) {
    let today = kernel::civil_date(app.clock().now());
    app.advance_to(kernel::time::plus_days(today, days))
        .unwrap();
}

fn loaded(field: &Fieldwork) -> Arc<Loaded> {
    field.app.purchase(field.process).unwrap().unwrap()
}

/// What one reader sees of the record, as JSON.
fn seen(field: &Fieldwork, login: Option<&str>) -> String {
    let person = login.map(|login| {
        let id = demo::cast::person_id(login).unwrap();
        field.app.directory().person(id).unwrap().clone()
    });
    let viewer = Viewer { person };
    let loaded = loaded(field);
    let bodies = viewer
        .timeline(&loaded, None)
        .map(|one| one.event.body().unwrap().to_string());
    bodies.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_slip_works_once_and_only_during_the_fieldwork() {
    let field = in_the_field();
    let (app, token) = (&field.app, &field.users[0]);
    assert_eq!(app.slip(token).unwrap().unwrap().channel, Channel::Users);
    assert_eq!(app.speak(token, &resident(0)).unwrap(), Spoke::Heard);
    assert_eq!(app.speak(token, &resident(1)).unwrap(), Spoke::Closed);
    assert_eq!(app.slip(token).unwrap(), None);
    assert_eq!(app.slip("0000").unwrap(), None);
    next_day(app, 4);
    assert_eq!(app.slip(&field.users[1]).unwrap(), None, "its time is over");
    assert_eq!(
        app.speak(&field.users[1], &resident(1)).unwrap(),
        Spoke::Closed
    );
}

#[test]
fn nothing_kept_ties_an_answer_to_a_slip_a_person_or_an_hour() {
    let lines = Lines::default();
    // For all threads: the writer has one of its own.
    tracing::subscriber::set_global_default(lines.clone()).unwrap();
    {
        let field = in_the_field();
        let app = &field.app;
        // Five residents and two workers speak, at hours that somebody might have noted.
        for (number, token) in field.users.iter().take(5).enumerate() {
            app.clock().stop_at(app.clock().now() + minutes(7));
            assert_eq!(app.speak(token, &resident(number)).unwrap(), Spoke::Heard);
        }
        for (number, token) in field.workers.iter().take(2).enumerate() {
            app.speak(token, &worker(number)).unwrap();
        }
        let spent: Vec<&String> = field.users[..5].iter().chain(&field.workers[..2]).collect();
        for token in &spent {
            let found = traces(field.dir.path(), token);
            assert!(found.is_empty(), "a spent slip is found in {found:?}");
        }
        waiting_rows_tell_nothing(&field);
        next_day(app, 1);
        next_day(app, 1);
        next_day(app, 3);
        the_record_holds_batches(&field);
        for token in &spent {
            assert!(traces(field.dir.path(), token).is_empty());
        }
        let connection = database(field.dir.path());
        assert!(
            table(&connection, "spoken").is_empty(),
            "batches are gone from the table"
        );
    }
    let lines = lines.0.lock().unwrap();
    for part in ["原话", "token", "/r/"] {
        assert!(!lines.contains(part), "a log line holds `{part}`: {lines}");
    }
}

const fn minutes(count: u64) -> std::time::Duration {
    std::time::Duration::from_secs(count * 60)
}

/// Before the batch: the columns of the two tables are all there is, and none is a time, a person or a
/// slip; the order is that of random keys.
fn waiting_rows_tell_nothing(field: &Fieldwork) {
    let connection = database(field.dir.path());
    assert_eq!(
        columns(&connection, "slip"),
        ["token_hash", "process", "contract", "evaluation", "channel"]
    );
    assert_eq!(
        columns(&connection, "spoken"),
        [
            "id",
            "process",
            "contract",
            "evaluation",
            "channel",
            "kind",
            "batch",
            "json"
        ]
    );
    assert_eq!(table(&connection, "slip").len(), 12 + 5 - 7);
    let rows = table(&connection, "spoken");
    assert_eq!(rows.len(), 14);
    let ids: Vec<&String> = rows.iter().map(|row| &row[0]).collect();
    assert!(ids.is_sorted() && ids.iter().all(|id| id.len() == 32));
    // An answer and the words of the same person share nothing but what all rows share.
    let shared: BTreeSet<&Vec<String>> = rows.iter().collect();
    assert_eq!(shared.len(), rows.len());
    // No other table knows of what was said.
    for name in tables(&connection).iter().filter(|name| *name != "spoken") {
        let text = format!("{:?}", table(&connection, name));
        assert!(!text.contains("原话"), "table {name}");
    }
}

/// After the fieldwork: one full batch of users, and a batch of two workers that says it is a rest.
fn the_record_holds_batches(field: &Fieldwork) {
    let loaded = loaded(field);
    let of = |kind: &str| -> Vec<_> {
        let all = loaded.log.iter().filter(|one| one.event.kind() == kind);
        all.cloned().collect()
    };
    let brought = of("answers.brought-in");
    assert_eq!(brought.len(), 1);
    let body = brought[0].event.body().unwrap();
    assert_eq!(body["answers"].as_array().unwrap().len(), BATCH_MIN);
    // The hour of the entry is that at which the day began, not that of any answer; no person acted.
    for one in [
        &brought,
        &of("users.spoke"),
        &of("workers.heard"),
        &of("answers.counted"),
    ] {
        for one in one.iter() {
            let local = one.envelope.zone.say(one.envelope.recorded);
            assert!(local.contains("00:00"), "{local}");
            assert_eq!(one.envelope.actor.person, None);
            assert_eq!(one.envelope.actor.organisation, None);
        }
    }
    let heard = of("workers.heard");
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].event.body().unwrap()["workers"], 2);
    let counted: Vec<String> = of("answers.counted")
        .iter()
        .map(|one| one.event.body().unwrap()["batch"].to_string())
        .collect();
    assert_eq!(counted, ["\"full\"", "\"rest\""]);
    who_reads_what(field);
}

/// Purchaser, host, provider and their workers read how many answers there are; the evaluator, the
/// panel and the auditor read what they say.
fn who_reads_what(field: &Fieldwork) {
    for login in ["chen", "zhou", "lin", "wu", "he", "jin", "liu", "heng"]
        .map(Some)
        .into_iter()
        .chain([None])
    {
        let seen = seen(field, login);
        assert!(!seen.contains("原话"), "{login:?} reads words of people");
        assert!(
            !seen.contains("could_refuse"),
            "{login:?} reads single answers"
        );
    }
    for login in ["chen", "wu", "he"] {
        assert!(
            seen(field, Some(login)).contains("\"answers\":5"),
            "{login} knows how many"
        );
    }
    for login in ["qiu", "bai"] {
        let seen = seen(field, Some(login));
        assert!(
            seen.contains("居民原话") && seen.contains("社工原话"),
            "{login} reads them"
        );
        assert!(seen.contains("could_refuse"), "{login}");
    }
}

#[test]
fn fewer_than_five_wait_for_the_end_of_the_fieldwork() {
    let field = in_the_field();
    for (number, token) in field.users.iter().take(4).enumerate() {
        field.app.speak(token, &resident(number)).unwrap();
    }
    let brought = |field: &Fieldwork| {
        let loaded = loaded(field);
        loaded
            .log
            .iter()
            .filter(|one| one.event.kind() == "answers.brought-in")
            .count()
    };
    next_day(&field.app, 1);
    next_day(&field.app, 1);
    assert_eq!(brought(&field), 0);
    next_day(&field.app, 2);
    assert_eq!(brought(&field), 1);
    let loaded = loaded(&field);
    let evaluation = &loaded.process.contracts[0].assessment.evaluations()[0];
    assert_eq!(evaluation.voices.users.len(), 4);
}

/// The order in which people spoke is nowhere: the record has them in that of random keys. Twelve
/// answers fall into their first order by chance once in 479 million.
#[test]
fn the_order_of_answers_is_lost() {
    let field = in_the_field();
    for (number, token) in field.users.iter().enumerate() {
        field.app.speak(token, &resident(number)).unwrap();
    }
    next_day(&field.app, 4);
    let loaded = loaded(&field);
    let spoke = loaded
        .log
        .iter()
        .find(|one| one.event.kind() == "users.spoke")
        .unwrap();
    let body = spoke.event.body().unwrap();
    let words: Vec<&str> = body["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["$text"].as_str().unwrap())
        .collect();
    let first: Vec<String> = (0..12)
        .map(|number| format!("居民原话第{number}句"))
        .collect();
    assert_eq!(words.len(), 12);
    assert_ne!(words, first);
}

/// Stated, not hidden: whoever can copy the database before and after one answer sees which unused
/// slip went and which answer came. So can whoever reads the running server's memory or traffic.
#[test]
fn an_operator_who_copies_the_database_around_one_answer_learns_the_pair() {
    let field = in_the_field();
    let rows = |name: &str| -> BTreeSet<Vec<String>> {
        table(&database(field.dir.path()), name)
            .into_iter()
            .collect()
    };
    field.app.speak(&field.users[0], &resident(0)).unwrap();
    let (slips, spoken) = (rows("slip"), rows("spoken"));
    field.app.speak(&field.users[1], &resident(1)).unwrap();
    let gone: Vec<Vec<String>> = slips.difference(&rows("slip")).cloned().collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(
        gone[0][0],
        kernel::Digest::of(field.users[1].as_bytes()).to_string()
    );
    assert_eq!(
        rows("spoken").difference(&spoken).count(),
        2,
        "an answer and its words"
    );
}
