//! The command bus over a real store: once means once, refused means no trace, a group commits as
//! one, and every view is what the record gives.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use app::{
    Accepted, Clock, Directory, Loaded, OrganisationCard, PersonCard, Rejection, Submission, Who,
    bus::{Bus, Repeat, Surroundings},
    cache::Cache,
    project::project_entries,
};
use domain::sealing::Found;
use kernel::{PersonId, ProcessId, Role, Timestamp};
use policy::Denial;
use rules::Rulebook;
use serde_json::{Map, Value, json};
use std::{
    path::Path,
    sync::{Arc, Barrier, RwLock, mpsc::channel},
    time::Duration,
};
use store::{
    EntryQuery, Obligation, ObligationQuery, Open, Party, Reader, Readers, Rollback, SqliteStore,
    Store, Summary, SummaryQuery,
};
use tempfile::TempDir;

const BUYER: &str = "00000000-0000-7000-8000-00000000000a";
const HOST: &str = "00000000-0000-7000-8000-00000000000b";
const PEER: &str = "00000000-0000-7000-8000-00000000000c";
const OFFICER: &str = "00000000-0000-7000-8000-0000000000a1";
const CLERK: &str = "00000000-0000-7000-8000-0000000000a2";
const HOST_OFFICER: &str = "00000000-0000-7000-8000-0000000000b1";

struct World {
    // Declared first so that the writer stops before its directory is removed.
    bus: Bus,
    cache: Arc<Cache>,
    clock: Arc<Clock>,
    readers: Arc<dyn Readers>,
    dir: TempDir,
}

impl World {
    fn new() -> World {
        World::open(tempfile::tempdir().unwrap())
    }

    fn open(dir: TempDir) -> World {
        let store = SqliteStore::open(&Open {
            dir: dir.path(),
            origin: "example.org/record",
            seed: &[7; 32],
            rollback: Rollback::Refuse,
        })
        .unwrap();
        let readers = store.readers();
        let key = store.verifier_key().clone();
        let (clock, cache) = (Arc::new(Clock::system()), Arc::new(Cache::default()));
        let directory = Arc::new(RwLock::new(Arc::new(Directory::default())));
        let rulebook = Arc::new(Rulebook::embedded().unwrap());
        let fonts = app::Options::new(dir.path()).fonts;
        let around = Surroundings {
            clock: clock.clone(),
            press: Arc::new(app::press::Press::new(rulebook.clone(), fonts)),
            rulebook,
            directory: directory.clone(),
            cache: cache.clone(),
            readers: readers.clone(),
            vault: Arc::new(app::Vault::open(dir.path(), key).unwrap()),
        };
        let bus = Bus::start(Box::new(store), around).unwrap();
        people(&bus);
        let known = Directory::load(&*readers.reader().unwrap()).unwrap();
        *directory.write().unwrap() = Arc::new(known);
        World {
            bus,
            cache,
            clock,
            readers,
            dir,
        }
    }

    fn restart(self) -> World {
        let World { mut bus, dir, .. } = self;
        bus.stop().unwrap();
        drop(bus);
        World::open(dir)
    }

    fn reader(&self) -> Box<dyn Reader> {
        self.readers.reader().unwrap()
    }

    fn entries(&self) -> u64 {
        self.reader().checkpoint().unwrap().checkpoint.size
    }

    fn loaded(&self, id: ProcessId) -> Arc<Loaded> {
        self.cache.get(id, &*self.reader()).unwrap().unwrap()
    }

    fn registers(&self, key: &str) -> Accepted {
        self.bus.submit(register(key), Found::default()).unwrap()
    }

    fn gives(&self, submission: Submission) -> Accepted {
        self.bus.submit(submission, Found::default()).unwrap()
    }

    fn refuses(&self, submission: Submission) -> Rejection {
        self.bus.submit(submission, Found::default()).unwrap_err()
    }

    /// Everything that could show a trace of a refused command.
    fn traces(&self) -> (u64, Rows) {
        (self.entries(), rows(&*self.reader()))
    }
}

type Rows = (Vec<Summary>, Vec<Obligation>, Vec<Party>);

fn rows(reader: &dyn Reader) -> Rows {
    let summaries = reader
        .summaries(&SummaryQuery {
            limit: 1_000,
            ..SummaryQuery::default()
        })
        .unwrap();
    let obligations = reader
        .obligations(&ObligationQuery {
            limit: 1_000,
            ..ObligationQuery::default()
        })
        .unwrap();
    let parties = summaries
        .iter()
        .flat_map(|row| reader.parties(row.process.parse().unwrap()).unwrap())
        .collect();
    (summaries, obligations, parties)
}

fn people(bus: &Bus) {
    let organisations = [BUYER, HOST, PEER].map(|id| OrganisationCard {
        id: id.parse().unwrap(),
        zh: id.to_owned(),
        en: id.to_owned(),
    });
    let person = |id: &str, organisation: &str, job| PersonCard {
        id: id.parse().unwrap(),
        organisation: Some(organisation.parse().unwrap()),
        login: id.to_owned(),
        zh: id.to_owned(),
        en: id.to_owned(),
        jobs: vec![job],
    };
    let persons = [
        person(OFFICER, BUYER, Role::Purchaser),
        person(CLERK, BUYER, Role::Purchaser),
        person(HOST_OFFICER, HOST, Role::Host),
    ];
    bus.rows(Box::new(move |batch| {
        for card in &organisations {
            batch.put_organisation(&store::Organisation {
                id: card.id,
                json: serde_json::to_string(card).unwrap(),
            })?;
        }
        for card in &persons {
            batch.put_person(&store::Person {
                id: card.id,
                organisation: card.organisation,
                login: card.login.clone(),
                password_hash: "unused".to_owned(),
                language: "zh-CN".to_owned(),
                json: serde_json::to_string(card).unwrap(),
            })?;
        }
        Ok(())
    }))
    .unwrap();
}

fn person(id: &str) -> Who {
    Who::Person(id.parse::<PersonId>().unwrap())
}

fn command(key: &str, process: Option<ProcessId>, verb: &str, input: Value) -> Submission {
    Submission {
        key: key.to_owned(),
        who: person(OFFICER),
        process,
        contract: None,
        verb: verb.to_owned(),
        input: input.as_object().cloned().unwrap_or_else(Map::new),
        occurred: None,
        reason: None,
        expected: None,
    }
}

fn register(key: &str) -> Submission {
    let input = json!({ "title": format!("需求 {key}"), "beneficiaries": "八十岁以上独居老人",
                        "purchaser": BUYER, "hosts": [HOST] });
    command(key, None, "register-need", input)
}

fn grant(key: &str, process: ProcessId) -> Submission {
    let input = json!({ "role": "R10", "organisation": PEER });
    command(key, Some(process), "grant-role", input)
}

fn withdraw(key: &str, process: ProcessId) -> Submission {
    Submission {
        verb: "withdraw-role".to_owned(),
        ..grant(key, process)
    }
}

fn drop_need(key: &str, process: ProcessId) -> Submission {
    let input = json!({ "reason": "经费未落实" });
    command(key, Some(process), "drop-need", input)
}

fn waive(key: &str, process: ProcessId, obligation: &str) -> Submission {
    let input = json!({ "obligation": obligation, "reason": "双方同意" });
    command(key, Some(process), "waive-obligation", input)
}

#[test]
fn a_key_takes_effect_once() {
    let world = World::new();
    let first = world.registers("key-0001");
    assert_eq!(first.repeat, Repeat::First);
    let before = world.traces();
    let again = world.registers("key-0001");
    assert_eq!(
        (again.process, again.positions, again.repeat),
        (first.process, first.positions, Repeat::Again)
    );
    let mut other = register("key-0001");
    other.input.insert("note".to_owned(), "另有说明".into());
    assert!(matches!(world.refuses(other), Rejection::KeyReused));
    let mut other = register("key-0001");
    other.who = person(CLERK);
    assert!(matches!(world.refuses(other), Rejection::KeyReused));
    let other = grant("key-0001", first.process);
    assert!(matches!(world.refuses(other), Rejection::KeyReused));
    assert_eq!(world.traces(), before);
    let world = world.restart();
    let again = world.registers("key-0001");
    assert_eq!(
        (again.positions, again.repeat),
        (first.positions, Repeat::Again)
    );
    assert_eq!(world.traces(), before);
}

#[test]
fn what_is_not_allowed_leaves_no_trace() {
    let world = World::new();
    let id = world.registers("start").process;
    let before = world.traces();
    let version = world.loaded(id).process.version;
    let key = "refused";
    let unknown = command(key, Some(id), "make-coffee", json!({}));
    assert!(matches!(world.refuses(unknown), Rejection::UnknownVerb));
    let nowhere = grant(key, HOST.parse().unwrap());
    assert!(matches!(world.refuses(nowhere), Rejection::UnknownProcess));
    let nothing = command(key, None, "grant-role", json!({}));
    assert!(matches!(world.refuses(nothing), Rejection::UnknownProcess));
    let mut host = grant(key, id);
    host.who = person(HOST_OFFICER);
    let denied = world.refuses(host);
    assert!(matches!(denied, Rejection::Denied(Denial::NotYourRole)));
    let mut stranger = grant(key, id);
    stranger.who = person(PEER);
    let denied = world.refuses(stranger);
    assert!(matches!(denied, Rejection::Denied(Denial::SignInFirst)));
    let mut clock = grant(key, id);
    clock.who = Who::Clock;
    assert!(matches!(world.refuses(clock), Rejection::Denied(_)));
    let person_as_clock = command(key, Some(id), "run-clock", json!({}));
    assert!(matches!(
        world.refuses(person_as_clock),
        Rejection::Denied(_)
    ));
    let mut early = grant(key, id);
    early.occurred = Some("2999-01-01T00:00:00Z".parse().unwrap());
    assert!(matches!(world.refuses(early), Rejection::Refused(_)));
    assert!(matches!(
        world.refuses(withdraw(key, id)),
        Rejection::Refused(_)
    ));
    assert_eq!(world.traces(), before);
    assert_eq!(world.loaded(id).process.version, version);
    // None of them used the key up.
    assert_eq!(world.gives(grant(key, id)).repeat, Repeat::First);
}

#[test]
fn a_version_seen_too_long_ago_is_refused() {
    let world = World::new();
    let id = world.registers("start").process;
    let seen = world.loaded(id).process.version;
    let with = |key: &str, expected| Submission {
        expected: Some(expected),
        ..grant(key, id)
    };
    let next = Submission {
        expected: Some(seen),
        ..drop_need("slow-one", id)
    };
    world.gives(with("quick-one", seen));
    let before = world.traces();
    let refused = world.refuses(next.clone());
    assert!(matches!(refused, Rejection::Moved { current } if current == seen + 1));
    assert!(matches!(
        world.refuses(with("from the future", seen + 9)),
        Rejection::Moved { .. }
    ));
    assert_eq!(world.traces(), before);
    world.gives(Submission {
        expected: Some(seen + 1),
        ..next
    });
}

#[test]
fn over_long_and_malformed_commands_are_refused_with_stable_codes() {
    let world = World::new();
    let id = world.registers("start").process;
    let before = world.traces();
    let faulty = |submission: Submission, field: &str, code: &str| match world.refuses(submission) {
        Rejection::Faults(faults) => {
            let found: Vec<_> = faults
                .iter()
                .map(|one| (one.field.as_str(), one.code))
                .collect();
            assert!(found.contains(&(field, code)), "{found:?}");
        }
        other => panic!("{field}: {other:?}"),
    };
    let titled = |title: Value| {
        let mut submission = register("faulty");
        submission.input.insert("title".to_owned(), title);
        submission
    };
    faulty(titled("长".repeat(201).into()), "title", "field-too-long");
    faulty(titled("\u{7}".into()), "title", "field-unprintable");
    faulty(titled(Value::Null), "title", "field-missing");
    faulty(titled(json!([1])), "title", "field-wrong-shape");
    let mut unknown = register("faulty");
    unknown.input.insert("colour".to_owned(), "red".into());
    faulty(unknown, "colour", "field-unknown");
    let mut long = drop_need("faulty", id);
    long.input
        .insert("reason".to_owned(), "长".repeat(8_001).into());
    faulty(long, "reason", "field-too-long");
    let mut reasoned = grant("faulty", id);
    reasoned.reason = Some("长".repeat(8_001));
    faulty(reasoned, "reason", "field-too-long");
    faulty(grant("", id), "idempotency-key", "field-missing");
    faulty(
        grant(&"k".repeat(129), id),
        "idempotency-key",
        "field-too-long",
    );
    let mut contract = grant("faulty", id);
    contract.verb = "waive-obligation".to_owned();
    contract.input = Map::new();
    faulty(contract, "obligation", "field-missing");
    assert_eq!(world.traces(), before);
}

/// Submits all while the writer is held up, so that they wait together, and returns the answers in
/// the order of the commands.
fn together(world: &World, commands: Vec<Submission>) -> Vec<Result<Accepted, Rejection>> {
    let (open, gate) = channel::<()>();
    let ready = Barrier::new(commands.len() + 2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (held, holding) = channel();
            let bus = &world.bus;
            scope.spawn(move || {
                bus.rows(Box::new(move |_| {
                    held.send(()).unwrap();
                    gate.recv().unwrap();
                    Ok(())
                }))
                .unwrap();
            });
            holding.recv().unwrap();
            ready.wait();
        });
        let waiting: Vec<_> = commands
            .into_iter()
            .map(|submission| {
                scope.spawn(|| {
                    ready.wait();
                    world.bus.submit(submission, Found::default())
                })
            })
            .collect();
        ready.wait();
        // Nothing tells from outside that a command waits; it takes microseconds.
        std::thread::sleep(Duration::from_millis(300));
        open.send(()).unwrap();
        waiting.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[test]
fn a_refused_command_does_not_disturb_the_others_of_its_group() {
    let world = World::new();
    let id = world.registers("start").process;
    let before = (world.bus.work(), world.entries());
    let mut commands = Vec::new();
    for number in 0..10 {
        commands.push(register(&format!("good-{number}")));
        commands.push(withdraw(&format!("bad-{number}"), id));
    }
    let answers = together(&world, commands);
    let mut positions = Vec::new();
    for pair in answers.chunks(2) {
        positions.push(pair[0].as_ref().unwrap().positions);
        assert!(
            matches!(&pair[1], Err(Rejection::Refused(_))),
            "{:?}",
            pair[1]
        );
    }
    positions.sort_by_key(|one| one.first);
    let mut next = before.1;
    for one in &positions {
        assert_eq!(one.first, next, "{positions:?}");
        next = one.last + 1;
    }
    assert_eq!(world.entries(), next);
    let commits = world.bus.work().commits - before.0.commits;
    assert!(
        (1..10).contains(&commits),
        "{commits} commits for ten commands"
    );
    assert_views(&world);
}

#[test]
fn a_group_sees_what_it_did_itself() {
    let world = World::new();
    let id = world.registers("start").process;
    let commands = (0..6).map(|number| grant(&format!("grant-{number}"), id));
    let answers = together(&world, commands.collect());
    // The second finds the role given by the first, whether or not they shared a commit.
    assert_eq!(
        answers.iter().filter(|one| one.is_ok()).count(),
        1,
        "{answers:?}"
    );
    let answers = together(&world, vec![withdraw("same-key", id); 6]);
    let count = |repeat| {
        let accepted = answers.iter().map(|one| one.as_ref().unwrap());
        accepted.filter(|one| one.repeat == repeat).count()
    };
    assert_eq!((count(Repeat::First), count(Repeat::Again)), (1, 5));
    let positions: Vec<_> = answers
        .iter()
        .map(|one| one.as_ref().unwrap().positions)
        .collect();
    assert!(positions.iter().all(|one| *one == positions[0]));
    assert_views(&world);
}

/// Every view is what the record gives: the purchases in memory, and the stored rows.
fn assert_views(world: &World) {
    let reader = world.reader();
    for row in rows(&*reader).0 {
        let id: ProcessId = row.process.parse().unwrap();
        let refolded = Loaded::fold(&reader.entries(id).unwrap()).unwrap();
        let cached = world.loaded(id);
        assert_eq!(cached.process, refolded.process);
        assert_eq!(format!("{:?}", cached.log), format!("{:?}", refolded.log));
    }
    let stale = store::verify_read_models(&database(world.dir.path()), &mut project_entries);
    assert_eq!(stale.unwrap(), None);
}

fn database(dir: &Path) -> std::path::PathBuf {
    dir.join(store::DATABASE_FILE)
}

#[test]
fn every_view_is_what_the_record_gives() {
    let world = World::new();
    let ids: Vec<ProcessId> = (0..3)
        .map(|number| world.registers(&format!("start-{number}")).process)
        .collect();
    assert_views(&world);
    for (number, id) in ids.iter().enumerate() {
        // With and without a reader between two commands.
        world.gives(grant(&format!("grant-{number}"), *id));
        if number > 0 {
            world.loaded(*id);
        }
        world.gives(withdraw(&format!("withdraw-{number}"), *id));
        let held = world.loaded(*id);
        world.gives(grant(&format!("grant-again-{number}"), *id));
        assert_eq!(held.process.version + 1, world.loaded(*id).process.version);
    }
    assert_views(&world);
    world.gives(drop_need("drop", ids[0]));
    let _ = world
        .bus
        .submit(waive("waive", ids[1], "O1"), Found::default());
    assert_views(&world);
    let before = rows(&*world.reader());
    let World { mut bus, dir, .. } = world;
    bus.stop().unwrap();
    app::app::rebuild(&app::Options::new(dir.path())).unwrap();
    let world = World::open(dir);
    assert_eq!(rows(&*world.reader()), before);
    assert_views(&world);
}

#[test]
fn time_in_the_record_never_runs_backwards() {
    let world = World::new();
    let late: Timestamp = "2026-05-01T08:00:00Z".parse().unwrap();
    world.clock.stop_at(late);
    let id = world.registers("late").process;
    world.clock.stop_at("2026-04-01T08:00:00Z".parse().unwrap());
    world.gives(grant("early", id));
    let world = world.restart();
    world.clock.stop_at("2026-03-01T08:00:00Z".parse().unwrap());
    world.gives(withdraw("earlier still", id));
    let query = EntryQuery {
        from: 0,
        limit: 1_000,
    };
    let entries = world.reader().page(query).unwrap();
    assert!(entries.is_sorted_by_key(|entry| entry.recorded));
    assert!(entries.iter().all(|entry| entry.recorded >= late));
    assert!(entries.iter().all(|entry| entry.occurred <= entry.recorded));
    assert_views(&world);
}

#[test]
fn a_restart_carries_on_where_the_record_ends() {
    let mut world = World::new();
    let id = world.registers("start").process;
    let entries = world.entries();
    for (position, number) in (entries..).zip(0..4) {
        world = world.restart();
        let done = match number % 2 {
            0 => world.gives(grant(&format!("key-{number}"), id)),
            _ => world.gives(withdraw(&format!("key-{number}"), id)),
        };
        let (first, last) = (done.positions.first, done.positions.last);
        assert_eq!((first, last), (position, position));
        assert_views(&world);
    }
}

#[test]
fn a_stopped_bus_refuses_and_keeps_nothing() {
    let mut world = World::new();
    world.registers("start");
    let before = world.traces();
    world.bus.stop().unwrap();
    assert!(matches!(
        world.refuses(register("late")),
        Rejection::Unavailable
    ));
    assert_eq!(world.traces(), before);
}
