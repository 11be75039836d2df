//! All questions over a long contract.

use super::{story::Story, texts::narrative};
use kernel::Role;
use serde_json::json;
use std::time::{Duration, Instant};

/// A contract with so many services and a narrative for each.
fn long(count: u32) -> Story {
    let day = |id: u32| {
        let first = "2025-04-01".parse().unwrap();
        kernel::time::plus_days(first, i32::try_from(id % 365).unwrap())
    };
    (1..=count).fold(Story::running().on("2026-04-05").by(Role::Worker, 31), |story, id| {
        let kind = ["visit", "case-session", "group", "activity"][usize::try_from(id % 4).unwrap()];
        let body = json!({ "id": id, "kind": kind, "unit": 1 + id % 2, "on": day(id), "hours": "0.5",
            "served": id % 23, "place": "home", "entry": "timely",
            "note": super::story::text(&narrative(id)) });
        story.tells("service.recorded", body)
    })
}

#[test]
fn the_cost_grows_with_the_record_and_not_with_its_square() {
    let took = |story: &Story| {
        let start = Instant::now();
        assert!(!story.findings().is_empty());
        start.elapsed().max(Duration::from_millis(1))
    };
    let (small, large) = (long(500), long(4_000));
    let (small, large) = (took(&small), took(&large));
    // Eight times the records: sixty-four times the cost would be a square.
    assert!(large < small * 30, "{small:?} and {large:?}");
}

/// Measured by `cargo test --release -p domain --lib signs::tests::speed -- --nocapture`.
#[cfg(not(debug_assertions))]
#[test]
fn twenty_thousand_services_are_asked_about_at_once() {
    let story = long(20_000);
    let start = Instant::now();
    let found = story.findings();
    let took = start.elapsed();
    println!("{} questions over 20,000 services: {took:?}", found.len());
    assert!(took < Duration::from_millis(200), "{took:?}");
}
