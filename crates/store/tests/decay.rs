//! A file that decays: every flipped byte is reported, or changes nothing that anyone can read.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, twenty};
use rusqlite::{Connection, OpenFlags, params};
use std::path::Path;
use store::{DATABASE_FILE, StoreError, VerifyOptions, verify};

/// Bytes between two flips; coprime to the page size, so that all parts of a page are met.
const STRIDE: usize = 61;

/// Position, leaf and texts.
type Row = (i64, Vec<u8>, Option<Vec<u8>>);

/// Everything of the record that can be read, in the order of the record and through the index.
fn read(path: &Path) -> rusqlite::Result<Vec<Row>> {
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

/// Flips every byte of a column of every row, one at a time, and expects exactly that position.
fn flip_each(table: &str, column: &str) -> usize {
    let world = World::new();
    twenty(&world);
    let link = world.raw();
    // The change is never committed to disk: the verifier looks on through the same connection.
    link.execute_batch("pragma synchronous = off").unwrap();
    let get = format!("select position, {column} from {table} where {column} is not null");
    let mut rows = link.prepare(&get).unwrap();
    let rows: Vec<(u64, Vec<u8>)> = rows
        .query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?.try_into().unwrap(),
                row.get_ref(1)?.as_bytes()?.to_vec(),
            ))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut flips = 0;
    let text = if column == "kind" || column == "process" {
        "cast(?1 as text)"
    } else {
        "?1"
    };
    let set = format!("update {table} set {column} = {text} where position = ?2");
    for (position, bytes) in rows {
        let at = i64::try_from(position).unwrap();
        for place in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[place] ^= 0x10;
            link.execute(&set, params![flipped, at]).unwrap();
            let found = world.verify().finding.unwrap();
            assert_eq!(
                found.position,
                Some(position),
                "{table}.{column} byte {place}: {found:?}"
            );
            flips += 1;
        }
        link.execute(&set, params![bytes, at]).unwrap();
    }
    assert_eq!(world.verify().finding, None);
    flips
}

#[test]
fn every_byte_of_every_leaf_flipped_is_found_in_its_place() {
    assert!(flip_each("entry", "leaf") > 5_000);
}

#[test]
fn every_byte_of_texts_salts_hashes_and_columns_flipped_is_found_in_its_place() {
    for (table, column) in [
        ("payload", "body"),
        ("payload", "salt"),
        ("entry", "leaf_hash"),
        ("entry", "kind"),
        ("entry", "process"),
    ] {
        assert!(flip_each(table, column) > 100);
    }
}
