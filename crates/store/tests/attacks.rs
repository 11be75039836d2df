//! Someone who owns the database file changes it; the verifier says where and how.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod common;

use common::{ORIGIN, World, twenty};
use rusqlite::params;
use store::{Damage, Finding, Positions, Reader, Store, VerifyOptions, verify};
use tlog::{Receipt, Signer, leaf_hash};

fn check(sql: &str, position: u64, damage: Damage) {
    let world = World::new();
    twenty(&world);
    world.attack(sql);
    let found = world.verify().finding;
    assert_eq!(
        found,
        Some(Finding {
            position: Some(position),
            damage
        }),
        "{sql}"
    );
}

#[test]
fn a_whole_record_is_in_order() {
    let world = World::new();
    twenty(&world);
    let report = world.verify();
    assert_eq!(report.finding, None);
    assert_eq!((report.entries, report.checkpoints), (20, 13));
    assert_eq!(report.checkpoint.unwrap().size, 20);
}

#[test]
fn changed_entries_are_found() {
    check(
        "update entry set leaf = cast(leaf || ' ' as blob) where position = 7",
        7,
        Damage::Leaf,
    );
    check(
        "update entry set leaf_hash = zeroblob(32) where position = 0",
        0,
        Damage::Leaf,
    );
    check(
        "update entry set leaf_hash = x'00' where position = 19",
        19,
        Damage::Leaf,
    );
    for (name, value) in [
        ("process", "'x'"),
        ("version", "99"),
        ("kind", "'payment.made'"),
    ] {
        let sql = format!("update entry set {name} = {value} where position = 12");
        check(&sql, 12, Damage::Column { name });
    }
}

#[test]
fn removed_swapped_and_copied_entries_are_found() {
    check("delete from entry where position = 8", 8, Damage::Missing);
    check("delete from entry where position = 0", 0, Damage::Missing);
    check(
        "delete from entry where position = 8; delete from payload where position = 8;
         update entry set position = position - 1 where position > 8;
         update payload set position = position - 1 where position > 8",
        8,
        Damage::Misplaced { belongs: 9 },
    );
    check(
        "update entry set position = -1 where position = 4;
         update entry set position = 4 where position = 13;
         update entry set position = 13 where position = -1",
        4,
        Damage::Misplaced { belongs: 13 },
    );
    check(
        "insert into entry select 20, process, 99, kind, leaf_hash, leaf from entry
         where position = 3",
        20,
        Damage::Duplicate { of: 3 },
    );
    check(
        "delete from entry where position = 11;
         insert into entry select 11, process, 99, kind, leaf_hash, leaf from entry
         where position = 3",
        11,
        Damage::Duplicate { of: 3 },
    );
    check(
        "update entry set position = position + 1000 where position >= 5;
         update entry set position = position - 999 where position >= 1005;
         insert into entry select 5, 'x', 1, kind, leaf_hash, leaf from entry where position = 3",
        5,
        Damage::Duplicate { of: 3 },
    );
}

#[test]
fn a_cut_tail_is_found() {
    check(
        "delete from entry where position >= 17",
        17,
        Damage::Truncated { signed: 20 },
    );
    check("delete from entry", 0, Damage::Truncated { signed: 20 });
    check(
        "delete from checkpoint where size > 10",
        10,
        Damage::Unsigned,
    );
    check("delete from checkpoint", 0, Damage::Unsigned);
}

#[test]
fn changed_texts_are_found() {
    check(
        "update payload set body = cast('[\"x\"]' as blob) where position = 5",
        5,
        Damage::Texts,
    );
    check(
        "update payload set salt = zeroblob(32) where position = 16",
        16,
        Damage::Texts,
    );
    check(
        "update payload set salt = zeroblob(31) where position = 16",
        16,
        Damage::Texts,
    );
    check(
        "delete from payload where position = 5",
        5,
        Damage::TextsMissing,
    );
    check(
        "update payload set body = null where position = 5",
        5,
        Damage::TextsHalfErased,
    );
    check(
        "update payload set salt = null where position = 5",
        5,
        Damage::TextsHalfErased,
    );
    check(
        "update payload set erased = 1 where position = 5",
        5,
        Damage::TextsHalfErased,
    );
    check(
        "update payload set salt = null, body = null where position = 5",
        5,
        Damage::TextsHalfErased,
    );
    check(
        "insert into payload values (0, x'00', x'00', 0)",
        0,
        Damage::TextsUnexpected,
    );
    check(
        "insert into payload values (77, x'00', x'00', 0)",
        77,
        Damage::TextsUnexpected,
    );
    check(
        "update payload set position = -1 where position = 4;
         update payload set position = 4 where position = 5;
         update payload set position = 5 where position = -1",
        4,
        Damage::Texts,
    );
}

#[test]
fn changed_checkpoints_are_found() {
    let bad = Damage::Checkpoint { size: 8 };
    check(
        "update checkpoint set note = 'x' where size = 8",
        7,
        bad.clone(),
    );
    check(
        "update checkpoint set note = replace(note, 'a', 'b') where size = 8",
        7,
        bad.clone(),
    );
    check(
        "delete from checkpoint where size = 8;
         update checkpoint set size = 8 where size = 9",
        7,
        bad,
    );
    check(
        "insert into checkpoint select 21, note from checkpoint where size = 20",
        20,
        Damage::Truncated { signed: 21 },
    );
}

/// Rewrites an entry with everything beside it made to fit, as a careful forger would.
fn forge(world: &World, position: i64) {
    let link = world.raw();
    let get = "select leaf from entry where position = ?1";
    let leaf: Vec<u8> = link.query_row(get, [position], |row| row.get(0)).unwrap();
    let leaf = String::from_utf8(leaf)
        .unwrap()
        .replace("300000.00", "900000.00");
    let leaf = leaf.replace("provider", "supplier");
    let set = "update entry set leaf = ?1, leaf_hash = ?2 where position = ?3";
    let hash = leaf_hash(leaf.as_bytes());
    link.execute(set, params![leaf.as_bytes(), hash.as_bytes(), position])
        .unwrap();
}

#[test]
fn a_careful_forgery_breaks_the_signed_root() {
    // Alone under its checkpoint, the position is exact.
    for position in 0..10_u64 {
        let world = World::new();
        twenty(&world);
        forge(&world, i64::try_from(position).unwrap());
        let damage = Damage::Rewritten { last: position };
        assert_eq!(
            world.verify().finding,
            Some(Finding {
                position: Some(position),
                damage
            })
        );
    }
    // Where several share one, the run is named, and a receipt makes it exact.
    let world = World::new();
    twenty(&world);
    let receipt = receipt(&world, 12);
    forge(&world, 12);
    let damage = Damage::Rewritten { last: 14 };
    assert_eq!(
        world.verify().finding,
        Some(Finding {
            position: Some(10),
            damage
        })
    );
    let options = VerifyOptions {
        receipts: &[receipt],
        ..VerifyOptions::default()
    };
    let found = verify(&world.path(), &options).unwrap().finding;
    assert_eq!(
        found,
        Some(Finding {
            position: Some(12),
            damage: Damage::Contradicted
        })
    );
}

fn receipt(world: &World, position: u64) -> Receipt {
    let store = world.open();
    let positions = Positions {
        first: position,
        last: position,
    };
    store
        .sqlite_readers()
        .get()
        .unwrap()
        .receipt(positions)
        .unwrap()
}

#[test]
fn a_record_signed_again_with_another_key_is_refused_by_the_known_key() {
    let world = World::new();
    twenty(&world);
    let known = world.open().verifier_key().clone();
    forge(&world, 6);
    sign_again(&world, &Signer::new(ORIGIN, &[9; 32]).unwrap());
    assert_eq!(
        world.verify().finding,
        None,
        "without a known key nobody can tell"
    );
    let options = VerifyOptions {
        key: Some(&known),
        ..VerifyOptions::default()
    };
    let found = verify(&world.path(), &options).unwrap().finding;
    assert_eq!(
        found,
        Some(Finding {
            position: Some(0),
            damage: Damage::Checkpoint { size: 20 }
        })
    );
}

#[test]
fn a_record_signed_again_with_the_stolen_key_is_contradicted_by_receipts() {
    let world = World::new();
    twenty(&world);
    let (of_forged, of_later) = (receipt(&world, 6), receipt(&world, 18));
    forge(&world, 6);
    sign_again(&world, &Signer::new(ORIGIN, &common::SEED).unwrap());
    assert_eq!(world.verify().finding, None, "root with the key wins at J1");
    let find = |receipt: Receipt| {
        let options = VerifyOptions {
            receipts: &[receipt],
            ..VerifyOptions::default()
        };
        verify(&world.path(), &options).unwrap().finding.unwrap()
    };
    let exact = Finding {
        position: Some(6),
        damage: Damage::Contradicted,
    };
    assert_eq!(find(of_forged), exact);
    let forked = Finding {
        position: Some(0),
        damage: Damage::Forked { last: 19 },
    };
    assert_eq!(find(of_later), forked);
}

/// Replaces all checkpoints by one over the record as it now is.
fn sign_again(world: &World, signer: &Signer) {
    let link = world.raw();
    let mut tree = tlog::Tree::new();
    let mut get = link
        .prepare("select leaf from entry order by position")
        .unwrap();
    let mut rows = get.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        tree.append(row.get_ref(0).unwrap().as_blob().unwrap());
    }
    let note = signer.sign(tree.size(), tree.root());
    link.execute_batch("delete from checkpoint").unwrap();
    link.execute("insert into checkpoint values (20, ?1)", [note])
        .unwrap();
    let key = signer.verifier().to_string();
    link.execute(
        "update meta set value = ?1 where key = 'verifier_key'",
        [key],
    )
    .unwrap();
}

#[test]
fn an_older_copy_is_contradicted_by_a_known_checkpoint() {
    let world = World::new();
    twenty(&world);
    let known = world.open().checkpoint().checkpoint.clone();
    world.attack(
        "delete from entry where position >= 9; delete from checkpoint where size > 9;
        delete from payload where position >= 9",
    );
    assert_eq!(world.verify().finding, None);
    let options = VerifyOptions {
        known: Some(&known),
        ..VerifyOptions::default()
    };
    let found = verify(&world.path(), &options).unwrap().finding;
    let damage = Damage::RolledBack { known: 20 };
    assert_eq!(
        found,
        Some(Finding {
            position: Some(9),
            damage
        })
    );
}

#[test]
fn a_bad_receipt_is_no_evidence() {
    let world = World::new();
    twenty(&world);
    let mut receipt = receipt(&world, 3);
    receipt.entries[0].leaf.push(' ');
    let options = VerifyOptions {
        receipts: &[receipt],
        ..VerifyOptions::default()
    };
    let report = verify(&world.path(), &options).unwrap();
    assert_eq!((report.finding, report.receipts_refused.len()), (None, 1));
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
