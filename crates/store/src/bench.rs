//! The limits of the machine, measured in the same run as the store, so that its speed can be
//! judged as a share of what is possible rather than as a number alone.

use crate::{StoreError, sqlite::settings};
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

/// Rows to be written by [`raw_inserts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawInserts {
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

/// Inserts plain rows into a database of its own in `dir`, with the settings of the store and
/// nothing else: no hashing, no second table, no index. The rate counts rows.
///
/// # Errors
/// Failures of the database.
pub fn raw_inserts(dir: &Path, plan: RawInserts) -> Result<Rate, StoreError> {
    let path = dir.join("raw-inserts.bench.db");
    let link = Connection::open(&path)?;
    settings::prepare_writer(&link)?;
    link.execute_batch(include_str!("sqlite/sql/bench_table.sql"))?;
    let row = vec![0x5a_u8; plan.row_bytes];
    let mut position = 0_u32;
    let started = Instant::now();
    for _ in 0..plan.commits {
        link.execute_batch("begin immediate")?;
        for _ in 0..plan.rows_per_commit {
            let mut insert = link.prepare_cached(include_str!("sqlite/sql/bench_insert.sql"))?;
            insert.execute(params![position, row])?;
            position += 1;
        }
        link.execute_batch("commit")?;
    }
    let elapsed = started.elapsed();
    drop(link);
    for suffix in ["", "-wal", "-shm"] {
        let file = dir.join(format!("raw-inserts.bench.db{suffix}"));
        // The log and its index are removed by the engine itself when it closes in good order.
        drop(std::fs::remove_file(file));
    }
    Ok(Rate {
        count: position,
        elapsed,
    })
}
