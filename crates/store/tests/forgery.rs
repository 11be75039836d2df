//! Someone rewrites the record carefully, or signs it again; root, key or receipt tell.

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
