//! A writer killed at any moment loses nothing it acknowledged, and starts again by itself.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

mod common;

use common::{World, entry, open_in};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};
use store::{Rollback, Store, in_command};

const DIRECTORY: &str = "BONAFIDE_CRASH_TEST_DIRECTORY";
const ROUNDS: usize = 20;

/// Does nothing unless started by the test below; then appends until it is killed.
#[test]
fn writer() {
    let Some(dir) = std::env::var_os(DIRECTORY) else {
        return;
    };
    let mut store = open_in(Path::new(&dir), Rollback::Refuse).unwrap();
    loop {
        let mut batch = store.begin().unwrap();
        for n in 0..4 {
            let version = batch
                .entries(common::process(n))
                .unwrap()
                .len()
                .try_into()
                .unwrap();
            in_command(batch.as_mut(), |batch| {
                batch.append(version, vec![entry(n, 1)])
            })
            .unwrap()
            .unwrap();
        }
        println!("\nacknowledged {}", batch.commit().unwrap().checkpoint.size);
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed() {
    let world = World::new();
    drop(world.open());
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(DIRECTORY, world.dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let mut sizes = lines.by_ref().filter_map(|line| {
            line.strip_prefix("acknowledged ")
                .map(|size| size.parse::<u64>().unwrap())
        });
        acknowledged = sizes.nth(round % 7).unwrap();
        child.kill().unwrap();
        // What was printed before the kill arrived was acknowledged too.
        acknowledged = sizes.last().unwrap_or(acknowledged);
        child.wait().unwrap();
        let size = world.open().checkpoint().checkpoint.size;
        assert!(
            size >= acknowledged && size.is_multiple_of(4),
            "{size} of {acknowledged}"
        );
        let report = world.verify();
        assert_eq!((report.finding, report.entries), (None, size));
    }
    assert!(acknowledged >= 4);
}
