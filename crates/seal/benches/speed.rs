//! Time to seal, to read (what a server does with an arriving envelope) and to open, by size of the
//! technical part: `cargo bench -p seal`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that meets something unexpected should stop"
)]

use kernel::{Digest, OrganisationId, ProcessId};
use seal::{Envelope, Level, OfficerKey, Part, Plan, Random, open_part, open_share, seal};
use std::time::{Duration, Instant};
use uuid::Uuid;

const ROUNDS: u32 = 20;
const THRESHOLD: u8 = 3;
const OFFICERS: u8 = 5;

fn mean(mut act: impl FnMut()) -> Duration {
    act();
    let started = Instant::now();
    for _ in 0..ROUNDS {
        act();
    }
    started.elapsed() / ROUNDS
}

fn main() {
    let mut random = Random::from_seed([1; 32]);
    let keys: Vec<OfficerKey> = (0..OFFICERS)
        .map(|_| OfficerKey::generate(&mut random).unwrap())
        .collect();
    let plan = Plan {
        process: ProcessId::new(Uuid::from_u128(1)),
        documents: Digest::of(b"tender"),
        deadline: "2025-03-03T01:00:00Z".parse().unwrap(),
        tenderer: OrganisationId::new(Uuid::from_u128(2)),
        lots: vec![1],
        officers: keys.iter().map(OfficerKey::recipient).collect(),
        threshold: u32::from(THRESHOLD),
    };
    println!("{THRESHOLD} of {OFFICERS} officers, mean of {ROUNDS} rounds");
    println!("content     seal        read        one officer open both parts");
    for kib in [1_usize, 64, 1_024, 10_240, 30_720] {
        let content = vec![b'x'; kib << 10];
        let mut make = || {
            let level = Level::SealedByTenderer;
            seal(&plan, &content, b"price", level, &mut random).unwrap()
        };
        let bytes = make();
        let sealing = mean(|| drop(make()));
        let reading = mean(|| drop(Envelope::read(&bytes).unwrap()));
        let envelope = Envelope::read(&bytes).unwrap();
        let shares = |part| {
            (1..=THRESHOLD)
                .map(|officer| {
                    let key = &keys[usize::from(officer) - 1];
                    (officer, open_share(&envelope, part, officer, key).unwrap())
                })
                .collect::<Vec<_>>()
        };
        let releasing = mean(|| {
            for part in Part::ALL {
                open_share(&envelope, part, 1, &keys[0]).unwrap();
            }
        });
        let all = Part::ALL.map(|part| (part, shares(part)));
        let opening = mean(|| {
            for (part, shares) in &all {
                open_part(&envelope, *part, shares).unwrap();
            }
        });
        println!(
            "{kib:>6} KiB {sealing:>9.2?} {reading:>11.2?} {releasing:>11.2?} {opening:>11.2?}"
        );
    }
}
