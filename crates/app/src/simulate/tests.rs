//! The simulation holds, reaches what it should, repeats itself, and would notice.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets something unexpected should stop"
)]

use super::{
    Outcome, Plan,
    dice::Dice,
    ground::Ground,
    rails::Rails,
    rules::{Books, Rule},
    run_on,
    shrink::thin_out,
};
use domain::{Stage, core, registry, registry::Denied};
use std::sync::OnceLock;

/// Commands of one run; the four of them give a hundred thousand.
const COMMANDS: u64 = 25_000;

/// The ground and the rails, laid once for all tests.
fn laid() -> &'static (Ground, Rails) {
    static LAID: OnceLock<(Ground, Rails)> = OnceLock::new();
    LAID.get_or_init(|| {
        let ground = Ground::new().unwrap();
        let rails = Rails::lay(&ground).unwrap_or_else(|error| panic!("{error}"));
        (ground, rails)
    })
}

fn ran(commands: u64, seed: u64) -> Outcome {
    let (ground, rails) = laid();
    run_on(ground, rails, Plan { commands, seed })
}

fn holds(seed: u64) {
    let outcome = ran(COMMANDS, seed);
    let lines = outcome.lines().join("\n");
    assert!(outcome.broken.is_none(), "{lines}");
    assert_eq!(outcome.coverage.given, COMMANDS);
    // A failed competition is rare; every other stage is entered in each quarter.
    let mut unentered = outcome.coverage.unentered();
    unentered.retain(|stage| *stage != Stage::S07b);
    assert_eq!(unentered, Vec::<Stage>::new(), "{lines}");
    assert!(outcome.coverage.never().len() < 70, "{lines}");
}

#[test]
fn everything_holds_over_the_first_quarter() {
    holds(1);
}

#[test]
fn everything_holds_over_the_second_quarter() {
    holds(2);
}

#[test]
fn everything_holds_over_the_third_quarter() {
    holds(3);
}

#[test]
fn everything_holds_over_the_last_quarter() {
    holds(4);
}

#[test]
fn the_same_seed_gives_the_same_run_and_another_seed_another() {
    let lines = |seed| ran(1_500, seed).lines();
    assert_eq!(lines(7), lines(7));
    assert_ne!(lines(7), lines(8));
}

#[test]
fn the_stories_are_rails_with_examples_for_most_verbs() {
    let (_, rails) = laid();
    assert!(rails.tracks.iter().all(|track| track.len() > 20));
    let verbs = registry::verbs().count();
    assert!(
        rails.examples.len() * 10 > verbs * 6,
        "{}",
        rails.examples.len()
    );
}

#[test]
fn chance_is_within_bounds_and_spread() {
    let mut dice = Dice::new(1);
    let drawn: Vec<usize> = (0..10_000).map(|_| dice.below(10)).collect();
    for number in 0..10 {
        let count = drawn.iter().filter(|one| **one == number).count();
        assert!((800..1_200).contains(&count), "{number}: {count}");
    }
    assert_eq!(dice.below(0), 0);
    assert!((0..1_000).all(|_| (-3..=5).contains(&dice.between(-3, 5))));
}

#[test]
fn thinning_out_leaves_what_is_needed() {
    let shows = |list: &[u32]| list.contains(&17) && list.contains(&80);
    let left = thin_out((0..200).collect(), shows);
    assert_eq!(left, [17, 80]);
}

#[test]
fn a_guard_that_stops_a_payment_is_noticed() {
    let books = Books::default();
    let pay = registry::verb("pay-invoice").unwrap();
    let report = registry::verb("submit-report").unwrap();
    let blocked = Denied::Refused(core::GUARD_BLOCKS.refuse());
    let breach = books.refused(pay, &blocked).unwrap_err();
    assert_eq!(breach.rule, Rule::NeverBlocked);
    assert!(books.refused(report, &blocked).is_ok());
    let other = Denied::Refused(core::WRONG_STAGE.refuse());
    assert!(books.refused(pay, &other).is_ok());
}
