//! `bonafide record verify` and `rebuild`, run as people run them: on a live database, on copies,
//! on receipts alone, and on copies that somebody who owns the file has changed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use app::check::{Checking, check};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};
use support::{World, act, attack, copy_files, fails, open, run, succeeds, text};
use tempfile::TempDir;

/// A stopped database of six purchases with five entries each and some more, and its receipts.
struct Filled {
    world: World,
    receipts: Vec<PathBuf>,
    /// The files as they were after the second purchase.
    earlier: TempDir,
    entries: u64,
}

fn filled() -> &'static Filled {
    static FILLED: OnceLock<Filled> = OnceLock::new();
    FILLED.get_or_init(|| {
        let world = World::new(1);
        let mut receipts = Vec::new();
        let server = world.serve();
        let token = world.sign_in(&server, "officer0");
        purchases(&world, &server.address, &token, 0..2, &mut receipts);
        server.stop();
        let earlier = world.copy();
        let server = world.serve();
        purchases(&world, &server.address, &token, 2..6, &mut receipts);
        // Verifying does not need the server to stop.
        verified(&world.data());
        server.stop();
        let link = open(&world.database());
        let count = link.query_row("select count(*) from entry", [], |row| row.get::<_, i64>(0));
        Filled {
            entries: count.unwrap().unsigned_abs(),
            world,
            receipts,
            earlier,
        }
    })
}

fn purchases(
    world: &World,
    address: &str,
    token: &str,
    numbers: std::ops::Range<usize>,
    receipts: &mut Vec<PathBuf>,
) {
    for number in numbers {
        let mut purchase = None;
        for (step, (verb, input)) in [
            ("register-need", world.need(&format!("需求 {number}"))),
            ("grant-role", world.peer()),
            ("drop-need", json!({ "reason": "经费未落实" })),
        ]
        .into_iter()
        .enumerate()
        {
            let key = format!("purchase-{number}-{step}");
            let body = json!({ "input": input });
            let answer = act(address, token, &key, purchase.as_deref(), verb, &body).unwrap();
            assert_eq!(answer.status, 201, "{}", answer.body);
            purchase = Some(answer.body["purchase"].as_str().unwrap().to_owned());
            let path = world.file(&format!("{key}.json"));
            std::fs::write(&path, answer.body["receipt"].to_string()).unwrap();
            receipts.push(path);
        }
    }
}

fn verified(dir: &Path) -> String {
    let printed = succeeds(&["record", "verify", "--data", text(dir)]);
    assert!(printed.contains("the record is whole"), "{printed}");
    assert!(printed.contains("the read models agree"), "{printed}");
    printed
}

/// The line that verifying a copy attacked with `sql` prints about the record.
fn found(sql: &str) -> String {
    let copy = filled().world.copy();
    attack(copy.path(), sql);
    let printed = fails(&["record", "verify", "--data", text(copy.path())]);
    let mut lines = printed.lines();
    let line = lines.next().unwrap().to_owned();
    // Both languages on one line, in words: nothing of how the program names its own types.
    assert!(line.contains(" / ") && line.contains('：'), "{line}");
    assert!(!line.contains(['{', '}']), "{line}");
    line
}

fn first_bad(sql: &str, position: u64, damage: &str) {
    let line = found(sql);
    let zh = format!("第一处在位置 {position}：");
    let en = format!("first at position {position}: {damage}");
    assert!(line.contains(&zh) && line.contains(&en), "{sql}: {line}");
}

#[test]
fn a_whole_record_passes_as_database_as_copy_and_as_receipts() {
    let filled = filled();
    assert!(filled.entries >= 30, "{}", filled.entries);
    let printed = verified(&filled.world.data());
    assert!(
        printed.contains(&format!("{} entries", filled.entries)),
        "{printed}"
    );
    let copy = filled.world.copy();
    verified(copy.path());
    // The database file alone, without key and memory, far from where it was made.
    let alone = tempfile::tempdir().unwrap();
    std::fs::copy(filled.world.database(), alone.path().join("b.db")).unwrap();
    verified(&alone.path().join("b.db"));
    for receipt in &filled.receipts {
        let printed = succeeds(&["record", "verify", "--receipt", text(receipt)]);
        assert!(
            printed.contains("the receipt holds, positions"),
            "{printed}"
        );
        let with = ["record", "verify", "--receipt", text(receipt), "--data"];
        succeeds(&[with.as_slice(), &[text(copy.path())]].concat());
    }
}

#[test]
fn the_key_given_is_the_key_that_counts() {
    let filled = filled();
    let receipt = text(&filled.receipts[0]);
    let read: Value = serde_json::from_str(&std::fs::read_to_string(receipt).unwrap()).unwrap();
    let key = read["verifier_key"].as_str().unwrap();
    let data = filled.world.data();
    let printed = succeeds(&["record", "verify", "--receipt", receipt, "--key", key]);
    assert!(!printed.contains("own word"), "{printed}");
    succeeds(&["record", "verify", "--data", text(&data), "--key", key]);
    let other = World::new(0);
    let stated = open(&other.database());
    let stated = stated.query_row(
        "select value from meta where key = 'verifier_key'",
        [],
        |row| row.get::<_, String>(0),
    );
    let other = stated.unwrap();
    let printed = fails(&["record", "verify", "--receipt", receipt, "--key", &other]);
    assert!(
        printed.contains("another key than the one trusted"),
        "{printed}"
    );
    fails(&["record", "verify", "--data", text(&data), "--key", &other]);
    let printed = fails(&[
        "record",
        "verify",
        "--receipt",
        receipt,
        "--key",
        "nonsense",
    ]);
    assert!(
        printed.contains("the verifier key is out of shape"),
        "{printed}"
    );
    assert_eq!(run(&["record", "verify"]).status.code(), Some(1));
}

#[test]
fn a_changed_byte_is_found_in_every_entry() {
    for position in 0..filled().entries {
        let copy = filled().world.copy();
        let link = rusqlite::Connection::open(copy.path().join("record.db")).unwrap();
        let get = format!("select leaf from entry where position = {position}");
        let mut leaf: Vec<u8> = link.query_row(&get, [], |row| row.get(0)).unwrap();
        let middle = leaf.len() / 2;
        leaf[middle] ^= 1;
        let put = format!("update entry set leaf = ?1 where position = {position}");
        link.execute(&put, [&leaf]).unwrap();
        drop(link);
        let printed = fails(&["record", "verify", "--data", text(copy.path())]);
        let told = format!("first at position {position}: the entry or its hash was changed");
        assert!(printed.contains(&told), "{printed}");
    }
}

#[test]
fn every_byte_of_an_entry_and_of_its_texts_counts() {
    let copy = filled().world.copy();
    let link = rusqlite::Connection::open(copy.path().join("record.db")).unwrap();
    for (table, column, place) in [
        ("entry", "leaf", 7),
        ("payload", "body", 7),
        ("payload", "salt", 7),
    ] {
        let place: i64 = match table {
            "entry" => place,
            _ => link
                .query_row(
                    "select min(position) from payload where position >= 3",
                    [],
                    |row| row.get(0),
                )
                .unwrap(),
        };
        let get = format!("select {column} from {table} where position = {place}");
        let put = format!("update {table} set {column} = ?1 where position = {place}");
        let whole: Vec<u8> = link.query_row(&get, [], |row| row.get(0)).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            link.execute(&put, [&bytes]).unwrap();
            let outcome = check(&Checking {
                data: Some(copy.path().to_owned()),
                receipts: Vec::new(),
                key: None,
            })
            .unwrap();
            let named = format!("first at position {place}: ");
            assert!(
                !outcome.holds && outcome.lines[0].contains(&named),
                "{column} {at}"
            );
        }
        link.execute(&put, [&whole]).unwrap();
    }
}

#[test]
fn removed_swapped_copied_and_truncated_entries_are_found() {
    let entries = filled().entries;
    first_bad(
        "delete from entry where position = 9",
        9,
        "the entry was removed",
    );
    first_bad(
        "delete from entry where position = 9; delete from payload where position = 9;
         update payload set position = -position where position > 9;
         update payload set position = -position - 1 where position < 0;
         update entry set position = -position where position > 9;
         update entry set position = -position - 1 where position < 0",
        9,
        "the entry was moved here; it belongs at 10",
    );
    first_bad(
        "update entry set position = -1 where position = 4;
         update entry set position = 4 where position = 17;
         update entry set position = 17 where position = -1",
        4,
        "the entry was moved here; it belongs at 17",
    );
    first_bad(
        &format!(
            "insert into entry select {entries}, process, 99, kind, leaf_hash, leaf from entry
             where position = 3"
        ),
        entries,
        "the entry is a copy of entry 3",
    );
    first_bad(
        "delete from entry where position = 11;
         insert into entry select 11, process, 99, kind, leaf_hash, leaf from entry
         where position = 3",
        11,
        "the entry is a copy of entry 3",
    );
    first_bad(
        "delete from entry where position >= 20; delete from payload where position >= 20",
        20,
        "the record ends here",
    );
    // Cut at a signed size, with the checkpoints after it: only what is known from outside tells.
    first_bad(&cut(15), 15, "the record ends here; a checkpoint of");
}

/// Cuts the record down to the largest signed size of at most `size` entries, which it must be.
fn cut(size: u64) -> String {
    format!(
        "delete from checkpoint where size > {size};
         delete from entry where position >= {size};
         delete from payload where position >= {size};
         delete from outcome where last >= {size}"
    )
}

#[test]
fn changed_texts_are_found() {
    let link = open(&filled().world.database());
    let place: i64 = link
        .query_row("select max(position) from payload", [], |row| row.get(0))
        .unwrap();
    let place = place.unsigned_abs();
    for (sql, damage) in [
        (
            "update payload set body = cast('[\"x\"]' as blob)",
            "the texts or their salt were changed",
        ),
        (
            "update payload set salt = zeroblob(32)",
            "the texts or their salt were changed",
        ),
        ("delete from payload", "the texts were removed, not erased"),
        (
            "update payload set body = null",
            "the texts are erased in part only",
        ),
    ] {
        first_bad(&format!("{sql} where position = {place}"), place, damage);
    }
}

#[test]
fn read_models_changed_by_hand_differ_and_rebuild_repairs_them() {
    let link = open(&filled().world.database());
    let process: String = link
        .query_row(
            "select process from summary order by process limit 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let of = format!("where process = '{process}'");
    for (sql, table) in [
        (format!("update summary set title = 'x' {of}"), "summary"),
        (
            format!("update summary set version = version + 1 {of}"),
            "summary",
        ),
        (format!("delete from summary {of}"), "summary"),
        (
            format!("update obligation set status = 'open' {of}"),
            "obligation",
        ),
        (format!("delete from obligation {of}"), "obligation"),
        (
            format!("update party set role = 'R12' {of} and ordinal = 0"),
            "party",
        ),
        (
            format!("insert into party values ('{process}', 99, null, 'x', null, 'R1')"),
            "party",
        ),
    ] {
        let copy = filled().world.copy();
        attack(copy.path(), &sql);
        let printed = fails(&["record", "verify", "--data", text(copy.path())]);
        let lines: Vec<&str> = printed.lines().collect();
        assert!(lines[0].contains("the record is whole"), "{printed}");
        assert!(lines[1].contains("读模型与记录不符："), "{printed}");
        assert!(
            lines[1].contains(&format!("(table {table})")),
            "{sql}: {printed}"
        );
        assert!(lines[1].contains(&process), "{printed}");
        assert!(lines[2].contains("record rebuild"), "{printed}");
        succeeds(&["record", "rebuild", "--data", text(copy.path())]);
        verified(copy.path());
    }
    // A row of a purchase that the record does not know.
    let line = stray();
    assert!(line.contains("purchase nobody"), "{line}");
}

fn stray() -> String {
    let copy = filled().world.copy();
    attack(
        copy.path(),
        "insert into party values ('nobody', 0, null, 'x', null, 'R1')",
    );
    let printed = fails(&["record", "verify", "--data", text(copy.path())]);
    printed.lines().nth(1).unwrap().to_owned()
}

#[test]
fn a_receipt_contradicts_a_truncated_record() {
    let copy = filled().world.copy();
    // Without the memory beside it the shorter record is in order by itself.
    std::fs::remove_file(copy.path().join("checkpoint.last")).unwrap();
    attack(copy.path(), &cut(15));
    let receipt = text(filled().receipts.last().unwrap());
    let printed = fails(&[
        "record",
        "verify",
        "--data",
        text(copy.path()),
        "--receipt",
        receipt,
    ]);
    let told = "first at position 15: the record ends here; a checkpoint of";
    assert!(printed.contains(told), "{printed}");
    // The receipt is still good by itself: it is the database that is wrong.
    assert!(printed.contains("the receipt holds"), "{printed}");
}

#[test]
fn a_receipt_with_one_byte_changed_fails() {
    let filled = filled();
    let path = filled.world.file("changed.json");
    let whole = std::fs::read(&filled.receipts[0]).unwrap();
    let fails_at = |at: usize, refused: &dyn Fn() -> bool| {
        let mut bytes = whole.clone();
        bytes[at] = match bytes[at] {
            b'z' | b'Z' | b'9' => bytes[at] - 1,
            byte if byte.is_ascii_alphanumeric() => byte + 1,
            b' ' => b'_',
            _ => b'x',
        };
        std::fs::write(&path, bytes).unwrap();
        assert!(refused(), "byte {at} of {}", whole.len());
    };
    for at in 0..whole.len() {
        fails_at(at, &|| {
            let checking = Checking {
                data: None,
                receipts: vec![path.clone()],
                key: None,
            };
            !check(&checking).is_ok_and(|outcome| outcome.holds)
        });
    }
    for at in [0, whole.len() / 3, whole.len() / 2, whole.len() - 2] {
        fails_at(at, &|| {
            let printed = fails(&["record", "verify", "--receipt", text(&path)]);
            printed.contains("receipt")
        });
    }
}

#[test]
fn a_database_rolled_back_is_refused_by_the_server() {
    let filled = filled();
    let copy = filled.world.copy();
    for name in ["record.db", "record.db-wal", "record.db-shm"] {
        let _ = std::fs::remove_file(copy.path().join(name));
    }
    let memory = std::fs::read(copy.path().join("checkpoint.last")).unwrap();
    copy_files(filled.earlier.path(), copy.path());
    std::fs::write(copy.path().join("checkpoint.last"), memory).unwrap();
    let data = text(copy.path());
    let printed = fails(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    let told = format!(
        "contradicts the remembered checkpoint of {}",
        filled.entries
    );
    assert!(printed.contains(&told), "{printed}");
    let printed = fails(&["record", "verify", "--data", data]);
    assert!(printed.contains("the record ends here"), "{printed}");
}
