//! Someone who owns the database file changes it; the verifier says where and how.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{World, twenty};
use store::{Damage, Finding};

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
