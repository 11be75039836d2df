//! The limits of the machine, measured in the same run as the store, so that its speed can be
//! judged as a share of what is possible rather than as a number alone.

use crate::{
    StoreError,
    sqlite::{SCHEMA, settings},
};
use rusqlite::{Connection, params};
use std::{
    fs::OpenOptions,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

/// How often something was done in how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How often.
    pub count: u32,
    /// In how long.
    pub elapsed: Duration,
}

impl Rate {
    /// How often in a second.
    pub fn per_second(self) -> f64 {
        f64::from(self.count) / self.elapsed.as_secs_f64().max(f64::EPSILON)
    }
}

/// The tables [`raw_inserts`] writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One bare table: the limit of the engine.
    Bare,
    /// The tables of the record with their index and constraints, and nothing of what makes it
    /// one: no hashing, no versions, no savepoints, no reading back, no signature.
    Record,
    /// The rows of a command without texts: its entry, its outcome, the row of its purchase in
    /// lists and a party, and with each commit a checkpoint.
    Command,
}

/// Rows to be written by [`raw_inserts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawInserts {
    /// Into which tables.
    pub shape: Shape,
    /// How many commits.
    pub commits: u32,
    /// How many rows in each.
    pub rows_per_commit: u32,
    /// How long each row is, in bytes.
    pub row_bytes: usize,
}

/// Appends 4 KiB and waits for the disk, `rounds` times, in a file of its own in `dir`. No store
/// can commit more often than this on the same disk.
///
/// # Errors
/// [`StoreError::File`].
pub fn fsync_loop(dir: &Path, rounds: u32) -> Result<Rate, StoreError> {
    let path = dir.join("fsync.bench");
    let run = || {
        let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
        let started = Instant::now();
        for _ in 0..rounds {
            file.write_all(&[0x5a; 4_096])?;
            file.sync_data()?;
        }
        let elapsed = started.elapsed();
        std::fs::remove_file(&path)?;
        Ok(Rate {
            count: rounds,
            elapsed,
        })
    };
    run().map_err(|source| StoreError::File {
        path: path.clone(),
        source,
    })
}

/// Inserts plain rows into a database of its own in `dir`, with the settings of the store. The
/// rate counts rows.
///
/// # Errors
/// Failures of the database.
pub fn raw_inserts(dir: &Path, plan: RawInserts) -> Result<Rate, StoreError> {
    let path = dir.join(RAW_FILE);
    let link = Connection::open(&path)?;
    settings::prepare_writer(&link)?;
    link.execute_batch(match plan.shape {
        Shape::Bare => include_str!("sqlite/sql/bench_table.sql"),
        Shape::Record | Shape::Command => SCHEMA,
    })?;
    let row = vec![0x5a_u8; plan.row_bytes];
    let mut position = 0_u32;
    let started = Instant::now();
    for _ in 0..plan.commits {
        link.execute_batch("begin immediate")?;
        for _ in 0..plan.rows_per_commit {
            insert(&link, plan.shape, position, &row)?;
            position += 1;
        }
        if plan.shape == Shape::Command {
            link.prepare_cached(include_str!("sqlite/sql/checkpoint_insert.sql"))?
                .execute(params![position, "x".repeat(NOTE_BYTES)])?;
        }
        link.execute_batch("commit")?;
    }
    let elapsed = started.elapsed();
    drop(link);
    for suffix in ["", "-wal", "-shm"] {
        let file = dir.join(format!("{RAW_FILE}{suffix}"));
        // The log and its index are removed by the engine itself when it closes in good order.
        drop(std::fs::remove_file(file));
    }
    Ok(Rate {
        count: position,
        elapsed,
    })
}

const RAW_FILE: &str = "raw-inserts.bench.db";

fn insert(link: &Connection, shape: Shape, position: u32, row: &[u8]) -> Result<(), StoreError> {
    match shape {
        Shape::Bare => {
            let mut insert = link.prepare_cached(include_str!("sqlite/sql/bench_insert.sql"))?;
            insert.execute(params![position, row])?;
        }
        Shape::Record => {
            // The row length is shared out as in a usual entry: a leaf, and texts a sixth of it.
            let (texts, leaf) = row.split_at(row.len() / 6);
            let process = format!("{position:08x}-0000-7000-8000-000000000000");
            put_entry(link, (&process, 1), position, leaf)?;
            link.prepare_cached(include_str!("sqlite/sql/payload_insert.sql"))?
                .execute(params![position, [0x5a_u8; 32], texts])?;
        }
        Shape::Command => {
            let process = format!("{:08x}-0000-7000-8000-000000000000", position % PURCHASES);
            let (_, leaf) = row.split_at(row.len() / 6);
            put_entry(link, (&process, position / PURCHASES + 1), position, leaf)?;
            let key = format!("{position:064x}");
            link.prepare_cached(include_str!("sqlite/sql/outcome_insert.sql"))?
                .execute(params![key, ID, [0x5a_u8; 32], position, position])?;
            put_models(link, &process, position)?;
        }
    }
    Ok(())
}

/// Purchases worked on at the same time.
const PURCHASES: u32 = 64;
/// How long a signed checkpoint is.
const NOTE_BYTES: usize = 200;
/// An id as text.
const ID: &str = "00000000-0000-7000-8000-000000000000";

fn put_entry(
    link: &Connection,
    (process, version): (&str, u32),
    position: u32,
    leaf: &[u8],
) -> Result<(), StoreError> {
    let hash = [0x5a_u8; 32];
    link.prepare_cached(include_str!("sqlite/sql/entry_insert.sql"))?
        .execute(params![
            position,
            process,
            version,
            "service.delivered",
            hash,
            leaf
        ])?;
    Ok(())
}

fn put_models(link: &Connection, process: &str, position: u32) -> Result<(), StoreError> {
    let updated = format!("2026-01-01T00:00:00.{position:09}Z");
    let json = "x".repeat(ID.len() * 8);
    link.prepare_cached(include_str!("sqlite/sql/summary_put.sql"))?
        .execute(params![
            process, "title", "s01", ID, ID, updated, position, json
        ])?;
    link.prepare_cached(include_str!("sqlite/sql/party_put.sql"))?
        .execute(params![
            process,
            1,
            None::<i64>,
            ID,
            position.to_string(),
            "peer"
        ])?;
    Ok(())
}
