//! What the store refuses to start on, and what survives a restart.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{World, commit, copy_files, open_in, twenty};
use std::os::unix::fs::PermissionsExt;
use store::{CHECKPOINT_FILE, DATABASE_FILE, KEY_FILE, Rollback, Store, StoreError};

fn refused(world: &World) -> StoreError {
    match world.try_open(Rollback::Refuse) {
        Ok(_) => panic!("the store started"),
        Err(error) => error,
    }
}

#[test]
fn a_reopened_store_continues_the_tree() {
    let whole = World::new();
    twenty(&whole);
    let broken = World::new();
    let mut versions = [0; 8];
    for n in [0, 1, 2, 0, 1, 2, 0, 1, 2, 0] {
        // Dropped without a graceful stop each time.
        commit(&mut broken.open(), &mut versions, &[n]);
    }
    commit(&mut broken.open(), &mut versions, &[1, 1, 2, 0, 0]);
    commit(&mut broken.open(), &mut versions, &[2, 1, 0, 2, 1]);
    assert_eq!(whole.open().checkpoint(), broken.open().checkpoint());
    assert_eq!(whole.open().last_recorded(), broken.open().last_recorded());
    assert_eq!(broken.verify().finding, None);
}

#[test]
fn an_older_database_is_refused_unless_accepted() {
    let world = World::new();
    let mut versions = [0; 8];
    commit(&mut world.open(), &mut versions, &[0, 1]);
    let backup = world.copy();
    commit(&mut world.open(), &mut versions, &[0]);
    let memory = std::fs::read(world.dir.path().join(CHECKPOINT_FILE)).unwrap();
    assert_eq!(memory.len(), 512);
    copy_files(backup.dir.path(), world.dir.path());
    std::fs::write(world.dir.path().join(CHECKPOINT_FILE), &memory).unwrap();
    let error = refused(&world);
    assert!(
        matches!(
            error,
            StoreError::RolledBack {
                found: 2,
                remembered: 3
            }
        ),
        "{error}"
    );
    drop(world.try_open(Rollback::Accept).unwrap());
    assert!(world.try_open(Rollback::Refuse).is_ok());
}

#[test]
fn another_history_under_the_same_key_is_refused() {
    let world = World::new();
    let mut versions = [0; 8];
    commit(&mut world.open(), &mut versions, &[0]);
    let fork = world.copy();
    commit(&mut world.open(), &mut versions, &[0]);
    let memory = std::fs::read(world.dir.path().join(CHECKPOINT_FILE)).unwrap();
    commit(&mut fork.open(), &mut [1, 0, 0, 0, 0, 0, 0, 0], &[1, 0]);
    std::fs::write(fork.dir.path().join(CHECKPOINT_FILE), memory).unwrap();
    assert!(matches!(
        refused(&fork),
        StoreError::RolledBack {
            found: 3,
            remembered: 2
        }
    ));
}

#[test]
fn a_lost_or_changed_memory_is_refused() {
    let world = World::new();
    twenty(&world);
    let file = world.dir.path().join(CHECKPOINT_FILE);
    let note = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, note.replace("20", "19")).unwrap();
    assert!(matches!(refused(&world), StoreError::Note(_)));
    std::fs::remove_file(&file).unwrap();
    assert!(matches!(refused(&world), StoreError::MemoryMissing(_)));
    assert!(world.try_open(Rollback::Accept).is_ok());
}

#[test]
fn a_lost_exposed_or_other_key_is_refused() {
    let world = World::new();
    twenty(&world);
    let file = world.dir.path().join(KEY_FILE);
    let mode = |mode| std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).unwrap();
    assert_eq!(
        std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    for open in [0o640, 0o604, 0o660, 0o644] {
        mode(open);
        assert!(
            matches!(refused(&world), StoreError::KeyExposed(_)),
            "{open:o}"
        );
    }
    mode(0o600);
    let other = tlog::Signer::new(common::ORIGIN, &[1; 32]).unwrap();
    std::fs::write(&file, other.to_secret_text()).unwrap();
    assert!(matches!(refused(&world), StoreError::OtherKey));
    std::fs::remove_file(&file).unwrap();
    assert!(matches!(refused(&world), StoreError::KeyMissing(_)));
}

#[test]
fn a_record_with_unsigned_or_missing_entries_is_refused() {
    for (sql, expected) in [
        (
            "delete from checkpoint where size = 20",
            "does not match its own checkpoint",
        ),
        (
            "delete from entry where position = 19",
            "does not match its own checkpoint",
        ),
        (
            "delete from entry where position = 5",
            "entry 5 cannot be read",
        ),
        (
            "delete from checkpoint",
            "does not match its own checkpoint",
        ),
        (
            "update entry set leaf_hash = zeroblob(32) where position = 3",
            "does not match its own checkpoint",
        ),
    ] {
        let world = World::new();
        twenty(&world);
        world.attack(sql);
        let error = refused(&world).to_string();
        assert!(error.contains(expected), "{sql}: {error}");
    }
}

#[test]
fn databases_of_other_programs_and_newer_releases_are_refused_untouched() {
    let world = World::new();
    world.attack("create table other (id integer primary key)");
    assert!(matches!(refused(&world), StoreError::KeyMissing(_)));
    std::fs::remove_file(world.path()).unwrap();
    drop(world.open());
    for file in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(
            world.dir.path().join(format!("{DATABASE_FILE}{file}")),
        ));
    }
    world.attack("create table other (id integer primary key)");
    let before = std::fs::read(world.path()).unwrap();
    assert!(matches!(refused(&world), StoreError::NotOurs(_)));
    assert_eq!(std::fs::read(world.path()).unwrap(), before);

    let newer = World::new();
    drop(newer.open());
    newer.attack("pragma user_version = 99");
    assert!(matches!(
        refused(&newer),
        StoreError::TooNew { found: 99, .. }
    ));
}

#[test]
fn a_deleted_database_is_not_replaced_by_an_empty_one() {
    let world = World::new();
    twenty(&world);
    std::fs::remove_file(world.path()).unwrap();
    assert!(matches!(
        refused(&world),
        StoreError::RolledBack {
            found: 0,
            remembered: 20
        }
    ));
}

#[test]
fn the_key_file_names_the_log_and_the_seed_is_used_once() {
    let world = World::new();
    let first = world.open().verifier_key().clone();
    let again = store::SqliteStore::open(&store::Open {
        dir: world.dir.path(),
        origin: "another.example",
        seed: &[0; 32],
        rollback: Rollback::Refuse,
    });
    assert_eq!(again.unwrap().verifier_key(), &first);
    let other = tempfile::tempdir().unwrap();
    let nested = other.path().join("a/b");
    drop(open_in(&nested, Rollback::Refuse).unwrap());
    assert_eq!(
        std::fs::metadata(nested).unwrap().permissions().mode() & 0o777,
        0o700
    );
}
