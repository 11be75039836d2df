//! A store in a temporary directory, and entries to put into it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "shared by several test programs; a test may fail loudly"
)]

use kernel::{ProcessId, Timestamp};
use rusqlite::Connection;
use serde_json::json;
use std::path::{Path, PathBuf};
use store::{
    Actor, Appended, Batch, DATABASE_FILE, NewEntry, Open, Report, Rollback, SqliteStore, Store,
    StoreError, VerifyOptions, verify,
};
use tempfile::TempDir;

pub const SEED: [u8; 32] = [42; 32];
pub const ORIGIN: &str = "example.org/bonafide";

pub struct World {
    pub dir: TempDir,
}

impl World {
    pub fn new() -> World {
        World {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join(DATABASE_FILE)
    }

    pub fn open(&self) -> SqliteStore {
        self.try_open(Rollback::Refuse).unwrap()
    }

    pub fn try_open(&self, rollback: Rollback) -> Result<SqliteStore, StoreError> {
        open_in(self.dir.path(), rollback)
    }

    /// Runs SQL with every guard down, as someone would who owns the file.
    pub fn attack(&self, sql: &str) {
        attack(&self.path(), sql);
    }

    pub fn raw(&self) -> Connection {
        raw(&self.path())
    }

    pub fn verify(&self) -> Report {
        verify(&self.path(), &VerifyOptions::default()).unwrap()
    }

    /// A copy of all files in a directory of its own.
    pub fn copy(&self) -> World {
        let copy = World::new();
        copy_files(self.dir.path(), copy.dir.path());
        copy
    }
}

pub fn copy_files(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

pub fn open_in(dir: &Path, rollback: Rollback) -> Result<SqliteStore, StoreError> {
    SqliteStore::open(&Open {
        dir,
        origin: ORIGIN,
        seed: &SEED,
        rollback,
    })
}

pub fn raw(path: &Path) -> Connection {
    let link = Connection::open(path).unwrap();
    link.execute_batch("pragma foreign_keys = off; pragma ignore_check_constraints = on")
        .unwrap();
    link
}

pub fn attack(path: &Path, sql: &str) {
    raw(path).execute_batch(sql).unwrap();
}

pub fn process(n: u8) -> ProcessId {
    format!("00000000-0000-7000-8000-0000000000{n:02x}")
        .parse()
        .unwrap()
}

pub fn time(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// An entry of process `n`; every third has no texts.
pub fn entry(n: u8, number: u8) -> NewEntry {
    let body = match number % 3 {
        0 => json!({ "amount": "300000.00", "number": number }),
        _ => {
            json!({ "note": { "$text": format!("备注 {number} canary-{n}-{number}") }, "number": number })
        }
    };
    NewEntry {
        process: process(n),
        kind: "service.delivered".into(),
        occurred: time(0),
        recorded: time(i64::from(number)),
        actor: Actor {
            person: None,
            organisation: None,
            role: "provider".into(),
        },
        contract: Some(1),
        command: "00000000-0000-7000-8000-000000000001".parse().unwrap(),
        pack: Some("cn".into()),
        body,
        salt: [number.wrapping_add(n); 32],
    }
}

pub fn append(batch: &mut dyn Batch, n: u8, version: u8) -> Appended {
    batch
        .append(version.into(), vec![entry(n, version)])
        .unwrap()
}

/// Commits one batch with the next entry of each process in `of`; `versions` counts along.
pub fn commit(store: &mut SqliteStore, versions: &mut [u8; 8], of: &[u8]) {
    let mut batch = store.begin().unwrap();
    for &n in of {
        let version = &mut versions[usize::from(n)];
        append(batch.as_mut(), n, *version);
        *version += 1;
    }
    batch.commit().unwrap();
}

/// Twenty entries of three processes. Positions 0 to 9 have a checkpoint each; 10 to 14 and
/// 15 to 19 share one.
pub fn twenty(world: &World) {
    let mut store = world.open();
    let mut versions = [0; 8];
    for n in [0, 1, 2, 0, 1, 2, 0, 1, 2, 0] {
        commit(&mut store, &mut versions, &[n]);
    }
    commit(&mut store, &mut versions, &[1, 1, 2, 0, 0]);
    commit(&mut store, &mut versions, &[2, 1, 0, 2, 1]);
    Box::new(store).stop().unwrap();
}
