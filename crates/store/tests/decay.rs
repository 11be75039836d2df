//! A file that decays: every flipped byte is reported, or changes nothing that anyone can read.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, twenty};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use store::{DATABASE_FILE, StoreError, VerifyOptions, verify};

/// Bytes between two flips; coprime to the page size, so that all parts of a page are met.
const STRIDE: usize = 61;

/// Everything of the record that can be read, in the order of the record and through the index.
fn read(path: &Path) -> rusqlite::Result<Vec<(i64, Vec<u8>, Option<Vec<u8>>)>> {
    let link = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut all = Vec::new();
    for order in ["position", "process, version"] {
        let mut get = link.prepare(&format!(
            "select position, leaf, body from entry left join payload using (position)
             order by {order}"
        ))?;
        let rows = get.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        all.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(all)
}

#[test]
fn no_flipped_byte_of_the_file_has_a_silent_effect() {
    let world = World::new();
    twenty(&world);
    let whole = std::fs::read(world.path()).unwrap();
    let before = read(&world.path()).unwrap();
    let (mut reported, mut without_effect) = (0, 0);
    for (number, place) in (0..whole.len()).step_by(STRIDE).enumerate() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(DATABASE_FILE);
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (number % 8);
        std::fs::write(&path, bytes).unwrap();
        match verify(&path, &VerifyOptions::default()) {
            Ok(report) if report.finding.is_none() => {
                assert_eq!(read(&path).as_ref(), Ok(&before), "byte {place}");
                without_effect += 1;
            }
            Ok(_) | Err(_) => reported += 1,
        }
    }
    assert!(
        reported > 100 && without_effect > 100,
        "{reported} and {without_effect}"
    );
}

#[test]
fn a_copy_of_the_file_alone_can_be_verified() {
    let world = World::new();
    twenty(&world);
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("a copy #1?.db");
    std::fs::copy(world.path(), &copy).unwrap();
    let report = verify(&copy, &VerifyOptions::default()).unwrap();
    assert_eq!((report.finding, report.entries), (None, 20));
}

#[test]
fn what_is_no_database_of_ours_is_refused_and_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("missing.db");
    assert!(verify(&path, &VerifyOptions::default()).is_err());
    assert!(!path.exists());
    std::fs::write(
        &path,
        "not a database, but long enough to look like one".repeat(100),
    )
    .unwrap();
    assert!(verify(&path, &VerifyOptions::default()).is_err());
    let other = dir.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("create table t (x)")
        .unwrap();
    assert!(matches!(
        verify(&other, &VerifyOptions::default()),
        Err(StoreError::NotOurs(_))
    ));
}
