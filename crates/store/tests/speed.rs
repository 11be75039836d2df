//! The speed of the store as a share of what the same disk allows. Prints the figures and
//! asserts none: a shared machine would make such a test fail by chance.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, entry};
use std::time::Instant;
use store::{
    Batch, Store,
    bench::{Rate, RawInserts, Shape, fsync_loop, raw_inserts},
    in_command,
};

const GROUP: u32 = 64;

fn grouped(store: &mut dyn Store, first: u32, commits: u32) -> Rate {
    let made: Vec<_> = (0..commits * GROUP)
        .map(|number| process_of(first + number))
        .collect();
    let started = Instant::now();
    for chunk in made.chunks(usize::try_from(GROUP).unwrap()) {
        let mut batch = store.begin().unwrap();
        for entry in chunk {
            let one = |batch: &mut dyn Batch| batch.append(0, vec![entry.clone()]);
            in_command(batch.as_mut(), one).unwrap().unwrap();
        }
        batch.commit().unwrap();
    }
    Rate {
        count: commits * GROUP,
        elapsed: started.elapsed(),
    }
}

fn process_of(number: u32) -> store::NewEntry {
    let mut new = entry(1, 1);
    new.process = format!("0192{number:08x}-0000-7000-8000-000000000000")
        .replacen("0192", "", 1)
        .parse()
        .unwrap();
    new
}

#[test]
fn grouped_appends_beside_the_limits_of_the_machine() {
    let world = World::new();
    let (rounds, commits) = if cfg!(debug_assertions) {
        (20, 5)
    } else {
        (500, 200)
    };
    let fsync = fsync_loop(world.dir.path(), rounds).unwrap();
    let raw = |shape| {
        let plan = RawInserts {
            shape,
            commits,
            rows_per_commit: GROUP,
            row_bytes: 600,
        };
        raw_inserts(world.dir.path(), plan).unwrap().per_second()
    };
    let (bare, record) = (raw(Shape::Bare), raw(Shape::Record));
    let mut store = world.open();
    let ours = grouped(&mut store, 0, commits).per_second();
    println!("syncs {:.0}/s", fsync.per_second());
    println!("bare grouped inserts {bare:.0} rows/s");
    println!("grouped inserts into the tables of the record {record:.0} rows/s");
    println!("grouped appends {ours:.0} entries/s");
    println!(
        "share {:.0} % of bare, {:.0} % of record",
        100.0 * ours / bare,
        100.0 * ours / record
    );
    assert_eq!(world.verify().finding, None);
}

/// A small record, unless `BONAFIDE_MILLION` is set for a measurement.
#[test]
fn a_million_entries_start_and_verify_quickly() {
    let entries = if std::env::var_os("BONAFIDE_MILLION").is_some() {
        1_000_000
    } else {
        2_000
    };
    let world = World::new();
    let mut store = world.open();
    let commits = entries / GROUP;
    grouped(&mut store, 0, commits);
    Box::new(store).stop().unwrap();
    let started = Instant::now();
    let size = world.open().checkpoint().checkpoint.size;
    println!("opened {size} entries in {:?}", started.elapsed());
    let started = Instant::now();
    let report = world.verify();
    println!(
        "verified {} entries in {:?}",
        report.entries,
        started.elapsed()
    );
    assert_eq!(report.finding, None);
}
