//! Appending, group commit, savepoints, idempotency, erasure, receipts, and stopping on failure.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, append, commit, entry, process, time, twenty};
use serde_json::json;
use std::time::{Duration, Instant};
use store::{
    EntryQuery, Positions, ReadRecord, Reader, Request, Store, StoreError, Swept, in_command,
};

fn request(key: &str) -> Request {
    Request {
        key: key.into(),
        actor: "person-1".into(),
        hash: [1; 32],
    }
}

#[test]
fn entries_come_back_as_they_were_given() {
    let world = World::new();
    twenty(&world);
    let reader = world.open().sqlite_readers().get().unwrap();
    let entries = reader.entries(process(1)).unwrap();
    assert_eq!(
        entries.iter().map(|e| e.version).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6, 7]
    );
    let (given, got) = (entry(1, 1), &entries[1]);
    assert_eq!(got.body, given.body);
    assert_eq!(got.body["note"], json!({ "$text": "备注 1 canary-1-1" }));
    assert_eq!(
        (got.position, &got.kind, got.actor.clone()),
        (4, &given.kind, given.actor)
    );
    assert_eq!((got.contract, got.command), (given.contract, given.command));
    assert_eq!((got.occurred, &got.pack), (given.occurred, &given.pack));
    let page = reader.page(EntryQuery { from: 15, limit: 3 }).unwrap();
    assert_eq!(
        page.iter().map(|e| e.position).collect::<Vec<_>>(),
        [15, 16, 17]
    );
    assert!(reader.entries(process(7)).unwrap().is_empty());
}

#[test]
fn a_batch_of_many_commands_signs_once() {
    let world = World::new();
    let mut store = world.open();
    let mut batch = store.begin().unwrap();
    for n in 0..64 {
        in_command(batch.as_mut(), |batch| {
            let done = batch.append(0, vec![entry(n, 0), entry(n, 1)])?;
            batch.put_outcome(&request(&format!("key-{n}")), done.positions)
        })
        .unwrap()
        .unwrap();
    }
    let signed = batch.commit().unwrap();
    assert_eq!(
        (signed.checkpoint.size, signed == *store.checkpoint()),
        (128, true)
    );
    let report = world.verify();
    assert_eq!(
        (report.finding, report.entries, report.checkpoints),
        (None, 128, 2)
    );
    // A batch without entries signs nothing anew.
    assert_eq!(store.begin().unwrap().commit().unwrap(), signed);
}

#[test]
fn a_refused_command_leaves_the_others_of_its_batch_alone() {
    let world = World::new();
    let mut store = world.open();
    let mut batch = store.begin().unwrap();
    for n in 0..6 {
        let done = in_command(batch.as_mut(), |batch| {
            batch.put_outcome(&request(&n.to_string()), Positions { first: 0, last: 0 })?;
            append(batch, n, 0);
            append(batch, n, 1);
            match n % 2 {
                0 => Ok(()),
                _ => batch.append(9, vec![entry(n, 9)]).map(|_| ()),
            }
        });
        let refused = matches!(
            done.unwrap(),
            Err(StoreError::VersionMoved {
                found: 2,
                expected: 9
            })
        );
        assert_eq!(refused, n % 2 == 1);
    }
    batch.commit().unwrap();
    let report = world.verify();
    assert_eq!((report.finding, report.entries), (None, 6));
    let reader = store.sqlite_readers().get().unwrap();
    for n in 0..6 {
        let kept = n % 2 == 0;
        assert_eq!(reader.entries(process(n)).unwrap().len() == 2, kept);
        assert_eq!(
            reader.outcome(&request(&n.to_string())).unwrap().is_some(),
            kept
        );
    }
}

#[test]
fn a_batch_dropped_leaves_no_trace() {
    let world = World::new();
    let mut store = world.open();
    let before = store.checkpoint().clone();
    let mut batch = store.begin().unwrap();
    append(batch.as_mut(), 0, 0);
    drop(batch);
    assert_eq!((store.checkpoint(), store.last_recorded()), (&before, None));
    commit(&mut store, &mut [0; 8], &[0]);
    assert_eq!(world.verify().finding, None);
}

#[test]
fn a_batch_reads_its_own_writes_and_readers_do_not() {
    let world = World::new();
    let mut store = world.open();
    let reader = store.sqlite_readers().get().unwrap();
    let mut batch = store.begin().unwrap();
    append(batch.as_mut(), 0, 0);
    assert_eq!(batch.entries(process(0)).unwrap().len(), 1);
    assert_eq!(reader.entries(process(0)).unwrap().len(), 0);
    assert!(matches!(
        reader.receipt(Positions { first: 0, last: 0 }),
        Err(StoreError::NoEntry(0))
    ));
    batch.commit().unwrap();
    assert_eq!(reader.entries(process(0)).unwrap().len(), 1);
    assert!(reader.receipt(Positions { first: 0, last: 0 }).is_ok());
}

#[test]
fn only_the_version_decided_on_is_appended_to() {
    let world = World::new();
    let mut store = world.open();
    commit(&mut store, &mut [0; 8], &[0, 0, 0]);
    let mut batch = store.begin().unwrap();
    for expected in [0, 2, 4] {
        let refused = batch.append(expected, vec![entry(0, 3)]);
        assert!(matches!(
            refused,
            Err(StoreError::VersionMoved { found: 3, .. })
        ));
    }
    assert!(matches!(batch.append(0, vec![]), Err(StoreError::Entry(_))));
    assert!(matches!(
        batch.append(0, vec![entry(1, 0), entry(2, 0)]),
        Err(StoreError::Entry(_))
    ));
    let done = batch.append(3, vec![entry(0, 3), entry(0, 4)]).unwrap();
    assert_eq!(
        (done.version, done.positions),
        (5, Positions { first: 3, last: 4 })
    );
}

#[test]
fn recorded_time_never_runs_backwards() {
    let world = World::new();
    let mut store = world.open();
    let mut batch = store.begin().unwrap();
    append(batch.as_mut(), 0, 0);
    let mut late = entry(0, 1);
    late.recorded = time(500);
    batch.append(1, vec![late]).unwrap();
    batch.savepoint().unwrap();
    let mut undone = entry(1, 0);
    undone.recorded = time(900);
    batch.append(0, vec![undone]).unwrap();
    batch.undo().unwrap();
    let done = batch.append(0, vec![entry(1, 0)]).unwrap();
    assert_eq!(done.recorded, time(500));
    batch.commit().unwrap();
    assert_eq!(store.last_recorded(), Some(time(500)));
    drop(store);
    assert_eq!(world.open().last_recorded(), Some(time(500)));
}

#[test]
fn a_repeated_request_gives_the_recorded_outcome() {
    let world = World::new();
    let mut store = world.open();
    let mut batch = store.begin().unwrap();
    let done = append(batch.as_mut(), 0, 0).positions;
    batch.put_outcome(&request("k"), done).unwrap();
    assert_eq!(batch.outcome(&request("k")).unwrap(), Some(done));
    assert!(matches!(
        batch.put_outcome(&request("k"), done),
        Err(StoreError::KeyReused)
    ));
    batch.commit().unwrap();
    let reader = store.sqlite_readers().get().unwrap();
    assert_eq!(reader.outcome(&request("k")).unwrap(), Some(done));
    assert_eq!(reader.outcome(&request("other")).unwrap(), None);
    let other_request = Request {
        hash: [2; 32],
        ..request("k")
    };
    let other_actor = Request {
        actor: "person-2".into(),
        ..request("k")
    };
    for reused in [other_request, other_actor] {
        assert!(matches!(
            reader.outcome(&reused),
            Err(StoreError::KeyReused)
        ));
    }
}

#[test]
fn erased_texts_are_gone_from_every_file_and_all_proofs_hold() {
    let world = World::new();
    twenty(&world);
    let mut store = world.open();
    let readers = store.sqlite_readers();
    let before = readers
        .get()
        .unwrap()
        .receipt(Positions { first: 0, last: 19 })
        .unwrap();
    assert!(found_in_files(&world, "canary-1-1"));
    let root = store.checkpoint().clone();
    let mut batch = store.begin().unwrap();
    batch.erase(4).unwrap();
    batch.erase(4).unwrap();
    batch.commit().unwrap();
    assert_eq!(store.sweep().unwrap(), Swept::All);
    assert!(!found_in_files(&world, "canary-1-1"));
    assert!(found_in_files(&world, "canary-0-1"));

    let report = world.verify();
    assert_eq!((report.finding, report.erased), (None, vec![4]));
    assert_eq!(store.checkpoint(), &root);
    assert_eq!(before.verify(Some(store.verifier_key())), Ok(()));
    let reader = readers.get().unwrap();
    let after = reader.receipt(Positions { first: 4, last: 5 }).unwrap();
    assert_eq!(after.verify(Some(store.verifier_key())), Ok(()));
    let opened: Vec<bool> = after.entries.iter().map(|e| e.opening.is_some()).collect();
    assert_eq!(opened, [false, true]);
    let body = &reader.entries(process(1)).unwrap()[1].body;
    assert_eq!(*body, json!({ "note": { "$erased": true }, "number": 1 }));
}

#[test]
fn texts_can_be_erased_in_the_batch_that_wrote_them() {
    let world = World::new();
    let mut store = world.open();
    let mut batch = store.begin().unwrap();
    append(batch.as_mut(), 0, 0);
    append(batch.as_mut(), 0, 1);
    batch.erase(1).unwrap();
    batch.commit().unwrap();
    assert_eq!(world.verify().erased, [1]);
}

fn found_in_files(world: &World, text: &str) -> bool {
    let holds = |bytes: Vec<u8>| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    let files = std::fs::read_dir(world.dir.path()).unwrap();
    files
        .map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .any(holds)
}

#[test]
fn receipts_of_any_run_verify_from_their_json() {
    let world = World::new();
    twenty(&world);
    let store = world.open();
    let reader = store.sqlite_readers().get().unwrap();
    for first in 0..20 {
        for last in first..20 {
            let receipt = reader.receipt(Positions { first, last }).unwrap();
            let json = serde_json::to_string(&receipt).unwrap();
            let read: tlog::Receipt = serde_json::from_str(&json).unwrap();
            assert_eq!(read.verify(Some(store.verifier_key())), Ok(()));
        }
    }
    assert!(reader.receipt(Positions { first: 0, last: 20 }).is_err());
    assert!(reader.receipt(Positions { first: 3, last: 2 }).is_err());
}

/// Commits one entry while a trigger spoils it; the store must stop and never acknowledge.
fn check_stops(trigger: &str) {
    let world = World::new();
    let mut store = world.open();
    commit(&mut store, &mut [0; 8], &[0]);
    world.attack(trigger);
    let mut batch = store.begin().unwrap();
    batch.append(0, vec![entry(1, 1)]).unwrap();
    assert!(batch.commit().is_err(), "{trigger}");
    assert!(
        matches!(store.begin().err(), Some(StoreError::Poisoned)),
        "{trigger}"
    );
    drop(store);
    world.attack("drop trigger spoil");
    assert_eq!(world.open().checkpoint().checkpoint.size, 1);
    assert_eq!(world.verify().finding, None);
}

#[test]
fn a_failed_commit_stops_the_store_and_leaves_the_record_whole() {
    for body in [
        "after insert on entry begin update entry set leaf = x'7b7d' where position = 1; end",
        "after insert on entry begin update entry set leaf_hash = zeroblob(32)
         where position = 1; end",
        "after insert on payload begin update payload set body = x'5b5d' where position = 1; end",
        "after insert on payload begin delete from payload where position = 1; end",
        "before insert on checkpoint begin select raise(abort, 'disk'); end",
        // Found by the engine at the commit itself.
        "before insert on checkpoint begin insert into payload values (99, x'00', x'00', 0); end",
    ] {
        check_stops(&format!("create trigger spoil {body}"));
    }
}

#[test]
fn a_second_writer_is_noticed() {
    let world = World::new();
    let (mut one, mut two) = (world.open(), world.open());
    commit(&mut one, &mut [0; 8], &[0]);
    let moved = two.begin().err();
    assert!(matches!(
        moved,
        Some(StoreError::Moved {
            found: 1,
            expected: 0
        })
    ));
    assert!(matches!(two.begin().err(), Some(StoreError::Poisoned)));
    assert!(one.begin().is_ok());
}

#[test]
fn readers_verify_receipts_while_the_writer_works() {
    let world = World::new();
    let mut store = world.open();
    let mut versions = [0; 8];
    commit(&mut store, &mut versions, &[0]);
    let (readers, key) = (store.readers(), store.verifier_key().clone());
    std::thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let until = Instant::now() + Duration::from_millis(500);
            let mut rounds = 0;
            while Instant::now() < until {
                let reader = readers.reader().unwrap();
                let last = reader.checkpoint().unwrap().checkpoint.size - 1;
                let first = last.saturating_sub(3);
                let receipt = reader.receipt(Positions { first, last }).unwrap();
                assert_eq!(receipt.verify(Some(&key)), Ok(()));
                rounds += 1;
            }
            rounds
        });
        while !reading.is_finished() {
            if versions[0] < 200 {
                commit(&mut store, &mut versions, &[0, 1, 0, 2]);
                // Every other batch is given up, which shrinks the shared tree under the readers.
                append(store.begin().unwrap().as_mut(), 3, 0);
            }
        }
        assert!(reading.join().unwrap() > 10);
    });
    assert_eq!(world.verify().finding, None);
}
